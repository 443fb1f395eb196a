/* key_candidate.h - a column that may say which local authority a row is of, and how well its cells
 * bear that out. */
#ifndef ATTAIN_READ_KEY_CANDIDATE_H
#define ATTAIN_READ_KEY_CANDIDATE_H

#include "read/key.h"

/* A column that may be a key: how many of its cells are in the register, as one kind of key. */
struct candidate {
    size_t column; /* from 1 */
    enum area_key kind;
    size_t known, unknown; /* cells */
    size_t different;      /* authorities among them */
    size_t area[CSV_HEAD_RECORDS];
};

/* The cells under a heading as the kind of key that knows most of them. Rows with one cell filled
 * say nothing. */
struct candidate candidate_judge(struct run *run, const struct key_search *search, size_t column);

#endif
