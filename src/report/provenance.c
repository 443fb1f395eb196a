#include "report/provenance.h"

#include <string.h>

#include "base/number.h"
#include "fit/fitted.h"
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

struct provenance_input {
    const char *what; /* the source, "register", "printed table" */
    const char *name;
    const char *layout; /* NULL: of a file beside those with values, such as a dictionary */
    const struct input *input;
};

struct provenance_inputs {
    size_t count;
    struct provenance_input *input;
};

static void input_add(struct run *run, struct provenance_inputs *inputs,
                      const struct sources *sources, const char *what, const char *layout,
                      const struct input *input)
{
    inputs->input = run_grow(run, inputs->input, struct provenance_input, inputs->count + 1);
    inputs->input[inputs->count++] =
        (struct provenance_input){ what, input_name(run, sources, input->path), layout, input };
}

static const char *layout_of(const struct loaded *loaded, const char *path)
{
    for (size_t i = 0; i < loaded->source->file.count; i++)
        if (strcmp(loaded->path[i], path) == 0)
            return layout_names[loaded->layout];
    return NULL;
}

/* The sources, the registers, the printed tables. */
static struct provenance_inputs inputs_of(struct run *run, const struct panel *panel,
                                          struct published *const *published)
{
    const struct sources *sources = panel->sources;
    struct provenance_inputs inputs = { 0, NULL };
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        for (size_t f = 0; f < loaded->inputs; f++)
            input_add(run, &inputs, sources, loaded->source->name,
                      layout_of(loaded, loaded->input[f]->path), loaded->input[f]);
    }
    for (size_t i = 0; i < sources->areas->inputs; i++)
        input_add(run, &inputs, sources, "register", layout_names[LAYOUT_PLAIN],
                  sources->areas->input[i]);
    for (size_t t = 0; t < panel->study->tables; t++)
        if (published[t] != NULL)
            input_add(run, &inputs, sources, "printed table", layout_names[LAYOUT_PLAIN],
                      published[t]->input);
    return inputs;
}

static json_t *json_input(const struct provenance_input *said)
{
    const struct input *input = said->input;
    return json_pack("{s:s, s:o, s:s, s:I, s:I, s:s?, s:s, s:b, s:s?, s:I}", "input", said->what,
                     "file", json_name(said->name), "sha256", input->sha256, "bytes",
                     (json_int_t)input->bytes, "rows", (json_int_t)input->records, "layout",
                     said->layout, "encoding", input->encoding, "compressed", input->compressed,
                     "separator", input->program == NULL ? separator_name(input->separator) : NULL,
                     "header_line", (json_int_t)input->header_line);
}

static json_t *json_inputs(struct run *run, const struct panel *panel,
                           struct published *const *published)
{
    const struct provenance_inputs inputs = inputs_of(run, panel, published);
    json_t *array = json_array();
    for (size_t i = 0; i < inputs.count; i++)
        json_array_append_new(array, json_input(&inputs.input[i]));
    return array;
}

static json_t *json_absent(const struct sources *sources)
{
    json_t *absent = json_array();
    for (size_t i = 0; i < sources->count; i++)
        if (sources->loaded[i].absent)
            json_array_append_new(absent, json_string(sources->loaded[i].source->name));
    return absent;
}

/* The variables that are answers of a survey: a reader of panel.csv knows them by this alone. */
static json_t *json_confidential(const struct frame *frame)
{
    json_t *confidential = json_array();
    for (size_t c = 0; c < frame->columns; c++)
        if (frame->column[c].confidential)
            json_array_append_new(confidential, json_string(frame->column[c].name));
    return confidential;
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
        run,
        json_pack("{s:i, s:s, s:s, s:o, s:s, s:b, s:o, s:o, s:o, s:b, s:I, s:I}", "schema_version",
                  JSON_SCHEMA_VERSION, "program", "attain", "version", ATTAIN_VERSION, "command",
                  json_command(run, arguments, count), "study", panel->study->title, "made_up",
                  panel->made_up, "inputs", json_inputs(run, panel, published), "absent",
                  json_absent(panel->sources), "confidential", json_confidential(panel->frame),
                  "confidential_rows", fitted_offer(panel, MISSING_RULE_LISTWISE).confidential,
                  "authorities_in_sources", (json_int_t)panel->frame->rows, "authorities_kept",
                  (json_int_t)panel->kept_rows));
}

const char *provenance_command(struct run *run, const char *const *arguments, size_t count)
{
    char *text = talloc_strdup(run, "attain");
    for (size_t i = 0; i < count; i++) {
        const char *word = input_word(run, arguments[i]);
        bool plain = *word != '\0' && strpbrk(word, " \t\n\"'`$&|;<>()*?[]{}~#!\\") == NULL;
        text = talloc_asprintf_append_buffer(text, plain ? " %s" : " '%s'", word);
    }
    return text;
}

struct table *provenance_inputs_table(struct run *run, const struct panel *panel,
                                      struct published *const *published)
{
    static const char *const heading[] = { "Input", "File", "Rows", "Bytes", "SHA-256" };
    enum { WHAT, FILE_NAME, ROWS, BYTES, DIGEST, COLUMNS };
    const struct provenance_inputs inputs = inputs_of(run, panel, published);
    struct table *table = table_headed(run, "Files that were read", heading, COLUMNS);
    table->align[FILE_NAME] = table->align[DIGEST] = ALIGN_LEFT;
    for (size_t i = 0; i < inputs.count; i++) {
        const struct provenance_input *said = &inputs.input[i];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[WHAT].text = said->what;
        row->cell[FILE_NAME].text = said->name;
        row->cell[ROWS].text = number_count(run, said->input->records);
        row->cell[BYTES].text = number_count(run, said->input->bytes);
        row->cell[DIGEST].text = said->input->sha256;
    }
    return table;
}
