#include "fit/lowess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHARE (2.0 / 3.0) /* of the points in each local line */
#define INTERPOLATED 0.01 /* of the range of x: not fitted anew within that */
enum { ROBUST_PASSES = 3 };

/* A weight is 1 within NEAR of the reach and 0 beyond FAR of it. */
#define NEAR 0.001
#define FAR 0.999
#define EXACT 1e-7 /* a median residual below that part of the mean one: all is fitted */

struct pair {
    double x, y;
    size_t at;
};

/* The smooth in the making. */
struct smoothing {
    size_t count;
    double *x, *y, *smooth;
    size_t *row;    /* where each was given */
    double *robust; /* weights of the points; NULL in the first pass */
    double *weight, *size;
    double range;
};

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double bell(double share, int power)
{
    double left = 1 - pow(share, power);
    return pow(left, power);
}

/* Weights of the points from `first` on, for a line at `at`: how many there are, and their sum. */
static size_t weigh(const struct smoothing *made, size_t first, double at, double reach,
                    double *sum)
{
    size_t i = first;
    *sum = 0;
    for (; i < made->count; i++) {
        double distance = fabs(made->x[i] - at);
        if (distance > FAR * reach && made->x[i] > at)
            break;
        made->weight[i] = distance > FAR * reach    ? 0
                          : distance > NEAR * reach ? bell(distance / reach, 3)
                                                    : 1;
        if (made->robust != NULL)
            made->weight[i] *= made->robust[i];
        *sum += made->weight[i];
    }
    return i;
}

/* The height at point i of the line through the points from `first` to `last`, weighted by how near
 * they are; beyond `last` there may be more at the same x. */
static double local_line(const struct smoothing *made, size_t i, size_t first, size_t last)
{
    double at = made->x[i], sum, mean = 0, spread = 0, height = 0;
    double reach = fmax(at - made->x[first], made->x[last] - at);
    size_t end = weigh(made, first, at, reach, &sum);
    if (!(sum > 0))
        return made->y[i];
    for (size_t k = first; k < end; k++)
        mean += made->weight[k] / sum * made->x[k];
    for (size_t k = first; k < end; k++)
        spread += made->weight[k] / sum * (made->x[k] - mean) * (made->x[k] - mean);
    double slope = reach > 0 && sqrt(spread) > NEAR * made->range ? (at - mean) / spread : 0;
    for (size_t k = first; k < end; k++)
        height += made->weight[k] / sum * (1 + slope * (made->x[k] - mean)) * made->y[k];
    return height;
}

static void interpolate(struct smoothing *made, size_t from, size_t to)
{
    for (size_t k = from + 1; k < to; k++) {
        double share = (made->x[k] - made->x[from]) / (made->x[to] - made->x[from]);
        made->smooth[k] = share * made->smooth[to] + (1 - share) * made->smooth[from];
    }
}

/* The next point to fit after `done`, which takes those at the same x along. */
static size_t next_fitted(struct smoothing *made, size_t *done)
{
    double until = made->x[*done] + INTERPOLATED * made->range;
    size_t i = *done + 1;
    for (; i < made->count && made->x[i] <= until; i++)
        if (made->x[i] == made->x[*done]) {
            made->smooth[i] = made->smooth[*done];
            *done = i;
        }
    return i - 1 > *done ? i - 1 : *done + 1;
}

static void pass(struct smoothing *made)
{
    size_t n = made->count, near = (size_t)(SHARE * (double)n + 1e-7);
    size_t first = 0, last = (near < 2 ? 2 : near) - 1, done = 0;
    for (size_t i = 0; i < n; i = next_fitted(made, &done)) {
        while (last + 1 < n && made->x[i] - made->x[first] > made->x[last + 1] - made->x[i]) {
            first++;
            last++;
        }
        made->smooth[i] = local_line(made, i, first, last);
        if (i > 0)
            interpolate(made, done, i);
        done = i;
    }
}

/* Weights by the residuals; false where there is nothing left to weigh by. */
static bool robust_weights(struct smoothing *made, double *robust)
{
    size_t n = made->count;
    double mean = 0;
    for (size_t i = 0; i < n; i++) {
        made->size[i] = fabs(made->y[i] - made->smooth[i]);
        mean += made->size[i] / (double)n;
    }
    memcpy(made->weight, made->size, n * sizeof *made->size);
    qsort(made->weight, n, sizeof *made->weight, compare_numbers);
    double reach = 3 * (made->weight[n / 2] + made->weight[(n - 1) / 2]);
    if (reach < EXACT * mean || !(reach > 0))
        return false;
    for (size_t i = 0; i < n; i++)
        robust[i] = made->size[i] > FAR * reach    ? 0
                    : made->size[i] > NEAR * reach ? bell(made->size[i] / reach, 2)
                                                   : 1;
    made->robust = robust;
    return true;
}

static size_t different(const struct smoothing *made)
{
    size_t count = made->count > 0;
    for (size_t i = 1; i < made->count; i++)
        count += made->x[i] != made->x[i - 1];
    return count;
}

static struct smoothing sorted(struct run *run, const double *x, const double *y, size_t count)
{
    struct pair *pair = run_array(run, struct pair, count);
    struct smoothing made = { .count = count,
                              .x = run_array(run, double, count),
                              .y = run_array(run, double, count),
                              .smooth = run_array(run, double, count),
                              .row = run_array(run, size_t, count),
                              .weight = run_array(run, double, count),
                              .size = run_array(run, double, count) };
    for (size_t i = 0; i < count; i++)
        pair[i] = (struct pair){ x[i], y[i], i };
    qsort(pair, count, sizeof *pair, compare_pairs);
    for (size_t i = 0; i < count; i++) {
        made.x[i] = pair[i].x;
        made.y[i] = pair[i].y;
        made.row[i] = pair[i].at;
    }
    made.range = count > 0 ? made.x[count - 1] - made.x[0] : 0;
    return made;
}

struct lowess *lowess_of(struct run *run, const double *x, const double *y, size_t count)
{
    struct smoothing made = sorted(run, x, y, count);
    if (different(&made) < LEAST_LOWESS)
        return NULL;
    double *robust = run_array(run, double, count);
    pass(&made);
    for (int i = 0; i < ROBUST_PASSES && robust_weights(&made, robust); i++)
        pass(&made);
    struct lowess *smooth = talloc_zero(run, struct lowess);
    *smooth = (struct lowess){ count, made.x, made.smooth, run_array(run, double, count) };
    for (size_t i = 0; i < count; i++)
        smooth->at_row[made.row[i]] = made.smooth[i];
    return smooth;
}
