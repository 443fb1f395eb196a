/* met_terms.h - the coefficients of several fits, each once, and which of them a user's word means.
 *
 *     region[London]     that coefficient
 *     region             every coefficient of that term of the formula
 *     region*            `*` stands for any letters, where a word may mean several
 *
 * Blanks do not count: poly(x,2) is poly(x, 2). */
#ifndef ATTAIN_FIT_MET_TERMS_H
#define ATTAIN_FIT_MET_TERMS_H

#include "fit/ols.h"
#include "spec/yaml.h"

#define INTERCEPT "(Intercept)"

/* A coefficient where it was met first. */
struct met_term {
    const struct fit *fit;
    const struct coefficient *coefficient;
};

struct met_terms {
    size_t count;
    struct met_term *term; /* in order of appearance */
};

struct met_terms met_terms_of(struct run *run, struct fit *const *fit, size_t fits,
                              bool with_intercept);

/* Its term in the formula, as it is written there; INTERCEPT. */
const char *met_term_text(const struct met_term *met);

/* Whether a word is the name of the coefficient or of its term; or means it by `*`. */
typedef bool term_meaning(const char *word, const struct met_term *met);
term_meaning met_term_named, met_term_meant;

/* The first of the words that means it; their count where none does. */
size_t met_term_word(const struct texts *words, const struct met_term *met);

/* Fails at the first word that is, by `meaning`, none of the terms. */
bool met_terms_need(struct run *run, const struct met_terms *terms, const struct texts *words,
                    term_meaning *meaning);

#endif
