/* difference.h - two results, cell by cell.
 *
 *     old model (table, outcome, name)  <->  new model       old term  <->  new term
 *
 * A cell that a file does not say (no table, no outcome) agrees with any; a printed table calls
 * outcomes and terms by their labels. Models that share a name go together by formula, then by
 * their terms; a model left over goes with the only other one of its name: its formula differs.
 * Terms are the same whatever spaces and brackets (`region[London]`, R's `regionLondon`), and an
 * intercept is one by any program's name. A printed table need not show all: what it does not
 * print is not missed.
 *
 * Two cells are "same to print" if they print the same characters: at the fewer decimals of two
 * rounded figures, at those of the rounded one against a full one; of two full ones at as many
 * decimals as give the old standard error three significant digits, but three at least. A p-value
 * has three, with its stars. Otherwise a cell has the verdict of its coefficient (verdict.h): same
 * sign and side of .05, same sign, or differs.
 *
 * The difference new - old is told in standard errors of the old estimate. That is a scale and no
 * test: both come from much the same rows, and the standard error of the difference is not that of
 * independent samples. */
#ifndef ATTAIN_PRINTED_DIFFERENCE_H
#define ATTAIN_PRINTED_DIFFERENCE_H

#include "printed/verdict.h"
#include "read/result.h"

/* A coefficient in both, or in one: then the other is NULL. */
struct difference {
    const struct result_model *old_model, *new_model;
    const struct result_coefficient *old, *new;
    struct comparison verdict;    /* all VERDICT_NONE where it is in one only */
    double change, in_std_errors; /* NaN where there is none */
    bool sign_changed;
    bool gained, lost; /* significant at the 5% level now, or no longer */
};

struct model_difference {
    const struct result_model *old, *new;  /* one is NULL: it is in the other only */
    enum verdict r_squared, adj_r_squared; /* VERDICT_PRINT or VERDICT_DIFFERS; NONE unsaid */
    bool nobs_differs, formula_differs, std_errors_differ; /* where both say it */
};

struct differences {
    const struct result *old, *new;
    size_t count;
    struct difference *row;
    size_t models;
    struct model_difference *model;
    struct tally tally; /* coefficients that are in both, by their verdicts */
    size_t compared, only_old, only_new, not_printed, sign_changed, gained, lost;
    size_t models_differ; /* n or R squared differ to print, or in one only */
};

/* Fails with STATUS_UNSUPPORTED where no coefficient is in both. */
bool differences_find(struct run *run, const struct result *old, const struct result *new,
                      struct differences **differences);

/* Does anything differ to print, or stand in one only? */
bool differences_any(const struct differences *differences);

/* Decimals at which an estimate and its standard error are told beside another result's. */
int difference_decimals(const struct difference *difference);

#endif
