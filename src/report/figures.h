/* figures.h - the columns of a table of coefficients: which there are, their headings, and what
 * each says of one coefficient, in a style (spec/table_style.h).
 *
 *     report   -.058 (.03)    .016*
 *     apa      -0.0580   0.0331   -.14   -1.75   .082   [-0.1234, 0.0074]
 *     plain    -0.0580   0.0331   -1.75   .082   -0.1234   0.0074
 *
 * Stars stand behind p, or where there is no p behind the estimate. What a fit does not have (the
 * interval of an intercept by permutation, beta of a constant) is an empty cell. */
#ifndef ATTAIN_REPORT_FIGURES_H
#define ATTAIN_REPORT_FIGURES_H

#include "fit/ols.h"
#include "report/table.h"
#include "spec/table_style.h"

/* One model alone; several, a group of columns each; several below each other. */
enum arrangement { ARRANGED_ALONE, ARRANGED_ABREAST, ARRANGED_STACKED };

struct figures {
    const struct table_style *style;
    enum arrangement arrangement;
    size_t count;
    const enum table_figure *figure;
    enum table_figure
        starred; /* where stars stand; FIGURES where they are not wanted or have no place */
};

/* Those that are asked for, else those of the style; degrees of freedom where they differ. */
struct figures figures_of(struct run *run, const struct table_style *style,
                          enum arrangement arrangement, struct fit *const *fit, size_t fits);

/* "B (HC3 SE)", "95% CI": of the figure in column `k`. */
const char *figure_heading(struct run *run, const struct figures *figures, size_t k,
                           const struct fit *fit);

/* `beta` is NaN where there is none. */
const char *figure_text(struct run *run, const struct figures *figures, size_t k,
                        const struct coefficient *coefficient, double beta);

/* The p-value of a whole model, and other numbers, in the style. */
const char *figures_p_value(struct run *run, const struct figures *figures, double p_value,
                            bool stars);
const char *figures_number(struct run *run, const struct figures *figures, double value,
                           double std_error, int decimals);

/* Where the figure stands among the columns; their count where it does not. */
size_t figures_at(const struct figures *figures, enum table_figure figure);

/* Characters that a line of them takes in text, gaps included, where figures are of usual size. */
size_t figures_width(const struct figures *figures);

/* Beta of each coefficient; NaN where it has none. */
const double *betas_of(struct run *run, const struct fit *fit);

#endif
