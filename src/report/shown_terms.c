#include "report/shown_terms.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "report/model_table.h"

/* What words are held against: every coefficient of every fit, by name. */
struct seen {
    const struct fit *fit;
    const struct coefficient *coefficient;
};

struct choice {
    struct run *run;
    const struct frame *frame;
    struct fit *const *fit;
    size_t fits;
    const struct table_style *style;
    struct shown_terms *terms;
    struct seen *seen; /* of each term, where it was met first */
};

static const char *formula_term(const struct seen *seen)
{
    size_t at = seen->coefficient->formula_term;
    return at == SIZE_MAX ? INTERCEPT : seen->fit->design->formula->term[at].text;
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

/* Whether a word of the user's is the name of the term, or of all its columns. */
static bool names(const char *word, const struct seen *seen)
{
    return is_same(word, seen->coefficient->term) || is_same(word, formula_term(seen));
}

static bool means(const char *word, const struct seen *seen)
{
    return names(word, seen)
           || (strchr(word, '*') != NULL && g_pattern_match_simple(word, seen->coefficient->term));
}

static void gather(struct choice *choice)
{
    struct shown_terms *terms = choice->terms;
    for (size_t m = 0; m < choice->fits; m++)
        for (size_t c = 0; c < choice->fit[m]->coefficients; c++) {
            const struct coefficient *coefficient = &choice->fit[m]->coefficient[c];
            size_t at = 0;
            while (at < terms->count && strcmp(terms->term[at].term, coefficient->term) != 0)
                at++;
            if (at < terms->count)
                continue;
            terms->term = run_grow(choice->run, terms->term, struct shown_term, at + 1);
            choice->seen = run_grow(choice->run, choice->seen, struct seen, at + 1);
            terms->term[at] =
                (struct shown_term){ .term = coefficient->term, .label = coefficient->term };
            choice->seen[at] = (struct seen){ choice->fit[m], coefficient };
            terms->count++;
        }
}

/* Fails where a word means none of the terms. */
static bool check_word(const struct choice *choice, const char *word, struct place place,
                       bool (*fits)(const char *word, const struct seen *seen))
{
    const struct shown_terms *terms = choice->terms;
    const char **name = run_array(choice->run, const char *, terms->count + 1);
    for (size_t i = 0; i < terms->count; i++) {
        if (fits(word, &choice->seen[i]))
            return true;
        name[i] = terms->term[i].term;
    }
    const char *near = text_suggestion(choice->run, word, name, terms->count);
    const char *all = talloc_asprintf(choice->run, "; the nearest are %s",
                                      text_closest(choice->run, word, name, terms->count, 3));
    return run_fail(choice->run, status_at(place), place, "no model has the term '%s'%s", word,
                    *near == '\0' ? all : near);
}

static bool check_words(const struct choice *choice)
{
    const struct table_style *style = choice->style;
    const struct texts *const lists[] = { &style->keep_terms, &style->drop_terms, &style->order };
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (!check_word(choice, lists[l]->text[i], lists[l]->place[i], means))
                return false;
    for (size_t i = 0; i < style->rename.count; i++)
        if (!check_word(choice, style->rename.assignment[i].name, style->rename.assignment[i].place,
                        names))
            return false;
    return true;
}

/* The first of the words that means the term; their count where none does. */
static size_t word_of(const struct texts *words, const struct seen *seen)
{
    size_t at = 0;
    while (at < words->count && !means(words->text[at], seen))
        at++;
    return at;
}

static void hide(struct choice *choice)
{
    const struct texts *keep = &choice->style->keep_terms, *drop = &choice->style->drop_terms;
    for (size_t i = 0; i < choice->terms->count; i++)
        choice->terms->term[i].hidden =
            (keep->count > 0 && word_of(keep, &choice->seen[i]) == keep->count)
            || word_of(drop, &choice->seen[i]) < drop->count;
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
            const char *whole = formula_term(&choice->seen[i]);
            if (!names(said->name, &choice->seen[i]))
                continue;
            bool part = !is_same(said->name, term->term) && g_str_has_prefix(term->term, whole);
            term->label = talloc_asprintf(choice->run, "%s%s", said->value,
                                          part ? term->term + strlen(whole) : "");
        }
}

static void label_terms(struct choice *choice, const char *constant)
{
    for (size_t i = 0; i < choice->terms->count; i++) {
        struct shown_term *term = &choice->terms->term[i];
        const struct seen *seen = &choice->seen[i];
        term->label =
            term_label(choice->run, choice->frame, seen->fit, seen->coefficient, &term->mark);
        if (seen->coefficient->formula_term == SIZE_MAX)
            term->label = constant;
    }
}

/* Where a term belongs: those ordered, the others, a last intercept, what is hidden. */
static size_t rank_of(const struct choice *choice, size_t i, bool last)
{
    const struct texts *order = &choice->style->order;
    size_t at = word_of(order, &choice->seen[i]);
    bool intercept = choice->seen[i].coefficient->formula_term == SIZE_MAX;
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
