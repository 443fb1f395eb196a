#include "printed/counterpart.h"

#include <string.h>

static const char *const intercepts[] = { "(Intercept)", "CONSTANT", "Constant",  "(Constant)",
                                          "_cons",       "const",    "Intercept", NULL };

struct matching {
    struct run *run;
    const struct result *old, *new;
    struct counterparts *found;
    bool *taken; /* models of the new result that have a counterpart */
};

/* From where a text stands on, the first sign that counts. */
static const char *next_sign(const char *text)
{
    return text + strspn(text, " \t[]`");
}

/* Whether texts are the same but for spaces, brackets and backticks. */
static bool bare_same(const char *one, const char *other)
{
    one = next_sign(one);
    other = next_sign(other);
    while (*one != '\0' && *one == *other) {
        one = next_sign(one + 1);
        other = next_sign(other + 1);
    }
    return *one == *other;
}

bool is_intercept(const char *term)
{
    for (size_t i = 0; intercepts[i] != NULL; i++)
        if (strcmp(intercepts[i], term) == 0)
            return true;
    return false;
}

static bool terms_same(const char *one, const char *other)
{
    return (is_intercept(one) && is_intercept(other)) || bare_same(one, other);
}

bool formulas_same(const char *one, const char *other)
{
    return bare_same(one, other);
}

static bool coefficients_same(const struct result_coefficient *one,
                              const struct result_coefficient *other)
{
    return terms_same(one->term, other->term)
           || (*one->label != '\0' && terms_same(one->label, other->term))
           || (*other->label != '\0' && terms_same(one->term, other->label));
}

static const struct result_coefficient *find(const struct result_model *model,
                                             const struct result_coefficient *wanted)
{
    for (size_t i = 0; i < model->coefficients; i++)
        if (coefficients_same(wanted, &model->coefficient[i]))
            return &model->coefficient[i];
    return NULL;
}

/* What is not said agrees with anything. */
static bool agree(const char *one, const char *other)
{
    return *one == '\0' || *other == '\0' || strcmp(one, other) == 0;
}

static bool names_agree(const struct result_model *old, const struct result_model *new)
{
    bool outcomes =
        agree(old->outcome, new->outcome)
        || (*old->outcome_label != '\0'
            && (strcmp(old->outcome_label, new->outcome) == 0
                || strcmp(old->outcome_label, new->outcome_label) == 0))
        || (*new->outcome_label != '\0' && strcmp(old->outcome, new->outcome_label) == 0);
    return outcomes && agree(old->table, new->table) && agree(old->name, new->name);
}

static bool have_same_terms(const struct result_model *old, const struct result_model *new)
{
    bool same = old->coefficients == new->coefficients;
    for (size_t i = 0; same && i < old->coefficients; i++)
        same = find(new, &old->coefficient[i]) != NULL;
    return same;
}

static void add(struct matching *matching, const struct result_model *old_model,
                const struct result_model *new_model, const struct result_coefficient *old,
                const struct result_coefficient *new)
{
    struct counterparts *found = matching->found;
    found->pair = run_grow(matching->run, found->pair, struct counterpart, found->count + 1);
    found->pair[found->count++] = (struct counterpart){ old_model, new_model, old, new };
}

static void add_model(struct matching *matching, const struct result_model *old,
                      const struct result_model *new)
{
    struct counterparts *found = matching->found;
    size_t count = found->models + 1;
    found->old_model =
        run_grow(matching->run, found->old_model, const struct result_model *, count);
    found->new_model =
        run_grow(matching->run, found->new_model, const struct result_model *, count);
    found->old_model[found->models] = old;
    found->new_model[found->models++] = new;
}

/* How well two models of one name go together; the best that is left is taken. */
enum likeness { UNLIKE, OTHER_TERMS, SAME_TERMS, SAME_FORMULA };

static enum likeness likeness(const struct result_model *old, const struct result_model *new)
{
    if (!names_agree(old, new))
        return UNLIKE;
    if (*old->formula != '\0' && formulas_same(old->formula, new->formula))
        return SAME_FORMULA;
    return have_same_terms(old, new) ? SAME_TERMS : OTHER_TERMS;
}

/* The new model, not taken yet, that goes with an old one this well; SIZE_MAX for none. With other
 * terms it must be the only one. */
static size_t partner(const struct matching *matching, const struct result_model *old,
                      enum likeness wanted)
{
    size_t best = SIZE_MAX;
    for (size_t n = 0; n < matching->new->models; n++) {
        if (matching->taken[n] || likeness(old, &matching->new->model[n]) < wanted)
            continue;
        if (best != SIZE_MAX)
            return wanted == OTHER_TERMS ? SIZE_MAX : best;
        best = n;
    }
    return best;
}

/* Whether another old model that has no partner either has this one's name. */
static bool is_alone(const struct matching *matching, const size_t *of, size_t old)
{
    for (size_t o = 0; o < matching->old->models; o++)
        if (o != old && of[o] == SIZE_MAX
            && names_agree(&matching->old->model[o], &matching->old->model[old]))
            return false;
    return true;
}

/* For each old model the new one that it goes with. */
static size_t *partners(const struct matching *matching)
{
    size_t *of = run_array(matching->run, size_t, matching->old->models + 1);
    for (size_t o = 0; o < matching->old->models; o++)
        of[o] = SIZE_MAX;
    for (enum likeness wanted = SAME_FORMULA; wanted >= OTHER_TERMS; wanted--)
        for (size_t o = 0; o < matching->old->models; o++) {
            if (of[o] != SIZE_MAX || (wanted == OTHER_TERMS && !is_alone(matching, of, o)))
                continue;
            of[o] = partner(matching, &matching->old->model[o], wanted);
            if (of[o] != SIZE_MAX)
                matching->taken[of[o]] = true;
        }
    return of;
}

/* The coefficients of two models that go together, or of one alone. */
static void add_pairs(struct matching *matching, const struct result_model *old,
                      const struct result_model *new)
{
    add_model(matching, old, new);
    for (size_t c = 0; old != NULL && c < old->coefficients; c++)
        add(matching, old, new, &old->coefficient[c],
            new == NULL ? NULL : find(new, &old->coefficient[c]));
    for (size_t c = 0; new != NULL &&c < new->coefficients; c++)
        if (old == NULL || find(old, &new->coefficient[c]) == NULL)
            add(matching, old, new, NULL, &new->coefficient[c]);
}

static void match_models(struct matching *matching)
{
    const size_t *of = partners(matching);
    for (size_t o = 0; o < matching->old->models; o++)
        add_pairs(matching, &matching->old->model[o],
                  of[o] == SIZE_MAX ? NULL : &matching->new->model[of[o]]);
    for (size_t n = 0; n < matching->new->models; n++)
        if (!matching->taken[n])
            add_pairs(matching, NULL, &matching->new->model[n]);
}

/* Of a printed model, the only one of that name in the other result; NULL where several (a printed
 * column of single predictors) or none have it. */
static const struct result_model *only_model(const struct result *other,
                                             const struct result_model *printed)
{
    const struct result_model *only = NULL;
    for (size_t m = 0; m < other->models; m++)
        if (names_agree(printed, &other->model[m])) {
            if (only != NULL)
                return NULL;
            only = &other->model[m];
        }
    return only;
}

/* A printed coefficient in whichever model of its name has it. A constant belongs to a model that
 * stands alone. */
static void match_printed(struct matching *matching, const struct result_model *printed,
                          const struct result_coefficient *wanted, const struct result *other,
                          size_t *matched)
{
    bool old_printed = matching->old->printed;
    for (size_t m = 0; m < other->models; m++) {
        const struct result_model *model = &other->model[m];
        const struct result_coefficient *found =
            names_agree(printed, model) ? find(model, wanted) : NULL;
        if (found == NULL)
            continue;
        ++*matched;
        add(matching, old_printed ? printed : model, old_printed ? model : printed,
            old_printed ? wanted : found, old_printed ? found : wanted);
        return;
    }
    add(matching, old_printed ? printed : NULL, old_printed ? NULL : printed,
        old_printed ? wanted : NULL, old_printed ? NULL : wanted);
}

/* Each printed coefficient with the other result's. */
static void match_print(struct matching *matching)
{
    bool old_printed = matching->old->printed;
    const struct result *print = old_printed ? matching->old : matching->new;
    const struct result *other = old_printed ? matching->new : matching->old;
    size_t matched = 0, all = 0;
    for (size_t m = 0; m < print->models; m++) {
        const struct result_model *model = &print->model[m], *only = only_model(other, model);
        if (only != NULL)
            add_model(matching, old_printed ? model : only, old_printed ? only : model);
        for (size_t c = 0; c < model->coefficients; c++)
            match_printed(matching, model, &model->coefficient[c], other, &matched);
    }
    for (size_t m = 0; m < other->models; m++)
        all += other->model[m].coefficients;
    matching->found->not_printed = all - matched;
}

const struct counterparts *counterparts_of(struct run *run, const struct result *old,
                                           const struct result *new)
{
    struct matching matching = { .run = run, .old = old, .new = new };
    matching.found = talloc_zero(run, struct counterparts);
    matching.taken = run_array(run, bool, new->models + 1);
    if (old->printed != new->printed)
        match_print(&matching);
    else
        match_models(&matching);
    return matching.found;
}
