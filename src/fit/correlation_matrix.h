/* correlation_matrix.h - how variables go together, two at a time.
 *
 *     r = sum w (x - m_x)(y - m_y) / (sum w (x - m_x)^2 sum w (y - m_y)^2)^1/2
 *     t = r ((n - 2) / (1 - r^2))^1/2,   with n - 2 degrees of freedom
 *
 * of the numbers (Pearson), or of their ranks, ties at their mean rank (Spearman, whose t is an
 * approximation). Over the rows that have every variable (common cases), or for each pair over the
 * rows that have these two (available cases), where correlations come from different rows and need
 * not fit together. A missing value is never replaced. With weights w, r is that of the weighted
 * regression of one on the other, and its p-value too. Sums are long doubles about the mean.
 *
 * Source: Hotelling (1953), JRSS B 15, 193-232; for ranks Kendall (1948), Rank correlation methods,
 * chapter 4. Checked against R's cor.test, and cov.wt for weights. */
#ifndef ATTAIN_FIT_CORRELATION_MATRIX_H
#define ATTAIN_FIT_CORRELATION_MATRIX_H

#include "fit/analysis.h"
#include "spec/chart.h"

enum { FEWEST_OF_CORRELATION = 3 };

struct correlation {
    double r, p_value; /* NaN where rows are fewer than 3, or a variable does not vary in them */
    size_t nobs;
};

struct correlation_matrix {
    size_t size;            /* k */
    struct column **column; /* k: of the frame */
    struct correlation *of; /* k x k, symmetric; nothing on the diagonal */
    size_t pairs;           /* with a correlation */
    size_t fewest, most;    /* rows of a pair */
    bool *used;             /* rows of the frame: in some pair */
};

/* Of the columns called `variables`, in their order. Fails with STATUS_UNSUPPORTED at the place of
 * one that is not there, is text, stands twice, or has one value in the rows; where no row is left,
 * and as offer_weight does. Spearman's knows no weights (STATUS_USAGE). */
bool correlation_matrix_make(struct run *run, const struct offer *offer,
                             const struct texts *variables, enum correlation_method method,
                             enum curve_cases cases, struct correlation_matrix **matrix);

/* Of columns i and j. */
const struct correlation *correlation_at(const struct correlation_matrix *matrix, size_t i,
                                         size_t j);

/* The variables by the mean of |r| with the others, largest first; equals as they stood: k. */
size_t *correlation_order(struct run *run, const struct correlation_matrix *matrix);

#endif
