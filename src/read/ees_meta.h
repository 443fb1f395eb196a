/* ees_meta.h - the twin of an Explore Education Statistics file: what its columns are.
 *
 *     ks4.csv, ks4.meta.csv:   col_name, col_type, label, indicator_unit, indicator_dp, ...
 *
 * col_type is Filter or Indicator. An indicator's decimals are two where it says none. */
#ifndef ATTAIN_READ_EES_META_H
#define ATTAIN_READ_EES_META_H

#include "read/tidy.h"

/* Read the meta file beside `path`, if there is one, into a kind per cell of the data file's
 * header; facts of indicators go to the observer. Fails at a line of the meta file that names a
 * column which the header has not, or is neither a filter nor an indicator. */
bool ees_meta_read(struct run *run, struct walk *walk, const char *path,
                   const struct csv_record *header, enum tidy_kind *kind);

#endif
