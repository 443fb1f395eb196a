#include "report/result_json.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/files_read.h"
#include "report/json.h"
#include "spec/source.h"

static void release_json(void *document)
{
    json_decref(document);
}

static void release_file(void *file)
{
    fclose(file);
}

/* The document of a file, which lives as long as the run. */
static bool document_read(struct run *run, const char *path, json_t **document)
{
    json_error_t error;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return run_fail(run, STATUS_UNREADABLE, (struct place){ path, 0, 0 }, "cannot be read: %s",
                        strerror(errno));
    run_adopt(run, file, release_file);
    files_read_add(run, path);
    *document = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
    if (*document == NULL)
        return run_fail(run, STATUS_MALFORMED,
                        (struct place){ path, error.line > 0 ? (size_t)error.line : 0,
                                        error.column > 0 ? (size_t)error.column : 0 },
                        "is no JSON: %s", error.text);
    run_adopt(run, *document, release_json);
    return true;
}

static const char *text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL ? "" : text;
}

static struct printed figure_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return figure_exact(json_is_number(value) ? json_number_value(value) : NAN);
}

static size_t count_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) && json_integer_value(value) >= 0
               ? (size_t)json_integer_value(value)
               : UNKNOWN_COUNT;
}

/* "ks4_attainment" of "ks4_attainment ~ imd". */
static const char *response_of(struct run *run, const char *formula)
{
    size_t length = strcspn(formula, "~");
    if (formula[length] == '\0')
        return "";
    while (length > 0 && formula[length - 1] == ' ')
        length--;
    return talloc_strndup(run, formula, length);
}

static void take_model(struct run *run, const json_t *object, const char *table,
                       struct result *result)
{
    size_t at;
    const json_t *item;
    struct result_model *model = result_add_model(run, result);
    model->table = table;
    model->formula = text_at(object, "formula");
    model->name = text_at(object, "model");
    model->outcome = text_at(object, "outcome");
    if (*model->outcome == '\0')
        model->outcome = response_of(run, model->formula);
    model->std_error_type = text_at(object, "std_error_type");
    model->nobs = count_at(object, "nobs");
    model->r_squared = figure_at(object, "r_squared");
    model->adj_r_squared = figure_at(object, "adj_r_squared");
    json_array_foreach(json_object_get(object, "coefficients"), at, item)
    {
        struct result_coefficient *coefficient = result_add_coefficient(run, model);
        coefficient->term = text_at(item, "term");
        coefficient->estimate = figure_at(item, "estimate");
        coefficient->std_error = figure_at(item, "std_error");
        coefficient->p_value = figure_at(item, "p_value");
    }
}

static void take_models(struct run *run, const json_t *object, const char *table,
                        struct result *result)
{
    size_t at;
    const json_t *item;
    json_array_foreach(json_object_get(object, "models"), at, item)
    {
        if (json_array_size(json_object_get(item, "coefficients")) > 0)
            take_model(run, item, table, result);
    }
}

/* "A3" of "Table A3", as CSV files of coefficients have it. */
static const char *key_of(const char *id)
{
    const char *space = strrchr(id, ' ');
    return space == NULL ? id : space + 1;
}

bool result_read_json(struct run *run, const char *path, struct result **result)
{
    size_t at;
    const json_t *table;
    json_t *document = NULL;
    if (!document_read(run, path, &document))
        return false;
    struct result *made = *result = result_new(run, path);
    made->made_up = json_is_true(json_object_get(document, "made_up"));
    take_models(run, document, "", made);
    json_array_foreach(json_object_get(document, "tables"), at, table)
    {
        take_models(run, table, key_of(text_at(table, "id")), made);
    }
    return made->models > 0
           || run_fail(run, STATUS_MALFORMED, (struct place){ path, 0, 0 },
                       "has no coefficients; compare what 'attain fit' or 'attain reproduce' "
                       "writes with --format json");
}

static const char *command_of(struct run *run, const json_t *words)
{
    size_t at;
    const json_t *word;
    char *text = talloc_strdup(run, "");
    json_array_foreach(words, at, word)
    {
        const char *one = json_string_value(word);
        text =
            talloc_asprintf_append_buffer(text, "%s%s", at == 0 ? "" : " ", one == NULL ? "" : one);
    }
    return text;
}

static bool is_survey(const char *layout)
{
    for (int i = 0; i < LAYOUTS; i++)
        if (strcmp(layout_names[i], layout) == 0)
            return layout_is_survey((enum layout)i);
    return false;
}

/* Which variables are answers, where the file says so: an older one does not. */
static void read_confidential(struct run *run, const json_t *document, struct result *result)
{
    size_t at;
    const json_t *name;
    const json_t *names = json_object_get(document, "confidential");
    const json_t *rows = json_object_get(document, "confidential_rows");
    if (!json_is_array(names) || !json_is_boolean(rows))
        return;
    result->confidentiality_known = true;
    result->confidential_rows = json_is_true(rows);
    result->confidential_variable = run_array(run, const char *, json_array_size(names) + 1);
    json_array_foreach(names, at, name)
    {
        if (json_is_string(name))
            result->confidential_variable[result->confidential++] =
                talloc_strdup(run, json_string_value(name));
        else
            result->confidentiality_known = false; /* nobody is named for a broken list */
    }
}

bool result_read_provenance(struct run *run, const char *path, struct result *result)
{
    size_t at;
    const json_t *input;
    json_t *document = NULL;
    if (!document_read(run, path, &document))
        return false;
    const json_t *inputs = json_object_get(document, "inputs");
    result->made_up = json_is_true(json_object_get(document, "made_up"));
    result->version = text_at(document, "version");
    result->command = command_of(run, json_object_get(document, "command"));
    read_confidential(run, document, result);
    result->input = run_array(run, struct result_input, json_array_size(inputs) + 1);
    json_array_foreach(inputs, at, input)
    {
        if (strcmp(text_at(input, "input"), "printed table") == 0)
            continue; /* decides no figure */
        result->input[result->inputs++] =
            (struct result_input){ text_at(input, "input"), text_at(input, "file"),
                                   text_at(input, "sha256"), count_at(input, "rows") };
        result->survey |= is_survey(text_at(input, "layout"));
    }
    return true;
}
