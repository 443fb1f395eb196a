/* area.h - the register of local authorities: who they are and were, by number, code and name.
 *
 * A register is a CSV with the columns la_number, name, kind, region, opened, closed,
 * gss_codes, aliases, predecessors (data/README.md). Lists are separated by ';'. A GSS
 * code may say from when to when it was in use and with what change it came; a
 * predecessor says what became of it: merged, split, transfer (a part went elsewhere).
 *
 * An area is found by its LA number, else by any GSS code it has ever had, else by its
 * name or an alias after normalisation: case, punctuation, '&' and words such as
 * "London Borough of" do not matter. Nothing is ever matched by likeness; a near name is
 * only suggested in the message. */
#ifndef ATTAIN_READ_AREA_H
#define ATTAIN_READ_AREA_H

#include "read/csv.h"

/* How one area became another. Of these only the first two leave it the same area. */
enum change {
    CHANGE_NONE,
    CHANGE_RECODED,  /* the same area under another code */
    CHANGE_BOUNDARY, /* a small change of its boundary, under another code */
    CHANGE_MERGED,   /* all of it became part of the other */
    CHANGE_SPLIT,    /* the other is a part of it */
    CHANGE_TRANSFER, /* the other is most of it, or has a part of it: neither is the other */
};

/* "recoded", "boundary tweak", "merged", "split", "transfer"; "" for CHANGE_NONE. */
const char *change_name(enum change change);

struct area_code {
    const char *code;
    const char *from, *to; /* "2025-05-01"; "" where not said */
    enum change change;    /* with which it came into use */
    bool misprint;         /* met in files, never official */
};

struct area_link {
    size_t area; /* index in the register */
    enum change change;
};

struct area {
    const char *number; /* "301" */
    const char *name, *region;
    const char *opened, *closed; /* "2019-04-01"; "" where before 2009, or still alive */
    const char *gss_code;        /* the current one; "" where there is none */
    bool aggregate;              /* a country or region: never a row of an analysis */
    bool elsewhere;              /* another country, or no place: never a row either */
    bool fictitious;             /* made up: whatever is drawn from it says so */
    size_t codes;
    const struct area_code *code;
    const char *const *alias; /* ends with NULL */
    size_t predecessors, successors;
    const struct area_link *predecessor, *successor;
};

struct areas {
    size_t count;
    struct area *area; /* in order of the registers */
    size_t inputs;
    const struct input **input; /* the registers' files */
    struct areas_index *index;
};

/* Read one register after another. Fails as csv_read does, or where two areas claim
 * the same number, code or name, a date or a change cannot be read, or a predecessor is
 * not in the register. */
bool areas_read(struct run *run, const char *const *paths, size_t count, struct areas **areas);

/* Did the area exist on 31 December of that year? */
bool area_on_map(const struct area *area, int year);

enum area_key { AREA_NUMBER, AREA_GSS_CODE, AREA_NAME, AREA_KEYS };

/* The index of the area, or SIZE_MAX. */
size_t areas_find(const struct areas *areas, enum area_key key, const char *text);

/* What the cells of a row that say where say together. */
enum area_outcome {
    AREA_AUTHORITY, /* a local authority, of today or before */
    AREA_AGGREGATE, /* a country or region of the register, or a total or mean of whatever */
    AREA_COMBINED,  /* several authorities in one row: "940 / 941" */
    AREA_ELSEWHERE, /* Wales, "outside England", BFPO */
    AREA_NOWHERE,   /* all cells empty, or "unknown", "not available", x, z */
    AREA_UNKNOWN,   /* no area of the register */
    AREA_CONFLICT,  /* two cells say two areas, neither of which came from the other */
    AREA_OUTCOMES
};

/* "aggregates", "combined rows", "other countries", ... as counts of rows say them. */
const char *area_outcome_name(enum area_outcome outcome);

/* By the first cell that is not empty and known, in the order number, code, name (NULL: the
 * file has no such column); the others must agree, or be unknown names. `area` is set for
 * AREA_AUTHORITY, for AREA_AGGREGATE and AREA_ELSEWHERE where the register has the area,
 * else SIZE_MAX; for AREA_CONFLICT `other` is set too. `wrong` is the key that decided: for
 * AREA_UNKNOWN the one that nobody has, for AREA_CONFLICT the one that contradicts. Costs
 * a few lookups. */
enum area_outcome areas_resolve(const struct areas *areas, const char *const text[AREA_KEYS],
                                size_t *area, size_t *other, enum area_key *wrong);

/* The authorities that a cell names together ("314 / 318", "Kingston upon Thames and Richmond
 * upon Thames"), at most `most`; 0 where some part is no authority, or it is only one. */
size_t areas_combined(const struct areas *areas, const char *text, size_t *area, size_t most);

/* What is said of a text that no area has; a name suggests the nearest. */
const char *areas_unknown_words(struct run *run, const struct areas *areas, enum area_key key,
                                const char *text);

/* The same as the failure at its cell. */
bool areas_unknown(struct run *run, const struct areas *areas, enum area_key key, const char *text,
                   struct place place);

#endif
