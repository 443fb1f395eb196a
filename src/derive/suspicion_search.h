/* suspicion_search.h - the search that suspicion.h describes, series by series. */
#ifndef ATTAIN_DERIVE_SUSPICION_SEARCH_H
#define ATTAIN_DERIVE_SUSPICION_SEARCH_H

#include "derive/suspicion.h"

enum { SUSPICION_PERIODS = 3 }; /* of an authority, before its own history counts */

/* One series under search. */
struct search {
    struct run *run;
    const struct contents *contents;
    struct suspects *found;
    size_t series;
    const struct entry **by_group; /* slice, period, area */
    const struct entry **by_area;  /* slice, area, period */
    double *work;
};

void search_add(struct search *search, struct suspect suspect);

/* How many entries from `at` on are of the same group, or the same area. */
size_t same_group(const struct entry *const *entry, size_t at, size_t count);
size_t same_area(const struct entry *const *entry, size_t at, size_t count);

/* Zeros and values far out; one value in all periods; cells by where they stand: periods that are
 * no year, texts among numbers, second values. */
void search_values(struct search *search);
void search_constants(struct search *search);
void search_places(struct search *search);

/* Of columns: rows of an authority that has one already. */
void search_rows(struct search *search);

#endif
