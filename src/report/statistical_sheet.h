/* statistical_sheet.h - the analysis table as statistics programs think of one: variables with
 * labels, values with labels, and why a value is missing. Knows no format.
 *
 *     panel  ──▶  la_number gss_code local_authority region | variables | made_up   of rows kept
 *
 * A column of texts is a category: its values are 1, 2, ... in the order of their bytes, and its
 * value labels the texts; but what names a row stays a string. */
#ifndef ATTAIN_REPORT_STATISTICAL_SHEET_H
#define ATTAIN_REPORT_STATISTICAL_SHEET_H

#include "derive/panel.h"

struct value_label {
    double value;
    const char *label;
};

enum sheet_kind {
    SHEET_STRING,
    SHEET_CATEGORY, /* numbers that stand for texts */
    SHEET_LEVELS,   /* numbers with an order and names */
    SHEET_NUMBER,   /* a number like any other; 0 and 1 may have labels */
};

struct sheet_column {
    const char *name, *label; /* "ks4", "KS4 Attainment (score)" */
    enum sheet_kind kind;
    const char **text;            /* rows: of strings, "" where there is none */
    double *number;               /* rows: of all others, NaN where missing */
    const unsigned char *missing; /* rows of the sheet: enum missing; NULL: none is */
    size_t value_labels;
    const struct value_label *value_label;
};

struct statistical_sheet {
    const char *title;
    bool made_up;
    size_t rows, columns;
    struct sheet_column *column;
    bool reason[MISSING_KINDS]; /* why values are missing, in any column */
    double lowest;              /* of all numbers; 0 where there are none below */
};

struct statistical_sheet *statistical_sheet_of(struct run *run, const struct panel *panel);

#endif
