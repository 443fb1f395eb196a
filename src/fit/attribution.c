#include "fit/attribution.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

const char *const step_names[STEPS] = { "rules", "rows that left", "values", "rows that came" };

/* One model of one fitted study. */
struct side {
    const struct fitted *fitted;
    const struct fitted_table *table;
    const struct model *model;
    const struct fit *fit;
};

static const char *number_of(const struct side *side, size_t i)
{
    const struct panel *panel = side->fitted->panel;
    return panel->sources->areas->area[panel->area[side->fit->design->row[i]]].number;
}

static bool is_same_model(const struct side *one, const struct fitted_table *table,
                          const struct model *model)
{
    return strcmp(one->table->table->key, table->table->key) == 0
           && strcmp(one->model->name, model->name) == 0
           && strcmp(one->model->formula->text, model->formula->text) == 0;
}

/* The same model of another study; false where it has none, or could not fit it. */
static bool side_find(const struct fitted *fitted, const struct side *wanted, struct side *side)
{
    for (size_t t = 0; t < fitted->panel->study->tables; t++) {
        const struct fitted_table *table = &fitted->table[t];
        for (size_t m = 0; table->absent == NULL && m < table->table->models; m++)
            if (is_same_model(wanted, table, &table->table->model[m])) {
                *side = (struct side){ fitted, table, &table->table->model[m], table->fit[m] };
                return true;
            }
    }
    return false;
}

static double estimate_of(const struct fit *fit, const char *term)
{
    for (size_t c = 0; fit != NULL && c < fit->coefficients; c++)
        if (strcmp(fit->coefficient[c].term, term) == 0)
            return fit->coefficient[c].estimate;
    return NAN;
}

static bool has_number(const struct side *side, const char *number)
{
    for (size_t i = 0; i < side->fit->nobs; i++)
        if (strcmp(number_of(side, i), number) == 0)
            return true;
    return false;
}

/* The rows of one fit that another has, too, as flags over the frame; the names of the others. */
static bool *rows_shared(struct run *run, const struct side *side, const struct side *other,
                         size_t *shared, size_t *alone, const char ***name)
{
    const struct frame *frame = side->fitted->panel->frame;
    bool *both = run_array(run, bool, frame->rows);
    const char **names = run_array(run, const char *, side->fit->nobs + 1);
    *shared = *alone = 0;
    for (size_t i = 0; i < side->fit->nobs; i++) {
        size_t row = side->fit->design->row[i];
        both[row] = has_number(other, number_of(side, i));
        *shared += both[row];
        if (!both[row])
            names[(*alone)++] = frame->row_label[row];
    }
    *name = side->fit->design->confidential || other->fit->design->confidential ? NULL : names;
    return both;
}

/* The model on some of its rows; its own fit where these are all. NULL, with why, where they cannot
 * support it. */
static const struct fit *fit_again(struct run *run, const struct side *side, const bool *rows,
                                   bool all, const char **why_not)
{
    struct design *design = NULL;
    struct fit *fit = NULL;
    if (all)
        return side->fit;
    struct offer offer = fitted_offer(side->fitted->panel, side->table->rule);
    offer.offered = rows;
    if (design_build(run, side->model->formula, &offer, &design) && ols_solve(run, design, &fit))
        return fit;
    if (run->status != STATUS_UNSUPPORTED)
        return NULL;
    *why_not = run_forgive(run);
    return NULL;
}

/* What a few answers of a survey do to an estimate is near to being told what they are. */
static bool is_withheld(const struct attribution *made, const struct side *old,
                        const struct side *new)
{
    bool confidential = old->fit->design->confidential || new->fit->design->confidential;
    bool few_left = made->left > 0 && made->left < FEWEST_ANSWERS;
    bool few_came = made->came > 0 && made->came < FEWEST_ANSWERS;
    return confidential && (few_left || few_came);
}

static void attribute(struct run *run, const struct side *old, const struct side *middle,
                      const struct side *new, struct attribution *made)
{
    const struct side *from = middle == NULL ? old : middle;
    size_t again = 0;
    const bool *before = rows_shared(run, from, new, &made->in_both, &made->left, &made->left_name);
    const bool *now = rows_shared(run, new, from, &again, &made->came, &made->came_name);
    if (is_withheld(made, from, new))
        made->why_not = talloc_asprintf(run,
                                        "fewer than %d respondents left or came, and answers "
                                        "are confidential",
                                        FEWEST_ANSWERS);
    const struct fit *less = fit_again(run, from, before, made->left == 0, &made->why_not);
    const struct fit *changed = fit_again(run, new, now, made->came == 0, &made->why_not);
    made->table = new->table->table;
    made->model = new->model;
    made->rules = middle != NULL;
    made->coefficient = run_array(run, struct attributed, new->fit->coefficients);
    for (size_t c = 0; c < new->fit->coefficients; c++) {
        const char *term = new->fit->coefficient[c].term;
        double start = estimate_of(from->fit, term), end = new->fit->coefficient[c].estimate;
        struct attributed *one = &made->coefficient[made->coefficients++];
        *one = (struct attributed){ .term = term, .old = estimate_of(old->fit, term), .new = end };
        one->part[STEP_RULES] = start - one->old;
        one->part[STEP_LEFT] = estimate_of(less, term) - start;
        one->part[STEP_VALUES] = estimate_of(changed, term) - estimate_of(less, term);
        one->part[STEP_CAME] = end - estimate_of(changed, term);
        for (size_t s = 0; made->why_not != NULL && s < STEPS; s++)
            one->part[s] = NAN;
    }
}

void attributions_find(struct run *run, const struct fitted *old, const struct fitted *middle,
                       const struct fitted *new, struct attributions **attributions)
{
    struct attributions *made = talloc_zero(run, struct attributions);
    *attributions = made;
    for (size_t t = 0; t < new->panel->study->tables; t++) {
        const struct fitted_table *table = &new->table[t];
        for (size_t m = 0; table->absent == NULL && m < table->table->models; m++) {
            const struct side now = { new, table, &table->table->model[m], table->fit[m] };
            struct side before, between;
            if (!side_find(old, &now, &before)
                || (middle != NULL && !side_find(middle, &now, &between)))
                continue;
            made->of = run_grow(run, made->of, struct attribution, made->count + 1);
            made->of[made->count] = (struct attribution){ .why_not = NULL };
            attribute(run, &before, middle == NULL ? NULL : &between, &now,
                      &made->of[made->count++]);
        }
    }
}
