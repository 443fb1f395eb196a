#include "report/provenance.h"

#include <string.h>

#include "report/input_name.h"
#include "report/json.h"

static const char *separator_name(char separator)
{
    static const struct {
        char separator;
        const char *name;
    } names[] = { { ',', "comma" }, { ';', "semicolon" }, { '\t', "tab" }, { '|', "pipe" } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].separator == separator)
            return names[i].name;
    return "comma";
}

/* `layout` NULL: of a file beside those with values, such as a dictionary. */
static json_t *json_input(const char *what, const char *name, const char *layout,
                          const struct input *input)
{
    return json_pack("{s:s, s:o, s:s, s:I, s:I, s:s?, s:s, s:b, s:s, s:I}", "input", what, "file",
                     json_name(name), "sha256", input->sha256, "bytes", (json_int_t)input->bytes,
                     "rows", (json_int_t)input->records, "layout", layout, "encoding",
                     input->encoding, "compressed", input->compressed, "separator",
                     separator_name(input->separator), "header_line",
                     (json_int_t)input->header_line);
}

static const char *layout_of(const struct loaded *loaded, const char *path)
{
    for (size_t i = 0; i < loaded->source->file.count; i++)
        if (strcmp(loaded->path[i], path) == 0)
            return layout_names[loaded->layout];
    return NULL;
}

static json_t *json_inputs(struct run *run, const struct panel *panel,
                           struct published *const *published)
{
    const struct sources *sources = panel->sources;
    json_t *inputs = json_array();
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        for (size_t f = 0; f < loaded->inputs; f++)
            json_array_append_new(
                inputs,
                json_input(loaded->source->name, input_name(run, sources, loaded->input[f]->path),
                           layout_of(loaded, loaded->input[f]->path), loaded->input[f]));
    }
    for (size_t i = 0; i < sources->areas->inputs; i++)
        json_array_append_new(
            inputs, json_input("register", input_name(run, sources, sources->areas->input[i]->path),
                               layout_names[LAYOUT_PLAIN], sources->areas->input[i]));
    for (size_t t = 0; t < panel->study->tables; t++)
        if (published[t] != NULL)
            json_array_append_new(inputs,
                                  json_input("printed table",
                                             input_name(run, sources, published[t]->input->path),
                                             layout_names[LAYOUT_PLAIN], published[t]->input));
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

static json_t *json_command(struct run *run, const char *const *arguments, size_t count)
{
    json_t *command = json_array();
    json_array_append_new(command, json_string("attain"));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(command, json_name(input_word(run, arguments[i])));
    return command;
}

const char *provenance_json(struct run *run, const struct panel *panel,
                            struct published *const *published, const char *const *arguments,
                            size_t count)
{
    return json_text(
        run, json_pack("{s:i, s:s, s:s, s:o, s:s, s:b, s:o, s:o, s:I, s:I}", "schema_version",
                       JSON_SCHEMA_VERSION, "program", "attain", "version", ATTAIN_VERSION,
                       "command", json_command(run, arguments, count), "study", panel->study->title,
                       "made_up", panel->made_up, "inputs", json_inputs(run, panel, published),
                       "absent", json_absent(panel->sources), "authorities_in_sources",
                       (json_int_t)panel->frame->rows, "authorities_kept",
                       (json_int_t)panel->kept_rows));
}
