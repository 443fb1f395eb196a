/* leave_one_out_section.h - `attain fit --leave-one-out`: how estimates move without each row, and
 * without each group.
 *
 * For each term the ends of its range, with what was left out to get there, and how many move its
 * p-value over the level or change its sign; then, in words, which conclusions hang on one row.
 * CSV and JSON have every estimate. */
#ifndef ATTAIN_REPORT_LEAVE_ONE_OUT_SECTION_H
#define ATTAIN_REPORT_LEAVE_ONE_OUT_SECTION_H

#include "report/section.h"

section_maker leave_one_out_section;

#endif
