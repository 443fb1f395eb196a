/* combine.h - several periods become one value.
 *
 *     x_i = mean of the values of authority i in the periods that have one,
 *           if these are at_least or more; otherwise missing
 *
 * What the value of an authority in a period is, where a rule takes it away or where it is
 * put together from others, is settle.h's. */
#ifndef ATTAIN_DERIVE_COMBINE_H
#define ATTAIN_DERIVE_COMBINE_H

#include "derive/panel.h"

/* Fill the column (a row per row of the panel) with a measure as the variable says. */
void combine_measure(struct run *run, const struct panel *panel, const struct variable *variable,
                     const struct measures *measures, struct column *column);

#endif
