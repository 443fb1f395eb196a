#include "read/statistical.h"

#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "read/statistical_parse.h"

enum { MOST_BYTES = 1 << 30, LONGEST_RECORD = 1 << 24 };

static const char portable[] = "ASCII SPSS PORT FILE";

struct statistical {
    struct csv_file *file;
    GByteArray *bytes;
    pid_t child;
    FILE *pipe;
    bool ended;         /* the child has said that that was all */
    const char *weight; /* the variable that weights the cases; "" for none */
    char *text;         /* of the message that was read last */
    size_t room;
    struct csv_cell *cell; /* its texts */
    size_t cells, cell_room;
    size_t names; /* variables */
    /* the walk */
    const struct csv_taker *taker;
    size_t above; /* records still above the header */
    bool begun;   /* the header has been delivered */
};

const char *statistical_program(const char *bytes, size_t length)
{
    enum { OLDEST_STATA = 104, NEWEST_OLD_STATA = 115 };
    const unsigned char *byte = (const unsigned char *)bytes;
    static const char stata[] = "<stata_dta>";
    if (length >= 4 && (memcmp(bytes, "$FL2", 4) == 0 || memcmp(bytes, "$FL3", 4) == 0))
        return "SPSS";
    if (length >= sizeof portable - 1 && memcmp(bytes, portable, sizeof portable - 1) == 0)
        return "SPSS";
    if (length >= sizeof stata - 1 && memcmp(bytes, stata, sizeof stata - 1) == 0)
        return "Stata";
    /* Version, order of bytes, kind of file, nothing. */
    bool old = length >= 4 && byte[0] >= OLDEST_STATA && byte[0] <= NEWEST_OLD_STATA
               && (byte[1] == 1 || byte[1] == 2) && byte[2] == 1 && byte[3] == 0;
    return old ? "Stata" : NULL;
}

static struct place place_of(const struct statistical *statistical)
{
    return (struct place){ statistical->file->input->path, 0, 0 };
}

/* The child said something that it never would, or nothing more: it was stopped, or crashed. */
static bool fail_child(struct run *run, const struct statistical *statistical)
{
    return run_fail(run, STATUS_MALFORMED, place_of(statistical),
                    "begins as a file of %s, but is damaged so that it cannot be read; fetch it "
                    "again, or save it as CSV",
                    statistical->file->input->program);
}

/* Limits for a file that would have ReadStat take all memory, or go on for ever. A sanitizer needs
 * more memory than that, and somebody to tell. */
static void child_limit(void)
{
#ifndef __SANITIZE_ADDRESS__
    const struct rlimit memory = { (rlim_t)6 << 30, (rlim_t)6 << 30 };
    const struct rlimit core = { 0, 0 };
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &core);
    if (freopen("/dev/null", "w", stderr) == NULL)
        _exit(1);
#endif
    const struct rlimit seconds = { 600, 600 };
    setrlimit(RLIMIT_CPU, &seconds);
}

static int statistical_close(struct statistical *statistical)
{
    if (statistical->pipe != NULL)
        fclose(statistical->pipe);
    if (statistical->child > 0) {
        kill(statistical->child, SIGKILL);
        while (waitpid(statistical->child, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    return 0;
}

static bool child_begin(struct run *run, struct statistical *statistical)
{
    int ends[2] = { -1, -1 };
    if (pipe(ends) != 0)
        return run_fail(run, STATUS_UNREADABLE, place_of(statistical), "cannot be read: %s",
                        g_strerror(errno));
    statistical->child = fork();
    if (statistical->child == 0) {
        close(ends[0]);
        child_limit();
        FILE *to = fdopen(ends[1], "wb");
        if (to != NULL)
            statistical_parse(run, statistical->bytes->data, statistical->bytes->len, to);
        _exit(to == NULL || fclose(to) != 0);
    }
    int error = errno;
    close(ends[1]);
    statistical->pipe = fdopen(ends[0], "rb");
    return (statistical->child > 0 && statistical->pipe != NULL)
           || run_fail(run, STATUS_UNREADABLE, place_of(statistical), "cannot be read: %s",
                       g_strerror(error));
}

/* The texts of a message: each ends with '\0' here. Bounds are checked, as nothing in the child can
 * be relied upon. */
static bool read_texts(struct run *run, struct statistical *statistical, size_t count)
{
    if (count > MOST_VARIABLES + 2)
        return fail_child(run, statistical);
    if (count > statistical->cell_room) {
        statistical->cell_room = count;
        statistical->cell = run_grow(run, statistical->cell, struct csv_cell, count);
    }
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t length = 0;
        if (fread(&length, sizeof length, 1, statistical->pipe) != 1
            || length > LONGEST_RECORD - at)
            return fail_child(run, statistical);
        if (at + length + 1 > statistical->room) {
            statistical->room = 2 * (at + length + 1);
            statistical->text = run_grow(run, statistical->text, char, statistical->room);
        }
        char *text = statistical->text + at;
        if (fread(text, 1, length, statistical->pipe) != length)
            return fail_child(run, statistical);
        text[length] = '\0';
        statistical->cell[i].length = length;
        at += length + 1;
    }
    at = 0;
    for (size_t i = 0; i < count; at += statistical->cell[i++].length + 1)
        statistical->cell[i].text = statistical->text + at;
    statistical->cells = count;
    return true;
}

static bool check_text(struct run *run, const struct statistical *statistical, size_t line,
                       size_t index)
{
    const struct csv_cell *cell = &statistical->cell[index];
    return g_utf8_validate(cell->text, (gssize)cell->length, NULL)
           || run_fail(run, STATUS_MALFORMED,
                       (struct place){ statistical->file->input->path, line, index + 1 },
                       "this text is not in the encoding that the file says; open it where it was "
                       "made and save it again, or as CSV");
}

/* The next message but failures, which fail here. */
static bool next_message(struct run *run, struct statistical *statistical,
                         struct statistical_message *message)
{
    if (fread(message, sizeof *message, 1, statistical->pipe) != 1
        || !read_texts(run, statistical, message->count))
        return fail_child(run, statistical);
    for (size_t i = 0; i < statistical->cells; i++)
        if (!check_text(run, statistical, message->line, i))
            return false;
    if (message->kind == 'E' && message->count == 1) {
        char *words = talloc_strdup(run, statistical->cell[0].text);
        return run_fail(
            run, STATUS_MALFORMED,
            (struct place){ statistical->file->input->path, message->line, message->column }, "%s",
            g_strdelimit(words, "\r\n", ' '));
    }
    bool row = message->kind == 'R' && message->count == statistical->names;
    statistical->ended = message->kind == 'X' && message->count == 0;
    return row || statistical->ended || (message->kind == 'H' && statistical->names == 0)
           || fail_child(run, statistical);
}

/* A record as it outlasts the next message. */
static void keep_record(struct run *run, struct csv_file *file, const struct csv_record *record)
{
    struct csv_cell *cell = run_array(run, struct csv_cell, record->cells);
    for (size_t i = 0; i < record->cells; i++)
        cell[i] =
            (struct csv_cell){ talloc_strdup(run, record->cell[i].text), record->cell[i].length };
    file->record[file->records++] = (struct csv_record){ record->line, record->cells, cell };
}

static bool is_blank(const struct csv_record *record)
{
    for (size_t i = 0; i < record->cells; i++)
        if (record->cell[i].length > 0)
            return false;
    return true;
}

/* The next row that is not all empty (those are passed over, as in a CSV file); cells 0: none. */
static bool next_row(struct run *run, struct statistical *statistical, struct csv_record *record)
{
    *record = (struct csv_record){ 0, 0, NULL };
    while (!statistical->ended) {
        struct statistical_message message;
        if (!next_message(run, statistical, &message))
            return false;
        *record = (struct csv_record){ message.line, statistical->cells, statistical->cell };
        if (statistical->ended || !is_blank(record))
            return true;
        statistical->file->input->blank_records++;
    }
    return true;
}

static bool read_header(struct run *run, struct statistical *statistical)
{
    enum { BEFORE_NAMES = 2 };
    struct csv_file *file = statistical->file;
    struct statistical_message message;
    if (!next_message(run, statistical, &message))
        return false;
    if (message.kind != 'H' || message.count <= BEFORE_NAMES)
        return fail_child(run, statistical);
    const struct csv_cell *cell = statistical->cell;
    file->input->encoding = talloc_asprintf(run, "a file of %s%s%s", file->input->program,
                                            cell[0].length > 0 ? ", " : "", cell[0].text);
    file->input->header_line = 1;
    statistical->weight = talloc_strdup(run, cell[1].text);
    statistical->names = message.count - BEFORE_NAMES;
    const struct csv_record header = { 1, statistical->names, cell + BEFORE_NAMES };
    keep_record(run, file, &header);
    return true;
}

static bool read_head(struct run *run, struct statistical *statistical)
{
    struct csv_file *file = statistical->file;
    file->record = run_array(run, struct csv_record, CSV_HEAD_RECORDS);
    if (!read_header(run, statistical))
        return false;
    while (file->records < CSV_HEAD_RECORDS && !statistical->ended) {
        struct csv_record record;
        if (!next_row(run, statistical, &record))
            return false;
        if (record.cells > 0)
            keep_record(run, file, &record);
    }
    return true;
}

static void release_bytes(void *bytes)
{
    g_byte_array_unref(bytes);
}

static bool take_bytes(struct run *run, struct statistical *statistical, struct stream *stream,
                       const char *head, size_t length)
{
    statistical->bytes = run_adopt(run, g_byte_array_new(), release_bytes);
    while (length > 0) {
        if (statistical->bytes->len + length > MOST_BYTES)
            return run_fail(run, STATUS_MALFORMED, place_of(statistical),
                            "is larger than 1 GiB, too large to hold in memory; save the columns "
                            "that are needed, or save it as CSV, which may be larger");
        g_byte_array_append(statistical->bytes, (const guint8 *)head, (guint)length);
        if (!stream_next(run, stream, &head, &length))
            return false;
    }
    return true;
}

bool statistical_open(struct run *run, struct stream *stream, const char *head, size_t length,
                      struct csv_file *file)
{
    struct statistical *statistical = file->statistical = talloc_zero(run, struct statistical);
    talloc_set_destructor(statistical, statistical_close);
    statistical->file = file;
    if (length >= sizeof portable - 1 && memcmp(head, portable, sizeof portable - 1) == 0)
        return run_fail(run, STATUS_MALFORMED, place_of(statistical),
                        "is a portable file of SPSS; open it in SPSS or PSPP and save it as .sav");
    if (!take_bytes(run, statistical, stream, head, length) || !child_begin(run, statistical))
        return false;
    g_byte_array_set_size(statistical->bytes, 0); /* the child has its own */
    return read_head(run, statistical);
}

/* What stands above the header is passed over, the rest goes to the taker. */
static bool deliver(struct run *run, struct statistical *statistical,
                    const struct csv_record *record)
{
    struct input *input = statistical->file->input;
    const struct csv_taker *taker = statistical->taker;
    if (statistical->above > 0) {
        statistical->above--;
        input->preamble++;
        return true;
    }
    if (!statistical->begun) {
        statistical->begun = true;
        input->header_line = record->line;
        return taker->header(run, taker->state, record);
    }
    input->records++;
    return taker->record(run, taker->state, record);
}

bool statistical_walk(struct run *run, struct csv_file *file, size_t header,
                      const struct csv_taker *taker)
{
    struct statistical *statistical = file->statistical;
    if (*statistical->weight != '\0')
        run_say(run, "%s weights its cases by '%s'; rows are weighted here only by --weights %s",
                file->input->path, statistical->weight, statistical->weight);
    statistical->taker = taker;
    statistical->above = header;
    for (size_t i = 0; i < file->records; i++)
        if (!deliver(run, statistical, &file->record[i]))
            return false;
    while (!statistical->ended) {
        struct csv_record record;
        if (!next_row(run, statistical, &record))
            return false;
        if (!statistical->ended && !deliver(run, statistical, &record))
            return false;
    }
    return true;
}
