/* candidate_left.h - does a candidate hang on one row, or on one group of rows?
 *
 * Of one column: leave_one_out.h. Of several (texts) the classical F of all together, for the rows
 * S that are kept:
 *
 *     F = (|N'e|^2 / q) / ((|e|^2 - |B'e|^2) / (|S| - p)),   e: residuals of `before` in S
 *
 * where B is an orthonormal basis of what `after` spans in S (p columns), and N of what it spans
 * beyond `before` (q): `before` takes its own part of y away whatever the rows. */
#ifndef ATTAIN_FIT_CANDIDATE_LEFT_H
#define ATTAIN_FIT_CANDIDATE_LEFT_H

#include "fit/candidate.h"

/* Fill in rows, groups, row_p, group_p, row_moves, group_moves and group. */
void candidate_leave_out(struct run *run, const struct analysis *analysis,
                         const struct geometry *geometry, struct candidate *candidate);

#endif
