#include "command/joined_files.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/command.h"
#include "read/layout.h"
#include "read/record.h"

/* The headings of all files. */
struct headings {
    size_t count;
    const char **name;
};

/* Take the headings of a file in; `from` is where its own begin. */
static size_t headings_take(struct run *run, const struct csv_record *header,
                            struct headings *headings)
{
    size_t from = headings->count;
    headings->name = run_grow(run, headings->name, const char *, from + header->cells);
    for (size_t i = 0; i < header->cells; i++)
        headings->name[headings->count++] = record_text(run, header, i + 1);
    return from;
}

static bool has_column(const struct headings *headings, size_t from, const char *column)
{
    for (size_t i = from; i < headings->count; i++)
        if (strcmp(headings->name[i], column) == 0)
            return true;
    return false;
}

/* A column that neither the study nor a file has, where a heading is like it; what is like a
 * variable of the study is told by the formula. */
static bool check_columns(struct run *run, const struct joined_files *joined,
                          const struct headings *headings, const struct study *study)
{
    for (size_t i = 0; i < joined->needed; i++) {
        const char *near = text_suggestion(run, joined->column[i], headings->name, headings->count);
        if (study_variable(study, joined->column[i]) == NULL && *near != '\0')
            return run_fail(run, STATUS_UNSUPPORTED, joined->place[i],
                            "no file has a column '%s'%s", joined->column[i], near);
    }
    return true;
}

static void variable_add(struct run *run, struct study *study, const char *name,
                         const struct source *source)
{
    study->variable = run_grow(run, study->variable, struct variable, study->variables + 1);
    study->variable[study->variables++] = (struct variable){ .name = name,
                                                             .label = name,
                                                             .unit = "",
                                                             .place = source->place,
                                                             .from = source->name,
                                                             .column = name,
                                                             .at_least = 1,
                                                             .divide_by = 1 };
}

static bool column_add(struct run *run, struct study *study, const char *name, size_t files,
                       const struct source *source)
{
    const struct variable *variable = study_variable(study, name);
    if (variable == NULL) {
        variable_add(run, study, name, source);
        return true;
    }
    for (size_t i = 0; i < files; i++) {
        const struct source *other = &study->source[study->sources - 1 - i];
        if (other != source && variable->from != NULL && strcmp(variable->from, other->name) == 0)
            return run_fail(run, STATUS_UNSUPPORTED, source->place,
                            "has a column '%s', and so has %s; give one of them another name", name,
                            other->file.text[0]);
    }
    return true;
}

bool joined_file_source(struct run *run, const struct table_options *options, const char *path,
                        size_t index, struct source *source)
{
    const struct place place = { path, 0, 0 };
    if (!table_source(run, options, source))
        return false;
    source->name = talloc_asprintf(run, "file %zu", index + 1);
    source->title = path_last(path);
    source->place = place;
    source->given = true;
    texts_add(run, &source->file, path, place);
    return true;
}

static bool file_add(struct run *run, const struct joined_files *joined, size_t index,
                     struct headings *headings, struct study *study)
{
    const char *path = joined->path[index];
    struct source *source = &study->source[study->sources++];
    if (!joined_file_source(run, joined->options, path, index, source))
        return false;
    if (strcmp(path, "-") == 0 && study->sources == 1 && joined->files == 1)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "rows of standard input cannot be joined by local authority, as it is read "
                        "twice; give a file");
    if (strcmp(path, "-") == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "standard input can be the one table, and no other beside it; give a file");
    struct csv_file *file = NULL;
    struct recognised recognised;
    const struct csv_form form = { source_separator(source), source->header_row };
    if (!csv_open(run, path, &form, &file)
        || !layout_recognise(run, file, source, NULL, &recognised))
        return false;
    size_t from = headings_take(run, &file->record[recognised.header], headings);
    for (size_t i = 0; i < joined->count; i++)
        if (has_column(headings, from, joined->column[i])
            && !column_add(run, study, joined->column[i], index + 1, source))
            return false;
    return true;
}

bool joined_files_add(struct run *run, const struct joined_files *joined, struct study *study)
{
    size_t total = study->sources + joined->files;
    struct source *all = run_array(run, struct source, total);
    if (study->sources > 0)
        memcpy(all, study->source, study->sources * sizeof *all);
    study->source = all;
    struct headings headings = { 0, NULL };
    for (size_t i = 0; i < joined->files; i++)
        if (!file_add(run, joined, i, &headings, study))
            return false;
    return check_columns(run, joined, &headings, study);
}

bool joined_files_study(struct run *run, const struct joined_files *joined, struct study **study)
{
    static const char *const registers[] = { "data/areas.csv", "data/made-up-areas.csv" };
    struct study *made = talloc_zero(run, struct study);
    made->path = text_list(run, joined->path, joined->files); /* for messages: no file holds it */
    made->folder = ".";
    made->title = "Files joined by local authority";
    for (size_t i = 0; i < sizeof registers / sizeof *registers; i++) {
        const char *path = NULL;
        if (!share_find(run, registers[i], &path))
            return false;
        texts_add(run, &made->registers, path, NOWHERE);
    }
    *study = made;
    return joined_files_add(run, joined, made);
}
