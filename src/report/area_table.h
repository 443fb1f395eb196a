/* area_table.h - local authorities as a table: number, codes, name, region, and in words what
 * each came from and what became of it. */
#ifndef ATTAIN_REPORT_AREA_TABLE_H
#define ATTAIN_REPORT_AREA_TABLE_H

#include "read/area.h"
#include "report/document.h"

/* The areas of the register that a question found, in the order they are shown in. */
struct found_areas {
    const struct areas *areas;
    size_t count;
    size_t *area;
    int year; /* of the map asked for; 0 for all */
    size_t unknown;
    const char **unknown_text; /* what nothing was found for */
};

/* "local authority", "country or region", "elsewhere". */
const char *area_kind(const struct area *area);

/* CSV has a column for everything; to read, other codes and what became of whom are notes below the
 * table, and columns with nothing in them are left out, and so is a table with no row. */
struct document *areas_document(struct run *run, const struct found_areas *found);

/* The answer as CSV and as JSON. */
answer_writer areas_csv, areas_json;

#endif
