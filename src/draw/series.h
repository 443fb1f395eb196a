/* series.h - rows told apart by colour and shape: the groups of a column.
 *
 *     at most six, the most that colours and shapes tell apart; more: the five largest, and the
 *     rest together in grey as "other", which is said. Or those that are asked for, in that order,
 *     and the rest in grey.
 *
 * Groups stand in the order of their names, unless they were asked for; rows without a value belong
 * to the rest. Numbers are groups too where they are few. */
#ifndef ATTAIN_DRAW_SERIES_H
#define ATTAIN_DRAW_SERIES_H

#include "draw/key.h"
#include "read/frame.h"
#include "spec/chart.h"

struct series_group {
    const char *name;
    size_t rows;
    unsigned colour; /* as theme.h has it */
    enum marker marker;
    bool hollow;
};

struct series {
    size_t count; /* of groups, the rest last */
    struct series_group *group;
    size_t *of;       /* of each row, its group */
    const char *rest; /* "Other: East Midlands and North East": who is in the rest; NULL for none */
};

/* Of `count` rows of the frame. Fails with STATUS_UNSUPPORTED at the axis's place where there is no
 * such column, or no group of a name that is asked for. */
bool series_of(struct run *run, const struct frame *frame, const struct chart_axis *axis,
               const struct theme *theme, const size_t *row, size_t count, struct series **series);

/* The groups of a column by name, for small multiples: all of them. NULL name: no value. */
bool series_split(struct run *run, const struct frame *frame, const struct chart_axis *axis,
                  const size_t *row, size_t count, struct series **series);

/* "London (33), South East (19) and other (93)". */
const char *series_words(struct run *run, const struct series *series);

#endif
