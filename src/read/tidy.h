/* tidy.h - the columns of a tidy table: filters, which say what a row is about, and measures.
 *
 *     time_period, la_name, sex,    pupils, attainment
 *                           filter  measure measure
 *
 * A meta file says which is which. Without one it is told by the first records: a column with a
 * text in it is a filter, unless there are numbers too and a variable asks for it as a measure; one
 * of numbers is a measure, unless the study pins it to an item; one that has shown neither yet,
 * only data symbols or nothing, waits for its first text or number. Columns of areas and periods
 * are neither. */
#ifndef ATTAIN_READ_TIDY_H
#define ATTAIN_READ_TIDY_H

#include "read/observer.h"

enum tidy_kind {
    TIDY_UNDECIDED,
    TIDY_NEITHER, /* of an area or a period, without a heading, or of no interest */
    TIDY_FILTER,
    TIDY_MEASURE,
    TIDY_KINDS
};

struct tidy_column {
    const char *name;
    enum tidy_kind kind;
    bool wanted; /* of measures */
};

struct tidy;

/* Settle the columns of a header; `known` (a kind per cell, TIDY_UNDECIDED where nobody said)
 * is obeyed. Fails where two filters or wanted measures have the same name. */
bool tidy_begin(struct run *run, struct walk *walk, const struct csv_file *file,
                const struct csv_record *header, const enum tidy_kind *known, struct tidy **tidy);

/* A filter that is no column of its own, as time_identifier; its item is set row by row. */
void tidy_add_filter(struct run *run, struct tidy *tidy, const char *column, size_t cell);

/* Hand a row over to the observer: each wanted measure, with all filters. `row` has the area and
 * the period. */
bool tidy_take(struct run *run, struct walk *walk, struct tidy *tidy,
               const struct csv_record *record, const struct observed *row);

#endif
