#include "read/sources.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/dictionary.h"
#include "read/key_candidate.h"

static bool is_from(const struct variable *variable, const struct source *source)
{
    return variable->from != NULL && strcmp(variable->from, source->name) == 0;
}

static const char *path_in(struct run *run, const char *folder, const char *file)
{
    if (strcmp(file, "-") == 0)
        return file;
    return run_adopt(run, g_build_filename(folder, file, NULL), g_free);
}

static void tell(struct run *run, const struct sources *sources, const struct source *source,
                 enum ledger_kind kind, size_t count, struct place place, const char *what)
{
    if (count > 0)
        ledger_add(run, sources->ledger,
                   (struct ledger_entry){ .kind = kind,
                                          .source = source->name,
                                          .area = NO_AREA,
                                          .count = count,
                                          .place = place,
                                          .what = what });
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
                                 key_cell(run, header, column)));
    }
}

/* What the recognition says of a file, for the ledger and, where nobody said it, aloud. */
static void tell_file(struct run *run, const struct sources *sources, const struct source *source,
                      const struct input *input, enum layout layout)
{
    const char *packed = input->compressed ? ", compressed" : "";
    /* A source without a title is called as its first file, and the others as they are. */
    bool other = source->file.count > 1 && source->title == source->file.text[0];
    const char *slash = strrchr(input->path, '/');
    const char *title = !other ? source->title : slash != NULL ? slash + 1 : input->path;
    const char *what = talloc_asprintf(run, "%s: %s, %s records, %s%s", title, layout_title(layout),
                                       number_count(run, input->records), input->encoding, packed);
    ledger_add(run, sources->ledger,
               (struct ledger_entry){ .kind = LEDGER_READ,
                                      .source = source->name,
                                      .area = NO_AREA,
                                      .count = input->records,
                                      .place = { input->path, 0, 0 },
                                      .what = what });
    tell_passed(run, sources, source, input);
    if (source->layout == LAYOUT_ANY)
        run_say(run, "%s is read as %s", input->path, layout_title(layout));
}

static void add_input(struct run *run, struct loaded *loaded, const struct input *input)
{
    loaded->input = run_grow(run, loaded->input, const struct input *, loaded->inputs + 1);
    loaded->input[loaded->inputs++] = input;
}

walker walker_of(enum layout layout)
{
    static const walker walkers[LAYOUTS] = {
        [LAYOUT_LAIT] = lait_walk,         [LAYOUT_LAIT_WIDE] = lait_wide_walk,
        [LAYOUT_LAIT_APP] = lait_app_walk, [LAYOUT_EES] = ees_walk,
        [LAYOUT_KEYED] = keyed_walk,
    };
    return walkers[layout];
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
    for (size_t outcome = 0; outcome < AREA_OUTCOMES; outcome++) {
        loaded->left[outcome] += walk.left[outcome];
        tell(run, sources, loaded->source, LEDGER_LEFT, walk.left[outcome],
             (struct place){ file->input->path, 0, 0 },
             talloc_asprintf(run, "rows of %s", area_outcome_name((enum area_outcome)outcome)));
    }
    if (walk.beside != NULL)
        add_input(run, loaded, walk.beside);
    return true;
}

static struct asked asked_by_one(struct run *run, const char *text, struct place place,
                                 bool question)
{
    struct texts *one = talloc_zero(run, struct texts);
    texts_add(run, one, text, place);
    return (struct asked){ one, question };
}

struct asked sources_asked(struct run *run, const struct variable *variable)
{
    static const char *const joints[] = { " - ", " - Selected Choice - ", ": " };
    if (variable->question.count == 0)
        return asked_by_one(run, variable->column, variable->place, false);
    if (variable->includes == NULL)
        return (struct asked){ &variable->question, true };
    struct texts *all = talloc_zero(run, struct texts);
    for (size_t i = 0; i < variable->question.count; i++) {
        const char *stem = variable->question.text[i];
        struct place place = variable->question.place[i];
        texts_add(run, all, stem, place);
        for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
            texts_add(run, all, talloc_asprintf(run, "%s%s%s", stem, joints[j], variable->includes),
                      place);
        texts_add(run, all, talloc_asprintf(run, "%s [%s]", stem, variable->includes), place);
    }
    return (struct asked){ all, true };
}

struct asked sources_asked_item(struct run *run, const struct ranking *ranking, size_t item)
{
    if (ranking->question.count > 0)
        return (struct asked){ &ranking->question, true };
    return asked_by_one(run, ranking->questions.text[item], ranking->questions.place[item], true);
}

/* The columns that the variables of the study ask a source for. */
static const struct asked *asked_of(struct run *run, const struct study *study,
                                    const struct source *source, size_t *count)
{
    struct asked *asked = NULL;
    *count = 0;
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (!is_from(variable, source))
            continue;
        const struct ranking *ranking =
            variable->ranking == NULL ? NULL : source_ranking(source, variable->ranking);
        size_t columns =
            ranking == NULL || ranking->question.count > 0 ? 1 : ranking->questions.count;
        asked = run_grow(run, asked, struct asked, *count + columns + 1);
        for (size_t item = 0; item < columns; item++)
            asked[(*count)++] = ranking == NULL ? sources_asked(run, variable)
                                                : sources_asked_item(run, ranking, item);
        if (variable->weight != NULL)
            asked[(*count)++] = asked_by_one(run, variable->weight, variable->place, false);
    }
    return asked == NULL ? run_array(run, struct asked, 1) : asked;
}

static bool read_columns(struct run *run, const struct sources *sources, struct loaded *loaded,
                         struct csv_file *file, const struct recognised *recognised, size_t awaited)
{
    if (loaded->grid == NULL) {
        loaded->grid = grid_new(run, loaded->source);
        loaded->grid->remedy =
            talloc_asprintf(run, "'missing' of the source '%s':", loaded->source->name);
    }
    size_t count = 0;
    loaded->grid->awaited = awaited;
    const struct asked *asked = asked_of(run, sources->study, loaded->source, &count);
    return grid_read(run, file, recognised, asked, count, sources->ledger, loaded->grid);
}

/* Measures or columns: as the layout has them; a table by authority may have either. */
static bool has_measures(struct run *run, const struct study *study, const struct loaded *loaded,
                         enum layout layout, bool *measures)
{
    const struct variable *by_measure = NULL, *by_column = NULL;
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (is_from(variable, loaded->source) && variable->measure != NULL)
            by_measure = variable;
        else if (is_from(variable, loaded->source))
            by_column = variable;
    }
    bool only_measures = layout != LAYOUT_KEYED && walker_of(layout) != NULL;
    *measures = by_measure != NULL || (only_measures && by_column == NULL);
    if (by_measure != NULL && by_column != NULL)
        return run_fail(run, status_at(by_column->place), by_column->place,
                        "source '%s' gives '%s' by a measure and '%s' by a column; name it as two "
                        "sources",
                        loaded->source->name, by_measure->name, by_column->name);
    if (only_measures && by_column != NULL)
        return run_fail(run, STATUS_UNSUPPORTED, by_column->place,
                        "%s is %s, which has measures; ask for one by 'measure' and 'periods'",
                        loaded->path[0], layout_title(layout));
    return !*measures || walker_of(layout) != NULL || layout == LAYOUT_LAIT_DICTIONARY
           || run_fail(run, STATUS_UNSUPPORTED, by_measure->place,
                       "%s is %s, which has columns; ask for one by 'column'", loaded->path[0],
                       layout_title(layout));
}

/* A dictionary has no values, and a table that says no authority cannot be joined. */
static bool is_of_use(struct run *run, const struct loaded *loaded, const char *path,
                      const struct recognised *recognised, bool measures)
{
    const size_t *column = recognised->key.column;
    struct place place = loaded->source->place;
    if (recognised->layout == LAYOUT_LAIT_DICTIONARY)
        return run_fail(
            run, STATUS_UNSUPPORTED, place,
            "%s is %s, and has no values; name it as 'dictionary' of the source that has "
            "them",
            path, layout_title(recognised->layout));
    return measures || column[AREA_NUMBER] + column[AREA_GSS_CODE] + column[AREA_NAME] > 0
           || run_fail(run, STATUS_UNSUPPORTED, place,
                       "%s has no column that says which local authority a row is of; say which "
                       "with 'key', and with 'key_is' whether it is la_number, gss_code or name",
                       path);
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
        || !has_measures(run, sources->study, loaded, recognised.layout, &measures)
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

static bool all_absent(struct run *run, const struct sources *sources, const char *data)
{
    const char **names = run_array(run, const char *, sources->count);
    for (size_t i = 0; i < sources->count; i++)
        names[i] = sources->study->source[i].file.text[0];
    return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                    "has none of the study's files: %s", text_list(run, names, sources->count));
}

static const char *path_of(struct run *run, const struct study *study, const char *data,
                           const char *file)
{
    if (data != NULL)
        return path_in(run, data, file);
    return strcmp(file, "-") == 0 ? file : study_path(run, study, file);
}

/* The paths of a source's files; a source is absent if none of its files is there, and some of
 * them alone are a failure when they are read. */
static void find_source(struct run *run, const struct study *study, const char *data,
                        struct loaded *loaded)
{
    const struct source *source = loaded->source;
    bool sample = data == NULL && source->sample != NULL;
    size_t there = 0;
    loaded->path = run_array(run, const char *, source->file.count);
    for (size_t i = 0; i < source->file.count; i++) {
        const char *file = sample ? source->sample : source->file.text[i];
        loaded->path[i] = path_of(run, study, data, file);
        there += strcmp(file, "-") == 0 || g_file_test(loaded->path[i], G_FILE_TEST_EXISTS);
    }
    loaded->absent = data != NULL && there == 0;
    if (source->dictionary != NULL)
        loaded->dictionary = path_of(run, study, data, source->dictionary);
}

static bool find_files(struct run *run, struct sources *sources, const char *data)
{
    if (data != NULL && !g_file_test(data, G_FILE_TEST_IS_DIR))
        return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                        "is not a folder with data");
    size_t absent = 0;
    for (size_t i = 0; i < sources->count; i++) {
        sources->loaded[i].source = &sources->study->source[i];
        find_source(run, sources->study, data, &sources->loaded[i]);
        absent += sources->loaded[i].absent;
    }
    return absent < sources->count || all_absent(run, sources, data);
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
    for (size_t i = 0; i < study->registers.count; i++)
        registers[i] = study_path(run, study, study->registers.text[i]);
    if (!find_files(run, made, data)
        || !areas_read(run, registers, study->registers.count, &made->areas))
        return false;
    for (size_t i = 0; i < made->count; i++)
        if (!made->loaded[i].absent && !read_source(run, made, data, &made->loaded[i]))
            return false;
    return true;
}

const struct loaded *sources_of(const struct sources *sources, const struct variable *variable)
{
    for (size_t i = 0; i < sources->count; i++)
        if (is_from(variable, sources->loaded[i].source))
            return &sources->loaded[i];
    return NULL;
}
