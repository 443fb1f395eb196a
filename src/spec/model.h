/* model.h - a table of models as its author wrote it in models/.
 *
 *     id: Table A3
 *     title: Multiple regression models for KS4 Attainment
 *     models:
 *       Model 1: ks4_attainment ~ imd + demand
 *       Model 2: <Model 1> + z(ks4_progress)
 *     published: ../data/published/table-a3.csv
 *     standard_errors: HC3            else those of the study (inference.h)
 *     style: apa                      else that of the printed report (table_style.h)
 *
 * A model name may have a list of formulas; those with the same outcome stand in one
 * column of the printed table, so a list of single-predictor models is one column of
 * individual regressions. <Name> stands for the formula of that model. */
#ifndef ATTAIN_SPEC_MODEL_H
#define ATTAIN_SPEC_MODEL_H

#include "spec/formula.h"
#include "spec/inference.h"
#include "spec/table_style.h"
#include "spec/yaml.h"

struct model {
    const char *name;
    struct formula *formula;
};

struct model_table {
    const char *file; /* where it was read from */
    const char *name; /* "table-a3": of its output files */
    const char *id, *title;
    const char *key; /* "A3": of the id, its last word; `table` in CSV files */
    size_t models;
    struct model *model;
    const char *published; /* path of the printed table, relative to `file`; NULL for none */
    int missing;           /* 0 listwise, 1 mean, 2 as the study says */
    int nobs;              /* 0 n in the heading of each column, 1 a column of its own */
    struct table_style style;
    struct texts notes;
    struct inference_said said; /* of standard errors */
    struct inference inference; /* that, and what the study says: settled by study_read */
};

bool model_table_read(struct run *run, const char *path, struct model_table **table);

/* "models/table-a3.yaml" -> "table-a3". */
const char *model_file_stem(struct run *run, const char *path);

#endif
