#include "command/plot_words.h"

#include <glib.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/pasted_line.h"

/* How an option's text becomes the value of a key. */
enum value { VALUE_TEXT, VALUE_LIST, VALUE_TEXTS, VALUE_FLAG };

static const struct word {
    const char *option;
    const char *key, *part; /* "x", "title": of x: { title: ... }; part NULL for the key itself */
    enum value value;
    size_t offset;
} table[] = {
    { "--title", "title", NULL, VALUE_TEXT, offsetof(struct plot_words, title) },
    { "--headline", "headline", NULL, VALUE_TEXT, offsetof(struct plot_words, headline) },
    { "--note", "note", NULL, VALUE_TEXT, offsetof(struct plot_words, note) },
    { "--source", "source", NULL, VALUE_TEXT, offsetof(struct plot_words, source) },
    { "--alt", "alt", NULL, VALUE_TEXT, offsetof(struct plot_words, alt) },
    { "--rows", "rows", NULL, VALUE_TEXT, offsetof(struct plot_words, rows) },
    { "--x-title", "x", "title", VALUE_TEXT, offsetof(struct plot_words, x_title) },
    { "--y-title", "y", "title", VALUE_TEXT, offsetof(struct plot_words, y_title) },
    { "--colour", "colour", "variable", VALUE_TEXT, offsetof(struct plot_words, colour) },
    { "--colour-values", "colour", "values", VALUE_LIST,
      offsetof(struct plot_words, colour_values) },
    { "--size", "size", "variable", VALUE_TEXT, offsetof(struct plot_words, size) },
    { "--facet", "facet", "variable", VALUE_TEXT, offsetof(struct plot_words, facet) },
    { "--layers", "layers", NULL, VALUE_LIST, offsetof(struct plot_words, layers) },
    { "--label", "label", NULL, VALUE_TEXTS, offsetof(struct plot_words, label) },
    { "--label-most", "label_most", NULL, VALUE_TEXT, offsetof(struct plot_words, label_most) },
    { "--table", "table", NULL, VALUE_TEXT, offsetof(struct plot_words, table) },
    { "--model", "model", NULL, VALUE_TEXT, offsetof(struct plot_words, model) },
    { "--term", "term", NULL, VALUE_TEXT, offsetof(struct plot_words, term) },
    { "--group", "group", NULL, VALUE_TEXT, offsetof(struct plot_words, group) },
    { "--keep-terms", "keep_terms", NULL, VALUE_LIST, offsetof(struct plot_words, keep_terms) },
    { "--drop-terms", "drop_terms", NULL, VALUE_LIST, offsetof(struct plot_words, drop_terms) },
    { "--sort", "sort", NULL, VALUE_TEXT, offsetof(struct plot_words, sort) },
    { "--method", "method", NULL, VALUE_TEXT, offsetof(struct plot_words, method) },
    { "--cases", "cases", NULL, VALUE_TEXT, offsetof(struct plot_words, cases) },
    { "--standardised", "standardised", NULL, VALUE_FLAG,
      offsetof(struct plot_words, standardised) },
    { "--published", "published", NULL, VALUE_FLAG, offsetof(struct plot_words, published) },
};

static struct yaml *text_node(struct run *run, const char *text, const char *option)
{
    return yaml_new(run, YAML_TEXT, text, (struct place){ option, 0, 0 });
}

/* "a, b, c" as a list. */
static struct yaml *list_node(struct run *run, const char *text, const char *option)
{
    struct yaml *list = yaml_new(run, YAML_LIST, NULL, (struct place){ option, 0, 0 });
    char **part = run_adopt(run, g_strsplit(text, ",", -1), (void (*)(void *))g_strfreev);
    for (size_t i = 0; part[i] != NULL; i++)
        yaml_append(run, list, text_node(run, g_strstrip(part[i]), option));
    return list;
}

static struct yaml *texts_node(struct run *run, char *const *text, const char *option)
{
    struct yaml *list = yaml_new(run, YAML_LIST, NULL, (struct place){ option, 0, 0 });
    for (size_t i = 0; text[i] != NULL; i++)
        yaml_append(run, list, text_node(run, text[i], option));
    return list;
}

/* The value that an option says; NULL where it says none. */
static struct yaml *value_node(struct run *run, const struct plot_words *words,
                               const struct word *word)
{
    const void *field = (const char *)words + word->offset;
    if (word->value == VALUE_FLAG)
        return *(const int *)field ? text_node(run, "yes", word->option) : NULL;
    const void *said = *(void *const *)field;
    if (said == NULL)
        return NULL;
    if (word->value == VALUE_TEXTS)
        return texts_node(run, said, word->option);
    return word->value == VALUE_LIST ? list_node(run, said, word->option)
                                     : text_node(run, said, word->option);
}

static void put(struct run *run, struct yaml *root, const char *key, const char *part,
                struct yaml *value)
{
    if (part == NULL) {
        yaml_put(run, root, key, value);
        return;
    }
    struct yaml *map = yaml_at(root, key);
    if (map == NULL) {
        map = yaml_new(run, YAML_MAP, NULL, value->place);
        yaml_put(run, root, key, map);
    }
    yaml_put(run, map, part, value);
}

/* "y=18.5:England" or "y=18.5". */
static bool put_references(struct run *run, char *const *text, struct yaml *root)
{
    struct place place = { "--reference", 0, 0 };
    struct yaml *list = yaml_new(run, YAML_LIST, NULL, place);
    for (size_t i = 0; text != NULL && text[i] != NULL; i++) {
        const char *sign = strchr(text[i], '=');
        if (sign == NULL)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "--reference is written as x=VALUE or y=VALUE:LABEL, not '%s'",
                            text[i]);
        struct yaml *map = yaml_new(run, YAML_MAP, NULL, place);
        const char *colon = strchr(sign, ':');
        size_t length = colon == NULL ? strlen(sign + 1) : (size_t)(colon - sign - 1);
        put(run, map, "axis", NULL,
            text_node(run, talloc_strndup(run, text[i], (size_t)(sign - text[i])), place.file));
        put(run, map, "value", NULL,
            text_node(run, talloc_strndup(run, sign + 1, length), place.file));
        if (colon != NULL)
            put(run, map, "label", NULL, text_node(run, colon + 1, place.file));
        yaml_append(run, list, map);
    }
    if (list->count > 0)
        yaml_put(run, root, "reference", list);
    return true;
}

/* "z(imd)=Deprivation". */
static bool put_renamed(struct run *run, char *const *text, struct yaml *root)
{
    for (size_t i = 0; text != NULL && text[i] != NULL; i++) {
        const char *sign = strrchr(text[i], '=');
        if (sign == NULL)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "--rename is written as TERM=NAME, not '%s'", text[i]);
        put(run, root, "rename", talloc_strndup(run, text[i], (size_t)(sign - text[i])),
            text_node(run, sign + 1, "--rename"));
    }
    return true;
}

static bool put_options(struct run *run, const struct plot_words *words, struct yaml *root)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct yaml *value = value_node(run, words, &table[i]);
        if (value != NULL)
            put(run, root, table[i].key, table[i].part, value);
    }
    return put_references(run, words->reference, root) && put_renamed(run, words->rename, root);
}

static bool put_axis(struct run *run, const char *key, const struct factor *factor,
                     struct yaml *root)
{
    static const char *const transforms[] = { "none", "z", "ln", "sqrt" };
    if (factor->function > FACTOR_SQRT)
        return run_fail(
            run, STATUS_USAGE, NOWHERE,
            "an axis of a scatter plot shows a column, or ln, sqrt or z of it, not '%s'",
            factor->text);
    put(run, root, key, "variable", text_node(run, factor->column, "formula"));
    put(run, root, key, "transform", text_node(run, transforms[factor->function], "formula"));
    return true;
}

/* A scatter plot of y ~ x is of two columns. */
static bool put_axes(struct run *run, const char *text, struct yaml *root)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, text, (struct place){ "formula", 0, 0 }, &formula))
        return false;
    if (formula->terms != 1 || formula->term[0].factors != 1 || !formula->intercept
        || term_is_every(&formula->term[0]))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a scatter plot is of one column against another, as in 'y ~ x', not '%s'",
                        formula->text);
    return put_axis(run, "y", &formula->response, root)
           && put_axis(run, "x", &formula->term[0].factor[0], root);
}

/* A correlation matrix is of columns as they are: of the formula `y ~ a + b`, of y, a and b. */
static bool put_variables(struct run *run, struct yaml *words, struct yaml *root)
{
    struct formula *formula = NULL;
    yaml_put(run, root, "variables", words);
    if (words->count != 1 || strchr(words->item[0]->text, '~') == NULL)
        return true;
    if (!formula_parse(run, words->item[0]->text, words->place, &formula))
        return false;
    struct yaml *list = yaml_new(run, YAML_LIST, NULL, words->place);
    yaml_append(run, list, text_node(run, formula->response.column, "formula"));
    for (size_t t = 0; t < formula->terms; t++) {
        const struct term *term = &formula->term[t];
        if (term->factors != 1 || term_is_every(term) || term->factor[0].function != FACTOR_PLAIN)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "a correlation matrix is of columns as they are, and '%s' is none; "
                            "name columns",
                            term->text);
        yaml_append(run, list, text_node(run, term->factor[0].column, "formula"));
    }
    yaml_put(run, root, "variables", list);
    return formula->response.function == FACTOR_PLAIN
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "a correlation matrix is of columns as they are, and '%s' is none; name "
                       "columns",
                       formula->response.text);
}

/* What the words after the kind are. */
static bool put_arguments(struct run *run, const struct request *request, enum chart_kind kind,
                          struct yaml *root)
{
    const char *const *word = request->argument + 1;
    size_t words = request->arguments - 1;
    struct yaml *list = yaml_new(run, YAML_LIST, NULL, (struct place){ "formula", 0, 0 });
    for (size_t i = 0; i < words; i++)
        yaml_append(run, list, text_node(run, word[i], "formula"));
    if (words == 0)
        return true;
    switch (kind) {
    case CHART_SCATTER:
        return put_axes(run, word[0], root);
    case CHART_CORRELATION:
        return put_variables(run, list, root);
    case CHART_DISTRIBUTION:
        put(run, root, "x", "variable", list->item[0]);
        break;
    case CHART_CURVE:
        yaml_put(run, root, "curve", list->item[0]);
        break;
    case CHART_FOREST:
    case CHART_TABLE:
        yaml_put(run, root, "table", list->item[0]);
        break;
    case CHART_TILE_MAP:
        if (strchr(word[0], '~') == NULL) {
            put(run, root, "colour", "variable", list->item[0]);
            break;
        }
        /* fall through */
    default:
        yaml_put(run, root, "models", list);
    }
    return true;
}

static bool kind_of(struct run *run, const char *name, enum chart_kind *kind)
{
    for (size_t i = 0; i < CHART_KINDS; i++)
        if (strcmp(chart_kind_names[i], name) == 0) {
            *kind = (enum chart_kind)i;
            return true;
        }
    const char *near = text_suggestion(run, name, chart_kind_names, CHART_KINDS);
    return run_fail(run, STATUS_USAGE, NOWHERE,
                    "'%s' is neither a chart file (.yaml) nor a kind of chart%s", name,
                    *near != '\0' ? near
                                  : talloc_asprintf(run, "; the kinds are %s",
                                                    text_list(run, chart_kind_names, CHART_KINDS)));
}

static bool kind_left_out(struct run *run, const struct request *request, const char *formula)
{
    const char **word = run_array(run, const char *, request->words + 1);
    word[0] = request->word[0];
    word[1] = chart_kind_names[CHART_SCATTER];
    memcpy(word + 2, request->word + 1, (request->words - 1) * sizeof *word);
    return run_fail(run, STATUS_USAGE, NOWHERE,
                    "say which kind of chart of '%s': scatter, coefficients or another; write: %s",
                    formula, pasted_line(run, word, request->words + 1));
}

bool plot_words_chart(struct run *run, const struct request *request,
                      const struct plot_words *words, struct chart **chart)
{
    const char *first = request->argument[0];
    struct yaml *root = NULL;
    if (strcmp(path_suffix(first), ".yaml") == 0) {
        return yaml_read(run, first, &root) && put_options(run, words, root)
               && chart_of_yaml(run, root, first, chart);
    }
    enum chart_kind kind = CHART_SCATTER;
    if (strchr(first, '~') != NULL)
        return kind_left_out(run, request, first);
    if (!kind_of(run, first, &kind))
        return false;
    root = yaml_new(run, YAML_MAP, NULL, (struct place){ "attain plot", 0, 0 });
    put(run, root, "kind", NULL, text_node(run, first, "attain plot"));
    return put_arguments(run, request, kind, root) && put_options(run, words, root)
           && chart_of_yaml(run, root, first, chart);
}
