/* published.h - a printed table, cell by cell as printed.
 *
 * Columns: table, outcome, model, term, transform, n, b, se, p, b_reading, se_reading,
 * note; texts as they stand in print, so that decimals show the rounding: `.331`,
 * `<.001***`. A term is the printed label, CONSTANT, or R2, ADJUSTED R2 or F (whose value
 * stands in b). A cell that the print spoiled keeps its text and has a reading, which
 * counts, and a note. The columns table, transform, the readings and note may be left out. */
#ifndef ATTAIN_READ_PUBLISHED_H
#define ATTAIN_READ_PUBLISHED_H

#include "read/csv.h"
#include "spec/model.h"

struct printed {
    const char *text;    /* "" where nothing is printed */
    const char *reading; /* "" where the text is read as it stands */
    double value;        /* NaN where nothing is printed; the bound of "<.001" */
    size_t decimals;
    bool below;        /* printed as "<" of the value */
    const char *stars; /* "", "*", "**", "***" */
};

struct published_row {
    const char *table, *outcome, *model, *term, *transform, *note; /* "" for none */
    struct place place;
    size_t nobs;
    bool starred; /* some p-value of this printed table has stars */
    struct printed estimate, std_error, p_value;
};

struct published {
    const char *path;
    const struct input *input;
    size_t rows;
    struct published_row *row;
};

/* A printed text as a number with its decimals and stars; the place is for the failure. */
bool printed_read(struct run *run, const char *text, const char *reading, struct place place,
                  struct printed *printed);

/* Only the rows of `table` ("A3") are kept, where the file has the column table; NULL keeps all. */
bool published_read(struct run *run, const char *path, const char *table,
                    struct published **published);

/* The printed table that a study's table names; NULL where it names none. */
bool published_of_table(struct run *run, const struct model_table *table,
                        struct published **published);

/* The row of that outcome, model and term, or NULL. */
const struct published_row *published_find(const struct published *published, const char *outcome,
                                           const char *model, const char *term);

/* Significant at the 5% level in print: by its stars or, in a table without, by its p. */
bool published_significant(const struct published_row *row);

#endif
