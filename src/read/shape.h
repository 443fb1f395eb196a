/* shape.h - the layouts that are told by their headings, as a table. */
#ifndef ATTAIN_READ_SHAPE_H
#define ATTAIN_READ_SHAPE_H

#include "read/layout.h"

enum { MOST_HEADINGS = 4 };

/* A layout that its header tells. */
struct shape {
    enum layout layout;
    size_t header_rows;
    const char *heading[MOST_HEADINGS + 1]; /* all of them are there */
    const char *absent[3];                  /* and none of these */
    bool (*also)(const struct csv_file *file, size_t header);
    const char *lacking; /* what `also` looks for, in words */
    const char *title;   /* what it is, in the message that it is not; with its columns */
};

/* In the order in which they are looked for. */
extern const struct shape shapes[];
extern const size_t shapes_count;

/* The first heading that a header lacks; NULL where it has all. `found` counts those it has. */
const char *shape_lacking(const struct shape *shape, const struct csv_record *header,
                          size_t *found);

/* Is the head's record number `header` the first of such a file's header? */
bool shape_matches(const struct shape *shape, const struct csv_file *file, size_t header);

#endif
