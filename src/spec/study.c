#include "spec/study.h"

#include <glib.h>
#include <string.h>

#include "base/share.h"
#include "base/text.h"
#include "spec/keys.h"
#include "spec/study_references.h"

enum { MOST_DECIMALS = 15, EARLIEST_MAP = 2009, LATEST_MAP = 2999 };

static const char *const missing_choices[] = { "listwise", "mean", NULL };
static const char *const over_choices[] = { "kept", "all", NULL };
static const char *const what_choices[] = { "count", "range", NULL };
static const char *const row_choices[] = { "kept", "all", NULL };

struct source *study_source(const struct study *study, const char *name)
{
    for (size_t i = 0; i < study->sources; i++)
        if (strcmp(study->source[i].name, name) == 0)
            return &study->source[i];
    return NULL;
}

const struct model_table *study_table(const struct study *study, const char *name)
{
    for (size_t i = 0; i < study->tables; i++)
        if (strcmp(study->table[i]->key, name) == 0 || strcmp(study->table[i]->id, name) == 0
            || strcmp(study->table[i]->name, name) == 0)
            return study->table[i];
    return NULL;
}

bool study_need_table(struct run *run, const struct study *study, const char *name,
                      struct place place, const struct model_table **table)
{
    const char **names = run_array(run, const char *, study->tables + 1);
    for (size_t i = 0; i < study->tables; i++)
        names[i] = study->table[i]->key;
    *table = study_table(study, name);
    if (*table != NULL)
        return true;
    const char *near = text_suggestion(run, name, names, study->tables);
    if (*near == '\0')
        near = talloc_asprintf(run, "; it has %s", text_list(run, names, study->tables));
    return run_fail(run, status_at(place), place, "the study has no table '%s'%s", name, near);
}

const struct curve *study_curve(const struct study *study, const char *name)
{
    for (size_t i = 0; i < study->curves; i++)
        if (strcmp(study->curve[i]->id, name) == 0 || strcmp(study->curve[i]->name, name) == 0)
            return study->curve[i];
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

/* A --set assignment changes what is there; a name that it would add is a slip. */
static bool names_are_of_file(struct run *run, const struct yaml *map, const char *what)
{
    for (size_t i = 0; i < map->count; i++) {
        struct place place = map->key_place[i];
        if (place.line == 0)
            return run_fail(run, STATUS_USAGE, place, "the study has no %s '%s'%s", what,
                            map->key[i], text_suggestion(run, map->key[i], map->key, i));
    }
    return true;
}

static bool fill_sources(struct run *run, const struct yaml *map, struct study *study)
{
    if (map->count == 0)
        return run_fail(run, status_at(map->place), map->place,
                        "sources of the study must have a source");
    if (!names_are_of_file(run, map, "source"))
        return false;
    study->source = run_array(run, struct source, map->count);
    for (size_t i = 0; i < map->count; i++, study->sources++)
        if (!source_fill(run, map->key[i], map->item[i], &study->source[i])) {
            study->source[i].name = map->key[i];
            if (!run_go_on(run))
                return false;
        }
    return true;
}

static bool fill_variables(struct run *run, const struct yaml *map, struct study *study)
{
    if (!names_are_of_file(run, map, "variable"))
        return false;
    study->variable = run_array(run, struct variable, map->count);
    for (size_t i = 0; i < map->count; i++, study->variables++)
        if (!variable_fill(run, map->key[i], map->item[i], &study->variable[i])) {
            study->variable[i].name = map->key[i];
            if (!run_go_on(run))
                return false;
        }
    return true;
}

const struct yaml_key key_figure_keys[] = {
    { "label", WANT_TEXT, offsetof(struct key_figure, label), true, NULL, "what it is called" },
    { "variable", WANT_TEXT, offsetof(struct key_figure, variable), true, NULL, "what it is of" },
    { "what", WANT_CHOICE, offsetof(struct key_figure, what), true, what_choices,
      "how many authorities have a value, or the smallest and largest value" },
    { "rows", WANT_CHOICE, offsetof(struct key_figure, rows), false, row_choices,
      "of the authorities that are kept, or of all" },
    { "decimals", WANT_COUNT, offsetof(struct key_figure, decimals), false, NULL,
      "how many are printed" },
    { "unit", WANT_TEXT, offsetof(struct key_figure, unit), false, NULL, "what stands behind it" },
    { "published", WANT_TEXT, offsetof(struct key_figure, published), false, NULL,
      "the printed figure to set beside it" },
    { NULL },
};

static bool fill_key_figures(struct run *run, const struct yaml *list, struct study *study)
{
    if (list == NULL)
        return true;
    if (!yaml_expect(run, list, YAML_LIST, "key_figures"))
        return false;
    study->key_figure = run_array(run, struct key_figure, list->count);
    for (size_t i = 0; i < list->count; i++, study->key_figures++) {
        struct key_figure *figure = &study->key_figure[i];
        *figure = (struct key_figure){ .unit = "", .place = list->item[i]->place };
        if (!yaml_fill(run, list->item[i], "a key figure", key_figure_keys, figure))
            return false; /* a check goes on after the list, without the rest of it */
        if (figure->decimals > MOST_DECIMALS)
            return run_fail(run, status_at(figure->place), figure->place,
                            "a key figure prints at most %d decimals", MOST_DECIMALS);
    }
    return true;
}

/* Results are called by these names: two that are the same would lose one. */
static bool need_unique(struct run *run, const char *what, const char *name, const char *other,
                        struct place place)
{
    return strcmp(name, other) != 0
           || run_fail(run, status_at(place), place, "two %s are called '%s'; rename one", what,
                       name);
}

static bool need_another_table(struct run *run, const struct study *study,
                               const struct model_table *table, struct place place)
{
    for (size_t i = 0; i < study->tables; i++)
        if (!need_unique(run, "tables' files", table->name, study->table[i]->name, place)
            || !need_unique(run, "tables", table->key, study->table[i]->key, place))
            return false;
    return true;
}

static bool read_tables(struct run *run, const struct texts *files, struct study *study)
{
    study->table = run_array(run, struct model_table *, files->count);
    for (size_t i = 0; i < files->count; i++) {
        struct place place = files->place[i];
        struct model_table *table = NULL;
        bool read = model_table_read(run, study_path(run, study, files->text[i]), &table)
                    && need_another_table(run, study, table, place);
        if (!read && !run_go_on(run))
            return false;
        if (read)
            study->table[study->tables++] = table;
    }
    return true;
}

/* A chart of one of the study's curves draws that. */
static void settle_curve(const struct study *study, struct chart *chart)
{
    for (size_t i = 0; chart->curve != NULL && i < study->curves; i++)
        if (chart->specifications == NULL && study_curve(study, chart->curve) == study->curve[i])
            chart->specifications = study->curve[i];
}

static bool read_charts(struct run *run, const struct texts *files, struct study *study)
{
    study->chart = run_array(run, struct chart *, files->count);
    for (size_t i = 0; i < files->count; i++) {
        struct chart *chart = NULL;
        bool read = chart_read(run, study_path(run, study, files->text[i]), &chart);
        for (size_t j = 0; read && j < study->charts; j++)
            read = need_unique(run, "plots' files", chart->name, study->chart[j]->name,
                               files->place[i]);
        if (!read && !run_go_on(run))
            return false;
        if (!read)
            continue;
        settle_curve(study, chart);
        study->chart[study->charts++] = chart;
    }
    return true;
}

/* The standard errors of the study, of each table and of each plot. */
static bool settle_inference(struct run *run, const struct inference_said *said,
                             struct study *study)
{
    static const struct inference_said unsaid = INFERENCE_UNSAID;
    bool clustered;
    if (!inference_settle(run, said, &unsaid, &study->inference))
        return false;
    clustered = inference_is_clustered(study->inference.kind);
    for (size_t i = 0; i < study->tables; i++) {
        struct model_table *table = study->table[i];
        if (!inference_settle(run, said, &table->said, &table->inference))
            return false;
        clustered |= inference_is_clustered(table->inference.kind);
    }
    for (size_t i = 0; i < study->charts; i++) {
        struct chart *chart = study->chart[i];
        if (!inference_settle(run, said, &chart->said, &chart->inference))
            return false;
        clustered |= inference_is_clustered(chart->inference.kind);
    }
    return said->cluster == NULL || clustered
           || run_fail(run, status_at(said->cluster_at), said->cluster_at,
                       "cluster goes with standard_errors: CR1, CR2 or wild-cluster; say which");
}

static bool read_curves(struct run *run, const struct texts *files, struct study *study)
{
    study->curve = run_array(run, struct curve *, files->count);
    for (size_t i = 0; i < files->count; i++) {
        struct curve *curve = NULL;
        bool read = curve_read(run, study_path(run, study, files->text[i]), &curve);
        for (size_t j = 0; read && j < study->curves; j++)
            read = need_unique(run, "curves' files", curve->name, study->curve[j]->name,
                               files->place[i]);
        if (!read && !run_go_on(run))
            return false;
        if (read)
            study->curve[study->curves++] = curve;
    }
    return true;
}

/* The local authorities of England, and those that are made up. */
static bool usual_registers(struct run *run, struct texts *registers)
{
    static const char *const files[] = { "data/areas.csv", "data/made-up-areas.csv" };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = NULL;
        if (!share_find(run, files[i], &path))
            return false;
        texts_add(run, registers, path, NOWHERE);
    }
    return true;
}

struct study_parts {
    const char *title, *question, *made_up;
    struct yaml *sources, *variables, *key_figures, *vary;
    struct texts registers, keep, tables, plots, curves;
    size_t area_year;
    int missing, standardise, standardise_made_up;
    struct inference_said said;
};

const struct yaml_key study_keys[] = {
    { "title", WANT_TEXT, offsetof(struct study_parts, title), true, NULL,
      "what the study is called" },
    { "question", WANT_TEXT, offsetof(struct study_parts, question), false, NULL,
      "what it asks, in your words, for attain report" },
    { "registers", WANT_TEXTS, offsetof(struct study_parts, registers), false, NULL,
      "CSV files that say which local authorities there are; without it those that ship" },
    { "area_year", WANT_COUNT, offsetof(struct study_parts, area_year), false, NULL,
      "the map that the study lives on: that of 31 December of the year" },
    { "sources", WANT_MAP, offsetof(struct study_parts, sources), true, NULL,
      "the files, each by a name" },
    { "variables", WANT_MAP, offsetof(struct study_parts, variables), true, NULL,
      "what is made of them, each by a name that formulas use" },
    { "keep", WANT_TEXTS, offsetof(struct study_parts, keep), false, NULL,
      "an authority stays if it has a value of each of these variables" },
    { "missing", WANT_CHOICE, offsetof(struct study_parts, missing), false, missing_choices,
      "predictors without a value: the row is left out, or takes the mean of the others; for "
      "tables that do not say" },
    { "tables", WANT_TEXTS, offsetof(struct study_parts, tables), false, NULL,
      "a file for each table of models" },
    { "plots", WANT_TEXTS, offsetof(struct study_parts, plots), false, NULL,
      "a file for each chart" },
    { "curves", WANT_TEXTS, offsetof(struct study_parts, curves), false, NULL,
      "a file for each specification curve" },
    { "standardise", WANT_CHOICE, offsetof(struct study_parts, standardise), false, over_choices,
      "over whom z() in a formula standardises: the authorities that are kept, or all with a "
      "value" },
    { "standardise_made_up", WANT_CHOICE, offsetof(struct study_parts, standardise_made_up), false,
      over_choices, "the same where the data are made up" },
    { "made_up", WANT_TEXT, offsetof(struct study_parts, made_up), false, NULL,
      "a file that says what made-up values look like, for attain synthesise" },
    { "key_figures", WANT_ANY, offsetof(struct study_parts, key_figures), false, NULL,
      "a list of single numbers to set beside printed ones" },
    INFERENCE_KEYS(struct study_parts, said),
    { "vary", WANT_MAP, offsetof(struct study_parts, vary), false, NULL,
      "choices that are left open, each by a name, for attain reproduce --vary and attain report" },
    { NULL },
};

bool study_read(struct run *run, const char *path, const char *const *set, size_t sets,
                struct study **study)
{
    struct study_parts parts = { .standardise_made_up = 2, .said = INFERENCE_UNSAID };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root))
        return false;
    for (size_t i = 0; i < sets; i++)
        if (!yaml_set(run, root, set[i]))
            return false;
    if (!yaml_fill(run, root, "the study", study_keys, &parts)
        && (!run_go_on(run) || parts.sources == NULL || parts.variables == NULL
            || parts.sources->kind != YAML_MAP || parts.variables->kind != YAML_MAP))
        return false;
    if (parts.area_year > 0 && (parts.area_year < EARLIEST_MAP || parts.area_year > LATEST_MAP)) {
        struct place place = yaml_at(root, "area_year")->place;
        return run_fail(run, status_at(place), place,
                        "area_year is the year of a map of local authorities, from %d, not %zu",
                        EARLIEST_MAP, parts.area_year);
    }
    inference_place(root, &parts.said);
    struct study *made = talloc_zero(run, struct study);
    made->path = path;
    made->folder = run_adopt(run, g_path_get_dirname(path), g_free);
    made->title = parts.title;
    made->question = parts.question;
    made->registers = parts.registers;
    if (parts.registers.count == 0 && !usual_registers(run, &made->registers))
        return false;
    made->area_year = (int)parts.area_year;
    made->keep = parts.keep;
    made->missing = parts.missing;
    made->made_up = parts.made_up;
    made->standardise = parts.standardise;
    made->standardise_made_up =
        parts.standardise_made_up == 2 ? parts.standardise : parts.standardise_made_up;
    *study = made;
    bool ok =
        (fill_sources(run, parts.sources, made) || run_go_on(run))
        && (fill_variables(run, parts.variables, made) || run_go_on(run))
        && (fill_key_figures(run, parts.key_figures, made) || run_go_on(run))
        && (choices_fill(run, root, parts.vary, &made->choice, &made->choices) || run_go_on(run))
        && read_tables(run, &parts.tables, made) && read_curves(run, &parts.curves, made)
        && read_charts(run, &parts.plots, made)
        && (settle_inference(run, &parts.said, made) || run_go_on(run))
        && study_references_hold(run, made);
    return ok && (run->mistakes == NULL || run->mistakes->count == 0);
}
