/* progress.h - one line on a terminal that says how far long work has come.
 *
 *     reading lait.csv: 42%, 3 s left
 *
 *     time left = time taken / share done x share not done,
 *
 * moved towards that a little at each renewal, so that it counts down and does not jump. Nothing is
 * shown in the first second, nor where standard error is no terminal, nor where the user asked for
 * quiet; then the line is renewed a few times a second, and taken away before anything else is said.
 * Work within other work is not shown: the outer work's line stays. The clock serves this line
 * alone: no result sees it. */
#ifndef ATTAIN_BASE_PROGRESS_H
#define ATTAIN_BASE_PROGRESS_H

#include "base/run.h"

/* `share` of the work, 0 to 1, is done; negative where that is not known. Cheap to call often. The
 * first call begins the work; `what` holds until it ends. */
void progress_show(struct run *run, const char *what, double share);

/* The work of these words is over. */
void progress_end(struct run *run, const char *what);

/* Something else is to be said: take the line away, until it is renewed. */
void progress_clear(struct run *run);

/* Seconds since some time: for what a person is told, never for a result. */
double progress_clock(void);

#endif
