/* test_transform.c - divide_by, then z or ln. */
#include "village.h"

#include "derive/transform.h"

enum { ROWS = 5 };

static struct column *numbers(struct bench *bench, const double *values)
{
    struct frame *frame = frame_new(bench->run, ROWS, "");
    struct column *column = frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    for (size_t i = 0; i < ROWS; i++)
        if (isnan(values[i]))
            column_miss(column, i, MISSING_CONFIDENTIAL, "confidential");
        else
            column->number[i] = values[i];
    return column;
}

static struct column *texts(struct bench *bench, const char *const *values)
{
    struct frame *frame = frame_new(bench->run, ROWS, "");
    struct column *column = frame_add(bench->run, frame, "x", COLUMN_TEXT);
    for (size_t i = 0; i < ROWS; i++)
        if (values[i] == NULL)
            column_miss(column, i, MISSING_EMPTY, "empty cell");
        else
            column->text[i] = values[i];
    return column;
}

static struct column *empty(struct bench *bench)
{
    return frame_add(bench->run, frame_new(bench->run, ROWS, ""), "x", COLUMN_NUMBER);
}

static struct variable variable_of(enum transform transform)
{
    return (struct variable){
        .name = "x", .place = { "study.yaml", 7, 6 }, .divide_by = 1, .transform = (int)transform
    };
}

static struct column *made(struct bench *bench, const struct variable *variable,
                           const struct column *from)
{
    struct column *column = empty(bench);
    assert_done(bench, transform_column(bench->run, variable, from, ROWS, column));
    return column;
}

static void assert_numbers(const struct column *column, const double *values)
{
    for (size_t i = 0; i < ROWS; i++)
        if (isnan(values[i]))
            assert_true(isnan(column->number[i]) && column->missing[i] != PRESENT);
        else {
            assert_int_equal(column->missing[i], PRESENT);
            assert_number(column->number[i], values[i]);
        }
}

/* 2, 4, 4, 10: mean 5, deviations -3 -1 -1 5, squares 36, sd sqrt(36 / 3). */
static void z_is_over_all_that_have_a_value_with_n_minus_1(void **state)
{
    struct bench *bench = *state;
    const struct variable z = variable_of(TRANSFORM_Z);
    const double values[] = { 2, NAN, 4, 4, 10 };
    const double sd = sqrt(12);
    const double wanted[] = { -3 / sd, NAN, -1 / sd, -1 / sd, 5 / sd };
    const struct column *column = made(bench, &z, numbers(bench, values));
    assert_numbers(column, wanted);
    assert_string_equal(column->transform, "z");
    assert_string_equal(column->why[1], "confidential");
    double sum = 0, squares = 0;
    for (size_t i = 0; i < ROWS; i++)
        if (i != 1) {
            sum += column->number[i];
            squares += column->number[i] * column->number[i];
        }
    assert_number(sum, 0);
    assert_number(squares / 3, 1);
}

static void what_does_not_vary_cannot_be_standardised(void **state)
{
    struct bench *bench = *state;
    const struct variable z = variable_of(TRANSFORM_Z);
    const double same[] = { 2, 2, NAN, 2, 2 }, one[] = { NAN, NAN, 3, NAN, NAN };
    assert_false(transform_column(bench->run, &z, numbers(bench, same), ROWS, empty(bench)));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:7:6: 'x' cannot be standardised: its 4 values do not vary; leave 'z' out, or the variable");
    bench_again(bench);
    assert_false(transform_column(bench->run, &z, numbers(bench, one), ROWS, empty(bench)));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
}

static void the_logarithm_of_what_is_not_above_zero_is_missing_with_a_reason(void **state)
{
    struct bench *bench = *state;
    const struct variable ln = variable_of(TRANSFORM_LN);
    const double values[] = { 1, 0, -2, NAN, exp(2) };
    const double wanted[] = { 0, NAN, NAN, NAN, 2 };
    const struct column *column = made(bench, &ln, numbers(bench, values));
    assert_numbers(column, wanted);
    assert_string_equal(column->transform, "ln");
    assert_int_equal(column->missing[1], MISSING_UNDEFINED);
    assert_int_equal(column->missing[2], MISSING_UNDEFINED);
    assert_string_equal(column->why[1], "the logarithm of a number not above zero");
    assert_int_equal(column->missing[3], MISSING_CONFIDENTIAL);
}

static void division_comes_before_the_logarithm(void **state)
{
    struct bench *bench = *state;
    struct variable ln = variable_of(TRANSFORM_LN);
    ln.divide_by = 20;
    const double values[] = { 20, 20 * exp(1), NAN, 20, 20 };
    const double wanted[] = { 0, 1, NAN, 0, 0 };
    assert_numbers(made(bench, &ln, numbers(bench, values)), wanted);
}

static void what_is_not_transformed_stays(void **state)
{
    struct bench *bench = *state;
    const struct variable none = variable_of(TRANSFORM_NONE);
    const double values[] = { 1, -2.5, NAN, 0, 1e9 };
    struct column *from = numbers(bench, values);
    from->transform = "z";
    const struct column *column = made(bench, &none, from);
    assert_numbers(column, values);
    assert_string_equal(column->transform, "z");
}

static void texts_are_refused_where_numbers_are_needed(void **state)
{
    struct bench *bench = *state;
    const struct variable z = variable_of(TRANSFORM_Z);
    const char *const words[] = { "a", "b", "c", "d", "e" };
    assert_false(transform_column(bench->run, &z, texts(bench, words), ROWS, empty(bench)));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:7:6: 'x' is made of texts; say which count as 1 with 'yes'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(z_is_over_all_that_have_a_value_with_n_minus_1),
        claim(what_does_not_vary_cannot_be_standardised),
        claim(the_logarithm_of_what_is_not_above_zero_is_missing_with_a_reason),
        claim(division_comes_before_the_logarithm),
        claim(what_is_not_transformed_stays),
        claim(texts_are_refused_where_numbers_are_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
