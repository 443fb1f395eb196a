/* header.h - the header of a table that has no headings to tell it by.
 *
 * It is the first record, unless the first ones are clearly titles or notes: each has cells in
 * at most half of the columns that most records have, and the first that has more has all of
 * its cells filled, none of them a number that could not be a year. */
#ifndef ATTAIN_READ_HEADER_H
#define ATTAIN_READ_HEADER_H

#include "read/csv.h"

/* The index of the header among the records first..end-1 of a file's head. */
size_t header_by_form(const struct csv_file *file, size_t first, size_t end);

#endif
