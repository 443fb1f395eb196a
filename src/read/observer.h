/* observer.h - one observation after another, whatever the layout of the file.
 *
 *     observation = (local authority, period, measure, value)
 *
 * A walker turns a file of one layout into observations and hands them to an observer;
 * from there on nothing knows which kind of file it was. Rows that are no local authority
 * are counted by what they are and go no further. */
#ifndef ATTAIN_READ_OBSERVER_H
#define ATTAIN_READ_OBSERVER_H

#include "read/layout.h"
#include "read/ledger.h"

/* A filter and its item in the row of an observation: sex = Total. */
struct filter {
    const char *column, *item;
};

struct observed {
    const char *code;   /* of the measure */
    size_t area;        /* index in the register, of an authority */
    int year;           /* of a period of two years the one that the source says (source.h: years),
                           else the first */
    bool split;         /* the period spans two years */
    const char *period; /* as the file has it: "2016-17 (OT)" */
    const char *text;   /* the cell, trimmed */
    size_t length;
    struct place place; /* of the cell */
    size_t filters;     /* all that the layout has, 0 in most; in the same order in every row */
    const struct filter *filter;
};

/* What is known of a measure beside its values: from a dictionary or a meta file. */
struct measure_facts {
    const char *label, *unit; /* NULL where not known */
    int decimals;             /* -1 where not known */
    const char *year_type;    /* "Academic Year"; NULL where not known */
};

struct observer {
    void *state;
    /* Is any value of this measure wanted? Asked once for a column, or a run of rows; the text
     * of the code is the same, at the same place, until the next question. */
    bool (*wants)(struct run *run, void *state, const char *code);
    /* Take a value of a wanted measure; of a period that is no year, with the year 0. */
    bool (*take)(struct run *run, void *state, const struct observed *observed);
    /* Told before the first value, where the file or a file beside it says it; may be NULL. */
    void (*facts)(struct run *run, void *state, const char *code,
                  const struct measure_facts *facts);
    /* Is a column asked for as a measure, although its cells may look like texts? NULL: none is. */
    bool (*asked)(void *state, const char *column);
    /* Is a column pinned to one item, although its cells may look like numbers? NULL: none is. */
    bool (*pinned)(void *state, const char *column);
    /* What the one measure of a file is called where nothing names it; NULL: it is refused. */
    const char *unnamed;
};

/* What a walker is given, and what it leaves. */
struct walk {
    const struct source *source; /* rules of reading; all zero where nothing is said */
    const struct recognised *recognised;
    unsigned file; /* number of the file among the source's, from 0 */
    const struct areas *areas;
    struct ledger *ledger;
    struct observer observer;
    bool *seen;                 /* per area of the register: has it a row? */
    bool *seen_larger;          /* the same of countries and regions; NULL: not asked */
    size_t left[AREA_OUTCOMES]; /* rows, by what they are instead of an authority */
    const struct input *beside; /* a file that was read with it: its meta file; NULL for none */
    void *texts;                /* of walk_cell, for the row of this line */
    size_t line;
};

/* The trimmed text of a row's cell, counted from 1; NULL for the cell 0. Holds until the next row.
 */
const char *walk_cell(struct run *run, struct walk *walk, const struct csv_record *record,
                      size_t cell);

/* The area of a row by its cells (NULL: no such column). True and an index where it is an
 * authority; true and NO_AREA where the row leaves (counted in walk->left); false after a failure
 * at the cell: unknown, or two areas. `column` is each cell's number, from 1. */
bool walk_area(struct run *run, struct walk *walk, const char *const text[AREA_KEYS],
               const size_t column[AREA_KEYS], const char *path, size_t line, size_t *area);

/* "2017", "2016/17", "2016-17 (OT)", "201617" (where `six` digits are two years) as a year, by the
 * source's rule for periods of two years; false where it is none. `split` tells that it spans two.
 */
bool walk_year(const char *text, size_t length, bool six, enum year_name name, int *year,
               bool *split);

/* Is a heading a period and nothing else: "2017", "2016/17", "201617", "2018 (Rev)"? */
bool walk_heading_year(const char *text, size_t length, enum year_name name, int *year,
                       bool *split);

/* One walker per layout. Each fails as csv_walk does, at the cell that it cannot read. */
bool lait_walk(struct run *run, struct csv_file *file, struct walk *walk);
bool lait_wide_walk(struct run *run, struct csv_file *file, struct walk *walk);
bool lait_app_walk(struct run *run, struct csv_file *file, struct walk *walk);
bool ees_walk(struct run *run, struct csv_file *file, struct walk *walk);
bool keyed_walk(struct run *run, struct csv_file *file, struct walk *walk);

/* The walker of a layout with measures; NULL for one with columns alone. */
typedef bool (*walker)(struct run *run, struct csv_file *file, struct walk *walk);
walker walker_of(enum layout layout);

#endif
