#include "spec/term.h"

#include <glib.h>
#include <string.h>

static bool begins_name(const char *at)
{
    gunichar first = g_utf8_get_char(at);
    if (first == '.')
        return !g_ascii_isdigit(at[1]);
    return first == '_' || g_unichar_isalpha(first);
}

static bool needs_quotes(const char *name)
{
    if (!begins_name(name) || strcmp(name, ".") == 0)
        return true;
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character != '_' && character != '.' && !g_unichar_isalnum(character))
            return true;
    }
    return false;
}

struct factor factor_new(struct run *run, const char *column, enum factor_function function,
                         int degree)
{
    const char *quote = needs_quotes(column) ? "`" : "";
    const char *name = talloc_asprintf(run, "%s%s%s", quote, column, quote);
    struct factor factor = {
        .column = column, .function = function, .degree = degree, .text = name
    };
    switch (function) {
    case FACTOR_PLAIN:
        break;
    case FACTOR_Z:
        factor.text = talloc_asprintf(run, "z(%s)", name);
        break;
    case FACTOR_LN:
        factor.text = talloc_asprintf(run, "ln(%s)", name);
        break;
    case FACTOR_SQRT:
        factor.text = talloc_asprintf(run, "sqrt(%s)", name);
        break;
    case FACTOR_POLY:
        factor.text = talloc_asprintf(run, "poly(%s, %d)", name, degree);
        break;
    case FACTOR_RAW_POLY:
        factor.text = talloc_asprintf(run, "poly(%s, %d, raw)", name, degree);
        break;
    case FACTOR_POWER:
        factor.text = talloc_asprintf(run, "I(%s^%d)", name, degree);
        break;
    }
    return factor;
}

struct term term_new(struct run *run, struct factor factor)
{
    struct term term = { .text = factor.text,
                         .factors = 1,
                         .factor = run_array(run, struct factor, 1) };
    term.factor[0] = factor;
    return term;
}

static bool has_factor(const struct term *term, const struct factor *factor)
{
    for (size_t i = 0; i < term->factors; i++)
        if (strcmp(term->factor[i].text, factor->text) == 0)
            return true;
    return false;
}

struct term term_product(struct run *run, const struct term *left, const struct term *right)
{
    struct term term = { .text = left->text,
                         .factors = left->factors,
                         .factor = run_array(run, struct factor, left->factors + right->factors) };
    memcpy(term.factor, left->factor, left->factors * sizeof *term.factor);
    for (size_t i = 0; i < right->factors; i++) {
        if (has_factor(left, &right->factor[i]))
            continue;
        term.factor[term.factors++] = right->factor[i];
        term.text = talloc_asprintf(run, "%s:%s", term.text, right->factor[i].text);
    }
    return term;
}

bool term_within(const struct term *part, const struct term *whole)
{
    for (size_t i = 0; i < part->factors; i++)
        if (!has_factor(whole, &part->factor[i]))
            return false;
    return true;
}

bool term_equal(const struct term *left, const struct term *right)
{
    return left->factors == right->factors && term_within(left, right);
}

/* By its text: a column that is really called "." is written in back-quotes. */
bool term_text_equal(const char *left, const char *right)
{
    for (;; left++, right++) {
        left += strspn(left, " ");
        right += strspn(right, " ");
        if (*left != *right)
            return false;
        if (*left == '\0')
            return true;
    }
}

bool term_is_every(const struct term *term)
{
    return strcmp(term->text, ".") == 0;
}

static size_t position(const struct terms *terms, const struct term *term)
{
    size_t i = 0;
    while (i < terms->count && !term_equal(&terms->term[i], term))
        i++;
    return i;
}

void terms_add(struct run *run, struct terms *terms, struct term term)
{
    if (position(terms, &term) < terms->count)
        return;
    terms->term = run_grow(run, terms->term, struct term, terms->count + 1);
    terms->term[terms->count++] = term;
}

void terms_join(struct run *run, struct terms *terms, const struct terms *more)
{
    for (size_t i = 0; i < more->count; i++)
        terms_add(run, terms, more->term[i]);
}

bool terms_remove(struct terms *terms, const struct term *term)
{
    size_t at = position(terms, term);
    if (at == terms->count)
        return false;
    terms->count--;
    memmove(&terms->term[at], &terms->term[at + 1], (terms->count - at) * sizeof *terms->term);
    return true;
}

void terms_cross(struct run *run, const struct terms *left, const struct terms *right,
                 struct terms *terms)
{
    for (size_t i = 0; i < left->count; i++)
        for (size_t j = 0; j < right->count; j++)
            terms_add(run, terms, term_product(run, &left->term[i], &right->term[j]));
}

void terms_sort(struct run *run, struct terms *terms)
{
    struct term *sorted = run_array(run, struct term, terms->count);
    size_t done = 0;
    for (size_t factors = 1; done < terms->count; factors++)
        for (size_t i = 0; i < terms->count; i++)
            if (terms->term[i].factors == factors)
                sorted[done++] = terms->term[i];
    terms->term = sorted;
}
