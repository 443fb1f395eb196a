/* review.h - what a reviewer would ask of the multiple models of a study, and the answers.
 *
 *     fitted tables ──▶ objections (fit/objections.h) and sections (section.h), table by table
 *
 * A model of one predictor has no other to be told from, and its table says what there is to say:
 * tables of these alone are passed over. */
#ifndef ATTAIN_REPORT_REVIEW_H
#define ATTAIN_REPORT_REVIEW_H

#include "fit/fitted.h"
#include "report/section.h"

struct reviewed_section {
    const char *title; /* "How estimates move without each row" */
    struct section section;
};

struct reviewed {
    const struct fitted_table *table;
    const char *models; /* "(1) KS4 Attainment, Model 1 and (2) ..."; NULL of one */
    size_t objections;
    const char **objection; /* sentences: "Of KS4 Attainment, Model 1: ..." */
    size_t sections;
    struct reviewed_section *section;
};

struct review {
    size_t count;
    struct reviewed *reviewed;
};

/* Fails as the sections do. */
bool review_make(struct run *run, const struct fitted *fitted, struct review **review);

#endif
