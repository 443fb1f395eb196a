/* measures.h - the measures that a study asks for, and what the files of a source say of them.
 *
 * The observer of a study: of all observations only the measures, periods and filter items
 * that a variable asks for are kept, a value per authority and period. A second value for the
 * same is an error with both places, unless the source says which counts, an entry in the ledger
 * for each; if filters are free (not pinned to one item) the failure lists them with their items,
 * and no rule decides. Periods of two years, as 2016/17, are asked for as such, or by one year
 * where the source says which it is; but in LAIT a period is its first year. */
#ifndef ATTAIN_READ_MEASURES_H
#define ATTAIN_READ_MEASURES_H

#include "read/filters.h"
#include "read/frame.h"
#include "read/numeral.h"
#include "read/observer.h"
#include "spec/study.h"

struct observation {
    double value; /* NaN where missing */
    enum missing missing;
    unsigned file;    /* of the source, from 0 */
    unsigned filters; /* its combination of items (filters.h); 0: there are no filters */
    size_t line;      /* of the file; 0 where no file has a row */
};

/* Numbers with a percent sign above 1 and without one: is the column on two scales? */
struct percent_scale {
    struct place percent, bare; /* of the first of each; line 0: there is none */
    const char *percent_text, *bare_text;
    bool bare_above_one; /* then it is no fraction */
};

struct measure {
    const char *code;
    struct pins filters;    /* of the source and the variable together */
    struct periods periods; /* that are kept */
    struct place place;     /* where it was asked for */
    struct measure_facts facts;
    int first_year, last_year;       /* that the files have of it at all; 0 where they have none */
    bool split;                      /* its periods span two years */
    bool known;                      /* the files have it, of whatever area, period and filters */
    bool *in;                        /* per file: it has it */
    size_t found;                    /* observations that the files have */
    size_t yearless;                 /* rows without a number whose period is no year */
    struct place yearless_place;     /* of the first */
    struct observation *observation; /* areas of the register x periods; see measure_observation */
    struct free_filters *free_filters; /* filters and items that its rows have */
    struct measure *same_code;         /* the next that was asked for by this code; NULL: none */
    struct percent_scale scale;
};

struct measures {
    const struct source *source;
    const struct areas *areas;
    const char **path;         /* per file, for messages */
    struct ledger *ledger;     /* where choices between two values go */
    unsigned file;             /* the file under way */
    enum layout layout;        /* of that file */
    enum decimal_sign decimal; /* the same */
    enum dialect dialect;      /* the same */
    size_t count;
    struct measure *measure;
    struct measures_index *index; /* by code */
    size_t others;                /* codes that the files have beside, for messages */
    const char **other;
};

/* The measures of a source that the variables of the study ask for, each once; those with the
 * same code and filters share their periods. */
struct measures *measures_of(struct run *run, const struct study *study,
                             const struct source *source, const struct areas *areas);

/* The observer that keeps them. */
struct observer measures_observer(struct measures *measures);

/* After all files: every measure must be there, with one value per authority and period, and in at
 * least one of the periods asked for; that a file lacks it, or that its values are not all of the
 * same items of the filters, is told; percentages beside what may be fractions are refused.
 * STATUS_UNSUPPORTED otherwise, at where it was asked for (the nearest measures, the years that
 * there are, the free filters and their items are named). */
bool measures_check(struct run *run, const struct measures *measures);

/* The measure that a variable (or its weight) is made from. */
const struct measure *measures_find(const struct measures *measures, const char *code,
                                    const struct variable *variable);

/* What the files say of an area (index in the register) in a period that is kept. */
struct observation *measure_observation(const struct measure *measure, size_t area, int period);

#endif
