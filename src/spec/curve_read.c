/* What a curve's file or a command's options say, as a curve: the second half of curve.h. */
#include <string.h>

#include "base/text.h"
#include "spec/curve.h"
#include "spec/model.h"

/* A curve on the way. */
struct draft {
    struct run *run;
    struct curve *curve;
};

/* A term, or a sum of them, as a formula of an outcome that does not matter. */
static bool terms_parse(struct draft *draft, const char *text, struct place place,
                        struct formula **formula)
{
    struct run *run = draft->run;
    if (*text == '\0')
        return run_fail(run, status_at(place), place, "a term is missing: nothing stands there");
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
                            "the %s '%s' stands twice", what, text);
    return true;
}

static bool outcomes_add(struct draft *draft, const struct texts *texts)
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

static bool focals_add(struct draft *draft, const struct texts *texts)
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

static bool slot_add(struct draft *draft, const struct texts *forms, bool optional)
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
                                    "'%s' has the outcome '%s' in it", slot_text(form),
                                    curve->outcome[o]->response.column);
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
                                        "the term '%s' stands twice", slot_text(form));
                }
    return true;
}

/* Products stay far below where they would overflow. */
static bool count_specifications(struct draft *draft)
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

static bool kinds_add(struct draft *draft, const struct texts *texts)
{
    struct curve *curve = draft->curve;
    curve->kind = run_array(draft->run, enum inference_kind, texts->count + 1);
    curve->kind[0] = INFERENCE_CLASSICAL;
    for (size_t i = 0; i < texts->count; i++) {
        struct place place = texts->place[i];
        if (!inference_named(texts->text[i], &curve->kind[i]) || curve->kind[i] > INFERENCE_HC4)
            return run_fail(draft->run, status_at(place), place,
                            "a curve has no standard errors '%s'; it has %s", texts->text[i],
                            text_list(draft->run, inference_names, INFERENCE_HC4 + 1));
        for (size_t j = 0; j < i; j++)
            if (curve->kind[j] == curve->kind[i])
                return run_fail(draft->run, status_at(place), place,
                                "the standard errors '%s' stand twice", texts->text[i]);
    }
    curve->kinds = texts->count == 0 ? 1 : texts->count;
    return true;
}

static bool missings_add(struct draft *draft, const struct texts *texts)
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
                            "the rule '%s' stands twice", texts->text[i]);
    }
    curve->missings = texts->count == 0 ? 1 : texts->count;
    curve->missing_said = texts->count > 0;
    return true;
}

static bool rows_fill(struct draft *draft, const char *name, const struct yaml *map,
                      struct curve_rows *rows)
{
    struct parts {
        struct texts leave_out, keep;
        const char *of;
    } parts = { .of = "region" };
    static const struct yaml_key keys[] = {
        { "leave_out", WANT_TEXTS, offsetof(struct parts, leave_out), false, NULL },
        { "keep", WANT_TEXTS, offsetof(struct parts, keep), false, NULL },
        { "of", WANT_TEXT, offsetof(struct parts, of), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    struct run *run = draft->run;
    *rows = (struct curve_rows){ .name = name };
    if (!yaml_fill(run, map, talloc_asprintf(run, "rows '%s'", name), keys, &parts))
        return false;
    if (parts.leave_out.count > 0 && parts.keep.count > 0)
        return run_fail(run, status_at(map->place), map->place,
                        "rows '%s' says keep and leave_out; say one", name);
    rows->keep = parts.keep.count > 0;
    rows->groups = rows->keep ? parts.keep : parts.leave_out;
    rows->of = rows->groups.count > 0 ? parts.of : NULL;
    return true;
}

static bool rows_add(struct draft *draft, const struct yaml *map)
{
    struct curve *curve = draft->curve;
    curve->rows = map == NULL || map->count == 0 ? 1 : map->count;
    curve->row = run_array(draft->run, struct curve_rows, curve->rows);
    curve->row[0] = (struct curve_rows){ .name = "all" };
    for (size_t i = 0; map != NULL && i < map->count; i++)
        if (!rows_fill(draft, map->key[i], map->item[i], &curve->row[i]))
            return false;
    return true;
}

/* Each item is a term, or a list of forms of one. */
static bool slots_add(struct draft *draft, const struct yaml *list, bool optional)
{
    struct run *run = draft->run;
    if (list != NULL && list->kind == YAML_MAP)
        return yaml_expect(run, list, YAML_LIST, optional ? "optional" : "always");
    size_t count = list == NULL ? 0 : list->kind == YAML_LIST ? list->count : 1;
    for (size_t i = 0; i < count; i++) {
        const struct yaml *item = list->kind == YAML_LIST ? list->item[i] : list;
        struct texts forms = { 0, NULL, NULL };
        for (size_t f = 0; f < (item->kind == YAML_LIST ? item->count : 1); f++) {
            const struct yaml *form = item->kind == YAML_LIST ? item->item[f] : item;
            if (!yaml_expect(run, form, YAML_TEXT, "a term"))
                return false;
            texts_add(run, &forms, form->text, form->place);
        }
        if (forms.count == 0)
            return run_fail(run, status_at(item->place), item->place, "this list has no term");
        if (!slot_add(draft, &forms, optional))
            return false;
    }
    return true;
}

static struct curve *curve_new(struct run *run, struct place place)
{
    struct curve *curve = talloc_zero(run, struct curve);
    curve->name = curve->id = curve->title = "";
    curve->place = place;
    curve->replicates = USUAL_CURVE_REPLICATES;
    curve->seed = USUAL_SEED;
    curve->conf_level = inference_usual().conf_level;
    return curve;
}

static bool curve_settle(struct draft *draft)
{
    return columns_are_apart(draft) && slots_are_apart(draft) && count_specifications(draft);
}

bool curve_read(struct run *run, const char *path, struct curve **curve)
{
    struct parts {
        const char *id, *title;
        struct texts focal, outcomes, missing, standard_errors;
        struct yaml *always, *optional, *rows;
        int cases, test;
        size_t replicates, seed;
    } parts = { .replicates = USUAL_CURVE_REPLICATES, .seed = USUAL_SEED };
    static const struct yaml_key keys[] = {
        { "id", WANT_TEXT, offsetof(struct parts, id), true, NULL },
        { "title", WANT_TEXT, offsetof(struct parts, title), true, NULL },
        { "focal", WANT_TEXTS, offsetof(struct parts, focal), true, NULL },
        { "outcomes", WANT_TEXTS, offsetof(struct parts, outcomes), true, NULL },
        { "always", WANT_ANY, offsetof(struct parts, always), false, NULL },
        { "optional", WANT_ANY, offsetof(struct parts, optional), false, NULL },
        { "rows", WANT_MAP, offsetof(struct parts, rows), false, NULL },
        { "missing", WANT_TEXTS, offsetof(struct parts, missing), false, NULL },
        { "standard_errors", WANT_TEXTS, offsetof(struct parts, standard_errors), false, NULL },
        { "cases", WANT_CHOICE, offsetof(struct parts, cases), false, curve_case_names },
        { "test", WANT_CHOICE, offsetof(struct parts, test), false, curve_null_names },
        { "replicates", WANT_COUNT, offsetof(struct parts, replicates), false, NULL },
        { "seed", WANT_COUNT, offsetof(struct parts, seed), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root) || !yaml_fill(run, root, "the curve", keys, &parts))
        return false;
    struct draft draft = { run, curve_new(run, root->place) };
    *curve = draft.curve;
    draft.curve->name = model_file_stem(run, path);
    draft.curve->id = parts.id;
    draft.curve->title = parts.title;
    draft.curve->cases = parts.cases;
    draft.curve->null = parts.test;
    draft.curve->replicates = parts.replicates;
    draft.curve->seed = parts.seed;
    if (parts.focal.count == 0 || parts.outcomes.count == 0)
        return run_fail(run, status_at(root->place), root->place,
                        "a curve needs a focal term and an outcome");
    return outcomes_add(&draft, &parts.outcomes) && focals_add(&draft, &parts.focal)
           && slots_add(&draft, parts.always, false) && slots_add(&draft, parts.optional, true)
           && rows_add(&draft, parts.rows) && missings_add(&draft, &parts.missing)
           && kinds_add(&draft, &parts.standard_errors) && curve_settle(&draft);
}

/* The parts between commas that stand in no bracket and no back-quotes. */
static struct texts texts_split(struct run *run, const char *text, const char *option)
{
    struct texts texts = { 0, NULL, NULL };
    const struct place place = { option, 0, 0 };
    int depth = 0;
    bool quoted = false;
    const char *start = text;
    for (const char *at = text; text != NULL; at++) {
        quoted ^= *at == '`';
        depth += !quoted && *at == '(';
        depth -= !quoted && *at == ')';
        if (*at == '\0' || (*at == ',' && depth == 0 && !quoted)) {
            texts_add(run, &texts, text_trim(run, start, (size_t)(at - start)), place);
            start = at + 1;
        }
        if (*at == '\0')
            break;
    }
    return texts;
}

static bool slots_of_words(struct draft *draft, const char *text, const char *option, bool optional)
{
    const struct texts terms = texts_split(draft->run, text, option);
    for (size_t i = 0; i < terms.count; i++) {
        struct texts one = { 1, &terms.text[i], &terms.place[i] };
        if (!slot_add(draft, &one, optional))
            return false;
    }
    return true;
}

/* "y ~ x": what a curve without a file is called. */
static bool title_make(struct draft *draft)
{
    struct curve *curve = draft->curve;
    const char **outcome = run_array(draft->run, const char *, curve->outcomes);
    const char **focal = run_array(draft->run, const char *, curve->focals);
    for (size_t i = 0; i < curve->outcomes; i++)
        outcome[i] = curve->outcome[i]->response.text;
    for (size_t i = 0; i < curve->focals; i++)
        focal[i] = curve->focal[i]->term[0].text;
    curve->title =
        talloc_asprintf(draft->run, "%s ~ %s", text_list(draft->run, outcome, curve->outcomes),
                        text_list(draft->run, focal, curve->focals));
    return true;
}

bool curve_of_words(struct run *run, const struct curve_words *words, struct curve **curve)
{
    struct draft draft = { run, curve_new(run, (struct place){ "--optional", 0, 0 }) };
    *curve = draft.curve;
    const struct texts outcomes = texts_split(run, words->outcome, "--outcome");
    const struct texts focals = texts_split(run, words->focal, "--focal");
    const struct texts missing = texts_split(run, words->missing, "--missing-rule");
    const struct texts kinds = texts_split(run, words->standard_errors, "--se");
    if (words->outcome == NULL || words->focal == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a curve needs --outcome and --focal, or a file that says them");
    return outcomes_add(&draft, &outcomes) && focals_add(&draft, &focals)
           && slots_of_words(&draft, words->always, "--always", false)
           && slots_of_words(&draft, words->optional, "--optional", true) && rows_add(&draft, NULL)
           && missings_add(&draft, &missing) && kinds_add(&draft, &kinds) && curve_settle(&draft)
           && title_make(&draft);
}

bool curve_change(struct run *run, struct curve *curve, const char *missing,
                  const char *standard_errors)
{
    struct draft draft = { run, curve };
    const struct texts rules = texts_split(run, missing, "--missing-rule");
    const struct texts kinds = texts_split(run, standard_errors, "--se");
    return (missing == NULL || missings_add(&draft, &rules))
           && (standard_errors == NULL || kinds_add(&draft, &kinds))
           && count_specifications(&draft);
}
