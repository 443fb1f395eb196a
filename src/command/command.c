#include "command/command.h"

#include <glib.h>
#include <string.h>

#include "base/output.h"
#include "base/text.h"

static const struct command *const commands[] = {
    &command_reproduce, &command_report,     &command_fit,      &command_plot,  &command_sweep,
    &command_curve,     &command_factor,     &command_describe, &command_panel, &command_areas,
    &command_audit,     &command_synthesise, &command_selftest,
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static bool print(struct run *run, const char *text)
{
    struct outputs *outputs = outputs_new(run);
    outputs_add_text(outputs, NULL, text);
    return outputs_write(run, outputs);
}

static bool print_overview(struct run *run)
{
    char *text = talloc_strdup(
        run,
        "attain reruns, tests and extends regressions of outcomes across local authorities.\n\n"
        "Examples:\n");
    for (size_t i = 0; i < COMMANDS; i++)
        text = talloc_asprintf_append_buffer(text, "  %s\n", commands[i]->examples[0]);
    text = talloc_strdup_append_buffer(text, "\nCommands:\n");
    for (size_t i = 0; i < COMMANDS; i++)
        text = talloc_asprintf_append_buffer(text, "  %-10s %s\n", commands[i]->name,
                                             commands[i]->summary);
    return print(run, talloc_strdup_append_buffer(
                          text, "\n'attain COMMAND --help' says more. 'attain --version' "
                                "names the version.\n"));
}

static bool print_version(struct run *run)
{
    return print(run, "attain " ATTAIN_VERSION
                      "\nLicence GPL-3.0-or-later: free software, without warranty.\n");
}

/* "  -o, --output FILE         file; ...": where the left part is too long for its column, the
 * words begin on the line beneath. */
static const char *option_help(struct run *run, const struct option *option)
{
    const char *letter =
        option->letter == '\0' ? "    " : talloc_asprintf(run, "-%c, ", option->letter);
    const char *value =
        option->argument == NULL ? "" : talloc_asprintf(run, " %s", option->argument);
    const char *left = talloc_asprintf(run, "%s--%s%s", letter, option->name, value);
    const char *help = text_wrap(run, option->help, 54, 28);
    return strlen(left) <= 24 ? talloc_asprintf(run, "  %-24s  %s\n", left, help)
                              : talloc_asprintf(run, "  %s\n%28s%s\n", left, "", help);
}

/* "The kinds are scatter, ... and table.": what the first argument can be. */
static const char *kinds_help(struct run *run, const struct command *command)
{
    size_t count = 0;
    if (command->kinds == NULL)
        return "";
    while (command->kinds[count] != NULL)
        count++;
    const char *kinds = text_list(run, command->kinds, count);
    return talloc_asprintf(run, "\n%s\n",
                           text_wrap(run, talloc_asprintf(run, "The kinds are %s.", kinds), 78, 0));
}

static bool print_help(struct run *run, const struct command *command)
{
    char *text = talloc_asprintf(run, "%s\n\nExamples:\n", command->summary);
    for (const char *const *example = command->examples; *example != NULL; example++)
        text = talloc_asprintf_append_buffer(text, "  %s\n", *example);
    text =
        talloc_asprintf_append_buffer(text, "\nUsage: attain %s%s%s [options]\n", command->name,
                                      *command->arguments == '\0' ? "" : " ", command->arguments);
    text = talloc_strdup_append_buffer(text, kinds_help(run, command));
    if (command->options->kind != OPTION_HEADING)
        text = talloc_strdup_append_buffer(text, "\nOptions:\n");
    for (const struct option *option = command->options; option->name != NULL; option++)
        text = option->kind == OPTION_HEADING
                   ? talloc_asprintf_append_buffer(text, "\n%s:\n", option->name)
                   : talloc_strdup_append_buffer(text, option_help(run, option));
    return print(run, talloc_strdup_append_buffer(
                          text, "  -q, --quiet               no messages but errors\n"
                                "  -h, --help                this help\n"));
}

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

/* An option such as -o "$OUT" with nothing in it is a slip that could write anywhere. */
static bool check_values(struct run *run, const struct command *command, const char *target)
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

/* Fill `target` by the command's option table; what is no option stays in `words`. */
static bool read_options(struct run *run, const struct command *command, char ***words,
                         char *target, gboolean *help)
{
    gboolean quiet = FALSE;
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    run_adopt(run, entries, (void (*)(void *))g_array_unref);
    for (const struct option *option = command->options; option->name != NULL; option++) {
        if (option->kind == OPTION_HEADING)
            continue;
        GOptionEntry entry = entry_of(option, target);
        g_array_append_val(entries, entry);
    }
    GOptionEntry common[] = {
        { .long_name = "help", .short_name = 'h', .arg = G_OPTION_ARG_NONE, .arg_data = help },
        { .long_name = "quiet", .short_name = 'q', .arg = G_OPTION_ARG_NONE, .arg_data = &quiet }
    };
    g_array_append_vals(entries, common, 2);
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
    run->quiet = quiet;
    return ok;
}

static bool check_count(struct run *run, const struct command *command, size_t count)
{
    if (count < command->least)
        return run_fail(run, STATUS_USAGE, NOWHERE, "write: attain %s %s; see 'attain %s --help'",
                        command->name, command->arguments, command->name);
    return count <= command->most
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "%s takes %s, and %zu words were given; quote what holds spaces",
                       command->name,
                       command->most == 0   ? "no argument"
                       : command->most == 1 ? "one argument"
                                            : "fewer arguments",
                       count);
}

static bool perform(struct run *run, const struct command *command, size_t words,
                    const char *const *word)
{
    char **copy = g_new0(char *, words + 1);
    for (size_t i = 0; i < words; i++)
        copy[i] = g_strdup(word[i]);
    char *target = talloc_zero_size(run, command->options_size);
    gboolean help = FALSE;
    bool ok = read_options(run, command, &copy, target, &help);
    run_adopt(run, copy, (void (*)(void *))g_strfreev);
    if (!ok)
        return false;
    if (help)
        return print_help(run, command);
    if (!check_values(run, command, target))
        return false;
    size_t arguments = g_strv_length(copy) - 1; /* the first word is the command's name */
    struct request request = { target, arguments, (const char *const *)copy + 1, words, word };
    return check_count(run, command, arguments) && command->perform(run, &request);
}

bool command_run(struct run *run, size_t words, const char *const *word)
{
    const char *name = words == 0 ? "--help" : word[0];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
        return print_overview(run);
    if (strcmp(name, "--version") == 0)
        return print_version(run);
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++) {
        names[i] = commands[i]->name;
        if (strcmp(names[i], name) == 0)
            return perform(run, commands[i], words, word);
    }
    const char *near = text_suggestion(run, name, names, COMMANDS);
    return run_fail(run, STATUS_USAGE, NOWHERE, "no command '%s'%s", name,
                    *near == '\0' ? talloc_asprintf(run, "; the commands are %s",
                                                    text_list(run, names, COMMANDS))
                                  : near);
}
