#include "spec/factor.h"

#include <glib.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { HIGHEST_DEGREE = 25 };

/* The functions, and how the same thing is called elsewhere. */
static const struct function {
    const char *name;
    enum factor_function function;
    const char *usage;
} functions[] = {
    { "z", FACTOR_Z, "z(x)" },          { "ln", FACTOR_LN, "ln(x)" },
    { "sqrt", FACTOR_SQRT, "sqrt(x)" }, { "poly", FACTOR_POLY, "poly(x, 2)" },
    { "I", FACTOR_POWER, "I(x^2)" },
};
static const char *const elsewhere[][2] = { { "log", "ln" }, { "scale", "z" }, { "pow", "I" } };

bool reader_fail(struct formula_reader *reader, const char *at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *what = talloc_vasprintf(reader->run, format, arguments);
    va_end(arguments);
    struct place place = reader->place;
    size_t offset = (size_t)g_utf8_pointer_to_offset(reader->text, at);
    place.column += place.column == 0 ? offset + 1 : offset;
    enum status status = status_at(place);
    return run_fail(reader->run, status, place, "'%s': %s", reader->text, what);
}

void reader_skip(struct formula_reader *reader)
{
    while (g_unichar_isspace(g_utf8_get_char(reader->at)))
        reader->at = g_utf8_next_char(reader->at);
}

bool reader_accept(struct formula_reader *reader, char sign)
{
    reader_skip(reader);
    if (*reader->at != sign)
        return false;
    reader->after = reader->at++;
    return true;
}

const char *reader_word(struct formula_reader *reader, const char *at)
{
    const char *end = at;
    for (gunichar c = g_utf8_get_char(end); c == '_' || c == '.' || g_unichar_isalnum(c);
         c = g_utf8_get_char(end))
        end = g_utf8_next_char(end);
    return end == at ? NULL : talloc_strndup(reader->run, at, (size_t)(end - at));
}

const char *reader_sign(struct formula_reader *reader, const char *at)
{
    size_t length = (size_t)(g_utf8_next_char(at) - at);
    return talloc_strndup(reader->run, at, length);
}

bool reader_fail_no_term(struct formula_reader *reader)
{
    static const char joints[] = "+-*:~)";
    const char *at = reader->at;
    if (*at != '\0' && strchr(joints, *at) == NULL)
        return reader_fail(reader, at,
                           "'%s' has no meaning here; terms are joined by '+', '-', ':' or '*'",
                           reader_sign(reader, at));
    if (reader->after == NULL)
        return reader_fail(reader, at, "the outcome is missing before '~'");
    return reader_fail(reader, reader->after, "a term is missing after '%c'", *reader->after);
}

static bool name_read(struct formula_reader *reader, const char **name)
{
    reader_skip(reader);
    const char *start = reader->at;
    if (*start == '`') {
        const char *end = strchr(start + 1, '`');
        if (end == NULL)
            return reader_fail(reader, start, "the back-quote is not closed");
        if (end == start + 1)
            return reader_fail(reader, start, "there is no name between the back-quotes");
        *name = talloc_strndup(reader->run, start + 1, (size_t)(end - start - 1));
        reader->at = end + 1;
        return true;
    }
    *name = reader_word(reader, start);
    if (*name == NULL)
        return reader_fail_no_term(reader);
    bool number = g_ascii_isdigit(*start) || (*start == '.' && g_ascii_isdigit(start[1]));
    if (number && strspn(*name, "0123456789.") == strlen(*name))
        return reader_fail(
            reader, start,
            "%s is a number; only '+ 1', '- 1' and '+ 0' mean something, outside brackets", *name);
    if (number || !(g_unichar_isalpha(g_utf8_get_char(start)) || strchr("_.", *start) != NULL))
        return reader_fail(reader, start,
                           "a name cannot begin with '%s'; write `%s` in back-quotes",
                           reader_sign(reader, start), *name);
    reader->at = start + strlen(*name);
    return true;
}

static bool find_function(struct formula_reader *reader, const char *name, const char *at,
                          const struct function **function)
{
    const char *names[G_N_ELEMENTS(functions)];
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        names[i] = functions[i].name;
        *function = &functions[i];
        if (strcmp(name, functions[i].name) == 0)
            return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(elsewhere); i++)
        if (strcmp(name, elsewhere[i][0]) == 0)
            return reader_fail(reader, at, "no function '%s'; did you mean '%s'?", name,
                               elsewhere[i][1]);
    const char *suggestion = text_suggestion(reader->run, name, names, G_N_ELEMENTS(names));
    if (*suggestion == '\0')
        suggestion = talloc_asprintf(reader->run, "; there are %s",
                                     text_list(reader->run, names, G_N_ELEMENTS(names)));
    return reader_fail(reader, at, "no function '%s'%s", name, suggestion);
}

static bool degree_read(struct formula_reader *reader, const char *usage, int *degree)
{
    reader_skip(reader);
    const char *start = reader->at;
    const char *word = reader_word(reader, start);
    if (word == NULL || strspn(word, "0123456789") != strlen(word) || strlen(word) > 3)
        return reader_fail(reader, start, "the degree is a whole number, as in %s", usage);
    *degree = atoi(word);
    if (*degree < 1 || *degree > HIGHEST_DEGREE)
        return reader_fail(reader, start, "the degree is %d; it can be 1 to %d", *degree,
                           HIGHEST_DEGREE);
    reader->at += strlen(word);
    return true;
}

/* The `, raw` of poly, or R's `, raw = TRUE`, if it stands here. */
static bool raw_read(struct formula_reader *reader, enum factor_function *function)
{
    if (*function != FACTOR_POLY || !reader_accept(reader, ','))
        return true;
    reader_skip(reader);
    const char *start = reader->at, *word = reader_word(reader, start);
    if (word == NULL || strcmp(word, "raw") != 0)
        return reader_fail(reader, start, "after the degree, poly takes 'raw' and nothing else");
    reader->at += strlen(word);
    *function = FACTOR_RAW_POLY;
    if (!reader_accept(reader, '='))
        return true;
    reader_skip(reader);
    start = reader->at;
    word = reader_word(reader, start);
    if (word == NULL || strcmp(word, "TRUE") != 0)
        return reader_fail(reader, start, "write poly(x, 2, raw), or poly(x, 2)");
    reader->at += strlen(word);
    return true;
}

/* What follows the opening bracket of a function. */
static bool call_read(struct formula_reader *reader, const struct function *function,
                      struct factor *factor)
{
    reader_skip(reader);
    if (*reader->at == ')')
        return reader_fail(reader, reader->at, "%s takes a column", function->usage);
    const char *column;
    int degree = 1;
    if (!name_read(reader, &column))
        return false;
    reader_skip(reader);
    if (*reader->at == '(')
        return reader_fail(reader, reader->at, "%s takes a column, not another function",
                           function->usage);
    enum factor_function kind = function->function;
    bool wants_degree = kind == FACTOR_POLY || kind == FACTOR_POWER;
    if (wants_degree) {
        if (!reader_accept(reader, kind == FACTOR_POLY ? ',' : '^'))
            return reader_fail(reader, reader->at, "a degree is missing, as in %s",
                               function->usage);
        if (!degree_read(reader, function->usage, &degree) || !raw_read(reader, &kind))
            return false;
    }
    if (!reader_accept(reader, ')'))
        return reader_fail(reader, reader->at, "')' is missing; %s takes one column",
                           function->usage);
    *factor = factor_new(reader->run, column, kind, degree);
    return true;
}

bool factor_read(struct formula_reader *reader, struct factor *factor)
{
    reader_skip(reader);
    const char *start = reader->at;
    const char *name;
    if (!name_read(reader, &name))
        return false;
    if (*start != '`' && strcmp(name, ".") == 0) {
        *factor = (struct factor){ .column = ".", .degree = 1, .text = "." };
        return true;
    }
    if (*start == '`' || !reader_accept(reader, '(')) {
        *factor = factor_new(reader->run, name, FACTOR_PLAIN, 1);
        return true;
    }
    const struct function *function;
    return find_function(reader, name, start, &function) && call_read(reader, function, factor);
}
