/* model_notes.h - what stands under a table of models: stars and marks, who was left out
 * and why, what was replaced, how the print compares. */
#ifndef ATTAIN_REPORT_MODEL_NOTES_H
#define ATTAIN_REPORT_MODEL_NOTES_H

#include "report/model_table.h"

/* Add the notes to the table; the tally is that of its cells. */
void model_notes_add(struct run *run, const struct fitted *fitted,
                     const struct fitted_table *source, const struct published *published,
                     const struct tally *tally, struct table *table);

#endif
