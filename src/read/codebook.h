/* codebook.h - what a file of SPSS or Stata says of its variables, and how a value is called.
 *
 *     variable + value  ──▶  the text that a CSV file would have in that cell
 *
 * A number is its shortest decimal text. But a variable is a category, and its value labels are the
 * texts, if every value that occurs has a label, unless
 *
 *     - the file says that it is ordinal or a scale (SPSS does; Stata knows no such thing),
 *     - its values are 0 and 1 alone, which mean the same as a number, or
 *     - the labels are all numbers themselves.
 *
 * Two values with the same label are kept apart: "Other (3)", "Other (9)". Days are 2019-03-31,
 * times of a day 2019-03-31 12:00:00, Stata's weeks, months, quarters and half-years 2019w13,
 * 2019m3, 2019q1, 2019h1; durations are seconds. A string stands as it is.
 *
 * Missing is a system-missing value: the cell is empty. One with a reason, which the file's author
 * declared (SPSS: user-missing; Stata: .a to .z), is MISSING_MARK (symbol.h) and its label.
 *
 * Source: IBM SPSS Statistics 29 Command Syntax Reference, "Date and time formats" (days and
 * seconds since 14 October 1582); Stata 18, [D] Datetime (since 1 January 1960). */
#ifndef ATTAIN_READ_CODEBOOK_H
#define ATTAIN_READ_CODEBOOK_H

#include <glib.h>
#include <readstat.h>

#include "base/run.h"

/* What the number of a variable stands for. */
enum codebook_meaning {
    MEANS_NUMBER,
    MEANS_LABEL,
    MEANS_DAY,  /* days, or seconds of SPSS, that are whole days */
    MEANS_TIME, /* milliseconds, or seconds of SPSS */
    MEANS_WEEK,
    MEANS_MONTH,
    MEANS_QUARTER,
    MEANS_HALF,
};

struct codebook_variable {
    const char *name;
    const char *labels; /* name of its set of value labels; NULL for none */
    enum codebook_meaning meaning;
    bool spss;
    readstat_measure_t measure;
    GHashTable *seen; /* double -> present: values that occur, of a variable with labels */
};

struct codebook {
    bool spss;
    size_t variables, room;
    struct codebook_variable *variable;
    struct run *scratch; /* for texts of one cell */
    GHashTable *sets;    /* name -> struct codebook_labels */
};

struct codebook *codebook_new(struct run *run, bool spss);

/* While the file is read for the first time: a variable; a label; a value that occurs. */
void codebook_add(struct run *run, struct codebook *codebook, readstat_variable_t *variable,
                  const char *labels);
void codebook_label(struct run *run, struct codebook *codebook, const char *labels,
                    readstat_value_t value, const char *label);
void codebook_see(struct codebook *codebook, readstat_variable_t *variable, readstat_value_t value);

/* Afterwards: which variables are categories. */
void codebook_settle(struct run *run, struct codebook *codebook);

/* Append the text of a value to `text`. */
void codebook_write(const struct codebook *codebook, readstat_variable_t *variable,
                    readstat_value_t value, GString *text);

#endif
