/* model_figure.h - what pictures of the rows of one model share: the model that is meant, how its
 * rows are called, and what every such picture says in words.
 *
 * A point stands for a row: what has answers of a survey is drawn only where its rows may be named
 * (fit/analysis.h). */
#ifndef ATTAIN_DRAW_MODEL_FIGURE_H
#define ATTAIN_DRAW_MODEL_FIGURE_H

#include "draw/figure.h"
#include "draw/row_plots.h"
#include "fit/influence.h"

struct model_figure {
    struct run *run;
    const struct drawing *drawing;
    const char *name; /* of the model, to end a title: "Model 1", "the model" */
    bool is_named;
    struct fit *fit;
    const struct geometry *geometry;
    const struct influence *influence;
    const char *outcome;   /* label */
    const char **row_name; /* nobs */
    const char *elsewhere; /* in words, rows that are asked for and not in the model; or NULL */
    bool *asked;           /* nobs: rows that the chart's author names */
    const double *area;    /* nobs: weights relative to their mean; NULL where there are none */
};

/* Fails as drawing_models and fitting do, where there are several models and none is chosen, and
 * where the chart names rows that are not there or rows may not be named. */
bool model_figure_of(struct run *run, const struct drawing *drawing, struct model_figure *made);

/* Flag the `count` rows with the largest `measure`, in absolute terms; of equals the first. */
void model_figure_flag(const struct model_figure *made, const double *measure, size_t count,
                       bool *flag);

/* Have a panel name the rows that are flagged or asked for. */
void model_figure_name(const struct model_figure *made, const bool *flag, struct row_plot *panel);

/* "Deprivation (z)": a coefficient. */
const char *model_figure_term(const struct model_figure *made, size_t coefficient);

/* "1.23 (95% CI .20 to 2.26), p = .015" */
const char *model_figure_estimate(const struct model_figure *made, size_t coefficient);

/* A value of three digits or so, for a sentence. */
const char *model_figure_value(const struct model_figure *made, double value);

/* The standard deviation of the residuals as they are drawn: not weighted. */
double model_figure_deviation(const struct model_figure *made);

/* "Barnet (2.4) and Leeds (-2.1)": flagged rows with a value of each, the largest first. */
const char *model_figure_list(const struct model_figure *made, const bool *flag,
                              const double *value);

/* "145 local authorities; 11 coefficients; 134 residual degrees of freedom."; the model's formula,
 * where the page has room for it or the model no other name; who is left out; weights. */
void model_figure_notes(const struct model_figure *made, struct page *page);

/* The opening and the end of an alt text round what the picture shows. */
const char *model_figure_alt(const struct model_figure *made, const char *shows);

/* The names of rows as a column, each `times` over. */
void model_figure_rows(const struct model_figure *made, struct figure *figure, size_t times);

#endif
