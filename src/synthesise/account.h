/* account.h - what was asked of the data, and what they give: each printed cell.
 *
 * As CSV, a row per cell: the printed text, the interval asked for on the cell's own scale (of
 * p: p), the value reached, and whether it is inside. As text: how many, and each that is not,
 * with how far off it is. */
#ifndef ATTAIN_SYNTHESISE_ACCOUNT_H
#define ATTAIN_SYNTHESISE_ACCOUNT_H

#include "synthesise/solve.h"

const char *account_csv(struct run *run, const struct solver *solver);
const char *account_text(struct run *run, const struct solver *solver);

#endif
