#include "fit/pairs.h"

#include <assert.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "fit/coding.h"

/* Two pairs have a line through them whatever they are. */
enum { LEAST_PAIRS = 3 };

static bool column_of_numbers(struct run *run, const struct analysis *analysis,
                              const struct factor *factor, struct place place,
                              struct column **column)
{
    if (!frame_need(run, analysis->offer.frame, factor->column, place, column))
        return false;
    return (*column)->kind == COLUMN_NUMBER
           || run_fail(run, STATUS_UNSUPPORTED, place,
                       "'%s' is text; a scatter plot needs numbers on both axes", factor->column);
}

static bool values_of(struct run *run, const struct factor *factor,
                      const struct sample_column *column, struct place place, double **value)
{
    struct coding coding;
    if (!factor_code(run, factor, column, false, place, &coding))
        return false;
    *value = run_array(run, double, column->rows);
    for (size_t i = 0; i < column->rows; i++)
        (*value)[i] = quad_round(coding.value[0][i]);
    return true;
}

/* Why no line is to be looked for; NULL where there may be one. */
static const char *reason_of(struct run *run, const struct analysis *analysis,
                             const struct sample *sample, const struct pairs *pairs)
{
    const char *const text[] = { pairs->y_factor->text, pairs->x_factor->text };
    if (sample->rows < LEAST_PAIRS)
        return talloc_asprintf(run, "%zu %s %s too few for one", sample->rows,
                               sample->rows == 1 ? analysis->row_is : analysis->rows_are,
                               sample->rows == 1 ? "is" : "are");
    for (size_t i = 2; i-- > 0;)
        if (column_is_constant(&sample->variable[i]))
            return talloc_asprintf(run, "all %zu %s have one value of %s, %s", sample->rows,
                                   analysis->rows_are, text[i],
                                   number_full(run, (i == 0 ? pairs->y : pairs->x)[0]));
    return NULL;
}

/* The line where there is one. What the design or the solution cannot do is why there is none. */
static bool line_fit(struct run *run, const struct analysis *analysis,
                     const struct formula *formula, struct pairs *pairs)
{
    struct formula nowhere = *formula; /* why there is no line is told without a place */
    struct formula *kept = talloc_zero(run, struct formula);
    struct design *design = NULL;
    nowhere.place = NOWHERE;
    *kept = nowhere;
    if (!design_build(run, kept, &analysis->offer, &design)
        || !ols_solve(run, design, &pairs->fit)) {
        pairs->no_line = run_forgive(run);
        pairs->fit = NULL;
        return true;
    }
    kept->place = formula->place;
    pairs->exact = ols_is_exact(pairs->fit);
    return pairs->exact || infer(run, analysis->offer.frame, &analysis->inference, pairs->fit);
}

bool pairs_of(struct run *run, const struct analysis *analysis, const struct formula *formula,
              struct pairs **pairs)
{
    struct pairs *made = talloc_zero(run, struct pairs);
    struct place place = formula->place;
    struct column *column[2];
    struct sample *sample = NULL;
    *pairs = made;
    made->y_factor = &formula->response;
    made->x_factor = &formula->term[0].factor[0];
    if (!column_of_numbers(run, analysis, made->x_factor, place, &column[1])
        || !column_of_numbers(run, analysis, made->y_factor, place, &column[0])
        || !sample_take(run, &analysis->offer, column, 2, place, &sample)
        || !values_of(run, made->y_factor, &sample->variable[0], place, &made->y)
        || !values_of(run, made->x_factor, &sample->variable[1], place, &made->x))
        return false;
    made->rows = sample->rows;
    made->row = sample->row;
    made->weight = sample->weight;
    made->confidential = sample->confidential;
    made->no_line = reason_of(run, analysis, sample, made);
    return made->no_line != NULL || line_fit(run, analysis, formula, made);
}

/* The mean of the pairs order[from] to order[to - 1]. */
static struct pair_mean mean_of(const struct pairs *pairs, const size_t *order, size_t from,
                                size_t to)
{
    double x = 0.0, y = 0.0, sum = 0.0;
    for (size_t i = from; i < to; i++) {
        double weight = pairs->weight == NULL ? 1.0 : pairs->weight[order[i]];
        x += weight * pairs->x[order[i]];
        y += weight * pairs->y[order[i]];
        sum += weight;
    }
    return (struct pair_mean){ x / sum, y / sum, to - from };
}

/* Whether y has more than one value among them: else their mean is the answer of each. */
static bool differ(const struct pairs *pairs, const size_t *order, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (pairs->y[order[i]] != pairs->y[order[from]])
            return true;
    return false;
}

size_t pairs_means(struct run *run, const struct pairs *pairs, struct pair_mean **mean)
{
    size_t rows = pairs->rows, from = 0, groups = 0;
    bool unlike = true;
    size_t least = (rows + MEAN_GROUPS - 1) / MEAN_GROUPS;
    size_t *order = run_array(run, size_t, rows);
    least = least < FEWEST_ANSWERS ? FEWEST_ANSWERS : least;
    gsl_sort_index(order, pairs->x, 1, rows);
    *mean = run_array(run, struct pair_mean, rows / least + 1);
    for (size_t to = 1; to <= rows; to++) {
        bool full = to - from >= least && rows - to >= least;
        bool apart = to < rows && pairs->x[order[to]] > pairs->x[order[to - 1]];
        if (to < rows && !(full && apart))
            continue;
        unlike = unlike && differ(pairs, order, from, to);
        (*mean)[groups++] = mean_of(pairs, order, from, to);
        from = to;
    }
    if (groups < 2 || unlike)
        return groups;
    (*mean)[0] = mean_of(pairs, order, 0, rows);
    return 1;
}

void pairs_ends(struct run *run, const struct pairs *pairs, double *low, double *high)
{
    assert(pairs->rows >= FEWEST_ANSWERS);
    double *sorted = run_array(run, double, pairs->rows);
    memcpy(sorted, pairs->x, pairs->rows * sizeof *sorted);
    gsl_sort(sorted, 1, pairs->rows);
    *low = *high = 0.0;
    for (size_t i = 0; i < FEWEST_ANSWERS; i++) {
        *low += sorted[i] / FEWEST_ANSWERS;
        *high += sorted[pairs->rows - 1 - i] / FEWEST_ANSWERS;
    }
}
