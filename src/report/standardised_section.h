/* standardised_section.h - to be written. */
#ifndef ATTAIN_REPORT_STANDARDISED_SECTION_H
#define ATTAIN_REPORT_STANDARDISED_SECTION_H

#include "report/section.h"

section_maker standardised_section;

#endif
