/* influence_section.h - to be written. */
#ifndef ATTAIN_REPORT_INFLUENCE_SECTION_H
#define ATTAIN_REPORT_INFLUENCE_SECTION_H

#include "report/section.h"

section_maker influence_section;

#endif
