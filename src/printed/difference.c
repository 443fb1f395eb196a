#include "printed/difference.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "printed/counterpart.h"

enum { USUAL_DECIMALS = 3, MOST_DECIMALS = 15 };

/* Significant at the 5% level, by its stars or its p: 1, 0, or -1 where that is not known. */
static int result_significant(const struct result_coefficient *coefficient)
{
    const struct printed *p_value = &coefficient->p_value;
    if (coefficient->starred)
        return *p_value->stars != '\0';
    if (isnan(p_value->value))
        return -1;
    return p_value->value < .05 || (p_value->below && p_value->value <= .05);
}

/* As many as give a standard error three significant digits. */
static int decimals_of_error(double std_error)
{
    if (!(std_error > 0))
        return USUAL_DECIMALS;
    double decimals = 2 - floor(log10(std_error));
    return (int)fmin(fmax(decimals, USUAL_DECIMALS), MOST_DECIMALS);
}

/* Those of the figure that is rounded more; `usual` where both have all their digits. */
static int decimals_of(const struct printed *old, const struct printed *new, int usual)
{
    size_t fewer = old->decimals < new->decimals ? old->decimals : new->decimals;
    return fewer == EXACT_DECIMALS ? usual : (int)fewer;
}

static const struct result_coefficient *scale_of(const struct difference *difference)
{
    const struct result_coefficient *old = difference->old;
    return old != NULL && !isnan(old->std_error.value) ? old : difference->new;
}

static int usual_decimals(const struct difference *difference)
{
    const struct result_coefficient *scale = scale_of(difference);
    return decimals_of_error(scale == NULL ? NAN : scale->std_error.value);
}

int difference_decimals(const struct difference *difference)
{
    const struct result_coefficient *old = difference->old, *new = difference->new;
    int usual = usual_decimals(difference);
    return decimals_of(&(old == NULL ? new : old)->estimate, &(new == NULL ? old : new)->estimate,
                       usual);
}

static bool prints_same(struct run *run, const struct printed *old, const struct printed *new,
                        int usual)
{
    int decimals = decimals_of(old, new, usual);
    return strcmp(number_fixed(run, old->value, decimals), number_fixed(run, new->value, decimals))
           == 0;
}

/* A p-value as it prints: "<.001" of a full one below .001. */
static const char *p_text(struct run *run, const struct printed *p_value, int decimals)
{
    if (p_value->below)
        return talloc_asprintf(run, "<%s", number_fixed(run, p_value->value, decimals));
    double least = pow(10, -decimals);
    if (figure_is_exact(p_value) && p_value->value < least)
        return talloc_asprintf(run, "<%s", number_fixed(run, least, decimals));
    return number_fixed(run, p_value->value, decimals);
}

static const char *stars_of(const struct result_coefficient *coefficient)
{
    return figure_is_exact(&coefficient->p_value) ? number_stars(coefficient->p_value.value)
                                                  : coefficient->p_value.stars;
}

static bool has_stars(const struct result_coefficient *coefficient)
{
    return coefficient->starred || figure_is_exact(&coefficient->p_value);
}

static bool p_prints_same(struct run *run, const struct result_coefficient *old,
                          const struct result_coefficient *new)
{
    if (has_stars(old) && has_stars(new) && strcmp(stars_of(old), stars_of(new)) != 0)
        return false;
    int decimals = decimals_of(&old->p_value, &new->p_value, USUAL_DECIMALS);
    if ((old->rounded || new->rounded) && !old->p_value.below && !new->p_value.below)
        return prints_same(run, &old->p_value, &new->p_value, USUAL_DECIMALS);
    return strcmp(p_text(run, &old->p_value, decimals), p_text(run, &new->p_value, decimals)) == 0;
}

static enum verdict cell(const struct printed *old, const struct printed *new, bool same,
                         enum verdict otherwise)
{
    if (isnan(old->value) || isnan(new->value))
        return VERDICT_NONE;
    return same ? VERDICT_PRINT : otherwise;
}

/* Zero in print has either sign; of a full figure it has none. */
static bool sign_changes(const struct printed *old, const struct printed *new)
{
    return old->value * new->value < 0;
}

static enum verdict substance(const struct difference *difference)
{
    int old = result_significant(difference->old), new = result_significant(difference->new);
    if (difference->sign_changed)
        return VERDICT_DIFFERS;
    return old >= 0 && old == new ? VERDICT_SIGNIFICANCE : VERDICT_SIGN;
}

static void judge(struct run *run, struct difference *difference)
{
    const struct result_coefficient *old = difference->old, *new = difference->new;
    int usual = usual_decimals(difference);
    int before = result_significant(old), now = result_significant(new);
    difference->change = new->estimate.value - old->estimate.value;
    difference->in_std_errors =
        old->std_error.value > 0 ? difference->change / old->std_error.value : NAN;
    difference->sign_changed = sign_changes(&old->estimate, &new->estimate);
    difference->gained = before == 0 && now == 1;
    difference->lost = before == 1 && now == 0;
    enum verdict otherwise = substance(difference);
    struct comparison *verdict = &difference->verdict;
    verdict->estimate = cell(&old->estimate, &new->estimate,
                             prints_same(run, &old->estimate, &new->estimate, usual), otherwise);
    verdict->std_error = cell(&old->std_error, &new->std_error,
                              prints_same(run, &old->std_error, &new->std_error, usual), otherwise);
    verdict->p_value = cell(&old->p_value, &new->p_value, p_prints_same(run, old, new), otherwise);
    bool all = verdict->estimate <= VERDICT_PRINT && verdict->std_error <= VERDICT_PRINT
               && verdict->p_value <= VERDICT_PRINT;
    verdict->row = all ? VERDICT_PRINT : otherwise;
}

static void count(struct differences *differences, const struct difference *difference)
{
    if (difference->old == NULL || difference->new == NULL) {
        differences->only_old += difference->new == NULL;
        differences->only_new += difference->old == NULL;
        return;
    }
    differences->compared++;
    tally_add(&differences->tally, difference->verdict.row);
    differences->sign_changed += difference->sign_changed;
    differences->gained += difference->gained;
    differences->lost += difference->lost;
}

static void row_add(struct run *run, const struct counterpart *pair,
                    struct differences *differences)
{
    differences->row = run_grow(run, differences->row, struct difference, differences->count + 1);
    struct difference *row = &differences->row[differences->count++];
    *row = (struct difference){ .old_model = pair->old_model,
                                .new_model = pair->new_model,
                                .old = pair->old,
                                .new = pair->new,
                                .change = NAN,
                                .in_std_errors = NAN };
    if (row->old != NULL && row->new != NULL)
        judge(run, row);
    count(differences, row);
}

static bool both_say(const char *old, const char *new)
{
    return *old != '\0' && *new != '\0';
}

static enum verdict figure_verdict(struct run *run, const struct printed *old,
                                   const struct printed *new)
{
    if (isnan(old->value) || isnan(new->value))
        return VERDICT_NONE;
    return prints_same(run, old, new, USUAL_DECIMALS) ? VERDICT_PRINT : VERDICT_DIFFERS;
}

static void model_add(struct run *run, const struct result_model *old,
                      const struct result_model *new, struct differences *differences)
{
    differences->model =
        run_grow(run, differences->model, struct model_difference, differences->models + 1);
    struct model_difference *model = &differences->model[differences->models++];
    *model = (struct model_difference){ .old = old, .new = new };
    if (old == NULL || new == NULL) {
        differences->models_differ++;
        return;
    }
    model->r_squared = figure_verdict(run, &old->r_squared, &new->r_squared);
    model->adj_r_squared = figure_verdict(run, &old->adj_r_squared, &new->adj_r_squared);
    model->nobs_differs =
        old->nobs != UNKNOWN_COUNT && new->nobs != UNKNOWN_COUNT && old->nobs != new->nobs;
    model->formula_differs =
        both_say(old->formula, new->formula) && !formulas_same(old->formula, new->formula);
    model->std_errors_differ = both_say(old->std_error_type, new->std_error_type)
                               && strcmp(old->std_error_type, new->std_error_type) != 0;
    differences->models_differ += model->nobs_differs || model->r_squared == VERDICT_DIFFERS
                                  || model->adj_r_squared == VERDICT_DIFFERS;
}

bool differences_find(struct run *run, const struct result *old, const struct result *new,
                      struct differences **differences)
{
    struct differences *made = talloc_zero(run, struct differences);
    const struct counterparts *pairs = counterparts_of(run, old, new);
    *differences = made;
    made->old = old;
    made->new = new;
    made->not_printed = pairs->not_printed;
    for (size_t i = 0; i < pairs->count; i++)
        row_add(run, &pairs->pair[i], made);
    for (size_t i = 0; i < pairs->models; i++)
        model_add(run, pairs->old_model[i], pairs->new_model[i], made);
    return made->compared > 0
           || run_fail(
               run, STATUS_UNSUPPORTED, NOWHERE,
               "%s and %s have no coefficient in common: outcomes, model names and terms "
               "have to be the same; a printed table, which has labels, goes with the study "
               "(attain compare TABLE.csv STUDY.yaml)",
               old->name, new->name);
}

bool differences_any(const struct differences *differences)
{
    return differences->tally.cells[VERDICT_PRINT] < differences->compared
           || differences->only_old > 0 || differences->only_new > 0
           || differences->models_differ > 0;
}
