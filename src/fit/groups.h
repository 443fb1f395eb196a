/* groups.h - the rows of a design in groups: regions, clusters, folds.
 *
 *     of[i] = the group of row i,   0 <= of[i] < count
 *
 * Groups are in order of their first row, each named by the text (or number) that its rows have
 * in a column of the frame, or by what a study's local authorities are grouped by: region. */
#ifndef ATTAIN_FIT_GROUPS_H
#define ATTAIN_FIT_GROUPS_H

#include "fit/design.h"

struct groups {
    const char *column; /* "region" */
    size_t count;
    const char **name; /* count: "London" */
    size_t *size;      /* count: rows of each */
    size_t *of;        /* rows of the design */
};

/* Whether the rows of a frame can be grouped by that name. */
bool groups_known(const struct frame *frame, const char *column);

/* Fails with STATUS_UNSUPPORTED where they cannot. */
bool groups_need(struct run *run, const struct frame *frame, const char *column,
                 struct place place);

/* What the group of a row of the frame is called; NULL where the row is in none. */
const char *groups_name(struct run *run, const struct frame *frame, const char *column, size_t row);

/* Fails with STATUS_UNSUPPORTED at the formula's place where the frame has no such column, or a row
 * of the design has no value in it. */
bool groups_of(struct run *run, const struct frame *frame, const char *column,
               const struct design *design, struct groups **groups);

#endif
