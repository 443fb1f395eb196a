#include "read/csv.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, LONGEST_RECORD = 1 << 24, MOST_CELLS = 1 << 14 };

struct reading {
    struct run *run;
    const char *path;
    const struct csv_taker *taker;
    struct csv_parser parser;
    struct sha256_ctx sum;
    /* the record that is being put together */
    char *text;
    size_t length, text_room;
    size_t cells, room;
    struct csv_cell *cell;
    size_t *start;      /* of each cell in text */
    size_t line;        /* where it begins */
    size_t inner_lines; /* line ends inside its quoted cells */
    bool after_return;  /* the last row ended with CR: an LF now belongs to it */
    size_t width;       /* cells of the header; 0 before it was read */
    struct input *input;
    bool failed;
};

static bool fail_at(struct reading *reading, size_t cell, const char *what)
{
    struct place place = { reading->path, reading->line + reading->inner_lines, cell };
    reading->failed = true;
    return run_fail(reading->run, STATUS_MALFORMED, place, "%s", what);
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

static bool make_room(struct reading *reading, size_t length)
{
    if (reading->cells == MOST_CELLS || reading->length + length > LONGEST_RECORD)
        return fail_at(reading, reading->cells + 1,
                       "this record is too long for a table of numbers");
    if (reading->cells == reading->room) {
        reading->room = reading->room == 0 ? 32 : 2 * reading->room;
        reading->cell = run_grow(reading->run, reading->cell, struct csv_cell, reading->room);
        reading->start = run_grow(reading->run, reading->start, size_t, reading->room);
    }
    if (reading->length + length + 1 > reading->text_room) {
        reading->text_room = 2 * (reading->length + length + 1);
        reading->text = run_grow(reading->run, reading->text, char, reading->text_room);
    }
    return true;
}

/* libcsv calls this with each cell. Cells are short and many: one loop copies, and looks
 * out for line ends and for bytes that ASCII does not have. */
static void take_cell(void *data, size_t length, void *state)
{
    struct reading *reading = state;
    if (reading->failed || !make_room(reading, length))
        return;
    const unsigned char *from = data;
    char *to = reading->text + reading->length;
    unsigned char every = 0;
    bool control = false;
    for (size_t i = 0; i < length; i++) {
        to[i] = (char)from[i];
        every |= from[i];
        control |= from[i] < ' ';
    }
    to[length] = '\0';
    if (every > 127 && !g_utf8_validate_len(to, length, NULL)) {
        fail_at(reading, reading->cells + 1,
                "this cell is not UTF-8; save the file as 'CSV UTF-8'");
        return;
    }
    if (control)
        reading->inner_lines += lines_in(to, length);
    reading->start[reading->cells] = reading->length;
    reading->cell[reading->cells++].length = length;
    reading->length += length + 1;
}

static bool is_blank_record(const struct reading *reading)
{
    for (size_t i = 0; i < reading->cells; i++)
        if (reading->cell[i].length > 0)
            return false;
    return true;
}

/* A header in one cell that holds another separator is not a table of one column. */
static bool check_separator(const struct reading *reading)
{
    const char *found = reading->cells == 1 ? strpbrk(reading->text, ";\t|") : NULL;
    if (found == NULL)
        return true;
    const char *sign = *found == '\t' ? "tabs" : talloc_asprintf(reading->run, "'%c'", *found);
    return run_fail(reading->run, STATUS_MALFORMED,
                    (struct place){ reading->path, reading->line, 1 },
                    "the cells seem to be separated by %s; save the file with commas", sign);
}

static bool hand_over(struct reading *reading)
{
    struct run *run = reading->run;
    for (size_t i = 0; i < reading->cells; i++)
        reading->cell[i].text = reading->text + reading->start[i];
    struct csv_record record = { reading->line, reading->cells, reading->cell };
    if (reading->width == 0) {
        reading->width = reading->cells;
        return check_separator(reading)
               && reading->taker->header(run, reading->taker->state, &record);
    }
    if (reading->cells != reading->width) {
        struct place place = { reading->path, reading->line, 0 };
        return run_fail(run, STATUS_MALFORMED, place, "%zu cell%s where the header has %zu",
                        reading->cells, reading->cells == 1 ? "" : "s", reading->width);
    }
    reading->input->records++;
    return reading->taker->record(run, reading->taker->state, &record);
}

/* libcsv calls this at the end of a row with the character that ended it (-1 at the
 * end of the file), and, by CSV_REPALL_NL, for every further line end too. */
static void take_row(int end, void *state)
{
    struct reading *reading = state;
    if (reading->failed)
        return;
    bool completes_return = end == '\n' && reading->after_return && reading->cells == 0;
    reading->after_return = end == '\r';
    if (completes_return)
        return;
    if (reading->cells > 0 && !is_blank_record(reading))
        reading->failed = !hand_over(reading);
    reading->line += reading->inner_lines + 1;
    reading->inner_lines = 0;
    reading->cells = 0;
    reading->length = 0;
}

static bool parse(struct reading *reading, const char *bytes, size_t length)
{
    const char *nul = memchr(bytes, '\0', length);
    size_t good = nul == NULL ? length : (size_t)(nul - bytes);
    size_t done = csv_parse(&reading->parser, bytes, good, take_cell, take_row, reading);
    if (reading->failed)
        return false;
    if (done < good)
        return fail_at(
            reading, reading->cells + 1,
            "a quotation mark stands inside this cell, or the cell's own is never closed; "
            "quote the whole cell and write a quotation mark in it twice");
    if (nul != NULL)
        return fail_at(reading, reading->cells + 1, "a NUL byte: this is not a CSV file in UTF-8");
    if (csv_get_buffer_size(&reading->parser) > LONGEST_RECORD)
        return fail_at(reading, reading->cells + 1,
                       "a cell over 16 MiB: its quotation mark is never closed");
    return true;
}

static const char *digest_text(struct reading *reading)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&reading->sum, sizeof digest, digest);
    char *text = talloc_strdup(reading->run, "");
    for (size_t i = 0; i < sizeof digest; i++)
        text = talloc_asprintf_append_buffer(text, "%02x", digest[i]);
    return text;
}

static bool finish(struct reading *reading)
{
    if (csv_fini(&reading->parser, take_cell, take_row, reading) != 0)
        return fail_at(reading, reading->cells + 1,
                       "the quoted cell that begins here is never closed");
    if (reading->failed)
        return false;
    if (reading->width == 0)
        return run_fail(reading->run, STATUS_MALFORMED, (struct place){ reading->path, 0, 0 },
                        "the file is empty; a header row is needed");
    reading->input->sha256 = digest_text(reading);
    return true;
}

static bool read_bytes(struct reading *reading, int descriptor)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char *chunk = run_array(reading->run, char, CHUNK);
    for (;;) {
        ssize_t got = read(descriptor, chunk, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return run_fail(reading->run, STATUS_UNREADABLE, (struct place){ reading->path, 0, 0 },
                            "cannot be read: %s", g_strerror(errno));
        if (got == 0)
            return finish(reading);
        size_t length = (size_t)got;
        size_t skip =
            reading->input->bytes == 0 && length >= 3 && memcmp(chunk, mark, 3) == 0 ? 3 : 0;
        sha256_update(&reading->sum, length, (const uint8_t *)chunk);
        reading->input->bytes += length;
        if (!parse(reading, chunk + skip, length - skip))
            return false;
    }
}

static int reading_close(struct reading *reading)
{
    csv_free(&reading->parser);
    return 0;
}

static struct reading *reading_open(struct run *run, const char *path,
                                    const struct csv_taker *taker)
{
    struct reading *reading = talloc_zero(run, struct reading);
    reading->run = run;
    reading->path = path;
    reading->taker = taker;
    reading->line = 1;
    sha256_init(&reading->sum);
    reading->input = talloc_zero(run, struct input);
    reading->input->path = path;
    csv_init(&reading->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    talloc_set_destructor(reading, reading_close);
    return reading;
}

bool csv_read(struct run *run, const char *path, const struct csv_taker *taker,
              struct input **input)
{
    struct place place = { path, 0, 0 };
    struct stat status;
    if (stat(path, &status) != 0)
        return run_fail(run, STATUS_UNREADABLE, place, "cannot be read: %s", g_strerror(errno));
    if (S_ISDIR(status.st_mode))
        return run_fail(run, STATUS_UNREADABLE, place, "is a folder, not a file");
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return run_fail(run, STATUS_UNREADABLE, place, "cannot be read: %s", g_strerror(errno));
    struct reading *reading = reading_open(run, path, taker);
    bool ok = read_bytes(reading, descriptor);
    close(descriptor);
    *input = reading->input;
    return ok;
}
