/* The numbers behind pictures of coefficients: part of what estimates.h promises. */
#include <math.h>

#include "draw/estimates.h"

/* One column of the numbers: what it takes of an estimate. */
static double number_of(const struct estimate *one, size_t what)
{
    const struct published_row *printed = one->printed;
    const double numbers[] = { (double)one->model->fit->nobs,
                               one->value,
                               one->std_error,
                               one->low,
                               one->high,
                               one->inner_low,
                               one->inner_high,
                               one->coefficient->p_value,
                               one->scale,
                               printed == NULL ? NAN : (double)printed->nobs,
                               one->printed_value,
                               one->printed_low,
                               one->printed_high };
    return numbers[what];
}

enum { NUMBERS = 13, NUMBERS_RECOMPUTED = 9, TEXTS = 9, TEXTS_RECOMPUTED = 6 };

/* Full texts, and what is printed word for word. */
static const char *text_of(const struct estimates *estimates, const struct estimate *one,
                           size_t what)
{
    const struct chosen_term *term = &estimates->terms.term[one->term];
    const struct frame *frame = estimates->drawing->analysis->offer.frame;
    const struct published_row *printed = one->printed;
    const char *texts[] = { one->model->table == NULL ? "" : one->model->table,
                            outcome_label(frame, one->model->fit),
                            one->model->name,
                            one->coefficient->term,
                            term->label,
                            term->raised == NULL ? "" : term->raised,
                            printed == NULL ? "" : printed->estimate.text,
                            printed == NULL ? "" : printed->std_error.text,
                            verdict_name(one->verdict) };
    return texts[what];
}

static bool any_printed(const struct estimates *estimates)
{
    for (size_t i = 0; i < estimates->count; i++)
        if (estimates->one[i].printed != NULL)
            return true;
    return false;
}

void estimates_data(struct run *run, const struct estimates *estimates, struct figure *figure)
{
    static const char *const text_names[TEXTS][2] = {
        { "table", "Table" },
        { "outcome", "Outcome" },
        { "model", "Model" },
        { "term", "Term in the formula" },
        { "label", "Term" },
        { "transform", "Transform" },
        { "printed.b", "Printed B" },
        { "printed.se", "Printed SE" },
        { "verdict", "Against print" },
    };
    static const char *const number_names[NUMBERS][2] = {
        { "nobs", "n" },
        { "estimate", "Estimate" },
        { "std.error", "SE" },
        { "conf.low", "Interval from" },
        { "conf.high", "to" },
        { "conf.low.50", "50% from" },
        { "conf.high.50", "to" },
        { "p.value", "p" },
        { "sd.term", "SD of the term" },
        { "printed.nobs", "Printed n" },
        { "printed.estimate", "Printed, as drawn" },
        { "printed.conf.low", "from" },
        { "printed.conf.high", "to" },
    };
    bool printed = any_printed(estimates);
    figure_rows(figure, estimates->count);
    for (size_t c = 0; c < (printed ? TEXTS : TEXTS_RECOMPUTED); c++) {
        const char **text = run_array(run, const char *, estimates->count);
        for (size_t i = 0; i < estimates->count; i++)
            text[i] = text_of(estimates, &estimates->one[i], c);
        figure_add_texts(run, figure, text_names[c][0], text_names[c][1], text);
    }
    for (size_t c = 0; c < (printed ? NUMBERS : NUMBERS_RECOMPUTED); c++) {
        double *number = run_array(run, double, estimates->count);
        for (size_t i = 0; i < estimates->count; i++)
            number[i] = number_of(&estimates->one[i], c);
        figure_add_numbers(run, figure, number_names[c][0], number_names[c][1], number);
    }
}
