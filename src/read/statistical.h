/* statistical.h - a file of SPSS (.sav, .zsav) or Stata (.dta) as the records of a CSV file.
 *
 *     bytes ──ReadStat──▶ variables, values ──codebook.h──▶ a header and records of texts
 *          (in a process of its own)                  ──pipe──▶ csv.h
 *
 * What a file is is told by its first bytes, as everywhere (stream.h). The header has the names of
 * the variables; a record's line is the number of its case (observation), from 1, and what its
 * cells hold is said in codebook.h. Everything behind, layouts, keys, symbols, sees a CSV file.
 *
 * The file is held in memory and parsed twice, to learn what its values are and for the rows. A
 * file that weights its cases (SPSS: WEIGHT BY) says so aloud, as nobody weights here unless asked.
 * Portable files of SPSS (.por) are not read.
 *
 * ReadStat 1.1 parses, and reads beyond its memory where a file is damaged in some ways (the name
 * of a set of value labels that no zero ends; tests/fuzz/statistical.c found it). So it does its
 * work in a child process, with a limit to its memory and time, whose records are checked when
 * they come out of the pipe: whatever happens in there is a file that cannot be read.
 * Checked against what haven and foreign write. */
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
