#include "draw/chosen_terms.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "fit/met_terms.h"

struct choosing {
    struct run *run;
    const struct frame *frame;
    const struct chart *chart;
    struct met_terms met;
};

static const struct term *formula_term(const struct met_term *met)
{
    return &met->fit->design->formula->term[met->coefficient->formula_term];
}

/* The category of all rows that none of the columns of its variable stands for; NULL where each has
 * a column. */
static const char *compared_with(const struct choosing *choosing, const struct met_term *met)
{
    const struct design *design = met->fit->design;
    const struct factor *factor = &formula_term(met)->factor[0];
    const struct column *column = frame_column(choosing->frame, factor->column);
    for (size_t i = 0; i < met->fit->nobs; i++) {
        const char *level = column->text[design->row[i]];
        size_t j = 0;
        if (level == NULL)
            continue;
        const char *name = talloc_asprintf(choosing->run, "%s[%s]", factor->text, level);
        while (j < met->fit->coefficients && strcmp(met->fit->coefficient[j].term, name) != 0)
            j++;
        if (j == met->fit->coefficients)
            return level;
    }
    return NULL;
}

/* A category of a variable of texts: its own name, under a heading. */
static void name_category(const struct choosing *choosing, const struct met_term *met,
                          struct chosen_term *term)
{
    struct run *run = choosing->run;
    const struct factor *factor = &formula_term(met)->factor[0];
    const struct column *column = frame_column(choosing->frame, factor->column);
    const char *other = compared_with(choosing, met),
               *said = chart_new_name(choosing->chart, factor->text);
    const char *variable = said == NULL ? column->label : said;
    const char *level = term->term + strlen(factor->text);
    if (*level == '[')
        term->label = talloc_strndup(run, level + 1, strlen(level) - 2);
    term->heading =
        other == NULL ? variable : talloc_asprintf(run, "%s (compared with %s)", variable, other);
}

static struct chosen_term term_of(const struct choosing *choosing, const struct met_term *met)
{
    struct chosen_term term = { .term = met->coefficient->term };
    const struct term *whole = formula_term(met);
    const struct column *column =
        whole->factors == 1 ? frame_column(choosing->frame, whole->factor[0].column) : NULL;
    term.label =
        term_label(choosing->run, choosing->frame, met->fit, met->coefficient, &term.raised);
    if (column != NULL && column->kind == COLUMN_TEXT)
        name_category(choosing, met, &term);
    const char *said = chart_new_name(choosing->chart, term.term);
    if (said != NULL)
        term.label = said;
    return term;
}

/* Those that are kept, in the order of the words; of a chart without any, all. */
static void take(const struct choosing *choosing, struct chosen_terms *terms)
{
    const struct texts *keep = &choosing->chart->keep_terms, *drop = &choosing->chart->drop_terms;
    const char **hidden = run_array(choosing->run, const char *, choosing->met.count + 1);
    bool *taken = run_array(choosing->run, bool, choosing->met.count + 1);
    size_t hiddens = 0;
    terms->term = run_array(choosing->run, struct chosen_term, choosing->met.count + 1);
    for (size_t w = 0; w < (keep->count == 0 ? 1 : keep->count); w++)
        for (size_t i = 0; i < choosing->met.count; i++) {
            const struct met_term *met = &choosing->met.term[i];
            if (taken[i] || met_term_word(drop, met) < drop->count
                || (keep->count > 0 && !met_term_meant(keep->text[w], met)))
                continue;
            taken[i] = true;
            terms->term[terms->count++] = term_of(choosing, met);
        }
    for (size_t i = 0; i < choosing->met.count; i++)
        if (!taken[i]) {
            struct chosen_term term = term_of(choosing, &choosing->met.term[i]);
            hidden[hiddens++] = term.heading == NULL ? term.label
                                                     : talloc_asprintf(choosing->run, "%s: %s",
                                                                       term.heading, term.label);
        }
    if (hiddens > 0)
        terms->hidden_words =
            talloc_asprintf(choosing->run, "Not shown, though the models have them: %s.",
                            text_list(choosing->run, hidden, hiddens));
}

bool chosen_terms_of(struct run *run, const struct frame *frame, const struct chart *chart,
                     struct fit *const *fit, size_t fits, struct chosen_terms *terms)
{
    struct choosing choosing = { run, frame, chart, met_terms_of(run, fit, fits, false) };
    *terms = (struct chosen_terms){ 0, NULL, NULL };
    if (!met_terms_need(run, &choosing.met, &chart->keep_terms, met_term_meant)
        || !met_terms_need(run, &choosing.met, &chart->drop_terms, met_term_meant)
        || !met_terms_need(run, &choosing.met, &chart->renamed, met_term_named))
        return false;
    take(&choosing, terms);
    return terms->count > 0
           || run_fail(run, status_at(chart->place), chart->place,
                       choosing.met.count == 0
                           ? "a model with an intercept only has nothing to show; add a predictor"
                           : "no term is left to show; keep one");
}
