/* schedule.h - from a first draw to data that give the print: in what order, and what is given up.
 *
 *     tolerance 300, 100, 30, 10, 4, 2, 1 half-widths, every column free
 *     counts settled one after another, the others making good (counts.h)
 *     tolerance 30, 10; then 4, 2, 1, giving up what stands in the way
 *
 * Where the steps stand still with cells outside, each of these is left out for a few steps; the
 * one without which the others come nearest is given up (its weight is 0), and the rest
 * goes on. At the end each that was given up is asked for again, and gets its weight back if
 * all come. What is given up so stands against the others: a misprint, a rounding by another
 * rule, another sample, or a search that did not find what there is. */
#ifndef ATTAIN_SYNTHESISE_SCHEDULE_H
#define ATTAIN_SYNTHESISE_SCHEDULE_H

#include "synthesise/solve.h"

/* How many cells with weight lie outside at the end: 0, or the search has failed. */
size_t schedule_run(struct solver *solver);

#endif
