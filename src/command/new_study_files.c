/* The files of a new study, as text: the second half of new_study.h. */
#include <glib.h>
#include <string.h>

#include "command/new_study.h"
#include "spec/keys.h"

/* A text as YAML reads it back, whatever it holds. */
static const char *scalar(struct run *run, const char *text)
{
    bool plain = g_ascii_isalpha(*text);
    for (const char *at = text; *at != '\0'; at++)
        plain = plain && (g_ascii_isalnum(*at) || strchr(" _-./()'", *at) != NULL);
    if (plain && text[strlen(text) - 1] != ' ')
        return text;
    char *quoted = talloc_strdup(run, "\"");
    for (; *text != '\0'; text++)
        quoted = strchr("\"\\", *text) != NULL
                     ? talloc_asprintf_append_buffer(quoted, "\\%c", *text)
                 : (unsigned char)*text < ' '
                     ? talloc_asprintf_append_buffer(quoted, "\\x%02x", (unsigned)*text)
                     : talloc_asprintf_append_buffer(quoted, "%c", *text);
    return talloc_strdup_append_buffer(quoted, "\"");
}

/* What a key says and, of a choice, what it may be. */
static const char *key_words(struct run *run, const struct yaml_key *keys, const char *name)
{
    const struct yaml_key *key = key_of(keys, name);
    return key->want == WANT_CHOICE ? talloc_asprintf(run, "%s; %s", key->help, key_value(run, key))
                                    : key->help;
}

/* "key: value" with what the key says above it, `indent` spaces in. */
static char *key_add(struct run *run, char *text, int indent, const struct yaml_key *keys,
                     const char *key, const char *value)
{
    return talloc_asprintf_append_buffer(text, "%*s# %s\n%*s%s:%s%s\n", indent, "",
                                         key_words(run, keys, key), indent, "", key,
                                         *value == '\0' ? "" : " ", value);
}

/* The same as a remark: what may stand there and does not. */
static char *key_offer(struct run *run, char *text, int indent, const struct yaml_key *keys,
                       const char *key, const char *value)
{
    return talloc_asprintf_append_buffer(text, "%*s# %s: %s    (%s)\n", indent, "", key, value,
                                         key_words(run, keys, key));
}

/* The total of a filter, else the item that most rows have. */
static const char *usual_item(const struct filter_items *filter)
{
    size_t most = 0;
    for (size_t i = 0; i < filter->items; i++) {
        if (g_ascii_strcasecmp(filter->item[i], "Total") == 0)
            return filter->item[i];
        if (filter->rows[i] > filter->rows[most])
            most = i;
    }
    return filter->item[most];
}

static char *filters_add(struct run *run, char *text, const struct contents *contents)
{
    if (!contents->measures || contents->slices < 2)
        return text;
    text = talloc_strdup_append_buffer(
        text, "    # one item of each filter; the others are in the file\n    filters:\n");
    for (size_t i = 0; i < contents->filters; i++)
        text = talloc_asprintf_append_buffer(text, "      %s: %s\n",
                                             scalar(run, contents->filter[i].column),
                                             scalar(run, usual_item(&contents->filter[i])));
    return text;
}

static char *source_add(struct run *run, char *text, const struct new_source *source)
{
    text = talloc_asprintf_append_buffer(text, "  %s:\n", source->name);
    text = key_add(run, text, 4, source_keys, "file", scalar(run, source->file));
    if (source->sample != NULL)
        text = key_add(run, text, 4, source_keys, "sample", scalar(run, source->sample));
    text = key_add(run, text, 4, source_keys, "title", scalar(run, source->title));
    text = filters_add(run, text, source->contents);
    return key_offer(run, text, 4, source_keys, "layout", "keyed");
}

/* "yes: [Yes]", where it is a column of these. */
static char *answers_add(struct run *run, char *text, const struct new_variable *variable)
{
    const struct texts *const lists[] = { &variable->yes, &variable->no };
    static const char *const key[] = { "yes", "no" };
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            text = talloc_asprintf_append_buffer(
                text, "%s%s%s", i == 0 ? talloc_asprintf(run, "    %s: [", key[l]) : ", ",
                talloc_asprintf(run, "\"%s\"", lists[l]->text[i]),
                i + 1 == lists[l]->count ? "]\n" : "");
    return text;
}

static char *variable_add(struct run *run, char *text, const struct new_variable *variable,
                          bool first)
{
    text = talloc_asprintf_append_buffer(text, "  %s:\n", variable->name);
    if (!first) {
        text = talloc_asprintf_append_buffer(text, "    label: %s\n    from: %s\n    %s: %s\n",
                                             scalar(run, variable->label), variable->source->name,
                                             variable->measure ? "measure" : "column",
                                             scalar(run, variable->code));
        text = answers_add(run, text, variable);
        return variable->periods == NULL
                   ? text
                   : talloc_asprintf_append_buffer(text, "    periods: %s\n", variable->periods);
    }
    text = key_add(run, text, 4, variable_keys, "label", scalar(run, variable->label));
    text = key_add(run, text, 4, variable_keys, "from", variable->source->name);
    text = key_add(run, text, 4, variable_keys, variable->measure ? "measure" : "column",
                   scalar(run, variable->code));
    text = answers_add(run, text, variable);
    if (variable->periods != NULL) {
        text = key_add(run, text, 4, variable_keys, "periods", variable->periods);
        text = key_offer(run, text, 4, variable_keys, "at_least", "2");
    }
    text = key_offer(run, text, 4, variable_keys, "zero", "missing");
    return key_offer(run, text, 4, variable_keys, "transform", "z");
}

const char *new_study_yaml(struct run *run, const struct new_study *study)
{
    char *text =
        talloc_asprintf(run,
                        "# A study. A line that begins with # is a remark; take the # away "
                        "where a key is offered.\n"
                        "#     attain check %s.yaml\n"
                        "#     attain reproduce %s.yaml -o out\n\n",
                        study->name, study->name);
    text = key_add(run, text, 0, study_keys, "title", scalar(run, study->title));
    text = key_offer(run, text, 0, study_keys, "question",
                     "Is the outcome associated with the predictor?");
    text = key_offer(run, text, 0, study_keys, "registers", "[areas.csv]");
    text = talloc_asprintf_append_buffer(text, "\n# %s\nsources:\n",
                                         key_words(run, study_keys, "sources"));
    for (size_t i = 0; i < study->sources; i++)
        text = source_add(run, text, &study->source[i]);
    text = talloc_asprintf_append_buffer(text, "\n# %s\nvariables:\n",
                                         key_words(run, study_keys, "variables"));
    for (size_t i = 0; i < study->outcomes; i++)
        text = variable_add(run, text, study->outcome[i], i == 0);
    for (size_t i = 0; i < study->predictors; i++)
        text = variable_add(run, text, study->predictor[i],
                            study->predictor[i]->measure != study->outcome[0]->measure && i == 0);
    char *keep = talloc_strdup(run, "[");
    for (size_t i = 0; i < study->outcomes; i++)
        keep = talloc_asprintf_append_buffer(keep, "%s%s", i == 0 ? "" : ", ",
                                             study->outcome[i]->name);
    text = talloc_strdup_append_buffer(text, "\n");
    text = key_add(run, text, 0, study_keys, "keep", talloc_asprintf(run, "%s]", keep));
    text = key_add(run, text, 0, study_keys, "missing", "listwise");
    text = key_offer(run, text, 0, study_keys, "standard_errors", "HC3");
    text = talloc_strdup_append_buffer(text, "\n");
    text = key_add(run, text, 0, study_keys, "tables",
                   talloc_asprintf(run, "[%s-table-1.yaml]", study->name));
    return key_add(run, text, 0, study_keys, "plots",
                   talloc_asprintf(run, "[%s-figure-1.yaml]", study->name));
}

static char *models_add(char *text, const struct new_study *study)
{
    text = talloc_strdup_append_buffer(text, "  # each predictor by itself\n  individual:\n");
    for (size_t o = 0; o < study->outcomes; o++)
        for (size_t p = 0; p < study->predictors; p++)
            text = talloc_asprintf_append_buffer(text, "    - %s ~ %s\n", study->outcome[o]->name,
                                                 study->predictor[p]->name);
    if (study->predictors < 2)
        return text;
    text = talloc_strdup_append_buffer(
        text, "  # all together; also z(x), ln(x), poly(x, 2), x:w, x*w\n");
    for (size_t o = 0; o < study->outcomes; o++) {
        text = talloc_asprintf_append_buffer(text, "  Model %zu: %s ~", o + 1,
                                             study->outcome[o]->name);
        for (size_t p = 0; p < study->predictors; p++)
            text = talloc_asprintf_append_buffer(text, "%s %s", p == 0 ? "" : " +",
                                                 study->predictor[p]->name);
        text = talloc_strdup_append_buffer(text, "\n");
    }
    return text;
}

const char *new_table_yaml(struct run *run, const struct new_study *study)
{
    char *text = talloc_asprintf(run, "# A table of models of %s.yaml.\n", study->name);
    text = key_add(run, text, 0, table_keys, "id", "Table 1");
    text = key_add(
        run, text, 0, table_keys, "title",
        scalar(run, talloc_asprintf(run, "Regression models for %s", study->outcome[0]->label)));
    text = key_add(run, text, 0, table_keys, "models", "");
    text = models_add(text, study);
    text = key_offer(run, text, 0, table_keys, "style", "apa");
    return key_offer(run, text, 0, table_keys, "notes", "[What a reader must know.]");
}

static const char *axis(struct run *run, const struct new_variable *variable)
{
    return talloc_asprintf(run, "{ variable: %s, title: %s }", variable->name,
                           scalar(run, variable->label));
}

const char *new_chart_yaml(struct run *run, const struct new_study *study)
{
    const struct new_variable *x = study->predictor[0], *y = study->outcome[0];
    char *text = talloc_asprintf(run, "# A picture of %s.yaml.\n", study->name);
    text = key_add(run, text, 0, chart_keys, "kind", "scatter");
    text = key_add(run, text, 0, chart_keys, "id", "Figure 1");
    text = key_add(run, text, 0, chart_keys, "title",
                   scalar(run, talloc_asprintf(run, "%s against %s", y->label, x->label)));
    text = key_add(run, text, 0, chart_keys, "x", axis(run, x));
    text = key_add(run, text, 0, chart_keys, "y", axis(run, y));
    text = key_add(run, text, 0, chart_keys, "layers", "[band, line, point]");
    text = key_add(run, text, 0, chart_keys, "rows", "kept");
    return key_add(run, text, 0, chart_keys, "source", scalar(run, y->source->title));
}
