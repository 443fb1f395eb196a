/* imputation_section.h - each model by multiple imputation, beside the fit to complete rows.
 *
 * CSV has a row for each coefficient of each model: the pooled numbers, and those of complete
 * rows under headings that begin with `listwise`. */
#ifndef ATTAIN_REPORT_IMPUTATION_SECTION_H
#define ATTAIN_REPORT_IMPUTATION_SECTION_H

#include "report/section.h"

section_maker imputation_section;

#endif
