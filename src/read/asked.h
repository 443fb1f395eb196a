/* asked.h - which column of a header is asked for.
 *
 * A column is asked for by its name, or by the text of its question: exactly, else in what
 * wording.h takes as the same. Two columns that answer to one text are a failure that names
 * both; none is a failure that names the nearest, by the words that they share. */
#ifndef ATTAIN_READ_ASKED_H
#define ATTAIN_READ_ASKED_H

#include "read/grid.h"
#include "read/survey.h"

struct grid_header {
    const char *path;
    size_t line; /* of the last of its rows */
    size_t cells;
    struct heading *heading;
};

/* The heading that is asked for, and another that is too; SIZE_MAX where there is none. */
size_t asked_find(const struct heading *heading, size_t count, const struct asked *asked,
                  size_t *other);

/* The failures: two columns are asked for at once, none is, the one is dropped as personal. */
bool asked_twice(struct run *run, const struct grid_header *header, const struct asked *asked,
                 size_t first, size_t second);
bool asked_nowhere(struct run *run, const struct grid_header *header, const struct asked *asked);
bool asked_personal(struct run *run, const struct grid_header *header, const struct asked *asked,
                    size_t at, const struct source *source, const char *how);

#endif
