/* csv.h - a CSV file as a stream of records, each with its line.
 *
 *     bytes ──stream.h──▶ bytes ──text.h──▶ UTF-8 ──libcsv──▶ records
 *
 * Opening a file reads its head: what separates the cells is found out (comma, semicolon,
 * tab, pipe; a line `sep=;` is obeyed and dropped) and the first records are there to be
 * looked at, so that a layout can be recognised. Walking then hands over every record from
 * the header on, once. libcsv in strict mode splits the records; around it this file counts
 * lines (libcsv skips blank ones), refuses NUL bytes, ragged rows and records of absurd
 * length. A row may be longer than the header if what is over is empty; columns without a
 * heading at the end are dropped where they are empty; rows whose cells are all empty are
 * passed over: all of it counted. A file of SPSS or Stata is read as though it had been saved as
 * CSV (statistical.h). Cells that are not UTF-8 are Windows-1252 (input.encoding
 * says so); a file that has both is refused. Memory is that of the longest record. */
#ifndef ATTAIN_READ_CSV_H
#define ATTAIN_READ_CSV_H

#include "base/run.h"

/* What provenance, the ledger and `describe` say of a file that was read. */
struct input {
    const char *path;
    const char *sha256; /* of the bytes as they are on disk, hexadecimal */
    size_t bytes;
    size_t records;       /* the header not counted */
    const char *encoding; /* "UTF-8", "UTF-8 with a byte order mark", "UTF-16", "Windows-1252" */
    const char *program;  /* "SPSS", "Stata": a file of its own (statistical.h); NULL: text */
    bool compressed;
    char separator;       /* '\0' of a file that is no text */
    size_t header_line;   /* of the file, from 1 */
    size_t preamble;      /* records above the header */
    size_t blank_records; /* separators and nothing else */
    size_t blank_columns; /* at the end, without heading and content */
    size_t twice_decoded; /* cells that look as if they had been decoded twice */
    size_t twice_line;    /* of the first such cell */
};

struct csv_cell {
    const char *text; /* UTF-8, ends with '\0'; holds until the record has been taken */
    size_t length;
};

struct csv_record {
    size_t line;  /* in the file, from 1, where the record begins */
    size_t cells; /* as many as the header has */
    const struct csv_cell *cell;
};

/* What is known of a file before it is read; zeros are found out. */
struct csv_form {
    char separator;
    size_t header_line; /* blank lines count */
};

enum { CSV_HEAD_RECORDS = 64 };

/* A file whose head has been read. */
struct csv_file {
    struct input *input;
    bool separator_doubtful; /* semicolons: a comma in a number may be decimal */
    /* The first records as they stand (ragged, preamble and all), kept for the run; at
     * most CSV_HEAD_RECORDS. */
    size_t records;
    struct csv_record *record;
    struct csv_reader *reader;       /* how far it has been read */
    struct statistical *statistical; /* the same of a file of SPSS or Stata; NULL of others */
};

/* Open `path` ("-" is standard input; gzip is seen through) and read its head. Fails with
 * STATUS_UNREADABLE, or STATUS_MALFORMED where there is nothing in it or the head is no CSV. */
bool csv_open(struct run *run, const char *path, const struct csv_form *form,
              struct csv_file **file);

/* What becomes of the records: `header` gets the first, `record` each of the others.
 * Either ends the reading by returning false after run_fail. */
struct csv_taker {
    void *state;
    bool (*header)(struct run *run, void *state, const struct csv_record *record);
    bool (*record)(struct run *run, void *state, const struct csv_record *record);
};

/* Hand over the head's record number `header` as the header, and all after it. May be called
 * once a file; completes file->input. Fails with STATUS_UNREADABLE, or STATUS_MALFORMED at
 * the line and cell. */
bool csv_walk(struct run *run, struct csv_file *file, size_t header, const struct csv_taker *taker);

/* csv_open and csv_walk where the header is the first record: for registers, printed tables and
 * other files whose columns are known. */
bool csv_read(struct run *run, const char *path, const struct csv_taker *taker,
              struct input **input);

/* Of libcsv, with which the program was built. */
const char *csv_library_version(struct run *run);

#endif
