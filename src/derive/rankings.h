/* rankings.h - items put in order, as points: most for the most important.
 *
 * Of k items the most important has k points, the least important 1. Which end rank 1 (or the
 * first place) is, the study says (`rank_one`); it is never guessed, since the sign of every
 * coefficient hangs on it:
 *
 *     most important    points = k + 1 - rank
 *     least important   points = k - m + rank      m: items that have a rank
 *
 * A respondent's ranks must be 1 to m, each once. Ties, gaps and items without a rank make the
 * whole ranking missing, with why ("two ranks 3, no rank 4"). An item marked as not applicable
 * is missing alone, and the others have the ranks 1 to m. A ranking without any rank is empty.
 * One cell with all items in order ("Places;Admissions;SEND;") gives them the ranks 1 to k. */
#ifndef ATTAIN_DERIVE_RANKINGS_H
#define ATTAIN_DERIVE_RANKINGS_H

#include "derive/answers.h"

/* The points of the item that answers->variable names, in an empty column with the rows of the
 * grid. `cells` of answers is not looked at: the ranking's columns are found by its questions. */
bool rankings_read(struct run *run, const struct answers *answers, const struct ranking *ranking,
                   struct column *by_row);

#endif
