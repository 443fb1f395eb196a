#include "command/command_line.h"

#include <string.h>

#include "command/options.h"

/* An option of the command or of all by its name, `length` long, or by its letter. */
static const struct option *option_find(const struct command *command, const char *name,
                                        size_t length, char letter)
{
    const struct option *const tables[] = { command->options, common_option_table };
    for (size_t t = 0; t < 2; t++)
        for (const struct option *option = tables[t]; option->name != NULL; option++) {
            bool named = letter != '\0' ? option->letter == letter
                                        : strlen(option->name) == length
                                              && strncmp(option->name, name, length) == 0;
            if (named && option->kind != OPTION_HEADING)
                return option;
        }
    return NULL;
}

static void value_add(struct run *run, struct command_line *line, const struct option *option,
                      const char *value)
{
    line->valued = run_grow(run, line->valued, const struct option *, line->values + 1);
    line->value = run_grow(run, line->value, const char *, line->values + 1);
    line->valued[line->values] = option;
    line->value[line->values++] = value;
}

static void argument_add(struct run *run, struct command_line *line, const char *text)
{
    line->argument_text = run_grow(run, line->argument_text, const char *, line->arguments + 1);
    line->argument_text[line->arguments++] = text;
}

/* The option that a word names and, where it has one itself, the value: --se=HC3, -oFILE. */
static const struct option *option_of(const struct command *command, const char *word,
                                      const char **value)
{
    *value = NULL;
    if (word[0] != '-' || word[1] == '\0')
        return NULL;
    if (word[1] != '-') {
        *value = word[2] == '\0' ? NULL : word + 2;
        return option_find(command, "", 0, word[1]);
    }
    size_t length = strcspn(word + 2, "=");
    *value = word[2 + length] == '=' ? word + 3 + length : NULL;
    return option_find(command, word + 2, length, '\0');
}

static void asked_take(struct run *run, struct command_line *line, const char *word,
                       const struct option *pending)
{
    const char *value = NULL;
    const struct option *option = pending == NULL ? option_of(line->command, word, &value) : NULL;
    bool within = option != NULL && value != NULL && option->kind != OPTION_FLAG;
    line->option = pending != NULL ? pending : within ? option : NULL;
    line->begun = within ? value : word;
    line->before = within ? talloc_strndup(run, word, (size_t)(value - word)) : "";
    line->argument = line->arguments;
}

struct command_line *command_line_new(struct run *run, const struct command *command, size_t words,
                                      const char *const *word, size_t at)
{
    struct command_line *line = talloc_zero(run, struct command_line);
    const struct option *pending = NULL;
    line->command = command;
    for (size_t i = 0; i < words; i++) {
        const char *value = NULL;
        const struct option *option = option_of(command, word[i], &value);
        if (i == at) {
            asked_take(run, line, word[i], pending);
            pending = NULL;
        } else if (pending != NULL) {
            value_add(run, line, pending, word[i]);
            pending = NULL;
        } else if (option != NULL && value != NULL) {
            value_add(run, line, option, value);
        } else if (option != NULL) {
            pending = option->kind == OPTION_FLAG ? NULL : option;
        } else if (word[i][0] != '-' || word[i][1] == '\0') {
            argument_add(run, line, word[i]);
        }
    }
    return line;
}

const char *command_line_value(const struct command_line *line, const char *name, size_t nth)
{
    for (size_t i = 0; i < line->values; i++)
        if (strcmp(line->valued[i]->name, name) == 0 && nth-- == 0)
            return line->value[i];
    return NULL;
}
