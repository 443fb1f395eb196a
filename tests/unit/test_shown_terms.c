/* test_shown_terms.c - which terms a table shows, and that it names those that it does not. */
#include "plain_fit.h"

#include "report/shown_terms.h"
#include "spec/term_list.h"

#define TOWNS                                                                                      \
    "y,x,w,region\n1,2,5,A\n3,1,4,B\n2,5,3,C\n6,4,9,A\n5,8,1,B\n4,7,2,C\n8,9,6,A\n7,3,8,B\n9,6,7," \
    "C\n"

static const struct place option = { "--option", 0, 0 };

struct wish {
    const char *keep, *drop, *order, *rename;
    bool last;
};

static bool chooses(struct bench *bench, const struct wish *asked, struct shown_terms *terms)
{
    struct run *run = bench->run;
    struct frame *frame = NULL;
    struct fit *const fit[] = { plain_fit(bench, TOWNS, "y ~ x + region", &frame),
                                plain_fit(bench, TOWNS, "y ~ x + w", &frame) };
    struct table_style style = table_style_usual(STYLE_PLAIN);
    style.keep_terms = term_list(run, asked->keep, option);
    style.drop_terms = term_list(run, asked->drop, option);
    style.order = term_list(run, asked->order, option);
    if (asked->rename != NULL)
        assignment_add(run, asked->rename, option, &style.rename);
    return shown_terms_of(run, frame, fit, 2, &style, asked->last, false, NULL, terms);
}

static void assert_shows(struct bench *bench, const struct wish *asked, const char *labels,
                         const char *hidden)
{
    struct shown_terms terms;
    assert_done(bench, chooses(bench, asked, &terms));
    char *text = talloc_strdup(bench->run, "");
    for (size_t i = 0; i < terms.shown; i++)
        text = talloc_asprintf_append(text, "%s%s", i == 0 ? "" : " ", terms.term[i].label);
    assert_string_equal(text, labels);
    if (hidden == NULL)
        assert_null(terms.hidden_words);
    else
        assert_string_equal(terms.hidden_words, hidden);
}

static void without_a_word_all_are_shown_as_they_come(void **state)
{
    assert_shows(*state, &(struct wish){ 0 }, "(Intercept) x region[B] region[C] w", NULL);
    assert_shows(*state, &(struct wish){ .last = true }, "x region[B] region[C] w (Intercept)",
                 NULL);
}

static void a_term_stands_for_all_its_columns_and_a_star_for_any_letters(void **state)
{
    assert_shows(
        *state, &(struct wish){ .drop = "region,(Intercept)" }, "x w",
        "Not shown, though the models have them: (Intercept), region[B] (in 1 of 2 models) "
        "and region[C] (in 1 of 2 models).");
    assert_shows(*state, &(struct wish){ .keep = "region*,w" }, "region[B] region[C] w",
                 "Not shown, though the models have them: (Intercept) and x.");
    assert_shows(
        *state, &(struct wish){ .keep = "region,x", .drop = "*[B]" }, "x region[C]",
        "Not shown, though the models have them: (Intercept), region[B] (in 1 of 2 models) "
        "and w (in 1 of 2 models).");
    assert_shows(*state, &(struct wish){ .drop = "x" }, "(Intercept) region[B] region[C] w",
                 "Not shown, though the models have it: x.");
}

static void the_author_orders_and_names_them(void **state)
{
    assert_shows(*state, &(struct wish){ .order = "w, region", .last = true },
                 "w region[B] region[C] x (Intercept)", NULL);
    assert_shows(*state, &(struct wish){ .order = "(Intercept)", .last = true },
                 "(Intercept) x region[B] region[C] w", NULL);
    assert_shows(*state, &(struct wish){ .rename = "region = Part of the country" },
                 "(Intercept) x Part of the country[B] Part of the country[C] w", NULL);
    assert_shows(*state, &(struct wish){ .rename = "region[C]=South" },
                 "(Intercept) x region[B] South w", NULL);
}

static void refuses(struct bench *bench, const struct wish *asked, const char *message)
{
    struct shown_terms terms;
    bench_again(bench);
    assert_false(chooses(bench, asked, &terms));
    assert_refused(bench, STATUS_USAGE, message);
}

static void a_term_that_no_model_has_is_refused(void **state)
{
    refuses(*state, &(struct wish){ .drop = "regoin[B]" },
            "--option: no model has the term 'regoin[B]'; did you mean 'region[B]'?");
    refuses(*state, &(struct wish){ .keep = "z*" },
            "--option: no model has the term 'z*'; the nearest are 'w', 'x' and 'region[B]'");
    refuses(*state, &(struct wish){ .rename = "r*=R" },
            "--option: no model has the term 'r*'; the nearest are 'w', 'x' and 'region[B]'");
    refuses(*state, &(struct wish){ .order = "" },
            "--option: no model has the term ''; the nearest are 'w', 'x' and 'region[B]'");
}

static void something_must_be_left(void **state)
{
    refuses(*state, &(struct wish){ .drop = "*" }, "--option: no term is left to show; drop fewer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(without_a_word_all_are_shown_as_they_come),
        claim(a_term_stands_for_all_its_columns_and_a_star_for_any_letters),
        claim(the_author_orders_and_names_them),
        claim(a_term_that_no_model_has_is_refused),
        claim(something_must_be_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
