/* gather.h - a variable from a column of its source: from rows of files to rows of a panel.
 *
 *     rows of the grid ──join.h──▶ areas of the register ──settle.h──▶ rows of the panel
 *
 * The column is read as its cells are (grid.h), or as the variable says that answers are read
 * (answers.h, rankings.h), of the rows that count for an authority. */
#ifndef ATTAIN_DERIVE_GATHER_H
#define ATTAIN_DERIVE_GATHER_H

#include "derive/join.h"
#include "derive/panel.h"

/* A column of numbers or texts with the panel's rows, in no frame yet. Writes into the ledger what
 * its cells held instead of numbers, and what settle.h decides. Fails as the cells do, at theirs.
 */
bool gather_column(struct run *run, const struct panel *panel, const struct joined *joined,
                   const struct variable *variable, struct column **made);

#endif
