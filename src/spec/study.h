/* study.h - what is studied: sources, variables, who is kept, tables, figures.
 *
 * A study is a YAML file. It names the sources, says how each variable is made from
 * them, which authorities are kept, which tables (model.h) and plots (chart.h) belong
 * to it, and which key figures are to be set beside printed ones. Nothing here reads
 * data. Paths in a study are relative to the folder of the study.
 *
 * A variable is made in one of five ways:
 *
 *     measure: a measure of a LAIT source, combined over periods
 *     column:  a column of a keyed source
 *     ratio:   [a, b]: variable a divided by variable b
 *     factor:  [a, b, c, ...]: the score of one factor behind these variables
 *     of:      another variable, as it stands
 *
 * A column of answers becomes 1 or 0 by `yes` and `no`; then come, in this order,
 * divide_by and transform.
 * All of this sees every authority that has a value, before any is left out. z() in a
 * formula is another matter: it sees those kept, or all (`standardise`). */
#ifndef ATTAIN_SPEC_STUDY_H
#define ATTAIN_SPEC_STUDY_H

#include "spec/chart.h"
#include "spec/model.h"
#include "spec/yaml.h"

enum layout { LAYOUT_LAIT, LAYOUT_KEYED, LAYOUT_SURVEY };
enum key_kind { KEY_LA_NUMBER, KEY_GSS_CODE, KEY_NAME };

struct source {
    const char *name;
    const char *file;     /* looked for in the data folder, or beside the study */
    const char *sample;   /* the made-up file that is read when no data folder is given */
    const char *title;    /* as source lines and footnotes call it; the file where there is none */
    int layout;           /* enum layout */
    const char *key;      /* keyed, survey: the column that says which authority */
    int key_is;           /* enum key_kind */
    struct texts missing; /* texts that mean missing in this source, beyond the common symbols */
    struct place place;
};

enum transform { TRANSFORM_NONE, TRANSFORM_Z, TRANSFORM_LN };

struct variable {
    const char *name, *label, *unit;
    struct place place;
    /* measure or column, from a source */
    const char *from, *measure, *column;
    struct periods periods;
    size_t at_least; /* periods with a value that are needed; 1 where not said */
    int combine;     /* 0: mean */
    int zero;        /* 0: a number, 1: missing */
    /* from other variables */
    struct texts ratio, factor;
    const char *of;
    int method; /* of factor: 0 paf, 1 ml */
    /* afterwards */
    struct texts yes, no; /* of column: answers that are 1 and 0; without `no` any other is 0 */
    double divide_by;     /* 1 where not said */
    int transform;        /* enum transform */
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
    struct texts registers; /* of local authorities */
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
    size_t key_figures;
    struct key_figure *key_figure;
};

/* Read a study with its tables and plots; `set` are assignments "path=value" that
 * change it first. Fails with STATUS_UNREADABLE, STATUS_MALFORMED or STATUS_USAGE. */
bool study_read(struct run *run, const char *path, const char *const *set, size_t sets,
                struct study **study);

/* One entry of the study's `variables`; the first half of study_read. */
bool variable_fill(struct run *run, const char *name, const struct yaml *map,
                   struct variable *variable);

struct source *study_source(const struct study *study, const char *name);
struct variable *study_variable(const struct study *study, const char *name);

/* A path of the study's, made relative to the working directory. */
const char *study_path(struct run *run, const struct study *study, const char *path);

#endif
