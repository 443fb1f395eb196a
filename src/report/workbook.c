#include "report/workbook.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "report/data_grid.h"
#include "report/release.h"

enum { NARROW = 16, WIDE = 32, LONG_TEXT = 50, MOST_MARKERS = 6, SHEET_NAME = 31 };

static const char font[] = "Arial";

struct book {
    struct run *run;
    const struct document *document;
    lxw_workbook *workbook;
    lxw_format *title, *heading, *text, *figure;
    GHashTable *numbers; /* of a number format, its lxw_format */
    size_t tables;
    const char **sheet; /* of each table, its sheet's name */
    size_t notes;       /* those that stand on the sheet of notes so far */
    lxw_error error;    /* the first */
};

static void check(struct book *book, lxw_error error)
{
    book->error = book->error == LXW_NO_ERROR ? error : book->error;
}

static lxw_format *format_new(struct book *book, double size, bool bold)
{
    lxw_format *format = workbook_add_format(book->workbook);
    format_set_font_name(format, font);
    format_set_font_size(format, size);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        format_set_bold(format);
    return format;
}

/* Numbers that look alike share a format. */
static lxw_format *number_format(struct book *book, const char *shown)
{
    lxw_format *format = g_hash_table_lookup(book->numbers, shown);
    if (format == NULL) {
        format = format_new(book, 11, false);
        format_set_num_format(format, shown);
        g_hash_table_insert(book->numbers, (void *)(uintptr_t)shown, format);
    }
    return format;
}

static void write_text(struct book *book, lxw_worksheet *sheet, size_t row, size_t column,
                       const char *text, lxw_format *format)
{
    char *valid = g_utf8_make_valid(text, -1);
    check(book, worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, valid, format));
    g_free(valid);
}

/* A line above a table: not wrapped, so that it runs over the columns beside it. */
static void write_line(struct book *book, lxw_worksheet *sheet, size_t row, const char *text)
{
    write_text(book, sheet, row, 0, text, row == 0 ? book->title : book->figure);
}

static lxw_worksheet *sheet_add(struct book *book, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    if (sheet == NULL)
        check(book, LXW_ERROR_SHEETNAME_ALREADY_USED);
    return sheet;
}

/* Rows from `top` on as a table: its headings, and as wide as its texts ask for. */
static void mark_up(struct book *book, lxw_worksheet *sheet, size_t top,
                    const struct data_grid *grid, const char *name)
{
    lxw_table_column *column = run_array(book->run, lxw_table_column, grid->columns);
    lxw_table_column **columns = run_array(book->run, lxw_table_column *, grid->columns + 1);
    for (size_t c = 0; c < grid->columns; c++) {
        column[c].header = g_utf8_make_valid(grid->heading[c], -1);
        run_adopt(book->run, (void *)(uintptr_t)column[c].header, g_free);
        column[c].header_format = book->heading;
        columns[c] = &column[c];
        bool wide = false;
        for (size_t r = 0; r < grid->rows; r++)
            wide |= g_utf8_strlen(grid->cell[r * grid->columns + c].text, -1) > LONG_TEXT;
        check(book,
              worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, wide ? WIDE : NARROW, NULL));
    }
    lxw_table_options options = { .name = (char *)(uintptr_t)name,
                                  .no_autofilter = LXW_TRUE,
                                  .no_banded_rows = LXW_TRUE,
                                  .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                  .style_type_number = 0,
                                  .columns = columns };
    check(book, worksheet_add_table(sheet, (lxw_row_t)top, 0, (lxw_row_t)(top + grid->rows),
                                    (lxw_col_t)(grid->columns - 1), &options));
}

static void fill(struct book *book, lxw_worksheet *sheet, size_t top, const struct data_grid *grid)
{
    for (size_t r = 0; r < grid->rows; r++)
        for (size_t c = 0; c < grid->columns; c++) {
            const struct datum *datum = &grid->cell[r * grid->columns + c];
            lxw_row_t row = (lxw_row_t)(top + 1 + r);
            if (datum->is_number)
                check(book, worksheet_write_number(sheet, row, (lxw_col_t)c, datum->value,
                                                   number_format(book, datum->format)));
            else if (*datum->text != '\0')
                write_text(book, sheet, row, c, datum->text, book->text);
        }
}

static void table_put(struct book *book, lxw_worksheet *sheet, size_t top,
                      const struct data_grid *grid, const char *name)
{
    fill(book, sheet, top, grid);
    mark_up(book, sheet, top, grid, name);
}

/* A table of texts, all set: of contents, of notes. */
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

static void cover_write(struct book *book)
{
    lxw_worksheet *sheet = sheet_add(book, "Cover");
    size_t row = 0;
    check(book, worksheet_set_column(sheet, 0, 0, 80, NULL));
    write_text(book, sheet, row++, 0, book->document->title, book->title);
    if (document_is_made_up(book->document))
        write_text(book, sheet, row++, 0, MADE_UP_NOTE, book->text);
    write_text(book, sheet, row++, 0,
               talloc_asprintf(book->run,
                               "This workbook has %zu table%s, each on a sheet of its "
                               "own. Notes are on the sheet Notes.",
                               book->tables, book->tables == 1 ? "" : "s"),
               book->text);
    for (size_t i = 0; i < book->document->parts; i++)
        if (book->document->part[i].words != NULL)
            write_text(book, sheet, row++, 0, book->document->part[i].words, book->text);
    write_text(book, sheet, row, 0, "Made with attain " ATTAIN_VERSION ".", book->text);
}

static void contents_write(struct book *book)
{
    static const char *const heading[] = { "Sheet", "Table" };
    lxw_worksheet *sheet = sheet_add(book, "Contents");
    struct data_grid *grid = texts_new(book->run, heading, 2, book->tables);
    write_line(book, sheet, 0, "Contents");
    write_line(book, sheet, 1, "This sheet has one table: the sheets with tables.");
    for (size_t i = 0, t = 0; i < book->document->parts; i++) {
        const struct table *table = book->document->part[i].table;
        if (table == NULL)
            continue;
        grid->cell[2 * t].text = book->sheet[t];
        grid->cell[2 * t + 1].text = table->title;
        t++;
    }
    table_put(book, sheet, 2, grid, "Contents_of_workbook");
    for (size_t t = 0; t < book->tables; t++)
        check(book, worksheet_write_url_opt(
                        sheet, (lxw_row_t)(3 + t), 0,
                        talloc_asprintf(book->run, "internal:'%s'!A1", book->sheet[t]), NULL,
                        book->sheet[t], NULL));
    check(book, worksheet_set_column(sheet, 1, 1, WIDE, NULL));
}

static void notes_write(struct book *book)
{
    static const char *const heading[] = { "Note number", "Note text", "Sheet" };
    size_t notes = 0, note = 0, t = 0;
    for (size_t i = 0; i < book->document->parts; i++)
        notes += book->document->part[i].table == NULL ? 0 : book->document->part[i].table->notes;
    if (notes == 0)
        return;
    lxw_worksheet *sheet = sheet_add(book, "Notes");
    struct data_grid *grid = texts_new(book->run, heading, 3, notes);
    write_line(book, sheet, 0, "Notes");
    write_line(book, sheet, 1, "This sheet has one table: the notes of all tables.");
    for (size_t i = 0; i < book->document->parts; i++) {
        const struct table *table = book->document->part[i].table;
        for (size_t n = 0; table != NULL && n < table->notes; n++, note++) {
            struct datum *cell = &grid->cell[3 * note];
            cell[0].text = talloc_asprintf(book->run, "note %zu", note + 1);
            cell[1].text = table->note[n];
            cell[2].text = book->sheet[t];
        }
        t += table != NULL;
    }
    table_put(book, sheet, 2, grid, "Notes_of_tables");
    check(book, worksheet_set_column(sheet, 1, 1, 80, NULL));
}

/* " [note 3] [note 4]", or " [note 3] to [note 90]". */
static const char *markers(struct book *book, size_t notes)
{
    size_t first = book->notes + 1;
    book->notes += notes;
    if (notes > MOST_MARKERS)
        return talloc_asprintf(book->run, " [note %zu] to [note %zu]", first, book->notes);
    char *text = talloc_strdup(book->run, "");
    for (size_t n = first; n <= book->notes; n++)
        text = talloc_asprintf_append_buffer(text, " [note %zu]", n);
    return text;
}

static void table_write_sheet(struct book *book, const struct table *table, size_t at)
{
    lxw_worksheet *sheet = sheet_add(book, book->sheet[at]);
    const struct data_grid *grid = data_grid_of(book->run, table);
    const char *id = *table->id == '\0' ? "" : talloc_asprintf(book->run, "%s: ", table->id);
    size_t row = 0;
    write_line(book, sheet, row++,
               talloc_asprintf(book->run, "%s%s%s", id, table->title, markers(book, table->notes)));
    if (table->made_up)
        write_line(book, sheet, row++, MADE_UP_NOTE);
    write_line(book, sheet, row++,
               table->notes == 0 ? "This sheet has one table."
                                 : "This sheet has one table. Its notes are on the sheet Notes.");
    if (grid->has_empty)
        write_line(book, sheet, row++,
                   grid->has_stars
                       ? "Some cells are empty: there is no such figure for that row, or "
                         "the figure beside it has no star."
                       : "Some cells are empty: there is no such figure for that row.");
    if (grid->rows == 0)
        write_line(book, sheet, row, "The table has no rows.");
    else
        table_put(book, sheet, row, grid, release_table_name(book->run, table, at));
}

static void properties_set(struct book *book)
{
    lxw_doc_properties properties = { .title = (char *)(uintptr_t)book->document->title,
                                      .author = "attain",
                                      .created = release_date() };
    check(book, workbook_set_properties(book->workbook, &properties));
    check(book, workbook_set_custom_property_string(book->workbook, "Language", "en-GB"));
}

static void sheets_write(struct book *book)
{
    book->title = format_new(book, 14, true);
    format_set_align(book->title, LXW_ALIGN_LEFT);
    book->heading = format_new(book, 11, true);
    book->text = format_new(book, 11, false);
    book->figure = workbook_add_format(book->workbook);
    format_set_font_name(book->figure, font);
    properties_set(book);
    cover_write(book);
    contents_write(book);
    notes_write(book);
    for (size_t i = 0, t = 0; i < book->document->parts; i++)
        if (book->document->part[i].table != NULL)
            table_write_sheet(book, book->document->part[i].table, t++);
}

/* The library writes files only: what it wrote is read back. */
static bool bytes_take(struct run *run, const char *path, struct bytes *bytes)
{
    char *data = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &data, &length, NULL))
        return run_fail(run, STATUS_UNWRITABLE, (struct place){ path, 0, 0 },
                        "cannot be read back: %s", g_strerror(errno));
    *bytes = (struct bytes){ run_adopt(run, data, g_free), length };
    return true;
}

static bool workbook_make(struct run *run, const struct document *document, const char *path,
                          struct bytes *bytes)
{
    struct book book = { .run = run,
                         .document = document,
                         .workbook = workbook_new(path),
                         .numbers = g_hash_table_new(g_str_hash, g_str_equal),
                         .sheet = release_sheet_names(run, document, SHEET_NAME) };
    run_adopt(run, book.numbers, (void (*)(void *))g_hash_table_unref);
    for (size_t i = 0; i < document->parts; i++)
        book.tables += document->part[i].table != NULL;
    sheets_write(&book);
    check(&book, workbook_close(book.workbook));
    if (book.error != LXW_NO_ERROR)
        return run_fail(run, STATUS_UNWRITABLE, NOWHERE, "the workbook cannot be made: %s",
                        lxw_strerror(book.error));
    return bytes_take(run, path, bytes);
}

bool workbook_write(struct run *run, const struct document *document, struct bytes *bytes)
{
    char *path = NULL;
    int file = g_file_open_tmp("attain-XXXXXX.xlsx", &path, NULL);
    if (file < 0)
        return run_fail(run, STATUS_UNWRITABLE, (struct place){ g_get_tmp_dir(), 0, 0 },
                        "no temporary file can be made here; set TMPDIR to a folder that can be "
                        "written");
    close(file);
    run_adopt(run, path, g_free);
    bool ok = workbook_make(run, document, path, bytes);
    g_remove(path);
    return ok;
}
