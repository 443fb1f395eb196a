/* influence_section.h - `attain fit --influence`: the rows that a fit leans on.
 *
 * The table shows the few with the largest Cook's distances, and marks what exceeds the usual
 * cutoffs; CSV and JSON have every row. Cutoffs point at rows to look at, not to delete. Of a model
 * whose rows may not be named no row is shown: only ranges and counts (influence_ranges.h). */
#ifndef ATTAIN_REPORT_INFLUENCE_SECTION_H
#define ATTAIN_REPORT_INFLUENCE_SECTION_H

#include "report/section.h"

section_maker influence_section;

#endif
