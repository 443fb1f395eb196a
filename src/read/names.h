/* names.h - what a file calls its columns or measures, and nothing else of it.
 *
 *     file ──layout.h──▶ headings: the header alone is read
 *                   └──▶ measures, where each row names its own (LAIT, its dictionary): the
 *                        file is walked once, and nothing but their names is kept
 *
 * For who asks while typing: the long file of LAIT, 48 MB, takes a quarter of a second. */
#ifndef ATTAIN_READ_NAMES_H
#define ATTAIN_READ_NAMES_H

#include "spec/source.h"

struct names {
    size_t count;
    const char **name;  /* each once, in the order of the file */
    const char **about; /* a title that stands beside a measure; NULL for none */
};

/* Add a name, as often as it is added; `about` may be NULL. */
void names_add(struct run *run, struct names *names, const char *name, const char *about);

/* The names in a regular file, read by the rules of `source` (all zero where nothing is said).
 * Fails as csv_open and layout_recognise do. */
bool names_read(struct run *run, const char *path, const struct source *source,
                struct names *names);

#endif
