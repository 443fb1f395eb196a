#include "fit/conditional.h"

#include <math.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>

#include "base/random.h"

/* Of the squared length of a column, what has to be left after those before it. */
#define NOTHING_NEW 1e-12

struct conditional {
    size_t observed;       /* rows that have x */
    size_t predictors;     /* q */
    size_t *row;           /* rows: those with x first, then those without */
    size_t *predictor;     /* q: columns of the rectangle */
    double *mean, *length; /* q: over the rows with x */
    double *triangle;      /* q x q: lower, of the products of the scaled columns */
    double *product;       /* q: of the scaled columns with x */
    bool *kept;            /* q: columns that say something new */
    double *slope, *drawn; /* q: b and b*, of the scaled columns */
    double *noise;         /* q */
    double centre;         /* mean of x */
    double *fitted;        /* rows: a + z b */
    double *sorted;        /* rows: those of the rows with x, in order */
    size_t *order;         /* rows: row of each in `sorted` */
    size_t *place;         /* rows: for sorting */
};

struct conditional *conditional_new(struct run *run, size_t rows, size_t columns)
{
    struct conditional *room = talloc_zero(run, struct conditional);
    *room = (struct conditional){ .row = run_array(run, size_t, rows),
                                  .predictor = run_array(run, size_t, columns),
                                  .mean = run_array(run, double, columns),
                                  .length = run_array(run, double, columns),
                                  .triangle = run_array(run, double, columns *columns),
                                  .product = run_array(run, double, columns),
                                  .kept = run_array(run, bool, columns),
                                  .slope = run_array(run, double, columns),
                                  .drawn = run_array(run, double, columns),
                                  .noise = run_array(run, double, columns),
                                  .fitted = run_array(run, double, rows),
                                  .sorted = run_array(run, double, rows),
                                  .order = run_array(run, size_t, rows),
                                  .place = run_array(run, size_t, rows) };
    return room;
}

size_t conditional_least(size_t columns)
{
    return columns + 1;
}

static const double *column_of(const struct rectangle *rectangle, size_t column)
{
    return rectangle->value + column * rectangle->rows;
}

/* The rows with x, then those without; and all other columns as predictors. */
static void take_sides(struct conditional *room, const struct rectangle *rectangle, size_t j)
{
    const unsigned char *missing = rectangle->missing[j];
    size_t last = rectangle->rows;
    room->observed = room->predictors = 0;
    for (size_t i = 0; i < rectangle->rows; i++)
        if (!missing[i])
            room->row[room->observed++] = i;
    for (size_t i = rectangle->rows; i-- > 0;)
        if (missing[i])
            room->row[--last] = i;
    for (size_t k = 0; k < rectangle->columns; k++)
        if (k != j)
            room->predictor[room->predictors++] = k;
}

static double mean_observed(const struct conditional *room, const double *value)
{
    double sum = 0;
    for (size_t i = 0; i < room->observed; i++)
        sum += value[room->row[i]];
    return sum / (double)room->observed;
}

/* Sum of the products of two columns about their means, over the rows with x. */
static double product_of(const struct conditional *room, const double *a, double mean_a,
                         const double *b, double mean_b)
{
    double sum = 0;
    for (size_t i = 0; i < room->observed; i++)
        sum += (a[room->row[i]] - mean_a) * (b[room->row[i]] - mean_b);
    return sum;
}

/* The means, lengths and products of the predictors, scaled. */
static void take_products(struct conditional *room, const struct rectangle *rectangle, size_t j)
{
    const double *x = column_of(rectangle, j);
    size_t q = room->predictors;
    room->centre = mean_observed(room, x);
    for (size_t a = 0; a < q; a++) {
        const double *column = column_of(rectangle, room->predictor[a]);
        double mean = room->mean[a] = mean_observed(room, column);
        double length = room->length[a] = sqrt(product_of(room, column, mean, column, mean));
        double scale = length > 0 ? 1 / length : 0;
        room->product[a] = scale * product_of(room, column, mean, x, room->centre);
        for (size_t b = 0; b <= a; b++) {
            const double *other = column_of(rectangle, room->predictor[b]);
            double other_scale = room->length[b] > 0 ? 1 / room->length[b] : 0;
            room->triangle[a * q + b] =
                scale * other_scale * product_of(room, column, mean, other, room->mean[b]);
        }
    }
}

/* L with L L' = the products, rows of columns that say nothing new left out (Cholesky). */
static void factor(struct conditional *room)
{
    size_t q = room->predictors;
    for (size_t a = 0; a < q; a++) {
        double *row = &room->triangle[a * q], left = row[a];
        for (size_t b = 0; b < a; b++) {
            const double *other = &room->triangle[b * q];
            double sum = row[b];
            for (size_t c = 0; c < b; c++)
                sum -= row[c] * other[c];
            row[b] = room->kept[b] ? sum / other[b] : 0;
            left -= row[b] * row[b];
        }
        room->kept[a] = left > NOTHING_NEW;
        row[a] = room->kept[a] ? sqrt(left) : 0;
    }
}

/* w from L' w = v, in place. */
static void solve_transposed(const struct conditional *room, double *v)
{
    size_t q = room->predictors;
    for (size_t a = q; a-- > 0;) {
        if (!room->kept[a]) {
            v[a] = 0;
            continue;
        }
        for (size_t b = a + 1; b < q; b++)
            v[a] -= room->triangle[b * q + a] * v[b];
        v[a] /= room->triangle[a * q + a];
    }
}

/* b of the scaled columns: L L' b = their products with x. */
static void solve(struct conditional *room)
{
    size_t q = room->predictors;
    for (size_t a = 0; a < q; a++) {
        double sum = room->product[a];
        for (size_t b = 0; b < a; b++)
            sum -= room->triangle[a * q + b] * room->slope[b];
        room->slope[a] = room->kept[a] ? sum / room->triangle[a * q + a] : 0;
    }
    solve_transposed(room, room->slope);
}

static double predict(const struct conditional *room, const struct rectangle *rectangle,
                      const double *slope, size_t row)
{
    double sum = 0;
    for (size_t a = 0; a < room->predictors; a++)
        if (slope[a] != 0)
            sum += slope[a] / room->length[a]
                   * (column_of(rectangle, room->predictor[a])[row] - room->mean[a]);
    return sum;
}

/* sigma*, and b* in `drawn`; returns sigma*. The rows' a + z b are left in `fitted`. */
static double draw_parameters(struct conditional *room, gsl_rng *random,
                              const struct rectangle *rectangle, size_t j)
{
    const double *x = column_of(rectangle, j);
    double squares = 0;
    size_t kept = 0;
    for (size_t i = 0; i < room->observed; i++) {
        size_t row = room->row[i];
        room->fitted[row] = room->centre + predict(room, rectangle, room->slope, row);
        squares += (x[row] - room->fitted[row]) * (x[row] - room->fitted[row]);
    }
    for (size_t a = 0; a < room->predictors; a++)
        kept += room->kept[a];
    double sigma = sqrt(squares / gsl_ran_chisq(random, (double)(room->observed - kept - 1)));
    for (size_t a = 0; a < room->predictors; a++)
        room->noise[a] = gsl_ran_ugaussian(random);
    solve_transposed(room, room->noise);
    for (size_t a = 0; a < room->predictors; a++)
        room->drawn[a] = room->slope[a] + sigma * room->noise[a];
    return sigma;
}

/* The rows with x in order of their predictions; equal ones in an order of chance. */
static void sort_observed(struct conditional *room, gsl_rng *random)
{
    size_t count = room->observed;
    for (size_t i = 0; i < count; i++)
        room->order[i] = room->row[i];
    random_shuffle(random, room->order, count);
    for (size_t i = 0; i < count; i++)
        room->sorted[i] = room->fitted[room->order[i]];
    gsl_sort_index(room->place, room->sorted, 1, count);
    for (size_t i = 0; i < count; i++)
        room->place[i] = room->order[room->place[i]];
    for (size_t i = 0; i < count; i++) {
        room->order[i] = room->place[i];
        room->sorted[i] = room->fitted[room->order[i]];
    }
}

/* The row of one of the rows with x whose predictions are nearest. */
static size_t choose_donor(const struct conditional *room, gsl_rng *random, double wanted)
{
    size_t low = 0, high = room->observed;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (room->sorted[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    size_t donors = room->observed < DONORS ? room->observed : DONORS;
    size_t from = low, to = low; /* the donors so far: from, ..., to - 1 */
    while (to - from < donors) {
        bool below = to == room->observed
                     || (from > 0 && wanted - room->sorted[from - 1] < room->sorted[to] - wanted);
        from -= below;
        to += !below;
    }
    return room->order[from + random_below(random, donors)];
}

void conditional_draw(struct conditional *room, enum imputation_method method, gsl_rng *random,
                      const struct rectangle *rectangle, size_t j)
{
    double *x = rectangle->value + j * rectangle->rows;
    take_sides(room, rectangle, j);
    take_products(room, rectangle, j);
    factor(room);
    solve(room);
    double sigma = draw_parameters(room, random, rectangle, j);
    double centre = room->centre + sigma * gsl_ran_ugaussian(random) / sqrt((double)room->observed);
    if (method == IMPUTATION_PMM)
        sort_observed(room, random);
    for (size_t i = room->observed; i < rectangle->rows; i++) {
        size_t row = room->row[i];
        double wanted = centre + predict(room, rectangle, room->drawn, row);
        x[row] = method == IMPUTATION_PMM ? x[choose_donor(room, random, wanted)]
                                          : wanted + sigma * gsl_ran_ugaussian(random);
    }
}
