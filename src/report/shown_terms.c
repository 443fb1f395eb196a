#include "report/shown_terms.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "fit/met_terms.h"
#include "report/model_table.h"

struct choice {
    struct run *run;
    const struct frame *frame;
    struct fit *const *fit;
    size_t fits;
    const struct table_style *style;
    struct shown_terms *terms;
    struct met_terms met; /* of each term of terms */
};

static void gather(struct choice *choice)
{
    struct shown_terms *terms = choice->terms;
    choice->met = met_terms_of(choice->run, choice->fit, choice->fits, true);
    terms->count = choice->met.count;
    terms->term = run_array(choice->run, struct shown_term, terms->count + 1);
    for (size_t i = 0; i < terms->count; i++)
        terms->term[i].term = terms->term[i].label = choice->met.term[i].coefficient->term;
}

static bool check_words(const struct choice *choice)
{
    const struct table_style *style = choice->style;
    const struct texts *const lists[] = { &style->keep_terms, &style->drop_terms, &style->order };
    struct texts renamed = { 0, NULL, NULL };
    for (size_t i = 0; i < style->rename.count; i++)
        texts_add(choice->run, &renamed, style->rename.assignment[i].name,
                  style->rename.assignment[i].place);
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        if (!met_terms_need(choice->run, &choice->met, lists[l], met_term_meant))
            return false;
    return met_terms_need(choice->run, &choice->met, &renamed, met_term_named);
}

static void hide(struct choice *choice)
{
    const struct texts *keep = &choice->style->keep_terms, *drop = &choice->style->drop_terms;
    for (size_t i = 0; i < choice->terms->count; i++)
        choice->terms->term[i].hidden =
            (keep->count > 0 && met_term_word(keep, &choice->met.term[i]) == keep->count)
            || met_term_word(drop, &choice->met.term[i]) < drop->count;
}

/* Of a term with several columns the label takes the place of its name: "region[London]" is
 * "Region[London]". */
static void rename_terms(struct choice *choice)
{
    const struct assignments *rename = &choice->style->rename;
    for (size_t i = 0; i < choice->terms->count; i++)
        for (size_t k = 0; k < rename->count; k++) {
            struct shown_term *term = &choice->terms->term[i];
            const struct assignment *said = &rename->assignment[k];
            const char *whole = met_term_text(&choice->met.term[i]);
            if (!met_term_named(said->name, &choice->met.term[i]))
                continue;
            bool part =
                !term_text_equal(said->name, term->term) && g_str_has_prefix(term->term, whole);
            term->label = talloc_asprintf(choice->run, "%s%s", said->value,
                                          part ? term->term + strlen(whole) : "");
        }
}

static void label_terms(struct choice *choice, const char *constant)
{
    for (size_t i = 0; i < choice->terms->count; i++) {
        struct shown_term *term = &choice->terms->term[i];
        const struct met_term *met = &choice->met.term[i];
        term->label =
            term_label(choice->run, choice->frame, met->fit, met->coefficient, &term->mark);
        if (met->coefficient->formula_term == SIZE_MAX)
            term->label = constant;
    }
}

/* Where a term belongs: those ordered, the others, a last intercept, what is hidden. */
static size_t rank_of(const struct choice *choice, size_t i, bool last)
{
    const struct texts *order = &choice->style->order;
    size_t at = met_term_word(order, &choice->met.term[i]);
    bool intercept = choice->met.term[i].coefficient->formula_term == SIZE_MAX;
    if (choice->terms->term[i].hidden)
        return order->count + 2;
    return at < order->count ? at : order->count + (intercept && last);
}

static void sort(struct choice *choice, bool last)
{
    struct shown_terms *terms = choice->terms;
    struct shown_term *sorted = run_array(choice->run, struct shown_term, terms->count);
    size_t placed = 0;
    for (size_t rank = 0; rank <= choice->style->order.count + 2; rank++)
        for (size_t i = 0; i < terms->count; i++) {
            if (rank_of(choice, i, last) != rank)
                continue;
            terms->term[i].ordered = rank < choice->style->order.count;
            terms->shown += !terms->term[i].hidden;
            sorted[placed++] = terms->term[i];
        }
    terms->term = sorted;
}

static size_t fits_with(const struct choice *choice, const char *term)
{
    size_t count = 0;
    for (size_t m = 0; m < choice->fits; m++)
        for (size_t c = 0; c < choice->fit[m]->coefficients; c++)
            count += strcmp(choice->fit[m]->coefficient[c].term, term) == 0;
    return count;
}

/* "Not shown, though the models have them: imd and region[London] (1 of 2)." */
static void name_hidden(struct choice *choice)
{
    struct shown_terms *terms = choice->terms;
    const size_t hidden = terms->count - terms->shown;
    const char **name = run_array(choice->run, const char *, hidden + 1);
    for (size_t i = 0; i < hidden; i++) {
        const struct shown_term *term = &terms->term[terms->shown + i];
        size_t with = fits_with(choice, term->term);
        name[i] = with == choice->fits ? term->label
                                       : talloc_asprintf(choice->run, "%s (in %zu of %zu models)",
                                                         term->label, with, choice->fits);
    }
    if (hidden > 0)
        terms->hidden_words =
            talloc_asprintf(choice->run, "Not shown, though the model%s %s: %s.",
                            choice->fits == 1 ? " has" : "s have", hidden == 1 ? "it" : "them",
                            text_list(choice->run, name, hidden));
}

bool shown_terms_of(struct run *run, const struct frame *frame, struct fit *const *fit, size_t fits,
                    const struct table_style *style, bool last, bool labelled, const char *constant,
                    struct shown_terms *terms)
{
    *terms = (struct shown_terms){ 0 };
    struct choice choice = {
        .run = run, .frame = frame, .fit = fit, .fits = fits, .style = style, .terms = terms
    };
    gather(&choice);
    if (!check_words(&choice))
        return false;
    hide(&choice);
    if (labelled)
        label_terms(&choice, constant);
    rename_terms(&choice);
    sort(&choice, last);
    name_hidden(&choice);
    const struct texts *why = style->drop_terms.count > 0 ? &style->drop_terms : &style->keep_terms;
    return terms->shown > 0 || why->count == 0
           || run_fail(run, status_at(why->place[0]), why->place[0],
                       "no term is left to show; drop fewer");
}
