#include "fit/coding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

/* A text with more levels than this is a name, not a category. */
enum { MOST_LEVELS = 1000 };

static void coding_add(struct run *run, struct coding *coding, const char *name, double *value)
{
    coding->name = run_grow(run, coding->name, const char *, coding->columns + 1);
    coding->value = run_grow(run, coding->value, double *, coding->columns + 1);
    coding->name[coding->columns] = name;
    coding->value[coding->columns++] = value;
}

static double mean_of(const double *value, size_t count)
{
    long double sum = 0, rest = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i];
    double mean = (double)(sum / (long double)count);
    for (size_t i = 0; i < count; i++)
        rest += value[i] - mean;
    return mean + (double)(rest / (long double)count);
}

static double length_of(const double *value, size_t count)
{
    long double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (long double)value[i] * value[i];
    return (double)sqrtl(sum);
}

static double *centred(struct run *run, const double *number, size_t count)
{
    double *value = run_array(run, double, count);
    double mean = mean_of(number, count);
    for (size_t i = 0; i < count; i++)
        value[i] = number[i] - mean;
    return value;
}

static bool fail_constant(struct run *run, const struct factor *factor,
                          const struct sample_column *column, struct place place)
{
    return run_fail(run, STATUS_UNSUPPORTED, place,
                    "%s: %s has one value, %s, in all %zu rows used", factor->text, column->name,
                    number_full(run, column->number[0]), column->rows);
}

static bool code_z(struct run *run, const struct factor *factor, const struct sample_column *column,
                   struct place place, struct coding *coding)
{
    if (column_is_constant(column))
        return fail_constant(run, factor, column, place);
    double *offered = centred(run, column->offered_number, column->offered);
    double deviation = length_of(offered, column->offered) / sqrt((double)column->offered - 1);
    double mean = mean_of(column->offered_number, column->offered);
    double *value = run_array(run, double, column->rows);
    for (size_t i = 0; i < column->rows; i++)
        value[i] = (column->number[i] - mean) / deviation;
    coding_add(run, coding, factor->text, value);
    return true;
}

/* The value of a function of one number, and what is wrong with a number outside its domain. */
static double apply(const struct factor *factor, double x, const char **wrong)
{
    double y = x;
    *wrong = NULL;
    if (factor->function == FACTOR_LN) {
        *wrong = x > 0 ? NULL : "a logarithm needs a number above zero";
        y = log(x);
    } else if (factor->function == FACTOR_SQRT) {
        *wrong = x >= 0 ? NULL : "a square root needs a number of zero or more";
        y = sqrt(x);
    } else if (factor->function == FACTOR_POWER) {
        y = pow(x, factor->degree);
    }
    if (*wrong == NULL && !isfinite(y))
        *wrong = "the result is too large for a number";
    return y;
}

static bool code_each(struct run *run, const struct factor *factor,
                      const struct sample_column *column, struct place place, struct coding *coding)
{
    double *value = run_array(run, double, column->rows);
    for (size_t i = 0; i < column->rows; i++) {
        const char *wrong;
        value[i] = apply(factor, column->number[i], &wrong);
        if (wrong != NULL)
            return run_fail(run, STATUS_UNSUPPORTED, place, "%s: %s is %s in %s; %s", factor->text,
                            column->name, number_full(run, column->number[i]), column->row_name[i],
                            wrong);
    }
    coding_add(run, coding, factor->text, value);
    return true;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static size_t count_values(struct run *run, const struct sample_column *column)
{
    double *sorted = run_array(run, double, column->rows);
    memcpy(sorted, column->number, column->rows * sizeof *sorted);
    qsort(sorted, column->rows, sizeof *sorted, compare_numbers);
    size_t count = column->rows > 0;
    for (size_t i = 1; i < column->rows; i++)
        count += sorted[i] > sorted[i - 1];
    return count;
}

/* Take from `value` its part along each of the `count` polynomials before it and along
 * the constant. */
static void clear_of(double *value, double *const *before, size_t count, size_t rows)
{
    double mean = mean_of(value, rows);
    for (size_t i = 0; i < rows; i++)
        value[i] -= mean;
    for (size_t k = 0; k < count; k++) {
        long double along = 0;
        for (size_t i = 0; i < rows; i++)
            along += (long double)value[i] * before[k][i];
        for (size_t i = 0; i < rows; i++)
            value[i] -= (double)along * before[k][i];
    }
}

static bool code_poly(struct run *run, const struct factor *factor,
                      const struct sample_column *column, struct place place, struct coding *coding)
{
    if (column_is_constant(column))
        return fail_constant(run, factor, column, place);
    size_t rows = column->rows, degree = (size_t)factor->degree;
    size_t values = count_values(run, column);
    if (values <= degree)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%s needs %zu different values; %s has %zu in the %zu rows used",
                        factor->text, degree + 1, column->name, values, rows);
    const double *x = centred(run, column->number, column->rows);
    for (size_t k = 0; k < degree; k++) {
        double *value = run_array(run, double, rows);
        for (size_t i = 0; i < rows; i++)
            value[i] = k == 0 ? x[i] : x[i] * coding->value[k - 1][i];
        clear_of(value, coding->value, k, rows);
        clear_of(value, coding->value, k, rows);
        double length = length_of(value, rows);
        for (size_t i = 0; i < rows; i++)
            value[i] /= length;
        coding_add(run, coding, talloc_asprintf(run, "%s[%zu]", factor->text, k + 1), value);
    }
    return true;
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool code_levels(struct run *run, const struct factor *factor,
                        const struct sample_column *column, bool every_level, struct place place,
                        struct coding *coding)
{
    size_t levels = 0;
    const char **level = run_array(run, const char *, column->rows);
    memcpy(level, column->text, column->rows * sizeof *level);
    qsort(level, column->rows, sizeof *level, compare_texts);
    for (size_t i = 0; i < column->rows; i++)
        if (i == 0 || strcmp(level[i], level[levels - 1]) != 0)
            level[levels++] = level[i];
    if (levels > MOST_LEVELS || levels == column->rows)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%s has %zu different texts in %zu rows; that is a name, not a category",
                        column->name, levels, column->rows);
    size_t first = every_level ? 0 : 1;
    for (size_t k = first; k < levels; k++)
        coding_add(run, coding, talloc_asprintf(run, "%s[%s]", factor->text, level[k]),
                   run_array(run, double, column->rows));
    for (size_t i = 0; i < column->rows; i++) {
        const char **found = bsearch(&column->text[i], level, levels, sizeof *level, compare_texts);
        size_t k = (size_t)(found - level);
        if (k >= first)
            coding->value[k - first][i] = 1;
    }
    return true;
}

bool factor_code(struct run *run, const struct factor *factor, const struct sample_column *column,
                 bool every_level, struct place place, struct coding *coding)
{
    *coding = (struct coding){ 0, NULL, NULL };
    if (column->kind == COLUMN_TEXT && factor->function != FACTOR_PLAIN)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "%s needs numbers; %s holds text, such as '%s'", factor->text, column->name,
                        column->text[0]);
    if (column->kind == COLUMN_TEXT)
        return code_levels(run, factor, column, every_level, place, coding);
    if (factor->function == FACTOR_Z)
        return code_z(run, factor, column, place, coding);
    if (factor->function == FACTOR_POLY)
        return code_poly(run, factor, column, place, coding);
    return code_each(run, factor, column, place, coding);
}
