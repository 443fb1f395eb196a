/* review.h - what a reviewer would ask of the multiple models of a study, and the answers.
 *
 *     fitted tables ──▶ objections (fit/objections.h) and sections (section.h), table by table
 *
 * A model of one predictor has no other to be told from, and its table says what there is to say:
 * tables of these alone are passed over. A section that the data cannot support says why instead;
 * the rest is made. */
#ifndef ATTAIN_REPORT_REVIEW_H
#define ATTAIN_REPORT_REVIEW_H

#include "fit/fitted.h"
#include "report/section.h"

struct reviewed_section {
    const char *title;      /* "How estimates move without each row" */
    struct section section; /* no table where: */
    const char *why_not;    /* NULL where it was made */
};

struct reviewed {
    const struct fitted_table *table;
    size_t objections;
    const char **objection; /* sentences: "A reviewer may ask of ...: ..." */
    size_t sections;
    struct reviewed_section *section;
};

struct review {
    size_t count;
    struct reviewed *reviewed;
};

/* Fails as the sections do where memory or a file, not the data, is in the way. */
bool review_make(struct run *run, const struct fitted *fitted, struct review **review);

#endif
