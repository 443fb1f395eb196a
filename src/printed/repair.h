/* repair.h - which one cell of a row could be otherwise, and what it could be.
 *
 * A row whose spread (triple.h) would have to lie in some interval and does not: each of
 * B, SE and p is freed in turn, and if the two others can reach that interval together
 * with it, what it can be is narrowed to that. No cell that repairs a row alone
 * speaks for the row; the rule that found two rows at odds names the one that has one. */
#ifndef ATTAIN_PRINTED_REPAIR_H
#define ATTAIN_PRINTED_REPAIR_H

#include "printed/sheet.h"

/* "with p .005 to .007, or with B -.075 to -.072", by the digits of the print; "" if no
 * cell alone does. */
const char *repair_text(struct run *run, const struct printed_row *row, double weight,
                        struct interval spread);

/* The same for a row whose t would have to lie in some interval. */
const char *repair_statistic(struct run *run, const struct printed_row *row, struct interval t);

/* The same for B alone, which would have to lie in some interval, with its sign. */
const char *repair_estimate(struct run *run, const struct printed_row *row,
                            struct interval estimate);

/* Two repairs, either of which may be "", in one. */
const char *repair_either(struct run *run, const char *one, const char *other);

/* The printed digits that a number in the interval can have: "-.075 to -.072". */
const char *repair_digits(struct run *run, struct interval interval, size_t decimals);

#endif
