#include "derive/transform.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

static bool standardise(struct run *run, const struct variable *variable, size_t rows,
                        struct column *column)
{
    double *present = run_array(run, double, rows + 1);
    size_t count = 0;
    for (size_t row = 0; row < rows; row++)
        if (column->missing[row] == PRESENT)
            present[count++] = column->number[row];
    double sd = count < 2 ? 0 : gsl_stats_sd(present, 1, count);
    if (!(sd > 0))
        return run_fail(run, STATUS_UNSUPPORTED, variable->place,
                        "'%s' cannot be standardised: its %zu values do not vary; leave 'z' out, "
                        "or the variable",
                        variable->name, count);
    double mean = gsl_stats_mean(present, 1, count);
    for (size_t row = 0; row < rows; row++)
        column->number[row] = (column->number[row] - mean) / sd;
    column->transform = "z";
    return true;
}

static void logarithm(struct column *column, size_t rows)
{
    for (size_t row = 0; row < rows; row++) {
        if (column->missing[row] != PRESENT)
            continue;
        if (column->number[row] > 0)
            column->number[row] = log(column->number[row]);
        else
            column_miss(column, row, MISSING_UNDEFINED, "the logarithm of a number not above zero");
    }
    column->transform = "ln";
}

bool transform_column(struct run *run, const struct variable *variable, const struct column *made,
                      size_t rows, struct column *column)
{
    memcpy(column->missing, made->missing, rows * sizeof *column->missing);
    memcpy(column->why, made->why, rows * sizeof *column->why);
    column->transform = made->transform;
    if (column->kind == COLUMN_TEXT) {
        memcpy(column->text, made->text, rows * sizeof *column->text);
        return true;
    }
    if (made->kind == COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, variable->place,
                        "'%s' is made of texts; say which count as 1 with 'yes'", variable->name);
    memcpy(column->number, made->number, rows * sizeof *column->number);
    for (size_t row = 0; row < rows; row++)
        column->number[row] =
            column->missing[row] == PRESENT ? column->number[row] / variable->divide_by : NAN;
    if (variable->transform == TRANSFORM_LN)
        logarithm(column, rows);
    return variable->transform != TRANSFORM_Z || standardise(run, variable, rows, column);
}
