#include "fit/influence.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/matrix.h"
#include "fit/distribution.h"

static double sum_of_squares(const double *value, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i] * value[i];
    return sum;
}

/* The residual over its standard error. */
static double standard_residual(double residual, double leverage, double variance)
{
    return leverage > FULL_LEVERAGE ? NAN : residual / sqrt(variance * (1 - leverage));
}

/* r_i to t_i; `df` is n - p. */
static double student_of(double standard, double df)
{
    double left = df - standard * standard;
    return df < 2 || !(left > 0) ? NAN : standard * sqrt((df - 1) / left);
}

double student_residual_of(const struct fit *fit, const struct geometry *geometry, size_t i)
{
    double variance = fit->sigma * fit->sigma;
    return student_of(standard_residual(geometry->residual[i], geometry->leverage[i], variance),
                      (double)fit->df_residual);
}

/* c_i = C x_i = T^-1 Q_i, times e_i / (1 - h_i) / s_(i), over the roots of C_jj. */
static void dfbetas_fill(const struct geometry *geometry, size_t i, double spread,
                         gsl_matrix *dfbetas)
{
    double change = geometry->residual[i] / (1 - geometry->leverage[i]) / spread;
    for (size_t j = 0; j < geometry->columns; j++) {
        double sum = 0;
        for (size_t k = 0; k < geometry->columns; k++)
            sum += gsl_matrix_get(geometry->T_inverse, j, k) * gsl_matrix_get(geometry->Q, i, k);
        gsl_matrix_set(dfbetas, i, j, sum * change / sqrt(gsl_matrix_get(geometry->inverse, j, j)));
    }
}

static void row_fill(const struct geometry *geometry, size_t i, double total,
                     struct influence *made)
{
    double p = (double)made->columns, df = (double)(made->rows - made->columns);
    double h = geometry->leverage[i];
    double r = standard_residual(geometry->residual[i], h, total / df), t = student_of(r, df);
    /* s_(i)^2 (n - p - 1) = s^2 (n - p) - e_i^2 / (1 - h_i) */
    double variance = total / df * (df - r * r) / (df - 1);
    bool known = isfinite(t);
    made->leverage[i] = h;
    made->standard_residual[i] = r;
    made->student_residual[i] = t;
    made->cooks_distance[i] = r * r * h / (p * (1 - h));
    made->dffits[i] = t * sqrt(h / (1 - h));
    made->covratio[i] = known ? pow(variance / (total / df), p) / (1 - h) : NAN;
    dfbetas_fill(geometry, i, known ? sqrt(variance) : NAN, made->dfbetas);
}

struct influence *influence_of(struct run *run, const struct geometry *geometry)
{
    size_t n = geometry->rows, p = geometry->columns;
    struct influence *made = talloc_zero(run, struct influence);
    *made = (struct influence){ .rows = n,
                                .columns = p,
                                .leverage = run_array(run, double, n),
                                .standard_residual = run_array(run, double, n),
                                .student_residual = run_array(run, double, n),
                                .cooks_distance = run_array(run, double, n),
                                .dffits = run_array(run, double, n),
                                .covratio = run_array(run, double, n),
                                .dfbetas = matrix_new(run, n, p),
                                .high_leverage = 2 * (double)p / (double)n,
                                .high_cooks_distance = 4 / (double)n,
                                .high_dffits = 2 * sqrt((double)p / (double)n),
                                .high_dfbetas = 2 / sqrt((double)n) };
    double total = sum_of_squares(geometry->residual, n);
    for (size_t i = 0; i < n; i++)
        row_fill(geometry, i, total, made);
    return made;
}

struct outlier outlier_of(const struct fit *fit, const struct geometry *geometry)
{
    struct outlier found = { SIZE_MAX, 0, 1 };
    for (size_t i = 0; i < fit->nobs; i++) {
        double t = student_residual_of(fit, geometry, i);
        if (!isnan(t) && (found.row == SIZE_MAX || fabs(t) > fabs(found.student_residual)))
            found = (struct outlier){ i, t, 1 };
    }
    if (found.row != SIZE_MAX)
        found.bonferroni_p = fmin(
            1, (double)fit->nobs * t_p_value(found.student_residual, (double)fit->df_residual - 1));
    return found;
}

struct ranked {
    double value;
    size_t row;
};

static int compare(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->value != b->value)
        return a->value < b->value ? 1 : -1;
    return (a->row > b->row) - (a->row < b->row);
}

size_t *influence_ranked(struct run *run, const struct influence *influence)
{
    struct ranked *ranked = run_array(run, struct ranked, influence->rows);
    size_t *order = run_array(run, size_t, influence->rows);
    for (size_t i = 0; i < influence->rows; i++) {
        double distance = influence->cooks_distance[i];
        ranked[i] = (struct ranked){ isnan(distance) ? -1 : distance, i };
    }
    qsort(ranked, influence->rows, sizeof *ranked, compare);
    for (size_t i = 0; i < influence->rows; i++)
        order[i] = ranked[i].row;
    return order;
}
