/* How models name their parts: the first half of what model_table.h promises. */
#include <stdint.h>
#include <string.h>

#include "report/model_table.h"

static const char *factor_label(struct run *run, const struct frame *frame,
                                const struct factor *factor)
{
    const struct column *column = frame_column(frame, factor->column);
    const char *label = column == NULL ? factor->column : column->label;
    switch (factor->function) {
    case FACTOR_SQRT:
        return talloc_asprintf(run, "square root of %s", label);
    case FACTOR_POLY:
        return talloc_asprintf(run, "%s, polynomial of degree %d", label, factor->degree);
    case FACTOR_POWER:
        return talloc_asprintf(run, "%s to the power %d", label, factor->degree);
    default:
        return label;
    }
}

static const char *factor_mark(const struct frame *frame, const struct factor *factor)
{
    if (factor->function == FACTOR_Z)
        return "z";
    if (factor->function == FACTOR_LN)
        return "ln";
    const struct column *column = frame_column(frame, factor->column);
    return factor->function == FACTOR_PLAIN && column != NULL && *column->transform != '\0'
               ? column->transform
               : NULL;
}

/* One term may have several columns, "region[North West]": what is special about this
 * one is what its name adds to the term's. */
static const char *column_suffix(const struct term *term, const char *name)
{
    size_t length = strlen(term->text);
    return strncmp(name, term->text, length) == 0 ? name + length : "";
}

const char *term_label(struct run *run, const struct frame *frame, const struct fit *fit,
                       const struct coefficient *coefficient, const char **mark)
{
    *mark = NULL;
    if (coefficient->formula_term == SIZE_MAX)
        return "CONSTANT";
    const struct term *term = &fit->design->formula->term[coefficient->formula_term];
    if (term->factors > 1)
        return coefficient->term;
    *mark = factor_mark(frame, &term->factor[0]);
    return talloc_asprintf(run, "%s%s", factor_label(run, frame, &term->factor[0]),
                           column_suffix(term, coefficient->term));
}

const char *outcome_label(const struct frame *frame, const struct fit *fit)
{
    const struct column *column = frame_column(frame, fit->design->formula->response.column);
    return column == NULL ? fit->design->formula->response.text : column->label;
}

const struct published_row *published_of(struct run *run, const struct frame *frame,
                                         const struct published *published,
                                         const struct model *model, const struct fit *fit,
                                         const struct coefficient *coefficient)
{
    const char *mark = NULL;
    if (published == NULL)
        return NULL;
    return published_find(published, outcome_label(frame, fit), model->name,
                          term_label(run, frame, fit, coefficient, &mark));
}
