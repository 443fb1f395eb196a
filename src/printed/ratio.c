#include "printed/ratio.h"

#include <math.h>

#include "base/text.h"
#include "printed/repair.h"

void ratio_add(struct run *run, struct ratios *ratios, struct printed_row *over, double over_weight,
               struct printed_row *under, double under_weight)
{
    if (over->doubted || under->doubted)
        return;
    struct interval interval = interval_quotient(triple_spread(&over->triple, over_weight),
                                                 triple_spread(&under->triple, under_weight));
    if (interval.low == 0 && !isfinite(interval.high))
        return;
    ratios->ratio = run_grow(run, ratios->ratio, struct ratio, ratios->count + 1);
    ratios->ratio[ratios->count++] =
        (struct ratio){ over, under, over_weight, under_weight, NULL, NULL, interval };
}

/* What the spread of either row would have to be, the other row being as it is. */
static const char *repair_over(struct run *run, const struct ratio *ratio, struct interval constant)
{
    struct interval spread =
        interval_product(constant, triple_spread(&ratio->under->triple, ratio->under_weight));
    return repair_text(run, ratio->over, ratio->over_weight, spread);
}

static const char *repair_under(struct run *run, const struct ratio *ratio,
                                struct interval constant)
{
    struct interval spread =
        interval_quotient(triple_spread(&ratio->over->triple, ratio->over_weight), constant);
    return repair_text(run, ratio->under, ratio->under_weight, spread);
}

/* R squared of one model, the other's being as it is:  1 - R^2_A = (1 - R^2_P) / (c / q)^2,
 * where interval = q sqrt((1 - R^2_P) / (1 - R^2_A)) and c is what the others share. */
static const char *repair_share(struct run *run, const struct printed_model *model,
                                struct interval change)
{
    struct interval share = model_r_squared(model);
    struct interval one = { 1, 1 };
    struct interval could = interval_difference(
        one, interval_product(interval_difference(one, share), interval_product(change, change)));
    if (!interval_narrow(&could, (struct interval){ 0, 1 }))
        return "";
    return talloc_asprintf(run, "with R2 of %s %s", model_name(run, model),
                           repair_digits(run, could, model->r_squared->estimate.decimals));
}

static void report_shares(struct run *run, const struct ratio *ratio, struct finding finding,
                          struct findings *findings)
{
    struct interval more = interval_quotient(ratio->interval, finding.implied);
    struct interval less = interval_quotient(finding.implied, ratio->interval);
    const char *over = repair_share(run, ratio->over_model, more);
    const char *under = repair_share(run, ratio->under_model, less);
    finding.row = ratio->over_model->r_squared;
    finding.also = ratio->under_model->r_squared;
    finding.what = talloc_asprintf(
        run,
        "With the R2 of %s and of %s (%s), their standard errors give %s %s; the single "
        "predictors give %s.",
        model_name(run, ratio->over_model), model_name(run, ratio->under_model),
        row_place(run, finding.also), finding.quantity, interval_text(run, finding.asked),
        interval_text(run, finding.implied));
    finding.repair = repair_either(run, over, under);
    finding_add(run, findings, finding);
}

void ratio_report(struct run *run, const struct ratio *ratio, struct finding finding,
                  const char *source, struct findings *findings)
{
    const char *over = repair_over(run, ratio, finding.implied);
    const char *under = repair_under(run, ratio, finding.implied);
    bool over_meant = *over != '\0', under_meant = *under != '\0';
    struct printed_row *meant = over_meant || !under_meant ? ratio->over : ratio->under;
    struct printed_row *other = meant == ratio->over ? ratio->under : ratio->over;
    finding.row = meant->print;
    finding.also = over_meant == under_meant ? other->print : NULL;
    meant->doubted = true;
    other->doubted = other->doubted || finding.also != NULL;
    finding.what = talloc_asprintf(
        run, "This row and that of %s, %s (%s) give %s %s; %s %s.", other->print->outcome,
        other->print->model, row_place(run, other->print), finding.quantity,
        interval_text(run, finding.asked), source, interval_text(run, finding.implied));
    finding.repair =
        finding.also == NULL
            ? repair_either(run, over, under)
            : repair_either(run, *over == '\0' ? "" : talloc_asprintf(run, "%s here", over),
                            *under == '\0' ? "" : talloc_asprintf(run, "%s there", under));
    finding_add(run, findings, finding);
}

static bool can_be_repaired(struct run *run, const struct ratio *ratio, struct interval constant)
{
    return ratio->over == NULL || *repair_over(run, ratio, constant) != '\0'
           || *repair_under(run, ratio, constant) != '\0';
}

static bool any_can_be_repaired(struct run *run, const struct ratios *ratios,
                                const struct consensus *consensus)
{
    for (size_t i = 0; i < ratios->count; i++)
        if (consensus->is_named[i] && can_be_repaired(run, &ratios->ratio[i], consensus->others[i]))
            return true;
    return false;
}

/* Where the rest agree without any one of several, the others that may be meant are named in the
 * last finding; all are in doubt, so that they are not told again. */
static void add_alternatives(struct run *run, const struct ratios *ratios,
                             const struct consensus *consensus, size_t but,
                             struct findings *findings)
{
    const char **place = run_array(run, const char *, consensus->named);
    size_t places = 0;
    for (size_t i = 0; i < ratios->count; i++) {
        const struct ratio *ratio = &ratios->ratio[i];
        if (i == but || !consensus->is_named[i])
            continue;
        if (ratio->over != NULL)
            ratio->over->doubted = ratio->under->doubted = true;
        place[places++] =
            row_place(run, ratio->over != NULL ? ratio->over->print : ratio->over_model->r_squared);
    }
    struct finding *finding = &findings->finding[findings->count - 1];
    finding->repair = repair_either(
        run, finding->repair,
        talloc_asprintf(run, "with another number at %s", text_list(run, place, places)));
}

struct interval ratios_compare(struct run *run, const struct ratios *ratios, enum rule rule,
                               const char *what, struct findings *findings)
{
    struct interval *member = run_array(run, struct interval, ratios->count);
    for (size_t i = 0; i < ratios->count; i++)
        member[i] = ratios->ratio[i].interval;
    const struct consensus *consensus = consensus_of(run, member, ratios->count);
    bool told = false;
    for (size_t i = 0; i < ratios->count; i++) {
        if (!consensus->is_named[i] || (consensus->either && told))
            continue;
        struct finding finding = { .impossible = true,
                                   .rule = rule,
                                   .quantity = what,
                                   .asked = member[i],
                                   .implied = consensus->others[i] };
        const struct ratio *ratio = &ratios->ratio[i];
        if (consensus->either && !can_be_repaired(run, ratio, finding.implied)
            && any_can_be_repaired(run, ratios, consensus))
            continue;
        told = true;
        if (ratio->over == NULL)
            report_shares(run, ratio, finding, findings);
        else
            ratio_report(run, ratio, finding, "the other rows share", findings);
        if (consensus->either)
            add_alternatives(run, ratios, consensus, i, findings);
    }
    return consensus->common;
}
