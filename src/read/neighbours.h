/* neighbours.h - a file that says which rows are neighbours of which.
 *
 *     authority,neighbour        a pair in each row,
 *     Barnet,Harrow
 *
 *     LA num,...,SN1,SNP,SN2     or all neighbours of one in its row: the columns SN1, SN2, ...
 *     302,...,310,Close,319      where there are any (the DfE's statistical neighbours, with
 *                                whatever lines above), else every column after the first
 *
 * In a study a cell is any number, code or name that the register knows; in a plain table it is
 * what the rows are called. Empty cells are passed over, a pair that stands twice counts once.
 * Neighbours need not be mutual: "nearest" and statistical neighbours are not. */
#ifndef ATTAIN_READ_NEIGHBOURS_H
#define ATTAIN_READ_NEIGHBOURS_H

#include "read/area.h"
#include "read/frame.h"

struct neighbour_pair {
    size_t row, neighbour; /* of the frame */
};

struct neighbours {
    const char *path;
    size_t rows; /* of the frame */
    size_t pairs;
    struct neighbour_pair *pair; /* in order of row, then neighbour; each once */
    size_t elsewhere;            /* cells with an area that is no row of the frame */
};

/* Who the rows are: `area` has the register's index of each row of the frame; NULL, with `areas`,
 * of a plain table. Fails at the file's line and cell for an unknown name, for a row that is its
 * own neighbour, and where there is no header. */
bool neighbours_read(struct run *run, const char *path, const struct frame *frame,
                     const struct areas *areas, const size_t *area, struct neighbours **neighbours);

#endif
