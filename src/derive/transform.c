#include "derive/transform.h"

#include <glib.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

/* Texts are compared without regard to case: "Good" is good. */
static bool says_yes(const struct texts *yes, const char *text)
{
    for (size_t i = 0; i < yes->count; i++)
        if (g_ascii_strcasecmp(yes->text[i], text) == 0)
            return true;
    return false;
}

static bool read_yes(struct run *run, const struct variable *variable, const struct column *made,
                     size_t rows, struct column *column)
{
    if (made->kind != COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, variable->place,
                        "'yes' needs a column of texts; that of '%s' has numbers", variable->name);
    for (size_t row = 0; row < rows; row++)
        if (made->missing[row] == PRESENT)
            column->number[row] = says_yes(&variable->yes, made->text[row]) ? 1 : 0;
    return true;
}

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
                        "'%s' cannot be standardised: its %zu values do not vary", variable->name,
                        count);
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
    bool text = made->kind == COLUMN_TEXT;
    memcpy(column->missing, made->missing, rows * sizeof *column->missing);
    memcpy(column->why, made->why, rows * sizeof *column->why);
    column->transform = made->transform;
    if (column->kind == COLUMN_TEXT) {
        memcpy(column->text, made->text, rows * sizeof *column->text);
        return true;
    }
    if (variable->yes.count > 0) {
        if (!read_yes(run, variable, made, rows, column))
            return false;
    } else if (text) {
        return run_fail(run, STATUS_UNSUPPORTED, variable->place,
                        "'%s' is made of texts; say which count as 1 with 'yes'", variable->name);
    } else {
        memcpy(column->number, made->number, rows * sizeof *column->number);
    }
    for (size_t row = 0; row < rows; row++)
        column->number[row] =
            column->missing[row] == PRESENT ? column->number[row] / variable->divide_by : NAN;
    if (variable->transform == TRANSFORM_LN)
        logarithm(column, rows);
    return variable->transform != TRANSFORM_Z || standardise(run, variable, rows, column);
}
