#include "read/names.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "read/layout.h"

/* The layouts whose rows name their measure: in which column, and where its title stands. */
static const struct {
    enum layout layout;
    const char *measure, *title;
} by_row[] = {
    { LAYOUT_LAIT, "Short Desc", "Data item" },
    { LAYOUT_LAIT_WIDE, "Short Desc", "Data item" },
    { LAYOUT_LAIT_DICTIONARY, "Measure_short", "Chart_title" },
};

struct reader {
    struct names *names;
    GHashTable *seen;      /* of the names */
    const char *last;      /* the cell of the row before, as it stands */
    size_t measure, title; /* cells, from 1; 0: there is none */
};

void names_add(struct run *run, struct names *names, const char *name, const char *about)
{
    names->name = run_grow(run, names->name, const char *, names->count + 1);
    names->about = run_grow(run, names->about, const char *, names->count + 1);
    names->name[names->count] = name;
    names->about[names->count++] = about;
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    (void)run, (void)state, (void)record;
    return true;
}

/* Rows of a measure stand together, so that most are known by the row before. */
static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct reader *reader = state;
    const struct csv_cell *cell = &record->cell[reader->measure - 1];
    if (reader->last != NULL && strcmp(reader->last, cell->text) == 0)
        return true;
    const char *name = text_trim(run, cell->text, cell->length);
    reader->last = name;
    if (*name == '\0' || !g_hash_table_add(reader->seen, (void *)(uintptr_t)name))
        return true;
    const struct csv_cell *title = reader->title == 0 ? NULL : &record->cell[reader->title - 1];
    bool titled = title != NULL && title->length > 0 && strcmp(title->text, "NA") != 0;
    names_add(run, reader->names, name, titled ? text_trim(run, title->text, title->length) : NULL);
    return true;
}

static bool read_rows(struct run *run, struct csv_file *file, size_t header, struct reader *reader)
{
    const struct csv_taker taker = { reader, take_header, take_row };
    reader->seen = g_hash_table_new(g_str_hash, g_str_equal);
    run_adopt(run, reader->seen, (void (*)(void *))g_hash_table_unref);
    return csv_walk(run, file, header, &taker);
}

bool names_read(struct run *run, const char *path, const struct source *source, struct names *names)
{
    const struct csv_form form = { source_separator(source), source->header_row };
    struct csv_file *file = NULL;
    struct recognised recognised;
    *names = (struct names){ 0, NULL, NULL };
    if (!csv_open(run, path, &form, &file)
        || !layout_recognise(run, file, source, NULL, &recognised))
        return false;
    const struct csv_record *header = &file->record[recognised.header];
    for (size_t i = 0; i < sizeof by_row / sizeof *by_row; i++)
        if (by_row[i].layout == recognised.layout) {
            struct reader reader = { .names = names,
                                     .measure = layout_heading(header, by_row[i].measure),
                                     .title = layout_heading(header, by_row[i].title) };
            return read_rows(run, file, recognised.header, &reader);
        }
    for (size_t i = 0; i < header->cells; i++) {
        const char *name = text_trim(run, header->cell[i].text, header->cell[i].length);
        if (*name != '\0')
            names_add(run, names, name, NULL);
    }
    return true;
}
