/* years.h - tables that are wide by year: a row per authority, a column per period.
 *
 *     LA Number, LA and Regions, Region, Topic, Measure, 2017, 2018, 2019
 *
 * The measure stands in a column, or is the one that the source names. */
#ifndef ATTAIN_READ_YEARS_H
#define ATTAIN_READ_YEARS_H

#include "read/observer.h"

struct years;

/* Settle the columns of a header; `key` says those of the areas, `measure` (0: none) that of
 * the measure. Columns that are no periods are passed over, with an entry in the ledger. Fails
 * where neither a column nor the source says the measure. */
bool years_begin(struct run *run, struct walk *walk, const char *path,
                 const struct csv_record *header, const struct key *key, size_t measure,
                 struct years **years);

/* Hand over the values of a row; `row` has the area. */
bool years_take(struct run *run, struct walk *walk, struct years *years,
                const struct csv_record *record, const struct observed *row);

#endif
