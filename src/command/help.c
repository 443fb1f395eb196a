#include "command/help.h"

#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/terminal.h"
#include "base/text.h"
#include "command/libraries.h"
#include "command/manual.h"

/* Lines that are longer are hard to read, whatever the terminal. */
enum { WIDEST = 100, USUAL = 80, NARROWEST = 30 };

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

static bool print_page(struct run *run, const struct manual_page *page)
{
    size_t width = terminal_width();
    width = width == 0 ? USUAL : width > WIDEST ? WIDEST : width < NARROWEST ? NARROWEST : width;
    return print(run, manual_text(page, width));
}

bool help_overview(struct run *run, const struct command *const *command, size_t commands)
{
    struct manual_page *page = manual_new(run, "attain", 0, "");
    manual_add(
        page, BLOCK_TEXT,
        "attain reruns, tests and extends regressions of outcomes across local authorities.");
    manual_add(page, BLOCK_HEADING, "Examples");
    for (size_t i = 0; i < commands; i++)
        manual_add(page, BLOCK_CODE, command[i]->examples[0]);
    manual_add(page, BLOCK_HEADING, "Commands");
    for (size_t i = 0; i < commands; i++)
        manual_item(page, command[i]->name, "", command[i]->summary);
    manual_add(page, BLOCK_TEXT,
               "'attain help COMMAND' says more of one; 'attain help study', 'attain help formats' "
               "and 'attain help formulas' of files and formulas; 'attain --version' names the "
               "version.");
    return print_page(run, page);
}

bool help_command(struct run *run, const struct command *command)
{
    return print_page(run, manual_of_help(run, command));
}

bool help_word(struct run *run, const struct command *const *command, size_t commands,
               const char *word)
{
    size_t count = 0;
    const char **names = run_array(run, const char *, commands + 8);
    for (size_t i = 0; i < commands; i++) {
        if (strcmp(command[i]->name, word) == 0)
            return help_command(run, command[i]);
        names[count++] = command[i]->name;
    }
    const struct manual_page *page = manual_of_topic(run, word);
    if (page != NULL)
        return print_page(run, page);
    for (size_t i = 0; topic_names[i] != NULL; i++)
        names[count++] = topic_names[i];
    const char *near = text_suggestion(run, word, names, count);
    return run_fail(run, STATUS_USAGE, NOWHERE, "no help on '%s'%s", word,
                    *near != '\0' ? near
                                  : talloc_asprintf(run, "; there is help on %s",
                                                    text_list(run, names, count)));
}

bool help_version(struct run *run)
{
    return print(run, talloc_asprintf(run,
                                      "attain " ATTAIN_VERSION
                                      "\nLicence GPL-3.0-or-later: free software, "
                                      "without warranty.\n\nLibraries: %s\n",
                                      text_wrap(run, libraries_text(run), USUAL - 11, 11)));
}
