/* trial_report.h - the answer of `attain try`: an opening in plain words, then tables.
 *
 *     trial + what was understood of the files ──▶ document (text ... docx, CSV, JSON)
 *                                              ──▶ a page of HTML with figures
 *
 * The opening is made from the numbers by the rules of evidence.h and says of an association only
 * that one goes with the other. Rows that may not be named (analysis_may_name) are counted. Numbers
 * in words and in tables are the same texts (trial_answer.h). */
#ifndef ATTAIN_REPORT_TRIAL_REPORT_H
#define ATTAIN_REPORT_TRIAL_REPORT_H

#include "fit/trial.h"
#include "report/document.h"
#include "report/html_figure.h"
#include "report/understood.h"

struct trial_report {
    const struct trial *trial;
    const struct understood *understood;
    bool made_up;
    const char *const *label;  /* of each candidate; its heading where it has none */
    const struct panel *panel; /* that the candidates were joined to; NULL: no list of inputs */
    bool full;                 /* tables of details have every candidate and coefficient */
};

/* One paragraph for each candidate. */
const char *trial_opening(struct run *run, const struct trial_report *report, size_t candidate);

/* What goes for all of them: that it is of associations. */
extern const char trial_closing[];

/* "New predictor of KS4 Attainment and KS4 Progress: School moves" */
const char *trial_title(struct run *run, const struct trial_report *report);

struct document *trial_document(struct run *run, const struct trial_report *report);

/* `figure`: for each candidate and model in turn a scatter plot and an added-variable plot. */
const char *trial_page(struct run *run, const struct trial_report *report,
                       const struct html_figure *figure, size_t figures, size_t arguments,
                       const char *const *argument);

#endif
