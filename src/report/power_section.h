/* power_section.h - to be written. */
#ifndef ATTAIN_REPORT_POWER_SECTION_H
#define ATTAIN_REPORT_POWER_SECTION_H

#include "report/section.h"

section_maker power_section;

#endif
