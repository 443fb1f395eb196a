/* objection_notes.h - the objections to the fits at hand, in words.
 *
 * At most three lines under the table, the gravest first; where there are more, the last says how
 * many. Where none is found, one line says what was looked at. JSON has all. */
#ifndef ATTAIN_REPORT_OBJECTION_NOTES_H
#define ATTAIN_REPORT_OBJECTION_NOTES_H

#include "fit/objections.h"
#include "report/json.h"
#include "report/table.h"

/* One objection as a sentence. */
const char *objection_words(struct run *run, const struct analysis *analysis, const struct fit *fit,
                            const struct objection *objection);

void objections_note(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                     size_t fits, struct table *table);

/* An array of objects of the objections to one fit. */
json_t *objections_json(struct run *run, const struct analysis *analysis, const struct fit *fit);

#endif
