#include "printed/whole_model.h"

#include <math.h>

#include "fit/distribution.h"
#include "printed/repair.h"

struct whole_model whole_model_of(const struct printed_model *model)
{
    struct interval none = { NAN, NAN };
    if (model->r_squared == NULL || isnan(model->r_squared->estimate.value))
        return (struct whole_model){ none, none, none, none };
    struct interval share = model_r_squared(model), one = { 1, 1 };
    double k = (double)model->terms, df = model->df, all = (double)model->nobs - 1;
    struct interval left = interval_difference(one, share);
    struct interval f = { df * share.low / (k * left.high), df * share.high / (k * left.low) };
    return (struct whole_model){
        .r_squared = share,
        .f = f,
        .p_value = { f_p_value(f.high, k, df), f_p_value(f.low, k, df) },
        .adjusted = { 1 - left.high * all / df, 1 - left.low * all / df },
    };
}

static void check(struct run *run, const struct published_row *print, const char *quantity,
                  struct interval implied, struct findings *findings)
{
    if (print == NULL || isnan(print->estimate.value))
        return;
    struct interval printed = interval_of_estimate(&print->estimate);
    if (interval_meets(printed, implied))
        return;
    const char *digits = repair_digits(run, implied, print->estimate.decimals);
    finding_add(run, findings,
                (struct finding){ .impossible = true,
                                  .rule = RULE_WHOLE_MODEL,
                                  .row = print,
                                  .quantity = quantity,
                                  .asked = printed,
                                  .implied = implied,
                                  .what = talloc_asprintf(
                                      run, "R2 as printed gives %s %s; %s is printed.", quantity,
                                      interval_text(run, implied), print->estimate.text),
                                  .repair = talloc_asprintf(run, "with %s %s", quantity, digits) });
}

static void remark(struct run *run, const struct printed_model *model,
                   const struct whole_model *whole, struct findings *findings)
{
    finding_add(run, findings,
                (struct finding){
                    .rule = RULE_WHOLE_MODEL,
                    .row = model->r_squared,
                    .quantity = "p of F",
                    .asked = { NAN, NAN },
                    .implied = whole->p_value,
                    .what = talloc_asprintf(
                        run,
                        "%s is not significant as a whole: R2 %s with %zu terms and n %zu gives "
                        "F(%zu, %g) %s, p %s.",
                        model_name(run, model), model->r_squared->estimate.text, model->terms,
                        model->nobs, model->terms, model->df, interval_text(run, whole->f),
                        p_value_text(run, whole->p_value)) });
}

static bool check_range(struct run *run, struct printed_model *model, struct findings *findings)
{
    double value = model->r_squared == NULL ? NAN : model->r_squared->estimate.value;
    if (isnan(value) || (value >= 0 && value <= 1))
        return true;
    model->r_squared_doubted = true;
    finding_add(run, findings,
                (struct finding){ .impossible = true,
                                  .rule = RULE_RANGE,
                                  .row = model->r_squared,
                                  .asked = { NAN, NAN },
                                  .implied = { 0, 1 },
                                  .what = "R squared lies between 0 and 1." });
    return false;
}

void whole_models_check(struct run *run, const struct sheet *sheet, struct findings *findings)
{
    for (size_t i = 0; i < sheet->models; i++) {
        struct printed_model *model = sheet->model[i];
        if (!check_range(run, model, findings))
            continue;
        struct whole_model whole = whole_model_of(model);
        if (!interval_is_printed(whole.r_squared))
            continue;
        check(run, model->f, "F", whole.f, findings);
        check(run, model->adjusted, "adjusted R2", whole.adjusted, findings);
        if (whole.p_value.low > WHOLE_MODEL_LEVEL)
            remark(run, model, &whole, findings);
    }
}
