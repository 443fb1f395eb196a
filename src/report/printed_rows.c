#include "report/printed_rows.h"

#include <string.h>

#include "base/text.h"

/* CONSTANT and R2 stand for a model as a whole, where a model has that outcome and name. */
static bool is_summary(const struct fitted *fitted, const struct fitted_table *source,
                       const struct published_row *row)
{
    if (strcmp(row->term, "CONSTANT") != 0 && strcmp(row->term, "R2") != 0)
        return false;
    for (size_t m = 0; m < source->table->models; m++)
        if (strcmp(source->table->model[m].name, row->model) == 0
            && strcmp(outcome_label(fitted->panel->frame, source->fit[m]), row->outcome) == 0)
            return true;
    return false;
}

static bool fail_unmatched(struct run *run, const struct fitted_table *source,
                           const struct published_row *row, const char *const *labels, size_t count)
{
    return run_fail(run, STATUS_MALFORMED, row->place,
                    "no model of %s has '%s' with the term '%s' for '%s'%s", source->table->id,
                    row->model, row->term, row->outcome,
                    text_suggestion(run, row->term, labels, count));
}

bool printed_rows_check(struct run *run, const struct fitted *fitted,
                        const struct fitted_table *source, const struct published *published)
{
    const struct frame *frame = fitted->panel->frame;
    bool *matched = run_array(run, bool, published->rows + 1);
    const char **label = NULL;
    size_t labels = 0;
    for (size_t m = 0; m < source->table->models; m++) {
        const struct fit *fit = source->fit[m];
        for (size_t c = 0; c < fit->coefficients; c++) {
            const char *mark = NULL;
            const struct published_row *row = published_of(
                run, frame, published, &source->table->model[m], fit, &fit->coefficient[c]);
            label = run_grow(run, label, const char *, labels + 1);
            label[labels++] = term_label(run, frame, fit, &fit->coefficient[c], &mark);
            if (row != NULL)
                matched[row - published->row] = true;
        }
    }
    for (size_t r = 0; r < published->rows; r++)
        if (!matched[r] && !is_summary(fitted, source, &published->row[r]))
            return fail_unmatched(run, source, &published->row[r], label, labels);
    return true;
}
