/* test_curve_order.c - specifications in order, thinned, and found by their formulas. */
#include "answers.h"

#include "bench.h"
#include "fit/curve_order.h"

#define DATA "tests/reference/r/made-up.csv"

static struct curve *curve_of(struct run *run)
{
    struct curve *curve = NULL;
    const struct curve_words words = { "y", "x1", NULL, "x2,x3,region", NULL, "classical,HC3" };
    if (!curve_of_words(run, &words, &curve))
        fail_msg("%s", run->message);
    return curve;
}

static const struct curve_fit *fit_of(struct run *run, const struct curve *curve)
{
    struct offer *offer = talloc_zero(run, struct offer);
    struct curve_fit *fit = NULL;
    offer->frame = answers_read(run, DATA);
    if (!curve_fit_make(run, curve, offer, &fit))
        fail_msg("%s", run->message);
    return fit;
}

static void estimates_ascend_and_equals_keep_their_order(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct curve_fit *fit = fit_of(run, curve_of(run));
    const struct curve_order order = curve_order_of(run, fit);
    assert_int_equal(order.count, 16);
    for (size_t i = 1; i < order.count; i++) {
        double before = specification_value(fit, order.specification[i - 1]);
        double value = specification_value(fit, order.specification[i]);
        assert_true(before < value
                    || (before <= value && order.specification[i - 1] < order.specification[i]));
    }
}

/* Estimates, errors and p-values agree with R's in test_curve_fit; here, what is made of them. */
static void an_interval_is_the_estimate_and_t_times_its_error(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct curve *curve = curve_of(run);
    const struct curve_fit *fit = fit_of(run, curve);
    const double *critical = critical_values(run, 0.95, fit->most);
    for (size_t i = 0; i < curve->specifications; i++) {
        struct specification_interval interval = specification_interval(fit, critical, i);
        const struct specification *made = &fit->specification[i];
        double t = critical[(size_t)specification_df(made)];
        assert_close(interval.high - interval.low, 2 * t * made->std_error, 1e-12);
        assert_close(interval.value, made->estimate, 0);
        assert_true(interval.significant == (interval.p_value < 0.05));
        assert_true(interval.significant == (interval.low > 0 || interval.high < 0));
    }
}

static void a_thinned_curve_has_its_ends_and_what_must_be_there(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct curve_fit *fit = fit_of(run, curve_of(run));
    const struct curve_order order = curve_order_of(run, fit);
    for (size_t must = 0; must < order.count; must++) {
        const struct curve_order thin = curve_order_thin(run, fit, &order, 5, must);
        bool there = false;
        assert_int_equal(thin.count, 5);
        for (size_t i = 0; i < thin.count; i++) {
            there |= thin.specification[i] == must;
            assert_true(i == 0
                        || specification_value(fit, thin.specification[i - 1])
                               <= specification_value(fit, thin.specification[i]));
        }
        assert_true(there);
    }
    const struct curve_order thin = curve_order_thin(run, fit, &order, 5, SIZE_MAX);
    assert_int_equal(thin.specification[0], order.specification[0]);
    assert_int_equal(thin.specification[4], order.specification[15]);
    assert_int_equal(curve_order_thin(run, fit, &order, 16, 0).count, 16);
}

static void a_specification_is_found_by_its_formula_in_any_order(void **state)
{
    struct bench *bench = *state;
    const struct curve *curve = curve_of(bench->run);
    static const struct {
        const char *formula;
        size_t subset;
    } wanted[] = { { "y ~ x1", 0 },
                   { "y ~ region + x1", 1 },
                   { "y ~ x3 + x1", 2 },
                   { "y ~ x1 + x2 + x3 + region", 7 },
                   { NULL, 7 } };
    for (size_t i = 0; i < COUNT(wanted); i++) {
        size_t index = 0;
        assert_done(bench,
                    specification_find(bench->run, curve, wanted[i].formula, NOWHERE, &index));
        assert_int_equal(index, 2 * wanted[i].subset);
    }
}

static void a_formula_that_is_none_of_the_curve_is_refused_with_the_nearest(void **state)
{
    struct bench *bench = *state;
    static const char *const wrong[] = { "y ~ x1 + size", "y ~ x2", "z ~ x1 + x2" };
    static const char *const nearest[] = { "y ~ x1", "y ~ x1 + x2", "y ~ x1 + x2" };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        size_t index = 0;
        const struct curve *curve = curve_of(bench->run);
        assert_false(specification_find(bench->run, curve, wrong[i], NOWHERE, &index));
        assert_refused(bench, STATUS_USAGE,
                       talloc_asprintf(bench->run,
                                       "'%s' is no specification of the curve; the nearest is "
                                       "'%s'",
                                       wrong[i], nearest[i]));
        bench_again(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(estimates_ascend_and_equals_keep_their_order),
        claim(an_interval_is_the_estimate_and_t_times_its_error),
        claim(a_thinned_curve_has_its_ends_and_what_must_be_there),
        claim(a_specification_is_found_by_its_formula_in_any_order),
        claim(a_formula_that_is_none_of_the_curve_is_refused_with_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
