#include "command/mistyped.h"

#include <glib.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/pasted_line.h"
#include "spec/chart.h"
#include "spec/formula_habit.h"

/* Words that other programs have for what a command does. */
static const struct {
    const char *word, *command;
} others[] = {
    { "graph", "plot" },         { "chart", "plot" },          { "draw", "plot" },
    { "figure", "plot" },        { "summary", "describe" },    { "summarize", "describe" },
    { "summarise", "describe" }, { "inspect", "describe" },    { "show", "describe" },
    { "run", "reproduce" },      { "rerun", "reproduce" },     { "pca", "factor" },
    { "la", "areas" },           { "simulate", "synthesise" }, { "init", "new" },
    { "create", "new" },         { "validate", "check" },      { "lint", "check" },
    { "version", "--version" },  { "-v", "--version" },        { "-V", "--version" },
    { "-version", "--version" }, { "-help", "--help" },        { "-?", "--help" },
};

/* First words that are no commands. */
static const char *const words_of_all[] = { "help", "--help", "--version" };

/* `letters` stand in `name` in this order, and it begins with the first: "ft" of "fit". */
static bool is_short_for(const char *letters, const char *name)
{
    if (*letters != *name || letters[1] == '\0')
        return false;
    for (; *letters != '\0'; letters++) {
        name = strchr(name, *letters);
        if (name == NULL)
            return false;
        name++;
    }
    return true;
}

/* The shortest command that the word is short for; NULL: none. */
static const char *shortened(const char *word, const char *const *names, size_t count)
{
    const char *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (is_short_for(word, names[i]) && (found == NULL || strlen(names[i]) < strlen(found)))
            found = names[i];
    return found;
}

/* The command that another word stands for; NULL: none. */
static const char *command_meant(const char *word, const char *const *names, size_t count)
{
    if (is_regression_word(word))
        return "fit";
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i].word, word) == 0)
            return others[i].command;
    const char *near = text_nearest(word, names, count);
    if (near == NULL)
        near = text_nearest(word, words_of_all, sizeof words_of_all / sizeof *words_of_all);
    return near != NULL ? near : shortened(word, names, count);
}

/* The command that takes such a word first, where the command was left out; NULL: none. */
static const char *command_left_out(size_t words, const char *const *word)
{
    const char *suffix = path_suffix(word[0]);
    for (size_t i = 0; i < CHART_KINDS; i++)
        if (strcmp(chart_kind_names[i], word[0]) == 0)
            return "plot";
    for (size_t i = 0; i < words; i++)
        if (strchr(word[i], '~') != NULL)
            return "fit";
    if (strcmp(suffix, ".yaml") == 0)
        return "reproduce";
    return g_file_test(word[0], G_FILE_TEST_IS_REGULAR) ? "describe" : NULL;
}

/* "regress y x w t.csv": the names become a formula; NULL where they are none. */
static const char *regression_line(struct run *run, size_t words, const char *const *word)
{
    const char **line = run_array(run, const char *, words + 2);
    size_t count = 2;
    bool names = true;
    char *text = talloc_strdup(run, word[0]);
    for (size_t i = 1; i < words; i++) {
        names = names && *word[i] != '-' && strchr(word[i], '~') == NULL
                && !g_file_test(word[i], G_FILE_TEST_EXISTS);
        if (names)
            text = talloc_asprintf_append_buffer(text, " %s", word[i]);
        else
            line[count++] = word[i];
    }
    const char *beside = "";
    const char *formula = formula_meant(run, text, &beside);
    if (!is_regression_word(word[0]) || formula == NULL)
        return NULL;
    line[0] = "fit";
    line[1] = formula;
    return pasted_line(run, line, count);
}

static const char *line_meant(struct run *run, size_t words, const char *const *word,
                              const char *const *names, size_t count)
{
    const char *line = regression_line(run, words, word);
    if (line != NULL)
        return line;
    const char **whole = run_array(run, const char *, words + 1);
    const char *meant = command_meant(word[0], names, count);
    size_t first = meant == NULL ? 0 : 1; /* the word itself stays where the command was left out */
    whole[0] = meant != NULL ? meant : command_left_out(words, word);
    if (whole[0] == NULL)
        return NULL;
    for (size_t i = first; i < words; i++)
        whole[i - first + 1] = word[i];
    return pasted_line(run, whole, words - first + 1);
}

bool mistyped_command(struct run *run, size_t words, const char *const *word,
                      const char *const *names, size_t count)
{
    const char *line = line_meant(run, words, word, names, count);
    return line != NULL
               ? run_fail(run, STATUS_USAGE, NOWHERE, "no command '%s'; write: %s", word[0], line)
               : run_fail(run, STATUS_USAGE, NOWHERE, "no command '%s'; the commands are %s",
                          word[0], text_list(run, names, count));
}
