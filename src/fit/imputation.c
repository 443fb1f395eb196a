#include "fit/imputation.h"

#include <math.h>
#include <string.h>

#include "base/parallel.h"
#include "base/random.h"
#include "fit/chain.h"

const char *const imputation_names[] = { "pmm", "norm", NULL };

/* Whether a missing cell stands for a value that exists and might be imputed. */
static bool is_imputable(const struct column *column, size_t row)
{
    return column->kind == COLUMN_NUMBER && column->missing[row] != MISSING_NOT_APPLICABLE
           && column->missing[row] != MISSING_UNDEFINED;
}

static bool is_suppressed(const struct column *column, size_t row)
{
    return column->missing[row] == MISSING_CONFIDENTIAL || column->missing[row] == MISSING_LOW;
}

/* The outcome is the first column and is not imputed, nor are weights. */
static bool can_complete(const struct offer *offer, const struct model_columns *columns, size_t row)
{
    for (size_t i = 0; i < columns->count; i++) {
        const struct column *column = columns->column[i];
        bool fixed = i == 0 || (offer->weight != NULL && strcmp(column->name, offer->weight) == 0);
        if (column->missing[row] != PRESENT && (fixed || !is_imputable(column, row)))
            return false;
    }
    return true;
}

static void rows_take(struct run *run, const struct offer *offer,
                      const struct model_columns *columns, struct imputation *made)
{
    made->offered = run_array(run, bool, offer->frame->rows);
    for (size_t row = 0; row < offer->frame->rows; row++) {
        if (!offer_has(offer, row))
            continue;
        bool complete = can_complete(offer, columns, row), lacks = false;
        for (size_t i = 0; i < columns->count; i++)
            lacks |= columns->column[i]->missing[row] != PRESENT;
        made->offered[row] = complete;
        made->rows += complete;
        made->left_outs += !complete;
        made->completed += complete && lacks;
    }
}

static void hole_add(struct run *run, struct imputation *made, size_t column, size_t row)
{
    if ((made->holes & (made->holes + 1)) == 0) /* room doubles at 1, 3, 7, ... */
        made->hole = run_grow(run, made->hole, struct hole, 2 * made->holes + 2);
    made->hole[made->holes++] = (struct hole){ column, row };
}

static void holes_take(struct run *run, const struct frame *frame,
                       const struct model_columns *columns, struct imputation *made)
{
    made->column = run_array(run, struct imputed_column, columns->count);
    for (size_t i = 0; i < columns->count; i++) {
        const struct column *column = columns->column[i];
        struct imputed_column imputed = { .column = column, .r_hat = NAN };
        for (size_t row = 0; row < frame->rows; row++) {
            if (!made->offered[row] || column->missing[row] == PRESENT)
                continue;
            hole_add(run, made, (size_t)(column - frame->column), row);
            imputed.cells++;
            imputed.suppressed += is_suppressed(column, row);
            imputed.no_row += column->missing[row] == MISSING_NO_ROW;
        }
        if (imputed.cells > 0)
            made->column[made->columns++] = imputed;
    }
}

static bool columns_suffice(struct run *run, const struct formula *formula,
                            const struct imputation *made, size_t width)
{
    for (size_t i = 0; i < made->columns; i++) {
        size_t observed = made->rows - made->column[i].cells;
        if (observed < conditional_least(width))
            return run_fail(run, STATUS_UNSUPPORTED, formula->place,
                            "%s has a value in %zu of %zu rows, too few to impute it from %zu "
                            "columns; leave it or other predictors out",
                            made->column[i].column->name, observed, made->rows, width - 1);
    }
    return true;
}

/* What every chain needs. */
struct work {
    struct imputation *made;
    const struct chain_start *start;
    struct chain **chain; /* one for each worker */
    double *trace;        /* M x SWEEPS x columns: means of imputed values */
};

static void draw_one(size_t piece, size_t worker, void *context)
{
    struct work *work = context;
    chain_run(work->chain[worker], &work->made->settings, piece,
              work->trace + piece * SWEEPS * work->made->columns, work->made->value[piece]);
}

/* Gelman and Rubin's R of one column over the second half of the sweeps. */
static double settled(const struct work *work, size_t column)
{
    const size_t chains = work->made->settings.count, columns = work->made->columns;
    const size_t first = SWEEPS / 2, length = SWEEPS - first;
    double overall = 0, between = 0, within = 0;
    for (size_t m = 0; m < chains; m++)
        for (size_t s = first; s < SWEEPS; s++)
            overall += work->trace[(m * SWEEPS + s) * columns + column];
    overall /= (double)(chains * length);
    for (size_t m = 0; m < chains; m++) {
        double mean = 0;
        for (size_t s = first; s < SWEEPS; s++)
            mean += work->trace[(m * SWEEPS + s) * columns + column] / (double)length;
        between += (double)length * (mean - overall) * (mean - overall) / (double)(chains - 1);
        for (size_t s = first; s < SWEEPS; s++)
            within += pow(work->trace[(m * SWEEPS + s) * columns + column] - mean, 2)
                      / (double)(chains * (length - 1));
    }
    if (!(within > 0))
        return NAN;
    double sweeps = (double)length;
    return sqrt(((sweeps - 1) / sweeps * within + between / sweeps) / within);
}

static void chains_run(struct run *run, const struct chain_start *start, struct imputation *made)
{
    size_t workers = parallel_workers(), count = made->settings.count;
    struct work work = { .made = made,
                         .start = start,
                         .chain = run_array(run, struct chain *, workers),
                         .trace = run_array(run, double, count *SWEEPS * made->columns) };
    for (size_t w = 0; w < workers; w++)
        work.chain[w] = chain_new(run, start);
    made->value = run_array(run, double *, count);
    for (size_t m = 0; m < count; m++)
        made->value[m] = run_array(run, double, made->holes);
    parallel_show(run, "imputing", count, draw_one, &work);
    for (size_t i = 0; i < made->columns; i++)
        made->column[i].r_hat = settled(&work, i);
}

bool impute(struct run *run, const struct offer *offer, const struct formula *formula,
            const struct imputation_settings *settings, struct imputation **imputation)
{
    struct imputation *made = talloc_zero(run, struct imputation);
    const struct model_columns columns = model_columns_of(run, offer, formula);
    made->settings = *settings;
    rows_take(run, offer, &columns, made);
    holes_take(run, offer->frame, &columns, made);
    *imputation = made;
    if (made->holes == 0)
        return true;
    struct chain_start *start = chain_start_of(run, offer->frame, &columns, made);
    if (!columns_suffice(run, formula, made, start->rectangle.columns))
        return false;
    chains_run(run, start, made);
    return true;
}
