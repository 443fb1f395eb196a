#include "report/provenance.h"

#include <glib.h>

#include "report/json.h"

/* A text that may not be UTF-8, as a word of the command line or a file name. */
static json_t *json_name(const char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    json_t *name = json_string(valid);
    g_free(valid);
    return name;
}

static json_t *json_input(const char *what, const struct input *input)
{
    char *file = g_path_get_basename(input->path);
    json_t *object = json_pack("{s:s, s:o, s:s, s:I, s:I}", "input", what, "file", json_name(file),
                               "sha256", input->sha256, "bytes", (json_int_t)input->bytes, "rows",
                               (json_int_t)input->records);
    g_free(file);
    return object;
}

static json_t *json_inputs(const struct panel *panel, struct published *const *published)
{
    const struct sources *sources = panel->sources;
    json_t *inputs = json_array();
    for (size_t i = 0; i < sources->count; i++)
        for (size_t f = 0; f < sources->loaded[i].inputs; f++)
            json_array_append_new(
                inputs, json_input(sources->loaded[i].source->name, sources->loaded[i].input[f]));
    for (size_t i = 0; i < sources->areas->inputs; i++)
        json_array_append_new(inputs, json_input("register", sources->areas->input[i]));
    for (size_t t = 0; t < panel->study->tables; t++)
        if (published[t] != NULL)
            json_array_append_new(inputs, json_input("printed table", published[t]->input));
    return inputs;
}

static json_t *json_absent(const struct sources *sources)
{
    json_t *absent = json_array();
    for (size_t i = 0; i < sources->count; i++)
        if (sources->loaded[i].absent)
            json_array_append_new(absent, json_string(sources->loaded[i].source->name));
    return absent;
}

static json_t *json_command(const char *const *arguments, size_t count)
{
    json_t *command = json_array();
    json_array_append_new(command, json_string("attain"));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(command, json_name(arguments[i]));
    return command;
}

const char *provenance_json(struct run *run, const struct panel *panel,
                            struct published *const *published, const char *const *arguments,
                            size_t count)
{
    return json_text(run,
                     json_pack("{s:i, s:s, s:s, s:o, s:s, s:b, s:o, s:o, s:I, s:I}",
                               "schema_version", JSON_SCHEMA_VERSION, "program", "attain",
                               "version", ATTAIN_VERSION, "command", json_command(arguments, count),
                               "study", panel->study->title, "made_up", panel->made_up, "inputs",
                               json_inputs(panel, published), "absent", json_absent(panel->sources),
                               "authorities_in_sources", (json_int_t)panel->frame->rows,
                               "authorities_kept", (json_int_t)panel->kept_rows));
}
