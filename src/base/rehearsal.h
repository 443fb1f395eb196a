/* rehearsal.h - a run that does everything but leave something behind (--dry-run).
 *
 *     files are read, models fitted, tables laid out  ──▶  a list of what was read and fitted and
 * of what would have been written
 *
 * So what a rehearsal says is what the run will do, its mistakes included. Only random draws
 * (bootstrap, permutations), which take time and decide nothing about files, are counted and not
 * made. */
#ifndef ATTAIN_BASE_REHEARSAL_H
#define ATTAIN_BASE_REHEARSAL_H

#include "base/run.h"

struct rehearsal {
    size_t writes, fits;
    double draws;
    const char **write; /* a line for each: "out/panel.csv, new" */
};

void rehearsal_begin(struct run *run);

/* Note models that are fitted, draws that are not made, a result of `bytes` that would go to `path`
 * (NULL: standard output). Nothing where the run is no rehearsal. */
void rehearsal_fits(struct run *run, size_t models);
void rehearsal_draws(struct run *run, size_t draws);
void rehearsal_write(struct run *run, const char *path, const char *data, size_t bytes);

/* The list, in words, with the files that the run has read (files_read.h). */
const char *rehearsal_words(struct run *run);

#endif
