#include "printed/bound.h"

#include <math.h>
#include <string.h>

#include "printed/nested.h"
#include "printed/ratio.h"
#include "printed/repair.h"

/* Of one row's spread over another's, at least `least`. */
static void check_error(struct run *run, struct printed_row *over, struct printed_row *under,
                        double under_weight, double least, const char *what,
                        struct findings *findings)
{
    struct ratios *ratios = talloc_zero(run, struct ratios);
    ratio_add(run, ratios, over, 0, under, under_weight);
    struct interval bound = { least, INFINITY };
    if (ratios->count == 0 || interval_meets(ratios->ratio->interval, bound))
        return;
    struct finding finding = { .impossible = true,
                               .rule = RULE_INFLATION,
                               .quantity = what,
                               .asked = ratios->ratio->interval,
                               .implied = bound };
    ratio_report(run, ratios->ratio, finding, "with R2 as printed it is", findings);
}

static bool has_share(const struct printed_model *model)
{
    return model->r_squared != NULL && !model->r_squared_doubted;
}

static void check_nested(struct run *run, const struct nested *nested, struct findings *findings)
{
    const struct printed_model *inner = nested->inner, *outer = nested->outer;
    if (!has_share(inner) || !has_share(outer) || model_r_squared(inner).low >= 1)
        return;
    double least = sqrt((1 - model_r_squared(outer).high) / (1 - model_r_squared(inner).low)
                        * inner->df / outer->df);
    for (size_t i = 0; i < inner->rows; i++) {
        struct printed_row *row = model_row(outer, inner->row[i]->print);
        if (row != NULL)
            check_error(run, row, inner->row[i], 0, least,
                        "SE of the outer / SE of the inner model", findings);
    }
}

/* Is it a single predictor of the same outcome and rows, and a term of the model? */
static struct printed_row *term_like(const struct printed_model *model,
                                     const struct printed_model *single)
{
    if (!model_is_single(single) || model->terms < 2 || model->nobs != single->nobs
        || strcmp(model->outcome, single->outcome) != 0)
        return NULL;
    return model_row(model, single->row[0]->print);
}

/* t^2 / (t^2 + df) */
static struct interval share_of(struct interval t, double df)
{
    double low = t.low * t.low, high = t.high * t.high;
    return (struct interval){ low / (low + df), isfinite(high) ? high / (high + df) : 1 };
}

static void check_share(struct run *run, struct printed_model *model, const struct printed_row *row,
                        struct findings *findings)
{
    if (!has_share(model) || row->doubted || row->constant)
        return;
    double df = row->model->df;
    struct interval share = share_of(row->triple.t, df), printed = model_r_squared(model);
    if (model->terms > 1)
        share.high = 1;
    if (interval_meets(share, printed))
        return;
    struct interval t =
        interval_root(interval_quotient(interval_product((struct interval){ df, df }, printed),
                                        interval_difference((struct interval){ 1, 1 }, printed)));
    if (model->terms > 1)
        t.low = 0;
    model->r_squared_doubted = true;
    const char *what =
        talloc_asprintf(run, "%s (%s) explains %s of the variance%s; R2 %s is printed.",
                        row_name(run, row), row_place(run, row->print), interval_text(run, share),
                        model->terms > 1 ? " at least" : "", model->r_squared->estimate.text);
    const char *could = talloc_asprintf(
        run, "with R2 %s", repair_digits(run, share, model->r_squared->estimate.decimals));
    finding_add(
        run, findings,
        (struct finding){ .impossible = true,
                          .rule = RULE_EXPLAINED,
                          .row = model->r_squared,
                          .also = row->print,
                          .quantity = "R squared",
                          .asked = printed,
                          .implied = share,
                          .what = what,
                          .repair = repair_either(run, could, repair_statistic(run, row, t)) });
}

static void check_single(struct run *run, struct printed_model *model,
                         const struct printed_model *single, struct findings *findings)
{
    struct printed_row *term = term_like(model, single);
    if (term == NULL)
        return;
    check_share(run, model, single->row[0], findings);
    if (!has_share(model))
        return;
    double room = (double)single->nobs - 2;
    double least = sqrt((1 - model_r_squared(model).high) * room / model->df);
    check_error(run, term, single->row[0], 1 / room, least,
                "SE of the term / spread of the single predictor", findings);
}

void bounds_check(struct run *run, const struct sheet *sheet, struct findings *findings)
{
    struct nested nested;
    for (size_t i = 0; i < sheet->models; i++)
        for (size_t r = 0; r < sheet->model[i]->rows; r++)
            check_share(run, sheet->model[i], sheet->model[i]->row[r], findings);
    for (size_t i = 0; i < sheet->models; i++)
        for (size_t j = 0; j < sheet->models; j++) {
            check_single(run, sheet->model[i], sheet->model[j], findings);
            if (nested_find(sheet, sheet->model[i], sheet->model[j], &nested))
                check_nested(run, &nested, findings);
        }
}
