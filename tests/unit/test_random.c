/* test_random.c - streams that are the same again and unlike each other. */
#include "bench.h"

#include <math.h>

#include "base/random.h"

static void the_same_stream_gives_the_same_numbers(void **state)
{
    struct bench *bench = *state;
    gsl_rng *random = random_new(bench->run);
    double first[10];
    random_begin(random, 7, 3);
    for (size_t i = 0; i < 10; i++)
        first[i] = gsl_rng_uniform(random);
    random_begin(random, 7, 3);
    for (size_t i = 0; i < 10; i++)
        assert_true(gsl_rng_uniform(random) == first[i]);
}

static void neighbouring_streams_and_seeds_have_nothing_in_common(void **state)
{
    struct bench *bench = *state;
    gsl_rng *random = random_new(bench->run);
    enum { STREAMS = 200 };
    double drawn[2 * STREAMS];
    for (size_t i = 0; i < STREAMS; i++) {
        random_begin(random, 1, i);
        drawn[i] = gsl_rng_uniform(random);
        random_begin(random, i + 2, 0);
        drawn[STREAMS + i] = gsl_rng_uniform(random);
    }
    double sum = 0;
    for (size_t i = 0; i < 2 * STREAMS; i++) {
        sum += drawn[i];
        for (size_t j = 0; j < i; j++)
            assert_true(drawn[i] != drawn[j]);
    }
    /* The mean of 400 uniform numbers is within five standard errors of a half. */
    assert_true(fabs(sum / (2 * STREAMS) - 0.5) < 5 / sqrt(12. * 2 * STREAMS));
}

/* Six orders of three: each as often as the others. The chi-squared of 60,000 shuffles has 5
 * degrees of freedom: above 25.7 once in ten thousand seeds. */
static void every_order_is_as_likely(void **state)
{
    struct bench *bench = *state;
    gsl_rng *random = random_new(bench->run);
    random_begin(random, 1, 0);
    size_t count[27] = { 0 };
    for (size_t i = 0; i < 60000; i++) {
        size_t index[] = { 0, 1, 2 };
        random_shuffle(random, index, 3);
        assert_int_equal(index[0] + index[1] + index[2], 3);
        count[9 * index[0] + 3 * index[1] + index[2]]++;
    }
    double squares = 0;
    size_t orders = 0;
    for (size_t i = 0; i < 27; i++) {
        orders += count[i] > 0;
        squares += count[i] > 0 ? pow((double)count[i] - 10000, 2) / 10000 : 0;
    }
    assert_int_equal(orders, 6);
    assert_true(squares < 25.7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_same_stream_gives_the_same_numbers),
        claim(neighbouring_streams_and_seeds_have_nothing_in_common),
        claim(every_order_is_as_likely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
