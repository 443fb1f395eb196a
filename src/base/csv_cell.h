/* csv_cell.h - a text as a cell of a CSV file (RFC 4180): quoted where it has to be.
 *
 * A spreadsheet takes a cell that begins with = + - @, a tab or a line end (or one of these
 * signs in full width) for a formula and runs it, quoted or not. Where people will open the
 * file in one, such a cell gets an apostrophe in front and is then a text. Figures are left
 * as they are: a sign, digits and a point, with no more than an exponent, stars, brackets or
 * a percent sign: "-0.058", "-.05 (.02)**", "-4.1e-07", "-". */
#ifndef ATTAIN_BASE_CSV_CELL_H
#define ATTAIN_BASE_CSV_CELL_H

#include "base/run.h"

/* For other programs; NULL is an empty cell. */
const char *csv_quoted(struct run *run, const char *text);

/* For people with a spreadsheet. */
const char *csv_safe(struct run *run, const char *text);

/* The one or the other. */
const char *csv_cell(struct run *run, const char *text, bool safe);

/* A row grows by a comma and a cell: a text that is safe, numbers at full precision (empty where
 * one is none), a count. */
char *csv_add_text(struct run *run, char *row, const char *text);
char *csv_add_number(struct run *run, char *row, double value);
char *csv_add_numbers(struct run *run, char *row, const double *value, size_t count);
char *csv_add_count(char *row, size_t count);

#endif
