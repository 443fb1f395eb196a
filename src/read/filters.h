/* filters.h - the filters of a measure: what its values are of, and which filters are free.
 *
 *     area, period, sex = Total,  phase = Primary      12.5
 *     area, period, sex = Total,  phase = Secondary    14.1      phase is free
 *
 * A filter is free if two values for the same area and period differ in it: it must be pinned
 * to one item. A filter varies if values for different areas or
 * periods do: that is no contradiction, but seldom meant. Memory is
 * that of the different combinations of items, however many rows there are. */
#ifndef ATTAIN_READ_FILTERS_H
#define ATTAIN_READ_FILTERS_H

#include "read/observer.h"

struct free_filters;

struct free_filters *filters_new(struct run *run, const struct pins *pins);

/* Is a row of the items that the pins say? What it says of pinned filters is noted. */
bool filters_pinned(struct run *run, struct free_filters *filters, const struct observed *observed);

/* The number of the row's combination of items, from 1; 0: there are no filters. */
unsigned filters_combination(struct run *run, struct free_filters *filters,
                             const struct observed *observed);

/* Two values for the same area and period: do they differ in a filter? It is free then. */
bool filters_differ(struct free_filters *filters, unsigned one, unsigned other);

/* Two values of one measure, of whatever areas and periods: a filter that they differ in varies. */
void filters_compare(struct free_filters *filters, unsigned one, unsigned other);

/* The filters that vary, as filters_free gives those that are free; NULL where none does. */
const char *filters_varying(struct run *run, const struct free_filters *filters, const char **pins);

/* After all rows: fail at the first pin whose column is no filter or whose item never occurs. */
bool filters_check_pins(struct run *run, const struct free_filters *filters, const char *path);

/* "social_care_group (CINO at 31 March and CLA 12 months at 31 March)" for each free filter; NULL
 * where none is. `pins` gets what can be written in the study: "{ sex: Total }". */
const char *filters_free(struct run *run, const struct free_filters *filters, const char **pins);

#endif
