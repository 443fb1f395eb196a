/* bounds_section.h - to be written. */
#ifndef ATTAIN_REPORT_BOUNDS_SECTION_H
#define ATTAIN_REPORT_BOUNDS_SECTION_H

#include "report/section.h"

section_maker bounds_section;

#endif
