/* frame.h - named columns over rows.
 *
 * A cell is a number, a text, or missing with its reason. The reason is never lost
 * on the way: it ends in a footnote. A row is a local authority in a study, or a
 * line of the file in a plain table; every row has a name by which it can be
 * pointed at. */
#ifndef ATTAIN_READ_FRAME_H
#define ATTAIN_READ_FRAME_H

#include "base/run.h"

enum missing {
    PRESENT = 0,
    MISSING_EMPTY,          /* an empty cell */
    MISSING_NOT_AVAILABLE,  /* x, NA; in LAIT "-" */
    MISSING_NOT_APPLICABLE, /* z */
    MISSING_CONFIDENTIAL,   /* c */
    MISSING_LOW,            /* low, k: rounds to zero and is not zero */
    MISSING_UNRELIABLE,     /* u */
    MISSING_NONE_RECORDED,  /* [w] */
    MISSING_ERROR,          /* [er] */
    MISSING_DECLARED,       /* a text that the user declared to mean missing */
    MISSING_ZERO,           /* a zero, where the study says that zero means missing */
    MISSING_RANGE,          /* outside the range that the study states */
    MISSING_RANKS,          /* ranks of a respondent that are no permutation */
    MISSING_SHARED,         /* an answer for several authorities, which the study leaves out */
    MISSING_REORGANISED,    /* the authority was made from others, and no rule combines them */
    MISSING_PERIODS,        /* fewer periods with a value than the study asks for */
    MISSING_NO_ROW,         /* the source has no row for this authority */
    MISSING_UNDEFINED,      /* a division by zero, the logarithm of a number not above zero */
    MISSING_PART,           /* a variable that this one is made from is missing */
    MISSING_KINDS
};

/* "confidential", "not available", ... as footnotes say it. */
const char *missing_name(enum missing missing);

enum column_kind { COLUMN_NUMBER, COLUMN_TEXT };

struct column {
    const char *name;      /* as formulas write it */
    const char *label;     /* as tables print it; the name where there is none */
    const char *unit;      /* "" where none is known */
    const char *transform; /* "z", "ln" or "": what the values have been through */
    bool confidential;     /* from a survey: never told by the name of a row */
    enum column_kind kind;
    double *number;         /* rows; NaN where missing. NULL for text */
    const char **text;      /* rows; NULL where missing. NULL for numbers */
    unsigned char *missing; /* rows; enum missing */
    const char **why;       /* rows; NULL where present, else the reason in words */
};

struct frame {
    size_t rows;
    const char **row_name;  /* "Barnet", "line 14": where to look */
    const char **row_label; /* what tables call a row: "Barnet" in a plain table too */
    const char *grouped_by; /* "region": by which the rows of a study are grouped; or NULL */
    const char **group;     /* rows: the group of each, "London"; NULL without any */
    size_t columns;
    struct column *column;
    const char *file;        /* where the rows came from, for messages */
    const char *columns_are; /* what messages call a column: "column"; "variable" in a study */
};

/* A frame of `rows` rows, named by the caller, and no columns. */
struct frame *frame_new(struct run *run, size_t rows, const char *file);

/* Add a column, every cell PRESENT and zero (NULL for text). The pointer holds
 * until the next column is added. */
struct column *frame_add(struct run *run, struct frame *frame, const char *name,
                         enum column_kind kind);

/* The column of that name, or NULL. */
struct column *frame_column(const struct frame *frame, const char *name);

/* As frame_column, but a name that is not there is a failure (STATUS_UNSUPPORTED,
 * at `place`) that suggests the nearest. */
bool frame_need(struct run *run, const struct frame *frame, const char *name, struct place place,
                struct column **column);

/* What a message calls a row: its name, but that of no row whose being there tells who answered a
 * survey. */
const char *frame_row_told(const struct frame *frame, size_t row, bool confidential);

/* Mark a cell missing; `why` is kept as it is. */
void column_miss(struct column *column, size_t row, enum missing missing, const char *why);

#endif
