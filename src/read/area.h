/* area.h - the register of local authorities: who they are, by number, code and name.
 *
 * A register is a CSV with the columns la_number, name, kind, region, opened, closed,
 * gss_codes, aliases, predecessors (data/README.md). Lists are separated by ';'. An
 * area is found by its LA number, by any GSS code it has had, or by its name or an
 * alias after normalisation: case, punctuation and '&' do not matter. Nothing is ever
 * matched by likeness; a near name is only suggested in the message. */
#ifndef ATTAIN_READ_AREA_H
#define ATTAIN_READ_AREA_H

#include "read/csv.h"

struct area {
    const char *number; /* "301" */
    const char *name, *region;
    const char *gss_code; /* the current one; "" where there is none */
    bool aggregate;       /* a country or region: never a row of an analysis */
    bool fictitious;      /* made up: whatever is drawn from it says so */
};

struct areas {
    size_t count;
    struct area *area; /* in order of the registers */
    size_t inputs;
    const struct input **input; /* the registers' files */
    struct areas_index *index;
};

/* Read one register after another. Fails as csv_read does, or where two areas claim
 * the same number, code or name. */
bool areas_read(struct run *run, const char *const *paths, size_t count, struct areas **areas);

enum area_key { AREA_NUMBER, AREA_GSS_CODE, AREA_NAME };

/* The index of the area, or SIZE_MAX. */
size_t areas_find(const struct areas *areas, enum area_key key, const char *text);

/* The failure for a text that no area has, at its cell; a name suggests the nearest. */
bool areas_unknown(struct run *run, const struct areas *areas, enum area_key key, const char *text,
                   struct place place);

#endif
