/* bounds.h - what suppressed small values could do to the estimates.
 *
 *     low_j = min over v of b_j(v),   high_j = max over v of b_j(v),   v_c in [from_c, to_c]
 *
 * A count that is suppressed because it is small (confidential, or low: it rounds to zero and is
 * not) is missing because of what it is, so no model of the other rows can fill it in. Instead
 * each such cell c may be anything in its range, and every estimate becomes an interval: no
 * assumption, and no sampling error in it either. Rows are those that have all other columns.
 *
 * Where only the outcome is suppressed, b = A f(v) with A = (X'WX)^-1 X'W and f the outcome's
 * function (none, ln or sqrt), which rises with v: each cell stands at that end of its range
 * that A_jc pushes b_j to. These bounds are exact.
 *
 * Where a predictor is (or z of the outcome is taken), b_j is no straight line in v. Then v is
 * searched: all corners if there are at most CORNERS cells, else all low, all high, the middle
 * and random corners; then from the best point for each end of each coefficient one cell at a
 * time goes to the quarter of its range that is best, until none moves, and then by steps that
 * halve down to a thousandth of the range (Hooke and Jeeves 1961, Journal of the ACM 8, 212-229).
 * What is found can be reached; something wider may be missed: bounds at least this wide.
 *
 * The range of a confidential cell is that of the values observed in its column; of a low one, from
 * zero to the least observed above zero; of either, what the user says.
 *
 * Source: Manski (2003), Partial Identification of Probability Distributions, chapter 1; Horowitz
 * and Manski (2006), Journal of Econometrics 132, 445-459. Checked against fits at every corner. */
#ifndef ATTAIN_FIT_BOUNDS_H
#define ATTAIN_FIT_BOUNDS_H

#include "fit/analysis.h"
#include "fit/completion.h"

enum { CORNERS = 10 };

/* What the user says of suppressed cells: of one column, or (NULL) of all. */
struct suppressed_range {
    const char *column;
    double low, high;
};

struct suppressed_column {
    const struct column *column;
    size_t confidential, low;                  /* cells */
    double confidential_from, confidential_to; /* NaN where there is none */
    double low_from, low_to;
    bool said; /* by the user */
};

/* One end of an interval: the fit there. */
struct bound_end {
    double estimate, std_error, p_value, conf_low, conf_high;
};

struct bound {
    const char *term;
    struct bound_end low, high;
};

struct bounds {
    size_t cells; /* suppressed, in rows that have all else; 0: none, and nothing below */
    struct hole *hole;
    double *from, *to; /* cells */
    size_t columns;
    struct suppressed_column *column;
    size_t others; /* suppressed cells in rows that lack something else too, and stay out */
    bool exact;
    size_t nobs;  /* with these rows */
    size_t tried; /* fits of the search */
    size_t terms;
    struct bound *bound;
};

/* `range` has `ranges` entries, the later ones going before the earlier. Fails at the formula's
 * place with STATUS_UNSUPPORTED where a range cannot be had, and where the model cannot be fitted
 * at the ends of the ranges. */
bool bounds_find(struct run *run, const struct analysis *analysis, const struct formula *formula,
                 const struct suppressed_range *range, size_t ranges, struct bounds **bounds);

#endif
