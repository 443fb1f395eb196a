/* sources.h - the files of a study: where they are, and what is kept of each.
 *
 * With a data folder, each source is looked for there under the name that the study
 * gives it, and one that is not there is absent: what needs it is left out, aloud.
 * Without one, a source is its sample (made up) or the file beside the study, and must
 * be there. Only the measures and columns that a variable asks for are kept. */
#ifndef ATTAIN_READ_SOURCES_H
#define ATTAIN_READ_SOURCES_H

#include "read/grid.h"
#include "read/lait.h"
#include "spec/study.h"

struct loaded {
    const struct source *source;
    const char *path;
    bool absent;
    const struct input *input; /* NULL if absent */
    struct lait *lait;         /* of LAYOUT_LAIT */
    struct grid *grid;         /* of LAYOUT_KEYED and LAYOUT_SURVEY */
};

struct sources {
    const struct study *study;
    struct areas *areas;
    size_t count;
    struct loaded *loaded; /* in the order of the study's sources */
};

/* `data` is the data folder or NULL. Fails where all sources are absent
 * (STATUS_UNREADABLE), and as the readers do. */
bool sources_read(struct run *run, const struct study *study, const char *data,
                  struct sources **sources);

/* The measure that a variable is made from; NULL if its source is absent. */
const struct measure *sources_measure(const struct sources *sources,
                                      const struct variable *variable);

#endif
