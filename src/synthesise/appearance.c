#include "synthesise/appearance.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

struct parts {
    struct appearance appearance;
    int values; /* 0 any, 1 whole */
    struct yaml *follows;
};

static bool read_follows(struct run *run, const struct study *study, const struct yaml *map,
                         struct appearance *appearance)
{
    double squares = 0;
    appearance->along = run_array(run, const char *, map->count);
    appearance->correlation = run_array(run, double, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const char *text = map->item[i]->kind == YAML_TEXT ? map->item[i]->text : "";
        if (study_variable(study, map->key[i]) == NULL)
            return run_fail(run, STATUS_MALFORMED, map->key_place[i],
                            "the study has no variable '%s'", map->key[i]);
        if (!number_read(text, strlen(text), &appearance->correlation[i]))
            return run_fail(run, STATUS_MALFORMED, map->item[i]->place,
                            "'%s' is not a correlation; write a number between -1 and 1", text);
        appearance->along[appearance->follows++] = map->key[i];
        squares += appearance->correlation[i] * appearance->correlation[i];
    }
    return squares < 1
           || run_fail(
               run, STATUS_MALFORMED, map->place,
               "the squares of these correlations sum to %.2f, not below 1; make them smaller",
               squares);
}

static bool read_one(struct run *run, const struct study *study, const struct yaml *map,
                     const char *name, struct appearance *appearance)
{
    static const char *const values_choices[] = { "any", "whole", NULL };
#define FIELD(name) offsetof(struct parts, appearance.name)
    static const struct yaml_key keys[] = {
        { "mean", WANT_NUMBER, FIELD(mean), false, NULL },
        { "sd", WANT_NUMBER, FIELD(sd), false, NULL },
        { "least", WANT_NUMBER, FIELD(least), false, NULL },
        { "most", WANT_NUMBER, FIELD(most), false, NULL },
        { "decimals", WANT_COUNT, FIELD(decimals), false, NULL },
        { "share", WANT_NUMBER, FIELD(share), false, NULL },
        { "loading", WANT_NUMBER, FIELD(loading), false, NULL },
        { "swing", WANT_NUMBER, FIELD(swing), false, NULL },
        { "no", WANT_TEXTS, FIELD(no), false, NULL },
        { "words", WANT_TEXT, FIELD(words), false, NULL },
        { "years", WANT_TEXT, FIELD(years), false, NULL },
        { "values", WANT_CHOICE, offsetof(struct parts, values), false, values_choices },
        { "follows", WANT_MAP, offsetof(struct parts, follows), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
#undef FIELD
    struct parts parts = { .appearance = *appearance };
    if (!yaml_fill(run, map, talloc_asprintf(run, "the look of '%s'", name), keys, &parts))
        return false;
    *appearance = parts.appearance;
    appearance->whole = parts.values == 1;
    if (!(appearance->sd > 0) || !(appearance->least < appearance->most)
        || !(appearance->share > 0 && appearance->share < 1))
        return run_fail(run, STATUS_MALFORMED, map->place,
                        "'%s' needs an sd above 0, least below most and a share between 0 and 1",
                        name);
    return parts.follows == NULL || read_follows(run, study, parts.follows, appearance);
}

static bool read_variables(struct run *run, const struct yaml *map, struct appearances *made)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct variable *variable = study_variable(made->study, map->key[i]);
        if (variable == NULL)
            return run_fail(run, STATUS_MALFORMED, map->key_place[i],
                            "the study has no variable '%s'", map->key[i]);
        if (!yaml_expect(run, map->item[i], YAML_MAP, map->key[i])
            || !read_one(run, made->study, map->item[i], map->key[i],
                         &made->appearance[variable - made->study->variable]))
            return false;
    }
    return true;
}

static bool read_sources(struct run *run, const struct yaml *map, struct appearances *made)
{
    static const struct yaml_key keys[] = {
        { "columns", WANT_TEXTS, offsetof(struct source_look, columns), true, NULL },
        { "name", WANT_TEXT, offsetof(struct source_look, name), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    for (size_t i = 0; map != NULL && i < map->count; i++) {
        const struct source *source = study_source(made->study, map->key[i]);
        if (source == NULL)
            return run_fail(run, STATUS_MALFORMED, map->key_place[i],
                            "the study has no source '%s'", map->key[i]);
        if (!yaml_fill(run, map->item[i], talloc_asprintf(run, "the look of '%s'", map->key[i]),
                       keys, &made->source[source - made->study->source]))
            return false;
    }
    return true;
}

bool appearances_read(struct run *run, const struct study *study, struct appearances **appearances)
{
    struct appearances *made = talloc_zero(run, struct appearances);
    *appearances = made;
    made->study = study;
    made->source = run_array(run, struct source_look, study->sources);
    made->appearance = run_array(run, struct appearance, study->variables);
    for (size_t v = 0; v < study->variables; v++)
        made->appearance[v] = (struct appearance){ .mean = 0,
                                                   .sd = 1,
                                                   .least = -INFINITY,
                                                   .most = INFINITY,
                                                   .share = .5,
                                                   .loading = .7,
                                                   .swing = .3 };
    if (study->made_up == NULL)
        return true;
    struct parts {
        struct yaml *variables, *sources;
    } parts = { NULL, NULL };
    static const struct yaml_key keys[] = {
        { "variables", WANT_MAP, offsetof(struct parts, variables), true, NULL },
        { "sources", WANT_MAP, offsetof(struct parts, sources), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    struct yaml *root = NULL;
    return yaml_read(run, study_path(run, study, study->made_up), &root)
           && yaml_fill(run, root, "the look of made-up data", keys, &parts)
           && read_variables(run, parts.variables, made) && read_sources(run, parts.sources, made);
}

const struct appearance *appearance_of(const struct appearances *appearances,
                                       const struct variable *variable)
{
    return &appearances->appearance[variable - appearances->study->variable];
}
