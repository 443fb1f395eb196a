/* build.h - from the sources of a study to its panel: the whole of derive, in one chain. */
#ifndef ATTAIN_DERIVE_BUILD_H
#define ATTAIN_DERIVE_BUILD_H

#include "derive/panel.h"

/* Fails with STATUS_UNSUPPORTED or STATUS_MALFORMED at the variable: definitions that go
 * round in a circle, a text where a number is needed, no variation to standardise by;
 * at the cell: an authority that is not in the register or has two rows. */
bool panel_build(struct run *run, const struct sources *sources, struct panel **panel);

#endif
