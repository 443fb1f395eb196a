/* output.h - results reach the disk whole or not at all.
 *
 * A command first makes every result in memory, then writes them in one go: each
 * to a temporary name beside its target, and only when all are on disk are they
 * renamed. A failure removes what was begun, and so does a signal (interrupt.h). A target that exists and is not a
 * regular file (a device, a pipe) is written to directly, before anything is renamed,
 * and never replaced; a link stays and what it points to is replaced. What is longer than the
 * terminal that it goes to comes last, through a pager (pager.h). A file that the run has read is
 * never written over (files_read.h). */
#ifndef ATTAIN_BASE_OUTPUT_H
#define ATTAIN_BASE_OUTPUT_H

#include "base/run.h"

struct bytes {
    const char *data; /* owned by the run; may hold zeros */
    size_t length;
};

struct outputs; /* the results of one run, in the order in which they were added */

struct outputs *outputs_new(struct run *run);

/* Copies `path`; keeps `bytes` as they are. NULL or "-" is standard output. */
void outputs_add(struct outputs *outputs, const char *path, struct bytes bytes);

/* The same for text that ends in '\0'. */
void outputs_add_text(struct outputs *outputs, const char *path, const char *text);

/* Fails with STATUS_UNWRITABLE and the path; then nothing new is left behind.
 * Missing folders of a path are made. */
bool outputs_write(struct run *run, const struct outputs *outputs);

#endif
