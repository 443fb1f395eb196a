#include "report/provenance.h"

#include <glib.h>

#include "report/json.h"

static json_t *json_source(const struct loaded *loaded)
{
    char *name = g_path_get_basename(loaded->path);
    json_t *object = json_pack("{s:s, s:s, s:s, s:b}", "source", loaded->source->name, "title",
                               loaded->source->title, "file", name, "absent", loaded->absent);
    g_free(name);
    if (loaded->input != NULL) {
        json_object_set_new(object, "sha256", json_string(loaded->input->sha256));
        json_object_set_new(object, "bytes", json_integer((json_int_t)loaded->input->bytes));
        json_object_set_new(object, "rows", json_integer((json_int_t)loaded->input->records));
    }
    return object;
}

const char *provenance_json(struct run *run, const struct panel *panel,
                            const char *const *arguments, size_t count)
{
    json_t *command = json_array(), *inputs = json_array();
    json_array_append_new(command, json_string("attain"));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(command, json_string(arguments[i]));
    for (size_t i = 0; i < panel->sources->count; i++)
        json_array_append_new(inputs, json_source(&panel->sources->loaded[i]));
    return json_text(
        run, json_pack("{s:i, s:s, s:s, s:o, s:s, s:b, s:o, s:I, s:I}", "schema_version",
                       JSON_SCHEMA_VERSION, "program", "attain", "version", ATTAIN_VERSION,
                       "command", command, "study", panel->study->title, "made_up", panel->made_up,
                       "inputs", inputs, "authorities_in_sources", (json_int_t)panel->frame->rows,
                       "authorities_kept", (json_int_t)panel->kept_rows));
}
