/* layout.h - what kind of file this is, by what its first records look like.
 *
 * Recognised by the headings alone, and for the key of a table by the cells under them:
 *
 *     Short Desc, Years, Values, LA Number             LAIT, long
 *     Short Desc, Data item, Years, <areas> in row 2   LAIT, wide
 *     LA Number, LA and Regions, <years>               LAIT, a download of the app
 *     Measure_short, Chart_title, Year_Type            LAIT's dictionary
 *     time_period, geographic_level, ...               Explore Education Statistics
 *     third row {"ImportId": ...}                      Qualtrics
 *     second row Response, Open-Ended Response         SurveyMonkey
 *     ID, Start time, Completion time                  Microsoft Forms
 *     Unique Response Number                           JISC Online Surveys
 *     Timestamp                                        Google Forms
 *     a column of local authorities                    a table by local authority
 *     none of these                                    a plain table
 *
 * The header is the first record that has the headings of a layout, so that titles and
 * notes above it do not matter. */
#ifndef ATTAIN_READ_LAYOUT_H
#define ATTAIN_READ_LAYOUT_H

#include "read/area.h"
#include "spec/source.h"

/* Where a table says which authority a row is of, and which period. */
struct key {
    size_t column[AREA_KEYS]; /* the cell of each kind of key, from 1; 0: there is none */
    size_t period;            /* of a column of periods; 0: there is none */
    bool years;               /* the other columns are years: one measure, wide by year */
};

struct recognised {
    enum layout layout;
    size_t header;      /* index in the file's head of the header's first record */
    size_t header_rows; /* 1; 2 or 3 of some surveys */
    struct key key;     /* of LAYOUT_KEYED and the surveys; zeros where none was found */
};

/* Recognise a file; `source` (all zero where nothing is said) may name the layout, the header's row
 * and the key. `areas` NULL: no keys are looked for. Fails with STATUS_MALFORMED at the place,
 * where the file is not what the source says it is, with what is lacking. */
bool layout_recognise(struct run *run, const struct csv_file *file, const struct source *source,
                      const struct areas *areas, struct recognised *recognised);

#endif
