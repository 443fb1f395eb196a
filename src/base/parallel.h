/* parallel.h - independent pieces of work on every processor.
 *
 * Work is cut into pieces by number, never by time: what a piece does depends on its number
 * alone, so results are the same for any number of threads. Workers must not allocate from the
 * run (talloc is not made for threads): each has room of its own, made before. */
#ifndef ATTAIN_BASE_PARALLEL_H
#define ATTAIN_BASE_PARALLEL_H

#include "base/run.h"

/* How many workers there are: as many as processors that may be used, at most 64, or as many as
 * ATTAIN_THREADS in the environment says. Always the same in one run. */
size_t parallel_workers(void);

/* Call `work` once for each piece, 0 to pieces - 1, in any order, `worker` being below
 * parallel_workers() and no two calls at a time having the same. Returns when all are done. */
void parallel_do(size_t pieces, void (*work)(size_t piece, size_t worker, void *context),
                 void *context);

/* The same, saying on a terminal how far it has come (progress.h): the caller's thread does. */
void parallel_show(struct run *run, const char *what, size_t pieces,
                   void (*work)(size_t piece, size_t worker, void *context), void *context);

#endif
