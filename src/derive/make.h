/* make.h - each variable of a study from its definition, in whatever order they are written.
 *
 *     measure -> combine    column -> join    ratio: a / b    factor: scores of [a, b, ...]
 *     of: a copy;           then transform.h
 *
 * A variable that another is made from is made first; a circle is an error. What rests
 * on an absent source is not made and is listed as absent. */
#ifndef ATTAIN_DERIVE_MAKE_H
#define ATTAIN_DERIVE_MAKE_H

#include "derive/join.h"
#include "derive/panel.h"

struct maker; /* how far each variable of a panel is */

struct maker *maker_new(struct run *run, struct panel *panel, const struct joined *joined);

/* Make the variable, unless it is made. */
bool maker_make(struct run *run, struct maker *maker, const struct variable *variable);

#endif
