/* nested_section.h - models in blocks (fit/nested.h): a row for each, with what it adds. */
#ifndef ATTAIN_REPORT_NESTED_SECTION_H
#define ATTAIN_REPORT_NESTED_SECTION_H

#include "report/section.h"

section_maker nested_section;

#endif
