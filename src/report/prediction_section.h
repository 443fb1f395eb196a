/* prediction_section.h - to be written. */
#ifndef ATTAIN_REPORT_PREDICTION_SECTION_H
#define ATTAIN_REPORT_PREDICTION_SECTION_H

#include "report/section.h"

section_maker prediction_section;

#endif
