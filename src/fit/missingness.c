#include "fit/missingness.h"

#include <math.h>
#include <string.h>

#include "fit/distribution.h"

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

/* Of a column over the rows offered that are complete, or are not; of a text, only how many. */
static struct sample_moments moments_of(const struct survey *survey, const struct column *column,
                                        bool complete)
{
    const size_t rows = survey->offer->frame->rows;
    const bool number = column->kind == COLUMN_NUMBER;
    struct sample_moments moments = { 0, 0, 0 };
    for (size_t pass = 0; pass < 2; pass++) {
        long double sum = 0;
        size_t count = 0;
        for (size_t row = 0; row < rows; row++) {
            if (!offer_has(survey->offer, row) || survey->complete[row] != complete
                || column->missing[row] != PRESENT)
                continue;
            long double value = number ? column->number[row] : 0;
            sum += pass == 0 ? value : (value - moments.mean) * (value - moments.mean);
            count++;
        }
        moments.count = count;
        if (pass == 0)
            moments.mean = number && count > 0 ? (double)(sum / (long double)count) : NAN;
        else
            moments.sd = number && count > 1 ? sqrt((double)(sum / (long double)(count - 1))) : NAN;
    }
    return moments;
}

static void compare(const struct survey *survey, double conf_level, struct missing_column *made)
{
    made->complete = moments_of(survey, made->column, true);
    made->incomplete = moments_of(survey, made->column, false);
    if (made->column->kind == COLUMN_TEXT)
        return;
    if (made->complete.count < 2 || made->incomplete.count < 2)
        return;
    double n1 = (double)made->complete.count, n2 = (double)made->incomplete.count;
    double v1 = made->complete.sd * made->complete.sd / n1;
    double v2 = made->incomplete.sd * made->incomplete.sd / n2;
    /* Two rows that happen to be alike are not known without error. */
    made->compared = v1 > 0 && v2 > 0;
    if (!made->compared)
        return;
    made->difference = made->incomplete.mean - made->complete.mean;
    made->std_error = sqrt(v1 + v2);
    made->statistic = made->difference / made->std_error;
    made->df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
    made->p_value = t_p_value(made->statistic, made->df);
    double reach = t_quantile(0.5 + conf_level / 2, made->df) * made->std_error;
    made->conf_low = made->difference - reach;
    made->conf_high = made->difference + reach;
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
