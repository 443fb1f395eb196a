#include "answers.h"

#include "spec/formula.h"

static const struct formula *parsed(struct run *run, const char *text)
{
    struct formula *formula;
    if (!formula_parse(run, text, NOWHERE, &formula))
        fail_msg("%s", run->message);
    return formula;
}

struct pair {
    const char *written, *meant;
};

static void compare(struct run *run, const struct pair *pair, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(parsed(run, pair[i].written)->text, pair[i].meant);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void canonical_text_has_single_spaces(void **state)
{
    static const struct pair pairs[] = {
        { "ks4_attainment~imd+z( ks4_progress )", "ks4_attainment ~ imd + z(ks4_progress)" },
        { "  y ~\n  x\t+ w ", "y ~ x + w" },
        { "y ~ poly(x,3,raw) + poly( w , 2 , raw = TRUE )",
          "y ~ poly(x, 3, raw) + poly(w, 2, raw)" },
        { "ln(y) ~ sqrt(x) + poly(x,3) + I( x ^ 2 )", "ln(y) ~ sqrt(x) + poly(x, 3) + I(x^2)" },
        { "z(y) ~ + x", "z(y) ~ x" },
        { "y ~ 1", "y ~ 1" },
        { "größe ~ área.2 + .x + _z", "größe ~ área.2 + .x + _z" },
    };
    compare(*state, pairs, COUNT(pairs));
}

static void names_are_quoted_where_they_must_be(void **state)
{
    static const struct pair pairs[] = {
        { "y ~ `a name with spaces` + `plain`", "y ~ `a name with spaces` + plain" },
        { "`~` ~ z(`2018`)", "`~` ~ z(`2018`)" },
        { "y ~ `.`", "y ~ `.`" },
        { "y ~ z + ln + `I`", "y ~ z + ln + I" },
    };
    compare(*state, pairs, COUNT(pairs));
    assert_string_equal(parsed(*state, "y ~ `a b`")->term[0].factor[0].column, "a b");
}

static void a_star_is_both_and_their_product(void **state)
{
    static const struct pair pairs[] = {
        { "y ~ a*b", "y ~ a + b + a:b" },
        { "y ~ a*b*c", "y ~ a + b + c + a:b + a:c + b:c + a:b:c" },
        { "y ~ a:b + c", "y ~ c + a:b" },
        { "y ~ a*z(b)", "y ~ a + z(b) + a:z(b)" },
        { "y ~ a + b:c*d", "y ~ a + d + b:c + b:c:d" },
    };
    compare(*state, pairs, COUNT(pairs));
}

static void brackets_are_multiplied_out(void **state)
{
    static const struct pair pairs[] = {
        { "y ~ a*(b + c)", "y ~ a + b + c + a:b + a:c" },
        { "y ~ (a + b):(c + d)", "y ~ a:c + a:d + b:c + b:d" },
        { "y ~ ((a)) + (b + (c))", "y ~ a + b + c" },
    };
    compare(*state, pairs, COUNT(pairs));
}

static void a_term_counts_once(void **state)
{
    static const struct pair pairs[] = {
        { "y ~ x + x", "y ~ x" },
        { "y ~ a:b + b:a", "y ~ a:b" },
        { "y ~ a:a + b:a:b", "y ~ a + b:a" },
        { "y ~ a*b + a:b + b", "y ~ a + b + a:b" },
        { "y ~ x + z(x) + `x`", "y ~ x + z(x)" },
    };
    compare(*state, pairs, COUNT(pairs));
}

static void a_minus_takes_a_term_away(void **state)
{
    static const struct pair pairs[] = {
        { "y ~ a*b - a:b", "y ~ a + b" },
        { "y ~ a*b*c - a:b:c - b:a", "y ~ a + b + c + a:c + b:c" },
        { "y ~ a*b - (a + b)", "y ~ a:b" },
        { "y ~ a - a + a", "y ~ a" },
    };
    compare(*state, pairs, COUNT(pairs));
}

static void the_intercept_can_be_dropped_and_kept(void **state)
{
    static const struct pair pairs[] = {
        { "y ~ x - 1", "y ~ x - 1" },  { "y ~ 0 + x", "y ~ x - 1" }, { "y ~ x + 0", "y ~ x - 1" },
        { "y ~ -1 + x", "y ~ x - 1" }, { "y ~ x - 1 + 1", "y ~ x" }, { "y ~ x - 0", "y ~ x" },
        { "y ~ 1 + x", "y ~ x" },      { "y ~ x - x + 1", "y ~ 1" },
    };
    compare(*state, pairs, COUNT(pairs));
    assert_false(parsed(*state, "y ~ x - 1")->intercept);
    assert_true(parsed(*state, "y ~ x")->intercept);
}

static void a_factor_knows_its_function_and_degree(void **state)
{
    const struct formula *formula = parsed(*state, "sqrt(y) ~ ln(v) + poly(x, 4):z(w) + I(x^3)");
    assert_int_equal(formula->response.function, FACTOR_SQRT);
    assert_string_equal(formula->response.column, "y");
    assert_int_equal(formula->terms, 3);
    assert_int_equal(formula->term[0].factor[0].function, FACTOR_LN);
    assert_int_equal(formula->term[1].factor[0].function, FACTOR_POWER);
    assert_int_equal(formula->term[1].factor[0].degree, 3);
    assert_int_equal(formula->term[2].factors, 2);
    assert_int_equal(formula->term[2].factor[0].function, FACTOR_POLY);
    assert_int_equal(formula->term[2].factor[0].degree, 4);
    assert_string_equal(formula->term[2].factor[1].column, "w");
}

static void a_dot_is_every_column_but_the_response(void **state)
{
    struct run *run = *state;
    static const char *const names[] = { "a", "y", "b c", "d" };
    static const struct pair pairs[] = {
        { "y ~ .", "y ~ a + `b c` + d" },
        { "ln(y) ~ . - 1", "ln(y) ~ a + `b c` + d - 1" },
        { "y ~ . - `b c`", "y ~ a + d" },
        { "y ~ d + a:d + . - a", "y ~ d + `b c` + a:d" },
        { "y ~ . + z(a)", "y ~ a + `b c` + d + z(a)" },
        { "y ~ a", "y ~ a" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_string_equal(formula_expand(run, parsed(run, pairs[i].written), names, 4)->text,
                            pairs[i].meant);
    assert_string_equal(parsed(run, "y ~ .-d-1")->text, "y ~ . - d - 1");
}

static void canonical_text_means_the_same_when_read_again(void **state)
{
    static const char *const texts[] = { "y ~ a*(b + z(c)) - a:b - 1", "y ~ . - `a b`",
                                         "`1` ~ `-` + I(x^2)" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *once = parsed(*state, texts[i])->text;
        assert_string_equal(parsed(*state, once)->text, once);
    }
}

/* What is written, the character that the message points at, and the message after the formula. */
static const struct refusal {
    const char *text;
    size_t column;
    const char *message;
} refusals[] = {
    { "y ~ x +", 7, "a term is missing after '+'" },
    { "y ~ x + * w", 7, "a term is missing after '+'" },
    { "y ~", 3, "a term is missing after '~'" },
    { "y ~ x - ", 7, "a term is missing after '-'" },
    { "y ~ x:", 6, "a term is missing after ':'" },
    { "y ~ ()", 5, "a term is missing after '('" },
    { "~ x", 1, "the outcome is missing before '~'" },
    { "y x", 4, "a formula needs '~' between the outcome and the predictors" },
    { "", 1, "a formula needs '~' between the outcome and the predictors" },
    { "y ~ x ~ w", 7, "'~' stands once" },
    { "y + w ~ x", 3, "one outcome stands before '~', without '+'" },
    { "poly(y, 2) ~ x", 1, "the outcome is a column, or z(), ln() or sqrt() of one" },
    { ". ~ x", 1, "the outcome is a column, or z(), ln() or sqrt() of one" },
    { "y ~ x + y", 1, "the outcome 'y' cannot also be a predictor" },
    { "ln(y) ~ x:z(y)", 1, "the outcome 'y' cannot also be a predictor" },
    { "y ~ log(x)", 5, "no function 'log'; did you mean 'ln'?" },
    { "y ~ scale(x)", 5, "no function 'scale'; did you mean 'z'?" },
    { "y ~ sqr(x)", 5, "no function 'sqr'; did you mean 'sqrt'?" },
    { "y ~ factor(x)", 5, "no function 'factor'; there are z, ln, sqrt, poly and I" },
    { "y ~ z()", 7, "z(x) takes a column" },
    { "y ~ z(ln(x))", 9, "z(x) takes a column, not another function" },
    { "y ~ z(a + b)", 9, "')' is missing; z(x) takes one column" },
    { "y ~ z(a", 8, "')' is missing; z(x) takes one column" },
    { "y ~ poly(x)", 11, "a degree is missing, as in poly(x, 2)" },
    { "y ~ I(x)", 8, "a degree is missing, as in I(x^2)" },
    { "y ~ I(x^2.5)", 9, "the degree is a whole number, as in I(x^2)" },
    { "y ~ poly(x, two)", 13, "the degree is a whole number, as in poly(x, 2)" },
    { "y ~ poly(x, 2, row)", 16, "after the degree, poly takes 'raw' and nothing else" },
    { "y ~ poly(x, 2, raw = FALSE)", 22, "write poly(x, 2, raw), or poly(x, 2)" },
    { "poly(y, 2, raw) ~ x", 1, "the outcome is a column, or z(), ln() or sqrt() of one" },
    { "y ~ poly(x, 0)", 13, "the degree is 0; it can be 1 to 25" },
    { "y ~ I(x^26)", 9, "the degree is 26; it can be 1 to 25" },
    { "y ~ x^2", 6, "a power is written I(x^2)" },
    { "y ~ x w", 7, "a sign is missing here: '+', '-', ':' or '*'" },
    { "y ~ x (w)", 5, "no function 'x'; there are z, ln, sqrt, poly and I" },
    { "y ~ (a)(b)", 8, "a sign is missing here: '+', '-', ':' or '*'" },
    { "y ~ (a + b", 5, "this bracket is not closed" },
    { "y ~ a + b)", 10, "this bracket was not opened" },
    { "y ~ x / w", 7, "'/' has no meaning here; terms are joined by '+', '-', ':' or '*'" },
    { "größe ~ x \xE2\x88\x92 1", 11,
      "'\xE2\x88\x92' has no meaning here; terms are joined by '+', '-', ':' or '*'" },
    { "y ~ $x", 5, "'$' has no meaning here; terms are joined by '+', '-', ':' or '*'" },
    { "y ~ `a b", 5, "the back-quote is not closed" },
    { "y ~ ``", 5, "there is no name between the back-quotes" },
    { "y ~ 2x", 5, "a name cannot begin with '2'; write `2x` in back-quotes" },
    { "y ~ 2*x", 5, "2 is a number; only '+ 1', '- 1' and '+ 0' mean something, outside brackets" },
    { "y ~ 1:x", 5, "1 is a number; only '+ 1', '- 1' and '+ 0' mean something, outside brackets" },
    { "y ~ (1 + x)", 6,
      "1 is a number; only '+ 1', '- 1' and '+ 0' mean something, outside brackets" },
    { "y ~ 0", 1, "neither a term nor an intercept is left" },
    { "y ~ x - w", 7, "there is no term 'w' before '-' to take away" },
    { "y ~ . - z(w)", 7, "there is no term 'z(w)' before '-' to take away" },
    { "y ~ x - .", 7, "'.' cannot be taken away" },
    { "y ~ a:.", 6, "'.' stands for whole terms; it cannot be part of an interaction" },
    { "y ~ . * a", 7, "'.' stands for whole terms; it cannot be part of an interaction" },
};

static void refuses_and_points_at_the_character(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct run *run = run_new();
        struct formula *formula;
        struct place place = { "FORMULA", 0, 0 };
        if (formula_parse(run, refusals[i].text, place, &formula))
            fail_msg("'%s' was read as '%s'", refusals[i].text, formula->text);
        char message[300];
        snprintf(message, sizeof message, "FORMULA:%zu: '%s': %s", refusals[i].column,
                 refusals[i].text, refusals[i].message);
        assert_string_equal(run->message, message);
        assert_int_equal(run->status, STATUS_USAGE);
        talloc_free(run);
    }
}

static void points_into_the_file_that_it_stands_in(void **state)
{
    struct run *run = *state;
    struct formula *formula;
    struct place place = { "models/table-a3.yaml", 4, 12 };
    assert_false(formula_parse(run, "y ~ x +", place, &formula));
    assert_string_equal(run->message,
                        "models/table-a3.yaml:4:18: 'y ~ x +': a term is missing after '+'");
    assert_int_equal(run->status, STATUS_MALFORMED);
}

static void refuses_what_grows_without_end(void **state)
{
    (void)state;
    static const char *const beginnings[] = { "y ~ ", "y ~ (", "y ~ a", "y ~ a" };
    static const char *const repeated[] = { "a%d*", "(", ":a%d", "+b%d:c" };
    static const char *const reasons[] = { "more than 1000 terms",
                                           "more than 50 brackets inside each other",
                                           "more than 20 columns in one interaction",
                                           "more than 1000 terms" };
    for (size_t i = 0; i < COUNT(reasons); i++) {
        struct run *run = run_new();
        char *text = talloc_strdup(run, beginnings[i]);
        for (int k = 0; k < 2000; k++) {
            char piece[20];
            snprintf(piece, sizeof piece, repeated[i], k);
            text = talloc_strdup_append_buffer(text, piece);
        }
        struct formula *formula;
        assert_false(formula_parse(run, talloc_asprintf(run, "%sa", text), NOWHERE, &formula));
        assert_non_null(strstr(run->message, reasons[i]));
        talloc_free(run);
    }
}

static void refuses_bytes_that_are_not_text(void **state)
{
    struct run *run = *state;
    struct formula *formula;
    assert_false(formula_parse(run, "y ~ \xFF", NOWHERE, &formula));
    assert_string_equal(run->message, "the formula is not UTF-8 text; write it in UTF-8");
}

static int begin(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(canonical_text_has_single_spaces),
        CLAIM(names_are_quoted_where_they_must_be),
        CLAIM(a_star_is_both_and_their_product),
        CLAIM(brackets_are_multiplied_out),
        CLAIM(a_term_counts_once),
        CLAIM(a_minus_takes_a_term_away),
        CLAIM(the_intercept_can_be_dropped_and_kept),
        CLAIM(a_factor_knows_its_function_and_degree),
        CLAIM(a_dot_is_every_column_but_the_response),
        CLAIM(canonical_text_means_the_same_when_read_again),
        CLAIM(refuses_and_points_at_the_character),
        CLAIM(points_into_the_file_that_it_stands_in),
        CLAIM(refuses_what_grows_without_end),
        CLAIM(refuses_bytes_that_are_not_text),
    };
    return cmocka_run_group_tests_name("formula", tests, NULL, NULL);
}
