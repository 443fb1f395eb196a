/* test_met_terms.c - which coefficients of several fits a word means. */
#include "plain_fit.h"

#include "fit/met_terms.h"
#include "spec/term_list.h"

#define TOWNS                                                                                      \
    "y,x,w,region\n1,2,5,A\n3,1,4,B\n2,5,3,C\n6,4,9,A\n5,8,1,B\n4,7,2,C\n8,9,6,A\n7,3,8,B\n9,6,7," \
    "C\n"

static const struct place option = { "--option", 0, 0 };

static struct met_terms terms_of_towns(struct bench *bench, bool with_intercept)
{
    struct frame *frame = NULL;
    struct fit *const fit[] = { plain_fit(bench, TOWNS, "y ~ poly(x, 2) + region", &frame),
                                plain_fit(bench, TOWNS, "y ~ region + w", &frame) };
    return met_terms_of(bench->run, fit, 2, with_intercept);
}

static void each_is_met_once_in_order(void **state)
{
    static const char *const expected[] = { "(Intercept)", "poly(x, 2)[1]", "poly(x, 2)[2]",
                                            "region[B]",   "region[C]",     "w" };
    struct met_terms terms = terms_of_towns(*state, true);
    assert_int_equal(terms.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_string_equal(terms.term[i].coefficient->term, expected[i]);
}

static void the_intercept_is_met_on_request(void **state)
{
    struct met_terms with = terms_of_towns(*state, true), without = terms_of_towns(*state, false);
    assert_int_equal(without.count, with.count - 1);
    assert_string_equal(met_term_text(&with.term[0]), INTERCEPT);
    assert_string_equal(met_term_text(&without.term[0]), "poly(x, 2)");
}

static void a_word_names_a_coefficient_or_its_term(void **state)
{
    struct met_terms terms = terms_of_towns(*state, false);
    const struct met_term *power = &terms.term[0], *region = &terms.term[2];
    assert_true(met_term_named("poly(x,2)", power));
    assert_true(met_term_named("poly(x,2)[1]", power));
    assert_false(met_term_named("poly(x,2)[2]", power));
    assert_true(met_term_named("region", region));
    assert_true(met_term_named("region[B]", region));
    assert_false(met_term_named("region[C]", region));
    assert_false(met_term_named("reg", region));
}

static void only_where_several_may_be_meant_does_a_star_stand_for_letters(void **state)
{
    struct met_terms terms = terms_of_towns(*state, false);
    assert_true(met_term_meant("region[*", &terms.term[2]));
    assert_false(met_term_meant("region[*", &terms.term[0]));
    assert_false(met_term_named("region[*", &terms.term[2]));
}

static void the_first_word_that_means_a_term_is_found(void **state)
{
    struct bench *bench = *state;
    struct met_terms terms = terms_of_towns(bench, false);
    struct texts words = term_list(bench->run, "w, re*, region", option);
    assert_int_equal(met_term_word(&words, &terms.term[2]), 1);
    assert_int_equal(met_term_word(&words, &terms.term[4]), 0);
    assert_int_equal(met_term_word(&words, &terms.term[0]), words.count);
}

static void a_word_that_means_none_is_refused(void **state)
{
    struct bench *bench = *state;
    struct met_terms terms = terms_of_towns(bench, false);
    struct texts words = term_list(bench->run, "w, regoin", option);
    assert_false(met_terms_need(bench->run, &terms, &words, met_term_meant));
    assert_refused(bench, STATUS_USAGE,
                   "--option: no model has the term 'regoin'; the nearest are 'region[B]', "
                   "'region[C]' and 'w'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_is_met_once_in_order),
        claim(the_intercept_is_met_on_request),
        claim(a_word_names_a_coefficient_or_its_term),
        claim(only_where_several_may_be_meant_does_a_star_stand_for_letters),
        claim(the_first_word_that_means_a_term_is_found),
        claim(a_word_that_means_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
