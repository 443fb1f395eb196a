#include "draw/diagnosed_rows.h"

#include <math.h>

#include <gsl/gsl_sort.h>

enum { NAMED = 3 }; /* by either measure, unless the chart says */

bool diagnosed_is_judged(const struct diagnostics *made, size_t i)
{
    return isfinite(made->model.influence->student_residual[i]);
}

size_t diagnosed_most(const struct diagnostics *made)
{
    return chart_label_most(made->model.drawing->chart, NAMED);
}

static void order_rows(struct diagnostics *made)
{
    struct run *run = made->model.run;
    size_t n = made->model.fit->nobs;
    double *value = run_array(run, double, n);
    size_t *row = run_array(run, size_t, n), *place = run_array(run, size_t, n);
    for (size_t i = 0; i < n; i++)
        if (diagnosed_is_judged(made, i)) {
            value[made->count] = made->model.influence->student_residual[i];
            row[made->count++] = i;
        }
    made->order = run_array(run, size_t, n);
    gsl_sort_index(place, value, 1, made->count);
    for (size_t k = 0; k < made->count; k++)
        made->order[k] = row[place[k]];
}

static void quantiles_fill(struct diagnostics *made)
{
    struct run *run = made->model.run;
    const struct fit *fit = made->model.fit;
    const double *score = normal_scores(run, made->count);
    made->envelope = envelope_of(run, made->model.geometry, fit->conf_level, fit->inference.seed);
    made->normal = run_array(run, double, fit->nobs);
    made->low = run_array(run, double, fit->nobs);
    made->high = run_array(run, double, fit->nobs);
    for (size_t i = 0; i < fit->nobs; i++)
        made->normal[i] = made->low[i] = made->high[i] = NAN;
    for (size_t k = 0; k < made->count; k++) {
        size_t i = made->order[k];
        double t = made->model.influence->student_residual[i];
        made->normal[i] = score[k];
        if (made->envelope == NULL)
            continue;
        made->low[i] = made->envelope->low[k];
        made->high[i] = made->envelope->high[k];
        made->outside += t < made->low[i] || t > made->high[i];
    }
}

static void rows_flag(struct diagnostics *made)
{
    const struct model_figure *model = &made->model;
    const struct influence *influence = model->influence;
    size_t most = diagnosed_most(made);
    made->far = run_array(model->run, bool, model->fit->nobs);
    made->heavy = run_array(model->run, bool, model->fit->nobs);
    model_figure_flag(model, influence->student_residual, most, made->far);
    model_figure_flag(model, influence->cooks_distance, most, made->heavy);
    for (size_t i = 0; i < model->fit->nobs; i++)
        made->beyond += influence->cooks_distance[i] > influence->high_cooks_distance;
}

/* The smooth of the rows that are judged. */
static struct lowess *smooth_of(const struct diagnostics *made, const double *y)
{
    struct run *run = made->model.run;
    double *x = run_array(run, double, made->count), *kept = run_array(run, double, made->count);
    size_t count = 0;
    for (size_t i = 0; i < made->model.fit->nobs; i++)
        if (diagnosed_is_judged(made, i)) {
            x[count] = made->model.fit->fitted[i];
            kept[count++] = y[i];
        }
    return lowess_of(run, x, kept, count);
}

bool diagnosed_rows_of(struct diagnostics *made)
{
    const struct fit *fit = made->model.fit;
    if (fit->df_residual < 2)
        return run_fail(made->model.run, STATUS_UNSUPPORTED, fit->design->formula->place,
                        "%zu observations and %zu coefficients leave too few degrees of freedom to "
                        "judge a row by the others; leave out terms",
                        fit->nobs, fit->coefficients);
    made->spread = run_array(made->model.run, double, fit->nobs);
    for (size_t i = 0; i < fit->nobs; i++)
        made->spread[i] = sqrt(fabs(made->model.influence->standard_residual[i]));
    order_rows(made);
    quantiles_fill(made);
    rows_flag(made);
    made->bend = smooth_of(made, fit->residual);
    made->slope = smooth_of(made, made->spread);
    return true;
}
