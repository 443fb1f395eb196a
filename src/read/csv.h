/* csv.h - a CSV file as a stream of records, each with its line.
 *
 * libcsv in strict mode splits the records; around it this file reads the bytes,
 * drops a byte order mark, counts lines (libcsv skips blank ones and ends a row
 * once for CRLF), refuses NUL bytes, cells that are not UTF-8, ragged rows and records
 * of absurd length, and takes the SHA-256 on the way. Rows whose cells are all empty
 * are passed over. Memory is that of the longest record. */
#ifndef ATTAIN_READ_CSV_H
#define ATTAIN_READ_CSV_H

#include "base/run.h"

/* What provenance says of a file that was read. */
struct input {
    const char *path;
    const char *sha256; /* of the bytes, hexadecimal */
    size_t bytes;
    size_t records; /* the header not counted */
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

/* What becomes of the records: `header` gets the first, `record` each of the others.
 * Either ends the reading by returning false after run_fail. */
struct csv_taker {
    void *state;
    bool (*header)(struct run *run, void *state, const struct csv_record *record);
    bool (*record)(struct run *run, void *state, const struct csv_record *record);
};

/* Read all of `path`. Fails with STATUS_UNREADABLE, or STATUS_MALFORMED at the line
 * and cell. */
bool csv_read(struct run *run, const char *path, const struct csv_taker *taker,
              struct input **input);

#endif
