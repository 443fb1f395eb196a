#include "fit/analysis.h"

#include "base/number.h"
#include "base/rehearsal.h"

bool analysis_fit(struct run *run, const struct analysis *analysis, const struct formula *formula,
                  struct fit **fit)
{
    struct design *design = NULL;
    rehearsal_fits(run, 1);
    if (!design_build(run, formula, &analysis->offer, &design) || !ols_fit(run, design, fit)
        || !infer(run, analysis->offer.frame, &analysis->inference, *fit))
        return false;
    run_tell(run, "fitted %s: %s rows, %zu coefficients", design->formula->text,
             number_count(run, (*fit)->nobs), (*fit)->coefficients);
    return true;
}

bool analysis_may_name(const struct analysis *analysis, const struct fit *fit)
{
    return !fit->design->confidential || analysis->name_respondents;
}

const char *analysis_row_name(const struct analysis *analysis, const struct fit *fit, size_t i)
{
    return analysis_may_name(analysis, fit) ? analysis->offer.frame->row_label[fit->design->row[i]]
                                            : NULL;
}
