/* influence_ranges.h - how unusual the rows of a fit are taken together: the least and the greatest
 * of each measure of influence, its usual cutoff, and how many rows lie beyond.
 *
 * This is all that is told where rows may not be named: predictors that everybody can look up give
 * an authority away by its leverage as well as its name would. */
#ifndef ATTAIN_REPORT_INFLUENCE_RANGES_H
#define ATTAIN_REPORT_INFLUENCE_RANGES_H

#include "fit/influence.h"
#include "report/json.h"
#include "report/table.h"

enum { INFLUENCE_RANGES = 5 };

struct influence_range {
    const char *name, *key; /* "Cook's D", "cooks_distance" */
    int decimals;
    double least, most; /* NaN where no row has one */
    double cutoff;      /* of its size; NaN of studentised residuals */
    size_t beyond;      /* rows */
};

/* Leverage, studentised residual, Cook's distance, DFFITS, DFBETAS (of all coefficients). */
void influence_ranges_of(const struct influence *influence,
                         struct influence_range range[INFLUENCE_RANGES]);

struct table *influence_ranges_table(struct run *run, const char *title,
                                     const struct influence *influence);

/* An array: {"measure", "least", "most", "cutoff", "beyond"}. */
json_t *influence_ranges_json(const struct influence *influence);

#endif
