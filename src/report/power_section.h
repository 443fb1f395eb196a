/* power_section.h - what could have been found, and what can be ruled out (fit/power.h). */
#ifndef ATTAIN_REPORT_POWER_SECTION_H
#define ATTAIN_REPORT_POWER_SECTION_H

#include "report/section.h"

section_maker power_section;

#endif
