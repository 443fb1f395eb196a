/* curve_test.h - whether a whole specification curve could be due to chance.
 *
 * Specifications share their data, so their p-values cannot be combined by a formula: the curve is
 * made again many times on data in which the null hypothesis holds, and three statistics of it are
 * compared with those observed (Simonsohn, Simmons and Nelson 2020, Nature Human Behaviour 4,
 * 1208-1214): the median estimate; the share of specifications that are significant in the
 * direction of the curve's own median; the mean Z. How the null is brought about:
 *
 *   permutation  y* = fitted + P residual, of the regression of y on all terms of the curve but
 *                the focal one; P permutes (Freedman and Lane 1983), and what is permuted is
 *                cleared again of these terms and brought back to its length: permuted residuals
 *                are not orthogonal to them as the residuals were, which made the test reject half
 *                as often as it should (the flaw that Huh and Jhun 2001 point out). The null:
 *                beside all the other terms the focal one says nothing of the outcome. What the
 *                focal term shares with the others stays, so a specification that leaves a
 *                confounder out shows in the made curves what it shows for that reason alone; the
 *                test of the median is therefore near that of b beside all terms. Rows are
 *                permuted among those that the same settings (outcomes, rows, missing) use.
 *   bootstrap    rows are drawn with replacement, and the null is forced on each specification:
 *                y*_k = y - b_k x. By linearity its estimate on the rows drawn is b*_k - b_k, with
 *                the standard error of b*_k (the paper's procedure for data that nobody
 *                randomised, after Flachaire 1999). The null: zero in every specification.
 *
 *     p = (1 + at least as extreme) / (1 + replicates)     (Phipson and Smyth 2010)
 *
 * of the share in one tail, as more is more; of median and mean Z twice that of the smaller tail.
 * Replicate r draws from stream r (base/random.h): the answer is the same for any number of
 * threads. With weights, what is permuted are residuals times the roots of the weights. */
#ifndef ATTAIN_FIT_CURVE_TEST_H
#define ATTAIN_FIT_CURVE_TEST_H

#include "fit/curve_summary.h"

enum curve_statistic { CURVE_MEDIAN, CURVE_SHARE, CURVE_MEAN_Z, CURVE_STATISTICS };

/* "median", "share significant", "mean Z" */
extern const char *const curve_statistic_names[];

struct curve_test {
    size_t replicates;
    const char *unavailable; /* why there is no test; NULL where there is one */
    double observed[CURVE_STATISTICS], p_value[CURVE_STATISTICS];
    double low[CURVE_STATISTICS], high[CURVE_STATISTICS]; /* 95% of the replicates lie between */
    double *drawn[CURVE_STATISTICS];                      /* replicates, in their order */
};

struct curve_test *curve_test_make(struct run *run, const struct curve_fit *fit,
                                   const struct curve_summary *summary);

#endif
