/* estimates.h - the coefficients of models, and those printed of them, as rows of intervals.
 *
 *     models ──▶ estimates (one for each coefficient shown) ──▶ rows, words, numbers
 *
 * A model belongs to a column of the picture (its outcome) and to a series (its name); a row is a
 * term. Each fit is made twice, at its own level and at 50%, so that both bars are of the kind that
 * is asked for. Standardised, all of a coefficient is multiplied by s_x / s_y over the rows used:
 * its interval takes these for known, and meets zero exactly where that of B does.
 *
 * What is printed has an interval too:
 *
 *     B -+ t SE,   t of n - p degrees of freedom, n as printed, p coefficients
 *
 * from B and SE as rounded in print; none where SE is not printed or prints as zero. Standardised
 * it is multiplied by the factor of the recomputed one, so that the two still compare. Checked
 * against R: confint, and lm on scaled data (tests/reference/r/pictures.R). */
#ifndef ATTAIN_DRAW_ESTIMATES_H
#define ATTAIN_DRAW_ESTIMATES_H

#include "draw/chosen_terms.h"
#include "draw/figure.h"
#include "draw/interval_rows.h"
#include "printed/verdict.h"

struct shown_model {
    const char *table; /* the key of its table; NULL for none */
    const char *name;
    bool unnamed; /* by the chart's author: `name` is a number */
    const struct formula *formula;
    const struct published *published; /* NULL where nothing is printed */
    size_t column, series;
    struct fit *fit, *inner;
};

struct estimate {
    const struct shown_model *model;
    size_t term; /* of estimates->terms */
    const struct coefficient *coefficient;
    double factor; /* 1, or s_x / s_y */
    double scale;  /* s_x */
    double value, std_error, low, high, inner_low, inner_high;
    const struct published_row *printed; /* NULL for none */
    double printed_value, printed_low, printed_high;
    enum verdict verdict;
};

struct estimates {
    const struct drawing *drawing;
    size_t models;
    struct shown_model *model;
    struct chosen_terms terms;
    size_t count;
    struct estimate *one; /* model by model, terms in order of the picture */
    bool standardised;
};

/* Fit a model of the chart to `analysis`. */
bool shown_model_fit(struct run *run, const struct analysis *analysis, struct shown_model *model);

/* `models` are fitted. Fails as chosen_terms_of does, and where two models of one column and series
 * have a term in common. */
bool estimates_of(struct run *run, const struct drawing *drawing, struct shown_model *model,
                  size_t models, struct estimates **estimates);

/* As rows: those of `columns` columns from `first`, with a heading for each. `one` has a series for
 * each model->series, and behind these as many for what is printed of them. `verdicts`: with the
 * mark of each. */
struct interval_rows estimates_rows(struct run *run, const struct estimates *estimates,
                                    const char *const *heading, size_t first, size_t columns,
                                    const struct interval_series *one, size_t series,
                                    bool verdicts);

/* The numbers, a row for each estimate. */
void estimates_data(struct run *run, const struct estimates *estimates, struct figure *figure);

/* "Demand -.70 (95% CI -1.38 to -.03)", to `more` digits than usual. */
const char *estimate_words(struct run *run, const struct estimates *estimates,
                           const struct estimate *one, int more);

/* "Of 21 printed coefficients, ...: 17 same to print (=), ...": how they compare, counted. */
const char *estimates_verdict_words(struct run *run, const struct estimates *estimates);

/* The same for readers who cannot see it, with both figures of each pair that differs; NULL where
 * nothing is printed. `heading` of the columns; NULL: told apart by the names of models. */
const char *estimates_print_words(struct run *run, const struct estimates *estimates,
                                  const char *const *heading);

/* Who is in the models: "n = 145 local authorities in each model. Left out ...". */
const char *estimates_rows_words(struct run *run, const struct estimates *estimates);

/* What models without a name stand for: "Model 1: y ~ a."; NULL of a table. */
const char *estimates_formulas_words(struct run *run, const struct estimates *estimates);

/* As notes of a page: these, how bars are to be read, with the kind of standard error, whether
 * terms compare, what the print is, and what is not shown. */
void estimates_notes(const struct estimates *estimates, struct page *page);

/* For readers who cannot see it: each estimate of the models of one column. */
const char *estimates_column_words(struct run *run, const struct estimates *estimates,
                                   size_t column);

#endif
