/* audit.h - is a printed table possible?
 *
 * Every rule in turn, from single rows to tables that share outcomes; a row that one rule
 * finds impossible is passed over by those that follow, so that one slip is told once. */
#ifndef ATTAIN_PRINTED_AUDIT_H
#define ATTAIN_PRINTED_AUDIT_H

#include "printed/finding.h"

struct audit {
    struct sheet *sheet;
    struct findings findings; /* impossible ones first; within them as in the files */
};

/* Audit tables together. Fails as sheet_build does; impossible findings are no failure. */
bool audit_perform(struct run *run, struct published *const *published, size_t count,
                   struct audit **audit);

#endif
