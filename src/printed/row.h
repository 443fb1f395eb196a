/* row.h - one printed row against itself: B, SE, p and stars.
 *
 *     |B| in [B-, B+], SE in [S-, S+]  =>  |t| in [B- / S+, B+ / S-],  p in [p(t+), p(t-)]
 *
 * A printed p outside that is impossible. It is "says nothing" where SE may be zero or what
 * is left of p is nearly everything: then hardly any p could fail. Stars stand for p below
 * .05, .01 and .001; a printed p and its stars together narrow p. A printed .001 may be
 * as little as .0005: some write <.001 for what is below .001, others for what would
 * print as .000.
 *
 * Source of the idea: Nuijten, Hartgerink, van Assen, Epskamp and Wicherts (2016), The
 * prevalence of statistical reporting errors in psychology, Behavior Research Methods 48,
 * 1205-1226 (statcheck), there for t and df in sentences. */
#ifndef ATTAIN_PRINTED_ROW_H
#define ATTAIN_PRINTED_ROW_H

#include "printed/finding.h"

/* Judge every row, and leave its intervals narrowed to what B, SE and p can be together. */
void rows_judge(struct run *run, struct sheet *sheet, struct findings *findings);

/* B, SE and p of a row as printed, not yet narrowed; what is not printed may be anything. */
struct triple row_as_printed(const struct printed_row *row);

#endif
