/* Pages of the program and its commands, made from their tables. */
#include <string.h>

#include "base/text.h"
#include "command/manual.h"
#include "command/options.h"

static const struct {
    const char *status, *help;
} statuses[] = {
    { "0", "done" },
    { "1", "the answer is no: an audit or a check found something, two results differ, a self-test "
           "falls short" },
    { "2", "usage: a command, an option or a formula that does not parse" },
    { "3", "a file cannot be opened or read" },
    { "4", "a file is malformed; the message names its line" },
    { "5", "the data cannot support the request: no such column, too few rows, collinear columns" },
    { "6", "numerical failure: an iteration that did not converge" },
    { "7", "an output cannot be written" },
    { "130", "interrupted; nothing is left half-written" },
};

static const struct {
    const char *name, *help;
} variables[] = {
    { "COLUMNS", "how wide text for a terminal is, whatever the terminal says" },
    { "LINES", "how many lines of it fit before a pager shows it" },
    { "NO_COLOR", "where it is set and not empty, nothing on a terminal is bold or coloured" },
    { "TERM", "what the terminal can do; nothing of it where it is dumb" },
    { "ATTAIN_PAGER, PAGER",
      "what shows text on a terminal that is longer than it; less -FRX without "
      "them, nothing where it is cat or empty" },
    { "LESS", "options of less; FRX without it, and a last line that says how to go on" },
    { "ATTAIN_THREADS", "how many threads may compute at once; as many as there are processors "
                        "without it. Results do not depend on it" },
    { "SOURCE_DATE_EPOCH", "the time, in seconds since 1970, that reports give as theirs; none "
                           "without it" },
};

static const struct {
    const char *path, *help;
} files[] = {
    { "PREFIX/share/attain/models/virtual-schools.yaml", "the study that is run if none is named" },
    { "PREFIX/share/attain/data", "made-up sample data, registers of local authorities, printed "
                                  "tables, certified answers" },
    { "PREFIX/share/attain/plots", "its charts" },
};

struct manual_page *manual_new(struct run *run, const char *name, int section, const char *summary)
{
    struct manual_page *page = talloc_zero(run, struct manual_page);
    *page =
        (struct manual_page){ .run = run, .name = name, .section = section, .summary = summary };
    return page;
}

static void block_add(struct manual_page *page, struct block block)
{
    page->block = run_grow(page->run, page->block, struct block, page->blocks + 1);
    page->block[page->blocks++] = block;
}

void manual_add(struct manual_page *page, enum block_kind kind, const char *text)
{
    block_add(page, (struct block){ kind, "", "", text });
}

void manual_item(struct manual_page *page, const char *tag, const char *value, const char *text)
{
    block_add(page, (struct block){ BLOCK_ITEM, tag, value, text });
}

/* The paragraphs of a text, which have blank lines between them. */
static void add_paragraphs(struct manual_page *page, const char *text)
{
    for (const char *end; *text != '\0'; text = *end == '\0' ? end : end + 2) {
        end = strstr(text, "\n\n");
        end = end == NULL ? text + strlen(text) : end;
        manual_add(page, BLOCK_TEXT, talloc_strndup(page->run, text, (size_t)(end - text)));
    }
}

/* A block for every option of a table that ends with a NULL name, but for common ones whose name an
 * option of `command` (NULL: none) has. */
static void options_add(struct manual_page *page, const struct command *command,
                        const struct option *table)
{
    enum block_kind heading = page->section == 0 ? BLOCK_HEADING : BLOCK_SUBHEADING;
    for (const struct option *option = table; option->name != NULL; option++) {
        if (option->kind == OPTION_HEADING) {
            manual_add(page, heading, option->name);
            continue;
        }
        if (command != NULL && option_is_taken(command, option))
            continue;
        const char *letter = option->letter != '\0'
                                 ? talloc_asprintf(page->run, "-%c, ", option->letter)
                             : page->section == 0 ? "    "
                                                  : "";
        manual_item(page, talloc_asprintf(page->run, "%s--%s", letter, option->name),
                    option->argument == NULL ? "" : option->argument, option->help);
    }
}

void manual_statuses(struct manual_page *page)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        manual_item(page, statuses[i].status, "", statuses[i].help);
}

static void add_examples(struct manual_page *page, const char *const *examples)
{
    for (; *examples != NULL; examples++)
        manual_add(page, BLOCK_CODE, *examples);
}

static const char *usage_of(struct run *run, const struct command *command)
{
    return talloc_asprintf(run, "attain %s%s%s [options]", command->name,
                           *command->arguments == '\0' ? "" : " ", command->arguments);
}

/* "The kinds are scatter, ... and table.": what the first argument can be. */
static void add_kinds(struct manual_page *page, const struct command *command)
{
    size_t count = 0;
    if (command->kinds == NULL)
        return;
    while (command->kinds[count] != NULL)
        count++;
    manual_add(page, BLOCK_TEXT,
               talloc_asprintf(page->run, "The kinds are %s.",
                               text_list(page->run, command->kinds, count)));
}

struct manual_page *manual_of_help(struct run *run, const struct command *command)
{
    struct manual_page *page = manual_new(run, command->name, 0, command->summary);
    manual_add(page, BLOCK_TEXT, command->summary);
    manual_add(page, BLOCK_HEADING, "Examples");
    add_examples(page, command->examples);
    manual_add(page, BLOCK_TEXT, talloc_asprintf(run, "Usage: %s", usage_of(run, command)));
    add_kinds(page, command);
    if (command->options->kind != OPTION_HEADING)
        manual_add(page, BLOCK_HEADING, "Options");
    options_add(page, command, command->options);
    manual_add(page, BLOCK_HEADING, "Of every command");
    options_add(page, command, common_option_table);
    return page;
}

static void add_environment(struct manual_page *page)
{
    manual_add(page, BLOCK_HEADING, "Environment");
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        manual_item(page, variables[i].name, "", variables[i].help);
}

static void add_files(struct manual_page *page)
{
    manual_add(page, BLOCK_HEADING, "Files");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        manual_item(page, files[i].path, "", files[i].help);
}

static void add_statuses(struct manual_page *page)
{
    manual_add(page, BLOCK_HEADING, "Exit status");
    manual_statuses(page);
}

struct manual_page *manual_of_command(struct run *run, const struct command *command)
{
    struct manual_page *page =
        manual_new(run, talloc_asprintf(run, "attain-%s", command->name), 1, command->summary);
    manual_add(page, BLOCK_HEADING, "Synopsis");
    manual_add(page, BLOCK_CODE, usage_of(run, command));
    manual_add(page, BLOCK_HEADING, "Description");
    add_paragraphs(page, command->about == NULL ? command->summary : command->about);
    add_kinds(page, command);
    manual_add(page, BLOCK_HEADING, "Examples");
    add_examples(page, command->examples);
    manual_add(page, BLOCK_HEADING, "Options");
    options_add(page, command, command->options);
    manual_add(page, BLOCK_SUBHEADING, "Of every command");
    options_add(page, command, common_option_table);
    add_statuses(page);
    add_environment(page);
    manual_add(page, BLOCK_HEADING, "See also");
    manual_add(page, BLOCK_TEXT,
               "attain(1), attain-study(5), attain-formats(5), attain-formulas(7)");
    return page;
}

static void add_commands(struct manual_page *page, const struct command *const *command,
                         size_t commands)
{
    manual_add(page, BLOCK_HEADING, "Examples");
    for (size_t i = 0; i < commands; i++)
        manual_add(page, BLOCK_CODE, command[i]->examples[0]);
    manual_add(page, BLOCK_HEADING, "Commands");
    for (size_t i = 0; i < commands; i++)
        manual_item(page, talloc_asprintf(page->run, "attain-%s(1)", command[i]->name), "",
                    command[i]->summary);
}

struct manual_page *manual_of_program(struct run *run, const struct command *const *command,
                                      size_t commands)
{
    struct manual_page *page =
        manual_new(run, "attain", 1, "regressions of outcomes across local authorities");
    manual_add(page, BLOCK_HEADING, "Synopsis");
    manual_add(page, BLOCK_CODE, "attain COMMAND [ARGUMENT...] [options]");
    manual_add(page, BLOCK_CODE, "attain help [COMMAND|formats|formulas|study]");
    manual_add(page, BLOCK_CODE, "attain --version");
    manual_add(page, BLOCK_HEADING, "Description");
    add_paragraphs(page,
                   "attain reruns, tests and extends regressions of outcomes across English local "
                   "authorities: official data come in, a regression table that people can trust "
                   "goes out. Any other table will do as well.\n\n"
                   "Results go to standard output, or to the file of -o, whose suffix chooses the "
                   "format; messages go to standard error. Files are written whole or not at all. "
                   "The same input and seed give the same bytes.\n\n"
                   "What is found is an association: it says what goes with what, and no more.");
    add_commands(page, command, commands);
    manual_add(page, BLOCK_HEADING, "Options");
    manual_item(page, "--version", "", "the version of the program and of its libraries");
    options_add(page, NULL, common_option_table);
    add_statuses(page);
    add_environment(page);
    add_files(page);
    manual_add(page, BLOCK_HEADING, "See also");
    manual_add(page, BLOCK_TEXT, "attain-study(5), attain-formats(5), attain-formulas(7)");
    return page;
}

const char *manual_file(const struct manual_page *page)
{
    return talloc_asprintf(page->run, "man%d/%s.%d", page->section, page->name, page->section);
}
