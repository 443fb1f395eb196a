/* test_methods.c - methods in words: what was done, all of it, and nothing else. */
#include "village.h"

#include "report/methods.h"

static const struct methods_beside nothing;

/* The words about something; NULL where nothing is said of it. */
static const char *said(const struct methods *methods, const char *about)
{
    for (size_t i = 0; i < methods->count; i++)
        if (strcmp(methods->method[i].about, about) == 0)
            return methods->method[i].words;
    return NULL;
}

static bool cites(const struct methods *methods, const char *author)
{
    for (size_t i = 0; i < methods->source.count; i++)
        if (g_str_has_prefix(methods->source.text[i], author))
            return true;
    return false;
}

#define assert_said(methods, about, part)                                                          \
    do {                                                                                           \
        const char *words_ = said(methods, about);                                                 \
        if (words_ == NULL || strstr(words_, part) == NULL)                                        \
            fail_msg("%s: '%s' is not in '%s'", about, part, words_ == NULL ? "-" : words_);       \
    } while (0)

static const struct fitted *simple(struct bench *bench)
{
    return village_fitted(bench, TABLE_1 "models: { M: y ~ x, N: y ~ x + w }\n");
}

static void rows_are_counted_by_what_keeps_them(void **state)
{
    struct bench *bench = *state;
    const struct methods *methods = methods_of(bench->run, simple(bench), &nothing);
    assert_string_equal(said(methods, "Rows"),
                        "Each row is a local authority. It is in the analysis if it has a value of "
                        "Yield: 6 of 7.");
}

static void models_are_fitted_as_the_fits_say(void **state)
{
    struct bench *bench = *state;
    const struct methods *methods = methods_of(bench->run, simple(bench), &nothing);
    assert_said(methods, "Models", "Table 1: Least squares with classical standard errors. ");
    assert_true(cites(methods, "Golub and Van Loan (2013)"));
    assert_false(cites(methods, "White (1980)"));
    methods = methods_of(bench->run,
                         village_fitted(bench, TABLE_1 "standard_errors: HC3\n"
                                                       "models: { M: y ~ x }\n"),
                         &nothing);
    assert_said(methods, "Models", "HC3 standard errors");
    assert_true(cites(methods, "White (1980)"));
    assert_true(cites(methods, "MacKinnon and White (1985)"));
    assert_false(cites(methods, "Cribari-Neto (2004)"));
}

static void tests_are_counted_without_constants(void **state)
{
    struct bench *bench = *state;
    assert_said(methods_of(bench->run, simple(bench), &nothing), "Tests",
                "The tables make 3 tests of a coefficient");
}

static void what_was_not_done_is_not_said(void **state)
{
    struct bench *bench = *state;
    const struct methods *methods = methods_of(bench->run, simple(bench), &nothing);
    assert_null(said(methods, "Standardisation and logarithms"));
    assert_null(said(methods, "Printed figures"));
    assert_null(said(methods, "Random numbers"));
    assert_null(said(methods, "Figures"));
    assert_null(said(methods, "Missing values replaced"));
    assert_false(cites(methods, "Steegen"));
    assert_false(cites(methods, "Breusch and Pagan"));
    assert_false(cites(methods, "Harman"));
}

static void what_stands_beside_the_tables_is_said(void **state)
{
    struct bench *bench = *state;
    const struct methods_beside all = { true, true, true };
    const struct methods *methods = methods_of(bench->run, simple(bench), &all);
    assert_said(methods, "Printed figures", "= the same at the decimals of the print");
    assert_said(methods, "Random numbers", "cross-validation");
    assert_true(cites(methods, "Steegen"));
    assert_true(cites(methods, "Breusch and Pagan"));
}

static void draws_are_told_with_their_seed(void **state)
{
    struct bench *bench = *state;
    const struct methods *methods =
        methods_of(bench->run,
                   village_fitted(bench, TABLE_1 "standard_errors: permutation\nreplicates: 199\n"
                                                 "seed: 7\nmodels: { M: y ~ x }\n"),
                   &nothing);
    assert_said(methods, "Random numbers", "Table 1: 199 replicates, seed 7. ");
    assert_true(cites(methods, "Freedman and Lane (1983)"));
}

static void means_for_missing_values_are_owned_up_to(void **state)
{
    struct bench *bench = *state;
    const struct methods *methods = methods_of(
        bench->run, village_fitted(bench, TABLE_1 "missing: mean\nmodels: { M: y ~ x }\n"),
        &nothing);
    assert_said(methods, "Missing values replaced", "standard errors do not know of it");
    assert_null(said(methods, "Missing values"));
}

static void standardisation_says_over_whom(void **state)
{
    struct bench *bench = *state;
    const struct methods *methods = methods_of(
        bench->run, village_fitted(bench, TABLE_1 "models: { M: y ~ z(x) }\n"), &nothing);
    assert_string_equal(said(methods, "Standardisation and logarithms"),
                        "z(...) in a formula does the same over those in the analysis. ");
}

static void a_question_that_nobody_wrote_is_what_is_set_against_what(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(methods_question(bench->run, simple(bench)),
                        "How Yield of local authorities goes with Rain and Wind.");
    assert_string_equal(
        methods_question(bench->run,
                         village_fitted_to(bench,
                                           "question: Why so?\n" VILLAGE "tables: [table-1.yaml]\n",
                                           SURVEY, TABLE_1 "models: { M: y ~ x }\n")),
        "Why so?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rows_are_counted_by_what_keeps_them),
        claim(models_are_fitted_as_the_fits_say),
        claim(tests_are_counted_without_constants),
        claim(what_was_not_done_is_not_said),
        claim(what_stands_beside_the_tables_is_said),
        claim(draws_are_told_with_their_seed),
        claim(means_for_missing_values_are_owned_up_to),
        claim(standardisation_says_over_whom),
        claim(a_question_that_nobody_wrote_is_what_is_set_against_what),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
