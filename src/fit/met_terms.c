#include "fit/met_terms.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

struct met_terms met_terms_of(struct run *run, struct fit *const *fit, size_t fits,
                              bool with_intercept)
{
    struct met_terms met = { 0, NULL };
    for (size_t m = 0; m < fits; m++)
        for (size_t j = 0; j < fit[m]->coefficients; j++) {
            const struct coefficient *coefficient = &fit[m]->coefficient[j];
            size_t at = 0;
            while (at < met.count && strcmp(met.term[at].coefficient->term, coefficient->term) != 0)
                at++;
            if (at < met.count || (coefficient->formula_term == SIZE_MAX && !with_intercept))
                continue;
            met.term = run_grow(run, met.term, struct met_term, met.count + 1);
            met.term[met.count++] = (struct met_term){ fit[m], coefficient };
        }
    return met;
}

const char *met_term_text(const struct met_term *met)
{
    size_t at = met->coefficient->formula_term;
    return at == SIZE_MAX ? INTERCEPT : met->fit->design->formula->term[at].text;
}

bool met_term_named(const char *word, const struct met_term *met)
{
    return term_text_equal(word, met->coefficient->term)
           || term_text_equal(word, met_term_text(met));
}

bool met_term_meant(const char *word, const struct met_term *met)
{
    return met_term_named(word, met)
           || (strchr(word, '*') != NULL && g_pattern_match_simple(word, met->coefficient->term));
}

size_t met_term_word(const struct texts *words, const struct met_term *met)
{
    size_t at = 0;
    while (at < words->count && !met_term_meant(words->text[at], met))
        at++;
    return at;
}

bool met_terms_need(struct run *run, const struct met_terms *terms, const struct texts *words,
                    term_meaning *meaning)
{
    const char **name = run_array(run, const char *, terms->count + 1);
    for (size_t i = 0; i < terms->count; i++)
        name[i] = terms->term[i].coefficient->term;
    for (size_t w = 0; w < words->count; w++) {
        const char *word = words->text[w];
        size_t at = 0;
        while (at < terms->count && !meaning(word, &terms->term[at]))
            at++;
        if (at < terms->count)
            continue;
        const char *near = text_suggestion(run, word, name, terms->count);
        const char *nearest = talloc_asprintf(run, "; the nearest are %s",
                                              text_closest(run, word, name, terms->count, 3));
        return run_fail(run, status_at(words->place[w]), words->place[w],
                        "no model has the term '%s'%s", word, *near == '\0' ? nearest : near);
    }
    return true;
}
