/* stream.h - the bytes of a file, wherever they come from, as UTF-8 text.
 *
 *     file, pipe or "-" ──▶ SHA-256 ──▶ gunzip, if it is gzip ──▶ UTF-8, if it is UTF-16 or 32
 *
 * What a file is is told by its first bytes, never by its name. A byte order mark is dropped;
 * text without one is UTF-16 if every other byte is zero. Bytes that are neither pass as they
 * are, and so do those of a file of SPSS or Stata (input.program): whether a cell is UTF-8 or
 * Windows-1252 is settled cell by cell (csv.h). A regular file that is shorter or longer in the end
 * than it was at the beginning is a failure. */
#ifndef ATTAIN_READ_STREAM_H
#define ATTAIN_READ_STREAM_H

#include "read/csv.h"

struct stream;

/* Fails with STATUS_UNREADABLE; with STATUS_MALFORMED where the first bytes are those of a
 * spreadsheet, a PDF or a web page. `input` gets its path, compressed and encoding. */
bool stream_open(struct run *run, const char *path, struct input *input, struct stream **stream);

/* The next piece of text: `length` bytes that hold until the next call; 0 at the end, when input's
 * bytes and sha256 are complete. */
bool stream_next(struct run *run, struct stream *stream, const char **text, size_t *length);

/* Of zlib. */
const char *stream_library_version(void);

#endif
