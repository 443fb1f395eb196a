#include "synthesise/solve.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

#include "base/matrix.h"
#include "base/progress.h"

struct solver *solver_new(struct run *run, const struct sketch *sketch)
{
    struct solver *solver = talloc_zero(run, struct solver);
    const struct quantities *quantities = sketch->quantities;
    const size_t areas = sketch->areas;
    solver->run = run;
    solver->sketch = sketch;
    solver->response = response_new(run, sketch->cells);
    solver->unknowns = quantities->count * areas;
    solver->fixed = run_array(run, bool, solver->unknowns);
    solver->spread = run_array(run, double, quantities->count);
    solver->weight = run_array(run, double, sketch->cells->count);
    solver->statistic = run_array(run, double, sketch->cells->count);
    solver->J = matrix_new(run, sketch->cells->count, solver->unknowns);
    solver->packed = run_array(run, double, sketch->cells->count * solver->unknowns + 1);
    solver->G = matrix_new(run, sketch->cells->count, sketch->cells->count);
    for (size_t c = 0; c < sketch->cells->count; c++)
        solver->weight[c] = 1;
    double *copy = run_array(run, double, areas);
    for (size_t q = 0; q < quantities->count; q++) {
        const struct quantity *quantity = &quantities->quantity[q];
        memcpy(copy, quantity->value, areas * sizeof *copy);
        solver->spread[q] = standardise_among(copy, quantity->present, areas);
        for (size_t i = 0; i < areas; i++)
            solver->fixed[q * areas + i] = !quantity->present[i];
    }
    return solver;
}

double solver_cell_outside(const struct printed_cell *cell, double within, double aim)
{
    if (within > aim)
        return cell->open ? 0 : within - aim;
    return within < -aim ? within + aim : 0;
}

/* The cells' places, in tolerated half-widths from the middle; returns the sum of squares of
 * what lies outside. */
static double places(const struct solver *solver, double tolerance, double aim, double *place)
{
    const struct printed_cells *cells = solver->sketch->cells;
    double sum = 0;
    for (size_t c = 0; c < cells->count; c++) {
        const struct printed_cell *cell = &cells->cell[c];
        place[c] = (solver->statistic[c] - cell->centre) / (cell->half * tolerance);
        double outside = solver->weight[c] * solver_cell_outside(cell, place[c], aim);
        sum += outside * outside;
    }
    return sum;
}

/* What a value may not go beyond; a yes may go anywhere before it
 * is 0 or 1, or it would never get from one to the other. */
static struct interval bounds_of(const struct solver *solver, size_t unknown)
{
    const struct sketch *sketch = solver->sketch;
    const struct quantity *quantity = &sketch->quantities->quantity[unknown / sketch->areas];
    const struct appearance *look = appearance_of(sketch->appearances, quantity->variable);
    return quantity->yes ? (struct interval){ -INFINITY, INFINITY }
                         : (struct interval){ look->least, look->most };
}

double *solver_value(const struct solver *solver, size_t unknown)
{
    const struct sketch *sketch = solver->sketch;
    return &sketch->quantities->quantity[unknown / sketch->areas].value[unknown % sketch->areas];
}

static double spread_of(const struct solver *solver, size_t unknown)
{
    return solver->spread[unknown / solver->sketch->areas];
}

/* J in tolerated half-widths by spreads; nothing where a value may not move or a cell is
 * given up. */
static void scale_derivatives(struct solver *solver, double tolerance)
{
    const struct printed_cells *cells = solver->sketch->cells;
    for (size_t c = 0; c < cells->count; c++) {
        double *row = gsl_matrix_ptr(solver->J, c, 0);
        double scale = solver->weight[c] > 0 ? 1 / (cells->cell[c].half * tolerance) : 0;
        for (size_t u = 0; u < solver->unknowns; u++)
            row[u] = solver->fixed[u] ? 0 : row[u] * scale * spread_of(solver, u);
    }
}

/* u = outside(place - G u) weight^2 / lambda: linear for a given set of cells that are outside,
 * so solved for one set after another until the set holds. */
static bool multipliers(struct solver *solver, const double *place, double aim, double lambda,
                        gsl_vector *u)
{
    enum { MOST_SETS = 30 };
    struct run *run = solver->run;
    const struct printed_cells *cells = solver->sketch->cells;
    const size_t count = cells->count;
    size_t *active = run_array(run, size_t, count);
    signed char *side = run_array(run, signed char, count);
    double *predicted = run_array(run, double, count);
    memcpy(predicted, place, count * sizeof *predicted);
    for (size_t round = 0; round < MOST_SETS; round++) {
        size_t rows = 0;
        bool same = true;
        for (size_t c = 0; c < count; c++) {
            double outside =
                solver->weight[c] > 0 ? solver_cell_outside(&cells->cell[c], predicted[c], aim) : 0;
            signed char now = outside > 0 ? 1 : outside < 0 ? -1 : 0;
            same = same && now == side[c];
            side[c] = now;
            if (now != 0)
                active[rows++] = c;
        }
        if (same && round > 0)
            return true;
        gsl_vector_set_zero(u);
        if (rows == 0)
            return true;
        gsl_matrix *M = matrix_new(run, rows, rows);
        gsl_vector *v = vector_new(run, rows), *r = vector_new(run, rows);
        for (size_t i = 0; i < rows; i++) {
            size_t c = active[i];
            for (size_t j = 0; j < rows; j++)
                gsl_matrix_set(M, i, j, gsl_matrix_get(solver->G, c, active[j]));
            *gsl_matrix_ptr(M, i, i) += lambda / (solver->weight[c] * solver->weight[c]);
            gsl_vector_set(r, i, place[c] - aim * side[c]);
        }
        if (gsl_linalg_cholesky_decomp1(M) != 0 || gsl_linalg_cholesky_solve(M, r, v) != 0)
            return false;
        for (size_t i = 0; i < rows; i++)
            gsl_vector_set(u, active[i], gsl_vector_get(v, i));
        for (size_t c = 0; c < count; c++) {
            gsl_vector_const_view row = gsl_matrix_const_row(solver->G, c);
            double moved;
            gsl_blas_ddot(&row.vector, u, &moved);
            predicted[c] = place[c] - moved;
        }
    }
    return true;
}

/* The products of four rows from i with two rows from j, two columns at a time. */
static void gram_block(struct solver *solver, size_t i, size_t j, size_t columns)
{
    typedef double pair __attribute__((vector_size(16), aligned(8), may_alias));
    const size_t count = solver->J->size1;
    const double *a[4], *b[2];
    for (size_t k = 0; k < 4; k++)
        a[k] = solver->packed + (i + k < count ? i + k : i) * solver->unknowns;
    for (size_t l = 0; l < 2; l++)
        b[l] = solver->packed + (j + l < count ? j + l : j) * solver->unknowns;
    pair sum[4][2] = { { { 0 } } };
    for (size_t u = 0; u < columns; u += 2) {
        pair first = *(const pair *)(b[0] + u), second = *(const pair *)(b[1] + u);
        for (size_t k = 0; k < 4; k++) {
            pair left = *(const pair *)(a[k] + u);
            sum[k][0] += left * first;
            sum[k][1] += left * second;
        }
    }
    for (size_t k = 0; k < 4 && i + k < count; k++)
        for (size_t l = 0; l < 2 && j + l < count; l++) {
            gsl_matrix_set(solver->G, i + k, j + l, sum[k][l][0] + sum[k][l][1]);
            gsl_matrix_set(solver->G, j + l, i + k, sum[k][l][0] + sum[k][l][1]);
        }
}

/* G = J J', in both triangles. The columns of values that may not move are zero and are
 * passed over; rows are taken in blocks so that each number that is fetched is used often. */
static void gram(struct solver *solver)
{
    const size_t count = solver->J->size1;
    size_t columns = 0;
    for (size_t u = 0; u < solver->unknowns; u++)
        if (!solver->fixed[u]) {
            for (size_t c = 0; c < count; c++)
                solver->packed[c * solver->unknowns + columns] = gsl_matrix_get(solver->J, c, u);
            columns++;
        }
    for (size_t c = 0; columns < solver->unknowns && c < count; c++)
        solver->packed[c * solver->unknowns + columns] = 0;
    for (size_t i = 0; i < count; i += 4)
        for (size_t j = 0; j < i + 4; j += 2)
            gram_block(solver, i, j, columns);
}

/* Hold what stands at a bound and would go beyond; true if there is anything new. */
static bool hold(struct solver *solver, const double *from, const gsl_vector *d)
{
    bool any = false;
    for (size_t u = 0; u < solver->unknowns; u++) {
        struct interval bounds = bounds_of(solver, u);
        double change = gsl_vector_get(d, u);
        if (!((from[u] <= bounds.low && change < 0) || (from[u] >= bounds.high && change > 0)))
            continue;
        any = true;
        for (size_t c = 0; c < solver->J->size1; c++)
            gsl_matrix_set(solver->J, c, u, 0);
    }
    return any;
}

static void values_move(const struct solver *solver, const double *from, const gsl_vector *d)
{
    for (size_t u = 0; u < solver->unknowns; u++) {
        if (solver->fixed[u])
            continue;
        struct interval bounds = bounds_of(solver, u);
        double x = from[u] + gsl_vector_get(d, u) * spread_of(solver, u);
        *solver_value(solver, u) = fmin(bounds.high, fmax(bounds.low, x));
    }
}

/* One accepted step, or false where none helps. */
static bool step_take(struct solver *solver, double tolerance, double aim, double *lambda,
                      double *left)
{
    enum { MOST_ATTEMPTS = 15 };
    struct run *run = solver->run;
    const size_t cells = solver->sketch->cells->count;
    double *place = run_array(run, double, cells), *trial = run_array(run, double, cells);
    double *from = run_array(run, double, solver->unknowns);
    gsl_vector *d = vector_new(run, solver->unknowns), *u = vector_new(run, cells);
    if (!response_compute(solver->response, solver->statistic, solver->J))
        return false;
    *left = places(solver, tolerance, aim, place);
    if (*left == 0)
        return true;
    for (size_t k = 0; k < solver->unknowns; k++)
        from[k] = *solver_value(solver, k);
    scale_derivatives(solver, tolerance);
    gram(solver);
    for (size_t attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        double sum = INFINITY;
        if (multipliers(solver, place, aim, *lambda, u)) {
            gsl_blas_dgemv(CblasTrans, -1, solver->J, u, 0, d);
            if (hold(solver, from, d)) {
                gram(solver);
                continue;
            }
            values_move(solver, from, d);
            if (response_compute(solver->response, solver->statistic, NULL))
                sum = places(solver, tolerance, aim, trial);
        }
        if (sum < *left) {
            *lambda = fmax(1e-9, *lambda / 8);
            *left = sum;
            return true;
        }
        *lambda *= 8;
    }
    for (size_t k = 0; k < solver->unknowns; k++)
        *solver_value(solver, k) = from[k];
    return false;
}

double solver_run(struct solver *solver, double tolerance, double aim, size_t steps)
{
    double lambda = 1e-3, left = INFINITY;
    struct run *outer = solver->run;
    for (size_t s = 0; s < steps && left > 0; s++) {
        solver->run = talloc_zero(outer, struct run); /* what one step needs goes with it */
        bool better = step_take(solver, tolerance, aim, &lambda, &left);
        talloc_free(solver->run);
        solver->run = outer;
        progress_show(outer, "making data that meet the printed cells", -1);
        solver->steps++;
        if (!better)
            break;
    }
    return left;
}

size_t solver_outside(struct solver *solver, bool weighted)
{
    const struct printed_cells *cells = solver->sketch->cells;
    size_t outside = 0;
    if (!response_compute(solver->response, solver->statistic, NULL))
        return cells->count;
    for (size_t c = 0; c < cells->count; c++)
        outside += (!weighted || solver->weight[c] > 0)
                   && !(fabs(cell_within(&cells->cell[c], solver->statistic[c])) < 1);
    return outside;
}
