/* importance_section.h - to be written. */
#ifndef ATTAIN_REPORT_IMPORTANCE_SECTION_H
#define ATTAIN_REPORT_IMPORTANCE_SECTION_H

#include "report/section.h"

section_maker importance_section;

#endif
