#include "spec/study.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

static const char *const layout_choices[] = { "lait", "keyed", "survey", NULL };
static const char *const key_choices[] = { "la_number", "gss_code", "name", NULL };
static const char *const combine_choices[] = { "mean", NULL };
static const char *const zero_choices[] = { "number", "missing", NULL };
static const char *const method_choices[] = { "paf", "ml", NULL };
static const char *const transform_choices[] = { "none", "z", "ln", NULL };
static const char *const missing_choices[] = { "listwise", "mean", NULL };
static const char *const what_choices[] = { "count", "range", NULL };
static const char *const row_choices[] = { "kept", "all", NULL };

struct source *study_source(const struct study *study, const char *name)
{
    for (size_t i = 0; i < study->sources; i++)
        if (strcmp(study->source[i].name, name) == 0)
            return &study->source[i];
    return NULL;
}

struct variable *study_variable(const struct study *study, const char *name)
{
    for (size_t i = 0; i < study->variables; i++)
        if (strcmp(study->variable[i].name, name) == 0)
            return &study->variable[i];
    return NULL;
}

const char *study_path(struct run *run, const struct study *study, const char *path)
{
    if (g_path_is_absolute(path) || strcmp(study->folder, ".") == 0)
        return path;
    char *joined = g_build_filename(study->folder, path, NULL);
    return run_adopt(run, joined, g_free);
}

static bool fill_source(struct run *run, const char *name, const struct yaml *map,
                        struct source *source)
{
    static const struct yaml_key keys[] = {
        { "file", WANT_TEXT, offsetof(struct source, file), true, NULL },
        { "sample", WANT_TEXT, offsetof(struct source, sample), false, NULL },
        { "title", WANT_TEXT, offsetof(struct source, title), false, NULL },
        { "layout", WANT_CHOICE, offsetof(struct source, layout), true, layout_choices },
        { "key", WANT_TEXT, offsetof(struct source, key), false, NULL },
        { "key_is", WANT_CHOICE, offsetof(struct source, key_is), false, key_choices },
        { "missing", WANT_TEXTS, offsetof(struct source, missing), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    *source = (struct source){ .name = name, .place = map->place };
    const char *what = talloc_asprintf(run, "source '%s'", name);
    if (!yaml_fill(run, map, what, keys, source))
        return false;
    bool keyed = source->layout != LAYOUT_LAIT;
    if (keyed && source->key == NULL)
        return run_fail(run, STATUS_MALFORMED, map->place,
                        "%s needs the key 'key': the column that says which local authority", what);
    if (source->title == NULL)
        source->title = source->file;
    return true;
}

/* How many of the five ways of making a variable are used. */
static size_t ways_of(const struct variable *variable)
{
    return (size_t)(variable->measure != NULL) + (size_t)(variable->column != NULL)
           + (size_t)(variable->ratio.count > 0) + (size_t)(variable->factor.count > 0)
           + (size_t)(variable->of != NULL);
}

static bool check_variable(struct run *run, const struct variable *variable, const char *what)
{
    struct place place = variable->place;
    if (ways_of(variable) != 1)
        return run_fail(run, STATUS_MALFORMED, place,
                        "%s needs exactly one of: measure, column, ratio, factor and of", what);
    bool sourced = variable->measure != NULL || variable->column != NULL;
    if (sourced != (variable->from != NULL))
        return run_fail(run, STATUS_MALFORMED, place,
                        "%s: 'from' names the source of a measure or column%s", what,
                        sourced ? ", and is not there" : ", and this has neither");
    if (variable->measure != NULL && variable->periods.first == 0)
        return run_fail(run, STATUS_MALFORMED, place, "%s needs 'periods', as 2017-2019", what);
    if (variable->measure == NULL && variable->periods.first != 0)
        return run_fail(run, STATUS_MALFORMED, place, "%s: 'periods' belongs to a measure", what);
    size_t periods = (size_t)(variable->periods.last - variable->periods.first + 1);
    if (variable->at_least < 1 || (variable->measure != NULL && variable->at_least > periods))
        return run_fail(run, STATUS_MALFORMED, place, "%s: at_least is %zu of %zu periods", what,
                        variable->at_least, periods);
    if (variable->ratio.count > 0 && variable->ratio.count != 2)
        return run_fail(run, STATUS_MALFORMED, place, "%s: a ratio is of two variables: [a, b]",
                        what);
    if (variable->factor.count > 0 && variable->factor.count < 3)
        return run_fail(run, STATUS_MALFORMED, place, "%s: a factor needs three variables or more",
                        what);
    if (variable->divide_by == 0)
        return run_fail(run, STATUS_MALFORMED, place, "%s: divide_by cannot be 0", what);
    return true;
}

static bool fill_variable(struct run *run, const char *name, const struct yaml *map,
                          struct variable *variable)
{
    static const struct yaml_key keys[] = {
        { "label", WANT_TEXT, offsetof(struct variable, label), false, NULL },
        { "unit", WANT_TEXT, offsetof(struct variable, unit), false, NULL },
        { "from", WANT_TEXT, offsetof(struct variable, from), false, NULL },
        { "measure", WANT_TEXT, offsetof(struct variable, measure), false, NULL },
        { "column", WANT_TEXT, offsetof(struct variable, column), false, NULL },
        { "periods", WANT_PERIODS, offsetof(struct variable, periods), false, NULL },
        { "at_least", WANT_COUNT, offsetof(struct variable, at_least), false, NULL },
        { "combine", WANT_CHOICE, offsetof(struct variable, combine), false, combine_choices },
        { "zero", WANT_CHOICE, offsetof(struct variable, zero), false, zero_choices },
        { "ratio", WANT_TEXTS, offsetof(struct variable, ratio), false, NULL },
        { "factor", WANT_TEXTS, offsetof(struct variable, factor), false, NULL },
        { "of", WANT_TEXT, offsetof(struct variable, of), false, NULL },
        { "method", WANT_CHOICE, offsetof(struct variable, method), false, method_choices },
        { "yes", WANT_TEXTS, offsetof(struct variable, yes), false, NULL },
        { "divide_by", WANT_NUMBER, offsetof(struct variable, divide_by), false, NULL },
        { "transform", WANT_CHOICE, offsetof(struct variable, transform), false,
          transform_choices },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    *variable = (struct variable){
        .name = name, .label = name, .unit = "", .place = map->place, .at_least = 1, .divide_by = 1
    };
    const char *what = talloc_asprintf(run, "variable '%s'", name);
    return yaml_fill(run, map, what, keys, variable) && check_variable(run, variable, what);
}

static bool fill_sources(struct run *run, const struct yaml *map, struct study *study)
{
    study->source = run_array(run, struct source, map->count);
    for (size_t i = 0; i < map->count; i++, study->sources++)
        if (!fill_source(run, map->key[i], map->item[i], &study->source[i]))
            return false;
    return true;
}

static bool fill_variables(struct run *run, const struct yaml *map, struct study *study)
{
    study->variable = run_array(run, struct variable, map->count);
    for (size_t i = 0; i < map->count; i++, study->variables++)
        if (!fill_variable(run, map->key[i], map->item[i], &study->variable[i]))
            return false;
    return true;
}

static bool fill_key_figures(struct run *run, const struct yaml *list, struct study *study)
{
    static const struct yaml_key keys[] = {
        { "label", WANT_TEXT, offsetof(struct key_figure, label), true, NULL },
        { "variable", WANT_TEXT, offsetof(struct key_figure, variable), true, NULL },
        { "what", WANT_CHOICE, offsetof(struct key_figure, what), true, what_choices },
        { "rows", WANT_CHOICE, offsetof(struct key_figure, rows), false, row_choices },
        { "decimals", WANT_COUNT, offsetof(struct key_figure, decimals), false, NULL },
        { "unit", WANT_TEXT, offsetof(struct key_figure, unit), false, NULL },
        { "published", WANT_TEXT, offsetof(struct key_figure, published), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    if (list == NULL)
        return true;
    if (!yaml_expect(run, list, YAML_LIST, "key_figures"))
        return false;
    study->key_figure = run_array(run, struct key_figure, list->count);
    for (size_t i = 0; i < list->count; i++, study->key_figures++) {
        struct key_figure *figure = &study->key_figure[i];
        *figure = (struct key_figure){ .unit = "", .place = list->item[i]->place };
        if (!yaml_fill(run, list->item[i], "a key figure", keys, figure))
            return false;
    }
    return true;
}

/* Every name that one part of the study uses of another must be there. */
static bool need_variable(struct run *run, const struct study *study, const char *name,
                          struct place place)
{
    if (study_variable(study, name) != NULL)
        return true;
    const char **names = run_array(run, const char *, study->variables);
    for (size_t i = 0; i < study->variables; i++)
        names[i] = study->variable[i].name;
    return run_fail(run, STATUS_MALFORMED, place, "the study has no variable '%s'%s", name,
                    text_suggestion(run, name, names, study->variables));
}

static bool need_variables(struct run *run, const struct study *study, const struct texts *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!need_variable(run, study, names->text[i], names->place[i]))
            return false;
    return true;
}

static bool need_source(struct run *run, const struct study *study, const struct variable *variable)
{
    if (variable->from == NULL)
        return true;
    const struct source *source = study_source(study, variable->from);
    if (source == NULL) {
        const char **names = run_array(run, const char *, study->sources);
        for (size_t i = 0; i < study->sources; i++)
            names[i] = study->source[i].name;
        return run_fail(run, STATUS_MALFORMED, variable->place, "the study has no source '%s'%s",
                        variable->from,
                        text_suggestion(run, variable->from, names, study->sources));
    }
    bool fits = (source->layout == LAYOUT_LAIT) == (variable->measure != NULL);
    return fits
           || run_fail(run, STATUS_MALFORMED, variable->place, "source '%s' has %s, not a %s",
                       source->name, variable->measure != NULL ? "columns" : "measures",
                       variable->measure != NULL ? "measure" : "column");
}

static bool check_references(struct run *run, const struct study *study)
{
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        bool ok =
            need_source(run, study, variable) && need_variables(run, study, &variable->ratio)
            && need_variables(run, study, &variable->factor)
            && (variable->of == NULL || need_variable(run, study, variable->of, variable->place));
        if (!ok)
            return false;
    }
    for (size_t i = 0; i < study->key_figures; i++)
        if (!need_variable(run, study, study->key_figure[i].variable, study->key_figure[i].place))
            return false;
    for (size_t i = 0; i < study->charts; i++)
        if (!need_variable(run, study, study->chart[i]->x.variable, study->chart[i]->x.place)
            || !need_variable(run, study, study->chart[i]->y.variable, study->chart[i]->y.place))
            return false;
    return need_variables(run, study, &study->keep);
}

static bool read_tables(struct run *run, const struct texts *files, struct study *study)
{
    study->table = run_array(run, struct model_table *, files->count);
    for (size_t i = 0; i < files->count; i++, study->tables++)
        if (!model_table_read(run, study_path(run, study, files->text[i]), &study->table[i]))
            return false;
    return true;
}

static bool read_charts(struct run *run, const struct texts *files, struct study *study)
{
    study->chart = run_array(run, struct chart *, files->count);
    for (size_t i = 0; i < files->count; i++, study->charts++)
        if (!chart_read(run, study_path(run, study, files->text[i]), &study->chart[i]))
            return false;
    return true;
}

bool study_read(struct run *run, const char *path, const char *const *set, size_t sets,
                struct study **study)
{
    struct parts {
        const char *title, *made_up;
        struct yaml *sources, *variables, *key_figures;
        struct texts registers, keep, tables, plots;
        int missing;
    } parts = { .title = NULL, .made_up = NULL };
    static const struct yaml_key keys[] = {
        { "title", WANT_TEXT, offsetof(struct parts, title), true, NULL },
        { "registers", WANT_TEXTS, offsetof(struct parts, registers), true, NULL },
        { "sources", WANT_MAP, offsetof(struct parts, sources), true, NULL },
        { "variables", WANT_MAP, offsetof(struct parts, variables), true, NULL },
        { "keep", WANT_TEXTS, offsetof(struct parts, keep), false, NULL },
        { "missing", WANT_CHOICE, offsetof(struct parts, missing), false, missing_choices },
        { "tables", WANT_TEXTS, offsetof(struct parts, tables), false, NULL },
        { "plots", WANT_TEXTS, offsetof(struct parts, plots), false, NULL },
        { "made_up", WANT_TEXT, offsetof(struct parts, made_up), false, NULL },
        { "key_figures", WANT_ANY, offsetof(struct parts, key_figures), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root))
        return false;
    for (size_t i = 0; i < sets; i++)
        if (!yaml_set(run, root, set[i]))
            return false;
    if (!yaml_fill(run, root, "the study", keys, &parts))
        return false;
    struct study *made = talloc_zero(run, struct study);
    made->path = path;
    made->folder = run_adopt(run, g_path_get_dirname(path), g_free);
    made->title = parts.title;
    made->registers = parts.registers;
    made->keep = parts.keep;
    made->missing = parts.missing;
    made->made_up = parts.made_up;
    *study = made;
    return fill_sources(run, parts.sources, made) && fill_variables(run, parts.variables, made)
           && fill_key_figures(run, parts.key_figures, made)
           && read_tables(run, &parts.tables, made) && read_charts(run, &parts.plots, made)
           && check_references(run, made);
}
