/* known_names.h - the names that the files of a command line have: what its columns, measures,
 * tables, models, curves and local authorities can be called.
 *
 *     --data FILE, FILE...        headings, or the measures that rows name
 *     --study FILE                variables, tables, models, curves; the study that ships, where
 *                                 the command takes it
 *
 * What cannot be read has no names; standard input is never touched. */
#ifndef ATTAIN_COMMAND_KNOWN_NAMES_H
#define ATTAIN_COMMAND_KNOWN_NAMES_H

#include "command/command_line.h"
#include "read/names.h"

/* Each adds to `names`. */
void known_columns(struct run *run, const struct command_line *line, struct names *names);
void known_measures(struct run *run, const struct command_line *line, struct names *names);
void known_tables(struct run *run, const struct command_line *line, struct names *names);
void known_models(struct run *run, const struct command_line *line, struct names *names);
void known_curves(struct run *run, const struct command_line *line, struct names *names);
void known_authorities(struct run *run, const struct command_line *line, struct names *names);

#endif
