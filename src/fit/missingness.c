#include "fit/missingness.h"

#include <math.h>
#include <string.h>

/* Columns over the rows offered, and which rows lack none. */
struct survey {
    struct run *run;
    const struct offer *offer;
    struct model_columns columns;
    bool *complete; /* rows of the frame */
};

static bool lacks(const struct survey *survey, size_t i, size_t row)
{
    return survey->columns.column[i]->missing[row] != PRESENT;
}

static void rows_sort_out(struct survey *survey, struct missingness *made)
{
    size_t rows = survey->offer->frame->rows;
    const struct offer unweighted = { .frame = survey->offer->frame }; /* zero is a value here */
    survey->complete = run_array(survey->run, bool, rows);
    made->left_out = run_array(survey->run, struct left_out, rows);
    for (size_t row = 0; row < rows; row++) {
        if (!offer_has(survey->offer, row))
            continue;
        const char *why = sample_row_lacks(survey->run, &unweighted, survey->columns.column,
                                           survey->columns.count, row);
        survey->complete[row] = why == NULL;
        made->rows++;
        made->complete += why == NULL;
        if (why != NULL)
            made->left_out[made->left_outs++] = (struct left_out){ row, why };
    }
}

/* Of a column of numbers over the rows offered that are complete, or are not; of a text, only how
 * many. */
static struct sample_moments moments_of(const struct survey *survey, const struct column *column,
                                        bool complete)
{
    const size_t rows = survey->offer->frame->rows;
    double *value = run_array(survey->run, double, rows);
    size_t count = 0;
    for (size_t row = 0; row < rows; row++)
        if (offer_has(survey->offer, row) && survey->complete[row] == complete
            && column->missing[row] == PRESENT)
            value[count++] = column->kind == COLUMN_NUMBER ? column->number[row] : 0;
    if (column->kind == COLUMN_TEXT)
        return (struct sample_moments){ count, NAN, NAN };
    return sample_moments_of(value, count);
}

static void compare(const struct survey *survey, double conf_level, struct missing_column *made)
{
    made->complete = moments_of(survey, made->column, true);
    made->incomplete = moments_of(survey, made->column, false);
    if (made->column->kind == COLUMN_TEXT)
        return;
    const struct welch welch = welch_of(&made->incomplete, &made->complete, conf_level);
    made->compared = welch.compared;
    if (!welch.compared)
        return;
    made->difference = welch.difference;
    made->std_error = welch.std_error;
    made->statistic = welch.statistic;
    made->df = welch.df;
    made->p_value = welch.p_value;
    made->conf_low = welch.conf_low;
    made->conf_high = welch.conf_high;
}

static void columns_describe(const struct survey *survey, double conf_level,
                             struct missingness *made)
{
    made->columns = survey->columns.count;
    made->column = run_array(survey->run, struct missing_column, made->columns);
    for (size_t i = 0; i < made->columns; i++) {
        struct missing_column *column = &made->column[i];
        *column = (struct missing_column){ .column = survey->columns.column[i],
                                           .difference = NAN,
                                           .std_error = NAN,
                                           .statistic = NAN,
                                           .df = NAN,
                                           .p_value = NAN,
                                           .conf_low = NAN,
                                           .conf_high = NAN };
        for (size_t row = 0; row < survey->offer->frame->rows; row++) {
            if (!offer_has(survey->offer, row) || !lacks(survey, i, row))
                continue;
            column->missing++;
            column->reason[column->column->missing[row]]++;
        }
        compare(survey, conf_level, column);
        made->compared += column->compared;
    }
}

static bool has_pattern(const struct survey *survey, const struct missing_pattern *pattern,
                        size_t row)
{
    size_t at = 0;
    for (size_t i = 0; i < survey->columns.count; i++) {
        bool wanted = at < pattern->columns && pattern->column[at] == i;
        if (wanted != lacks(survey, i, row))
            return false;
        at += wanted;
    }
    return true;
}

static struct missing_pattern pattern_of(const struct survey *survey, size_t row)
{
    struct missing_pattern pattern = { 0, 0,
                                       run_array(survey->run, size_t, survey->columns.count) };
    for (size_t i = 0; i < survey->columns.count; i++)
        if (lacks(survey, i, row))
            pattern.column[pattern.columns++] = i;
    return pattern;
}

static bool stands_before(const struct missing_pattern *a, const struct missing_pattern *b)
{
    if ((a->columns == 0) != (b->columns == 0))
        return a->columns == 0;
    return a->rows > b->rows;
}

/* By frequency; equals in order of their first row. */
static void patterns_sort(struct missingness *made)
{
    for (size_t i = 1; i < made->patterns; i++) {
        struct missing_pattern moved = made->pattern[i];
        size_t at = i;
        for (; at > 0 && stands_before(&moved, &made->pattern[at - 1]); at--)
            made->pattern[at] = made->pattern[at - 1];
        made->pattern[at] = moved;
    }
}

static void patterns_count(const struct survey *survey, struct missingness *made)
{
    for (size_t row = 0; row < survey->offer->frame->rows; row++) {
        if (!offer_has(survey->offer, row))
            continue;
        size_t at = 0;
        while (at < made->patterns && !has_pattern(survey, &made->pattern[at], row))
            at++;
        if (at == made->patterns) {
            made->pattern = run_grow(survey->run, made->pattern, struct missing_pattern, at + 1);
            made->pattern[made->patterns++] = pattern_of(survey, row);
        }
        made->pattern[at].rows++;
    }
    patterns_sort(made);
}

struct missingness *missingness_of(struct run *run, const struct offer *offer,
                                   const struct formula *formula, double conf_level)
{
    struct missingness *made = talloc_zero(run, struct missingness);
    struct survey survey = { .run = run,
                             .offer = offer,
                             .columns = model_columns_of(run, offer, formula) };
    rows_sort_out(&survey, made);
    columns_describe(&survey, conf_level, made);
    patterns_count(&survey, made);
    return made;
}
