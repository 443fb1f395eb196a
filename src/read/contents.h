/* contents.h - everything that a file holds, kept whole, for who wants to know what is in it.
 *
 *     file ──layout.h──▶ observations or columns ──▶ one series per measure or column
 *
 * A study keeps what it asks for; here nothing is asked for and nothing is refused that can be
 * told instead: a text among numbers, a second value for the same authority and period, a
 * period that is no year. What is no table at all still fails. Memory grows with the values
 * that a file has of local authorities, 32 bytes each, and in a column of texts with the
 * texts that differ. */
#ifndef ATTAIN_READ_CONTENTS_H
#define ATTAIN_READ_CONTENTS_H

#include <glib.h>

#include "read/grid.h"
#include "read/observer.h"

#define NO_INDEX 0xFFFFFFFFu

/* One cell. */
struct entry {
    double value;    /* NaN where it is no number */
    unsigned line;   /* of the file */
    unsigned area;   /* index in the register; NO_INDEX: the row is of none, or none is told */
    unsigned period; /* index in the contents' periods; NO_INDEX: there are none */
    unsigned slice;  /* index in the contents' slices */
    unsigned char missing; /* enum missing */
    bool text;             /* neither a number nor a symbol */
};

/* A measure or a column. */
struct series {
    const char *name;
    struct measure_facts facts;
    size_t entries, room;
    struct entry *entry; /* in the order of the file */
    size_t numbers, texts, missing[MISSING_KINDS];
    bool wordy;        /* a column of texts, where only what cannot be one is a symbol */
    GHashTable *text;  /* each text -> how many cells have it; NULL before the first */
    unsigned odd_line; /* of the first cell that is a text */
    const char *odd;   /* and that text */
    size_t column;     /* of the file, from 1; 0 where each row names its measure */
};

struct period {
    const char *text; /* as the file has it */
    int year;         /* 0: it is no year */
};

/* A filter of the file, its items, and how many rows of local authorities have each. */
struct filter_items {
    const char *column;
    size_t items;
    const char **item;
    size_t *rows;
};

/* A text that names no local authority. */
struct stranger {
    const char *text;
    size_t line;
};

/* A row of an authority that has one already. */
struct row_again {
    unsigned area;
    size_t first, second; /* lines */
};

struct contents {
    struct input *input;
    const struct source *source;
    enum layout layout;
    enum dialect dialect;
    enum decimal_sign decimal;
    const struct areas *areas;
    struct ledger *ledger; /* what was passed over or dropped on the way */
    const char
        *key[AREA_KEYS]; /* the headings of the columns that say which authority; NULL: none */
    bool measures;       /* the series are measures, else columns */
    bool keyed;          /* its rows are of areas */
    bool confidential;   /* a survey: no authority is told by name */
    bool made_up;        /* it says so, or an authority is fictitious */
    size_t count;
    struct series *series; /* in the order of the file */
    size_t periods;
    struct period *period;
    size_t filters;
    struct filter_items *filter;
    size_t slices;              /* combinations of items; at least 1 */
    const char **slice;         /* "sex = Total, version = Revised"; "" where there are none */
    bool *seen;                 /* per area of the register: a row of an authority */
    bool *seen_larger;          /* the same, of countries and regions */
    size_t left[AREA_OUTCOMES]; /* rows, by what they are instead of an authority */
    size_t strangers;           /* of columns: rows of no area that is known */
    struct stranger first_stranger;
    size_t repeated;         /* of a dictionary: codes that stand more than once */
    const char **repetition; /* each of them, with its lines in words */
    size_t agains;           /* of columns: rows of an authority that has one already */
    struct row_again *again;
    struct contents_index *index;
};

/* Read a file by the rules of a source (all zero where nothing is said). */
bool contents_read(struct run *run, const char *path, const struct source *source,
                   const struct areas *areas, struct contents **contents);

/* The series of that name; NULL where there is none. */
const struct series *contents_find(const struct contents *contents, const char *name);

/* For who fills contents: a new series; a cell's text as an entry of one; the index of a
 * period. */
struct series *contents_add(struct run *run, struct contents *contents, const char *name);
void series_take(struct run *run, const struct contents *contents, struct series *series,
                 struct entry entry, const char *text, size_t length);
unsigned contents_period(struct run *run, struct contents *contents, const char *text, int year);

/* All columns of a grid as series. */
void contents_take_grid(struct run *run, struct contents *contents, const struct grid *grid);

#endif
