/* area_index.h - the register's lookup tables: one for each kind of key, from the text as it
 * is compared (area_name.h) to the area. */
#ifndef ATTAIN_READ_AREA_INDEX_H
#define ATTAIN_READ_AREA_INDEX_H

#include "read/area.h"

struct areas_index *areas_index_new(struct run *run);

/* Let `text` mean the area at `area`. Fails at `place` where it means another already, or is
 * nothing but blanks and punctuation. */
bool areas_index_add(struct run *run, struct areas *areas, enum area_key key, const char *text,
                     size_t area, struct place place);

/* Is it a county, or another place that has had a county's code (E10)? */
bool area_is_county(const struct area *area);

#endif
