#include "command/help.h"

#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/terminal.h"
#include "base/text.h"
#include "command/options.h"

/* Headings, which end with a colon and stand at the margin, stand out. */
static const char *headings_stressed(struct run *run, const char *text)
{
    char *stressed = talloc_strdup(run, "");
    for (size_t length; *text != '\0'; text += length) {
        length = strcspn(text, "\n") + 1;
        const char *line = talloc_strndup(run, text, length);
        bool heading = length > 2 && *text != ' ' && text[length - 2] == ':';
        stressed = talloc_strdup_append_buffer(
            stressed, heading ? terminal_stressed(run, STRESS_STRONG, line) : line);
    }
    return stressed;
}

static bool print(struct run *run, const char *text)
{
    struct outputs *outputs = outputs_new(run);
    bool stressed = terminal_stresses(run, STDOUT_FILENO);
    outputs_add_text(outputs, NULL, stressed ? headings_stressed(run, text) : text);
    return outputs_write(run, outputs);
}

bool help_overview(struct run *run, const struct command *const *command, size_t commands)
{
    char *text = talloc_strdup(
        run,
        "attain reruns, tests and extends regressions of outcomes across local authorities.\n\n"
        "Examples:\n");
    for (size_t i = 0; i < commands; i++)
        text = talloc_asprintf_append_buffer(text, "  %s\n", command[i]->examples[0]);
    text = talloc_strdup_append_buffer(text, "\nCommands:\n");
    for (size_t i = 0; i < commands; i++)
        text = talloc_asprintf_append_buffer(text, "  %-10s %s\n", command[i]->name,
                                             command[i]->summary);
    return print(run, talloc_strdup_append_buffer(
                          text, "\n'attain COMMAND --help' says more. 'attain --version' "
                                "names the version.\n"));
}

bool help_version(struct run *run)
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

static char *options_append(struct run *run, char *text, const struct command *command,
                            const struct option *table)
{
    for (const struct option *option = table; option->name != NULL; option++)
        if (option->kind == OPTION_HEADING)
            text = talloc_asprintf_append_buffer(text, "\n%s:\n", option->name);
        else if (!option_is_taken(command, option))
            text = talloc_strdup_append_buffer(text, option_help(run, option));
    return text;
}

bool help_command(struct run *run, const struct command *command)
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
    text = options_append(run, text, command, command->options);
    return print(run, options_append(run, text, command, common_option_table));
}
