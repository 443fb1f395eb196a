/* pasted_line.h - a command line as text that can be pasted into a shell.
 *
 *     attain fit y ~ x t.csv  ──▶  attain fit 'y ~ x' t.csv
 *
 * A message that knows what was meant shows the whole line as it should be. */
#ifndef ATTAIN_COMMAND_PASTED_LINE_H
#define ATTAIN_COMMAND_PASTED_LINE_H

#include "command/command.h"

/* A word as a shell reads it back: in quotes where it needs them. */
const char *shell_quoted(struct run *run, const char *word);

/* "attain ..." with the words. */
const char *pasted_line(struct run *run, const char *const *word, size_t words);

/* The line of a request with its `count` words `gone` (the first of each after the command's name)
 * left out, and `instead` (NULL: nothing) where the first of them stood. */
const char *pasted_line_with(struct run *run, const struct request *request,
                              const char *const *gone, size_t count, const char *instead);

#endif
