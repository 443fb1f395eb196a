/* study.h - what is studied: sources, variables, who is kept, tables, figures.
 *
 * A study is a YAML file. It names the sources, says how each variable is made from
 * them, which authorities are kept, which tables (model.h), plots (chart.h) and
 * specification curves (curve.h) belong to it, and which key figures are to be set beside
 * printed ones. Nothing here reads data. Paths in a study are relative to the folder of the study.
 *
 * A variable is made in one of seven ways:
 *
 *     measure: a measure of a source that has periods, combined over these
 *     column:  a column of a source with a row per authority, by its heading
 *     question: the same of a survey, by the text of the question
 *     ranking: how important an item of a ranking was: most for the most important
 *     ratio:   [a, b]: variable a divided by variable b
 *     factor:  [a, b, c, ...]: the score of one factor behind these variables
 *     of:      another variable, as it stands
 *
 * Answers in words become numbers by `yes` and `no`, `levels` or `includes`; `answer` says that
 * a number is a percentage, a count or full-time equivalents, and what is not is an error. By
 * `zero` and `range` values become missing, each of them listed. Then come, in this order,
 * divide_by and transform.
 * All of this sees every authority that has a value, before any is left out. z() in a
 * formula is another matter: it sees those kept, or all (`standardise`).
 *
 * `standard_errors`, with `cluster`, `replicates` and `seed`, says which standard errors the tables
 * and plots have (inference.h), unless one of them says its own. */
#ifndef ATTAIN_SPEC_STUDY_H
#define ATTAIN_SPEC_STUDY_H

#include "spec/chart.h"
#include "spec/curve.h"
#include "spec/model.h"
#include "spec/source.h"
#include "spec/vary.h"
#include "spec/yaml.h"

enum transform { TRANSFORM_NONE, TRANSFORM_Z, TRANSFORM_LN };

/* What an answer is, beyond a number. */
enum answer { ANSWER_NUMBER, ANSWER_PERCENTAGE, ANSWER_COUNT, ANSWER_FTE };

enum merge { MERGE_NONE, MERGE_SUM, MERGE_WEIGHTED };

struct variable {
    const char *name, *label, *unit;
    bool labelled; /* the study says a label */
    struct place place;
    /* measure, column, question or ranking, from a source */
    const char *from, *measure, *column;
    struct texts question; /* texts that the question has had; one of them must be there */
    const char *ranking, *item;
    /* of a measure */
    struct pins filters; /* on top of the source's */
    struct periods periods;
    size_t at_least; /* periods with a value that are needed; 1 where not said */
    int combine;     /* 0: mean */
    /* of a column or question */
    int answer;           /* enum answer */
    struct texts levels;  /* answers that are 1, 2, 3, ...: lowest first */
    struct texts yes, no; /* answers that are 1 and 0; without `no` any other is 0 */
    const char *includes; /* 1 where this is among several answers, 0 where others are */
    /* of any of these */
    int zero;    /* 0: a number, 1: missing */
    bool ranged; /* values outside low..high are missing */
    double low, high;
    int merge;          /* enum merge: of authorities that became one on the map of area_year */
    const char *weight; /* of MERGE_WEIGHTED: a measure (or column) of the same source */
    /* from other variables */
    struct texts ratio, factor;
    const char *of;
    int method; /* of factor: 0 paf, 1 ml */
    /* afterwards */
    double divide_by; /* 1 where not said */
    int transform;    /* enum transform */
};

/* A number of the study set beside a printed one. */
struct key_figure {
    const char *label, *variable;
    int what; /* 0 count: authorities with a value; 1 range: smallest to largest */
    int rows; /* 0 kept, 1 all */
    size_t decimals;
    const char *unit, *published;
    struct place place;
};

struct study {
    const char *path, *folder;
    const char *title;
    const char *question;   /* what is asked, in its author's words; NULL where not said */
    struct texts registers; /* of local authorities; those that ship where none is said */
    int area_year;          /* the map it lives on: that of 31 December; 0 for none */
    size_t sources;
    struct source *source;
    size_t variables;
    struct variable *variable;
    struct texts keep;   /* an authority is kept if it has all of these */
    int missing;         /* 0 listwise, 1 mean: of predictors, in every table that says nothing */
    const char *made_up; /* path of what made-up values look like; NULL for none */
    int standardise;     /* over whom z() in a formula: 0 the kept, 1 all with a value */
    int standardise_made_up; /* the same where the data are made up */
    size_t tables;
    struct model_table **table;
    size_t charts;
    struct chart **chart;
    size_t curves;
    struct curve **curve;
    size_t key_figures;
    struct key_figure *key_figure;
    struct inference inference; /* of every table that says nothing else */
    size_t choices; /* that it leaves open */
    struct open_choice *choice;
};

/* Read a study with its tables and plots; `set` are assignments "path=value" that
 * change it first. Fails with STATUS_UNREADABLE, STATUS_MALFORMED or STATUS_USAGE. */
bool study_read(struct run *run, const char *path, const char *const *set, size_t sets,
                struct study **study);

/* One entry of the study's `variables`; the first half of study_read. */
bool variable_fill(struct run *run, const char *name, const struct yaml *map,
                   struct variable *variable);

bool variable_is_from(const struct variable *variable, const struct source *source);

/* What the files call that which a variable is made from: its measure, column, question or item;
 * its own name where it is made from others. */
const char *variable_origin(const struct variable *variable);

struct source *study_source(const struct study *study, const char *name);
struct variable *study_variable(const struct study *study, const char *name);

/* The table of that key ("A3"), id ("Table A3") or file ("table-a3"), or NULL. */
const struct model_table *study_table(const struct study *study, const char *name);

/* The same, but one that is not there is a failure at `place`, which names those that are. */
bool study_need_table(struct run *run, const struct study *study, const char *name,
                      struct place place, const struct model_table **table);

/* The specification curve of that id or file, or NULL. */
const struct curve *study_curve(const struct study *study, const char *name);

/* A path of the study's, made relative to the working directory. */
const char *study_path(struct run *run, const struct study *study, const char *path);

#endif
