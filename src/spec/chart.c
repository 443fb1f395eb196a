#include "spec/chart.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "spec/keys.h"
#include "spec/model.h"

const char *const chart_kind_names[] = {
    [CHART_SCATTER] = "scatter",
    [CHART_COEFFICIENTS] = "coefficients",
    [CHART_FOREST] = "forest",
    [CHART_LEAVE_ONE_OUT] = "leave-one-out",
    [CHART_ADDED_VARIABLE] = "added-variable",
    [CHART_COMPONENT_RESIDUAL] = "component-residual",
    [CHART_DIAGNOSTICS] = "diagnostics",
    [CHART_CURVE] = "curve",
    [CHART_CORRELATION] = "correlation",
    [CHART_DISTRIBUTION] = "distribution",
    [CHART_TILE_MAP] = "tile-map",
    [CHART_TABLE] = "table",
    [CHART_KINDS] = NULL,
};

const char *const chart_row_names[] = { "kept", "all", NULL };
const char *const chart_sort_names[] = { "none", "estimate", "abs", "p", NULL };
const char *const chart_method_names[] = { "pearson", "spearman", NULL };
static const char *const no_yes[] = { "no", "yes", NULL };
const char *const chart_layer_names[] = { "band", "prediction", "line", "point",
                                          "rug",  "histogram",  NULL };
enum { LAYERS = sizeof chart_layer_names / sizeof *chart_layer_names - 1 };

/* The keys that only some kinds have, and which. */
#define OF(kind) (1u << (kind))
#define WITH_TERMS (OF(CHART_COEFFICIENTS) | OF(CHART_FOREST))
#define ONE_MODEL                                                                                  \
    (OF(CHART_ADDED_VARIABLE) | OF(CHART_COMPONENT_RESIDUAL) | OF(CHART_DIAGNOSTICS)               \
     | OF(CHART_LEAVE_ONE_OUT))
#define WITH_MODELS (OF(CHART_COEFFICIENTS) | ONE_MODEL)
#define WITH_ROWS                                                                                  \
    (OF(CHART_SCATTER) | OF(CHART_ADDED_VARIABLE) | OF(CHART_COMPONENT_RESIDUAL)                   \
     | OF(CHART_DIAGNOSTICS) | OF(CHART_DISTRIBUTION) | OF(CHART_TILE_MAP)                         \
     | OF(CHART_LEAVE_ONE_OUT))
#define FITTED (~OF(CHART_TABLE)) /* a table is drawn as its study fits it */
static const struct {
    const char *key;
    unsigned kinds, needed; /* which have it, which must */
} only[] = {
    { "x", OF(CHART_SCATTER) | OF(CHART_DISTRIBUTION), OF(CHART_SCATTER) | OF(CHART_DISTRIBUTION) },
    { "y", OF(CHART_SCATTER), OF(CHART_SCATTER) },
    { "colour", OF(CHART_SCATTER) | OF(CHART_TILE_MAP), 0 },
    { "size", OF(CHART_SCATTER), 0 },
    { "facet", OF(CHART_SCATTER) | OF(CHART_DISTRIBUTION), 0 },
    { "layers", OF(CHART_SCATTER) | OF(CHART_DISTRIBUTION), 0 },
    { "label", WITH_ROWS, 0 },
    { "label_most", WITH_ROWS, 0 },
    { "reference", OF(CHART_SCATTER) | OF(CHART_DISTRIBUTION), 0 },
    { "models", WITH_MODELS | OF(CHART_TILE_MAP), 0 },
    { "table", WITH_MODELS | OF(CHART_FOREST) | OF(CHART_TILE_MAP) | OF(CHART_TABLE),
      OF(CHART_TABLE) },
    { "rows", FITTED, 0 },
    { "standard_errors", FITTED, 0 },
    { "cluster", FITTED, 0 },
    { "replicates", FITTED, 0 },
    { "seed", FITTED, 0 },
    { "model", WITH_MODELS | OF(CHART_TILE_MAP) | OF(CHART_CURVE), 0 },
    { "term", OF(CHART_ADDED_VARIABLE) | OF(CHART_COMPONENT_RESIDUAL) | OF(CHART_LEAVE_ONE_OUT),
      0 },
    { "group", OF(CHART_LEAVE_ONE_OUT), 0 },
    { "keep_terms", WITH_TERMS, 0 },
    { "drop_terms", WITH_TERMS, 0 },
    { "rename", WITH_TERMS | OF(CHART_CORRELATION) | OF(CHART_LEAVE_ONE_OUT), 0 },
    { "sort", OF(CHART_COEFFICIENTS) | OF(CHART_FOREST) | OF(CHART_CORRELATION), 0 },
    { "standardised", WITH_TERMS, 0 },
    { "published", OF(CHART_COEFFICIENTS), 0 },
    { "variables", OF(CHART_CORRELATION), OF(CHART_CORRELATION) },
    { "method", OF(CHART_CORRELATION), 0 },
    { "cases", OF(CHART_CORRELATION), 0 },
    { "curve", OF(CHART_CURVE), OF(CHART_CURVE) },
    { "published_nobs", OF(CHART_SCATTER), 0 },
};

/* Parts of keys that only a scatter chart has. */
static const struct {
    const char *key, *part;
} of_scatter[] = { { "x", "transform" }, { "colour", "values" } };

static bool check_parts(struct run *run, const struct yaml *root, enum chart_kind kind)
{
    for (size_t i = 0; i < sizeof of_scatter / sizeof *of_scatter && kind != CHART_SCATTER; i++) {
        const struct yaml *map = yaml_at(root, of_scatter[i].key);
        if (map == NULL || yaml_at(map, of_scatter[i].part) == NULL)
            continue;
        struct place place = yaml_place(map, of_scatter[i].part);
        return run_fail(run, status_at(place), place, "%s of a chart of kind %s has no '%s'",
                        of_scatter[i].key, chart_kind_names[kind], of_scatter[i].part);
    }
    return true;
}

static bool check_keys(struct run *run, const struct yaml *root, enum chart_kind kind)
{
    for (size_t i = 0; i < sizeof only / sizeof *only; i++) {
        struct place place = yaml_place(root, only[i].key);
        if (yaml_at(root, only[i].key) != NULL && (only[i].kinds & OF(kind)) == 0)
            return run_fail(run, status_at(place), place, "a chart of kind %s has no '%s'",
                            chart_kind_names[kind], only[i].key);
        if (yaml_at(root, only[i].key) == NULL && (only[i].needed & OF(kind)) != 0)
            return run_fail(run, status_at(place), place, "a chart of kind %s needs '%s'",
                            chart_kind_names[kind], only[i].key);
    }
    return check_parts(run, root, kind);
}

/* A tile map has one kind of colour: a variable's, or of the residuals of a model. */
static bool check_tile_map(struct run *run, const struct yaml *root)
{
    bool model = yaml_at(root, "models") != NULL || yaml_at(root, "table") != NULL;
    bool variable = yaml_at(root, "colour") != NULL;
    struct place place = variable ? yaml_place(root, "colour") : root->place;
    if (variable != model && (model || yaml_at(root, "model") == NULL))
        return true;
    return run_fail(run, status_at(place), place,
                    "a tile map is coloured by a variable (colour), or by the residuals of a model "
                    "(models, or table); give %s",
                    variable ? "one of the two" : "either");
}

/* "ln" for FACTOR_LN, and so on. */
static const char *const transform_names[] = { "none", "z", "ln", "sqrt", NULL };

#define AXIS_KEY(name, want, field, required, choices, help)                                       \
    {                                                                                              \
        name, want, offsetof(struct chart_axis, field), required, choices, help                    \
    }
#define AXIS_KEYS                                                                                  \
    AXIS_KEY("variable", WANT_TEXT, variable, true, NULL, "the column, by its name"),              \
        AXIS_KEY("title", WANT_TEXT, title, false, NULL,                                           \
                 "what it is called; its label without it")
const struct yaml_key axis_keys[] = { AXIS_KEYS, { NULL } };
const struct yaml_key place_keys[] = {
    AXIS_KEYS,
    AXIS_KEY("transform", WANT_CHOICE, transform, false, transform_names,
             "of a scatter: what becomes of the values"),
    { NULL },
};
const struct yaml_key colour_keys[] = {
    AXIS_KEYS,
    AXIS_KEY("values", WANT_TEXTS, values, false, NULL,
             "of a scatter: these values in colour, the rest in grey"),
    { NULL },
};

static bool fill_axis(struct run *run, const struct yaml *map, const char *what,
                      struct chart_axis *axis)
{
    if (map == NULL)
        return true;
    axis->place = map->place;
    bool is_place = strcmp(what, "x") == 0 || strcmp(what, "y") == 0;
    return yaml_fill(run, map, what,
                     is_place                      ? place_keys
                     : strcmp(what, "colour") == 0 ? colour_keys
                                                   : axis_keys,
                     axis);
}

const char *chart_axis_text(struct run *run, const struct chart_axis *axis)
{
    return factor_new(run, axis->variable, (enum factor_function)axis->transform, 1).text;
}

static bool fill_layers(struct run *run, const struct yaml *root, const struct texts *layers,
                        struct chart *chart)
{
    struct place place = yaml_place(root, "layers");
    if (yaml_at(root, "layers") != NULL && layers->count == 0)
        return run_fail(run, status_at(place), place,
                        "layers names none; name some of %s, or leave the key out",
                        text_list(run, chart_layer_names, LAYERS));
    for (size_t i = 0; i < layers->count; i++) {
        size_t at = 0;
        while (at < LAYERS && strcmp(chart_layer_names[at], layers->text[i]) != 0)
            at++;
        if (at == LAYERS)
            return run_fail(run, status_at(layers->place[i]), layers->place[i],
                            "no layer '%s'; the layers are: %s", layers->text[i],
                            text_list(run, chart_layer_names, LAYERS));
        chart->layers |= 1u << at;
    }
    return true;
}

static const char *const axis_names[] = { "x", "y", NULL };

struct reference_parts {
    int axis;
    double value;
    const char *label;
};

const struct yaml_key reference_keys[] = {
    { "axis", WANT_CHOICE, offsetof(struct reference_parts, axis), true, axis_names,
      "across which axis it stands" },
    { "value", WANT_NUMBER, offsetof(struct reference_parts, value), true, NULL, "at which value" },
    { "label", WANT_TEXT, offsetof(struct reference_parts, label), false, NULL,
      "what stands beside it" },
    { NULL },
};

static bool fill_reference(struct run *run, const struct yaml *map,
                           struct chart_reference *reference)
{
    struct reference_parts parts = { .label = NULL };
    if (!yaml_expect(run, map, YAML_MAP, "a reference")
        || !yaml_fill(run, map, "a reference", reference_keys, &parts))
        return false;
    *reference = (struct chart_reference){ .axis = parts.axis == 0 ? 'x' : 'y',
                                           .value = parts.value,
                                           .label = parts.label,
                                           .place = map->place };
    return true;
}

static bool fill_references(struct run *run, const struct yaml *list, struct chart *chart)
{
    if (list == NULL)
        return true;
    if (!yaml_expect(run, list, YAML_LIST, "reference"))
        return false;
    chart->reference = run_array(run, struct chart_reference, list->count);
    for (; chart->references < list->count; chart->references++)
        if (!fill_reference(run, list->item[chart->references],
                            &chart->reference[chart->references]))
            return false;
    return true;
}

static bool add_model(struct run *run, const char *name, const struct yaml *text,
                      struct chart *chart)
{
    chart->model = run_grow(run, chart->model, struct chart_model, chart->models + 1);
    struct chart_model *model = &chart->model[chart->models];
    model->name = name;
    if (!yaml_expect(run, text, YAML_TEXT, "a formula")
        || !formula_parse(run, text->text, text->place, &model->formula))
        return false;
    chart->models++;
    return true;
}

/* A formula, a list of them, or a map of names to formulas. */
static bool fill_models(struct run *run, const struct yaml *models, struct chart *chart)
{
    if (models == NULL)
        return true;
    if (models->kind == YAML_TEXT)
        return add_model(run, NULL, models, chart);
    for (size_t i = 0; i < models->count; i++)
        if (!add_model(run, models->kind == YAML_MAP ? models->key[i] : NULL, models->item[i],
                       chart))
            return false;
    return true;
}

static bool fill_renamed(struct run *run, const struct yaml *map, struct chart *chart)
{
    for (size_t i = 0; map != NULL && i < map->count; i++) {
        if (!yaml_expect(run, map->item[i], YAML_TEXT, "the new name of a term"))
            return false;
        texts_add(run, &chart->renamed, map->key[i], map->key_place[i]);
        chart->new_name.text =
            run_grow(run, chart->new_name.text, const char *, chart->new_name.count + 1);
        chart->new_name.text[chart->new_name.count++] = map->item[i]->text;
    }
    return true;
}

/* A curve by its file is read with the chart, and lies beside it; one by its id is a study's. */
static bool fill_curve(struct run *run, struct chart *chart)
{
    if (chart->curve == NULL || strcmp(path_suffix(chart->curve), ".yaml") != 0)
        return true;
    bool of_file = strcmp(path_suffix(chart->file), ".yaml") == 0;
    const char *path = of_file ? path_beside(run, chart->file, chart->curve) : chart->curve;
    return curve_read(run, path, &chart->specifications);
}

struct chart_parts {
    struct chart chart;
    struct yaml *x, *y, *colour, *size, *facet, *reference, *models, *rename;
    struct texts layers;
    int kind;
};

#define CHART_KEY(name, want, field, required, choices, help)                                      \
    {                                                                                              \
        name, want, offsetof(struct chart_parts, field), required, choices, help                   \
    }
const struct yaml_key chart_keys[] = {
    CHART_KEY("kind", WANT_CHOICE, kind, true, chart_kind_names, "which picture"),
    CHART_KEY("id", WANT_TEXT, chart.id, false, NULL, "what it is called: Figure 1b"),
    CHART_KEY("headline", WANT_TEXT, chart.headline, false, NULL, "what it says, in your words"),
    CHART_KEY("title", WANT_TEXT, chart.title, false, NULL,
              "what it is: what, where, when; made from labels without it"),
    CHART_KEY("alt", WANT_TEXT, chart.alt, false, NULL,
              "what the alt text begins with; the title without it"),
    CHART_KEY("note", WANT_TEXT, chart.note, false, NULL, "a line underneath"),
    CHART_KEY("source", WANT_TEXT, chart.source, false, NULL, "where the data come from"),
    CHART_KEY("rows", WANT_CHOICE, chart.rows, false, chart_row_names,
              "of a study: the authorities that it keeps, or all with the values"),
    CHART_KEY("published_nobs", WANT_COUNT, chart.published_nobs, false, NULL,
              "how many authorities the printed picture has"),
    CHART_KEY("x", WANT_MAP, x, false, NULL, "the column along the page"),
    CHART_KEY("y", WANT_MAP, y, false, NULL, "the column up the page"),
    CHART_KEY("colour", WANT_MAP, colour, false, NULL,
              "the column whose values are colours and shapes"),
    CHART_KEY("size", WANT_MAP, size, false, NULL, "the column whose values are sizes"),
    CHART_KEY("facet", WANT_MAP, facet, false, NULL, "a panel for each value of a column"),
    CHART_KEY("layers", WANT_TEXTS, layers, false, NULL,
              "what is drawn: band, prediction, line, point, rug, histogram"),
    CHART_KEY("label", WANT_TEXTS, chart.label, false, NULL,
              "local authorities, or rows, that are named"),
    CHART_KEY("label_most", WANT_COUNT, chart.label_most, false, NULL,
              "how many of the most unusual are named too"),
    CHART_KEY("reference", WANT_ANY, reference, false, NULL,
              "a list of thin lines at values of x or y"),
    CHART_KEY("models", WANT_ANY, models, false, NULL, "formulas: one, a list, or each by a name"),
    CHART_KEY("table", WANT_TEXT, chart.table, false, NULL,
              "those of a table of the study, by its name"),
    CHART_KEY("model", WANT_TEXT, chart.one_model, false, NULL,
              "of these, the one; of a curve, the specification that is marked"),
    CHART_KEY("term", WANT_TEXT, chart.term, false, NULL, "the term that is looked at"),
    CHART_KEY("group", WANT_TEXT, chart.group, false, NULL,
              "the column by whose groups rows are left out"),
    CHART_KEY("keep_terms", WANT_TEXTS, chart.keep_terms, false, NULL,
              "show only these terms, in this order; * stands for any letters"),
    CHART_KEY("drop_terms", WANT_TEXTS, chart.drop_terms, false, NULL, "do not show these terms"),
    CHART_KEY("rename", WANT_MAP, rename, false, NULL,
              "what terms are called: { z(imd): Deprivation }"),
    CHART_KEY("sort", WANT_CHOICE, chart.sort, false, chart_sort_names,
              "the order of terms: of the formula, by estimate, by size, by p"),
    CHART_KEY("standardised", WANT_CHOICE, chart.standardised, false, no_yes,
              "coefficients in standard deviations"),
    CHART_KEY("published", WANT_CHOICE, chart.published, false, no_yes,
              "beside the printed ones of the table"),
    CHART_KEY("variables", WANT_TEXTS, chart.variables, false, NULL,
              "columns that are set against each other"),
    CHART_KEY("method", WANT_CHOICE, chart.method, false, chart_method_names,
              "of correlation: of the values, or of their ranks"),
    CHART_KEY("cases", WANT_CHOICE, chart.cases, false, curve_case_names,
              "rows with every variable, or with the two"),
    CHART_KEY("curve", WANT_TEXT, chart.curve, false, NULL,
              "a specification curve of the study, or its file"),
    INFERENCE_KEYS(struct chart_parts, chart.said),
    { NULL },
};

bool chart_of_yaml(struct run *run, const struct yaml *root, const char *path, struct chart **chart)
{
    struct chart_parts parts = { .chart = { .id = "", .said = INFERENCE_UNSAID } };
    if (!yaml_fill(run, root, "the chart", chart_keys, &parts))
        return false;
    struct chart *made = talloc_zero(run, struct chart);
    *chart = made;
    *made = parts.chart;
    made->file = path;
    made->name = model_file_stem(run, path);
    made->kind = (enum chart_kind)parts.kind;
    made->place = root->place;
    made->group_place = yaml_place(root, "group");
    made->label_most_said = yaml_at(root, "label_most") != NULL;
    inference_place(root, &made->said);
    if (made->kind == CHART_SCATTER)
        made->layers = parts.layers.count == 0 ? LAYER_BAND | LAYER_LINE | LAYER_POINT : 0;
    return check_keys(run, root, made->kind)
           && (made->kind != CHART_TILE_MAP || check_tile_map(run, root))
           && fill_axis(run, parts.x, "x", &made->x) && fill_axis(run, parts.y, "y", &made->y)
           && fill_axis(run, parts.colour, "colour", &made->colour)
           && fill_axis(run, parts.size, "size", &made->size)
           && fill_axis(run, parts.facet, "facet", &made->facet)
           && fill_layers(run, root, &parts.layers, made) && fill_references(run, parts.reference, made)
           && fill_models(run, parts.models, made) && fill_renamed(run, parts.rename, made)
           && fill_curve(run, made);
}

bool chart_read(struct run *run, const char *path, struct chart **chart)
{
    struct yaml *root = NULL;
    return yaml_read(run, path, &root) && chart_of_yaml(run, root, path, chart);
}

const char *chart_new_name(const struct chart *chart, const char *name)
{
    for (size_t i = 0; i < chart->renamed.count; i++)
        if (term_text_equal(chart->renamed.text[i], name))
            return chart->new_name.text[i];
    return NULL;
}

size_t chart_label_most(const struct chart *chart, size_t usual)
{
    return chart->label_most_said ? chart->label_most : usual;
}
