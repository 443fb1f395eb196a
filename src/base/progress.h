/* progress.h - one line on a terminal that says how far long work has come.
 *
 *     reading lait.csv: 42%, 3 s left
 *
 * Nothing is shown in the first second, nor where standard error is no terminal, nor where
 * the user asked for quiet; then the line is renewed a few times a second, and taken away
 * before anything else is said. The clock serves this line alone: no result sees it. */
#ifndef ATTAIN_BASE_PROGRESS_H
#define ATTAIN_BASE_PROGRESS_H

#include "base/run.h"

/* `share` of the work, 0 to 1, is done; negative where that is not known. Cheap to call often. */
void progress_show(struct run *run, const char *what, double share);

/* The work is over, or something else is to be said: take the line away. */
void progress_clear(struct run *run);

#endif
