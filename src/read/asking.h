/* asking.h - what the variables of a study ask a source for: measures, or columns.
 *
 * A column is asked for by its heading or by the texts of its question, which, with `includes`,
 * may also be the question and the choice where each choice has a column of its own; of a
 * ranking's item it is the column of its ranks, or that of all items in order. */
#ifndef ATTAIN_READ_ASKING_H
#define ATTAIN_READ_ASKING_H

#include "read/grid.h"
#include "spec/study.h"

/* The column that a variable asks for. Not for rankings. */
struct asked asked_of_variable(struct run *run, const struct variable *variable);

/* The same of an item of a ranking. */
struct asked asked_of_item(struct run *run, const struct ranking *ranking, size_t item);

/* All columns that the variables of a study ask a source for, those of weights too. */
const struct asked *asked_of_source(struct run *run, const struct study *study,
                                    const struct source *source, size_t *count);

/* Is a file of this layout to be read for its measures? As the layout has them; a table by
 * authority may have either. Fails at the variable where the file cannot have what it asks for,
 * or where one asks for a measure and another for a column. */
bool asks_measures(struct run *run, const struct study *study, const struct source *source,
                   const char *path, enum layout layout, bool *measures);

#endif
