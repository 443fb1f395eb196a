/* panel_ledger.h - what the ledger says of a panel: of what each variable was made, what its
 * cells held instead of numbers, who lacks it and why, and who is not in the panel.
 *
 * Answers of a survey are told by their number, never by authority. */
#ifndef ATTAIN_DERIVE_PANEL_LEDGER_H
#define ATTAIN_DERIVE_PANEL_LEDGER_H

#include "derive/settle.h"

/* LEDGER_SYMBOLS: per kind how many values of the variable are no number but a symbol, over
 * all local authorities and the `periods` readings (1 of a column). */
void panel_ledger_symbols(struct run *run, const struct panel *panel,
                          const struct readings *readings, size_t periods);

/* LEDGER_MADE for each variable of the panel, LEDGER_MISSING for those kept, LEDGER_LEFT_OUT
 * for the rows that are not. After panel_keep. */
void panel_ledger_add(struct run *run, const struct panel *panel);

/* LEDGER_LEFT_OUT: an authority of the files that the map of the study does not have. */
void panel_ledger_off_map(struct run *run, const struct sources *sources, size_t area);

#endif
