/* input_name.h - what a file is called in what others will read: as the study names it.
 *
 * That is a path relative to the study, or to the data folder, where the study looks for it;
 * never where these are on this machine. A file that the study does not name, or names by an
 * absolute path, is called by its last part alone. */
#ifndef ATTAIN_REPORT_INPUT_NAME_H
#define ATTAIN_REPORT_INPUT_NAME_H

#include "read/sources.h"

/* `path` as it was opened; NULL gives NULL. */
const char *input_name(struct run *run, const struct sources *sources, const char *path);

/* A word of the command line with every absolute path in it cut: relative to the working
 * directory for what lies below it, else its last part: "--data=/home/me/data" gives
 * "--data=data". */
const char *input_word(struct run *run, const char *word);

#endif
