#include "fit/chain.h"

#include <string.h>

#include "base/random.h"

struct chain {
    const struct chain_start *start;
    struct rectangle own;
    struct conditional *conditional;
    gsl_rng *random;
};

/* A column of the rectangle that is being laid out. */
static double *column_add(struct run *run, struct rectangle *rectangle,
                          const unsigned char *missing)
{
    size_t columns = rectangle->columns + 1;
    rectangle->value = run_grow(run, rectangle->value, double, columns * rectangle->rows);
    rectangle->missing = run_grow(run, rectangle->missing, const unsigned char *, columns);
    rectangle->missing[rectangle->columns] = missing;
    double *column = rectangle->value + rectangle->columns * rectangle->rows;
    memset(column, 0, rectangle->rows * sizeof *column);
    rectangle->columns = columns;
    return column;
}

static void number_add(struct run *run, const struct column *column, const bool *offered,
                       size_t rows, struct chain_start *start)
{
    struct rectangle *rectangle = &start->rectangle;
    unsigned char *missing = run_array(run, unsigned char, rectangle->rows);
    double *value = column_add(run, rectangle, missing);
    size_t cells = 0, at = 0;
    for (size_t row = 0; row < rows; row++) {
        if (!offered[row])
            continue;
        missing[at] = column->missing[row] != PRESENT;
        cells += missing[at];
        value[at] = missing[at] ? 0 : column->number[row];
        at++;
    }
    if (cells == 0)
        return;
    start->column[start->incomplete] = rectangle->columns - 1;
    start->cells[start->incomplete++] = cells;
}

static bool seen_before(const struct column *column, const bool *offered, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (offered[i] && strcmp(column->text[i], column->text[row]) == 0)
            return true;
    return false;
}

/* An indicator for each text but that of the first row. */
static void text_add(struct run *run, const struct column *column, const bool *offered, size_t rows,
                     struct chain_start *start)
{
    bool first = true;
    for (size_t row = 0; row < rows; row++) {
        if (!offered[row] || seen_before(column, offered, row))
            continue;
        if (!first) {
            double *value = column_add(run, &start->rectangle, NULL);
            size_t at = 0;
            for (size_t i = 0; i < rows; i++)
                if (offered[i])
                    value[at++] = strcmp(column->text[i], column->text[row]) == 0;
        }
        first = false;
    }
}

/* The places of the incomplete columns, the least incomplete first, equals as they stand. */
static void order_columns(struct chain_start *start)
{
    for (size_t i = 0; i < start->incomplete; i++) {
        size_t at = i;
        for (; at > 0 && start->cells[start->order[at - 1]] > start->cells[i]; at--)
            start->order[at] = start->order[at - 1];
        start->order[at] = i;
    }
}

struct chain_start *chain_start_of(struct run *run, const struct frame *frame,
                                   const struct model_columns *columns,
                                   const struct imputation *imputation)
{
    struct chain_start *start = talloc_zero(run, struct chain_start);
    start->rectangle.rows = imputation->rows;
    start->column = run_array(run, size_t, columns->count);
    start->cells = run_array(run, size_t, columns->count);
    start->order = run_array(run, size_t, columns->count);
    for (size_t i = 0; i < columns->count; i++) {
        bool number = columns->column[i]->kind == COLUMN_NUMBER;
        (number ? number_add : text_add)(run, columns->column[i], imputation->offered, frame->rows,
                                         start);
    }
    order_columns(start);
    return start;
}

struct chain *chain_new(struct run *run, const struct chain_start *start)
{
    struct chain *chain = talloc_zero(run, struct chain);
    const struct rectangle *rectangle = &start->rectangle;
    chain->start = start;
    chain->own = *rectangle;
    chain->own.value = run_array(run, double, rectangle->rows * rectangle->columns);
    chain->conditional = conditional_new(run, rectangle->rows, rectangle->columns);
    chain->random = random_new(run);
    return chain;
}

/* Each hole takes a value that its column has in another row. */
static void fill_by_chance(struct chain *chain, size_t column)
{
    double *value = chain->own.value + column * chain->own.rows;
    const unsigned char *missing = chain->own.missing[column];
    for (size_t i = 0; i < chain->own.rows; i++) {
        if (!missing[i])
            continue;
        size_t donor = i;
        while (missing[donor])
            donor = random_below(chain->random, chain->own.rows);
        value[i] = value[donor];
    }
}

static double mean_imputed(const struct chain *chain, size_t i)
{
    size_t column = chain->start->column[i];
    const double *value = chain->own.value + column * chain->own.rows;
    double sum = 0;
    for (size_t row = 0; row < chain->own.rows; row++)
        if (chain->own.missing[column][row])
            sum += value[row];
    return sum / (double)chain->start->cells[i];
}

static void take_values(const struct chain *chain, double *value)
{
    for (size_t i = 0; i < chain->start->incomplete; i++) {
        size_t column = chain->start->column[i];
        for (size_t row = 0; row < chain->own.rows; row++)
            if (chain->own.missing[column][row])
                *value++ = chain->own.value[column * chain->own.rows + row];
    }
}

void chain_run(struct chain *chain, const struct imputation_settings *settings, size_t number,
               double *trace, double *value)
{
    const struct chain_start *start = chain->start;
    const struct rectangle *first = &start->rectangle;
    random_begin(chain->random, settings->seed, number);
    memcpy(chain->own.value, first->value, first->rows * first->columns * sizeof *first->value);
    for (size_t i = 0; i < start->incomplete; i++)
        fill_by_chance(chain, start->column[i]);
    for (size_t sweep = 0; sweep < SWEEPS; sweep++) {
        for (size_t i = 0; i < start->incomplete; i++)
            conditional_draw(chain->conditional, settings->method, chain->random, &chain->own,
                             start->column[start->order[i]]);
        for (size_t i = 0; i < start->incomplete; i++)
            trace[sweep * start->incomplete + i] = mean_imputed(chain, i);
    }
    take_values(chain, value);
}
