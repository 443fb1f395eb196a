/* robustness.h - how the printed figures fare under each combination of a study's choices.
 *
 * A figure is a printed coefficient (constants among them where a column holds one model) or R
 * squared; it has a verdict (verdict.h) under each combination. It keeps its sign and
 * significance where its verdict is "same to print" or "same sign and significance". A finding is
 * a figure that is significant in print at the 5% level, constants aside. Combinations are
 * ordered by how many cells are the same to print or of the same sign and significance, then by
 * those the same to print, then by the findings kept; of equals the first stays first. */
#ifndef ATTAIN_REPORT_ROBUSTNESS_H
#define ATTAIN_REPORT_ROBUSTNESS_H

#include "fit/varied.h"
#include "printed/verdict.h"
#include "read/published.h"

/* A figure under one combination. */
struct refound {
    const struct fit *fit; /* NULL where the combination is not fitted, or has no such term */
    const struct coefficient *coefficient; /* NULL of R squared */
    double value;                          /* estimate or R squared; NaN without a fit */
    struct comparison verdict;             /* of R squared: estimate and row alone */
};

struct printed_figure {
    size_t table; /* of the study */
    const struct published_row *printed;
    bool finding, r_squared, constant;
    struct refound *refound;     /* per combination */
    size_t fitted;               /* combinations that have it; and of these: */
    size_t to_print, kept, sign; /* each counts those before it too */
    size_t significant;          /* at the 5% level */
    double low, high;            /* of the values */
    size_t nearest; /* combination whose value is nearest to the print; SIZE_MAX: none */
};

struct agreement {
    struct tally *tally;   /* per table of the study */
    struct tally all;      /* of all tables */
    size_t *findings_kept; /* per table */
    size_t all_kept;
};

struct robustness {
    const struct varied *varied;
    struct published **published; /* per table; NULL where nothing is printed or it is left out */
    size_t figures;
    struct printed_figure *figure;
    size_t *findings; /* per table */
    size_t all_findings;
    size_t fitted;               /* combinations that are */
    struct agreement *agreement; /* per combination */
    size_t *order;               /* combinations, best agreeing first, those not fitted last */
};

/* Fails where a printed table cannot be read. */
bool robustness_find(struct run *run, const struct varied *varied, struct robustness **robustness);

#endif
