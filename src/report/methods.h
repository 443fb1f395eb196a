/* methods.h - how a study's results were made, in words, with sources: generated from the study and
 * its fits by rules, so that nothing is said that was not done.
 *
 * Words of kinds of standard errors are those of the fits (fits_method). */
#ifndef ATTAIN_REPORT_METHODS_H
#define ATTAIN_REPORT_METHODS_H

#include "fit/fitted.h"

/* What beside tables and figures is in a report. */
struct methods_beside {
    bool published; /* printed tables */
    bool reviewed;  /* the sections of review.h */
    bool varied;    /* the study under each combination of its choices */
};

struct method {
    const char *about; /* "Rows" */
    const char *words;
};

struct methods {
    size_t count;
    struct method *method;
    struct texts source; /* publications, by their authors */
};

const struct methods *methods_of(struct run *run, const struct fitted *fitted,
                                 const struct methods_beside *beside);

/* What is asked: the study's own words; where it has none, which outcomes are set against which
 * predictors. NULL of a study without tables and words. */
const char *methods_question(struct run *run, const struct fitted *fitted);

#endif
