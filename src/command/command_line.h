/* command_line.h - a line that is being typed: which part of it is asked about.
 *
 *     attain fit 'y ~ x' --data table.csv --se H|
 *            └ command    └ an option's value  └ asked: the value of --se, begun with H
 *
 * Unlike options_read, which wants a whole line, this takes what is there. */
#ifndef ATTAIN_COMMAND_COMMAND_LINE_H
#define ATTAIN_COMMAND_COMMAND_LINE_H

#include "command/command.h"

struct command_line {
    const struct command *command;
    const char *begun;           /* what there is of the word that is asked about */
    const char *before;          /* what stands before that in the same word: "--se=" */
    const struct option *option; /* whose value it is; NULL: an argument, or an option itself */
    size_t argument;             /* of an argument: which, from 0 */
    size_t arguments;            /* the arguments beside it */
    const char **argument_text;
    size_t values; /* the options that have values beside it */
    const struct option **valued;
    const char **value;
};

/* Take apart the words behind the command's name; `at` is the one that is asked about. */
struct command_line *command_line_new(struct run *run, const struct command *command, size_t words,
                                      const char *const *word, size_t at);

/* The value of an option by name, or NULL; of one that stands more than once, the number `nth`. */
const char *command_line_value(const struct command_line *line, const char *name, size_t nth);

#endif
