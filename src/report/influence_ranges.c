#include "report/influence_ranges.h"

#include <math.h>

#include "base/number.h"

/* The values of row i: one, or of DFBETAS one for each coefficient. */
static void range_take(struct influence_range *range, const double *value, size_t count)
{
    bool beyond = false;
    for (size_t j = 0; j < count; j++) {
        range->least = fmin(range->least, value[j]); /* of a NaN and a number, the number */
        range->most = fmax(range->most, value[j]);
        beyond |= fabs(value[j]) > range->cutoff;
    }
    range->beyond += beyond;
}

void influence_ranges_of(const struct influence *influence,
                         struct influence_range range[INFLUENCE_RANGES])
{
    const struct influence_range measures[INFLUENCE_RANGES] = {
        { "Leverage", "leverage", 3, NAN, NAN, influence->high_leverage, 0 },
        { "Studentised residual", "student_residual", 2, NAN, NAN, NAN, 0 },
        { "Cook's D", "cooks_distance", 3, NAN, NAN, influence->high_cooks_distance, 0 },
        { "DFFITS", "dffits", 2, NAN, NAN, influence->high_dffits, 0 },
        { "DFBETAS", "dfbetas", 2, NAN, NAN, influence->high_dfbetas, 0 },
    };
    for (size_t m = 0; m < INFLUENCE_RANGES; m++)
        range[m] = measures[m];
    for (size_t i = 0; i < influence->rows; i++) {
        range_take(&range[0], &influence->leverage[i], 1);
        range_take(&range[1], &influence->student_residual[i], 1);
        range_take(&range[2], &influence->cooks_distance[i], 1);
        range_take(&range[3], &influence->dffits[i], 1);
        range_take(&range[4], gsl_matrix_const_ptr(influence->dfbetas, i, 0), influence->columns);
    }
}

static const char *shown(struct run *run, double value, int decimals)
{
    return isnan(value) ? "none" : number_fixed(run, value, decimals);
}

struct table *influence_ranges_table(struct run *run, const char *title,
                                     const struct influence *influence)
{
    static const char *const heading[] = { "Measure", "Lowest", "Highest", "Cutoff", "Beyond" };
    const size_t columns = sizeof heading / sizeof *heading;
    struct influence_range range[INFLUENCE_RANGES];
    influence_ranges_of(influence, range);
    struct table *table = table_new(run, "", title, columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 ? ALIGN_LEFT : ALIGN_POINT;
    }
    for (size_t m = 0; m < INFLUENCE_RANGES; m++) {
        row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = range[m].name;
        row->cell[1].text = shown(run, range[m].least, range[m].decimals);
        row->cell[2].text = shown(run, range[m].most, range[m].decimals);
        if (isnan(range[m].cutoff))
            continue;
        row->cell[3].text = number_fixed(run, range[m].cutoff, range[m].decimals);
        row->cell[4].text = talloc_asprintf(run, "%zu", range[m].beyond);
    }
    return table;
}

json_t *influence_ranges_json(const struct influence *influence)
{
    struct influence_range range[INFLUENCE_RANGES];
    json_t *array = json_array();
    influence_ranges_of(influence, range);
    for (size_t m = 0; m < INFLUENCE_RANGES; m++) {
        bool judged = !isnan(range[m].cutoff);
        json_array_append_new(
            array, json_pack("{s:s, s:o, s:o, s:o, s:o}", "measure", range[m].key, "least",
                             json_number_or_null(range[m].least), "most",
                             json_number_or_null(range[m].most), "cutoff",
                             json_number_or_null(range[m].cutoff), "beyond",
                             judged ? json_integer((json_int_t)range[m].beyond) : json_null()));
    }
    return array;
}
