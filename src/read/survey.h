/* survey.h - what survey tools put around the answers.
 *
 * Headings of several rows become one name and one question:
 *
 *     SurveyMonkey   row 1 (a blank cell is filled from its left) and row 2:
 *                        name = question = "row 1 - row 2", or row 1 alone where row 2 is blank,
 *                        "Response" or "Open-Ended Response"
 *     Qualtrics      name = row 1 ("Q1"), question = row 2; row 3 ({"ImportId": ...}) is dropped
 *     the others     name = question = row 1
 *
 * A heading that repeats gets ".2", ".3"; its question stays as it is. Columns that are choices
 * of one question share a group, so that a blank choice of a question that was answered can be
 * told from a question that was not. What the tool wrote (times, identifiers, progress) is
 * metadata: there for who asks for it, and no answer. Personal data: personal.h. */
#ifndef ATTAIN_READ_SURVEY_H
#define ATTAIN_READ_SURVEY_H

#include "read/csv.h"
#include "spec/source.h"

struct heading {
    const char *name, *question;
    size_t group;  /* of columns that share a question, from 1; 0: the column stands alone */
    bool metadata; /* written by the tool, not by the respondent */
    bool personal; /* not kept */
};

/* The headings of `cells` columns from the header's `rows` records, one below the other; of a
 * layout that is no survey they are the last record's cells. */
struct heading *survey_headings(struct run *run, const struct source *source, enum layout layout,
                                const struct csv_record *const *header, size_t rows, size_t cells);

/* ".2", ".3" behind names that repeat; never a name that there is already. */
void headings_number_repeats(struct run *run, struct heading *heading, size_t cells);

/* Is the row a trial of whoever made the survey? By Qualtrics' column Status: "Survey Preview",
 * "Survey Test" and the codes for these. */
bool survey_is_trial(enum layout layout, const struct heading *heading,
                     const struct csv_record *record);

/* Does the source say that the column is not personal? */
bool survey_not_personal(const struct source *source, const struct heading *heading);

#endif
