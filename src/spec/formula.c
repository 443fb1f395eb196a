#include "spec/formula.h"

#include <glib.h>
#include <string.h>

#include "spec/factor.h"

/* Beyond these a formula is a slip or an attack: a*b*c*... doubles with every letter. */
enum { MOST_TERMS = 1000, MOST_FACTORS = 20, MOST_BRACKETS = 50 };

struct parser {
    struct formula_reader reader;
    size_t depth; /* of brackets */
    bool intercept;
    struct terms removals; /* from `.` */
};

static bool sum_read(struct parser *parser, struct terms *terms);

static bool brackets_read(struct parser *parser, struct terms *terms)
{
    const char *start = parser->reader.after;
    if (++parser->depth > MOST_BRACKETS)
        return reader_fail(&parser->reader, start, "more than %d brackets inside each other",
                           MOST_BRACKETS);
    if (!sum_read(parser, terms))
        return false;
    parser->depth--;
    return reader_accept(&parser->reader, ')')
           || reader_fail(&parser->reader, start, "this bracket is not closed");
}

static bool single_read(struct parser *parser, struct terms *terms)
{
    if (reader_accept(&parser->reader, '('))
        return brackets_read(parser, terms);
    struct factor factor;
    if (!factor_read(&parser->reader, &factor))
        return false;
    terms_add(parser->reader.run, terms, term_new(parser->reader.run, factor));
    return true;
}

static bool has_every(const struct terms *terms)
{
    for (size_t i = 0; i < terms->count; i++)
        if (term_is_every(&terms->term[i]))
            return true;
    return false;
}

static size_t largest_term(const struct terms *terms)
{
    size_t most = 0;
    for (size_t i = 0; i < terms->count; i++)
        most = terms->term[i].factors > most ? terms->term[i].factors : most;
    return most;
}

static bool may_cross(struct parser *parser, const char *at, const struct terms *left,
                      const struct terms *right)
{
    if (has_every(left) || has_every(right))
        return reader_fail(&parser->reader, at,
                           "'.' stands for whole terms; it cannot be part of an interaction");
    if (left->count * right->count > MOST_TERMS)
        return reader_fail(&parser->reader, at, "more than %d terms", MOST_TERMS);
    if (largest_term(left) + largest_term(right) > MOST_FACTORS)
        return reader_fail(&parser->reader, at, "more than %d columns in one interaction",
                           MOST_FACTORS);
    return true;
}

static bool interaction_read(struct parser *parser, struct terms *terms)
{
    if (!single_read(parser, terms))
        return false;
    while (reader_accept(&parser->reader, ':')) {
        const char *at = parser->reader.after;
        struct terms right = { 0, NULL }, product = { 0, NULL };
        if (!single_read(parser, &right) || !may_cross(parser, at, terms, &right))
            return false;
        terms_cross(parser->reader.run, terms, &right, &product);
        *terms = product;
    }
    return true;
}

/* a*b is a + b + a:b. */
static bool product_read(struct parser *parser, struct terms *terms)
{
    if (!interaction_read(parser, terms))
        return false;
    while (reader_accept(&parser->reader, '*')) {
        const char *at = parser->reader.after;
        struct terms left = { 0, NULL }, right = { 0, NULL };
        if (!interaction_read(parser, &right) || !may_cross(parser, at, terms, &right))
            return false;
        terms_join(parser->reader.run, &left, terms);
        terms_join(parser->reader.run, terms, &right);
        terms_cross(parser->reader.run, &left, &right, terms);
    }
    return true;
}

/* + 1, - 1, + 0: whether the model has an intercept. False where none of them stands here. */
static bool intercept_read(struct parser *parser, bool plus)
{
    struct formula_reader *reader = &parser->reader;
    reader_skip(reader);
    const char *word = reader_word(reader, reader->at);
    if (word == NULL || parser->depth > 0 || (strcmp(word, "0") != 0 && strcmp(word, "1") != 0))
        return false;
    const char *next = reader->at + 1 + strspn(reader->at + 1, " ");
    if (*next == ':' || *next == '*')
        return false;
    parser->intercept = plus == (*word == '1');
    reader->at++;
    return true;
}

/* What is taken from `.` is kept for when its columns are known; anything else must be
 * there to be taken. */
static bool take_away(struct parser *parser, const char *at, struct terms *terms,
                      const struct terms *gone)
{
    for (size_t i = 0; i < gone->count; i++) {
        const struct term *term = &gone->term[i];
        if (term_is_every(term))
            return reader_fail(&parser->reader, at, "'.' cannot be taken away");
        bool plain = term->factors == 1 && term->factor[0].function == FACTOR_PLAIN;
        bool removed = terms_remove(terms, term);
        if (plain && has_every(terms))
            terms_add(parser->reader.run, &parser->removals, *term);
        else if (!removed)
            return reader_fail(&parser->reader, at, "there is no term '%s' before '-' to take away",
                               term->text);
    }
    return true;
}

static bool summand_read(struct parser *parser, bool plus, struct terms *terms)
{
    if (intercept_read(parser, plus))
        return true;
    const char *at = parser->reader.after;
    struct terms part = { 0, NULL };
    if (!product_read(parser, &part))
        return false;
    if (!plus)
        return take_away(parser, at, terms, &part);
    terms_join(parser->reader.run, terms, &part);
    return terms->count <= MOST_TERMS
           || reader_fail(&parser->reader, at, "more than %d terms", MOST_TERMS);
}

static bool sum_read(struct parser *parser, struct terms *terms)
{
    bool plus = !reader_accept(&parser->reader, '-');
    if (plus)
        reader_accept(&parser->reader, '+');
    for (;;) {
        if (!summand_read(parser, plus, terms))
            return false;
        plus = reader_accept(&parser->reader, '+');
        if (!plus && !reader_accept(&parser->reader, '-'))
            return true;
    }
}

static bool response_read(struct formula_reader *reader, struct factor *response)
{
    bool quoted = false;
    const char *tilde = reader->text;
    while (*tilde != '\0' && (quoted || *tilde != '~'))
        quoted ^= *tilde++ == '`';
    if (*tilde == '\0')
        return reader_fail(reader, tilde,
                           "a formula needs '~' between the outcome and the predictors");
    reader_skip(reader);
    const char *start = reader->at;
    if (!factor_read(reader, response))
        return false;
    enum factor_function function = response->function;
    if (function == FACTOR_POLY || function == FACTOR_RAW_POLY || function == FACTOR_POWER
        || strcmp(response->text, ".") == 0)
        return reader_fail(reader, start, "the outcome is a column, or z(), ln() or sqrt() of one");
    return reader_accept(reader, '~')
           || reader_fail(reader, reader->at, "one outcome stands before '~', without '%s'",
                          reader_sign(reader, reader->at));
}

/* Why the formula does not end where its terms do. */
static bool end_read(struct formula_reader *reader)
{
    const char *at = reader->at;
    if (*at == '\0')
        return true;
    if (*at == '~')
        return reader_fail(reader, at, "'~' stands once");
    if (*at == ')')
        return reader_fail(reader, at, "this bracket was not opened");
    if (*at == '^')
        return reader_fail(reader, at, "a power is written I(x^2)");
    if (strchr("`(", *at) != NULL || reader_word(reader, at) != NULL)
        return reader_fail(reader, at, "a sign is missing here: '+', '-', ':' or '*'");
    return reader_fail_no_term(reader);
}

static bool terms_check(struct parser *parser, const struct factor *response,
                        const struct terms *terms)
{
    struct formula_reader *reader = &parser->reader;
    if (terms->count == 0 && !parser->intercept)
        return reader_fail(reader, reader->text, "neither a term nor an intercept is left");
    for (size_t i = 0; i < terms->count; i++)
        for (size_t j = 0; j < terms->term[i].factors; j++)
            if (strcmp(terms->term[i].factor[j].column, response->column) == 0)
                return reader_fail(reader, reader->text,
                                   "the outcome '%s' cannot also be a predictor", response->column);
    return true;
}

static const char *canonical(struct run *run, const struct formula *formula)
{
    char *text = talloc_asprintf(run, "%s ~ ", formula->response.text);
    if (formula->terms == 0)
        return talloc_asprintf_append_buffer(text, "1");
    for (size_t i = 0; i < formula->terms; i++)
        text =
            talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : " + ", formula->term[i].text);
    for (size_t i = 0; i < formula->removals; i++)
        text = talloc_asprintf_append_buffer(text, " - %s", formula->removal[i].text);
    return formula->intercept ? text : talloc_asprintf_append_buffer(text, " - 1");
}

static struct formula *formula_new(struct run *run, struct formula parts)
{
    struct formula *formula = talloc(run, struct formula);
    *formula = parts;
    formula->text = canonical(run, formula);
    return formula;
}

/* On one line, so that it can be shown in a message. */
static const char *on_one_line(struct run *run, const char *text)
{
    char *line = talloc_strdup(run, text);
    for (char *at = line; *at != '\0'; at++)
        if (g_ascii_iscntrl(*at))
            *at = ' ';
    return line;
}

bool formula_parse(struct run *run, const char *text, struct place place, struct formula **formula)
{
    if (!g_utf8_validate(text, -1, NULL))
        return run_fail(run, status_at(place), place,
                        "the formula is not UTF-8 text; write it in UTF-8");
    struct parser parser = { .intercept = true };
    parser.reader =
        (struct formula_reader){ .run = run, .text = on_one_line(run, text), .place = place };
    parser.reader.at = parser.reader.text;
    struct factor response;
    struct terms terms = { 0, NULL };
    if (!response_read(&parser.reader, &response) || !sum_read(&parser, &terms)
        || !end_read(&parser.reader) || !terms_check(&parser, &response, &terms))
        return false;
    terms_sort(run, &terms);
    *formula = formula_new(run, (struct formula){ .response = response,
                                                  .intercept = parser.intercept,
                                                  .terms = terms.count,
                                                  .term = terms.term,
                                                  .removals = parser.removals.count,
                                                  .removal = parser.removals.term,
                                                  .place = place });
    return true;
}

/* Every name but the response's column and the removals. */
static void every_add(struct run *run, const struct formula *formula, const char *const *names,
                      size_t count, struct terms *terms)
{
    for (size_t i = 0; i < count; i++) {
        struct term term = term_new(run, factor_new(run, names[i], FACTOR_PLAIN, 1));
        bool wanted = strcmp(names[i], formula->response.column) != 0;
        for (size_t j = 0; j < formula->removals; j++)
            wanted &= !term_equal(&formula->removal[j], &term);
        if (wanted)
            terms_add(run, terms, term);
    }
}

const struct formula *formula_expand(struct run *run, const struct formula *formula,
                                     const char *const *names, size_t count)
{
    struct terms terms = { 0, NULL };
    if (!has_every(&(struct terms){ formula->terms, formula->term }))
        return formula;
    for (size_t i = 0; i < formula->terms; i++)
        if (term_is_every(&formula->term[i]))
            every_add(run, formula, names, count, &terms);
        else
            terms_add(run, &terms, formula->term[i]);
    struct formula expanded = *formula;
    expanded.terms = terms.count;
    expanded.term = terms.term;
    expanded.removals = 0;
    return formula_new(run, expanded);
}
