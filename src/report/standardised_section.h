/* standardised_section.h - coefficients in standard deviations (fit/standardised.h): a row for
 * each, and for a column of zeros and ones a second in which only the outcome is standardised. */
#ifndef ATTAIN_REPORT_STANDARDISED_SECTION_H
#define ATTAIN_REPORT_STANDARDISED_SECTION_H

#include "report/section.h"

section_maker standardised_section;

#endif
