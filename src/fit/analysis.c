#include "fit/analysis.h"

bool analysis_fit(struct run *run, const struct analysis *analysis, const struct formula *formula,
                  struct fit **fit)
{
    struct design *design = NULL;
    return design_build(run, formula, &analysis->offer, &design) && ols_fit(run, design, fit)
           && infer(run, analysis->offer.frame, &analysis->inference, *fit);
}

static bool is_confidential(const struct frame *frame, const char *name)
{
    const struct column *column = frame_column(frame, name);
    return column != NULL && column->confidential;
}

bool analysis_may_name(const struct analysis *analysis, const struct fit *fit)
{
    const struct frame *frame = analysis->offer.frame;
    const struct formula *formula = fit->design->formula;
    bool confidential = is_confidential(frame, formula->response.column);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            confidential |= is_confidential(frame, formula->term[t].factor[f].column);
    return !confidential || analysis->name_respondents;
}

const char *analysis_row_name(const struct analysis *analysis, const struct fit *fit, size_t i)
{
    return analysis_may_name(analysis, fit) ? analysis->offer.frame->row_label[fit->design->row[i]]
                                            : "not named";
}
