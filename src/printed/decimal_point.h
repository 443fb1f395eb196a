/* decimal_point.h - a decimal point that got lost in print.
 *
 * A cell without the decimals of its column is read again with its digits at these:
 * where B has three and SE two, 1590 (149) is 1.590 (1.49). If the row as printed cannot
 * give its p, the reading that agrees with p is taken: first of one cell, then of both.
 * If it can (both points lost alike leave B / SE as it was) and all other cells of both
 * columns have their points, the row is read with them, too. The decimals of a column are
 * those that most of its other cells have.
 *
 * A file may give the reading itself (b_reading, se_reading); then that counts. */
#ifndef ATTAIN_PRINTED_DECIMAL_POINT_H
#define ATTAIN_PRINTED_DECIMAL_POINT_H

#include "printed/finding.h"

/* Look at a row that has been judged as it is read now. Where a point was lost, say so and
 * put the reading into the row's cells. */
void decimal_point_read(struct run *run, struct printed_row *row, struct findings *findings);

#endif
