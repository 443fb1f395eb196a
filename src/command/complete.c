#include "command/complete.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/output.h"
#include "command/known_names.h"
#include "command/manual.h"
#include "command/options.h"
#include "spec/term.h"

/* What is answered: what the shell adds itself, and the candidates. */
struct answer {
    const char *shell; /* "files", "folders", or "" */
    bool open;         /* more may follow */
    char *text;        /* a line a candidate */
};

/* What a candidate is, in few words: its help up to where that begins to explain, without what it
 * is for. */
static const char *brief(struct run *run, const char *about)
{
    const char *colon = about == NULL ? NULL : strstr(about, ": ");
    if (colon != NULL && strncmp(about, "for --", 6) == 0)
        about = colon + 2;
    size_t length = about == NULL ? 0 : strcspn(about, ";:(\n\t");
    while (length > 0 && about[length - 1] == ' ')
        length--;
    return talloc_strndup(run, about == NULL ? "" : about, length);
}

/* `value` is the word from its begun part on; `bare` is what that must begin like. */
static void offer(struct run *run, const struct command_line *line, const char *before,
                  const char *begun, const char *bare, const char *value, const char *about,
                  struct answer *answer)
{
    const char *words = brief(run, about);
    if (strncmp(bare, begun, strlen(begun)) != 0 || strpbrk(value, "\n\t") != NULL)
        return;
    answer->text = talloc_asprintf_append_buffer(answer->text, "%s%s%s%s%s\n", line->before, before,
                                                 value, *words == '\0' ? "" : "\t", words);
}

static void offer_names(struct run *run, const struct command_line *line, const char *before,
                        const char *begun, const struct names *names, struct answer *answer)
{
    for (size_t i = 0; i < names->count; i++)
        offer(run, line, before, begun, names->name[i], names->name[i], names->about[i], answer);
}

/* Where the last name of a term or formula begins; `*quoted` where it is within back-quotes. */
static const char *last_name(const char *text, bool *quoted)
{
    const char *begun = text;
    *quoted = false;
    for (; *text != '\0'; text++) {
        if (*text == '`') {
            *quoted = !*quoted;
            begun = text + 1;
        } else if (!*quoted && strchr(" ~+-*:/(),^|=", *text) != NULL) {
            begun = text + 1;
        }
    }
    return begun;
}

/* A name of a column at the end of a formula; one that needs it gets back-quotes. */
static void offer_terms(struct run *run, const struct command_line *line, struct answer *answer)
{
    bool quoted = false;
    const char *begun = last_name(line->begun, &quoted);
    size_t length = (size_t)(begun - line->begun) - quoted;
    const char *before = talloc_strndup(run, line->begun, length);
    struct names names = { 0, NULL, NULL };
    known_columns(run, line, &names);
    answer->open = true;
    for (size_t i = 0; i < names.count; i++) {
        const char *plain = factor_new(run, names.name[i], FACTOR_PLAIN, 1).text;
        const char *text = quoted && *plain != '`' ? talloc_asprintf(run, "`%s`", plain) : plain;
        offer(run, line, before, begun, names.name[i], text, names.about[i], answer);
    }
}

/* What a plot is of goes by its kind: offer_named. */
static void offer_formula(struct run *run, const struct command_line *line, struct answer *answer)
{
    if (line->command->kinds == NULL)
        offer_terms(run, line, answer);
}

static void offer_columns(struct run *run, const struct command_line *line, struct answer *answer)
{
    struct names names = { 0, NULL, NULL };
    known_columns(run, line, &names);
    offer_names(run, line, "", line->begun, &names, answer);
}

#define OFFER_KNOWN(what)                                                                          \
    static void offer_##what(struct run *run, const struct command_line *line,                     \
                             struct answer *answer)                                                \
    {                                                                                              \
        struct names names = { 0, NULL, NULL };                                                    \
        known_##what(run, line, &names);                                                           \
        offer_names(run, line, "", line->begun, &names, answer);                                   \
    }
OFFER_KNOWN(measures)
OFFER_KNOWN(tables)
OFFER_KNOWN(models)
OFFER_KNOWN(authorities)

static void offer_files(struct run *run, const struct command_line *line, struct answer *answer)
{
    (void)run, (void)line;
    answer->shell = "files";
}

static void offer_yaml(struct run *run, const struct command_line *line, struct answer *answer)
{
    (void)run, (void)line;
    answer->shell = "files .yaml";
}

static void offer_folders(struct run *run, const struct command_line *line, struct answer *answer)
{
    (void)run, (void)line;
    answer->shell = "folders";
}

/* The words that a text can be; of a list, the last of it. */
static void offer_choices(struct run *run, const struct command_line *line,
                          const char *const *choices, bool list, struct answer *answer)
{
    const char *comma = list ? strrchr(line->begun, ',') : NULL;
    const char *begun = comma == NULL ? line->begun : comma + 1;
    const char *before = talloc_strndup(run, line->begun, (size_t)(begun - line->begun));
    for (; *choices != NULL; choices++)
        if (**choices != '\0')
            offer(run, line, before, begun, *choices, *choices, NULL, answer);
    answer->open |= list;
}

static void offer_kinds(struct run *run, const struct command_line *line, struct answer *answer)
{
    offer_choices(run, line, line->command->kinds, false, answer);
}

/* What the arguments of a plot are goes by its kind: a table, a curve, a column. */
static void offer_named(struct run *run, const struct command_line *line, struct answer *answer)
{
    const char *kind = line->arguments == 0 ? "" : line->argument_text[0];
    struct names names = { 0, NULL, NULL };
    if (strcmp(kind, "table") == 0)
        known_tables(run, line, &names);
    else if (strcmp(kind, "curve") == 0)
        known_curves(run, line, &names);
    else
        offer_terms(run, line, answer);
    offer_names(run, line, "", line->begun, &names, answer);
}

/* What stands for a value in help says what it is. */
static const struct {
    const char *argument;
    void (*offer)(struct run *run, const struct command_line *line, struct answer *answer);
} kinds[] = {
    { "FILE", offer_files },
    { "FILE.yaml", offer_yaml },
    { "TABLE.csv", offer_files },
    { "STUDY", offer_yaml },
    { "CURVE", offer_yaml },
    { "DIR", offer_folders },
    { "KIND", offer_kinds },
    { "NAME", offer_named },
    { "FORMULA", offer_formula },
    { "TERM", offer_terms },
    { "TERM,", offer_terms },
    { "TERMS", offer_terms },
    { "TERM=LABEL", offer_terms },
    { "COLUMN", offer_columns },
    { "MEASURE", offer_measures },
    { "TABLE", offer_tables },
    { "MODEL", offer_models },
    { "AUTHORITY", offer_authorities },
    { "[COLUMN=]LOW:HIGH", offer_columns },
};

static void offer_kind(struct run *run, const struct command_line *line, const char *argument,
                       struct answer *answer)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].argument, argument) == 0) {
            kinds[i].offer(run, line, answer);
            return;
        }
}

/* Each of "KIND|FILE.yaml", or of "[FORMULA|NAME...]": brackets and dots aside. */
static void offer_each(struct run *run, const struct command_line *line, const char *argument,
                       struct answer *answer)
{
    bool optional = *argument == '[' && strchr(argument, '=') == NULL;
    size_t length = strlen(argument + optional) - optional;
    char *text = talloc_strndup(run, argument + optional, length), *rest = NULL;
    char *dots = strstr(text, "...");
    if (dots != NULL)
        *dots = '\0';
    for (char *one = strtok_r(text, "|", &rest); one != NULL; one = strtok_r(NULL, "|", &rest))
        offer_kind(run, line, one, answer);
}

static void offer_value(struct run *run, const struct command_line *line, struct answer *answer)
{
    const struct option *option = line->option;
    if (option->choices != NULL)
        offer_choices(run, line, option->choices, strchr(option->argument, ',') != NULL, answer);
    /* Of one that has choices only what stands beside them is left: NAME|FILE. */
    const char *bar = strchr(option->argument, '|');
    const char *argument = option->choices == NULL ? option->argument : bar == NULL ? "" : bar + 1;
    offer_each(run, line, argument, answer);
}

/* The argument at its place; the last may stand more than once. */
static void offer_argument(struct run *run, const struct command_line *line, struct answer *answer)
{
    char *text = talloc_strdup(run, line->command->arguments), *rest = NULL;
    char *one = strtok_r(text, " ", &rest);
    for (size_t i = 0; i < line->argument && one != NULL; i++) {
        char *next = strtok_r(NULL, " ", &rest);
        if (next == NULL && strstr(one, "...") != NULL)
            break;
        one = next;
    }
    if (one != NULL)
        offer_each(run, line, one, answer);
}

static void offer_options(struct run *run, const struct command_line *line,
                          const struct option *table, struct answer *answer)
{
    for (const struct option *option = table; option->name != NULL; option++) {
        bool again = option->kind == OPTION_TEXTS;
        if (option->kind == OPTION_HEADING || option_is_taken(line->command, option)
            || (!again && command_line_value(line, option->name, 0) != NULL))
            continue;
        const char *word = talloc_asprintf(run, "--%s", option->name);
        offer(run, line, "", line->begun, word, word, option->help, answer);
    }
}

static void offer_commands(struct run *run, const struct command *const *command, size_t commands,
                           const char *begun, bool options, struct answer *answer)
{
    static const char *const others[][2] = { { "help", "what a command or a file is" },
                                             { "--help", "all commands" },
                                             { "--version", "the version, and of its libraries" } };
    const struct command_line line = { .before = "", .begun = begun };
    for (size_t i = 0; i < commands; i++)
        offer(run, &line, "", begun, command[i]->name, command[i]->name, command[i]->summary,
              answer);
    for (size_t i = 0; options && i < sizeof others / sizeof *others; i++)
        offer(run, &line, "", begun, others[i][0], others[i][0], others[i][1], answer);
}

static void offer_of(struct run *run, const struct command *command, size_t words,
                     const char *const *word, size_t at, struct answer *answer)
{
    const struct command_line *line = command_line_new(run, command, words, word, at);
    if (line->option != NULL)
        offer_value(run, line, answer);
    else if (*line->begun == '-') {
        offer_options(run, line, command->options, answer);
        offer_options(run, line, common_option_table, answer);
    } else
        offer_argument(run, line, answer);
}

static void answer_make(struct run *run, const struct command *const *command, size_t commands,
                        size_t words, const char *const *word, size_t at, struct answer *answer)
{
    if (at == 0) {
        offer_commands(run, command, commands, word[0], true, answer);
        return;
    }
    if (strcmp(word[0], "help") == 0 && at == 1) {
        offer_commands(run, command, commands, word[1], false, answer);
        const struct command_line line = { .before = "", .begun = word[1] };
        offer_choices(run, &line, topic_names, false, answer);
        return;
    }
    for (size_t i = 0; i < commands; i++)
        if (strcmp(command[i]->name, word[0]) == 0)
            offer_of(run, command[i], words - 1, word + 1, at - 1, answer);
}

bool complete_words(struct run *run, const struct command *const *command, size_t commands,
                    size_t words, const char *const *word)
{
    struct outputs *outputs = outputs_new(run);
    struct answer answer = { "", false, talloc_strdup(run, "") };
    double at = 0;
    run->quiet = true;
    if (words > 1 && number_read(word[0], strlen(word[0]), &at) && at >= 0
        && at < (double)(words - 1))
        answer_make(run, command, commands, words - 1, word + 1, (size_t)at, &answer);
    const char *shell =
        talloc_asprintf(run, "%s%s%s", answer.shell,
                        *answer.shell != '\0' && answer.open ? " " : "", answer.open ? "open" : "");
    outputs_add_text(outputs, NULL, talloc_asprintf(run, "%s\n%s", shell, answer.text));
    return outputs_write(run, outputs);
}
