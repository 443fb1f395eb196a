/* A curve's file, as a curve: curve_read of curve.h. */
#include "base/text.h"
#include "spec/curve_draft.h"
#include "spec/keys.h"
#include "spec/model.h"

struct curve_rows_parts {
    struct texts leave_out, keep;
    const char *of;
};

const struct yaml_key curve_rows_keys[] = {
    { "leave_out", WANT_TEXTS, offsetof(struct curve_rows_parts, leave_out), false, NULL,
      "the groups that are left out" },
    { "keep", WANT_TEXTS, offsetof(struct curve_rows_parts, keep), false, NULL,
      "in place of these: the groups that are kept" },
    { "of", WANT_TEXT, offsetof(struct curve_rows_parts, of), false, NULL,
      "the column of the groups; region without it" },
    { NULL },
};

static bool rows_fill(struct draft *draft, const char *name, const struct yaml *map,
                      struct curve_rows *rows)
{
    struct curve_rows_parts parts = { .of = "region" };
    struct run *run = draft->run;
    *rows = (struct curve_rows){ .name = name };
    if (!yaml_fill(run, map, talloc_asprintf(run, "rows '%s'", name), curve_rows_keys, &parts))
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
    if (map == NULL || map->count == 0)
        return true;
    curve->rows = map->count;
    curve->row = run_array(draft->run, struct curve_rows, curve->rows);
    for (size_t i = 0; i < map->count; i++)
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
            return run_fail(run, status_at(item->place), item->place,
                            "this list has no term; write one, or leave the list out");
        if (!draft_slot(draft, &forms, optional))
            return false;
    }
    return true;
}

struct curve_parts {
    const char *id, *title;
    struct texts focal, outcomes, missing, standard_errors;
    struct yaml *always, *optional, *rows;
    int cases, test;
    size_t replicates, seed;
};

const struct yaml_key curve_keys[] = {
    { "id", WANT_TEXT, offsetof(struct curve_parts, id), true, NULL, "what it is called" },
    { "title", WANT_TEXT, offsetof(struct curve_parts, title), true, NULL, "what it shows" },
    { "focal", WANT_TEXTS, offsetof(struct curve_parts, focal), true, NULL,
      "the term that the curve is about, of one column; a list: its alternative forms" },
    { "outcomes", WANT_TEXTS, offsetof(struct curve_parts, outcomes), true, NULL,
      "one outcome or more" },
    { "always", WANT_ANY, offsetof(struct curve_parts, always), false, NULL,
      "terms in every specification; a list inside the list holds the forms of one term" },
    { "optional", WANT_ANY, offsetof(struct curve_parts, optional), false, NULL,
      "terms in or out; a + b: both or neither" },
    { "rows", WANT_MAP, offsetof(struct curve_parts, rows), false, NULL,
      "rules by name: all: {}, without London: { leave_out: London, of: region }" },
    { "missing", WANT_TEXTS, offsetof(struct curve_parts, missing), false, NULL,
      "listwise, mean or both; what the study says without it" },
    { "standard_errors", WANT_TEXTS, offsetof(struct curve_parts, standard_errors), false, NULL,
      "one or more of classical and HC0 to HC4" },
    { "cases", WANT_CHOICE, offsetof(struct curve_parts, cases), false, curve_case_names,
      "rows that have every term of the curve, or those that have the terms of a specification" },
    { "test", WANT_CHOICE, offsetof(struct curve_parts, test), false, curve_null_names,
      "of the whole curve: outcomes permuted, or rows drawn again" },
    { "replicates", WANT_COUNT, offsetof(struct curve_parts, replicates), false, NULL,
      "how many curves are drawn for the test; 500 without it, 0 for none" },
    { "seed", WANT_COUNT, offsetof(struct curve_parts, seed), false, NULL,
      "where random draws begin; 1 without it" },
    { NULL },
};

bool curve_read(struct run *run, const char *path, struct curve **curve)
{
    struct curve_parts parts = { .replicates = USUAL_CURVE_REPLICATES, .seed = USUAL_SEED };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root) || !yaml_fill(run, root, "the curve", curve_keys, &parts))
        return false;
    struct draft draft = { run, draft_curve(run, root->place) };
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
    return draft_outcomes(&draft, &parts.outcomes) && draft_focals(&draft, &parts.focal)
           && slots_add(&draft, parts.always, false) && slots_add(&draft, parts.optional, true)
           && rows_add(&draft, parts.rows) && draft_missings(&draft, &parts.missing)
           && draft_kinds(&draft, &parts.standard_errors) && draft_settle(&draft);
}
