#include "command/options.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

const struct option common_option_table[] = {
    { "quiet", 'q', OPTION_FLAG, offsetof(struct common_options, quiet), NULL,
      "no messages but errors" },
    { "verbose", 'v', OPTION_FLAG, offsetof(struct common_options, verbose), NULL,
      "say each step: what is read, fitted and written" },
    { "colour", '\0', OPTION_TEXT, offsetof(struct common_options, colour), "WHEN",
      "bold and colour: auto (on a terminal that takes it, unless NO_COLOR is set), always or "
      "never" },
    { "no-pager", '\0', OPTION_FLAG, offsetof(struct common_options, no_pager), NULL,
      "long text on a terminal all at once, without a pager" },
    { "dry-run", '\0', OPTION_FLAG, offsetof(struct common_options, dry_run), NULL,
      "say what would be read, fitted and written; write nothing" },
    { "help", 'h', OPTION_FLAG, offsetof(struct common_options, help), NULL, "this help" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

static GOptionEntry entry_of(const struct option *option, char *target)
{
    static const GOptionArg kind[] = { [OPTION_FLAG] = G_OPTION_ARG_NONE,
                                       [OPTION_TEXT] = G_OPTION_ARG_FILENAME,
                                       [OPTION_TEXTS] = G_OPTION_ARG_FILENAME_ARRAY };
    return (GOptionEntry){ .long_name = option->name,
                           .short_name = option->letter,
                           .arg = kind[option->kind],
                           .arg_data = target + option->offset };
}

static bool option_failure(struct run *run, const struct command *command, const GError *error)
{
    size_t count = 0;
    const char **names = NULL;
    const struct option *const table[] = { command->options, common_option_table };
    for (size_t t = 0; t < 2; t++)
        for (const struct option *option = table[t]; option->name != NULL; option++)
            if (option->kind != OPTION_HEADING) {
                names = run_grow(run, names, const char *, count + 1);
                names[count++] = talloc_asprintf(run, "--%s", option->name);
            }
    const char *word = strrchr(error->message, ' ');
    if (error->code != G_OPTION_ERROR_UNKNOWN_OPTION || word == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE, "%s; see 'attain %s --help'", error->message,
                        command->name);
    return run_fail(run, STATUS_USAGE, NOWHERE, "%s has no option '%s'%s; see 'attain %s --help'",
                    command->name, word + 1, text_suggestion(run, word + 1, names, count),
                    command->name);
}

static bool has_empty(const struct option *option, const void *field)
{
    if (option->kind == OPTION_TEXT) {
        const char *text = *(char *const *)field;
        return text != NULL && *text == '\0';
    }
    char *const *texts = option->kind == OPTION_TEXTS ? *(char *const *const *)field : NULL;
    for (; texts != NULL && *texts != NULL; texts++)
        if (**texts == '\0')
            return true;
    return false;
}

bool options_check(struct run *run, const struct command *command, const char *target)
{
    for (const struct option *option = command->options; option->name != NULL; option++)
        if (has_empty(option, target + option->offset))
            return run_fail(run, STATUS_USAGE, NOWHERE, "--%s is empty; give it a value",
                            option->name);
    return true;
}

bool common_options_heed(struct run *run, const struct common_options *common)
{
    static const char *const whens[] = {
        [COLOURING_AUTO] = "auto", [COLOURING_ALWAYS] = "always", [COLOURING_NEVER] = "never"
    };
    enum { WHENS = sizeof whens / sizeof *whens };
    if (common->quiet && common->verbose)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--quiet and --verbose contradict each other; give one of them");
    run->quiet = common->quiet;
    run->verbose = common->verbose;
    run->unpaged = common->no_pager;
    if (common->colour == NULL)
        return true;
    for (size_t i = 0; i < WHENS; i++)
        if (strcmp(whens[i], common->colour) == 0) {
            run->colouring = (enum colouring)i;
            return true;
        }
    return run_fail(run, STATUS_USAGE, NOWHERE,
                    "--colour takes auto, always or never, and not '%s'%s", common->colour,
                    text_suggestion(run, common->colour, whens, WHENS));
}

/* Those who write --color mean the same. */
static void spell_colour(char **word)
{
    static const char american[] = "--color";
    const size_t length = sizeof american - 1;
    for (; *word != NULL && strcmp(*word, "--") != 0; word++)
        if (strncmp(*word, american, length) == 0
            && ((*word)[length] == '\0' || (*word)[length] == '=')) {
            char *spelt = g_strconcat("--colour", *word + length, NULL);
            g_free(*word);
            *word = spelt;
        }
}

/* The texts that GLib allocated for options go when the run goes. */
static void adopt_values(struct run *run, const struct option *table, char *target)
{
    for (const struct option *option = table; option->name != NULL; option++) {
        void *field = target + option->offset;
        if (option->kind == OPTION_TEXT && *(char **)field != NULL)
            run_adopt(run, *(char **)field, g_free);
        if (option->kind == OPTION_TEXTS && *(char ***)field != NULL)
            run_adopt(run, *(char ***)field, (void (*)(void *))g_strfreev);
    }
}

bool option_is_taken(const struct command *command, const struct option *common)
{
    for (const struct option *own = command->options; own->name != NULL; own++)
        if (own != common && own->kind != OPTION_HEADING && strcmp(own->name, common->name) == 0)
            return true;
    return false;
}

static void entries_add(GArray *entries, const struct command *command, const struct option *table,
                        char *target)
{
    for (const struct option *option = table; option->name != NULL; option++) {
        if (option->kind == OPTION_HEADING || option_is_taken(command, option))
            continue;
        GOptionEntry entry = entry_of(option, target);
        g_array_append_val(entries, entry);
    }
}

bool options_read(struct run *run, const struct command *command, char ***words, char *target,
                  struct common_options *common)
{
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    run_adopt(run, entries, (void (*)(void *))g_array_unref);
    entries_add(entries, command, command->options, target);
    entries_add(entries, command, common_option_table, (char *)common);
    GOptionContext *context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, (GOptionEntry *)(void *)entries->data, NULL);
    GError *error = NULL;
    spell_colour(*words);
    bool ok = g_option_context_parse_strv(context, words, &error);
    g_option_context_free(context);
    adopt_values(run, command->options, target);
    adopt_values(run, common_option_table, (char *)common);
    if (!ok) {
        option_failure(run, command, error);
        g_error_free(error);
    }
    return ok;
}
