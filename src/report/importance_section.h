/* importance_section.h - how R squared divides over the terms (fit/importance.h). */
#ifndef ATTAIN_REPORT_IMPORTANCE_SECTION_H
#define ATTAIN_REPORT_IMPORTANCE_SECTION_H

#include "report/section.h"

/* Bootstrap samples where no number was asked for: each needs 2^k models. */
enum { IMPORTANCE_REPLICATES = 999 };

section_maker importance_section;

#endif
