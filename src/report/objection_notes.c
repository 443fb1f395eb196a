#include "report/objection_notes.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/json.h"

enum { MOST_LINES = 3 };

/* "few_rows": what JSON calls a rule. */
static const char *const rule_names[OBJECTION_RULES] = {
    [OBJECTION_FEW_ROWS] = "few_rows",     [OBJECTION_ONE_ROW] = "one_row",
    [OBJECTION_VARIANCE] = "variance",     [OBJECTION_FORM] = "form",
    [OBJECTION_OUTLIER] = "outlier",       [OBJECTION_COLLINEARITY] = "collinearity",
    [OBJECTION_MISSING] = "missing",       [OBJECTION_SURVEY] = "survey",
    [OBJECTION_MANY_TESTS] = "many_tests",
};

/* "one local authority (Torbay)" */
static const char *one_told(struct run *run, const struct analysis *analysis,
                            const struct objection *o)
{
    return talloc_asprintf(run, "one %s (%s)", analysis->row_is,
                           o->row == NULL ? "not named: confidential" : o->row);
}

static const char *one_row_words(struct run *run, const struct analysis *analysis,
                                 const struct objection *o)
{
    const char *more = o->count > 1 ? talloc_asprintf(run, ", of %zu such terms", o->count) : "";
    return talloc_asprintf(run, "does %s hang on %s? %s, and %s without it%s; see --leave-one-out.",
                           o->term, one_told(run, analysis, o), number_p_phrase(run, o->before),
                           number_p_value(run, o->value), more);
}

static const char *few_rows_words(struct run *run, const struct analysis *analysis,
                                  const struct fit *fit)
{
    return talloc_asprintf(run,
                           "are %zu %s enough for %zu predictor%s? %d or more for each is the "
                           "usual least.",
                           fit->nobs, analysis->rows_are, fit->df_model,
                           fit->df_model == 1 ? "" : "s", ROWS_PER_PREDICTOR);
}

static const char *missing_words(struct run *run, const struct analysis *analysis,
                                 const struct fit *fit, const struct objection *o)
{
    return talloc_asprintf(
        run, "%s the %zu of %zu %s (%s%%) left out like the others? See --missing-data.",
        o->count == 1 ? "is" : "are", o->count, o->count + fit->nobs, analysis->rows_are,
        number_fixed(run, 100 * o->value, 0));
}

static const char *many_tests_words(struct run *run, const struct fit *fit,
                                    const struct objection *o)
{
    return talloc_asprintf(run,
                           "how many of %zu coefficients would pass by chance? At this level %s of "
                           "that many; %zu did.",
                           fit->df_model, number_fixed(run, o->value, 1), o->count);
}

const char *objection_words(struct run *run, const struct analysis *analysis, const struct fit *fit,
                            const struct objection *o)
{
    switch (o->rule) {
    case OBJECTION_FEW_ROWS:
        return few_rows_words(run, analysis, fit);
    case OBJECTION_ONE_ROW:
        return one_row_words(run, analysis, o);
    case OBJECTION_VARIANCE:
        return talloc_asprintf(run,
                               "is the variance of the errors the same everywhere? Koenker's test: "
                               "%s; see --checks, and --se HC3 does without.",
                               number_p_phrase(run, o->value));
    case OBJECTION_FORM:
        return talloc_asprintf(
            run, "is the form right: no curve, no interaction? RESET: %s; see --checks.",
            number_p_phrase(run, o->value));
    case OBJECTION_OUTLIER:
        return talloc_asprintf(run,
                               "is %s unlike the others? Its studentised residual is %s, "
                               "Bonferroni %s; see --influence.",
                               one_told(run, analysis, o), number_fixed(run, o->before, 2),
                               number_p_phrase(run, o->value));
    case OBJECTION_COLLINEARITY:
        return talloc_asprintf(run,
                               "can %s be told from the other predictors? Its variance is inflated "
                               "%s times; see --checks.",
                               o->term, number_fixed(run, o->value, 1));
    case OBJECTION_MISSING:
        return missing_words(run, analysis, fit, o);
    case OBJECTION_SURVEY:
        return talloc_asprintf(run,
                               "are the %zu %s that answered the survey like those that did not?",
                               fit->nobs, analysis->rows_are);
    default:
        return many_tests_words(run, fit, o);
    }
}

/* What nothing was found in, of what was looked at in every fit. */
static void note_none(struct run *run, struct objections *const *all, size_t fits,
                      struct table *table)
{
    static const char *const matter[OBJECTION_RULES] = {
        [OBJECTION_FEW_ROWS] = "rows for each predictor",
        [OBJECTION_ONE_ROW] = "single rows",
        [OBJECTION_VARIANCE] = "variance",
        [OBJECTION_FORM] = "form",
        [OBJECTION_OUTLIER] = "outliers",
        [OBJECTION_COLLINEARITY] = "collinearity",
        [OBJECTION_MISSING] = "missing rows",
    };
    const char *name[OBJECTION_RULES];
    size_t names = 0;
    bool rows_seen = true;
    for (enum objection_rule rule = OBJECTION_FEW_ROWS; rule < OBJECTION_RULES; rule++) {
        bool looked = matter[rule] != NULL;
        for (size_t m = 0; m < fits; m++) {
            looked = looked && all[m]->looked[rule];
            rows_seen = rows_seen && all[m]->rows_seen;
        }
        if (looked)
            name[names++] = matter[rule];
    }
    table_add_note(run, table, "No objection by rules of thumb to: %s.%s",
                   text_list(run, name, names),
                   rows_seen ? "" : " For more, in so many rows, ask: --checks.");
}

/* A sentence, and the models of which it is said: " of (1) and (2)". */
struct line {
    const char *words;
    const char **model;
    size_t models;
};

static void line_say(struct run *run, struct line *line, size_t *lines, const char *words,
                     const char *model)
{
    size_t at = 0;
    while (at < *lines && strcmp(line[at].words, words) != 0)
        at++;
    if (at == *lines)
        line[(*lines)++] = (struct line){ .words = words };
    line[at].model = run_grow(run, line[at].model, const char *, line[at].models + 1);
    line[at].model[line[at].models++] = model;
}

/* Every objection, the gravest rule first. */
static struct line *lines_of(struct run *run, const struct analysis *analysis,
                             struct fit *const *fit, size_t fits, struct objections *const *all,
                             size_t *lines)
{
    struct line *line = run_array(run, struct line, fits * OBJECTION_RULES);
    *lines = 0;
    for (enum objection_rule rule = OBJECTION_FEW_ROWS; rule < OBJECTION_RULES; rule++)
        for (size_t m = 0; m < fits; m++)
            for (size_t i = 0; i < all[m]->count; i++)
                if (all[m]->objection[i].rule == rule)
                    line_say(run, line, lines,
                             objection_words(run, analysis, fit[m], &all[m]->objection[i]),
                             talloc_asprintf(run, "(%zu)", m + 1));
    return line;
}

void objections_note(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                     size_t fits, struct table *table)
{
    size_t lines = 0;
    struct objections **all = run_array(run, struct objections *, fits);
    for (size_t m = 0; m < fits; m++)
        all[m] = objections_to(run, analysis, fit[m]);
    const struct line *line = lines_of(run, analysis, fit, fits, all, &lines);
    if (lines == 0)
        note_none(run, all, fits, table);
    for (size_t i = 0; i < lines && i < MOST_LINES; i++) {
        const char *which =
            fits == 1
                ? ""
                : talloc_asprintf(run, " of %s", text_list(run, line[i].model, line[i].models));
        const char *more =
            i + 1 < MOST_LINES || lines == MOST_LINES
                ? ""
                : talloc_asprintf(run, " And %zu more: --format json has all.", lines - MOST_LINES);
        table_add_note(run, table, "A reviewer may ask%s: %s%s", which, line[i].words, more);
    }
}

json_t *objections_json(struct run *run, const struct analysis *analysis, const struct fit *fit)
{
    json_t *array = json_array();
    struct objections *all = objections_to(run, analysis, fit);
    for (size_t i = 0; i < all->count; i++) {
        const struct objection *o = &all->objection[i];
        json_t *object = json_pack("{s:s, s:s}", "rule", rule_names[o->rule], "text",
                                   objection_words(run, analysis, fit, o));
        json_object_set_new(object, "term", o->term == NULL ? json_null() : json_string(o->term));
        json_object_set_new(object, "row", o->row == NULL ? json_null() : json_name(o->row));
        json_array_append_new(array, object);
    }
    return array;
}
