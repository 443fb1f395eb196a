/* prediction_section.h - criteria and errors of prediction (fit/prediction.h): a row for each, and
 * a column for each model, so that models can be compared. */
#ifndef ATTAIN_REPORT_PREDICTION_SECTION_H
#define ATTAIN_REPORT_PREDICTION_SECTION_H

#include "report/section.h"

section_maker prediction_section;

#endif
