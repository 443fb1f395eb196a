/* key.h - which column of a table says which local authority a row is of, and which the period.
 *
 *     LA number, la_name, gss_code, "Name of your local authority", year, time_period, ...
 *
 * A column is taken for a key if its heading is one of a list and at least half of the cells
 * under it are in the register (one, where the source says that the table is keyed); or, where no
 * heading is, by the cells alone: more than half of those that are neither empty nor a region are
 * GSS codes or names of authorities. Numbers alone are taken for LA numbers only if there are
 * thirty different ones or more and nine in ten are in the register, for many a number is. Columns
 * of different kinds are all kept: the rows are checked against each. Two columns of one kind that
 * do not say the same are a failure. */
#ifndef ATTAIN_READ_KEY_H
#define ATTAIN_READ_KEY_H

#include "read/layout.h"

/* A header among the records of a file's head, and what stands under it. */
struct key_search {
    const struct csv_file *file;
    const struct source *source;
    const struct areas *areas;
    size_t header, header_rows;
    bool survey; /* a column may be asked for by the text of its question */
};

/* Has the record headings of a key that the cells under it bear out? */
bool key_is_header(struct run *run, const struct key_search *search);

/* The key that the source names, else the one that is found; all zero where there is none. */
bool key_find(struct run *run, const struct key_search *search, struct key *key);

/* The column with this heading or, in a survey where none is so called, with this question (as
 * wording.h takes for the same); 0 where there is none, and the count of those that are. */
size_t key_column(struct run *run, const struct key_search *search, const char *wanted,
                  size_t *count);

#endif
