#include "fit/objections.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "fit/collinearity.h"
#include "fit/heteroskedasticity.h"
#include "fit/influence.h"
#include "fit/leave_one_out.h"
#include "fit/reset.h"

#define ALPHA .05 /* of the checks; conclusions are judged at the level of the fit */

/* What the rules look at. */
struct matter {
    struct run *run;
    const struct analysis *analysis;
    const struct fit *fit;
    const struct geometry *geometry; /* NULL of very large fits */
};

static bool finds_few_rows(const struct matter *matter, struct objection *found)
{
    (void)found;
    return matter->fit->nobs < ROWS_PER_PREDICTOR * matter->fit->df_model;
}

static bool finds_one_row(const struct matter *matter, struct objection *found)
{
    const struct fit *fit = matter->fit;
    found->unasked = fit->inference.kind != INFERENCE_CLASSICAL;
    if (found->unasked)
        return false;
    struct hinge hinge = hinge_of(fit, matter->geometry, 1 - fit->conf_level);
    if (hinge.terms == 0)
        return false;
    found->term = fit->coefficient[hinge.term].term;
    found->row = analysis_row_name(matter->analysis, fit, hinge.row);
    found->value = hinge.p_value;
    found->before = fit->coefficient[hinge.term].p_value;
    found->count = hinge.terms;
    return true;
}

static bool assumes_equal_variance(enum inference_kind kind)
{
    return kind == INFERENCE_CLASSICAL || kind == INFERENCE_BOOTSTRAP_RESIDUALS
           || kind == INFERENCE_PERMUTATION;
}

static bool finds_variance(const struct matter *matter, struct objection *found)
{
    found->unasked = !assumes_equal_variance(matter->fit->inference.kind);
    if (found->unasked)
        return false;
    struct check koenker =
        heteroskedasticity_of(matter->run, matter->fit, matter->geometry, false).koenker;
    found->value = koenker.p_value;
    found->unasked = koenker.lacking != NULL;
    return !found->unasked && koenker.p_value < ALPHA;
}

static bool finds_form(const struct matter *matter, struct objection *found)
{
    struct check reset = reset_of(matter->run, matter->fit, matter->geometry);
    found->value = reset.p_value;
    found->unasked = reset.lacking != NULL;
    return !found->unasked && reset.p_value < ALPHA;
}

static bool finds_outlier(const struct matter *matter, struct objection *found)
{
    struct outlier outlier = outlier_of(matter->fit, matter->geometry);
    found->unasked = outlier.row == SIZE_MAX;
    if (found->unasked || !(outlier.bonferroni_p < ALPHA))
        return false;
    found->row = analysis_row_name(matter->analysis, matter->fit, outlier.row);
    found->value = outlier.bonferroni_p;
    found->before = outlier.student_residual;
    return true;
}

/* Whether another term has one of its columns too: a power or a product, collinear by make. */
static bool is_entangled(const struct formula *formula, size_t term)
{
    for (size_t other = 0; other < formula->terms; other++)
        for (size_t a = 0; other != term && a < formula->term[other].factors; a++)
            for (size_t b = 0; b < formula->term[term].factors; b++)
                if (strcmp(formula->term[other].factor[a].column,
                           formula->term[term].factor[b].column)
                    == 0)
                    return true;
    return false;
}

static bool finds_collinearity(const struct matter *matter, struct objection *found)
{
    size_t terms = 0;
    struct inflation *inflation = inflations_of(matter->run, matter->fit, matter->geometry, &terms);
    for (size_t t = 0; t < terms; t++) {
        double factor = inflation[t].root * inflation[t].root;
        if (factor <= NOTABLE_INFLATION
            || is_entangled(matter->fit->design->formula, inflation[t].formula_term))
            continue;
        found->count++;
        if (factor > found->value) {
            found->value = factor;
            found->term = inflation[t].term;
        }
    }
    return found->count > 0;
}

static bool finds_missing(const struct matter *matter, struct objection *found)
{
    size_t left_out = matter->fit->design->left_outs;
    found->count = left_out;
    found->value = (double)left_out / (double)(left_out + matter->fit->nobs);
    return found->value > MUCH_MISSING;
}

static bool finds_survey(const struct matter *matter, struct objection *found)
{
    (void)found;
    struct analysis strict = *matter->analysis;
    strict.name_respondents = false;
    return !analysis_may_name(&strict, matter->fit);
}

static bool finds_many_tests(const struct matter *matter, struct objection *found)
{
    const struct fit *fit = matter->fit;
    size_t tests = 0;
    for (size_t j = 0; j < fit->coefficients; j++) {
        if (fit->coefficient[j].formula_term == SIZE_MAX)
            continue;
        tests++;
        found->count += fit->coefficient[j].p_value < 1 - fit->conf_level;
    }
    found->value = (double)tests * (1 - fit->conf_level);
    return tests >= MANY_TESTS && found->count > 0;
}

static const struct {
    bool (*finds)(const struct matter *matter, struct objection *found);
    bool looks_at_rows;
} rules[OBJECTION_RULES] = {
    [OBJECTION_FEW_ROWS] = { finds_few_rows, false },
    [OBJECTION_ONE_ROW] = { finds_one_row, true },
    [OBJECTION_VARIANCE] = { finds_variance, true },
    [OBJECTION_FORM] = { finds_form, true },
    [OBJECTION_OUTLIER] = { finds_outlier, true },
    [OBJECTION_COLLINEARITY] = { finds_collinearity, true },
    [OBJECTION_MISSING] = { finds_missing, false },
    [OBJECTION_SURVEY] = { finds_survey, false },
    [OBJECTION_MANY_TESTS] = { finds_many_tests, false },
};

struct objections *objections_to(struct run *run, const struct analysis *analysis,
                                 const struct fit *fit)
{
    double work = (double)fit->nobs * (double)fit->coefficients * (double)fit->coefficients;
    struct objections *made = talloc_zero(run, struct objections);
    made->rows_seen = work <= OBJECTION_OPERATIONS;
    made->objection = run_array(run, struct objection, OBJECTION_RULES);
    struct matter matter = { run, analysis, fit, made->rows_seen ? geometry_of(run, fit) : NULL };
    for (enum objection_rule rule = OBJECTION_FEW_ROWS; rule < OBJECTION_RULES; rule++) {
        struct objection found = { .rule = rule };
        if (!made->rows_seen && rules[rule].looks_at_rows)
            continue;
        if (rules[rule].finds(&matter, &found))
            made->objection[made->count++] = found;
        made->looked[rule] = !found.unasked;
    }
    return made;
}
