/* Every pair of outcomes, model against model (ratio.h). */
#include <math.h>
#include <string.h>

#include "printed/ratio.h"

/* The weight that makes the spread of a single predictor's row s_y / (s_x sqrt(n - 2)). */
static double single_weight(const struct printed_model *model)
{
    return 1 / ((double)model->nobs - 2);
}

static void add_shares(struct run *run, struct ratios *ratios, const struct printed_model *over,
                       const struct printed_model *under, struct interval common)
{
    struct interval one = { 1, 1 };
    bool printed = over->r_squared != NULL && under->r_squared != NULL && !over->r_squared_doubted
                   && !under->r_squared_doubted;
    if (!printed || !isfinite(common.low) || !isfinite(common.high))
        return;
    struct interval left_over = interval_difference(one, model_r_squared(over));
    struct interval left_under = interval_difference(one, model_r_squared(under));
    struct interval factor = interval_root(interval_quotient(left_under, left_over));
    ratios->ratio = run_grow(run, ratios->ratio, struct ratio, ratios->count + 1);
    ratios->ratio[ratios->count++] = (struct ratio){ .over_model = over,
                                                     .under_model = under,
                                                     .interval = interval_product(common, factor) };
}

/* More than one row: the standard errors, term by term; what they share, with R squared, is
 * one more ratio of the outcomes themselves. */
static void compare_models(struct run *run, struct printed_model *over, struct printed_model *under,
                           const char *what, struct ratios *outcomes, struct findings *findings)
{
    struct ratios *errors = talloc_zero(run, struct ratios);
    for (size_t i = 0; i < over->rows; i++) {
        struct printed_row *other = model_row(under, over->row[i]->print);
        if (other != NULL)
            ratio_add(run, errors, over->row[i], 0, other, 0);
    }
    if (errors->count == 0)
        return;
    struct interval common = ratios_compare(run, errors, RULE_STD_ERROR_RATIO, what, findings);
    add_shares(run, outcomes, over, under, common);
}

/* Single predictors of the same rows of data in both tables. */
static void add_single(struct run *run, struct printed_model *over, struct printed_model *under,
                       struct ratios *outcomes)
{
    if (!model_is_single(over) || !model_is_single(under))
        return;
    struct printed_row *row = over->row[0], *other = model_row(under, row->print);
    ratio_add(run, outcomes, row, single_weight(over), other, single_weight(under));
}

static bool is_of(const struct printed_model *model, const char *outcome, size_t nobs)
{
    return strcmp(model->outcome, outcome) == 0 && model->nobs == nobs;
}

static void compare_pair(struct run *run, struct sheet *sheet, const struct printed_model *first,
                         const struct printed_model *second, struct findings *findings)
{
    const char *what = talloc_asprintf(run, "%s / %s", first->outcome, second->outcome);
    struct ratios *outcomes = talloc_zero(run, struct ratios);
    for (size_t i = 0; i < sheet->models; i++)
        for (size_t j = 0; j < sheet->models; j++) {
            struct printed_model *over = sheet->model[i], *under = sheet->model[j];
            if (!is_of(over, first->outcome, first->nobs)
                || !is_of(under, second->outcome, first->nobs) || !model_matches(over, under))
                continue;
            if (over->terms == 1)
                add_single(run, over, under, outcomes);
            if (over->rows > 1)
                compare_models(run, over, under, what, outcomes, findings);
        }
    ratios_compare(run, outcomes, RULE_OUTCOME_RATIO, what, findings);
}

/* The first model of its outcome and n stands for them. */
static bool is_first(const struct sheet *sheet, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_of(sheet->model[i], sheet->model[at]->outcome, sheet->model[at]->nobs))
            return false;
    return true;
}

void outcomes_compare(struct run *run, struct sheet *sheet, struct findings *findings)
{
    for (size_t i = 0; i < sheet->models; i++)
        for (size_t j = 0; j < i; j++) {
            const struct printed_model *first = sheet->model[i], *second = sheet->model[j];
            if (first->nobs == second->nobs && strcmp(first->outcome, second->outcome) != 0
                && is_first(sheet, i) && is_first(sheet, j))
                compare_pair(run, sheet, first, second, findings);
        }
}
