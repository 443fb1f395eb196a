/* What a correlation matrix says in words: the second half of what correlation.h promises. */
#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/correlation.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"

enum { STRONGEST = 5 };

/* A pair of variables, in the order of the picture: row below column. */
struct pair {
    size_t row, column;
};

static double level_of(const struct correlated *correlated)
{
    return 1.0 - correlated->drawing->analysis->inference.conf_level;
}

const char *correlation_level(struct run *run, const struct correlated *correlated)
{
    double level = number_round(level_of(correlated), 6);
    const char *text = number_full(run, level);
    return talloc_asprintf(run, "p < %s", *text == '0' ? text + 1 : text);
}

const char *correlation_number(struct run *run, const struct correlation *correlation)
{
    return isnan(correlation->r) ? "\u2014" : number_pointed(run, correlation->r, 2);
}

static const struct correlation *at(const struct correlated *correlated, size_t row, size_t column)
{
    return correlation_at(correlated->matrix, correlated->order[row], correlated->order[column]);
}

const char *correlation_pair(struct run *run, const struct correlated *correlated, size_t row,
                             size_t column)
{
    const struct correlation *pair = at(correlated, row, column);
    const char *names =
        talloc_asprintf(run, "%s and %s", correlated->name[row], correlated->name[column]);
    if (isnan(pair->r))
        return talloc_asprintf(run, "%s: no correlation (n = %zu)", names, pair->nobs);
    return talloc_asprintf(run, "%s: r = %s, n = %s, %s", names,
                           numeral_minus(run, correlation_number(run, pair)),
                           number_count(run, pair->nobs), number_p_phrase(run, pair->p_value));
}

static bool is_common(const struct correlated *correlated)
{
    return correlated->drawing->chart->cases == CASES_COMMON;
}

/* Whose correlations they are. */
static const char *rows_words(struct run *run, const struct correlated *correlated)
{
    const struct correlation_matrix *matrix = correlated->matrix;
    const struct analysis *analysis = correlated->drawing->analysis;
    if (is_common(correlated))
        return talloc_asprintf(run, "%s with a value in each of the %zu variables (common cases).",
                               rows_counted(run, analysis, matrix->most), matrix->size);
    const char *n = matrix->fewest == matrix->most
                        ? talloc_asprintf(run, "n = %s", number_count(run, matrix->most))
                        : talloc_asprintf(run, "n = %s to %s", number_count(run, matrix->fewest),
                                          number_count(run, matrix->most));
    return talloc_asprintf(run,
                           "Each correlation is over the %s with both values (available cases): "
                           "%s. Correlations of different rows need not fit together.",
                           analysis->rows_are, n);
}

/* How many findings, of how many tests. */
static const char *count_words(struct run *run, const struct correlated *correlated)
{
    size_t pairs = correlated->matrix->pairs;
    const char *level = correlation_level(run, correlated);
    return talloc_asprintf(run, "%s of %s correlations %s %s; by chance alone about %s would.",
                           number_count(run, correlated->findings), number_count(run, pairs),
                           correlated->findings == 1 ? "has" : "have", level,
                           number_full(run, number_round(level_of(correlated) * (double)pairs, 1)));
}

static const char *method_words(struct run *run, const struct correlated *correlated)
{
    const struct drawing *drawing = correlated->drawing;
    const char *weight = drawing->analysis->offer.weight;
    if (drawing->chart->method == CORRELATION_SPEARMAN)
        return "Spearman's correlation of ranks; p-values, two-sided, by its t approximation with "
               "n \u2212 2 degrees of freedom.";
    const char *weighted = weight == NULL ? "" : talloc_asprintf(run, ", weighted by %s", weight);
    return talloc_asprintf(run,
                           "Pearson's correlation%s; p-values, two-sided, of t with n \u2212 2 "
                           "degrees of freedom (classical).",
                           weighted);
}

void correlation_notes(struct run *run, const struct correlated *correlated, struct page *page)
{
    const struct drawing *drawing = correlated->drawing;
    const struct correlation_matrix *matrix = correlated->matrix;
    page_note(page, talloc_asprintf(run, "%s %s", rows_words(run, correlated),
                                    count_words(run, correlated)));
    page_note(page, method_words(run, correlated));
    if (drawing->analysis->offer.rule == MISSING_RULE_MEAN)
        page_note(page, "Missing values are left out here, not replaced by means.");
    if (drawing->chart->sort == SORT_ABS)
        page_note(page, "Variables in order of the mean strength of their correlations.");
    if (correlated->mark == MARK_SHAPE)
        page_note(page, "The numbers, too many for this width, are in the data of the figure.");
    page_note(page,
              not_shown_words(run, drawing->analysis, matrix->column, matrix->size, matrix->used));
}

/* The pairs, strongest first. */
static struct pair *pairs_sorted(struct run *run, const struct correlated *correlated)
{
    size_t size = correlated->matrix->size, count = 0;
    struct pair *pair = run_array(run, struct pair, size * size);
    for (size_t row = 1; row < size; row++) {
        for (size_t column = 0; column < row; column++) {
            double strength = fabs(at(correlated, row, column)->r);
            size_t place = count;
            if (isnan(strength))
                continue;
            for (;
                 place > 0
                 && fabs(at(correlated, pair[place - 1].row, pair[place - 1].column)->r) < strength;
                 place--)
                pair[place] = pair[place - 1];
            pair[place] = (struct pair){ row, column };
            count++;
        }
    }
    return pair;
}

static const char *strongest_words(struct run *run, const struct correlated *correlated)
{
    size_t pairs = correlated->matrix->pairs, shown = pairs < STRONGEST ? pairs : STRONGEST;
    const struct pair *pair = pairs_sorted(run, correlated);
    const char *said[STRONGEST];
    for (size_t i = 0; i < shown; i++) {
        const struct correlation *one = at(correlated, pair[i].row, pair[i].column);
        said[i] = talloc_asprintf(run, "%s with %s (%s)", correlated->name[pair[i].row],
                                  correlated->name[pair[i].column],
                                  numeral_minus(run, correlation_number(run, one)));
    }
    return talloc_asprintf(run, "%s: %s.", shown < pairs ? "The strongest" : "Strongest first",
                           text_list(run, said, shown));
}

static const char *signs_words(struct run *run, const struct correlated *correlated)
{
    size_t above = 0, below = 0;
    for (size_t row = 1; row < correlated->matrix->size; row++)
        for (size_t column = 0; column < row; column++) {
            above += at(correlated, row, column)->r > 0.0;
            below += at(correlated, row, column)->r < 0.0;
        }
    return talloc_asprintf(run, "%zu are above zero, %zu below.", above, below);
}

const char *correlation_alt(struct run *run, const struct correlated *correlated)
{
    const struct drawing *drawing = correlated->drawing;
    const struct chart *chart = drawing->chart;
    const char *names = text_list(run, correlated->name, correlated->matrix->size);
    return talloc_asprintf(run, "%sCorrelation matrix (%s) of %zu variables: %s. %s %s %s %s",
                           chart_opening(run, chart, drawing->made_up),
                           chart->method == CORRELATION_SPEARMAN ? "Spearman" : "Pearson",
                           correlated->matrix->size, names, rows_words(run, correlated),
                           count_words(run, correlated), signs_words(run, correlated),
                           strongest_words(run, correlated));
}

void correlation_data(struct run *run, const struct correlated *correlated, struct figure *figure)
{
    size_t size = correlated->matrix->size, pairs = size * (size - 1) / 2, i = 0;
    const char **first = run_array(run, const char *, pairs);
    const char **second = run_array(run, const char *, pairs);
    double *r = run_array(run, double, pairs), *n = run_array(run, double, pairs);
    double *p = run_array(run, double, pairs);
    for (size_t row = 1; row < size; row++) {
        for (size_t column = 0; column < row; column++, i++) {
            const struct correlation *one = at(correlated, row, column);
            first[i] = correlated->name[row];
            second[i] = correlated->name[column];
            r[i] = one->r;
            p[i] = one->p_value;
            n[i] = (double)one->nobs;
        }
    }
    figure_rows(figure, pairs);
    figure_add_texts(run, figure, "variable1", "Variable", first);
    figure_add_texts(run, figure, "variable2", "with", second);
    figure_add_numbers(run, figure, "estimate", "r", r);
    figure_add_numbers(run, figure, "nobs", "n", n);
    figure_add_numbers(run, figure, "p.value", "p", p);
}
