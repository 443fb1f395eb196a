/* A curve's file, as a curve: curve_read of curve.h. */
#include "base/text.h"
#include "spec/curve_draft.h"
#include "spec/model.h"

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
