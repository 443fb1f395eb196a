/* help.h - what the program says of itself: made of the tables of commands and options. */
#ifndef ATTAIN_COMMAND_HELP_H
#define ATTAIN_COMMAND_HELP_H

#include "command/command.h"

/* All commands, each with an example. */
bool help_overview(struct run *run, const struct command *const *command, size_t commands);

/* One command: examples first, then its arguments and options. */
bool help_command(struct run *run, const struct command *command);

bool help_version(struct run *run);

#endif
