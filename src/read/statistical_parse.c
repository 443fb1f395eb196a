#include "read/statistical_parse.h"

#include <glib.h>
#include <readstat.h>
#include <string.h>

#include "read/codebook.h"

struct parsing {
    struct run *run;
    const unsigned char *bytes;
    size_t length, at; /* where ReadStat reads */
    FILE *to;
    readstat_parser_t *parser;
    struct codebook *codebook;
    const char *encoding, *weight;
    GString *row; /* the texts of its cells, each behind its length */
    size_t cells;
    bool failed; /* said already */
};

static void say(struct parsing *parsing, char kind, size_t line, size_t column, size_t count)
{
    const struct statistical_message message = { (uint32_t)kind, (uint32_t)line, (uint32_t)column,
                                                 (uint32_t)count };
    fwrite(&message, sizeof message, 1, parsing->to);
}

static void say_text(struct parsing *parsing, const char *text)
{
    const uint32_t length = (uint32_t)strlen(text);
    fwrite(&length, sizeof length, 1, parsing->to);
    fwrite(text, 1, length, parsing->to);
}

static int fail(struct parsing *parsing, size_t line, size_t column, const char *words)
{
    if (!parsing->failed) {
        say(parsing, 'E', line, column, 1);
        say_text(parsing, words);
    }
    parsing->failed = true;
    return READSTAT_HANDLER_ABORT;
}

/* What ReadStat asks of a file, answered from memory. */
static int bytes_open(const char *path, void *of)
{
    (void)path;
    ((struct parsing *)of)->at = 0;
    return 1;
}

static int bytes_close(void *of)
{
    (void)of;
    return 0;
}

static readstat_off_t bytes_seek(readstat_off_t offset, readstat_io_flags_t whence, void *of)
{
    struct parsing *parsing = of;
    readstat_off_t length = (readstat_off_t)parsing->length;
    readstat_off_t from = whence == READSTAT_SEEK_SET   ? 0
                          : whence == READSTAT_SEEK_CUR ? (readstat_off_t)parsing->at
                                                        : length;
    if (offset < -from || offset > length - from)
        return -1;
    parsing->at = (size_t)(from + offset);
    return from + offset;
}

static ssize_t bytes_read(void *to, size_t length, void *of)
{
    struct parsing *parsing = of;
    size_t left = parsing->length - parsing->at;
    length = length < left ? length : left;
    memcpy(to, parsing->bytes + parsing->at, length);
    parsing->at += length;
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

static void release_parser(void *parser)
{
    readstat_parser_free(parser);
}

/* A parser that knows nothing but where the bytes are. */
static void parser_begin(struct parsing *parsing)
{
    readstat_parser_t *parser = run_adopt(parsing->run, readstat_parser_init(), release_parser);
    readstat_set_open_handler(parser, bytes_open);
    readstat_set_close_handler(parser, bytes_close);
    readstat_set_seek_handler(parser, bytes_seek);
    readstat_set_read_handler(parser, bytes_read);
    readstat_set_update_handler(parser, bytes_update);
    readstat_set_io_ctx(parser, parsing);
    parsing->parser = parser;
}

static bool parse(struct parsing *parsing)
{
    readstat_error_t error = parsing->codebook->spss
                                 ? readstat_parse_sav(parsing->parser, "", parsing)
                                 : readstat_parse_dta(parsing->parser, "", parsing);
    if (error != READSTAT_OK)
        fail(parsing, 0, 0,
             talloc_asprintf(parsing->run,
                             "begins as a file of %s, but cannot be read as one (%s); it may be "
                             "damaged or cut short: fetch it again, or save it as CSV",
                             parsing->codebook->spss ? "SPSS" : "Stata",
                             readstat_error_message(error)));
    return !parsing->failed;
}

static int take_metadata(readstat_metadata_t *metadata, void *of)
{
    struct parsing *parsing = of;
    const char *encoding = readstat_get_file_encoding(metadata);
    parsing->encoding = encoding == NULL ? "" : talloc_strdup(parsing->run, encoding);
    return READSTAT_HANDLER_OK;
}

static int take_variable(int index, readstat_variable_t *variable, const char *labels, void *of)
{
    struct parsing *parsing = of;
    (void)index;
    if (parsing->codebook->variables == MOST_VARIABLES)
        return fail(parsing, 0, 0,
                    "has more than 16,384 variables, too many for a table of numbers");
    codebook_add(parsing->run, parsing->codebook, variable, labels);
    return READSTAT_HANDLER_OK;
}

static int take_label(const char *labels, readstat_value_t value, const char *label, void *of)
{
    struct parsing *parsing = of;
    codebook_label(parsing->run, parsing->codebook, labels, value, label);
    return READSTAT_HANDLER_OK;
}

static int take_weight(readstat_variable_t *variable, void *of)
{
    struct parsing *parsing = of;
    parsing->weight = talloc_strdup(parsing->run, readstat_variable_get_name(variable));
    return READSTAT_HANDLER_OK;
}

static int see_value(int index, readstat_variable_t *variable, readstat_value_t value, void *of)
{
    struct parsing *parsing = of;
    (void)index;
    codebook_see(parsing->codebook, variable, value);
    return READSTAT_HANDLER_OK;
}

/* The first time through: what there is. */
static bool learn(struct parsing *parsing)
{
    parser_begin(parsing);
    readstat_set_metadata_handler(parsing->parser, take_metadata);
    readstat_set_variable_handler(parsing->parser, take_variable);
    readstat_set_value_label_handler(parsing->parser, take_label);
    readstat_set_fweight_handler(parsing->parser, take_weight);
    readstat_set_value_handler(parsing->parser, see_value);
    if (!parse(parsing))
        return false;
    codebook_settle(parsing->run, parsing->codebook);
    if (parsing->codebook->variables == 0)
        fail(parsing, 0, 0, "has no variables, and so no table");
    return !parsing->failed;
}

static void say_header(struct parsing *parsing)
{
    const struct codebook *codebook = parsing->codebook;
    say(parsing, 'H', 1, 0, codebook->variables + 2);
    say_text(parsing, parsing->encoding);
    say_text(parsing, parsing->weight);
    for (size_t i = 0; i < codebook->variables; i++)
        say_text(parsing, codebook->variable[i].name);
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

static int take_value(int index, readstat_variable_t *variable, readstat_value_t value, void *of)
{
    struct parsing *parsing = of;
    size_t line = (size_t)index + 1, start = parsing->row->len;
    uint32_t length = 0;
    g_string_append_len(parsing->row, (const char *)&length, sizeof length);
    codebook_write(parsing->codebook, variable, value, parsing->row);
    length = (uint32_t)(parsing->row->len - start - sizeof length);
    memcpy(parsing->row->str + start, &length, sizeof length);
    if (++parsing->cells < parsing->codebook->variables)
        return READSTAT_HANDLER_OK;
    say(parsing, 'R', line, 0, parsing->cells);
    fwrite(parsing->row->str, 1, parsing->row->len, parsing->to);
    g_string_truncate(parsing->row, 0);
    parsing->cells = 0;
    return ferror(parsing->to) ? READSTAT_HANDLER_ABORT : READSTAT_HANDLER_OK;
}

/* Once more, for the rows. */
static bool say_rows(struct parsing *parsing)
{
    parser_begin(parsing);
    readstat_set_variable_handler(parsing->parser, pass_variable);
    readstat_set_value_handler(parsing->parser, take_value);
    return parse(parsing);
}

static void release_text(void *text)
{
    g_string_free(text, TRUE);
}

void statistical_parse(struct run *run, const unsigned char *bytes, size_t length, FILE *to)
{
    struct parsing parsing = { .run = run,
                               .bytes = bytes,
                               .length = length,
                               .to = to,
                               .codebook = codebook_new(run, bytes[0] == '$'),
                               .encoding = "",
                               .weight = "",
                               .row = run_adopt(run, g_string_new(NULL), release_text) };
    if (!learn(&parsing))
        return;
    say_header(&parsing);
    if (say_rows(&parsing))
        say(&parsing, 'X', 0, 0, 0);
}
