/* help.h - what the program says of itself where it is asked: made of the tables of commands and
 * options (manual.h), wrapped to the terminal. */
#ifndef ATTAIN_COMMAND_HELP_H
#define ATTAIN_COMMAND_HELP_H

#include "command/command.h"

/* All commands, each with an example. */
bool help_overview(struct run *run, const struct command *const *command, size_t commands);

/* One command: examples first, then its arguments and options. */
bool help_command(struct run *run, const struct command *command);

/* `attain help WORD`: of a command, or of files, formats or formulas. STATUS_USAGE where the word
 * is none of them. */
bool help_word(struct run *run, const struct command *const *command, size_t commands,
               const char *word);

/* The version of the program and of what it stands on. */
bool help_version(struct run *run);

#endif
