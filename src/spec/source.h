/* source.h - a source of a study: which files, in what layout, read by what rules.
 *
 *     sources:
 *       lait:   { file: lait.csv, layout: lait }
 *       ks4:    { file: ks4_la.csv, filters: { social_care_group: CLA 12 months at 31 March } }
 *       survey: { file: [survey-2020.csv, survey-2021.csv], layout: survey, duplicates: last }
 *
 * Nothing but `file` is needed: the layout is recognised from the content and said aloud,
 * the key is found by name or content. What is said in the study is obeyed, or refused where
 * the file contradicts it. */
#ifndef ATTAIN_SPEC_SOURCE_H
#define ATTAIN_SPEC_SOURCE_H

#include "spec/yaml.h"

enum layout {
    LAYOUT_ANY,             /* to be recognised */
    LAYOUT_LAIT,            /* the long file of the Local Authority Interactive Tool; said of a
                               source, any of its layouts */
    LAYOUT_LAIT_WIDE,       /* the older workbook: header on row 2, a column per area */
    LAYOUT_LAIT_APP,        /* the app's downloads: a column per year */
    LAYOUT_LAIT_DICTIONARY, /* what its measures are called */
    LAYOUT_EES,             /* Explore Education Statistics */
    LAYOUT_KEYED,           /* a row per authority, or per authority and period */
    LAYOUT_SURVEY,          /* one header row, an answer a row; said of a source, any of these: */
    LAYOUT_MICROSOFT_FORMS,
    LAYOUT_SURVEYMONKEY,   /* two header rows */
    LAYOUT_QUALTRICS,      /* three */
    LAYOUT_ONLINE_SURVEYS, /* JISC */
    LAYOUT_GOOGLE_FORMS,
    LAYOUT_PLAIN, /* a table with no local authorities */
    LAYOUTS
};

/* "lait", "lait-wide", ... as `layout:` and --layout take them, by enum layout; the first is empty:
 * not said. Ends with NULL. */
extern const char *const layout_names[];

/* The same of `symbols:`, `decimal:` and `separator:`; the first of each is empty. */
extern const char *const dialect_names[], *const decimal_names[], *const separator_names[];

/* "the long file of the Local Authority Interactive Tool", ... as messages say it. */
const char *layout_title(enum layout layout);

bool layout_is_survey(enum layout layout);
bool layout_is_lait(enum layout layout);

enum dialect { DIALECT_BY_LAYOUT, DIALECT_EES, DIALECT_LAIT, DIALECT_SFR, DIALECT_GSS };

enum key_kind { KEY_ANY, KEY_LA_NUMBER, KEY_GSS_CODE, KEY_NAME };

/* Filters pinned to one item each: { sex: Total }. */
struct pins {
    size_t count;
    const char **column, **item;
    struct place *place;
};

/* How a period of two years, 2016/17, is called by one. */
enum year_name { YEAR_UNSAID, YEAR_START, YEAR_END };

/* Two answers for one authority; one answer for two. The first of each is an error. */
enum duplicates { DUPLICATES_ERROR, DUPLICATES_FIRST, DUPLICATES_LAST, DUPLICATES_MOST_COMPLETE };
enum shared { SHARED_ERROR, SHARED_BOTH, SHARED_LEAVE_OUT };

/* A question that has items put in order: one column per item with its rank, or one cell with
 * all items in the order chosen. */
struct ranking {
    const char *name;
    struct texts questions; /* one column per item, in the order of `items` */
    struct texts question;  /* one column with all items: the texts it may have */
    struct texts items;     /* names of the items; the questions where not said */
    int rank_one;           /* what rank 1 (or the first place) means: 0 most, 1 least important */
    struct place place;
};

struct source {
    const char *name;
    struct texts file;   /* looked for in the data folder, or beside the study; "-" is stdin */
    bool given;          /* on the command line: the paths of its files are as they stand */
    bool unknown_told;   /* rows of no known authority are told (LEDGER_UNKNOWN), not refused */
    const char *sample;  /* the made-up file that is read when no data folder is given */
    const char *title;   /* as source lines and footnotes call it; the file where there is none */
    int layout;          /* enum layout */
    const char *key;     /* the column that says which authority; NULL: it is found */
    int key_is;          /* enum key_kind */
    const char *period;  /* keyed: the column with the period; NULL: found, or there is none */
    const char *measure; /* the measure that a file holds which does not say it */
    const char *dictionary; /* file with labels and units of measures */
    struct pins filters;
    int years;                 /* enum year_name */
    int decimal;               /* 0 unsaid, 1 point, 2 comma */
    int separator;             /* 0 found, 1 comma, 2 semicolon, 3 tab, 4 pipe */
    size_t header_row;         /* the line of the header in the file; 0: found */
    int symbols;               /* enum dialect */
    struct texts missing;      /* texts that mean missing in this source, beyond the symbols */
    int duplicates, shared;    /* enums of these names */
    struct texts not_personal; /* columns that look personal and are not */
    size_t rankings;
    struct ranking *ranking;
    struct place place;
};

/* One entry of the study's `sources`. */
bool source_fill(struct run *run, const char *name, const struct yaml *map, struct source *source);

/* A map of texts as pins: { sex: Total }. */
bool pins_fill(struct run *run, const struct yaml *map, const char *what, struct pins *pins);

const struct ranking *source_ranking(const struct source *source, const char *name);

/* The separator that a source says; '\0' where it is to be found. */
char source_separator(const struct source *source);

#endif
