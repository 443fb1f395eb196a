/* complete.h - what a word of a command line can become, for a shell that asks while it is typed.
 *
 *     attain complete AT WORD...      AT: which of the words, from 0, is being written
 *
 *     attain complete 3 fit --data table.csv 'y ~ abs'
 *     open
 *     y ~ absence
 *
 * The first line says what the shell is to add: `files` (and with a suffix behind it, those
 * alone), `folders`, both or neither; `open` where more may follow, so that no blank is put behind.
 * Each other line is the whole word as it could be, without the shell's quotes, and, behind a tab,
 * what it is. All of it comes from the tables of commands and options; names of columns, measures,
 * tables and models from the files that the line names, wherever in the line they stand. A
 * mistake in the line or in a file is nobody's failure here: then nothing is offered. */
#ifndef ATTAIN_COMMAND_COMPLETE_H
#define ATTAIN_COMMAND_COMPLETE_H

#include "command/command.h"

/* `word` is what follows "complete". */
bool complete_words(struct run *run, const struct command *const *command, size_t commands,
                    size_t words, const char *const *word);

#endif
