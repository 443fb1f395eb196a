#include "spec/formula_habit.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "spec/formula.h"

bool is_regression_word(const char *word)
{
    static const char *const words[] = { "lm",    "ols", "regress",    "reg",
                                         "feols", "glm", "regression", "linreg" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (g_ascii_strcasecmp(word, words[i]) == 0)
            return true;
    return false;
}

/* A text in two: what is the formula, and what is asked for beside it. */
struct halves {
    const char *formula, *beside;
};

/* Where the first comma outside brackets and back-quotes stands, or a bracket closes that the text
 * does not open; its end where there is none. */
static size_t comma_at(const char *text)
{
    size_t at = 0;
    int depth = 0;
    bool quoted = false;
    for (; text[at] != '\0'; at++) {
        quoted ^= text[at] == '`';
        depth += quoted ? 0 : (text[at] == '(') - (text[at] == ')');
        if (depth < 0 || (text[at] == ',' && depth == 0 && !quoted))
            break;
    }
    return at;
}

/* Without blanks, quotes and such at its ends. */
static const char *bare(struct run *run, const char *text, size_t length, const char *peel)
{
    while (length > 0 && strchr(peel, text[0]) != NULL) {
        text++;
        length--;
    }
    while (length > 0 && strchr(peel, text[length - 1]) != NULL)
        length--;
    return talloc_strndup(run, text, length);
}

static struct halves at_comma(struct run *run, const char *text)
{
    size_t comma = comma_at(text);
    return (struct halves){ bare(run, text, comma, " \"'"),
                            bare(run, text + comma, strlen(text + comma), " ,") };
}

/* What lm(...) holds; NULLs where the text is no call of that kind. */
static struct halves call_inside(struct run *run, const char *text)
{
    const char *open = strchr(text, '(');
    if (open == NULL || !is_regression_word(text_trim(run, text, (size_t)(open - text))))
        return (struct halves){ NULL, "" };
    const char *inside = open + 1;
    const char *named = strstr(inside, "formula");
    const char *equals = named == NULL ? NULL : strchr(named, '=');
    struct halves halves = at_comma(run, equals == NULL ? inside : equals + 1);
    size_t length = strlen(halves.beside); /* less the bracket that closes the call */
    halves.beside = bare(run, halves.beside, length > 0 ? length - 1 : 0, " ,");
    if (equals == NULL)
        return halves;
    const char *before = bare(run, inside, (size_t)(named - inside), " ,");
    if (*before != '\0')
        halves.beside = before;
    return halves;
}

/* "i.region" and "c.x" are columns, a#b is a:b and a##b is a*b. */
static const char *stata_term(struct run *run, const char *word)
{
    char *term = talloc_strdup(run, "");
    while (*word != '\0') {
        if ((g_str_has_prefix(word, "i.") || g_str_has_prefix(word, "c.")) && word[2] != '\0')
            word += 2;
        size_t length = strcspn(word, "#");
        size_t crosses = strspn(word + length, "#");
        const char *sign = crosses == 0 ? "" : crosses == 1 ? ":" : "*";
        term = talloc_asprintf_append_buffer(term, "%.*s%s", (int)length, word, sign);
        word += length + crosses;
    }
    return term;
}

static bool is_condition(const char *word)
{
    return strcmp(word, "if") == 0 || strcmp(word, "in") == 0 || *word == '[';
}

/* "regress y x w": the outcome, then the predictors. */
static struct halves stata_command(struct run *run, const char *text)
{
    struct halves halves = at_comma(run, text);
    char **word =
        run_adopt(run, g_strsplit_set(halves.formula, " ", -1), (void (*)(void *))g_strfreev);
    char *formula = talloc_strdup(run, ""), *condition = talloc_strdup(run, "");
    size_t terms = 0;
    if (word[0] == NULL || !is_regression_word(word[0]))
        return (struct halves){ NULL, "" };
    for (size_t i = 1; word[i] != NULL; i++) {
        bool beside = *condition != '\0' || is_condition(word[i]);
        if (beside)
            condition = talloc_asprintf_append_buffer(condition, "%s ", word[i]);
        if (beside || *word[i] == '\0')
            continue;
        const char *sign = terms == 0 ? "" : terms == 1 ? " ~ " : " + ";
        formula = talloc_asprintf_append_buffer(formula, "%s%s", sign, stata_term(run, word[i]));
        terms++;
    }
    if (*condition != '\0')
        halves.beside = text_trim(run, talloc_asprintf(run, "%s%s", condition, halves.beside),
                                  strlen(condition) + strlen(halves.beside));
    halves.formula = terms < 2 ? NULL : formula;
    return halves;
}

/* "y = x" with a tilde. */
static struct halves equation(struct run *run, struct halves halves)
{
    if (halves.formula == NULL)
        return halves;
    const char *equals = strchr(halves.formula, '=');
    if (equals == NULL || strchr(halves.formula, '~') != NULL)
        return (struct halves){ NULL, "" };
    const char *left = text_trim(run, halves.formula, (size_t)(equals - halves.formula));
    const char *right = equals + strspn(equals, "= ");
    halves.formula = talloc_asprintf(run, "%s ~ %s", left, right);
    return halves;
}

const char *formula_meant(struct run *run, const char *text, const char **beside)
{
    struct formula *formula = NULL;
    struct halves call = call_inside(run, text);
    struct halves whole = call;
    if (call.formula == NULL && text[comma_at(text)] != ')')
        whole = at_comma(run, text);
    const struct halves tried[] = { call, stata_command(run, text), equation(run, whole), whole };
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        if (tried[i].formula == NULL)
            continue;
        *beside = tried[i].beside;
        if (formula_parse(run, tried[i].formula, NOWHERE, &formula))
            return tried[i].formula;
        run_forgive(run);
    }
    return NULL;
}
