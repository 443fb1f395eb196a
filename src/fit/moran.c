#include "fit/moran.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "base/matrix.h"

/* One entry of W among the rows of the fit. */
struct entry {
    size_t row, column;
    double weight;
    bool returned; /* the other is a neighbour too, */
    double back;   /* with this weight */
};

struct web {
    size_t rows, entries;
    struct entry *entry; /* in order of row, then column */
};

/* Neighbours come in order of row, so that the fit's rows, which are too, keep the order. */
static struct web web_of(struct run *run, const struct fit *fit,
                         const struct neighbours *neighbours)
{
    size_t *place = run_array(run, size_t, neighbours->rows);
    for (size_t row = 0; row < neighbours->rows; row++)
        place[row] = SIZE_MAX;
    for (size_t i = 0; i < fit->nobs; i++)
        place[fit->design->row[i]] = i;
    struct web web = { .rows = fit->nobs,
                       .entry = run_array(run, struct entry, neighbours->pairs + 1) };
    for (size_t k = 0; k < neighbours->pairs; k++) {
        size_t row = place[neighbours->pair[k].row], column = place[neighbours->pair[k].neighbour];
        if (row != SIZE_MAX && column != SIZE_MAX)
            web.entry[web.entries++] = (struct entry){ .row = row, .column = column };
    }
    return web;
}

static struct entry *entry_at(const struct web *web, size_t row, size_t column)
{
    size_t low = 0, high = web->entries;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct entry *entry = &web->entry[middle];
        if (entry->row < row || (entry->row == row && entry->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    bool found =
        low < web->entries && web->entry[low].row == row && web->entry[low].column == column;
    return found ? &web->entry[low] : NULL;
}

/* Each row's weights sum to one. */
static void web_weigh(struct run *run, struct web *web, struct moran *moran)
{
    size_t *out = run_array(run, size_t, web->rows), *in = run_array(run, size_t, web->rows);
    for (size_t k = 0; k < web->entries; k++) {
        out[web->entry[k].row]++;
        in[web->entry[k].column]++;
    }
    for (size_t k = 0; k < web->entries; k++)
        web->entry[k].weight = 1 / (double)out[web->entry[k].row];
    for (size_t k = 0; k < web->entries; k++) {
        struct entry *entry = &web->entry[k];
        const struct entry *back = entry_at(web, entry->column, entry->row);
        entry->returned = back != NULL;
        entry->back = back == NULL ? 0 : back->weight;
        moran->one_way += back == NULL;
    }
    for (size_t i = 0; i < web->rows; i++)
        moran->isolates += out[i] == 0 && in[i] == 0;
    moran->pairs = web->entries;
}

/* U x, where x is every `stride`-th number. */
static void lag(const struct web *web, const double *x, size_t stride, double *lagged)
{
    memset(lagged, 0, web->rows * sizeof *lagged);
    for (size_t k = 0; k < web->entries; k++) {
        const struct entry *entry = &web->entry[k];
        lagged[entry->row] += entry->weight / 2 * x[entry->column * stride];
        lagged[entry->column] += entry->weight / 2 * x[entry->row * stride];
    }
}

/* S1 = sum of (W_ij + W_ji)^2 / 2 over all i and j. */
static double second_sum(const struct web *web)
{
    double sum = 0;
    for (size_t k = 0; k < web->entries; k++)
        sum += web->entry[k].weight * (web->entry[k].weight + web->entry[k].back);
    return sum;
}

struct traces {
    double first, second, lagged; /* tr A, tr A^2, tr (U Q)'(U Q) */
};

static struct traces traces_of(struct run *run, const struct web *web,
                               const struct geometry *geometry)
{
    size_t n = geometry->rows, p = geometry->columns;
    gsl_matrix *A = matrix_new(run, p, p);
    double *lagged = run_array(run, double, n);
    struct traces traces = { 0, 0, 0 };
    for (size_t j = 0; j < p; j++) {
        lag(web, gsl_matrix_const_ptr(geometry->Q, 0, j), geometry->Q->tda, lagged);
        for (size_t i = 0; i < n; i++) {
            traces.lagged += lagged[i] * lagged[i];
            for (size_t k = 0; k < p; k++)
                *gsl_matrix_ptr(A, k, j) += gsl_matrix_get(geometry->Q, i, k) * lagged[i];
        }
    }
    for (size_t j = 0; j < p; j++)
        traces.first += gsl_matrix_get(A, j, j);
    for (size_t j = 0; j < p; j++)
        for (size_t k = 0; k < p; k++)
            traces.second += gsl_matrix_get(A, j, k) * gsl_matrix_get(A, k, j);
    return traces;
}

struct moran moran_of(struct run *run, const struct fit *fit, const struct geometry *geometry,
                      const struct neighbours *neighbours)
{
    struct moran moran = { 0 };
    struct web web = web_of(run, fit, neighbours);
    web_weigh(run, &web, &moran);
    if (web.entries == 0) {
        moran.lacking = "no two rows of the model are neighbours";
        return moran;
    }
    double n = (double)geometry->rows, df = n - (double)geometry->columns, sum = 0;
    double product = 0, squares = 0, *lagged = run_array(run, double, geometry->rows);
    for (size_t k = 0; k < web.entries; k++)
        sum += web.entry[k].weight;
    lag(&web, geometry->residual, 1, lagged);
    for (size_t i = 0; i < geometry->rows; i++) {
        product += geometry->residual[i] * lagged[i];
        squares += geometry->residual[i] * geometry->residual[i];
    }
    struct traces t = traces_of(run, &web, geometry);
    double variance =
        n * n / (sum * sum * df * (df + 2))
        * (second_sum(&web) + 2 * t.second - 4 * t.lagged - 2 * t.first * t.first / df);
    if (!(variance > 1e-14)) {
        moran.lacking = "so few residuals are free that it cannot vary";
        return moran;
    }
    moran.statistic = n / sum * product / squares;
    moran.expected = -n * t.first / (df * sum);
    moran.std_deviation = sqrt(variance);
    moran.z = (moran.statistic - moran.expected) / moran.std_deviation;
    moran.p_value = gsl_cdf_ugaussian_Q(moran.z);
    return moran;
}
