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
    const char *const *one;    /* what a 1 of each stands for: "yes"; NULL, or NULL of one: "1" */
    const struct panel *panel; /* that the candidates were joined to; NULL: no list of inputs */
    bool full;                 /* tables of details have every candidate and coefficient */
};

/* Of one candidate: a paragraph for each outcome, and one of who is lost, where some are. */
const char **trial_paragraphs(struct run *run, const struct trial_report *report, size_t candidate,
                              size_t *paragraphs);

/* The same as one. */
const char *trial_opening(struct run *run, const struct trial_report *report, size_t candidate);

/* Of all pairs of a candidate and an outcome, how many have which answer; NULL of one pair. */
const char *trial_summary(struct run *run, const struct trial_report *report);

/* Which columns of the files were not tried, and why: who brought them may have meant one of them.
 * NULL where all were. */
const char *trial_passed_words(struct run *run, const struct trial_report *report);

/* What goes for all of them: that it is of associations, and that intervals count one test. */
const char *trial_closing(struct run *run, const struct trial_report *report);

/* "Tried on KS4 Attainment and KS4 Progress: School moves" */
const char *trial_title(struct run *run, const struct trial_report *report);

struct document *trial_document(struct run *run, const struct trial_report *report);

/* `figure`: for each candidate and model in turn a scatter plot and an added-variable plot. */
const char *trial_page(struct run *run, const struct trial_report *report,
                       const struct html_figure *figure, size_t figures, size_t arguments,
                       const char *const *argument);

#endif
