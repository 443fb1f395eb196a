#include "synthesise/counts.h"

#include <math.h>
#include <string.h>

/* A column over its rows, and the moments that it should keep. */
struct counted {
    size_t rows;
    size_t *row;   /* rows: authorities */
    double *value; /* of all authorities */
    size_t others;
    const double **other; /* others: columns over all authorities, about their means here */
    double *length;       /* others: sums of squares */
    double mean, squares, *product;
};

static void moments(const struct counted *column, double *mean, double *squares, double *product)
{
    double sum = 0;
    *squares = 0;
    for (size_t r = 0; r < column->rows; r++)
        sum += column->value[column->row[r]];
    *mean = sum / (double)column->rows;
    for (size_t j = 0; j < column->others; j++)
        product[j] = 0;
    for (size_t r = 0; r < column->rows; r++) {
        double from_mean = column->value[column->row[r]] - *mean;
        *squares += from_mean * from_mean;
        for (size_t j = 0; j < column->others; j++)
            product[j] += from_mean * column->other[j][column->row[r]];
    }
}

static double miss(const struct counted *column, double *product)
{
    double mean, squares;
    moments(column, &mean, &squares, product);
    double off = (squares - column->squares) / column->squares, sum = off * off;
    for (size_t j = 0; j < column->others; j++) {
        off = product[j] - column->product[j];
        sum += off * off / (column->squares * column->length[j]);
    }
    off = mean - column->mean;
    return sum + off * off / (100 * column->squares / (double)column->rows);
}

static void rows_list(struct run *run, const struct sketch *sketch, const struct quantity *quantity,
                      struct counted *column)
{
    column->value = quantity->value;
    column->row = run_array(run, size_t, sketch->areas);
    for (size_t i = 0; i < sketch->areas; i++)
        if (quantity->present[i] && sketch->quantities->kept[i])
            column->row[column->rows++] = i;
}

/* The columns settled before, where they have a value, about their means. */
static void others_list(struct run *run, const struct sketch *sketch, const bool *settled,
                        struct counted *column)
{
    const struct quantities *quantities = sketch->quantities;
    column->other = run_array(run, const double *, quantities->count);
    column->length = run_array(run, double, quantities->count);
    column->product = run_array(run, double, quantities->count);
    for (size_t q = 0; q < quantities->count; q++) {
        if (!settled[q])
            continue;
        double *from_mean = run_array(run, double, sketch->areas), sum = 0, n = 0, length = 0;
        for (size_t r = 0; r < column->rows; r++)
            if (quantities->quantity[q].present[column->row[r]]) {
                sum += quantities->quantity[q].value[column->row[r]];
                n++;
            }
        for (size_t r = 0; r < column->rows; r++) {
            size_t i = column->row[r];
            if (quantities->quantity[q].present[i])
                from_mean[i] = quantities->quantity[q].value[i] - sum / n;
            length += from_mean[i] * from_mean[i];
        }
        if (length > 0) {
            column->other[column->others] = from_mean;
            column->length[column->others++] = length;
        }
    }
}

/* How many of the rows are yes: on the side of the mean, with the nearest sum of squares. */
static size_t yes_count(const struct counted *column)
{
    const double n = (double)column->rows;
    size_t best = 1;
    for (size_t k = 1; k < column->rows; k++) {
        double now = fabs((double)k * (n - (double)k) / n - column->squares);
        double then = fabs((double)best * (n - (double)best) / n - column->squares);
        double near = fabs((double)k - n * column->mean) - fabs((double)best - n * column->mean);
        if (now < then - 1e-9 || (now < then + 1e-9 && near < 0))
            best = k;
    }
    return best;
}

static void yes_round(struct run *run, const struct sketch *sketch, struct counted *column)
{
    size_t yes = yes_count(column);
    double *relaxed = run_array(run, double, sketch->areas);
    memcpy(relaxed, column->value, sketch->areas * sizeof *relaxed);
    for (size_t i = 0; i < sketch->areas; i++)
        column->value[i] = relaxed[i] > .5 ? 1 : 0;
    for (size_t a = 0; a < column->rows; a++) {
        size_t above = 0;
        for (size_t b = 0; b < column->rows; b++) {
            double x = relaxed[column->row[a]], y = relaxed[column->row[b]];
            above += y > x || (!(y < x) && b < a);
        }
        column->value[column->row[a]] = above < yes ? 1 : 0;
    }
}

/* One or two values changed by a step (a yes and a no swapped), while that helps. */
static void values_move(struct run *run, const struct sketch *sketch, struct counted *column,
                        bool yes, double least, double most)
{
    enum { PROPOSALS = 20000 };
    double *product = run_array(run, double, column->others + 1);
    double now = miss(column, product);
    for (size_t k = 0; k < PROPOSALS && now > 1e-12; k++) {
        double *a = &column->value[column->row[gsl_rng_uniform_int(sketch->rng, column->rows)]];
        double *b = &column->value[column->row[gsl_rng_uniform_int(sketch->rng, column->rows)]];
        double up = gsl_rng_uniform(sketch->rng) < .5 ? -1 : 1;
        double down = yes || gsl_rng_uniform(sketch->rng) < .6 ? -up : 0;
        if (a == b || *a + up < least || *a + up > most || *b + down < least || *b + down > most)
            continue;
        *a += up;
        *b += down;
        double then = miss(column, product);
        if (then < now) {
            now = then;
            continue;
        }
        *a -= up;
        *b -= down;
    }
}

void counts_settle(struct run *run, const struct sketch *sketch, size_t quantity,
                   const bool *settled)
{
    struct quantity *q = &sketch->quantities->quantity[quantity];
    const struct appearance *look = appearance_of(sketch->appearances, q->variable);
    struct counted column = { .rows = 0 };
    const double least = q->yes ? 0 : look->least, most = q->yes ? 1 : look->most;
    rows_list(run, sketch, q, &column);
    others_list(run, sketch, settled, &column);
    moments(&column, &column.mean, &column.squares, column.product);
    if (q->yes)
        yes_round(run, sketch, &column);
    for (size_t i = 0; i < sketch->areas; i++)
        q->value[i] = fmin(most, fmax(least, round(q->value[i])));
    values_move(run, sketch, &column, q->yes, least, most);
}
