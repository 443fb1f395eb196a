/* sources.h - the files of a study: where they are, and what is kept of each.
 *
 * With a data folder, each source is looked for there under the name that the study
 * gives it, and one that is not there is absent: what needs it is left out, aloud.
 * Without one, a source is its sample (made up) or the file beside the study, and must
 * be there. What kind of file each is, is recognised from its content (layout.h). Only the
 * measures and columns that a variable asks for are kept: measures, with periods, from
 * LAIT, Explore Education Statistics and tables with a column of periods; columns from tables
 * and surveys with a row per authority. */
#ifndef ATTAIN_READ_SOURCES_H
#define ATTAIN_READ_SOURCES_H

#include "read/grid.h"
#include "read/measures.h"
#include "spec/study.h"

struct loaded {
    const struct source *source;
    const char **path;      /* per file of the source */
    const char *dictionary; /* path of its dictionary; NULL for none */
    bool absent;
    size_t inputs;
    const struct input **input; /* of files that were read, those beside them too; none if absent */
    enum layout layout;         /* of the (last) file */
    struct measures *measures;  /* of sources with measures, else NULL */
    struct grid *grid;          /* of sources with columns, else NULL */
    bool *seen;                 /* per area of the register: has it a row? Of measures only */
};

struct sources {
    const struct study *study;
    struct areas *areas;
    struct ledger *ledger;
    size_t count;
    struct loaded *loaded; /* in the order of the study's sources */
};

/* Settle paths and what is absent of `loaded`. Fails with STATUS_UNREADABLE where `data` (the data
 * folder, or NULL) is no folder, and where all sources are absent. */
bool sources_find(struct run *run, struct sources *sources, const char *data);

/* Find the files, read the registers, then each file. Fails as sources_find and the readers do. */
bool sources_read(struct run *run, const struct study *study, const char *data,
                  struct sources **sources);

/* The same files for another study that asks the same of them: one that differs only in what is
 * made of their values. Shares all but the ledger, which is new. */
struct sources *sources_for(struct run *run, const struct sources *sources,
                            const struct study *study);

/* The source that a variable names, as it was read; NULL if it names none. */
const struct loaded *sources_of(const struct sources *sources, const struct variable *variable);

#endif
