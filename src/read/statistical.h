/* statistical.h - a file of SPSS (.sav, .zsav) or Stata (.dta) as the records of a CSV file.
 *
 *     bytes ──ReadStat──▶ variables, values ──codebook.h──▶ a header and records of texts
 *
 * What a file is is told by its first bytes, as everywhere (stream.h). The header has the names of
 * the variables; a record's line is the number of its case (observation), from 1, and what its
 * cells hold is said in codebook.h. Everything behind, layouts, keys, symbols, sees a CSV file.
 *
 * The file is held in memory and parsed three times: to learn what its values are, for the head,
 * and for the walk. A file that weights its cases (SPSS: WEIGHT BY) says so aloud, as nobody
 * weights here unless asked. ReadStat 1.1 parses; what it cannot is refused. Portable files of
 * SPSS (.por) are not read. Checked against what haven writes, and PSPP. */
#ifndef ATTAIN_READ_STATISTICAL_H
#define ATTAIN_READ_STATISTICAL_H

#include "read/stream.h"

/* "SPSS", "Stata", by the first bytes of a file; NULL: neither. */
const char *statistical_program(const char *bytes, size_t length);

struct statistical; /* a file that is being read */

/* Take the rest of a stream whose head is read already, and fill the head of `file`. Fails with
 * STATUS_MALFORMED where the file cannot be parsed or has no variables. */
bool statistical_open(struct run *run, struct stream *stream, const char *head, size_t length,
                      struct csv_file *file);

/* csv_walk of such a file. */
bool statistical_walk(struct run *run, struct csv_file *file, size_t header,
                      const struct csv_taker *taker);

#endif
