#include "fit/coding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

/* A text with more levels than this is a name, not a category. */
enum { MOST_LEVELS = 1000 };

static void coding_add(struct run *run, struct coding *coding, const char *name, struct quad *value)
{
    coding->name = run_grow(run, coding->name, const char *, coding->columns + 1);
    coding->value = run_grow(run, coding->value, struct quad *, coding->columns + 1);
    coding->name[coding->columns] = name;
    coding->value[coding->columns++] = value;
}

/* The power of two above the largest: in units of it, squares neither overflow nor vanish. */
static int exponent_of(const double *number, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = fmax(largest, fabs(number[i]));
    int exponent;
    frexp(largest, &exponent);
    return exponent;
}

/* The numbers in units of 2^exponent, for what does not depend on units. */
static struct quad *quads_of(struct run *run, const double *number, size_t count, int exponent)
{
    struct quad *value = run_array(run, struct quad, count);
    for (size_t i = 0; i < count; i++)
        value[i] = quad_of(ldexp(number[i], -exponent));
    return value;
}

static void centre(struct quad *value, size_t count, struct quad about)
{
    for (size_t i = 0; i < count; i++)
        value[i] = quad_subtract(value[i], about);
}

static struct quad mean_of(const struct quad *value, size_t count)
{
    struct quad sum = quad_of(0);
    for (size_t i = 0; i < count; i++)
        sum = quad_add(sum, value[i]);
    return quad_divide(sum, quad_of((double)count));
}

static struct quad product_of(const struct quad *a, const struct quad *b, size_t count)
{
    struct quad sum = quad_of(0);
    for (size_t i = 0; i < count; i++)
        sum = quad_add_product(sum, a[i], b[i]);
    return sum;
}

static void shrink(struct quad *value, size_t count, struct quad by)
{
    for (size_t i = 0; i < count; i++)
        value[i] = quad_divide(value[i], by);
}

static bool fail_constant(struct run *run, const struct factor *factor,
                          const struct sample_column *column, struct place place)
{
    return run_fail(run, STATUS_UNSUPPORTED, place,
                    "%s: %s has one value, %s, in all %zu rows used; leave it out", factor->text,
                    column->name, number_full(run, column->number[0]), column->rows);
}

static bool code_z(struct run *run, const struct factor *factor, const struct sample_column *column,
                   struct place place, struct coding *coding)
{
    if (column_is_constant(column))
        return fail_constant(run, factor, column, place);
    int exponent = exponent_of(column->offered_number, column->offered);
    struct quad *offered = quads_of(run, column->offered_number, column->offered, exponent);
    struct quad mean = mean_of(offered, column->offered);
    centre(offered, column->offered, mean);
    struct quad variance = quad_divide(product_of(offered, offered, column->offered),
                                       quad_of((double)column->offered - 1));
    struct quad *value = quads_of(run, column->number, column->rows, exponent);
    centre(value, column->rows, mean);
    shrink(value, column->rows, quad_sqrt(variance));
    coding_add(run, coding, factor->text, value);
    return true;
}

/* The value of a function of one number, and what is wrong with a number outside its domain. */
static struct quad apply(const struct factor *factor, double x, const char **wrong)
{
    struct quad y = quad_of(x);
    *wrong = NULL;
    if (factor->function == FACTOR_LN) {
        *wrong = x > 0 ? NULL : "a logarithm needs a number above zero";
        y = quad_of(log(x));
    } else if (factor->function == FACTOR_SQRT) {
        *wrong = x >= 0 ? NULL : "a square root needs a number of zero or more";
        y = quad_sqrt(y);
    } else if (factor->function == FACTOR_POWER) {
        y = quad_power(y, factor->degree);
    }
    if (*wrong == NULL && !isfinite(y.high))
        *wrong = "the result is too large for a number";
    return y;
}

/* A value tells a row as well as its name does. */
static bool fail_value(struct run *run, const struct factor *factor,
                       const struct sample_column *column, struct place place, size_t i,
                       const char *wrong)
{
    if (column->confidential)
        return run_fail(run, STATUS_UNSUPPORTED, place, "%s fails in %s: %s", factor->text,
                        column->row_name[i], wrong);
    return run_fail(run, STATUS_UNSUPPORTED, place, "%s: %s is %s in %s; %s", factor->text,
                    column->name, number_full(run, column->number[i]), column->row_name[i], wrong);
}

static bool code_each(struct run *run, const struct factor *factor,
                      const struct sample_column *column, struct place place, struct coding *coding)
{
    struct quad *value = run_array(run, struct quad, column->rows);
    for (size_t i = 0; i < column->rows; i++) {
        const char *wrong;
        value[i] = apply(factor, column->number[i], &wrong);
        if (wrong != NULL)
            return fail_value(run, factor, column, place, i, wrong);
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
static void clear_of(struct quad *value, struct quad *const *before, size_t count, size_t rows)
{
    centre(value, rows, mean_of(value, rows));
    for (size_t k = 0; k < count; k++) {
        struct quad along = quad_negate(product_of(value, before[k], rows));
        for (size_t i = 0; i < rows; i++)
            value[i] = quad_add_product(value[i], along, before[k][i]);
    }
}

/* Whether the column has as many values as a polynomial needs. */
static bool values_suffice(struct run *run, const struct factor *factor,
                           const struct sample_column *column, struct place place)
{
    if (column_is_constant(column))
        return fail_constant(run, factor, column, place);
    size_t degree = (size_t)factor->degree, values = count_values(run, column);
    return values > degree
           || run_fail(run, STATUS_UNSUPPORTED, place,
                       "%s needs %zu different values; %s has %zu in the %zu rows used",
                       factor->text, degree + 1, column->name, values, column->rows);
}

/* x, x^2, ..., each a column, as I(x^k) makes them. */
static bool code_raw_poly(struct run *run, const struct factor *factor,
                          const struct sample_column *column, struct place place,
                          struct coding *coding)
{
    if (!values_suffice(run, factor, column, place))
        return false;
    for (int k = 1; k <= factor->degree; k++) {
        struct factor power = *factor;
        power.function = FACTOR_POWER;
        power.degree = k;
        if (!code_each(run, &power, column, place, coding))
            return false;
        coding->name[k - 1] = talloc_asprintf(run, "%s[%d]", factor->text, k);
    }
    return true;
}

static bool code_poly(struct run *run, const struct factor *factor,
                      const struct sample_column *column, struct place place, struct coding *coding)
{
    if (!values_suffice(run, factor, column, place))
        return false;
    size_t rows = column->rows, degree = (size_t)factor->degree;
    struct quad *x = quads_of(run, column->number, rows, exponent_of(column->number, rows));
    centre(x, rows, mean_of(x, rows));
    for (size_t k = 0; k < degree; k++) {
        struct quad *value = run_array(run, struct quad, rows);
        for (size_t i = 0; i < rows; i++)
            value[i] = k == 0 ? x[i] : quad_multiply(x[i], coding->value[k - 1][i]);
        clear_of(value, coding->value, k, rows);
        clear_of(value, coding->value, k, rows);
        shrink(value, rows, quad_sqrt(product_of(value, value, rows)));
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
                   run_array(run, struct quad, column->rows));
    for (size_t i = 0; i < column->rows; i++) {
        const char **found = bsearch(&column->text[i], level, levels, sizeof *level, compare_texts);
        size_t k = (size_t)(found - level);
        if (k >= first)
            coding->value[k - first][i] = quad_of(1);
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
    if (factor->function == FACTOR_RAW_POLY)
        return code_raw_poly(run, factor, column, place, coding);
    return code_each(run, factor, column, place, coding);
}
