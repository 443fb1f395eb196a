/* ledger.h - what happened to the data on their way: nothing is dropped without an entry.
 *
 * Every step that passes something over, takes it as missing, combines it or decides
 * between two writes an entry: of what source or variable, which authority and period,
 * where in which file, and why, in words. The ledger of a run is printed as a table of its
 * own, and footnotes are made from it. */
#ifndef ATTAIN_READ_LEDGER_H
#define ATTAIN_READ_LEDGER_H

#include "base/run.h"

enum ledger_kind {
    LEDGER_READ,     /* a file: its layout, encoding, rows */
    LEDGER_WARNING,  /* something odd in a file that does not stop it */
    LEDGER_PASSED,   /* rows or columns of a file that are no data: notes, empty columns */
    LEDGER_PERSONAL, /* columns with personal data, dropped on load */
    LEDGER_LEFT,     /* rows that are no authority: aggregates, combined rows, other countries */
    LEDGER_UNKNOWN,  /* a row that names an authority that is not in the register, passed over */
    LEDGER_CHOSEN,   /* of two answers for one authority one was taken, or one shared by two */
    LEDGER_MADE,     /* a variable: file, measure or column, periods */
    LEDGER_SYMBOLS,  /* what stood in cells instead of numbers, by kind */
    LEDGER_ZERO,     /* a zero taken as missing, by the variable's rule */
    LEDGER_RANGE,    /* a value outside the variable's range, taken as missing */
    LEDGER_COMBINED, /* a value of an authority combined from those it was made from */
    LEDGER_MISSING,  /* why an authority has no value of a variable */
    LEDGER_LEFT_OUT, /* an authority that is not kept */
    LEDGER_KINDS
};

/* "read", "warning", ... as tables of the ledger say it. */
const char *ledger_kind_name(enum ledger_kind kind);

#define NO_AREA ((size_t)-1)

struct ledger_entry {
    enum ledger_kind kind;
    const char *source;   /* name of the study's source; NULL for none */
    const char *variable; /* name of the study's variable; NULL for none */
    size_t area;          /* index in the register; NO_AREA for none */
    const char *period;   /* "2017"; NULL for none */
    size_t count;       /* rows, columns or values that this is about; 0 where that says nothing */
    bool confidential;  /* of a survey: the authority is never told by name */
    struct place place; /* the file, and the line where there is one */
    const char *what;   /* in words, without the authority and the period */
};

struct ledger {
    size_t entries;
    struct ledger_entry *entry; /* in the order in which it happened */
};

struct ledger *ledger_new(struct run *run);

/* Keep an entry as it is; an entry that is there already in every part is not kept twice. */
void ledger_add(struct run *run, struct ledger *ledger, struct ledger_entry entry);

/* The same of an entry about a place in a file of a source, and `count` rows, columns or cells of
 * it (0 where that says nothing). */
void ledger_tell(struct run *run, struct ledger *ledger, enum ledger_kind kind, const char *source,
                 struct place place, size_t count, const char *what);

#endif
