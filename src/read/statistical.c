#include "read/statistical.h"

#include <glib.h>
#include <readstat.h>
#include <string.h>

#include "read/codebook.h"

enum { MOST_VARIABLES = 1 << 14, MOST_BYTES = 1 << 30 };

static const char portable[] = "ASCII SPSS PORT FILE";

/* A row on its way: the texts of its cells one after another. */
struct draft_row {
    GString *text;
    size_t *start; /* of each cell in the text */
    size_t cells;
    struct csv_cell *cell;
};

struct statistical {
    struct run *run;
    struct csv_file *file;
    GByteArray *bytes;
    size_t at; /* where ReadStat reads */
    readstat_parser_t *parser;
    struct codebook *codebook;
    struct csv_record header;
    struct draft_row row;
    const char *weight;            /* the variable that weights the cases; NULL for none */
    const struct csv_taker *taker; /* of the walk; NULL before */
    size_t above;                  /* records still above the header */
    bool begun;                    /* the header has been delivered */
    bool failed;                   /* the run has the failure already */
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

static bool is_spss(const struct statistical *statistical)
{
    return statistical->bytes->data[0] == '$';
}

/* What ReadStat asks of a file, answered from memory. */
static int bytes_open(const char *path, void *of)
{
    (void)path;
    ((struct statistical *)of)->at = 0;
    return 1;
}

static int bytes_close(void *of)
{
    (void)of;
    return 0;
}

static readstat_off_t bytes_seek(readstat_off_t offset, readstat_io_flags_t whence, void *of)
{
    struct statistical *statistical = of;
    readstat_off_t from = whence == READSTAT_SEEK_SET   ? 0
                          : whence == READSTAT_SEEK_CUR ? (readstat_off_t)statistical->at
                                                        : (readstat_off_t)statistical->bytes->len;
    if (offset < -from || offset > (readstat_off_t)statistical->bytes->len - from)
        return -1;
    statistical->at = (size_t)(from + offset);
    return from + offset;
}

static ssize_t bytes_read(void *to, size_t length, void *of)
{
    struct statistical *statistical = of;
    size_t left = statistical->bytes->len - statistical->at;
    length = length < left ? length : left;
    memcpy(to, statistical->bytes->data + statistical->at, length);
    statistical->at += length;
    return (ssize_t)length;
}

/* ReadStat would report how far it is to whoever asks. */
static readstat_error_t bytes_update(long size, readstat_progress_handler progress, void *user,
                                     void *of)
{
    (void)size;
    (void)progress;
    (void)user;
    (void)of;
    return READSTAT_OK;
}

static bool fail_parse(struct statistical *statistical, readstat_error_t error)
{
    struct input *input = statistical->file->input;
    if (statistical->failed)
        return false;
    return run_fail(statistical->run, STATUS_MALFORMED, (struct place){ input->path, 0, 0 },
                    "begins as a file of %s, but cannot be read as one (%s); it may be damaged or "
                    "cut short: fetch it again, or save it as CSV",
                    input->program, readstat_error_message(error));
}

static bool parse(struct statistical *statistical)
{
    readstat_error_t error =
        is_spss(statistical)
            ? readstat_parse_sav(statistical->parser, statistical->file->input->path, statistical)
            : readstat_parse_dta(statistical->parser, statistical->file->input->path, statistical);
    return error == READSTAT_OK && !statistical->failed ? true : fail_parse(statistical, error);
}

static void release_parser(void *parser)
{
    readstat_parser_free(parser);
}

/* A parser that knows nothing but where the bytes are. */
static void parser_begin(struct statistical *statistical)
{
    readstat_parser_t *parser = run_adopt(statistical->run, readstat_parser_init(), release_parser);
    readstat_set_open_handler(parser, bytes_open);
    readstat_set_close_handler(parser, bytes_close);
    readstat_set_seek_handler(parser, bytes_seek);
    readstat_set_read_handler(parser, bytes_read);
    readstat_set_update_handler(parser, bytes_update);
    readstat_set_io_ctx(parser, statistical);
    statistical->parser = parser;
}

static int take_metadata(readstat_metadata_t *metadata, void *of)
{
    struct statistical *statistical = of;
    const char *encoding = readstat_get_file_encoding(metadata);
    statistical->file->input->encoding =
        talloc_asprintf(statistical->run, "a file of %s%s%s", statistical->file->input->program,
                        encoding == NULL ? "" : ", ", encoding == NULL ? "" : encoding);
    return READSTAT_HANDLER_OK;
}

static int take_variable(int index, readstat_variable_t *variable, const char *labels, void *of)
{
    struct statistical *statistical = of;
    (void)index;
    if (statistical->codebook->variables == MOST_VARIABLES) {
        statistical->failed = true;
        run_fail(statistical->run, STATUS_MALFORMED,
                 (struct place){ statistical->file->input->path, 0, 0 },
                 "has more than 16,384 variables, too many for a table of numbers");
        return READSTAT_HANDLER_ABORT;
    }
    codebook_add(statistical->run, statistical->codebook, variable, labels);
    return READSTAT_HANDLER_OK;
}

static int take_label(const char *labels, readstat_value_t value, const char *label, void *of)
{
    struct statistical *statistical = of;
    codebook_label(statistical->run, statistical->codebook, labels, value, label);
    return READSTAT_HANDLER_OK;
}

static int take_weight(readstat_variable_t *variable, void *of)
{
    struct statistical *statistical = of;
    statistical->weight = talloc_strdup(statistical->run, readstat_variable_get_name(variable));
    return READSTAT_HANDLER_OK;
}

static int see_value(int index, readstat_variable_t *variable, readstat_value_t value, void *of)
{
    struct statistical *statistical = of;
    (void)index;
    codebook_see(statistical->codebook, variable, value);
    return READSTAT_HANDLER_OK;
}

/* The first time through: what there is. */
static bool learn(struct statistical *statistical)
{
    struct csv_file *file = statistical->file;
    parser_begin(statistical);
    readstat_set_metadata_handler(statistical->parser, take_metadata);
    readstat_set_variable_handler(statistical->parser, take_variable);
    readstat_set_value_label_handler(statistical->parser, take_label);
    readstat_set_fweight_handler(statistical->parser, take_weight);
    readstat_set_value_handler(statistical->parser, see_value);
    if (!parse(statistical))
        return false;
    codebook_settle(statistical->run, statistical->codebook);
    return statistical->codebook->variables > 0
           || run_fail(statistical->run, STATUS_MALFORMED,
                       (struct place){ file->input->path, 0, 0 },
                       "has no variables, and so no table");
}

static void make_header(struct statistical *statistical)
{
    struct run *run = statistical->run;
    const struct codebook *codebook = statistical->codebook;
    struct csv_cell *cell = run_array(run, struct csv_cell, codebook->variables);
    for (size_t i = 0; i < codebook->variables; i++)
        cell[i] =
            (struct csv_cell){ codebook->variable[i].name, strlen(codebook->variable[i].name) };
    statistical->header = (struct csv_record){ 1, codebook->variables, cell };
    statistical->row.start = run_array(run, size_t, codebook->variables);
    statistical->row.cell = run_array(run, struct csv_cell, codebook->variables);
}

/* The file's head holds its rows for the run. */
static bool keep_row(struct statistical *statistical, const struct csv_record *record)
{
    struct run *run = statistical->run;
    struct csv_file *file = statistical->file;
    struct csv_cell *cell = run_array(run, struct csv_cell, record->cells);
    for (size_t i = 0; i < record->cells; i++)
        cell[i] =
            (struct csv_cell){ talloc_strdup(run, record->cell[i].text), record->cell[i].length };
    file->record[file->records++] = (struct csv_record){ record->line, record->cells, cell };
    return true;
}

/* The walk: what stands above the header is passed over, the rest goes to the taker. */
static bool deliver(struct statistical *statistical, const struct csv_record *record)
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
        return taker->header(statistical->run, taker->state, record);
    }
    input->records++;
    return taker->record(statistical->run, taker->state, record);
}

/* A complete row; one whose cells are all empty is passed over, as in a CSV file. */
static bool hand_over(struct statistical *statistical, size_t line)
{
    struct draft_row *row = &statistical->row;
    bool blank = true;
    for (size_t i = 0; i < row->cells; i++) {
        size_t end = i + 1 < row->cells ? row->start[i + 1] - 1 : row->text->len - 1;
        row->cell[i] = (struct csv_cell){ row->text->str + row->start[i], end - row->start[i] };
        blank = blank && row->cell[i].length == 0;
    }
    const struct csv_record record = { line, row->cells, row->cell };
    bool walks = statistical->taker != NULL;
    statistical->file->input->blank_records += walks && blank;
    bool ok = blank || (walks ? deliver(statistical, &record) : keep_row(statistical, &record));
    g_string_truncate(row->text, 0);
    row->cells = 0;
    return ok;
}

static bool check_cell(struct statistical *statistical, size_t line, size_t start)
{
    const GString *text = statistical->row.text;
    return (g_utf8_validate(text->str + start, (gssize)(text->len - start), NULL))
           || run_fail(
               statistical->run, STATUS_MALFORMED,
               (struct place){ statistical->file->input->path, line, statistical->row.cells + 1 },
               "this text is not in the encoding that the file says; open it where it was "
               "made and save it again, or as CSV");
}

static int take_value(int index, readstat_variable_t *variable, readstat_value_t value, void *of)
{
    struct statistical *statistical = of;
    struct draft_row *row = &statistical->row;
    size_t line = (size_t)index + 1, start = row->text->len;
    codebook_write(statistical->codebook, variable, value, row->text);
    if (!check_cell(statistical, line, start)) {
        statistical->failed = true;
        return READSTAT_HANDLER_ABORT;
    }
    g_string_append_c(row->text, '\0');
    row->start[row->cells++] = start;
    if (row->cells == statistical->header.cells)
        statistical->failed = !hand_over(statistical, line);
    return statistical->failed ? READSTAT_HANDLER_ABORT : READSTAT_HANDLER_OK;
}

/* ReadStat makes its variables for who takes them, and its values need them. */
static int pass_variable(int index, readstat_variable_t *variable, const char *labels, void *of)
{
    (void)index;
    (void)variable;
    (void)labels;
    (void)of;
    return READSTAT_HANDLER_OK;
}

/* Once more, for the rows; at most `rows` of them (0: all). */
static bool read_rows(struct statistical *statistical, long rows)
{
    parser_begin(statistical);
    readstat_set_variable_handler(statistical->parser, pass_variable);
    readstat_set_value_handler(statistical->parser, take_value);
    readstat_set_row_limit(statistical->parser, rows);
    return parse(statistical);
}

static void release_bytes(void *bytes)
{
    g_byte_array_unref(bytes);
}

static void release_text(void *text)
{
    g_string_free(text, TRUE);
}

static bool take_bytes(struct statistical *statistical, struct stream *stream, const char *head,
                       size_t length)
{
    struct run *run = statistical->run;
    statistical->bytes = run_adopt(run, g_byte_array_new(), release_bytes);
    while (length > 0) {
        if (statistical->bytes->len + length > MOST_BYTES)
            return run_fail(run, STATUS_MALFORMED,
                            (struct place){ statistical->file->input->path, 0, 0 },
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
    statistical->run = run;
    statistical->file = file;
    statistical->row.text = run_adopt(run, g_string_new(NULL), release_text);
    if (memcmp(head, portable, sizeof portable - 1) == 0)
        return run_fail(run, STATUS_MALFORMED, (struct place){ file->input->path, 0, 0 },
                        "is a portable file of SPSS; open it in SPSS or PSPP and save it as .sav");
    if (!take_bytes(statistical, stream, head, length))
        return false;
    statistical->codebook = codebook_new(run, is_spss(statistical));
    if (!learn(statistical))
        return false;
    make_header(statistical);
    file->input->header_line = 1;
    file->record = run_array(run, struct csv_record, CSV_HEAD_RECORDS);
    file->record[file->records++] = statistical->header;
    return read_rows(statistical, CSV_HEAD_RECORDS - 1);
}

bool statistical_walk(struct run *run, struct csv_file *file, size_t header,
                      const struct csv_taker *taker)
{
    struct statistical *statistical = file->statistical;
    if (statistical->weight != NULL)
        run_say(run,
                "%s weights its cases by '%s', which is not done here; it is by --weights %s, "
                "where that is what is meant",
                file->input->path, statistical->weight, statistical->weight);
    statistical->taker = taker;
    statistical->above = header;
    return deliver(statistical, &statistical->header) && read_rows(statistical, 0);
}
