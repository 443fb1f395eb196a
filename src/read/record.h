/* record.h - small questions about the cells of one record. Cells count from 1; blanks at the ends
 * of a cell are none of it. */
#ifndef ATTAIN_READ_RECORD_H
#define ATTAIN_READ_RECORD_H

#include "read/csv.h"

/* A copy of a cell's text; "" for the cell 0 and for cells that the record does not have. */
const char *record_text(struct run *run, const struct csv_record *record, size_t cell);

/* How many cells are not empty, and (unless NULL) the number of the last of these; 0: none is. */
size_t record_filled(const struct csv_record *record, size_t *last);

#endif
