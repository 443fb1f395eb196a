#include "spec/curve_draft.h"

#include <string.h>

#include "base/text.h"

/* A term, or a sum of them, as a formula of an outcome that does not matter. */
static bool terms_parse(struct draft *draft, const char *text, struct place place,
                        struct formula **formula)
{
    struct run *run = draft->run;
    if (*text == '\0')
        return run_fail(run, status_at(place), place,
                        "a term is missing: nothing stands there; write the term, or one comma");
    if (!formula_parse(run, talloc_asprintf(run, "outcome_ ~ %s", text), place, formula))
        return false;
    const struct formula *made = *formula;
    if (!made->intercept || made->terms == 0)
        return run_fail(run, status_at(place), place,
                        "'%s' is no term: every specification of a curve has an intercept", text);
    for (size_t t = 0; t < made->terms; t++)
        if (term_is_every(&made->term[t]))
            return run_fail(run, status_at(place), place,
                            "a curve names its terms one by one; write them instead of '.'");
    return true;
}

static bool stands_once(struct draft *draft, struct formula *const *formula, size_t last,
                        const char *what, const char *text)
{
    for (size_t i = 0; i < last; i++)
        if (strcmp(formula[i]->text, formula[last]->text) == 0)
            return run_fail(draft->run, status_at(formula[last]->place), formula[last]->place,
                            "the %s '%s' stands twice; name it once", what, text);
    return true;
}

bool draft_outcomes(struct draft *draft, const struct texts *texts)
{
    struct curve *curve = draft->curve;
    curve->outcome = run_array(draft->run, struct formula *, texts->count);
    for (size_t i = 0; i < texts->count; i++, curve->outcomes++) {
        const char *text = talloc_asprintf(draft->run, "%s ~ 1", texts->text[i]);
        if (!formula_parse(draft->run, text, texts->place[i], &curve->outcome[i])
            || !stands_once(draft, curve->outcome, i, "outcome", texts->text[i]))
            return false;
    }
    return true;
}

bool draft_focals(struct draft *draft, const struct texts *texts)
{
    struct curve *curve = draft->curve;
    curve->focal = run_array(draft->run, struct formula *, texts->count);
    for (size_t i = 0; i < texts->count; i++, curve->focals++) {
        if (!terms_parse(draft, texts->text[i], texts->place[i], &curve->focal[i]))
            return false;
        if (curve->focal[i]->terms > 1)
            return run_fail(draft->run, status_at(texts->place[i]), texts->place[i],
                            "the focal term is one term, not '%s'; write its forms as a list",
                            texts->text[i]);
        if (!stands_once(draft, curve->focal, i, "focal term", texts->text[i]))
            return false;
    }
    return true;
}

bool draft_slot(struct draft *draft, const struct texts *forms, bool optional)
{
    struct curve *curve = draft->curve;
    curve->slot = run_grow(draft->run, curve->slot, struct curve_slot, curve->slots + 1);
    struct curve_slot *slot = &curve->slot[curve->slots++];
    *slot = (struct curve_slot){ .optional = optional,
                                 .form = run_array(draft->run, struct formula *, forms->count) };
    for (size_t i = 0; i < forms->count; i++, slot->forms++)
        if (!terms_parse(draft, forms->text[i], forms->place[i], &slot->form[i]))
            return false;
    slot->name = slot_text(slot->form[0]);
    return true;
}

static bool fail_in_two_terms(struct draft *draft, const struct formula *form, const char *column)
{
    return run_fail(draft->run, status_at(form->place), form->place,
                    "'%s' has the focal term's column '%s': beside it the focal coefficient would "
                    "mean something else in each specification; leave it out",
                    slot_text(form), column);
}

static bool has_column(const struct formula *form, const char *column)
{
    bool has = false;
    for (size_t t = 0; t < form->terms; t++)
        for (size_t f = 0; f < form->term[t].factors; f++)
            has |= strcmp(form->term[t].factor[f].column, column) == 0;
    return has;
}

/* No term may have the column of an outcome, nor one of the focal term. */
static bool columns_are_apart(struct draft *draft)
{
    const struct curve *curve = draft->curve;
    for (size_t s = 0; s < curve->slots + 1; s++) {
        bool focal = s == curve->slots;
        size_t forms = focal ? curve->focals : curve->slot[s].forms;
        for (size_t i = 0; i < forms; i++) {
            const struct formula *form = focal ? curve->focal[i] : curve->slot[s].form[i];
            for (size_t o = 0; o < curve->outcomes; o++)
                if (has_column(form, curve->outcome[o]->response.column))
                    return run_fail(draft->run, status_at(form->place), form->place,
                                    "'%s' has the outcome '%s' in it; choose another term",
                                    slot_text(form), curve->outcome[o]->response.column);
            for (size_t f = 0; !focal && f < curve->focals; f++)
                for (size_t k = 0; k < curve->focal[f]->term[0].factors; k++)
                    if (has_column(form, curve->focal[f]->term[0].factor[k].column))
                        return fail_in_two_terms(draft, form,
                                                 curve->focal[f]->term[0].factor[k].column);
        }
    }
    return true;
}

/* A term that stands in two slots would be counted as two choices. */
static bool slots_are_apart(struct draft *draft)
{
    const struct curve *curve = draft->curve;
    for (size_t s = 1; s < curve->slots; s++)
        for (size_t before = 0; before < s; before++)
            for (size_t i = 0; i < curve->slot[s].forms; i++)
                for (size_t j = 0; j < curve->slot[before].forms; j++) {
                    const struct formula *form = curve->slot[s].form[i];
                    if (strcmp(form->text, curve->slot[before].form[j]->text) == 0)
                        return run_fail(draft->run, status_at(form->place), form->place,
                                        "the term '%s' stands twice; name it once",
                                        slot_text(form));
                }
    return true;
}

/* Products stay far below where they would overflow. */
bool draft_count(struct draft *draft)
{
    struct curve *curve = draft->curve;
    double total =
        (double)(curve->outcomes * curve->focals * curve->rows * curve->missings * curve->kinds);
    curve->subsets = 1;
    for (size_t s = 0; s < curve->slots && total <= MOST_SPECIFICATIONS; s++) {
        total *= (double)slot_choices(&curve->slot[s]);
        curve->subsets *= slot_choices(&curve->slot[s]);
    }
    curve->specifications = (size_t)total;
    return total <= MOST_SPECIFICATIONS
           || run_fail(draft->run, status_at(curve->place), curve->place,
                       "the curve has more than %d specifications; make fewer terms optional",
                       MOST_SPECIFICATIONS);
}

const char *const curve_se_names[] = { "classical", "HC0", "HC1", "HC2", "HC3", "HC4", NULL };

bool draft_kinds(struct draft *draft, const struct texts *texts)
{
    struct curve *curve = draft->curve;
    curve->kind = run_array(draft->run, enum inference_kind, texts->count + 1);
    curve->kind[0] = INFERENCE_CLASSICAL;
    for (size_t i = 0; i < texts->count; i++) {
        struct place place = texts->place[i];
        if (!inference_named(texts->text[i], &curve->kind[i]) || curve->kind[i] > INFERENCE_HC4)
            return run_fail(draft->run, status_at(place), place,
                            "a curve has no standard errors '%s'; it has %s", texts->text[i],
                            text_list(draft->run, curve_se_names, INFERENCE_HC4 + 1));
        for (size_t j = 0; j < i; j++)
            if (curve->kind[j] == curve->kind[i])
                return run_fail(draft->run, status_at(place), place,
                                "the standard errors '%s' stand twice; name them once",
                                texts->text[i]);
    }
    curve->kinds = texts->count == 0 ? 1 : texts->count;
    return true;
}

bool draft_missings(struct draft *draft, const struct texts *texts)
{
    static const char *const known[] = { "listwise", "mean" };
    struct curve *curve = draft->curve;
    curve->mean = run_array(draft->run, bool, texts->count + 1);
    for (size_t i = 0; i < texts->count; i++) {
        curve->mean[i] = strcmp(texts->text[i], "mean") == 0;
        if (!curve->mean[i] && strcmp(texts->text[i], "listwise") != 0)
            return run_fail(draft->run, status_at(texts->place[i]), texts->place[i],
                            "a missing predictor is handled by %s, not by '%s'",
                            text_list(draft->run, known, 2), texts->text[i]);
        if (i > 0 && curve->mean[i] == curve->mean[0])
            return run_fail(draft->run, status_at(texts->place[i]), texts->place[i],
                            "the rule '%s' stands twice; name it once", texts->text[i]);
    }
    curve->missings = texts->count == 0 ? 1 : texts->count;
    curve->missing_said = texts->count > 0;
    return true;
}

struct curve *draft_curve(struct run *run, struct place place)
{
    struct curve *curve = talloc_zero(run, struct curve);
    curve->name = curve->id = curve->title = "";
    curve->place = place;
    curve->rows = 1;
    curve->row = run_array(run, struct curve_rows, 1);
    curve->row[0] = (struct curve_rows){ .name = "all" };
    curve->replicates = USUAL_CURVE_REPLICATES;
    curve->seed = USUAL_SEED;
    curve->conf_level = inference_usual().conf_level;
    return curve;
}

bool draft_settle(struct draft *draft)
{
    return columns_are_apart(draft) && slots_are_apart(draft) && draft_count(draft);
}
