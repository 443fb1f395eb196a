/* objections.h - what a reviewer would object to in a fit, by stated rules, the gravest first.
 *
 *     few rows        fewer than 10 rows for each predictor
 *     one row         a term significant at the level in use that is not, or has another sign,
 *                     without one row (classical errors only; leave_one_out.h)
 *     variance        Koenker's Breusch-Pagan p < .05, with errors that assume equal variance
 *     form            Ramsey's RESET p < .05
 *     outlier         the largest studentised residual: Bonferroni p < .05
 *     collinearity    a variance inflation factor above 10, else above 5 (for terms of several
 *                     columns, of the (1 / df)-th power), powers and products aside
 *     missing         more than 5% of the rows offered left out
 *     survey          answers of a survey: only who answered is in
 *     many tests      10 or more coefficients tested, of which some are significant
 *
 * They cost n p^2 operations and nothing is fitted again, so that each `attain fit` has them. Above
 * OBJECTION_OPERATIONS only what needs no look at the rows is asked, and `rows_seen` says so.
 *
 * Source: Harrell (2015), Regression Modeling Strategies, section 4.4 (10 to 20 rows for each
 * predictor); Schafer (1999), Statistical Methods in Medical Research 8, 3-15 (5% missing); the
 * others where they are computed. */
#ifndef ATTAIN_FIT_OBJECTIONS_H
#define ATTAIN_FIT_OBJECTIONS_H

#include "fit/analysis.h"

enum objection_rule {
    OBJECTION_FEW_ROWS,
    OBJECTION_ONE_ROW,
    OBJECTION_VARIANCE,
    OBJECTION_FORM,
    OBJECTION_OUTLIER,
    OBJECTION_COLLINEARITY,
    OBJECTION_MISSING,
    OBJECTION_SURVEY,
    OBJECTION_MANY_TESTS,
    OBJECTION_RULES
};

struct objection {
    enum objection_rule rule;
    const char *term; /* one row, collinearity; else NULL */
    const char *row;  /* its name: one row, outlier; NULL of others, and where it is confidential */
    double value;     /* p-value without the row; p-value of the test; VIF; share left out */
    double before;    /* p-value with the row; studentised residual of the outlier */
    size_t count;     /* terms of which it holds; rows left out; significant coefficients */
    bool unasked;     /* the rule does not apply here, and nothing was looked at */
};

struct objections {
    size_t count;
    struct objection *objection;  /* in the order of the rules: each rule at most once */
    bool looked[OBJECTION_RULES]; /* at what: not at the rows of very large fits, nor at what the
                                     kind of errors leaves open, nor by a test that cannot be had */
    bool rows_seen;
};

#define ROWS_PER_PREDICTOR 10
#define MANY_TESTS 10
#define MUCH_MISSING .05
#define OBJECTION_OPERATIONS 2e6

struct objections *objections_to(struct run *run, const struct analysis *analysis,
                                 const struct fit *fit);

#endif
