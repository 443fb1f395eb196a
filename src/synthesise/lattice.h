/* lattice.h - which values a file can hold, and data on it that still give the print.
 *
 *     a column:                   multiples of 10^-d
 *     a mean of n years:          multiples of 10^-d / n, since v_n = n x - v_1 - ... - v_(n-1)
 *     a ratio to C counted heads: multiples of 1 / C
 *
 * Rounding every value spoils cells whose intervals are narrower than what it does to them.
 * So quantities are put on their lattice one after another and in them some authorities after
 * others, and after each the values that are still free make good what was lost (solve.h).
 * At last nothing is free; then single values are moved by one unit, up or down,
 *
 *     h(place + J m) -> least,   m in units,
 *
 * by annealing on the cells made linear (a move costs one column of J), and again from
 * there. Source: Kirkpatrick, Gelatt and Vecchi (1983), Science 220, 671-680. */
#ifndef ATTAIN_SYNTHESISE_LATTICE_H
#define ATTAIN_SYNTHESISE_LATTICE_H

#include "synthesise/solve.h"

struct lattice {
    size_t *decimals;     /* quantities */
    unsigned char *years; /* quantities x areas: that have a value; 1 for columns */
    double *heads;        /* areas: summed over years, of the ratios' lower parts; else 0 */
    bool *settled;        /* quantities: on the lattice */
};

/* Two decimals more than the official figures have, and all years for everyone, but for outcomes
 * that may do with fewer (at_least): there some have one less. */
struct lattice *lattice_new(struct run *run, const struct sketch *sketch);

/* The distance between two values of an authority that a file can hold. */
double lattice_unit(const struct sketch *sketch, const struct lattice *lattice, size_t quantity,
                    size_t area);

/* Put a quantity on its lattice, the authorities in portions, the free values making good;
 * all its values are fixed afterwards. */
void lattice_settle(struct solver *solver, struct lattice *lattice, size_t quantity);

/* Move values of settled quantities by units until every cell with weight is inside, in at
 * most `rounds` rounds; how many are outside at the end. */
size_t lattice_anneal(struct solver *solver, const struct lattice *lattice, size_t rounds);

/* Take decimals away from one quantity after another, down to those of the official figures,
 * where after at most `rounds` rounds of moves no more cells are outside than before. */
void lattice_coarsen(struct solver *solver, struct lattice *lattice, size_t rounds);

#endif
