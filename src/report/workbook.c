#include "report/workbook.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/interrupt.h"
#include "base/text.h"
#include "report/data_grid.h"
#include "report/release.h"

enum { NARROW = 16, WIDE = 32, LONG_TEXT = 50, COVER = 80, SHEET_NAME = 31 };
enum { LINE_POINTS = 15, MOST_POINTS = 409 }; /* of a row: a line, and the most that there are */

static const char font[] = "Arial";

struct book {
    struct run *run;
    const struct document *document;
    lxw_workbook *workbook;
    lxw_format *title, *line, *heading, *text, *link;
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

static lxw_format *format_new(struct book *book, double size, bool bold, bool wrap)
{
    lxw_format *format = workbook_add_format(book->workbook);
    format_set_font_name(format, font);
    format_set_font_size(format, size);
    if (wrap)
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
        format = format_new(book, 11, false, true);
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
    write_text(book, sheet, row, 0, text, row == 0 ? book->title : book->line);
}

static lxw_worksheet *sheet_add(struct book *book, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    if (sheet == NULL)
        check(book, LXW_ERROR_SHEETNAME_ALREADY_USED);
    return sheet;
}

/* Narrow, or wide where a text is long. */
static double column_width(const struct data_grid *grid, size_t column)
{
    for (size_t r = 0; r < grid->rows; r++)
        if (g_utf8_strlen(grid->cell[r * grid->columns + column].text, -1) > LONG_TEXT)
            return WIDE;
    return NARROW;
}

/* Lines that a text takes in a column. */
static size_t lines_of(struct run *run, const char *text, double width)
{
    size_t lines = 1;
    for (const char *at = text_wrap(run, text, (size_t)width, 0); *at != '\0'; at++)
        lines += *at == '\n';
    return lines;
}

/* Not every program makes room for texts in several lines by itself. */
static void heights_set(struct book *book, lxw_worksheet *sheet, size_t top,
                        const struct data_grid *grid, const double *width)
{
    for (size_t r = 0; r <= grid->rows; r++) {
        size_t lines = 1;
        for (size_t c = 0; c < grid->columns; c++) {
            const char *text =
                r == 0 ? grid->heading[c] : grid->cell[(r - 1) * grid->columns + c].text;
            size_t needed = lines_of(book->run, text, width[c]);
            lines = needed > lines ? needed : lines;
        }
        if (lines > 1)
            check(book, worksheet_set_row(sheet, (lxw_row_t)(top + r),
                                          fmin(LINE_POINTS * (double)lines, MOST_POINTS), NULL));
    }
}

/* Rows from `top` on as a table with its headings. */
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
    double *width = run_array(book->run, double, grid->columns);
    for (size_t c = 0; c < grid->columns; c++) {
        width[c] = column_width(grid, c);
        check(book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, width[c], NULL));
    }
    fill(book, sheet, top, grid);
    heights_set(book, sheet, top, grid, width);
    mark_up(book, sheet, top, grid, name);
}

/* A line of the cover, as high as it needs. */
static void cover_line(struct book *book, lxw_worksheet *sheet, size_t row, const char *text)
{
    size_t lines = lines_of(book->run, text, COVER);
    write_text(book, sheet, row, 0, text, row == 0 ? book->title : book->text);
    if (lines > 1 && row > 0)
        check(book, worksheet_set_row(sheet, (lxw_row_t)row, LINE_POINTS * (double)lines, NULL));
}

static void cover_write(struct book *book)
{
    lxw_worksheet *sheet = sheet_add(book, "Cover");
    size_t row = 0, notes = release_note_count(book->document);
    check(book, worksheet_set_column(sheet, 0, 0, COVER, NULL));
    cover_line(book, sheet, row++, book->document->title);
    if (document_is_made_up(book->document))
        cover_line(book, sheet, row++, MADE_UP_NOTE);
    cover_line(
        book, sheet, row++,
        talloc_asprintf(book->run, "This workbook has %s%s",
                        book->tables == 1
                            ? "one table."
                            : talloc_asprintf(book->run, "%zu tables, each on a sheet of its own.",
                                              book->tables),
                        notes == 0 ? "" : " Notes are on the sheet Notes."));
    for (size_t i = 0; i < book->document->parts; i++)
        if (book->document->part[i].words != NULL)
            cover_line(book, sheet, row++, book->document->part[i].words);
    cover_line(book, sheet, row, "Made with attain " ATTAIN_VERSION ".");
}

static void contents_write(struct book *book)
{
    lxw_worksheet *sheet = sheet_add(book, "Contents");
    write_line(book, sheet, 0, "Contents");
    write_line(book, sheet, 1, "This sheet has one table: the sheets with tables.");
    table_put(book, sheet, 2, release_contents(book->run, book->document, book->sheet),
              "Contents_of_workbook");
    for (size_t t = 0; t < book->tables; t++)
        check(book, worksheet_write_url_opt(
                        sheet, (lxw_row_t)(3 + t), 0,
                        talloc_asprintf(book->run, "internal:'%s'!A1", book->sheet[t]), book->link,
                        book->sheet[t], NULL));
}

static void notes_write(struct book *book)
{
    if (release_note_count(book->document) == 0)
        return;
    lxw_worksheet *sheet = sheet_add(book, "Notes");
    write_line(book, sheet, 0, "Notes");
    write_line(book, sheet, 1, "This sheet has one table: the notes of all tables.");
    table_put(book, sheet, 2, release_notes(book->run, book->document, book->sheet),
              "Notes_of_tables");
}

static void table_write_sheet(struct book *book, const struct table *table, size_t at)
{
    lxw_worksheet *sheet = sheet_add(book, book->sheet[at]);
    const struct data_grid *grid = data_grid_of(book->run, table);
    size_t row = 0;
    write_line(book, sheet, row++, release_title(book->run, table, book->notes));
    book->notes += table->notes;
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
    book->title = format_new(book, 14, true, false);
    book->line = format_new(book, 11, false, false);
    book->heading = format_new(book, 11, true, true);
    book->text = format_new(book, 11, false, true);
    book->link = format_new(book, 11, false, true);
    format_set_underline(book->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(book->link, LXW_COLOR_BLUE);
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
    interrupt_hold();
    int file = g_file_open_tmp("attain-XXXXXX.xlsx", &path, NULL);
    if (file >= 0)
        interrupt_leave_file(run, path);
    interrupt_allow();
    if (file < 0)
        return run_fail(run, STATUS_UNWRITABLE, (struct place){ g_get_tmp_dir(), 0, 0 },
                        "no temporary file can be made here; set TMPDIR to a folder that can be "
                        "written");
    close(file);
    run_adopt(run, path, g_free);
    bool ok = workbook_make(run, document, path, bytes);
    g_remove(path);
    interrupt_forget();
    return ok;
}

const char *workbook_library_version(void)
{
    return lxw_version();
}
