/* imputation_section.h - to be written. */
#ifndef ATTAIN_REPORT_IMPUTATION_SECTION_H
#define ATTAIN_REPORT_IMPUTATION_SECTION_H

#include "report/section.h"

section_maker imputation_section;

#endif
