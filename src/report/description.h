/* description.h - what `attain describe` says of files: what each is, what is in it, and what
 * to look at first.
 *
 *     the file          layout, encoding, SHA-256, rows, periods, local authorities
 *     to look at first  suspicious values by kind (suspicion.h), the first of each
 *     filters           items, and how many rows have them
 *     measures          or columns: n, missing by reason, range, mean, SD
 *     texts             of columns: how many differ, the most frequent
 *
 * or, of the measures that were asked for, each period by period. The values are those of
 * local authorities. A survey is described without telling who answered. */
#ifndef ATTAIN_REPORT_DESCRIPTION_H
#define ATTAIN_REPORT_DESCRIPTION_H

#include "derive/spread.h"
#include "derive/suspicion.h"
#include "report/document.h"

struct description {
    const struct contents *contents;
    const struct suspects *suspects;
    struct spread *spread; /* per series */
    int year;              /* the map that authorities are missing from; 0: today's */
    bool all;              /* every suspicious value, not the first of each kind */
    size_t asked;          /* measures that are wanted in full */
    const size_t *series;  /* of these, the index in the contents */
};

/* What a question about files found. */
struct descriptions {
    size_t count;
    struct description *const *description;
};

/* Everything that there is to say, or that of the measures asked for. Its CSV is the table of
 * measures alone, of all files. */
struct document *descriptions_document(struct run *run, const struct descriptions *descriptions);

/* { "schema_version", "files": [ { "file", "layout", ..., "periods", "local_authorities",
 * "measures", "suspicious" } ] }, everything in full whatever was asked for. */
answer_writer descriptions_json;

/* Its parts as tables; NULL where there is nothing to say. */
struct table *description_file(struct run *run, const struct description *description);
struct table *description_suspects(struct run *run, const struct description *description,
                                   size_t series); /* SIZE_MAX: of all */
struct table *description_filters(struct run *run, const struct description *description);
struct table *description_measures(struct run *run, const struct description *description);
struct table *description_texts(struct run *run, const struct description *description);
struct table *description_periods(struct run *run, const struct description *description,
                                  size_t series);

/* Words that tables and JSON share. */

/* Is an authority of the register on the map asked about? */
bool description_on_map(const struct description *description, size_t area);

/* "12 not available, 3 confidential"; "" where nothing is missing. */
const char *missing_words(struct run *run, const size_t missing[MISSING_KINDS]);

/* The periods of a series that hold an entry, the earliest and the latest; how many. */
size_t series_periods(struct run *run, const struct contents *contents, const struct series *series,
                      const char **first, const char **last);

/* The value at so many digits that its place in the spread can be seen. */
const char *value_words(struct run *run, double value, const struct spread *spread);

/* Low, mean, SD and high in four cells. */
void spread_fill(struct run *run, const struct spread *spread, struct cell *cell);

/* A table with its heading row; the columns from `left` on are numbers. */
struct table *description_table(struct run *run, const struct description *description,
                                const char *title, const char *const *heading, size_t columns,
                                size_t left);

/* The table without the columns in which nothing stands, but for the first. */
struct table *table_narrowed(struct run *run, const struct table *full);

/* "numbers", "text", "empty". */
const char *series_kind(const struct series *series);

/* The texts of a series, the most frequent first, at most `most`; those of a survey only
 * where several gave them. */
struct text_count {
    const char *text;
    size_t count;
};
size_t series_texts(struct run *run, const struct contents *contents, const struct series *series,
                    size_t most, struct text_count *text);

#endif
