/* options.h - the words after a command's name, read by its option table.
 *
 *     word + table of options  ──▶  a struct of values, and the words that are no option
 *
 * Beside its own, every command takes the common options: help, how much is said and how it looks
 * on a terminal. */
#ifndef ATTAIN_COMMAND_OPTIONS_H
#define ATTAIN_COMMAND_OPTIONS_H

#include "command/command.h"

struct common_options {
    int help, quiet, verbose, no_pager, dry_run; /* gboolean */
    char *colour;
};

/* A table as a command's; offsets are those of struct common_options. */
extern const struct option common_option_table[];

/* Has the command an option of its own by that name? Then it has not the common one: plot --colour
 * names a column. */
bool option_is_taken(const struct command *command, const struct option *common);

/* Fill `target` (command->options_size, zeroed) and `common`; what is no option stays in `words`,
 * of which the first is the command's name and which ends with NULL. Fails with STATUS_USAGE at an
 * option that the command has not or that lacks its value, and suggests one that is like it. */
bool options_read(struct run *run, const struct command *command, char ***words, char *target,
                  struct common_options *common);

/* How much is said, and how, as the common options ask. */
bool common_options_heed(struct run *run, const struct common_options *common);

/* Fails where an option is empty: -o "$OUT" with nothing in it is a slip that could write anywhere.
 */
bool options_check(struct run *run, const struct command *command, const char *target);

#endif
