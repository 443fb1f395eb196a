/* bounds_section.h - between which ends each estimate lies, whatever suppressed cells hold.
 *
 * CSV has a row for each coefficient of each model that has suppressed cells: its ends, and the
 * fit at each of them. */
#ifndef ATTAIN_REPORT_BOUNDS_SECTION_H
#define ATTAIN_REPORT_BOUNDS_SECTION_H

#include "report/section.h"

section_maker bounds_section;

#endif
