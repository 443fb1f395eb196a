/* checks_section.h - to be written. */
#ifndef ATTAIN_REPORT_CHECKS_SECTION_H
#define ATTAIN_REPORT_CHECKS_SECTION_H

#include "report/section.h"

section_maker checks_section;

#endif
