/* csv_cell.h - a text as a cell of a CSV file (RFC 4180): quoted where it has to be. */
#ifndef ATTAIN_BASE_CSV_CELL_H
#define ATTAIN_BASE_CSV_CELL_H

#include "base/run.h"

const char *csv_quoted(struct run *run, const char *text);

#endif
