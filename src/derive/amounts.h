/* amounts.h - answers that are amounts: percentages, counts, full-time equivalents.
 *
 *     percentage   85, 85%, 100 %: as they stand. Where every number without a sign is at most 1
 *                  and one is a fraction (0.85), all of these are shares: times 100, and the
 *                  ledger says so. Shares among percentages are an error that names one of each;
 *                  so is what lies outside 0 to 100
 *     count        a whole number, not below 0
 *     fte          a number not below 0
 *
 * What is none of these nor missing (85-90, c.85, >95) is an error at its cell, which lists all
 * such cells. */
#ifndef ATTAIN_DERIVE_AMOUNTS_H
#define ATTAIN_DERIVE_AMOUNTS_H

#include "derive/answers.h"

bool amounts_read(struct run *run, const struct answers *answers, struct column *by_row);

#endif
