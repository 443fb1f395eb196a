/* contents_index.h - what is looked up while contents are filled. */
#ifndef ATTAIN_READ_CONTENTS_INDEX_H
#define ATTAIN_READ_CONTENTS_INDEX_H

#include "read/contents.h"

struct contents_index {
    GHashTable *series, *period, *slice; /* text -> index + 1 */
    GHashTable **item;                   /* per filter */
    size_t last;                         /* series of the observation before */
    const char *last_code;
    unsigned last_period;
    size_t last_line; /* of the observation before: its items are counted already */
    unsigned last_slice;
    size_t *item_of; /* per slice and filter: the item; slices x filters */
    GString *words;  /* of the slice under way */
};

/* Lists grow to twice their length whenever that is a power of two. */
static inline bool is_full(size_t count)
{
    return (count & (count - 1)) == 0;
}

static inline size_t doubled(size_t count)
{
    return count == 0 ? 1 : 2 * count;
}

/* The combination of items that a row has; each row counts once for each of its items. */
unsigned contents_slice(struct run *run, struct contents *contents,
                        const struct observed *observed);

/* After the last row: what each combination is called. There is one at least. */
void contents_name_slices(struct run *run, struct contents *contents);

#endif
