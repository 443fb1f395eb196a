/* combine.h - several periods become one value.
 *
 *     x_i = mean of the values of authority i in the periods that have one,
 *           if these are at_least or more; otherwise missing
 *
 * A zero counts as missing where the study says so; each such zero is listed. */
#ifndef ATTAIN_DERIVE_COMBINE_H
#define ATTAIN_DERIVE_COMBINE_H

#include "derive/panel.h"

/* Fill the column (a row per row of the panel) with a measure as the variable says. */
void combine_measure(struct run *run, struct panel *panel, const struct variable *variable,
                     const struct measure *measure, struct column *column);

#endif
