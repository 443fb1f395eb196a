#include "fit/powers.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/matrix.h"
#include "fit/reflections.h"

/* The variable whose power the column is; NULL for any other column. The indicators of a
 * category count as its powers: they too are exact. */
static const char *power_of(const struct design *design, size_t column)
{
    size_t index = design->column_term[column];
    if (index == SIZE_MAX)
        return NULL;
    const struct term *term = &design->formula->term[index];
    enum factor_function function = term->factor[0].function;
    bool power =
        function == FACTOR_PLAIN || function == FACTOR_POWER || function == FACTOR_RAW_POLY;
    return term->factors == 1 && power ? term->factor[0].column : NULL;
}

/* The powers of the variable whose first is column `first`; returns how many. */
static size_t powers_with(const struct design *design, size_t first, size_t *column)
{
    size_t count = 0;
    const char *variable = power_of(design, first);
    for (size_t j = 0; j < design->X->size2 && variable != NULL; j++) {
        const char *other = power_of(design, j);
        if (other == NULL || strcmp(other, variable) != 0)
            continue;
        if (j < first)
            return 0;
        column[count++] = j;
    }
    return count;
}

/* A column as part of its length and then, if there is a constant, cleared of it. */
static void column_take(const struct design *design, size_t j, double length, struct quad *taken)
{
    size_t rows = design->X->size1;
    struct quad sum = quad_of(0);
    for (size_t i = 0; i < rows && length > 0; i++) {
        double low = design->X_low == NULL ? 0 : gsl_matrix_get(design->X_low, i, j);
        taken[i] = (struct quad){ gsl_matrix_get(design->X, i, j), low };
        taken[i] = quad_divide(taken[i], quad_of(length));
        sum = quad_add(sum, taken[i]);
    }
    struct quad mean = quad_divide(sum, quad_of((double)rows));
    for (size_t i = 0; i < rows && design->formula->intercept; i++)
        taken[i] = quad_subtract(taken[i], mean);
}

/* Put the columns of Q in place of the powers. */
static void columns_replace(struct run *run, const struct reflections *powers, const size_t *column,
                            gsl_matrix *X)
{
    struct quad *q = run_array(run, struct quad, powers->rows);
    for (size_t k = 0; k < powers->columns; k++) {
        bool left = fabs(powers->R[k * (powers->columns + 1)].high) > POWER_TOLERANCE;
        memset(q, 0, powers->rows * sizeof *q);
        q[k] = quad_of(left ? 1 : 0);
        reflections_turn_back(powers, q);
        for (size_t i = 0; i < powers->rows; i++)
            gsl_matrix_set(X, i, column[k], quad_round(q[i]));
    }
}

gsl_matrix *powers_apart(struct run *run, const struct design *design, const double *scale)
{
    size_t rows = design->X->size1, columns = design->X->size2;
    size_t *column = run_array(run, size_t, columns);
    gsl_matrix *apart = matrix_new(run, rows, columns);
    gsl_matrix_memcpy(apart, design->X);
    for (size_t j = 0; j < columns; j++) {
        size_t count = powers_with(design, j, column);
        if (count < 2)
            continue;
        struct quad *taken = run_array(run, struct quad, rows * count);
        for (size_t k = 0; k < count; k++)
            column_take(design, column[k], scale[column[k]], taken + k * rows);
        columns_replace(run, reflections_make(run, taken, rows, count, IN_ORDER), column, apart);
    }
    return apart;
}
