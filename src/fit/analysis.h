/* analysis.h - what formulas are fitted to, and how, so that they can be fitted again.
 *
 *     analysis + formula ──▶ fit
 *
 * A command makes one analysis; whatever fits a formula, once or ten thousand times with rows,
 * terms or standard errors changed, takes a copy of it and changes that. */
#ifndef ATTAIN_FIT_ANALYSIS_H
#define ATTAIN_FIT_ANALYSIS_H

#include "fit/infer.h"

struct analysis {
    struct offer offer; /* the frame, its rows, the missing rule, the weights */
    struct inference inference;
    const char *group;    /* column of groups that are left out together: "region"; NULL for none */
    const char *rows_are; /* "local authorities", or "rows" of a plain table */
    const char *row_is;   /* "local authority", "row" */
    bool name_respondents; /* authorities may be named beside answers of a survey */
};

/* Design, fit, inference. Fails as each of them does. */
bool analysis_fit(struct run *run, const struct analysis *analysis, const struct formula *formula,
                  struct fit **fit);

/* Whether the rows of a fit may be named: neither its columns nor the choice of its rows tell who
 * answered a survey, or it was said. */
bool analysis_may_name(const struct analysis *analysis, const struct fit *fit);

/* A figure of fewer answers of a survey than these is near to being an answer: it is withheld. */
enum { FEWEST_ANSWERS = 5 };

/* What a table calls row i of a fit: its name in the frame; NULL where it may not be named. */
const char *analysis_row_name(const struct analysis *analysis, const struct fit *fit, size_t i);

#endif
