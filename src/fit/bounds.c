#include "fit/bounds.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "fit/bounds_search.h"
#include "fit/geometry.h"
#include "fit/model_columns.h"

static bool is_suppressed(const struct column *column, size_t row)
{
    return column->kind == COLUMN_NUMBER
           && (column->missing[row] == MISSING_CONFIDENTIAL || column->missing[row] == MISSING_LOW);
}

/* Whether a row would be in the model if its suppressed cells had values. */
static bool lacks_no_more(const struct analysis *analysis, const struct model_columns *columns,
                          size_t row)
{
    for (size_t i = 0; i < columns->count; i++) {
        const struct column *column = columns->column[i];
        bool replaced =
            i > 0 && analysis->offer.rule == MISSING_RULE_MEAN && column->kind == COLUMN_NUMBER;
        if (column->missing[row] != PRESENT && !is_suppressed(column, row) && !replaced)
            return false;
    }
    return true;
}

/* The least and the greatest value observed, and the least above zero. */
struct observed {
    double least, greatest, least_above_zero;
};

static struct observed observed_of(const struct offer *offer, const struct column *column)
{
    struct observed observed = { INFINITY, -INFINITY, INFINITY };
    for (size_t row = 0; row < offer->frame->rows; row++) {
        if (!offer_has(offer, row) || column->missing[row] != PRESENT)
            continue;
        double value = column->number[row];
        observed.least = fmin(observed.least, value);
        observed.greatest = fmax(observed.greatest, value);
        if (value > 0)
            observed.least_above_zero = fmin(observed.least_above_zero, value);
    }
    return observed;
}

static const struct suppressed_range *range_said(const struct suppressed_range *range,
                                                 size_t ranges, const char *column)
{
    const struct suppressed_range *said = NULL;
    for (size_t i = 0; i < ranges; i++)
        if (range[i].column == NULL ? said == NULL || said->column == NULL
                                    : strcmp(range[i].column, column) == 0)
            said = &range[i];
    return said;
}

static bool ranges_settle(struct run *run, const struct offer *offer, struct place place,
                          const struct suppressed_range *said, struct suppressed_column *made)
{
    struct observed observed = observed_of(offer, made->column);
    made->said = said != NULL;
    if (said == NULL && !isfinite(observed.least))
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%s has no value that a range for its suppressed cells could be taken "
                        "from; say one: --suppressed '%s=LOW:HIGH'",
                        made->column->name, made->column->name);
    made->confidential_from = said != NULL ? said->low : observed.least;
    made->confidential_to = said != NULL ? said->high : observed.greatest;
    bool above_zero = isfinite(observed.least_above_zero);
    made->low_from = said != NULL ? said->low : above_zero ? 0 : observed.least;
    made->low_to = said != NULL ? said->high
                   : above_zero ? observed.least_above_zero
                                : observed.greatest;
    return true;
}

static void cell_add(struct run *run, const struct frame *frame, size_t row,
                     const struct suppressed_column *column, struct bounds *made)
{
    bool low = column->column->missing[row] == MISSING_LOW;
    size_t cells = made->cells + 1;
    made->hole = run_grow(run, made->hole, struct hole, cells);
    made->from = run_grow(run, made->from, double, cells);
    made->to = run_grow(run, made->to, double, cells);
    made->hole[made->cells] = (struct hole){ (size_t)(column->column - frame->column), row };
    made->from[made->cells] = low ? column->low_from : column->confidential_from;
    made->to[made->cells++] = low ? column->low_to : column->confidential_to;
}

static bool has_suppressed(const struct offer *offer, const struct column *column)
{
    for (size_t row = 0; row < offer->frame->rows; row++)
        if (offer_has(offer, row) && is_suppressed(column, row))
            return true;
    return false;
}

static bool cells_take(struct run *run, const struct analysis *analysis,
                       const struct formula *formula, const struct suppressed_range *range,
                       size_t ranges, struct bounds *made)
{
    const struct offer *offer = &analysis->offer;
    const struct model_columns columns = model_columns_of(run, offer, formula);
    made->column = run_array(run, struct suppressed_column, columns.count);
    for (size_t i = 0; i < columns.count; i++) {
        struct suppressed_column column = { .column = columns.column[i] };
        if (!has_suppressed(offer, column.column))
            continue;
        if (!ranges_settle(run, offer, formula->place,
                           range_said(range, ranges, column.column->name), &column))
            return false;
        for (size_t row = 0; row < offer->frame->rows; row++) {
            if (!offer_has(offer, row) || !is_suppressed(column.column, row))
                continue;
            if (!lacks_no_more(analysis, &columns, row)) {
                made->others++;
                continue;
            }
            column.low += column.column->missing[row] == MISSING_LOW;
            column.confidential += column.column->missing[row] == MISSING_CONFIDENTIAL;
            cell_add(run, offer->frame, row, &column, made);
        }
        if (column.low + column.confidential > 0)
            made->column[made->columns++] = column;
    }
    return true;
}

/* Whether the estimates are a straight line in what the suppressed cells make of the outcome. */
static bool is_linear(const struct frame *frame, const struct formula *formula,
                      const struct bounds *made)
{
    const struct column *outcome = frame_column(frame, formula->response.column);
    for (size_t c = 0; c < made->cells; c++)
        if (&frame->column[made->hole[c].column] != outcome)
            return false;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (strcmp(formula->term[t].factor[f].column, outcome->name) == 0)
                return false;
    return formula->response.function != FACTOR_Z;
}

/* Row of the design for each cell. */
static size_t *design_rows(struct run *run, const struct design *design, const struct bounds *made)
{
    size_t *place = run_array(run, size_t, made->cells);
    for (size_t c = 0; c < made->cells; c++)
        while (place[c] < design->y->size && design->row[place[c]] != made->hole[c].row)
            place[c]++;
    return place;
}

/* The end of its range that takes coefficient j up, or down, for each cell. */
static void push(const struct bounds *made, const struct geometry *geometry,
                 const gsl_vector *weight, const size_t *place, size_t j, bool up, double *value)
{
    for (size_t c = 0; c < made->cells; c++) {
        double sum = 0;
        for (size_t k = 0; k < geometry->columns; k++)
            sum += gsl_matrix_get(geometry->T_inverse, j, k)
                   * gsl_matrix_get(geometry->Q, place[c], k);
        double root = weight == NULL ? 1 : sqrt(gsl_vector_get(weight, place[c]));
        value[c] = (sum * root > 0) == up ? made->to[c] : made->from[c];
    }
}

static bool find_exactly(struct run *run, struct trial *trial, struct bounds *made)
{
    struct fit *fit = NULL;
    double *value = run_array(run, double, made->cells);
    completion_put(trial->completion, made->from);
    if (!analysis_fit(run, &trial->analysis, trial->formula, &fit))
        return false;
    struct geometry *geometry = geometry_of(run, fit);
    const size_t *place = design_rows(run, fit->design, made);
    for (size_t j = 0; j < made->terms; j++)
        for (size_t end = 0; end < 2; end++) {
            push(made, geometry, fit->design->weight, place, j, end == 1, value);
            if (!trial_end(run, trial, value, j,
                           end == 0 ? &made->bound[j].low : &made->bound[j].high))
                return false;
        }
    return true;
}

bool bounds_find(struct run *run, const struct analysis *analysis, const struct formula *formula,
                 const struct suppressed_range *range, size_t ranges, struct bounds **bounds)
{
    struct bounds *made = talloc_zero(run, struct bounds);
    *bounds = made;
    if (!cells_take(run, analysis, formula, range, ranges, made))
        return false;
    if (made->cells == 0)
        return true;
    struct trial trial = { .analysis = *analysis,
                           .formula = formula,
                           .completion =
                               completion_of(run, analysis->offer.frame, made->hole, made->cells) };
    trial.analysis.offer.frame = trial.completion->frame;
    if (!trial_begin(run, &trial, made))
        return false;
    made->exact = is_linear(analysis->offer.frame, formula, made);
    return made->exact ? find_exactly(run, &trial, made) : bounds_search(run, &trial, made);
}
