#include "read/csv.h"

#include <csv.h>
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/files_read.h"
#include "base/number.h"
#include "base/progress.h"
#include "read/separator.h"
#include "read/statistical.h"
#include "read/stream.h"

enum { LONGEST_RECORD = 1 << 24, MOST_CELLS = 1 << 14, HEAD_BYTES = 1 << 18, BLOCK = 1 << 16 };

/* A record that is put together cell by cell. */
struct draft {
    char *text;
    size_t length, text_room;
    size_t cells, room;
    struct csv_cell *cell;
    size_t *start;      /* of each cell in text */
    size_t line;        /* where it begins */
    size_t inner_lines; /* line ends inside its quoted cells */
};

struct csv_reader {
    struct run *run;
    struct input *input;
    struct stream *stream;
    struct csv_parser parser;
    struct draft draft;
    bool after_return; /* the last row ended with CR: an LF now belongs to it */
    bool failed;
    size_t utf8_line, windows_line; /* of the first cell of each encoding; 0: none yet */
    /* the head: text that has been read and not yet walked through */
    char *head;
    size_t head_length;
    size_t first_line;           /* of the first record: 2 below a line `sep=` */
    struct csv_file *collecting; /* the file whose head is being collected; NULL while walking */
    /* the walk */
    const struct csv_taker *taker;
    size_t header;    /* records still above the header */
    double began;     /* seconds (base/progress.h) */
    size_t raw_width; /* cells of the header as it stands; 0 before it was met */
    size_t width;     /* without empty ones at its end */
};

static bool fail_at(struct csv_reader *reader, size_t cell, const char *what)
{
    const struct draft *draft = &reader->draft;
    struct place place = { reader->input->path, draft->line + draft->inner_lines, cell };
    reader->failed = true;
    return run_fail(reader->run, STATUS_MALFORMED, place, "%s", what);
}

/* Line ends inside a quoted cell; CRLF is one. */
static size_t lines_in(const char *text, size_t length)
{
    size_t lines = 0;
    for (const char *at = text, *end = text + length; at < end; at++)
        if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n')))
            lines++;
    return lines;
}

/* UTF-8 takes up to three bytes for a character that is one in Windows-1252. */
enum { BYTES_PER_CHARACTER = 3 };

static bool make_room(struct csv_reader *reader, size_t length)
{
    struct draft *draft = &reader->draft;
    if (draft->cells == MOST_CELLS)
        return fail_at(reader, draft->cells + 1,
                       "this row has more than 16,384 cells, too many for a table of numbers");
    if (draft->length + length > LONGEST_RECORD)
        return fail_at(reader, draft->cells + 1,
                       "this row is longer than 16 MiB, too long for a table of numbers");
    if (draft->cells == draft->room) {
        draft->room = draft->room == 0 ? 32 : 2 * draft->room;
        draft->cell = run_grow(reader->run, draft->cell, struct csv_cell, draft->room);
        draft->start = run_grow(reader->run, draft->start, size_t, draft->room);
    }
    size_t needed = draft->length + BYTES_PER_CHARACTER * length + 1;
    if (needed > draft->text_room) {
        draft->text_room = 2 * needed;
        draft->text = run_grow(reader->run, draft->text, char, draft->text_room);
    }
    return true;
}

static bool fail_mixed(struct csv_reader *reader, const char *words, size_t line)
{
    return fail_at(reader, reader->draft.cells + 1,
                   talloc_asprintf(reader->run,
                                   "this cell is %s in line %zu; open the file where it was made "
                                   "and save it as 'CSV UTF-8'",
                                   words, line));
}

static bool looks_twice_decoded(const char *text)
{
    static const char *const traces[] = { "\u00C2\u00A3", "\u00E2\u20AC", "\u00EF\u00BB\u00BF" };
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        if (strstr(text, traces[i]) != NULL)
            return true;
    return false;
}

/* A cell with bytes that ASCII does not have: UTF-8 as it is, or Windows-1252 made UTF-8. */
static bool take_letters(struct csv_reader *reader, char *text, size_t *length)
{
    size_t line = reader->draft.line + reader->draft.inner_lines;
    if (g_utf8_validate_len(text, *length, NULL)) {
        if (reader->windows_line != 0)
            return fail_mixed(reader, "UTF-8, unlike one", reader->windows_line);
        reader->utf8_line = reader->utf8_line == 0 ? line : reader->utf8_line;
        if (looks_twice_decoded(text) && reader->collecting == NULL
            && reader->input->twice_decoded++ == 0)
            reader->input->twice_line = line;
        return true;
    }
    if (reader->utf8_line != 0)
        return fail_mixed(reader, "not UTF-8, unlike one", reader->utf8_line);
    gsize converted = 0;
    char *utf8 = g_convert(text, (gssize)*length, "UTF-8", "WINDOWS-1252", NULL, &converted, NULL);
    if (utf8 == NULL)
        return fail_at(reader, reader->draft.cells + 1,
                       "this cell is neither UTF-8 nor Windows-1252; save the file as 'CSV UTF-8'");
    memcpy(text, utf8, converted + 1);
    g_free(utf8);
    *length = converted;
    reader->windows_line = reader->windows_line == 0 ? line : reader->windows_line;
    reader->input->encoding = "Windows-1252";
    return true;
}

/* Copies a cell, and looks out for bytes that ASCII does not have and for control characters,
 * line ends among them. Cells are short and many, so this takes eight bytes at a time: a
 * byte below 0x20 borrows from its highest bit when 0x20 is taken from it. */
static void copy_cell(char *to, const char *from, size_t length, bool *letters, bool *control)
{
    const uint64_t highest = UINT64_C(0x8080808080808080), blanks = UINT64_C(0x2020202020202020);
    uint64_t every = 0, low = 0, word = 0;
    size_t i = 0;
    for (; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, from + i, sizeof word);
        memcpy(to + i, &word, sizeof word);
        every |= word;
        low |= (word - blanks) & ~word;
    }
    bool below = false;
    unsigned char rest = 0;
    for (; i < length; i++) {
        unsigned char byte = (unsigned char)from[i];
        to[i] = (char)byte;
        rest |= byte;
        below |= byte < ' ';
    }
    to[length] = '\0';
    *letters = (every & highest) != 0 || rest > 127;
    *control = (low & highest) != 0 || below;
}

/* libcsv calls this with each cell. */
static void take_cell(void *data, size_t length, void *state)
{
    struct csv_reader *reader = state;
    if (reader->failed || !make_room(reader, length))
        return;
    struct draft *draft = &reader->draft;
    char *to = draft->text + draft->length;
    bool letters = false, control = false;
    copy_cell(to, data, length, &letters, &control);
    if (letters && !take_letters(reader, to, &length))
        return;
    if (control)
        draft->inner_lines += lines_in(to, length);
    draft->start[draft->cells] = draft->length;
    draft->cell[draft->cells++].length = length;
    draft->length += length + 1;
}

static bool is_blank_record(const struct draft *draft)
{
    for (size_t i = 0; i < draft->cells; i++)
        if (draft->cell[i].length > 0)
            return false;
    return true;
}

/* Keep a record of the head: its texts outlast the draft. */
static void collect(struct csv_reader *reader)
{
    struct run *run = reader->run;
    struct csv_file *file = reader->collecting;
    const struct draft *draft = &reader->draft;
    if (file->records == CSV_HEAD_RECORDS)
        return;
    struct csv_cell *cell = run_array(run, struct csv_cell, draft->cells);
    for (size_t i = 0; i < draft->cells; i++) {
        cell[i].length = draft->cell[i].length;
        cell[i].text = talloc_memdup(run, draft->text + draft->start[i], cell[i].length + 1);
    }
    file->record[file->records++] = (struct csv_record){ draft->line, draft->cells, cell };
}

static bool take_header(struct csv_reader *reader, struct csv_record *record)
{
    reader->raw_width = reader->width = record->cells;
    while (reader->width > 1 && record->cell[reader->width - 1].length == 0)
        reader->width--;
    reader->input->header_line = record->line;
    reader->input->blank_columns = reader->raw_width - reader->width;
    record->cells = reader->width;
    return reader->taker->header(reader->run, reader->taker->state, record);
}

/* As many cells as the header has; what is over must be empty. */
static bool check_width(struct csv_reader *reader, const struct csv_record *record)
{
    size_t cells = record->cells;
    while (cells > reader->width && record->cell[cells - 1].length == 0)
        cells--;
    if (cells == reader->width)
        return true;
    size_t column = cells > reader->width && cells <= reader->raw_width ? cells : 0;
    struct place place = { reader->input->path, record->line, column };
    if (column > 0)
        return run_fail(reader->run, STATUS_MALFORMED, place,
                        "'%s' stands in a column without a heading; give the column one",
                        record->cell[cells - 1].text);
    return run_fail(
        reader->run, STATUS_MALFORMED, place,
        "%zu cell%s where the header has %zu; quote cells that hold a separator, or fill the row",
        cells, cells == 1 ? "" : "s", reader->width);
}

static bool hand_over(struct csv_reader *reader)
{
    const struct draft *draft = &reader->draft;
    for (size_t i = 0; i < draft->cells; i++)
        draft->cell[i].text = draft->text + draft->start[i];
    struct csv_record record = { draft->line, draft->cells, draft->cell };
    if (reader->header > 0) {
        reader->header--;
        reader->input->preamble++;
        return true;
    }
    if (reader->width == 0)
        return take_header(reader, &record);
    if (record.cells != reader->width && !check_width(reader, &record))
        return false;
    record.cells = reader->width;
    reader->input->records++;
    return reader->taker->record(reader->run, reader->taker->state, &record);
}

/* libcsv calls this at the end of a row with the character that ended it (-1 at the
 * end of the file), and, by CSV_REPALL_NL, for every further line end too. */
static void take_row(int end, void *state)
{
    struct csv_reader *reader = state;
    struct draft *draft = &reader->draft;
    if (reader->failed)
        return;
    bool completes_return = end == '\n' && reader->after_return && draft->cells == 0;
    reader->after_return = end == '\r';
    if (completes_return)
        return;
    if (draft->cells > 0 && !is_blank_record(draft)) {
        if (reader->collecting != NULL)
            collect(reader);
        else
            reader->failed = !hand_over(reader);
    } else if (draft->cells > 0 && reader->collecting == NULL)
        reader->input->blank_records++;
    draft->line += draft->inner_lines + 1;
    draft->inner_lines = 0;
    draft->cells = 0;
    draft->length = 0;
}

static bool parse(struct csv_reader *reader, const char *bytes, size_t length)
{
    const char *nul = memchr(bytes, '\0', length);
    size_t good = nul == NULL ? length : (size_t)(nul - bytes);
    size_t done = csv_parse(&reader->parser, bytes, good, take_cell, take_row, reader);
    size_t cell = reader->draft.cells + 1;
    if (reader->failed)
        return false;
    if (done < good)
        return fail_at(
            reader, cell,
            "a quotation mark stands inside this cell, or the cell's own is never closed; "
            "quote the whole cell and write a quotation mark in it twice");
    if (nul != NULL)
        return fail_at(reader, cell, "a NUL byte: this is not a CSV file");
    return csv_get_buffer_size(&reader->parser) <= LONGEST_RECORD
           || fail_at(
               reader, cell,
               "a cell over 16 MiB: its quotation mark is never closed, or this is no table");
}

static bool parse_end(struct csv_reader *reader)
{
    bool closed = csv_fini(&reader->parser, take_cell, take_row, reader) == 0;
    if (!closed)
        return fail_at(reader, reader->draft.cells + 1,
                       "the quoted cell that begins here is never closed");
    return !reader->failed;
}

static void parser_begin(struct csv_reader *reader, char separator)
{
    csv_free(&reader->parser);
    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&reader->parser, (unsigned char)separator);
    csv_set_blk_size(&reader->parser, BLOCK); /* by 128 bytes a long cell would take for ever */
    reader->draft.line = reader->first_line;
    reader->draft.inner_lines = reader->draft.cells = reader->draft.length = 0;
    reader->after_return = false;
    reader->utf8_line = reader->windows_line = 0;
}

static int reader_close(struct csv_reader *reader)
{
    csv_free(&reader->parser);
    return 0;
}

/* Text up to HEAD_BYTES, or the whole of a shorter file (`whole`). */
static bool read_head(struct csv_reader *reader, bool *whole)
{
    reader->head = run_array(reader->run, char, HEAD_BYTES);
    *whole = false;
    while (!*whole) {
        const char *text = NULL;
        size_t length = 0;
        if (!stream_next(reader->run, reader->stream, &text, &length))
            return false;
        *whole = length == 0;
        reader->head =
            run_grow(reader->run, reader->head, char, reader->head_length + length + HEAD_BYTES);
        memcpy(reader->head + reader->head_length, text, length);
        reader->head_length += length;
        if (reader->head_length >= HEAD_BYTES)
            return true;
    }
    return true;
}

/* A first line `sep=;` says the separator and is no record. */
static char take_separator_line(struct csv_reader *reader)
{
    size_t line = 0;
    char separator = separator_said(reader->head, reader->head_length, &line);
    reader->head_length -= line;
    memmove(reader->head, reader->head + line, reader->head_length);
    reader->first_line += line > 0;
    return separator;
}

/* The head's records; a record that is cut off by the end of the head is not among them. */
static bool collect_head(struct csv_reader *reader, struct csv_file *file, bool whole)
{
    file->record = run_array(reader->run, struct csv_record, CSV_HEAD_RECORDS);
    reader->collecting = file;
    parser_begin(reader, reader->input->separator);
    bool ok = parse(reader, reader->head, reader->head_length) && (!whole || parse_end(reader));
    reader->collecting = NULL;
    if (!ok)
        return false;
    struct place place = { reader->input->path, 0, 0 };
    if (file->records > 0)
        return true;
    if (whole)
        return run_fail(reader->run, STATUS_MALFORMED, place,
                        "the file is empty; a header row is needed");
    place.line = reader->first_line;
    return run_fail(reader->run, STATUS_MALFORMED, place,
                    "the first row is longer than 256 KiB, too long for a header");
}

bool csv_open(struct run *run, const char *path, const struct csv_form *form,
              struct csv_file **file)
{
    files_read_add(run, path);
    struct csv_file *made = *file = talloc_zero(run, struct csv_file);
    struct csv_reader *reader = made->reader = talloc_zero(run, struct csv_reader);
    made->input = reader->input = talloc_zero(run, struct input);
    reader->run = run;
    reader->began = progress_clock();
    reader->first_line = 1;
    csv_init(&reader->parser, 0);
    talloc_set_destructor(reader, reader_close);
    bool whole = false;
    if (!stream_open(run, path, made->input, &reader->stream) || !read_head(reader, &whole))
        return false;
    if (made->input->program != NULL)
        return statistical_open(run, reader->stream, reader->head, reader->head_length, made);
    char said = take_separator_line(reader);
    made->input->separator = form->separator != '\0' ? form->separator
                             : said != '\0'          ? said
                                            : separator_find(reader->head, reader->head_length);
    made->separator_doubtful = made->input->separator == ';';
    return collect_head(reader, made, whole);
}

/* To who asked; it never fails. */
static bool tell_read(struct run *run, const struct csv_reader *reader)
{
    static const double WORTH_TELLING = .1;
    const struct input *input = reader->input;
    double taken = progress_clock() - reader->began;
    run_tell(run, "read %s: %s %s%s", input->path, number_count(run, input->records),
             input->records == 1 ? "row" : "rows",
             taken < WORTH_TELLING ? "" : talloc_asprintf(run, ", %.1f s", taken));
    return true;
}

bool csv_walk(struct run *run, struct csv_file *file, size_t header, const struct csv_taker *taker)
{
    if (file->statistical != NULL)
        return statistical_walk(run, file, header, taker);
    struct csv_reader *reader = file->reader;
    reader->taker = taker;
    reader->header = header;
    parser_begin(reader, file->input->separator);
    if (!parse(reader, reader->head, reader->head_length))
        return false;
    talloc_free(reader->head);
    for (;;) {
        const char *text = NULL;
        size_t length = 0;
        if (!stream_next(run, reader->stream, &text, &length))
            return false;
        if (length == 0)
            return parse_end(reader) && tell_read(run, reader);
        if (!parse(reader, text, length))
            return false;
    }
}

bool csv_read(struct run *run, const char *path, const struct csv_taker *taker,
              struct input **input)
{
    static const struct csv_form nothing_said;
    struct csv_file *file = NULL;
    bool ok = csv_open(run, path, &nothing_said, &file) && csv_walk(run, file, 0, taker);
    *input = file->input;
    return ok;
}

const char *csv_library_version(struct run *run)
{
    return talloc_asprintf(run, "%d.%d.%d", CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
