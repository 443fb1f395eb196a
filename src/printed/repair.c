#include "printed/repair.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "printed/row.h"

enum freed { FREED_P_VALUE, FREED_ESTIMATE, FREED_STD_ERROR, FREED };

static const char *range(struct run *run, const char *low, const char *high)
{
    return strcmp(low, high) == 0 ? low : talloc_asprintf(run, "%s to %s", low, high);
}

const char *repair_digits(struct run *run, struct interval interval, size_t decimals)
{
    int places = (int)decimals;
    const char *low = number_pointed(run, interval.low, places);
    if (!isfinite(interval.high))
        return talloc_asprintf(run, "%s or more", low);
    return range(run, low, number_pointed(run, interval.high, places));
}

/* p by its three digits, lowest first. */
static const char *p_value_digits(struct run *run, struct interval p_value)
{
    return range(run, number_p_value(run, p_value.low), number_p_value(run, p_value.high));
}

static const char *freed_text(struct run *run, const struct printed_row *row, enum freed freed,
                              const struct triple *triple)
{
    struct interval size = triple->size;
    bool negative = row->estimate_cell.value < 0;
    switch (freed) {
    case FREED_P_VALUE:
        return talloc_asprintf(run, "p %s",
                               p_value_digits(run, p_value_of_t(triple->t, row->model->df)));
    case FREED_ESTIMATE:
        if (negative)
            size = (struct interval){ -size.high, -size.low };
        if (!isfinite(triple->size.high))
            return talloc_asprintf(
                run, "B %s%s", negative ? "below " : "",
                negative ? number_pointed(run, size.high, (int)row->estimate_cell.decimals)
                         : repair_digits(run, size, row->estimate_cell.decimals));
        return talloc_asprintf(run, "B %s", repair_digits(run, size, row->estimate_cell.decimals));
    default:
        return talloc_asprintf(run, "SE %s",
                               repair_digits(run, triple->std_error, row->std_error_cell.decimals));
    }
}

static bool is_printed(const struct printed_row *row, enum freed freed)
{
    const struct printed *cell[] = { &row->print->p_value, &row->estimate_cell,
                                     &row->std_error_cell };
    return !isnan(cell[freed]->value);
}

const char *repair_either(struct run *run, const char *one, const char *other)
{
    if (*one == '\0' || *other == '\0')
        return *one == '\0' ? other : one;
    return talloc_asprintf(run, "%s, or %s", one, other);
}

static const char *repairs(struct run *run, const struct printed_row *row, double weight,
                           struct interval spread, struct interval t)
{
    const char *text = "";
    for (enum freed freed = 0; freed < FREED; freed++) {
        struct triple triple = row_as_printed(row);
        struct interval *cell[] = { &triple.t, &triple.size, &triple.std_error };
        if (!is_printed(row, freed))
            continue;
        *cell[freed] = interval_any_size();
        if (interval_narrow(&triple.t, t) && triple_narrow_spread(&triple, weight, spread))
            text = repair_either(
                run, text, talloc_asprintf(run, "with %s", freed_text(run, row, freed, &triple)));
    }
    return text;
}

const char *repair_text(struct run *run, const struct printed_row *row, double weight,
                        struct interval spread)
{
    return repairs(run, row, weight, spread, interval_any_size());
}

const char *repair_statistic(struct run *run, const struct printed_row *row, struct interval t)
{
    return repairs(run, row, 0, interval_any_size(), t);
}

const char *repair_estimate(struct run *run, const struct printed_row *row,
                            struct interval estimate)
{
    struct triple triple = row_as_printed(row);
    triple.size = interval_size(estimate);
    if (!triple_narrow(&triple))
        return "";
    struct interval size = triple.size;
    if (estimate.high <= 0)
        size = (struct interval){ -size.high, -size.low };
    else if (estimate.low < 0)
        size = (struct interval){ fmax(estimate.low, -size.high), fmin(estimate.high, size.high) };
    return talloc_asprintf(run, "with B of %s %s", model_name(run, row->model),
                           repair_digits(run, size, row->estimate_cell.decimals));
}
