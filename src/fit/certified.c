#include "fit/certified.h"

#include <math.h>
#include <string.h>

#include "read/grid.h"

struct tables {
    const struct frame *sets, *values, *observations;
};

static bool table_read(struct run *run, const char *folder, const char *name,
                       const struct frame **table)
{
    static const struct texts none;
    struct grid *grid = NULL;
    struct frame *frame = NULL;
    bool ok = grid_read_plain(run, talloc_asprintf(run, "%s/%s", folder, name), &grid)
              && grid_frame(run, grid, &none, &frame);
    *table = frame;
    return ok;
}

/* Columns of that kind, without a gap but where it is said to mean something. */
static bool column_find(struct run *run, const struct frame *table, const char *name,
                        enum column_kind kind, bool gaps, const struct column **column)
{
    const struct place place = { table->file, 0, 0 };
    struct column *found = NULL;
    if (!frame_need(run, table, name, place, &found))
        return false;
    *column = found;
    if (found->kind != kind)
        return run_fail(run, STATUS_MALFORMED, place, "the column '%s' should hold %s", name,
                        kind == COLUMN_TEXT ? "texts" : "numbers");
    for (size_t i = 0; i < table->rows && !gaps; i++)
        if (found->missing[i] != PRESENT)
            return run_fail(run, STATUS_MALFORMED, place, "%s lacks its '%s'; fill it in",
                            table->row_name[i], name);
    return true;
}

double certified_digits(double found, double value)
{
    if (found == value || (isinf(value) && found > 1e25))
        return CERTIFIED_DIGITS;
    double error = value == 0 ? fabs(found) : fabs((found - value) / value);
    return error < 1 ? fmin(-log10(error), CERTIFIED_DIGITS) : 0;
}

double certified_least(const struct certified_set *set)
{
    double least = CERTIFIED_DIGITS;
    for (int part = 0; part < CERTIFIED_PARTS; part++)
        least = fmin(least, set->digits[part]);
    return least;
}

static bool fit_set(struct run *run, const struct tables *tables, const char *name,
                    const char *text, struct fit **fit)
{
    const struct frame *observations = tables->observations;
    const struct column *set = NULL;
    struct formula *formula = NULL;
    struct design *design = NULL;
    if (!column_find(run, observations, "set", COLUMN_TEXT, false, &set))
        return false;
    bool *offered = run_array(run, bool, observations->rows);
    for (size_t i = 0; i < observations->rows; i++)
        offered[i] = strcmp(set->text[i], name) == 0;
    const struct offer offer = { .frame = observations, .offered = offered, .over = offered };
    return formula_parse(run, text, (struct place){ tables->sets->file, 0, 0 }, &formula)
           && design_build(run, formula, &offer, &design) && ols_solve(run, design, fit);
}

/* The worst of the coefficients and of their standard errors. */
static bool compare_coefficients(struct run *run, const struct frame *values,
                                 struct certified_set *set)
{
    const struct column *of = NULL, *estimate = NULL, *std_error = NULL;
    if (!column_find(run, values, "set", COLUMN_TEXT, false, &of)
        || !column_find(run, values, "estimate", COLUMN_NUMBER, false, &estimate)
        || !column_find(run, values, "std_error", COLUMN_NUMBER, false, &std_error))
        return false;
    size_t found = 0;
    double least[2] = { CERTIFIED_DIGITS, CERTIFIED_DIGITS };
    for (size_t i = 0; i < values->rows; i++) {
        if (strcmp(of->text[i], set->name) != 0 || found++ >= set->fit->coefficients)
            continue;
        const struct coefficient *c = &set->fit->coefficient[found - 1];
        least[0] = fmin(least[0], certified_digits(c->estimate, estimate->number[i]));
        least[1] = fmin(least[1], certified_digits(c->std_error, std_error->number[i]));
    }
    set->digits[CERTIFIED_ESTIMATE] = least[0];
    set->digits[CERTIFIED_STD_ERROR] = least[1];
    return found == set->fit->coefficients
           || run_fail(
               run, STATUS_MALFORMED, (struct place){ values->file, 0, 0 },
               "%zu values of %s for the %zu coefficients of its formula; give one for each", found,
               set->name, set->fit->coefficients);
}

static bool compare_set(struct run *run, const struct tables *tables, size_t row,
                        struct certified_set *set)
{
    const struct frame *sets = tables->sets;
    const struct column *name = NULL, *formula = NULL, *sigma = NULL, *r_squared = NULL, *f = NULL;
    struct fit *fit = NULL;
    if (!column_find(run, sets, "set", COLUMN_TEXT, false, &name)
        || !column_find(run, sets, "formula", COLUMN_TEXT, false, &formula)
        || !column_find(run, sets, "sigma", COLUMN_NUMBER, false, &sigma)
        || !column_find(run, sets, "r_squared", COLUMN_NUMBER, false, &r_squared)
        || !column_find(run, sets, "f", COLUMN_NUMBER, true, &f)
        || !fit_set(run, tables, name->text[row], formula->text[row], &fit))
        return false;
    *set = (struct certified_set){ .name = name->text[row], .fit = fit };
    double certified_f = f->missing[row] == PRESENT ? f->number[row] : INFINITY;
    set->digits[CERTIFIED_R_SQUARED] = certified_digits(fit->r_squared, r_squared->number[row]);
    set->digits[CERTIFIED_SIGMA] = certified_digits(fit->sigma, sigma->number[row]);
    set->digits[CERTIFIED_F] = certified_digits(fit->statistic, certified_f);
    return compare_coefficients(run, tables->values, set);
}

bool certified_compare(struct run *run, const char *folder, struct certified **certified)
{
    struct tables tables = { NULL, NULL, NULL };
    if (!table_read(run, folder, "sets.csv", &tables.sets)
        || !table_read(run, folder, "values.csv", &tables.values)
        || !table_read(run, folder, "observations.csv", &tables.observations))
        return false;
    struct certified *made = talloc_zero(run, struct certified);
    made->sets = tables.sets->rows;
    made->set = run_array(run, struct certified_set, made->sets);
    for (size_t i = 0; i < made->sets; i++)
        if (!compare_set(run, &tables, i, &made->set[i]))
            return false;
    *certified = made;
    return true;
}
