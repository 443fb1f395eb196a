/* missing_data_section.h - to be written. */
#ifndef ATTAIN_REPORT_MISSING_DATA_SECTION_H
#define ATTAIN_REPORT_MISSING_DATA_SECTION_H

#include "report/section.h"

section_maker missing_data_section;

#endif
