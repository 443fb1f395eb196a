/* varied.h - a study under every combination of the choices that it leaves open.
 *
 *     choices c of a, b, ... values  ──▶  a x b x ... combinations, each fitted
 *
 * A multiverse (Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, Perspectives on Psychological
 * Science 11, 702-712) of the replication itself. Files are read once for all combinations that
 * ask the same of them: what a choice of at_least, combine, method, missing, ... decides is made
 * of values that are there already. A combination that the data cannot support says why. */
#ifndef ATTAIN_FIT_VARIED_H
#define ATTAIN_FIT_VARIED_H

#include "fit/fitted.h"

struct combination {
    size_t *value;               /* per choice: which of its values */
    bool own;                    /* the study as it stands */
    const struct fitted *fitted; /* NULL where it cannot be */
    const char *why_not;         /* then: why */
};

struct varied {
    const struct study *study; /* as it stands: its choices, its tables */
    const struct fitted *any;  /* a combination that is fitted */
    size_t count;
    struct combination *combination; /* the last choice varies fastest */
};

/* Read the study at `path` with `sets` assignments, and fit each combination, its sources from
 * `data` (NULL: its sample). Fails with STATUS_USAGE where the study leaves nothing open, or an
 * assignment settles what it leaves open; as reading does; and where no combination is fitted. */
bool varied_build(struct run *run, const char *path, const char *const *set, size_t sets,
                  const char *data, struct varied **varied);

#endif
