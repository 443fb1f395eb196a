/* fit_table.h - one fit as a table: a row per coefficient, the model underneath.
 *
 * In APA style notes come in the order general, specific, probability: the first begins with
 * "Note.", the levels of stars stand last. */
#ifndef ATTAIN_REPORT_FIT_TABLE_H
#define ATTAIN_REPORT_FIT_TABLE_H

#include "fit/analysis.h"
#include "report/table.h"
#include "spec/table_style.h"

/* What has to be said of the R squared of a model without an intercept; "" of others. */
const char *r_squared_caution(const struct fit *fit);

/* In a style; its notes are closed by table_close_notes, when whoever adds to them has done. Fails
 * where the style names a term that the model does not have. */
bool fit_table(struct run *run, const struct analysis *analysis, struct fit *fit,
               const struct table_style *style, struct table **table);
void table_close_notes(struct run *run, const struct table_style *style, struct table *table);

/* Notes that any table of fits has: the rows that a fit leaves out, `before` standing in front;
 * what stars mean, what was standardised or replaced, and the kind of standard errors. */
void fit_note_left_out(struct run *run, const struct analysis *analysis, const struct fit *fit,
                       const char *before, struct table *table);
void fit_note_marks(struct run *run, struct fit *const *fit, size_t fits,
                    const struct table_style *style, struct table *table);

/* What stars mean, with a blank behind; "" where there are none, or it comes last (APA). */
const char *stars_words(const struct table_style *style);

/* How fits were made: "Least squares with HC3 standard errors (...)."; and what is to be known of
 * that, each sentence of their cautions once. */
const char *fits_method(struct run *run, struct fit *const *fit, size_t fits);
void fits_note_cautions(struct run *run, struct fit *const *fit, size_t fits, struct table *table);

#endif
