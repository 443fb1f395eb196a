#include "fit/correlation_matrix.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "fit/distribution.h"

/* What varies no more than that share of itself, as rounding makes it, is one value. */
#define ONE_VALUE 1e-13

/* What two columns are compared over. */
struct comparison {
    struct run *run;
    const struct offer *offer;
    const struct column *weight; /* NULL: all rows weigh the same */
    const bool *complete;        /* rows with every variable; NULL where cases are available */
    bool ranks;
};

static bool usable(const struct comparison *comparison, const struct column *column, size_t row)
{
    const struct column *weight = comparison->weight;
    return offer_has(comparison->offer, row) && column->missing[row] == PRESENT
           && (weight == NULL || (weight->missing[row] == PRESENT && weight->number[row] > 0.0));
}

/* Each value becomes its rank among the n, ties the mean of theirs. */
static void make_ranks(struct run *run, double *value, size_t n)
{
    size_t *order = run_array(run, size_t, n + 1);
    double *rank = run_array(run, double, n + 1);
    gsl_sort_index(order, value, 1, n);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && value[order[to]] <= value[order[from]];)
            to++;
        for (size_t i = from; i < to; i++)
            rank[order[i]] = (double)(from + to + 1) / 2.0;
    }
    memcpy(value, rank, n * sizeof *value);
}

static long double mean_of(const double *value, const double *weight, size_t n)
{
    long double sum = 0, total = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (long double)weight[i] * value[i];
        total += weight[i];
    }
    return sum / total;
}

static bool is_constant(long double squares, long double mean, long double weights)
{
    return !(squares > ONE_VALUE * ONE_VALUE * mean * mean * weights);
}

static struct correlation correlate(const double *x, const double *y, const double *weight,
                                    size_t n)
{
    struct correlation found = { NAN, NAN, n };
    if (n < FEWEST_OF_CORRELATION)
        return found;
    long double mean_x = mean_of(x, weight, n), mean_y = mean_of(y, weight, n);
    long double xx = 0, yy = 0, xy = 0, weights = 0;
    for (size_t i = 0; i < n; i++) {
        long double a = x[i] - mean_x, b = y[i] - mean_y;
        xx += weight[i] * a * a;
        yy += weight[i] * b * b;
        xy += weight[i] * a * b;
        weights += weight[i];
    }
    if (is_constant(xx, mean_x, weights) || is_constant(yy, mean_y, weights))
        return found;
    long double r = xy / (sqrtl(xx) * sqrtl(yy));
    found.r = fmin(fmax((double)r, -1.0), 1.0);
    long double unexplained = 1.0L - r * r;
    double df = (double)(n - 2);
    found.p_value = unexplained > 0.0L ? t_p_value((double)(r * sqrtl(df / unexplained)), df) : 0.0;
    return found;
}

static struct correlation correlation_of(const struct comparison *comparison,
                                         const struct column *first, const struct column *second,
                                         bool *used)
{
    struct run *room = run_new();
    size_t rows = comparison->offer->frame->rows, n = 0;
    double *x = run_array(room, double, rows), *y = run_array(room, double, rows);
    double *weight = run_array(room, double, rows);
    for (size_t row = 0; row < rows; row++) {
        bool both = usable(comparison, first, row) && usable(comparison, second, row);
        if (!both || (comparison->complete != NULL && !comparison->complete[row]))
            continue;
        used[row] = true;
        x[n] = first->number[row];
        y[n] = second->number[row];
        weight[n++] = comparison->weight == NULL ? 1.0 : comparison->weight->number[row];
    }
    if (comparison->ranks) {
        make_ranks(room, x, n);
        make_ranks(room, y, n);
    }
    struct correlation found = correlate(x, y, weight, n);
    talloc_free(room);
    return found;
}

static bool find_columns(struct run *run, const struct offer *offer, const struct texts *variables,
                         struct correlation_matrix *matrix)
{
    matrix->column = run_array(run, struct column *, variables->count);
    for (size_t i = 0; i < variables->count; i++) {
        struct place place = variables->place[i];
        if (!frame_need(run, offer->frame, variables->text[i], place, &matrix->column[i]))
            return false;
        if (matrix->column[i]->kind != COLUMN_NUMBER)
            return run_fail(run, STATUS_UNSUPPORTED, place,
                            "'%s' is text; a correlation is of numbers", variables->text[i]);
        for (size_t j = 0; j < i; j++)
            if (matrix->column[j] == matrix->column[i])
                return run_fail(run, STATUS_UNSUPPORTED, place,
                                "'%s' stands twice among the variables; name it once",
                                variables->text[i]);
    }
    return true;
}

static bool *complete_rows(struct run *run, const struct comparison *comparison,
                           const struct correlation_matrix *matrix)
{
    size_t rows = comparison->offer->frame->rows;
    bool *complete = run_array(run, bool, rows);
    for (size_t row = 0; row < rows; row++) {
        complete[row] = true;
        for (size_t i = 0; i < matrix->size; i++)
            complete[row] = complete[row] && usable(comparison, matrix->column[i], row);
    }
    return complete;
}

/* Whether a variable has two values in the rows that are compared. */
static bool varies(const struct comparison *comparison, const struct column *column)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t row = 0; row < comparison->offer->frame->rows; row++) {
        bool in = comparison->complete == NULL || comparison->complete[row];
        if (!in || !usable(comparison, column, row))
            continue;
        low = fmin(low, column->number[row]);
        high = fmax(high, column->number[row]);
    }
    return high - low > ONE_VALUE * fmax(fabs(low), fabs(high));
}

static bool check_rows(struct run *run, const struct correlation_matrix *matrix,
                       const struct comparison *comparison, const struct texts *variables)
{
    if (matrix->most < FEWEST_OF_CORRELATION)
        return run_fail(run, STATUS_UNSUPPORTED, variables->place[0],
                        "%zu rows have the variables, and a correlation needs %d; leave out those "
                        "that few rows have, or correlate available cases",
                        matrix->most, FEWEST_OF_CORRELATION);
    for (size_t i = 0; i < matrix->size; i++)
        if (!varies(comparison, matrix->column[i]))
            return run_fail(run, STATUS_UNSUPPORTED, variables->place[i],
                            "'%s' has one value in the rows that are compared, so it goes with no "
                            "other; leave it out",
                            variables->text[i]);
    return true;
}

/* With available cases some pairs may share too few rows; a variable must go with one other. */
static bool check_pairs(struct run *run, const struct correlation_matrix *matrix,
                        const struct texts *variables)
{
    for (size_t i = 0; i < matrix->size; i++) {
        bool any = false;
        for (size_t j = 0; j < matrix->size; j++)
            any = any || (j != i && !isnan(correlation_at(matrix, i, j)->r));
        if (!any)
            return run_fail(run, STATUS_UNSUPPORTED, variables->place[i],
                            "'%s' shares too few rows with every other variable; leave it out",
                            variables->text[i]);
    }
    return true;
}

static void fill_pairs(struct correlation_matrix *matrix, const struct comparison *comparison)
{
    matrix->fewest = SIZE_MAX;
    for (size_t i = 0; i < matrix->size; i++) {
        for (size_t j = 0; j < i; j++) {
            struct correlation found =
                correlation_of(comparison, matrix->column[i], matrix->column[j], matrix->used);
            matrix->of[i * matrix->size + j] = matrix->of[j * matrix->size + i] = found;
            matrix->pairs += isnan(found.r) ? 0 : 1;
            matrix->fewest = found.nobs < matrix->fewest ? found.nobs : matrix->fewest;
            matrix->most = found.nobs > matrix->most ? found.nobs : matrix->most;
        }
    }
}

bool correlation_matrix_make(struct run *run, const struct offer *offer,
                             const struct texts *variables, enum correlation_method method,
                             enum curve_cases cases, struct correlation_matrix **matrix)
{
    struct correlation_matrix *made = talloc_zero(run, struct correlation_matrix);
    struct column *weight = NULL;
    *matrix = made;
    made->size = variables->count;
    if (!find_columns(run, offer, variables, made)
        || !offer_weight(run, offer, variables->place[0], &weight))
        return false;
    if (weight != NULL && method == CORRELATION_SPEARMAN)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "Spearman's correlation has no weights; leave out --weights, or say "
                        "--method pearson");
    struct comparison comparison = {
        .run = run, .offer = offer, .weight = weight, .ranks = method == CORRELATION_SPEARMAN
    };
    if (cases == CASES_COMMON)
        comparison.complete = complete_rows(run, &comparison, made);
    made->of = run_array(run, struct correlation, made->size * made->size);
    made->used = run_array(run, bool, offer->frame->rows);
    fill_pairs(made, &comparison);
    return check_rows(run, made, &comparison, variables) && check_pairs(run, made, variables);
}

const struct correlation *correlation_at(const struct correlation_matrix *matrix, size_t i,
                                         size_t j)
{
    return &matrix->of[i * matrix->size + j];
}

size_t *correlation_order(struct run *run, const struct correlation_matrix *matrix)
{
    size_t *order = run_array(run, size_t, matrix->size);
    double *strength = run_array(run, double, matrix->size);
    for (size_t i = 0; i < matrix->size; i++) {
        double sum = 0.0, count = 0.0;
        for (size_t j = 0; j < matrix->size; j++) {
            const struct correlation *pair = correlation_at(matrix, i, j);
            if (j == i || isnan(pair->r))
                continue;
            sum += fabs(pair->r);
            count += 1.0;
        }
        strength[i] = sum / count;
        size_t at = i;
        for (; at > 0 && strength[order[at - 1]] < strength[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}
