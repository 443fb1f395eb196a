/* test_classes.c - numbers in classes. */
#include "bench.h"

#include "draw/classes.h"

static void parts_quantiles_at_the_roundest_number_between(void **state)
{
    struct bench *bench = *state;
    /* two values in each: cuts in (2.04, 2.31], (4.9, 5.2], (7, 11.7], (99.7, 104.2] */
    static const double value[] = { 104.2, 1, 2.04, 2.31, 4.9, 5.2, 7, 11.7, 99.7, 130 };
    struct classes classes = classes_by_quantile(bench->run, value, COUNT(value));
    static const double cut[] = { 2.3, 5, 10, 100 };
    static const char *const text[] = { "2.3", "5.0", "10.0", "100.0" };
    assert_int_equal(classes.count, 5);
    for (size_t k = 0; k < 4; k++) {
        assert_true(classes.cut[k] == cut[k]);
        assert_string_equal(classes.text[k], text[k]);
    }
    for (size_t k = 0; k < 5; k++)
        assert_int_equal(classes.number[k], 2);
}

static void a_value_at_a_cut_belongs_above(void **state)
{
    struct bench *bench = *state;
    static const double value[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
    struct classes classes = classes_by_quantile(bench->run, value, COUNT(value));
    assert_true(classes.cut[0] == 3);
    assert_int_equal(classes_of(&classes, 3), 1);
    assert_int_equal(classes_of(&classes, 2.999), 0);
    assert_int_equal(classes_of(&classes, 1e9), 4);
    assert_int_equal(classes_of(&classes, -1e9), 0);
}

static void never_parts_equal_values(void **state)
{
    struct bench *bench = *state;
    static const double value[] = { 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5 };
    struct classes classes = classes_by_quantile(bench->run, value, COUNT(value));
    assert_int_equal(classes.number[0], 7);
    size_t sum = 0;
    for (size_t k = 0; k < classes.count; k++) {
        assert_true(classes.number[k] > 0);
        sum += classes.number[k];
    }
    assert_int_equal(sum, COUNT(value));
}

static void gives_each_of_few_values_a_class(void **state)
{
    struct bench *bench = *state;
    static const double value[] = { 1, 0, 0, 1, 1 }, one[] = { -2.5, -2.5 };
    struct classes classes = classes_by_quantile(bench->run, value, COUNT(value));
    assert_true(classes.single);
    assert_int_equal(classes.count, 2);
    assert_string_equal(classes.text[1], "1");
    assert_int_equal(classes.number[0], 2);
    classes = classes_by_quantile(bench->run, one, COUNT(one));
    assert_int_equal(classes.count, 1);
    assert_string_equal(classes.text[0], "\xE2\x88\x92"
                                         "2.5");
}

static void cuts_about_zero_at_half_the_root_mean_square(void **state)
{
    struct bench *bench = *state;
    /* root mean square 4: half is 2 */
    static const double value[] = { -4, 4, -4, 4 };
    static const double cut[] = { -4, -2, 2, 4 };
    struct classes classes = classes_about_zero(bench->run, value, COUNT(value));
    assert_int_equal(classes.count, 5);
    for (size_t k = 0; k < 4; k++)
        assert_true(classes.cut[k] == cut[k]);
    assert_string_equal(classes.text[0], "\xE2\x88\x92"
                                         "4");
    assert_int_equal(classes.number[1], 2); /* -4 is at the first cut */
    assert_int_equal(classes.number[4], 2);
    static const double small[] = { -0.0004, 0.0004 };
    classes = classes_about_zero(bench->run, small, COUNT(small));
    assert_string_equal(classes.text[3], "0.0004");
}

static void huge_and_tiny_numbers_keep_short_labels(void **state)
{
    struct bench *bench = *state;
    static const double huge[] = { -1e300, 1e100, 2e100, 3e100, 4e100, 5e100, 6e100, 7e100, 1e308 };
    static const double tiny[] = { 1e-12, 2e-12, 3e-12, 4e-12, 5e-12, 6e-12, 7e-12 };
    static const double alike[] = {
        1e15, 1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 4, 1e15 + 5, 1e15 + 6
    };
    static const struct {
        const double *value;
        size_t n;
    } data[] = { { huge, COUNT(huge) }, { tiny, COUNT(tiny) }, { alike, COUNT(alike) } };
    for (size_t i = 0; i < COUNT(data); i++) {
        struct classes classes = classes_by_quantile(bench->run, data[i].value, data[i].n);
        assert_int_equal(classes.count, 5);
        for (size_t k = 0; k + 1 < classes.count; k++) {
            assert_true(strlen(classes.text[k]) <= 21);
            assert_true(k == 0 || strcmp(classes.text[k], classes.text[k - 1]) != 0);
            assert_true(k == 0 || classes.cut[k] > classes.cut[k - 1]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(parts_quantiles_at_the_roundest_number_between),
        claim(a_value_at_a_cut_belongs_above),
        claim(never_parts_equal_values),
        claim(gives_each_of_few_values_a_class),
        claim(cuts_about_zero_at_half_the_root_mean_square),
        claim(huge_and_tiny_numbers_keep_short_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
