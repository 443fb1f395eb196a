#include "printed/standardised.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "printed/consensus.h"

static bool belongs(const struct printed_model *model, const struct printed_model *first)
{
    return model_is_single(model) && model->nobs == first->nobs
           && strcmp(model->outcome, first->outcome) == 0 && !model->row[0]->doubted
           && strcmp(model->row[0]->print->transform, "z") == 0;
}

/* The standard deviation of the outcome over that of the predictor. */
static struct interval outcome_sd(const struct printed_model *model)
{
    double room = (double)model->nobs - 2, scale = sqrt(room);
    return interval_product(triple_spread(&model->row[0]->triple, 1 / room),
                            (struct interval){ scale, scale });
}

/* "EHCP rate 3.473 to 3.493" */
static const char *reading(struct run *run, const struct printed_model *model,
                           struct interval asked)
{
    return talloc_asprintf(run, "%s %s", model->row[0]->print->term, interval_text(run, asked));
}

/* One remark for the outcome, at the first row that the others do not share. */
static void remark(struct run *run, const struct printed_model *const *model,
                   const struct interval *member, const struct consensus *consensus, size_t count,
                   struct findings *findings)
{
    const char **apart = run_array(run, const char *, count);
    size_t first = count, named = 0;
    for (size_t i = count; i-- > 0;)
        first = consensus->is_named[i] ? i : first;
    for (size_t i = 0; i < count; i++)
        if (consensus->is_named[i])
            apart[named++] = reading(run, model[i], member[i]);
    const char *what = talloc_asprintf(
        run,
        "If every z of the %zu single predictors of %s was taken over these %zu rows, each gives "
        "the outcome's standard deviation: %s by most, but %s. A z taken over other rows allows "
        "that.",
        count, model[first]->outcome, model[first]->nobs, interval_text(run, consensus->common),
        text_list(run, apart, named));
    finding_add(run, findings,
                (struct finding){ .rule = RULE_STANDARDISED,
                                  .row = model[first]->row[0]->print,
                                  .quantity = "standard deviation of the outcome",
                                  .asked = member[first],
                                  .implied = consensus->others[first],
                                  .what = what });
}

static void compare(struct run *run, const struct sheet *sheet, size_t first,
                    struct findings *findings)
{
    const struct printed_model **model =
        run_array(run, const struct printed_model *, sheet->models);
    struct interval *member = run_array(run, struct interval, sheet->models);
    size_t count = 0;
    for (size_t i = first; i < sheet->models; i++)
        if (belongs(sheet->model[i], sheet->model[first])) {
            member[count] = outcome_sd(sheet->model[i]);
            model[count++] = sheet->model[i];
        }
    const struct consensus *consensus = consensus_of(run, member, count);
    if (!consensus->agreed)
        remark(run, model, member, consensus, count, findings);
}

void standardised_compare(struct run *run, const struct sheet *sheet, struct findings *findings)
{
    for (size_t i = 0; i < sheet->models; i++) {
        bool first = belongs(sheet->model[i], sheet->model[i]);
        for (size_t j = 0; j < i && first; j++)
            first = !belongs(sheet->model[j], sheet->model[i]);
        if (first)
            compare(run, sheet, i, findings);
    }
}
