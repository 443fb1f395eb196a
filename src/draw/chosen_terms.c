#include "draw/chosen_terms.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* A coefficient where it was met first. */
struct met {
    const struct fit *fit;
    const struct coefficient *coefficient;
};

struct choosing {
    struct run *run;
    const struct frame *frame;
    const struct chart *chart;
    size_t count;
    struct met *met;
};

static const struct term *formula_term(const struct met *met)
{
    return &met->fit->design->formula->term[met->coefficient->formula_term];
}

/* The same but for blanks: poly(x,2) is poly(x, 2). */
static bool is_same(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
    }
}

static bool means(const char *word, const struct met *met)
{
    return is_same(word, met->coefficient->term) || is_same(word, formula_term(met)->text);
}

static void gather(struct choosing *choosing, struct fit *const *fit, size_t fits)
{
    for (size_t m = 0; m < fits; m++)
        for (size_t j = 0; j < fit[m]->coefficients; j++) {
            const struct coefficient *coefficient = &fit[m]->coefficient[j];
            size_t at = 0;
            while (at < choosing->count
                   && strcmp(choosing->met[at].coefficient->term, coefficient->term) != 0)
                at++;
            if (at < choosing->count || coefficient->formula_term == SIZE_MAX)
                continue;
            choosing->met = run_grow(choosing->run, choosing->met, struct met, at + 1);
            choosing->met[choosing->count++] = (struct met){ fit[m], coefficient };
        }
}

static bool check_words(const struct choosing *choosing, const struct texts *words)
{
    const char **name = run_array(choosing->run, const char *, choosing->count + 1);
    for (size_t i = 0; i < choosing->count; i++)
        name[i] = choosing->met[i].coefficient->term;
    for (size_t w = 0; w < words->count; w++) {
        size_t at = 0;
        while (at < choosing->count && !means(words->text[w], &choosing->met[at]))
            at++;
        if (at < choosing->count)
            continue;
        const char *near = text_suggestion(choosing->run, words->text[w], name, choosing->count);
        if (*near == '\0')
            near = talloc_asprintf(
                choosing->run, "; the nearest are %s",
                text_closest(choosing->run, words->text[w], name, choosing->count, 3));
        return run_fail(choosing->run, status_at(words->place[w]), words->place[w],
                        "no model has the term '%s'%s", words->text[w], near);
    }
    return true;
}

static bool is_among(const struct texts *words, const struct met *met)
{
    for (size_t w = 0; w < words->count; w++)
        if (means(words->text[w], met))
            return true;
    return false;
}

/* The category of all rows that none of the columns of its variable stands for; NULL where each has
 * a column. */
static const char *compared_with(const struct choosing *choosing, const struct met *met)
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

/* What the chart calls a term or a coefficient instead; NULL where it says nothing. */
static const char *new_name(const struct chart *chart, const char *name)
{
    for (size_t i = 0; i < chart->renamed.count; i++)
        if (is_same(chart->renamed.text[i], name))
            return chart->new_name.text[i];
    return NULL;
}

/* A category of a variable of texts: its own name, under a heading. */
static void name_category(const struct choosing *choosing, const struct met *met,
                          struct chosen_term *term)
{
    struct run *run = choosing->run;
    const struct factor *factor = &formula_term(met)->factor[0];
    const struct column *column = frame_column(choosing->frame, factor->column);
    const char *other = compared_with(choosing, met),
               *said = new_name(choosing->chart, factor->text);
    const char *variable = said == NULL ? column->label : said;
    const char *level = term->term + strlen(factor->text);
    if (*level == '[')
        term->label = talloc_strndup(run, level + 1, strlen(level) - 2);
    term->heading =
        other == NULL ? variable : talloc_asprintf(run, "%s (compared with %s)", variable, other);
}

static struct chosen_term term_of(const struct choosing *choosing, const struct met *met)
{
    struct chosen_term term = { .term = met->coefficient->term };
    const struct term *whole = formula_term(met);
    const struct column *column =
        whole->factors == 1 ? frame_column(choosing->frame, whole->factor[0].column) : NULL;
    term.label =
        term_label(choosing->run, choosing->frame, met->fit, met->coefficient, &term.raised);
    if (column != NULL && column->kind == COLUMN_TEXT)
        name_category(choosing, met, &term);
    const char *said = new_name(choosing->chart, term.term);
    if (said != NULL)
        term.label = said;
    return term;
}

/* Those that are kept, in the order of the words; of a chart without any, all. */
static void take(const struct choosing *choosing, struct chosen_terms *terms)
{
    const struct texts *keep = &choosing->chart->keep_terms, *drop = &choosing->chart->drop_terms;
    const char **hidden = run_array(choosing->run, const char *, choosing->count + 1);
    bool *taken = run_array(choosing->run, bool, choosing->count + 1);
    size_t hiddens = 0;
    terms->term = run_array(choosing->run, struct chosen_term, choosing->count + 1);
    for (size_t w = 0; w < (keep->count == 0 ? 1 : keep->count); w++)
        for (size_t i = 0; i < choosing->count; i++) {
            const struct met *met = &choosing->met[i];
            if (taken[i] || is_among(drop, met) || (keep->count > 0 && !means(keep->text[w], met)))
                continue;
            taken[i] = true;
            terms->term[terms->count++] = term_of(choosing, met);
        }
    for (size_t i = 0; i < choosing->count; i++)
        if (!taken[i]) {
            struct chosen_term term = term_of(choosing, &choosing->met[i]);
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
    struct choosing choosing = { run, frame, chart, 0, NULL };
    *terms = (struct chosen_terms){ 0, NULL, NULL };
    gather(&choosing, fit, fits);
    if (!check_words(&choosing, &chart->keep_terms) || !check_words(&choosing, &chart->drop_terms)
        || !check_words(&choosing, &chart->renamed))
        return false;
    take(&choosing, terms);
    return terms->count > 0
           || run_fail(run, status_at(chart->place), chart->place,
                       choosing.count == 0 ? "a model with an intercept only has nothing to show"
                                           : "no term is left to show; keep one");
}
