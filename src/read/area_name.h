/* area_name.h - texts that mean the same area, made equal, so that a lookup is one comparison.
 *
 *     number   "0301", "301.0" (a spreadsheet's)         ->  "301"
 *     code     " e09000001 "                             ->  "E09000001"
 *     name     "Telford & Wrekin"                        ->  "telfordandwrekin"
 *
 * Of a name only letters and digits count, small or capital alike, with '&' for "and". What
 * councils put around their name ("London Borough of", "City Council") is taken off in small
 * steps, for as long as nothing is found: "City of London" is one before "City of" goes. */
#ifndef ATTAIN_READ_AREA_NAME_H
#define ATTAIN_READ_AREA_NAME_H

#include "read/area.h"

/* What a number, code or name is compared as; the caller frees it with g_free. */
char *area_key_text(enum area_key key, const char *text);

/* Of which kind of council the words speak that were taken off. */
enum council { COUNCIL_ANY, COUNCIL_COUNTY, COUNCIL_TOWN };

/* Offer the words of a name less each such phrase at its end, then less each at its start too,
 * until `take` returns true. `words` are as in the name, with one space between. */
bool area_name_strip(const char *text,
                     bool (*take)(void *state, const char *words, enum council council),
                     void *state);

#endif
