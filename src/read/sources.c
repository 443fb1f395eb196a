#include "read/sources.h"

#include "base/number.h"
#include "base/path.h"
#include "read/asking.h"
#include "read/dictionary.h"
#include "read/record.h"

static void tell(struct run *run, const struct sources *sources, const struct source *source,
                 enum ledger_kind kind, size_t count, struct place place, const char *what)
{
    if (count > 0)
        ledger_tell(run, sources->ledger, kind, source->name, place, count, what);
}

/* What was passed over in a file, and what is odd in it. */
static void tell_passed(struct run *run, const struct sources *sources, const struct source *source,
                        const struct input *input)
{
    const struct place file = { input->path, 0, 0 };
    const struct place twice = { input->path, input->twice_line, 0 };
    tell(run, sources, source, LEDGER_PASSED, input->preamble, file, "rows above the header");
    tell(run, sources, source, LEDGER_PASSED, input->blank_records, file, "rows without content");
    tell(run, sources, source, LEDGER_PASSED, input->blank_columns, file,
         "columns without heading and content");
    tell(run, sources, source, LEDGER_WARNING, input->twice_decoded, twice,
         "cells that look as if they had been decoded twice, as '\u00C2\u00A3' for '\u00A3'");
    if (input->twice_decoded > 0)
        run_say(run,
                "%s:%zu: this cell looks as if it had been decoded twice (%zu such); save the file "
                "again where it was made, as 'CSV UTF-8'",
                input->path, input->twice_line, input->twice_decoded);
}

/* A key that no heading told. */
static void tell_key(struct run *run, const struct sources *sources, const struct source *source,
                     const struct csv_file *file, const struct recognised *recognised)
{
    const struct csv_record *header = &file->record[recognised->header];
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS && recognised->key.by_content; key++) {
        const size_t column = recognised->key.column[key];
        if (column != 0)
            tell(run, sources, source, LEDGER_READ, 1,
                 (struct place){ file->input->path, header->line, column },
                 talloc_asprintf(run,
                                 "the column '%s' says the local authority, for what stands in it",
                                 record_text(run, header, column)));
    }
}

/* What the recognition says of a file, for the ledger and, where nobody said it, aloud. */
static void tell_file(struct run *run, const struct sources *sources, const struct source *source,
                      const struct input *input, enum layout layout)
{
    const char *packed = input->compressed ? ", compressed" : "";
    /* A source without a title is called as its first file, and the others as they are. */
    bool other = source->file.count > 1 && source->title == source->file.text[0];
    const char *title = other ? path_last(input->path) : source->title;
    const char *what = talloc_asprintf(run, "%s: %s, %s records, %s%s", title, layout_title(layout),
                                       number_count(run, input->records), input->encoding, packed);
    ledger_tell(run, sources->ledger, LEDGER_READ, source->name,
                (struct place){ input->path, 0, 0 }, input->records, what);
    tell_passed(run, sources, source, input);
    if (source->layout == LAYOUT_ANY)
        run_say(run, "%s is read as %s", input->path, layout_title(layout));
}

static void add_input(struct run *run, struct loaded *loaded, const struct input *input)
{
    loaded->input = run_grow(run, loaded->input, const struct input *, loaded->inputs + 1);
    loaded->input[loaded->inputs++] = input;
}

/* What the measures are called, before the first file says any value. */
static bool read_dictionary(struct run *run, const struct sources *sources, struct loaded *loaded)
{
    const struct observer observer = measures_observer(loaded->measures);
    const struct input *input = NULL;
    if (loaded->source->dictionary == NULL)
        return true;
    if (!dictionary_read(run, loaded->dictionary, loaded->source, &observer, sources->ledger,
                         &input))
        return false;
    add_input(run, loaded, input);
    return true;
}

static bool read_measures(struct run *run, const struct sources *sources, struct loaded *loaded,
                          struct csv_file *file, const struct recognised *recognised, size_t at)
{
    struct measures *measures = loaded->measures;
    if (measures == NULL) {
        measures = loaded->measures =
            measures_of(run, sources->study, loaded->source, sources->areas);
        if (!read_dictionary(run, sources, loaded))
            return false;
    }
    measures->path[at] = file->input->path;
    measures->ledger = sources->ledger;
    measures->file = (unsigned)at;
    measures->layout = recognised->layout;
    measures->dialect = dialect_of(loaded->source, recognised->layout);
    measures->decimal = decimal_of(loaded->source, file);
    struct walk walk = { .source = loaded->source,
                         .recognised = recognised,
                         .file = (unsigned)at,
                         .areas = sources->areas,
                         .ledger = sources->ledger,
                         .observer = measures_observer(measures),
                         .seen = loaded->seen };
    if (!walker_of(recognised->layout)(run, file, &walk))
        return false;
    for (size_t outcome = 0; outcome < AREA_OUTCOMES; outcome++)
        tell(run, sources, loaded->source, LEDGER_LEFT, walk.left[outcome],
             (struct place){ file->input->path, 0, 0 },
             talloc_asprintf(run, "rows of %s", area_outcome_name((enum area_outcome)outcome)));
    if (walk.beside != NULL)
        add_input(run, loaded, walk.beside);
    return true;
}

static bool read_columns(struct run *run, const struct sources *sources, struct loaded *loaded,
                         struct csv_file *file, const struct recognised *recognised, size_t awaited)
{
    if (loaded->grid == NULL) {
        loaded->grid = grid_new(run, loaded->source);
        if (!loaded->source->given)
            loaded->grid->remedy =
                talloc_asprintf(run, "'missing' of the source '%s':", loaded->source->name);
    }
    size_t count = 0;
    loaded->grid->awaited = awaited;
    const struct asked *asked = asked_of_source(run, sources->study, loaded->source, &count);
    return grid_read(run, file, recognised, asked, count, sources->ledger, loaded->grid);
}

/* A dictionary has no values, and a table that says no authority cannot be joined. */
static bool is_of_use(struct run *run, const struct loaded *loaded, const char *path,
                      const struct recognised *recognised, bool measures)
{
    if (recognised->layout == LAYOUT_LAIT_DICTIONARY)
        return run_fail(
            run, STATUS_UNSUPPORTED, loaded->source->place,
            "%s is %s, and has no values; name it as 'dictionary' of the source that has "
            "them",
            path, layout_title(recognised->layout));
    return measures || key_is_found(&recognised->key) || layout_keyless(run, path, loaded->source);
}

static bool read_file(struct run *run, const struct sources *sources, struct loaded *loaded,
                      size_t at, size_t files)
{
    const struct source *source = loaded->source;
    const struct csv_form form = { source_separator(source), source->header_row };
    struct csv_file *file = NULL;
    struct recognised recognised;
    bool measures = false;
    if (!csv_open(run, loaded->path[at], &form, &file)
        || !layout_recognise(run, file, source, sources->areas, &recognised)
        || !asks_measures(run, sources->study, source, loaded->path[at], recognised.layout,
                          &measures)
        || !is_of_use(run, loaded, loaded->path[at], &recognised, measures))
        return false;
    loaded->layout = recognised.layout;
    if (!(measures ? read_measures(run, sources, loaded, file, &recognised, at)
                   : read_columns(run, sources, loaded, file, &recognised, files - at - 1)))
        return false;
    add_input(run, loaded, file->input);
    tell_file(run, sources, source, file->input, recognised.layout);
    tell_key(run, sources, source, file, &recognised);
    return true;
}

static bool read_source(struct run *run, const struct sources *sources, const char *data,
                        struct loaded *loaded)
{
    const struct source *source = loaded->source;
    loaded->seen = run_array(run, bool, sources->areas->count);
    size_t files = data == NULL && source->sample != NULL ? 1 : source->file.count;
    for (size_t i = 0; i < files; i++)
        if (!read_file(run, sources, loaded, i, files))
            return false;
    return loaded->measures == NULL || measures_check(run, loaded->measures);
}

bool sources_read(struct run *run, const struct study *study, const char *data,
                  struct sources **sources)
{
    struct sources *made = talloc_zero(run, struct sources);
    *sources = made;
    made->study = study;
    made->ledger = ledger_new(run);
    made->count = study->sources;
    made->loaded = run_array(run, struct loaded, made->count);
    const char **registers = run_array(run, const char *, study->registers.count);
    bool whole = true;
    for (size_t i = 0; i < study->registers.count; i++)
        registers[i] = study_path(run, study, study->registers.text[i]);
    if (!sources_find(run, made, data)
        || !areas_read(run, registers, study->registers.count, &made->areas))
        return false;
    for (size_t i = 0; i < made->count; i++)
        if (!made->loaded[i].absent && !read_source(run, made, data, &made->loaded[i])) {
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    return whole;
}

struct sources *sources_for(struct run *run, const struct sources *sources,
                            const struct study *study)
{
    struct sources *made = talloc_zero(run, struct sources);
    *made = *sources;
    made->study = study;
    made->ledger = ledger_new(run);
    return made;
}

const struct loaded *sources_of(const struct sources *sources, const struct variable *variable)
{
    for (size_t i = 0; i < sources->count; i++)
        if (variable_is_from(variable, sources->loaded[i].source))
            return &sources->loaded[i];
    return NULL;
}
