/* leave_one_out_section.h - to be written. */
#ifndef ATTAIN_REPORT_LEAVE_ONE_OUT_SECTION_H
#define ATTAIN_REPORT_LEAVE_ONE_OUT_SECTION_H

#include "report/section.h"

section_maker leave_one_out_section;

#endif
