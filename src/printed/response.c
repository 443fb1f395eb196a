#include "printed/response.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

#include "base/matrix.h"

/* One model over its rows, as it was computed last. */
struct fitted_model {
    size_t n, p;
    size_t *row;       /* n: authorities */
    gsl_matrix *X, *C; /* n x p, p x p */
    gsl_matrix *H;     /* n x p: X C */
    double *y, *e;     /* n */
    double *b;         /* p */
    double *sd;        /* terms: of those that the formula standardises */
    bool *offered;     /* terms x areas: who the formula standardises among */
    double rss, tss, mean;
};

struct response {
    struct run *run;
    const struct printed_cells *cells;
    struct passage **passage; /* views */
    struct fitted_model *model;
    double *gradient; /* areas */
};

static bool row_is_complete(const struct quantities *quantities, const struct printed_model *model,
                            size_t row)
{
    const struct view *view = quantities->view;
    bool complete =
        quantities->kept[row] && quantities->quantity[view[model->outcome].quantity].present[row];
    for (size_t t = 0; t < model->terms && complete; t++)
        complete = quantities->quantity[view[model->view[t]].quantity].present[row];
    return complete;
}

static void model_new(struct run *run, const struct quantities *quantities,
                      const struct printed_model *model, struct fitted_model *fitted)
{
    const size_t areas = quantities->areas;
    fitted->row = run_array(run, size_t, areas);
    for (size_t i = 0; i < areas; i++)
        if (row_is_complete(quantities, model, i))
            fitted->row[fitted->n++] = i;
    fitted->p = model->terms + model->intercept;
    fitted->X = matrix_new(run, fitted->n, fitted->p);
    fitted->H = matrix_new(run, fitted->n, fitted->p);
    fitted->C = matrix_new(run, fitted->p, fitted->p);
    fitted->y = run_array(run, double, fitted->n);
    fitted->e = run_array(run, double, fitted->n);
    fitted->b = run_array(run, double, fitted->p);
    fitted->sd = run_array(run, double, model->terms);
    fitted->offered = run_array(run, bool, model->terms *areas);
    for (size_t t = 0; t < model->terms; t++) {
        const struct view *view = &quantities->view[model->view[t]];
        for (size_t i = 0; i < areas; i++)
            fitted->offered[t * areas + i] =
                (quantities->kept[i] || quantities->study->standardise_made_up == 1)
                && quantities->quantity[view->quantity].present[i];
    }
}

struct response *response_new(struct run *run, const struct printed_cells *cells)
{
    const struct quantities *quantities = cells->quantities;
    struct response *response = talloc_zero(run, struct response);
    response->run = run;
    response->cells = cells;
    response->gradient = run_array(run, double, quantities->areas);
    response->passage = run_array(run, struct passage *, quantities->views);
    for (size_t v = 0; v < quantities->views; v++)
        response->passage[v] = passage_new(run, quantities, &quantities->view[v]);
    response->model = run_array(run, struct fitted_model, cells->models);
    for (size_t m = 0; m < cells->models; m++)
        model_new(run, quantities, &cells->model[m], &response->model[m]);
    return response;
}

size_t response_nobs(const struct response *response, size_t model)
{
    return response->model[model].n;
}

static void design_fill(struct response *response, const struct printed_model *model,
                        struct fitted_model *fitted)
{
    const size_t areas = response->cells->quantities->areas;
    const double *y = response->passage[model->outcome]->seen;
    for (size_t r = 0; r < fitted->n; r++) {
        fitted->y[r] = y[fitted->row[r]];
        if (model->intercept)
            gsl_matrix_set(fitted->X, r, 0, 1);
    }
    for (size_t t = 0; t < model->terms; t++) {
        const double *x = response->passage[model->view[t]]->seen;
        if (model->z[t]) {
            memcpy(response->gradient, x, areas * sizeof *x);
            fitted->sd[t] =
                standardise_among(response->gradient, fitted->offered + t * areas, areas);
            x = response->gradient;
        }
        for (size_t r = 0; r < fitted->n; r++)
            gsl_matrix_set(fitted->X, r, t + model->intercept, x[fitted->row[r]]);
    }
}

static bool model_fit(struct response *response, const struct printed_model *model,
                      struct fitted_model *fitted)
{
    const size_t n = fitted->n, p = fitted->p;
    if (n <= p)
        return false;
    design_fill(response, model, fitted);
    gsl_vector_view y = gsl_vector_view_array(fitted->y, n),
                    e = gsl_vector_view_array(fitted->e, n);
    gsl_vector_view b = gsl_vector_view_array(fitted->b, p);
    gsl_blas_dsyrk(CblasLower, CblasTrans, 1, fitted->X, 0, fitted->C);
    if (gsl_linalg_cholesky_decomp1(fitted->C) != 0 || gsl_linalg_cholesky_invert(fitted->C) != 0)
        return false;
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, fitted->X, fitted->C, 0, fitted->H);
    gsl_blas_dgemv(CblasTrans, 1, fitted->H, &y.vector, 0, &b.vector);
    gsl_vector_memcpy(&e.vector, &y.vector);
    gsl_blas_dgemv(CblasNoTrans, -1, fitted->X, &b.vector, 1, &e.vector);
    gsl_blas_ddot(&e.vector, &e.vector, &fitted->rss);
    double sum = 0;
    for (size_t r = 0; r < n; r++)
        sum += fitted->y[r];
    fitted->mean = model->intercept ? sum / (double)n : 0;
    fitted->tss = 0;
    for (size_t r = 0; r < n; r++)
        fitted->tss += (fitted->y[r] - fitted->mean) * (fitted->y[r] - fitted->mean);
    return isfinite(fitted->rss) && fitted->rss > 0;
}

static double std_error(const struct fitted_model *fitted, size_t j)
{
    return sqrt(fitted->rss / (double)(fitted->n - fitted->p) * gsl_matrix_get(fitted->C, j, j));
}

/* t counts along the sign of the printed B. */
static double sign_of(const struct printed_cell *cell)
{
    return cell->row->estimate.value < 0 ? -1 : 1;
}

static double statistic_of(const struct printed_cell *cell, const struct fitted_model *fitted)
{
    size_t j = cell->coefficient;
    switch (cell->kind) {
    case CELL_ESTIMATE:
        return fitted->b[j];
    case CELL_STD_ERROR:
        return std_error(fitted, j);
    case CELL_P_VALUE:
        return sign_of(cell) * fitted->b[j] / std_error(fitted, j);
    default:
        return 1 - fitted->rss / fitted->tss;
    }
}

/* A derivative as a sum of the four above: b, e'e, C_jj and TSS with these weights. */
struct weights {
    double estimate, rss, spread, tss;
};

static struct weights weights_of(const struct printed_cell *cell, const struct fitted_model *fitted)
{
    size_t j = cell->coefficient;
    double se = std_error(fitted, j), c = gsl_matrix_get(fitted->C, j, j);
    double t = sign_of(cell) * fitted->b[j] / se;
    switch (cell->kind) {
    case CELL_ESTIMATE:
        return (struct weights){ 1, 0, 0, 0 };
    case CELL_STD_ERROR:
        return (struct weights){ 0, se / (2 * fitted->rss), se / (2 * c), 0 };
    case CELL_P_VALUE:
        return (struct weights){ sign_of(cell) / se, -t / (2 * fitted->rss), -t / (2 * c), 0 };
    default:
        return (struct weights){ 0, -1 / fitted->tss, 0,
                                 fitted->rss / (fitted->tss * fitted->tss) };
    }
}

/* Add the gradient by one view's values, which is in response->gradient, to a row of J. */
static void row_add(struct response *response, size_t view, double *row)
{
    const struct quantities *quantities = response->cells->quantities;
    passage_trace_back(quantities, response->passage[view], response->gradient);
    double *part = row + quantities->view[view].quantity * quantities->areas;
    for (size_t i = 0; i < quantities->areas; i++)
        part[i] += response->gradient[i];
}

static void outcome_row(struct response *response, const struct printed_cell *cell,
                        const struct fitted_model *fitted, struct weights w, double *row)
{
    const size_t areas = response->cells->quantities->areas;
    memset(response->gradient, 0, areas * sizeof *response->gradient);
    for (size_t r = 0; r < fitted->n; r++)
        response->gradient[fitted->row[r]] =
            w.estimate * gsl_matrix_get(fitted->H, r, cell->coefficient) + 2 * w.rss * fitted->e[r]
            + 2 * w.tss * (fitted->y[r] - fitted->mean);
    row_add(response, response->cells->model[cell->model].outcome, row);
}

static void term_row(struct response *response, const struct printed_cell *cell,
                     const struct fitted_model *fitted, struct weights w, size_t term, double *row)
{
    const size_t areas = response->cells->quantities->areas, j = cell->coefficient;
    const struct printed_model *model = &response->cells->model[cell->model];
    const size_t k = term + model->intercept;
    double c = gsl_matrix_get(fitted->C, j, k), b = fitted->b[k];
    memset(response->gradient, 0, areas * sizeof *response->gradient);
    for (size_t r = 0; r < fitted->n; r++) {
        double h = gsl_matrix_get(fitted->H, r, j), e = fitted->e[r];
        response->gradient[fitted->row[r]] =
            w.estimate * (c * e - h * b) - 2 * w.rss * e * b - 2 * w.spread * c * h;
    }
    if (model->z[term]) {
        const double *x = response->passage[model->view[term]]->seen;
        double *z = run_array(response->run, double, areas);
        memcpy(z, x, areas * sizeof *z);
        standardise_among(z, fitted->offered + term * areas, areas);
        standardise_trace_back(z, fitted->offered + term * areas, areas, fitted->sd[term],
                               response->gradient);
        talloc_free(z);
    }
    row_add(response, model->view[term], row);
}

bool response_compute(struct response *response, double *statistic, gsl_matrix *J)
{
    const struct printed_cells *cells = response->cells;
    for (size_t v = 0; v < cells->quantities->views; v++)
        passage_pass(cells->quantities, response->passage[v]);
    for (size_t m = 0; m < cells->models; m++)
        if (!model_fit(response, &cells->model[m], &response->model[m]))
            return false;
    if (J != NULL)
        gsl_matrix_set_zero(J);
    for (size_t c = 0; c < cells->count; c++) {
        const struct printed_cell *cell = &cells->cell[c];
        const struct fitted_model *fitted = &response->model[cell->model];
        statistic[c] = statistic_of(cell, fitted);
        if (J == NULL)
            continue;
        struct weights w = weights_of(cell, fitted);
        double *row = gsl_matrix_ptr(J, c, 0);
        outcome_row(response, cell, fitted, w, row);
        for (size_t t = 0; t < cells->model[cell->model].terms; t++)
            term_row(response, cell, fitted, w, t, row);
    }
    return true;
}
