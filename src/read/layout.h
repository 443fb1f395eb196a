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
 * The header is the first record that has the headings of a layout, or of a key that the
 * cells below bear out, so that titles and notes above it do not matter. Where nothing says so
 * (a survey, a plain table) it is the first record, unless that is clearly a title: all records
 * above the header have cells in at most half of the columns that most records have, and the
 * header has all of its cells filled, none of them with a number that is no year. Records passed
 * over above a header that was found are told aloud. */
#ifndef ATTAIN_READ_LAYOUT_H
#define ATTAIN_READ_LAYOUT_H

#include "read/area.h"
#include "spec/source.h"

/* The number of the cell that has this heading, blanks around it aside; 0: there is none. */
size_t layout_heading(const struct csv_record *header, const char *heading);

/* Where a table says which authority a row is of, and which period. */
struct key {
    size_t column[AREA_KEYS]; /* the cell of each kind of key, from 1; 0: there is none */
    size_t period;            /* of a column of periods; 0: there is none */
    bool years;               /* the other columns are years: one measure, wide by year */
    bool by_content;          /* no heading told the key, but what stands below */
};

/* Does anything say the authority? Is a cell, from 1, what says it? */
bool key_is_found(const struct key *key);
bool key_has(const struct key *key, size_t cell);

struct recognised {
    enum layout layout;
    size_t header;      /* index in the file's head of the header's first record */
    size_t header_rows; /* 1; 2 or 3 of some surveys */
    struct key key;     /* of LAYOUT_KEYED and the surveys; zeros where none was found */
};

/* Recognise a file; `source` (all zero where nothing is said) may name the layout, the header's row
 * and the key. `areas` NULL: no keys are looked for. Fails with STATUS_MALFORMED at the file's
 * line, where the file is not what the source says it is, with what is lacking; with
 * STATUS_UNSUPPORTED at the source where it has no column that the source names, and where two
 * columns could be the same key. */
bool layout_recognise(struct run *run, const struct csv_file *file, const struct source *source,
                      const struct areas *areas, struct recognised *recognised);

/* The failure for a file that must say its authorities and does not. */
bool layout_keyless(struct run *run, const char *path, const struct source *source);

#endif
