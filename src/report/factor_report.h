/* factor_report.h - a factor analysis as it is to be printed.
 *
 *     loadings, eigenvalues, indicators, the whole: tables for people
 *     CSV:   a row for each indicator;  scores: a row for each row used
 *     JSON:  all of it
 *
 * The first note of the first table says whether the indicators are one thing (one_thing.h). Rows
 * are named unless an indicator is an answer of a survey. */
#ifndef ATTAIN_REPORT_FACTOR_REPORT_H
#define ATTAIN_REPORT_FACTOR_REPORT_H

#include "derive/factor_analysis.h"
#include "derive/panel.h"
#include "fit/sample.h"
#include "report/section.h"

struct factor_report {
    const struct factor_analysis *analysis;
    const struct frame *frame;
    const struct panel *panel; /* of a study; NULL of a plain table */
    const struct sample *sample;
    const char *const *label; /* of the indicators */
    const char *who;          /* "these 5 indicators" */
    const char *rows_are;
    bool named; /* rows may be named */
    bool made_up;
};

/* Tables, CSV and JSON (a whole document). */
void factor_report_make(struct run *run, const struct factor_report *report,
                        struct section *section);

/* The sentences about one thing, the verdict first, for who reads no table. */
size_t factor_report_cautions(struct run *run, const struct factor_report *report,
                              const char *sentence[ONE_THING_CAUTIONS + 1]);

/* Scores of the rows used, at full precision. */
const char *factor_scores_csv(struct run *run, const struct factor_report *report);

/* Parts of factor_report_make. */
void factor_tables_add(struct run *run, const struct factor_report *report,
                       struct section *section);
json_t *factor_json(struct run *run, const struct factor_report *report);

#endif
