#include "compared.h"

#include "fit/importance.h"

struct asked {
    struct run *run;
    struct analysis analysis;
    const struct frame *answers;
};

static struct asked begin_asking(struct run *run)
{
    struct frame *frame = compared_data(run);
    return (struct asked){ run, compared_analysis(frame, compared_whole(run, frame)),
                           compared_answers(run) };
}

static void compare(const struct asked *asked, const struct fit *fit, const char *name)
{
    const struct importance *made = importance_of(asked->run, fit, 0);
    double sum = 0;
    assert_close(made->r_squared, answer(asked->answers, name, "r.squared", 0), 1e-12);
    for (size_t j = 0; j < made->terms; j++) {
        assert_close(made->share[j].share, answer(asked->answers, name, "lmg", j), 1e-10);
        assert_close(made->share[j].first, answer(asked->answers, name, "first", j), 1e-10);
        assert_true(fabs(made->share[j].last - answer(asked->answers, name, "last", j)) < 1e-13);
        sum += made->share[j].share;
    }
    assert_close(sum, made->r_squared, 1e-14);
    assert_close(made->r_squared, fit->r_squared, 1e-13);
}

static void agrees_with_the_mean_over_all_orders_and_adds_up_to_r_squared(void **state)
{
    struct asked asked = begin_asking(*state);
    compare(&asked, compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2 + x3 + region + w"),
            "lmg");
    compare(&asked, compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2 + x3 - 1"),
            "lmg no intercept");
    compare(&asked, compared_weighted(asked.run, &asked.analysis, "y ~ x1 + x2 + region", "w"),
            "lmg weighted");
}

/* 16 terms, of which 10 say nothing: still the sum is R squared. */
static void adds_up_with_as_many_terms_as_are_taken(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(
        asked.run, &asked.analysis,
        "y ~ x1 + x2 + x3 + w + odd + I(x1^2) + I(x2^2) + I(x3^2) + I(w^2) + x1:x2 + x1:x3 + x2:x3 "
        "+ x1:w + x2:w + x3:w + region");
    const struct importance *made = importance_of(asked.run, fit, 0);
    double sum = 0;
    for (size_t j = 0; j < 16; j++)
        sum += made->share[j].share;
    assert_close(sum, fit->r_squared, 1e-11);
}

static void one_term_has_all(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ region");
    const struct importance *made = importance_of(asked.run, fit, 0);
    assert_int_equal(made->share[0].columns, 3);
    assert_close(made->share[0].share, fit->r_squared, 1e-13);
    assert_close(made->share[0].part, 1, 1e-15);
}

/* The sampling distribution of R squared for one predictor: its spread by the delta method. */
static void intervals_are_those_of_r_squared_where_there_is_one_term(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x2");
    const struct importance *made = importance_of(asked.run, fit, 1999);
    double r = sqrt(fit->r_squared), error = 2 * r * (1 - r * r) / sqrt((double)fit->nobs);
    assert_true(made->share[0].conf_low > 0 && made->share[0].conf_low < fit->r_squared);
    assert_true(fabs((made->share[0].conf_high - made->share[0].conf_low) / (3.92 * error) - 1)
                < 0.3);
}

/* London has one row: many samples have none, and the region's share is that of the others. */
static void a_level_that_is_not_drawn_adds_nothing(void **state)
{
    struct asked asked = begin_asking(*state);
    bool *offered = compared_whole(asked.run, asked.analysis.offer.frame);
    const char *const *region = frame_column(asked.analysis.offer.frame, "region")->text;
    size_t seen = 0;
    for (size_t i = 0; i < asked.analysis.offer.frame->rows; i++)
        offered[i] = offered[i] && (strcmp(region[i], "London") != 0 || seen++ == 0);
    asked.analysis.offer.offered = offered;
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 + region");
    const struct importance *made = importance_of(asked.run, fit, 499);
    for (size_t j = 0; j < 2; j++) {
        assert_true(made->share[j].conf_low >= 0);
        assert_true(made->share[j].conf_high < 1);
        assert_true(made->share[j].conf_low < made->share[j].conf_high);
    }
}

static void the_same_seed_draws_the_same(void **state)
{
    struct asked asked = begin_asking(*state);
    struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ x1 + x2");
    const struct importance *one = importance_of(asked.run, fit, 99);
    const struct importance *again = importance_of(asked.run, fit, 99);
    assert_true(one->share[0].conf_high == again->share[0].conf_high);
    fit->inference.seed++;
    again = importance_of(asked.run, fit, 99);
    assert_true(one->share[0].conf_high != again->share[0].conf_high);
}

static void says_why_it_cannot_be_had(void **state)
{
    struct asked asked = begin_asking(*state);
    const struct fit *fit = compared_fit(asked.run, &asked.analysis, "y ~ 1");
    assert_string_equal(importance_refusal(asked.run, fit),
                        "the model has no term that R squared could be divided over");
    fit = compared_fit(asked.run, &asked.analysis,
                       "y ~ x1 + x2 + x3 + w + odd + I(x1^2) + I(x2^2) + I(x3^2) + I(w^2) + x1:x2 "
                       "+ x1:x3 + x2:x3 + x1:w + x2:w + x3:w + region + I(x1^3)");
    assert_non_null(strstr(importance_refusal(asked.run, fit), "those of 17 are too many"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(agrees_with_the_mean_over_all_orders_and_adds_up_to_r_squared),
        COMPARED_CLAIM(adds_up_with_as_many_terms_as_are_taken),
        COMPARED_CLAIM(one_term_has_all),
        COMPARED_CLAIM(intervals_are_those_of_r_squared_where_there_is_one_term),
        COMPARED_CLAIM(a_level_that_is_not_drawn_adds_nothing),
        COMPARED_CLAIM(the_same_seed_draws_the_same),
        COMPARED_CLAIM(says_why_it_cannot_be_had),
    };
    return cmocka_run_group_tests_name("importance", tests, NULL, NULL);
}
