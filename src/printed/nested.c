#include "printed/nested.h"

#include <math.h>
#include <string.h>

#include "printed/consensus.h"
#include "printed/ratio.h"
#include "printed/repair.h"

static struct printed_row *added_row(const struct printed_model *inner,
                                     const struct printed_model *outer)
{
    struct printed_row *added = NULL;
    size_t more = 0;
    for (size_t i = 0; i < outer->rows; i++)
        if (!outer->row[i]->constant && model_row(inner, outer->row[i]->print) == NULL) {
            added = outer->row[i];
            more++;
        }
    return more == 1 ? added : NULL;
}

bool nested_find(const struct sheet *sheet, struct printed_model *inner,
                 struct printed_model *outer, struct nested *nested)
{
    if (strcmp(inner->outcome, outer->outcome) != 0 || inner->nobs != outer->nobs
        || outer->terms != inner->terms + 1)
        return false;
    *nested = (struct nested){ inner, outer, added_row(inner, outer), NULL };
    /* Standardising moves and stretches the term; anything else makes it another variable. */
    const char *transform = nested->added == NULL ? "" : nested->added->print->transform;
    bool itself = *transform == '\0' || strcmp(transform, "z") == 0;
    for (size_t i = 0; i < sheet->models && nested->added != NULL && itself; i++)
        if (strcmp(sheet->model[i]->outcome, nested->added->print->term) == 0
            && model_matches(inner, sheet->model[i]))
            nested->auxiliary = sheet->model[i];
    return nested->added != NULL;
}

/* t^2 of the added term; it grows in R squared of the outer model and falls in the inner's. */
static double added_square(double outer, double inner, double df)
{
    return outer >= 1 ? INFINITY : df * (outer - inner) / (1 - outer);
}

/* R squared of one model that t asks for, the other's being as it is. */
static const char *repair_change(struct run *run, const struct nested *nested,
                                 struct interval inner, struct interval outer)
{
    struct interval t = nested->added->triple.t, one = { 1, 1 };
    struct interval part = { t.low * t.low / nested->outer->df,
                             t.high * t.high / nested->outer->df };
    if (!isfinite(part.high))
        return "";
    struct interval could_outer = interval_difference(
        one, interval_quotient(interval_difference(one, inner), interval_sum(one, part)));
    struct interval could_inner = interval_difference(
        one, interval_product(interval_difference(one, outer), interval_sum(one, part)));
    size_t decimals = nested->outer->r_squared->estimate.decimals;
    const char *text = talloc_asprintf(run, "with R2 of %s %s", nested->outer->name,
                                       repair_digits(run, could_outer, decimals));
    if (could_inner.high < 0)
        return text;
    could_inner.low = fmax(could_inner.low, 0);
    return repair_either(run, text,
                         talloc_asprintf(run, "with R2 of %s %s", nested->inner->name,
                                         repair_digits(run, could_inner, decimals)));
}

static void compare_r_squared(struct run *run, const struct nested *nested,
                              struct findings *findings)
{
    const struct published_row *print = nested->outer->r_squared;
    if (print == NULL || nested->inner->r_squared == NULL || nested->outer->r_squared_doubted
        || nested->inner->r_squared_doubted || nested->added->doubted)
        return;
    struct interval inner = model_r_squared(nested->inner);
    struct interval outer = model_r_squared(nested->outer);
    double df = nested->outer->df;
    struct interval square = { added_square(outer.low, inner.high, df),
                               added_square(outer.high, inner.low, df) };
    struct interval t = interval_root(square), printed = nested->added->triple.t;
    if (square.high >= 0 && interval_meets(t, printed))
        return;
    const char *of_row = square.high < 0 ? "" : repair_statistic(run, nested->added, t);
    const char *what = talloc_asprintf(
        run, "From R2 %s to %s (%s), |t| of the added term is %s; its row gives %s.",
        nested->inner->r_squared->estimate.text, print->estimate.text, row_place(run, print),
        square.high < 0 ? "no number, since R2 falls" : interval_text(run, t),
        interval_text(run, printed));
    finding_add(run, findings,
                (struct finding){ .impossible = true,
                                  .rule = RULE_NESTED_R_SQUARED,
                                  .row = nested->added->print,
                                  .also = print,
                                  .quantity = "|t| of the added term",
                                  .asked = printed,
                                  .implied = t,
                                  .what = what,
                                  .repair = repair_either(
                                      run, of_row, repair_change(run, nested, inner, outer)) });
}

/* One term of the three models. */
struct shift {
    struct printed_row *inner, *outer, *auxiliary;
    struct interval change;   /* b1 - b2 */
    struct interval constant; /* (b1 - b2) / a */
};

static bool shift_at(const struct nested *nested, size_t index, struct shift *shift)
{
    shift->inner = nested->inner->row[index];
    if (shift->inner->constant)
        return false;
    shift->outer = model_row(nested->outer, shift->inner->print);
    shift->auxiliary = model_row(nested->auxiliary, shift->inner->print);
    if (shift->inner->doubted || shift->outer->doubted || shift->auxiliary->doubted)
        return false;
    shift->change = interval_difference(shift->inner->estimate, shift->outer->estimate);
    shift->constant = interval_quotient(shift->change, shift->auxiliary->estimate);
    return true;
}

static void report_shift(struct run *run, const struct shift *shift, struct interval constant,
                         struct findings *findings)
{
    struct interval move = interval_product(constant, shift->auxiliary->estimate);
    const char *inner =
        repair_estimate(run, shift->inner, interval_sum(shift->outer->estimate, move));
    const char *outer =
        repair_estimate(run, shift->outer, interval_difference(shift->inner->estimate, move));
    const char *auxiliary =
        repair_estimate(run, shift->auxiliary, interval_quotient(shift->change, constant));
    struct printed_row *meant = *inner != '\0'       ? shift->inner
                                : *outer != '\0'     ? shift->outer
                                : *auxiliary != '\0' ? shift->auxiliary
                                                     : shift->inner;
    shift->inner->doubted = shift->outer->doubted = shift->auxiliary->doubted = true;
    const char *what = talloc_asprintf(
        run,
        "From %s to %s (%s), B changes by %s; B %s of %s (%s) lets it change by %s, as the other "
        "terms do.",
        shift->inner->print->model, shift->outer->print->model, row_place(run, shift->outer->print),
        interval_text(run, interval_difference((struct interval){ 0, 0 }, shift->change)),
        shift->auxiliary->estimate_cell.text, model_name(run, shift->auxiliary->model),
        row_place(run, shift->auxiliary->print),
        interval_text(run, interval_difference((struct interval){ 0, 0 }, move)));
    finding_add(run, findings,
                (struct finding){
                    .impossible = true,
                    .rule = RULE_NESTED_ESTIMATE,
                    .row = meant->print,
                    .also = meant == shift->outer ? shift->inner->print : shift->outer->print,
                    .quantity = "B of the inner less B of the outer model",
                    .asked = shift->change,
                    .implied = move,
                    .what = what,
                    .repair = repair_either(run, inner, repair_either(run, outer, auxiliary)) });
}

/* Of several that could each be the slip, the first is told and the others are in doubt. */
static void doubt_named(const struct shift *shift, const struct consensus *consensus, size_t count)
{
    for (size_t i = 0; i < count && consensus->either; i++)
        if (consensus->is_named[i])
            shift[i].inner->doubted = shift[i].outer->doubted = true;
}

static void compare_estimates(struct run *run, const struct nested *nested,
                              struct findings *findings)
{
    struct shift *shift = run_array(run, struct shift, nested->inner->rows);
    struct interval *member = run_array(run, struct interval, nested->inner->rows);
    size_t count = 0;
    for (size_t i = 0; i < nested->inner->rows; i++)
        if (shift_at(nested, i, &shift[count])) {
            member[count] = shift[count].constant;
            count++;
        }
    const struct consensus *consensus = consensus_of(run, member, count);
    for (size_t i = 0; i < count; i++) {
        bool named = consensus->is_named[i];
        struct interval constant = named ? consensus->others[i] : consensus->common;
        if (shift[i].inner->doubted || !isfinite(constant.low) || !isfinite(constant.high))
            continue;
        /* Where a may be zero its row narrows nothing, and is still held to the others. */
        struct interval move = interval_product(constant, shift[i].auxiliary->estimate);
        if (!named && interval_meets(move, shift[i].change))
            continue;
        report_shift(run, &shift[i], constant, findings);
        doubt_named(shift, consensus, count);
    }
}

static void compare_errors(struct run *run, const struct nested *nested, struct findings *findings)
{
    struct ratios *ratios = talloc_zero(run, struct ratios);
    for (size_t i = 0; i < nested->inner->rows; i++) {
        const struct printed_row *inner = nested->inner->row[i];
        if (!inner->constant)
            ratio_add(run, ratios, model_row(nested->outer, inner->print), 0,
                      model_row(nested->auxiliary, inner->print), 1 / nested->auxiliary->df);
    }
    const char *what = talloc_asprintf(run, "residual standard deviation of %s / %s",
                                       nested->outer->outcome, nested->auxiliary->outcome);
    ratios_compare(run, ratios, RULE_NESTED_STD_ERROR, what, findings);
}

void nested_compare(struct run *run, const struct sheet *sheet, struct findings *findings)
{
    struct nested nested;
    for (size_t i = 0; i < sheet->models; i++)
        for (size_t j = 0; j < sheet->models; j++) {
            if (!nested_find(sheet, sheet->model[i], sheet->model[j], &nested))
                continue;
            compare_r_squared(run, &nested, findings);
            if (nested.auxiliary == NULL)
                continue;
            compare_estimates(run, &nested, findings);
            compare_errors(run, &nested, findings);
        }
}
