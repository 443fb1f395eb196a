#include "spec/model.h"
#include "spec/keys.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"

static const char *const missing_choices[] = { "listwise", "mean", NULL };
static const char *const nobs_choices[] = { "heading", "column", NULL };

const char *model_file_stem(struct run *run, const char *path)
{
    const char *last = path_last(path);
    return talloc_strndup(run, last, strlen(last) - strlen(path_suffix(last)));
}

/* The names of the models that have one formula, so that <Name> can mean it. */
struct named {
    size_t count;
    const char **name, **text;
};

/* Replace each <Name> by the text of that model's formula. */
static bool expand(struct run *run, const char *text, struct place place, const struct named *named,
                   const char **expanded)
{
    const char *open = strchr(text, '<');
    if (open == NULL) {
        *expanded = text;
        return true;
    }
    const char *close = strchr(open, '>');
    if (close == NULL)
        return run_fail(run, status_at(place), place, "'<' is never closed; write <Model name>");
    const char *wanted = talloc_strndup(run, open + 1, (size_t)(close - open - 1));
    for (size_t i = 0; i < named->count; i++)
        if (strcmp(named->name[i], wanted) == 0) {
            const char *once = talloc_asprintf(run, "%.*s%s%s", (int)(open - text), text,
                                               named->text[i], close + 1);
            return expand(run, once, place, named, expanded);
        }
    return run_fail(run, status_at(place), place, "no model above is called '%s'%s", wanted,
                    text_suggestion(run, wanted, named->name, named->count));
}

static bool add_model(struct run *run, struct model_table *table, const char *name,
                      const struct yaml *node, struct named *named)
{
    const char *text = NULL;
    struct formula *formula = NULL;
    if (!yaml_expect(run, node, YAML_TEXT, "a formula")
        || !expand(run, node->text, node->place, named, &text)
        || !formula_parse(run, text, node->place, &formula))
        return false;
    table->model = run_grow(run, table->model, struct model, table->models + 1);
    table->model[table->models++] = (struct model){ name, formula };
    named->name = run_grow(run, named->name, const char *, named->count + 1);
    named->text = run_grow(run, named->text, const char *, named->count + 1);
    named->name[named->count] = name;
    named->text[named->count++] = text;
    return true;
}

static bool add_models(struct run *run, struct model_table *table, const struct yaml *map)
{
    struct named named = { 0, NULL, NULL };
    bool whole = true;
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *node = map->item[i];
        bool list = node->kind == YAML_LIST;
        for (size_t j = 0; j < (list ? node->count : 1); j++)
            if (!add_model(run, table, map->key[i], list ? node->item[j] : node, &named)) {
                whole = false;
                if (!run_go_on(run))
                    return false;
            }
    }
    if (!whole)
        return false;
    return table->models > 0
           || run_fail(run, status_at(map->place), map->place,
                       "the table has no model; add one under 'models'");
}

/* How it is to look; as the print does, where it stands beside one. */
static bool settle_style(struct run *run, const struct yaml *root, struct table_style_said *said,
                         struct model_table *table)
{
    return table_style_take_apart(run, said)
           && (table->published == NULL || table_style_check_printed(run, root, said))
           && table_style_settle(run, said, STYLE_REPORT, &table->style);
}

struct table_parts {
    const char *id, *title, *published;
    struct yaml *models;
    int missing, nobs;
    struct texts notes;
    struct inference_said said;
    struct table_style_said style;
};

const struct yaml_key table_keys[] = {
    { "id", WANT_TEXT, offsetof(struct table_parts, id), true, NULL,
      "what it is called; its last word is its name: Table A3 is A3" },
    { "title", WANT_TEXT, offsetof(struct table_parts, title), true, NULL, "what it shows" },
    { "models", WANT_MAP, offsetof(struct table_parts, models), true, NULL,
      "formulas, each by the name of its model; a list of formulas is one column of them. <Name> "
      "stands for the formula of that model" },
    { "published", WANT_TEXT, offsetof(struct table_parts, published), false, NULL,
      "the printed table to set beside it, a CSV file" },
    { "missing", WANT_CHOICE, offsetof(struct table_parts, missing), false, missing_choices,
      "predictors without a value; as the study says without it" },
    { "nobs", WANT_CHOICE, offsetof(struct table_parts, nobs), false, nobs_choices,
      "where the number of rows stands: in the heading of each model, or in a column" },
    { "notes", WANT_TEXTS, offsetof(struct table_parts, notes), false, NULL,
      "lines beneath the table" },
    INFERENCE_KEYS(struct table_parts, said),
    TABLE_STYLE_KEYS(struct table_parts, style),
    { NULL },
};

bool model_table_read(struct run *run, const char *path, struct model_table **table)
{
    struct table_parts parts = { .missing = 2,
                                 .said = INFERENCE_UNSAID,
                                 .style = TABLE_STYLE_UNSAID };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root) || !yaml_fill(run, root, "the table", table_keys, &parts))
        return false;
    inference_place(root, &parts.said);
    struct model_table *made = talloc_zero(run, struct model_table);
    const char *last = strrchr(parts.id, ' ');
    *made = (struct model_table){
        .file = path,
        .name = model_file_stem(run, path),
        .id = parts.id,
        .title = parts.title,
        .key = last == NULL ? parts.id : last + 1,
        .published = parts.published,
        .missing = parts.missing,
        .nobs = parts.nobs,
        .notes = parts.notes,
        .said = parts.said,
    };
    *table = made;
    return settle_style(run, root, &parts.style, made) && add_models(run, made, parts.models);
}
