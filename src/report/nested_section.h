/* nested_section.h - to be written. */
#ifndef ATTAIN_REPORT_NESTED_SECTION_H
#define ATTAIN_REPORT_NESTED_SECTION_H

#include "report/section.h"

section_maker nested_section;

#endif
