#include "report/release.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

time_t release_date(void)
{
    enum { FIRST_OF_ZIP = 315532800, LAST = 2147483647 };
    const char *said = getenv("SOURCE_DATE_EPOCH");
    double seconds = 0;
    bool valid = said != NULL && number_read(said, strlen(said), &seconds)
                 && seconds >= FIRST_OF_ZIP && seconds <= LAST;
    return valid ? (time_t)seconds : FIRST_OF_ZIP;
}

static bool is_taken(const char *const *name, size_t count, const char *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (g_ascii_strcasecmp(name[i], wanted) == 0)
            return true;
    return false;
}

/* An id as a sheet's name: without the signs that none may have; NULL where it is too long. */
static const char *sheet_of_id(struct run *run, const char *id, size_t length)
{
    if (*id == '\0' || strlen(id) > length || strpbrk(id, "[]:*?/\\'") != NULL)
        return NULL;
    return talloc_strdup(run, id);
}

const char **release_sheet_names(struct run *run, const struct document *document, size_t length)
{
    static const char *const reserved[] = { "Cover", "Contents", "Notes" };
    const char **name = run_array(run, const char *, document->parts + 1);
    size_t count = 0;
    for (size_t i = 0; i < document->parts; i++) {
        const struct table *table = document->part[i].table;
        if (table == NULL)
            continue;
        const char *wanted = sheet_of_id(run, table->id, length);
        for (size_t number = count + 1;
             wanted == NULL || is_taken(reserved, 3, wanted) || is_taken(name, count, wanted);
             number++)
            wanted = talloc_asprintf(run, "Table %zu", number);
        name[count++] = wanted;
    }
    return name;
}

const char *release_table_name(struct run *run, const struct table *table, size_t at)
{
    enum { LONGEST = 60 };
    const char *words =
        *table->id == '\0' ? table->title : talloc_asprintf(run, "%s %s", table->id, table->title);
    char *name = talloc_asprintf(run, "T%zu_", at + 1);
    size_t length = strlen(name);
    for (const char *word = words; *word != '\0' && length < LONGEST; word++) {
        bool plain = g_ascii_isalnum(*word);
        if (!plain && name[length - 1] == '_')
            continue;
        name = talloc_asprintf_append_buffer(name, "%c", plain ? *word : '_');
        length++;
    }
    if (name[length - 1] == '_')
        name[length - 1] = '\0';
    return name;
}

const char *release_title(struct run *run, const struct table *table, size_t before)
{
    enum { MOST_MARKERS = 6 };
    size_t first = before + 1, last = before + table->notes;
    char *title =
        talloc_asprintf(run, "%s%s%s", table->id, *table->id == '\0' ? "" : ": ", table->title);
    if (table->notes > MOST_MARKERS)
        return talloc_asprintf_append_buffer(title, " [note %zu] to [note %zu]", first, last);
    for (size_t n = first; n <= last; n++)
        title = talloc_asprintf_append_buffer(title, " [note %zu]", n);
    return title;
}

size_t release_note_count(const struct document *document)
{
    size_t notes = 0;
    for (size_t i = 0; i < document->parts; i++)
        notes += document->part[i].table == NULL ? 0 : document->part[i].table->notes;
    return notes;
}

/* A grid of texts under such headings. */
static struct data_grid *texts_new(struct run *run, const char *const *heading, size_t columns,
                                   size_t rows)
{
    struct data_grid *grid = talloc_zero(run, struct data_grid);
    grid->columns = columns;
    grid->rows = rows;
    grid->heading = run_array(run, const char *, columns);
    memcpy(grid->heading, heading, columns * sizeof *heading);
    grid->cell = run_array(run, struct datum, rows * columns);
    return grid;
}

const struct data_grid *release_contents(struct run *run, const struct document *document,
                                         const char *const *sheet)
{
    static const char *const heading[] = { "Sheet", "Table" };
    struct data_grid *grid = texts_new(run, heading, 2, document->parts);
    grid->rows = 0;
    for (size_t i = 0; i < document->parts; i++) {
        const struct table *table = document->part[i].table;
        if (table == NULL)
            continue;
        struct datum *cell = &grid->cell[2 * grid->rows];
        cell[0].text = sheet[grid->rows++];
        cell[1].text = table->title;
    }
    return grid;
}

const struct data_grid *release_notes(struct run *run, const struct document *document,
                                      const char *const *sheet)
{
    static const char *const heading[] = { "Note number", "Note text", "Sheet" };
    struct data_grid *grid = texts_new(run, heading, 3, release_note_count(document));
    struct datum *cell = grid->cell;
    for (size_t i = 0, note = 0, t = 0; i < document->parts; i++) {
        const struct table *table = document->part[i].table;
        for (size_t n = 0; table != NULL && n < table->notes; n++) {
            *cell++ = (struct datum){ .text = talloc_asprintf(run, "note %zu", ++note) };
            *cell++ = (struct datum){ .text = table->note[n] };
            *cell++ = (struct datum){ .text = sheet[t] };
        }
        t += table != NULL;
    }
    return grid;
}
