/* section_rows.h - rows of numbers at full precision, and what tables of sections share. */
#ifndef ATTAIN_REPORT_SECTION_ROWS_H
#define ATTAIN_REPORT_SECTION_ROWS_H

#include "report/section.h"

/* A row of CSV added at the end: texts, then numbers (empty where not one), then a line end. */
char *section_row(struct run *run, char *csv, const char *const *text, size_t texts,
                  const double *number, size_t numbers);

/* "Relative importance", or "(2) Relative importance" where the models are several. */
const char *section_title(struct run *run, const struct inquiry *inquiry, size_t model,
                          const char *title);

/* "95%". */
const char *section_level(struct run *run, double conf_level);

/* R squared and what is akin to it, at three decimals without the zero; an em dash for none. */
const char *section_share(struct run *run, double value);

#endif
