/* ledger_table.h - the ledger of a study, for people and for programs.
 *
 *     to read                        a table: what it is about, which entry, whom, when, how
 *                                    many, where in which file, and in words
 *     csv                            a row per entry, every part in a column of its own; safe to
 *                                    open in a spreadsheet
 *     json                           { schema_version, study, made_up, entries: [{ kind, source,
 *                                    variable, area_number, area_name, period, count, file, line,
 *                                    what }] }, null for what an entry does not have
 */
#ifndef ATTAIN_REPORT_LEDGER_TABLE_H
#define ATTAIN_REPORT_LEDGER_TABLE_H

#include "derive/panel.h"
#include "report/document.h"

struct table *ledger_table(struct run *run, const struct panel *panel);
struct document *ledger_document(struct run *run, const struct panel *panel);

/* The panel's ledger as CSV and as JSON. */
answer_writer ledger_csv, ledger_json;

#endif
