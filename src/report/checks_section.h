/* checks_section.h - `attain fit --checks`: collinearity, variance, form, normality, neighbours.
 *
 * Three tables for each model: inflation factors by term, near dependences among the columns, and
 * the tests with a reading of each in plain words. CSV has a row for each number: `check` says
 * which, `term` of what, `dimension` of which singular value; JSON has the same in groups. */
#ifndef ATTAIN_REPORT_CHECKS_SECTION_H
#define ATTAIN_REPORT_CHECKS_SECTION_H

#include "report/section.h"

section_maker checks_section;

#endif
