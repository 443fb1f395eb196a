#include "fit/trial.h"

#include <math.h>

#include "fit/multiplicity.h"

/* One family: p-values of the candidates and of earlier tests, those that there are. */
struct family {
    size_t count;
    double *p_value;
    double **adjusted; /* where each goes; NULL of an earlier test */
};

static void family_add(struct family *family, double p_value, double *adjusted)
{
    if (isnan(p_value))
        return;
    family->p_value[family->count] = p_value;
    family->adjusted[family->count++] = adjusted;
}

static void family_adjust(struct run *run, const struct family *family)
{
    double *adjusted = run_array(run, double, family->count);
    holm_adjust(run, family->p_value, family->count, adjusted);
    for (size_t i = 0; i < family->count; i++)
        if (family->adjusted[i] != NULL)
            *family->adjusted[i] = adjusted[i];
}

static struct family family_new(struct run *run, size_t most)
{
    return (struct family){ 0, run_array(run, double, most), run_array(run, double *, most) };
}

size_t trial_adjust(struct run *run, struct candidate *const *candidate, size_t candidates,
                    const struct earlier_test *earlier, size_t earlier_tests)
{
    const size_t most = candidates + earlier_tests;
    struct family alone = family_new(run, most), after = family_new(run, most);
    for (size_t i = 0; i < candidates; i++) {
        struct candidate *one = candidate[i];
        if (one->lacking != NULL)
            continue;
        family_add(&alone, one->alone.term.p_value, &one->alone_adjusted);
        family_add(&after, one->after.term.p_value, &one->after_adjusted);
    }
    for (size_t i = 0; i < earlier_tests; i++) {
        family_add(&alone, earlier[i].alone_p, NULL);
        family_add(&after, earlier[i].after_p, NULL);
    }
    family_adjust(run, &alone);
    family_adjust(run, &after);
    return after.count;
}

bool trial_make(struct run *run, const struct trial_request *request, struct trial **trial)
{
    const size_t models = request->models, all = request->candidates * models;
    struct trial *made = talloc_zero(run, struct trial);
    *made = (struct trial){ request, run_array(run, struct candidate *, all), 0 };
    for (size_t m = 0; m < models; m++) {
        struct fit *fit = NULL;
        if (!analysis_fit(run, request->analysis, request->model[m].formula, &fit))
            return false;
        for (size_t c = 0; c < request->candidates; c++)
            if (!candidate_test(run, request->analysis, fit, request->column[c],
                                &made->candidate[c * models + m]))
                return false;
    }
    made->tests = trial_adjust(run, made->candidate, all, request->earlier_test, request->earlier);
    *trial = made;
    return true;
}
