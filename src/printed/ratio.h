/* ratio.h - outcomes fitted on the same rows of data share one ratio.
 *
 * Several predictors. SE_j = s sqrt(((X'X)^-1)_jj), and X is the same for both outcomes, so
 *
 *     SE_j of A / SE_j of P = s_A / s_P    for every term j, the constant too.
 *
 * Single predictors, each with a model of its own. SE^2 = (s_y^2 / s_x^2) (1 - r^2) / (n - 2)
 * with r^2 = t^2 / (t^2 + n - 2), so the spread sqrt(B^2 / (n - 2) + SE^2) of triple.h gives
 *
 *     spread of A / spread of P = sd_A / sd_P    for every predictor x, whatever its scale.
 *
 * The two meet where R squared is printed: s^2 = sd^2 (1 - R^2) (n - 1) / (n - k - 1), so
 *
 *     sd_A / sd_P = (s_A / s_P) sqrt((1 - R^2_P) / (1 - R^2_A)).
 *
 * Each row gives an interval for the ratio, narrowed by its p; those that miss what the
 * others share are named (consensus.h). Of the two rows of a pair the one is meant that a
 * single cell repairs (repair.h). Holds for ordinary least squares with classical standard
 * errors on the same rows of data (sheet.h says when they count as the same). */
#ifndef ATTAIN_PRINTED_RATIO_H
#define ATTAIN_PRINTED_RATIO_H

#include "printed/consensus.h"
#include "printed/finding.h"

/* A row's spread over another's, or a ratio that comes from elsewhere. */
struct ratio {
    struct printed_row *over, *under; /* NULL where it comes from two models' R squared */
    double over_weight, under_weight;
    const struct printed_model *over_model, *under_model;
    struct interval interval;
};

struct ratios {
    size_t count;
    struct ratio *ratio;
};

/* Add the ratio of two rows' spreads, if both are printed and not in doubt. */
void ratio_add(struct run *run, struct ratios *ratios, struct printed_row *over, double over_weight,
               struct printed_row *under, double under_weight);

/* Ask one constant of all; report and doubt the rows that cannot hold it. `what` names the
 * ratio: "KS4 Attainment / KS4 Progress". Returns what the others share. */
struct interval ratios_compare(struct run *run, const struct ratios *ratios, enum rule rule,
                               const char *what, struct findings *findings);

/* Report one ratio of rows against finding.implied, said to come from `source` ("the other rows
 * share"). Of the two rows the one that a single cell repairs is meant; else either may be. */
void ratio_report(struct run *run, const struct ratio *ratio, struct finding finding,
                  const char *source, struct findings *findings);

/* Both rules above, for every pair of outcomes and every n. */
void outcomes_compare(struct run *run, struct sheet *sheet, struct findings *findings);

#endif
