#include "draw/term_parts.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "fit/added_variable.h"
#include "fit/met_terms.h"

enum { NAMED_ALONE = 2, NAMED_IN_GRID = 1 }; /* in either direction, unless the chart says */

static const char *term_of(const struct fit *fit, size_t coefficient)
{
    size_t term = fit->coefficient[coefficient].formula_term;
    return term == SIZE_MAX ? NULL : fit->design->formula->term[term].text;
}

static bool is_asked(const char *asked, const struct fit *fit, size_t coefficient)
{
    const struct met_term met = { fit, &fit->coefficient[coefficient] };
    return asked == NULL || met_term_named(asked, &met);
}

bool term_parts_choose(struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct fit *fit = made->model.fit;
    const struct chart *chart = made->model.drawing->chart;
    const struct formula *formula = fit->design->formula;
    const char **name = run_array(run, const char *, formula->terms + 1);
    made->part = run_array(run, struct part, fit->coefficients);
    for (size_t j = 0; j < fit->coefficients; j++)
        if (term_of(fit, j) != NULL && is_asked(chart->term, fit, j))
            made->part[made->parts++] =
                (struct part){ .coefficient = j, .name = model_figure_term(&made->model, j) };
    for (size_t t = 0; t < formula->terms; t++)
        name[t] = formula->term[t].text;
    if (made->parts > 0)
        return true;
    if (formula->terms == 0)
        return run_fail(run, STATUS_UNSUPPORTED, formula->place,
                        "the model has no terms, so there is nothing to set its outcome against; "
                        "add a predictor");
    return run_fail(run, status_at(chart->place), chart->place,
                    "the model has no term '%s'; its terms are %s", chart->term,
                    text_list(run, name, formula->terms));
}

static double mean_of(const double *value, size_t count)
{
    double mean = 0.0;
    for (size_t i = 0; i < count; i++)
        mean += value[i] / (double)count;
    return mean;
}

size_t term_parts_most(const struct terms_drawn *made)
{
    return chart_label_most(made->model.drawing->chart,
                            made->parts > 1 ? NAMED_IN_GRID : NAMED_ALONE);
}

/* How many rows are as far out as the furthest: of 0 and 1, say, none is further than others. */
static size_t furthest(const double *along, size_t count)
{
    double most = 0.0;
    size_t ties = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(along[i]));
    for (size_t i = 0; i < count; i++)
        ties += fabs(along[i]) >= most * (1.0 - 1e-9);
    return ties;
}

/* The rows furthest along, unless many are. */
static void along_flag(struct terms_drawn *made, struct part *part)
{
    const struct model_figure *model = &made->model;
    size_t n = model->fit->nobs, most = term_parts_most(made);
    double mean = mean_of(part->x, n), *along = run_array(model->run, double, n);
    part->along = run_array(model->run, bool, n);
    for (size_t i = 0; i < n; i++)
        along[i] = part->x[i] - mean;
    if (furthest(along, n) <= most)
        model_figure_flag(model, along, most, part->along);
}

static void added_fill(struct terms_drawn *made)
{
    const struct model_figure *model = &made->model;
    const struct directions *directions = directions_of(model->run, model->fit, model->geometry);
    for (size_t k = 0; k < made->parts; k++) {
        struct part *part = &made->part[k];
        struct added_variable added = added_variable_of(model->run, model->fit, model->geometry,
                                                        directions, part->coefficient);
        part->x = added.x;
        part->y = added.y;
        part->correlation = added.correlation;
        along_flag(made, part);
    }
}

static void component_fill(struct terms_drawn *made)
{
    const struct fit *fit = made->model.fit;
    struct run *run = made->model.run;
    for (size_t k = 0; k < made->parts; k++) {
        struct part *part = &made->part[k];
        double b = fit->coefficient[part->coefficient].estimate;
        part->x = run_array(run, double, fit->nobs);
        part->y = run_array(run, double, fit->nobs);
        for (size_t i = 0; i < fit->nobs; i++)
            part->x[i] = gsl_matrix_get(fit->design->X, i, part->coefficient);
        part->centre = fit->design->formula->intercept ? mean_of(part->x, fit->nobs) : 0.0;
        for (size_t i = 0; i < fit->nobs; i++)
            part->y[i] = b * (part->x[i] - part->centre) + fit->residual[i];
        part->smooth = lowess_of(run, part->x, part->y, fit->nobs);
        along_flag(made, part);
    }
}

const char *term_parts_given(const struct terms_drawn *made)
{
    return made->model.fit->df_model > 1 ? ", given the other terms" : "";
}

void term_parts_fill(struct terms_drawn *made)
{
    const struct model_figure *model = &made->model;
    made->far = run_array(model->run, bool, model->fit->nobs);
    model_figure_flag(model, model->fit->residual, term_parts_most(made), made->far);
    if (made->added)
        added_fill(made);
    else
        component_fill(made);
}
