/* missing_data_section.h - who is missing what, for each model: columns and reasons, patterns,
 * whether incomplete rows differ, and the rows themselves where these may be named.
 *
 * In a survey, whose answers are confidential, rows are counted and not named, and a group of
 * fewer than FEWEST_ANSWERS gives no mean: that of one or two is an answer. CSV has a row for
 * each column of each model. */
#ifndef ATTAIN_REPORT_MISSING_DATA_SECTION_H
#define ATTAIN_REPORT_MISSING_DATA_SECTION_H

#include "report/section.h"

section_maker missing_data_section;

#endif
