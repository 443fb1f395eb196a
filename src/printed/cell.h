/* cell.h - the printed cells of a study, each as an interval on the scale of its statistic.
 *
 *     B, SE, R squared:  the rounding interval (interval.h)
 *     p in [low, high):  |t| from t(1 - high / 2) to t(1 - low / 2), at n - k degrees of freedom
 *
 * p becomes t because t is smooth and all but linear in the data, where p is flat in its
 * tails. The sign of t is that of the printed B; where B prints as zero, either will do.
 * "Within" counts in half-widths: 0 is the middle of the interval, 1 its end. */
#ifndef ATTAIN_PRINTED_CELL_H
#define ATTAIN_PRINTED_CELL_H

#include "printed/interval.h"
#include "printed/quantity.h"

/* A model of a study with the views that it is fitted to. */
struct printed_model {
    const struct model_table *table;
    const struct model *model;
    size_t outcome; /* view */
    size_t terms;
    size_t *view; /* terms */
    bool *z;      /* terms: standardised again, as the study's standardise_made_up says */
    bool intercept;
    size_t nobs; /* as printed; 0 where it is not */
};

enum cell_kind { CELL_ESTIMATE, CELL_STD_ERROR, CELL_P_VALUE, CELL_R_SQUARED };

struct printed_cell {
    size_t model;
    size_t coefficient; /* the intercept, if any, is the first; of R squared: not used */
    enum cell_kind kind;
    const struct published_row *row;
    struct interval interval; /* of the statistic; of p: of |t| */
    double centre, half;      /* of the interval; where it is open, of the part next its end */
    bool open;                /* no upper end: "<.001" */
};

struct printed_cells {
    const struct quantities *quantities;
    size_t models;
    struct printed_model *model;
    size_t count;
    struct printed_cell *cell;
};

/* "B", "SE", "p", "R2". */
const char *cell_kind_name(enum cell_kind kind);

/* Read the printed tables of the study and find each cell's coefficient. Fails as
 * published_read does; with STATUS_UNSUPPORTED at a formula with more than columns and z of
 * columns, or at a printed row without degrees of freedom. */
bool printed_cells_of(struct run *run, const struct quantities *quantities,
                      struct printed_cells **cells);

/* How far from the middle a statistic lies, in half-widths: below -1 or above 1 is outside. */
double cell_within(const struct printed_cell *cell, double statistic);

#endif
