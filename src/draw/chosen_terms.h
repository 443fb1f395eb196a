/* chosen_terms.h - which coefficients of models a picture shows, in which order, and how it calls
 * them.
 *
 * Each coefficient of any of the models once, in order of appearance, but for the intercept. A
 * chart keeps (and so orders), drops and renames them by their names in the formula; `region`
 * stands for every column of that term. A category stands under its variable as a heading, which
 * says what it is compared with. What is not shown is named in words. */
#ifndef ATTAIN_DRAW_CHOSEN_TERMS_H
#define ATTAIN_DRAW_CHOSEN_TERMS_H

#include "fit/label.h"
#include "spec/chart.h"

struct chosen_term {
    const char *term;    /* as the coefficient is called: "region[London]" */
    const char *label;   /* as the picture calls it */
    const char *raised;  /* "z", "ln"; NULL for none */
    const char *heading; /* of a category: "Region (compared with East)"; NULL for none */
};

struct chosen_terms {
    size_t count;
    struct chosen_term *term;
    const char *hidden_words; /* "Not shown: ..."; NULL for none */
};

/* Fails at a word of the chart that fits no term, and where no term is left. */
bool chosen_terms_of(struct run *run, const struct frame *frame, const struct chart *chart,
                     struct fit *const *fit, size_t fits, struct chosen_terms *terms);

#endif
