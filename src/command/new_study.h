/* new_study.h - a study of one's own, begun from the files that there are.
 *
 *     files  ──contents.h──▶  candidates: columns and measures of numbers, or of yes and no  ──▶
 * outcomes, predictors ──▶  NAME.yaml, NAME-table-1.yaml, NAME-figure-1.yaml, every key with what
 * it says
 *
 * A measure is taken over the last three years that the file has, under the first of its filters'
 * totals; all of it is a proposal that stands in the files to be changed. */
#ifndef ATTAIN_COMMAND_NEW_STUDY_H
#define ATTAIN_COMMAND_NEW_STUDY_H

#include "read/contents.h"

/* A file, and what the study calls it. */
struct new_source {
    const char *name, *file, *sample, *title;
    const struct contents *contents;
};

/* A column or measure of numbers, or a column of yes and no. */
struct new_variable {
    const char *name, *label; /* of the study */
    const char *code;         /* the heading, or the measure */
    const struct new_source *source;
    bool measure;
    const char *periods;  /* "2017-2019"; NULL of a column */
    struct texts yes, no; /* how these are written; none of numbers */
};

struct new_study {
    const char *name, *title;
    size_t sources, candidates;
    struct new_source *source;
    struct new_variable *candidate;
    size_t outcomes, predictors;
    const struct new_variable **outcome, **predictor;
};

/* Look into a file and add it, with its candidates. `file` and `sample` are as the study is to name
 * them. Fails as contents_read does, and where nothing says its local authorities. */
bool new_study_add(struct run *run, struct new_study *study, const char *path, const char *file,
                   const char *sample, const struct areas *areas);

/* Those that a list with commas names, by heading, measure, label or name; NULL: a proposal of
 * `usual` of those not yet chosen. `what` is for messages: "--outcome"; NULL: an answer. */
bool new_study_choose(struct run *run, struct new_study *study, const char *list, size_t usual,
                      const char *what, const struct new_variable ***chosen, size_t *count);

/* The three files. */
const char *new_study_yaml(struct run *run, const struct new_study *study);
const char *new_table_yaml(struct run *run, const struct new_study *study);
const char *new_chart_yaml(struct run *run, const struct new_study *study);

#endif
