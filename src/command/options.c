#include "command/options.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

const struct option common_option_table[] = {
    { "quiet", 'q', OPTION_FLAG, offsetof(struct common_options, quiet), NULL,
      "no messages but errors" },
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
    for (const struct option *option = command->options; option->name != NULL; option++)
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

/* The texts that GLib allocated for options go when the run goes. */
static void adopt_values(struct run *run, const struct command *command, char *target)
{
    for (const struct option *option = command->options; option->name != NULL; option++) {
        void *field = target + option->offset;
        if (option->kind == OPTION_TEXT && *(char **)field != NULL)
            run_adopt(run, *(char **)field, g_free);
        if (option->kind == OPTION_TEXTS && *(char ***)field != NULL)
            run_adopt(run, *(char ***)field, (void (*)(void *))g_strfreev);
    }
}

static void entries_add(GArray *entries, const struct option *table, char *target)
{
    for (const struct option *option = table; option->name != NULL; option++) {
        if (option->kind == OPTION_HEADING)
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
    entries_add(entries, command->options, target);
    entries_add(entries, common_option_table, (char *)common);
    GOptionContext *context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, (GOptionEntry *)(void *)entries->data, NULL);
    GError *error = NULL;
    bool ok = g_option_context_parse_strv(context, words, &error);
    g_option_context_free(context);
    adopt_values(run, command, target);
    if (!ok) {
        option_failure(run, command, error);
        g_error_free(error);
    }
    return ok;
}
