/* ledger_notes.h - footnotes made from the ledger: values that the study's rules took away,
 * those of local authorities put together from others, and rows that are no local authority. Long
 * lists are cut; the ledger has all. */
#ifndef ATTAIN_REPORT_LEDGER_NOTES_H
#define ATTAIN_REPORT_LEDGER_NOTES_H

#include "derive/panel.h"
#include "report/table.h"

void ledger_notes_add(struct run *run, const struct panel *panel, struct table *table);

#endif
