/* mistyped.h - a first word that is no command, and what its user may have meant.
 *
 *     attain ft 'y ~ x' t.csv       ──▶  attain fit 'y ~ x' t.csv       (a slip)
 *     attain regress y x t.csv      ──▶  attain fit 'y ~ x' t.csv       (another program's word)
 *     attain scatter 'y ~ x' t.csv  ──▶  attain plot scatter 'y ~ x' t.csv
 *     attain t.csv                  ──▶  attain describe t.csv          (the command left out)
 *
 * What is proposed is never run. */
#ifndef ATTAIN_COMMAND_MISTYPED_H
#define ATTAIN_COMMAND_MISTYPED_H

#include "command/command.h"

/* The failure of a line whose first word is none of the `count` commands `names`. */
bool mistyped_command(struct run *run, size_t words, const char *const *word,
                      const char *const *names, size_t count);

#endif
