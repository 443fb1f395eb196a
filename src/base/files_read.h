/* files_read.h - the files that a run has read: what it leaves never takes their place.
 *
 *     attain fit 'y ~ x' table.csv -o table.csv      ──▶  refused; the data stay
 *
 * By what a path leads to, not by how it is written: "t.csv", "./t.csv" and a link are one file. */
#ifndef ATTAIN_BASE_FILES_READ_H
#define ATTAIN_BASE_FILES_READ_H

#include "base/run.h"

struct file_read {
    const char *path; /* "-" is standard input */
    bool grows;
};

struct files_read {
    size_t count;
    struct file_read *file; /* each path once, in the order of reading */
};

void files_read_add(struct run *run, const char *path);

/* A file that was read is written again with what it had and more: a log. */
void files_read_grows(struct run *run, const char *path);

/* Is what stands at `path` one of them, and not one that grows? False where nothing stands there,
 * or no regular file. */
bool files_read_have(const struct run *run, const char *path);

#endif
