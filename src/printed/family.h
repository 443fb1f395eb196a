/* family.h - the p-values of one table as a family of tests.
 *
 *     Holm and Benjamini-Hochberg: fit/multiplicity.h
 *
 * A family is all terms of one table but constants; p is taken as printed, "<.001" as .001. */
#ifndef ATTAIN_PRINTED_FAMILY_H
#define ATTAIN_PRINTED_FAMILY_H

#include "printed/sheet.h"

#define FAMILY_LEVEL .05

/* Put the adjusted p into the rows of every table, and the counts into the tables. */
void families_adjust(struct run *run, struct sheet *sheet);

#endif
