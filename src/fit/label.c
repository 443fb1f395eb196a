#include "fit/label.h"

#include <stdint.h>
#include <string.h>

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
    return column != NULL && *column->transform != '\0' ? column->transform : NULL;
}

/* "Size[small] \u00D7 Region[London]": a column of a term is called by its factors' texts,
 * each perhaps with a level or a degree behind it; labels take the place of the texts. */
static const char *labelled(struct run *run, const struct frame *frame, const struct term *term,
                            const char *name)
{
    char *label = talloc_strdup(run, "");
    for (size_t f = 0; f < term->factors; f++) {
        const char *suffix = name + strlen(term->factor[f].text), *next = NULL;
        if (f + 1 < term->factors)
            next = strstr(suffix, talloc_asprintf(run, ":%s", term->factor[f + 1].text));
        size_t length = next == NULL ? strlen(suffix) : (size_t)(next - suffix);
        label = talloc_asprintf_append_buffer(label, "%s%s%.*s", f == 0 ? "" : " \u00D7 ",
                                              factor_label(run, frame, &term->factor[f]),
                                              (int)length, suffix);
        name = next == NULL ? suffix + length : next + 1;
    }
    return label;
}

const char *term_label(struct run *run, const struct frame *frame, const struct fit *fit,
                       const struct coefficient *coefficient, const char **mark)
{
    *mark = NULL;
    if (coefficient->formula_term == SIZE_MAX)
        return "CONSTANT";
    const struct term *term = &fit->design->formula->term[coefficient->formula_term];
    if (term->factors == 1)
        *mark = factor_mark(frame, &term->factor[0]);
    return labelled(run, frame, term, coefficient->term);
}

const char *outcome_label(const struct frame *frame, const struct fit *fit)
{
    const struct factor *response = &fit->design->formula->response;
    const struct column *column = frame_column(frame, response->column);
    bool plain = response->function == FACTOR_PLAIN && column != NULL;
    return plain ? column->label : response->text;
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
