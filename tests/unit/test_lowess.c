/* test_lowess.c - the smooth against R's (tests/reference/r/residual-plots.R). */
#include "answers.h"
#include "bench.h"

#include "fit/lowess.h"

#define ANSWERS "tests/reference/r/residual-plots.csv"
#define DATA "tests/reference/r/made-up.csv"

static void compare(struct run *run, const char *name, const double *x, const double *y,
                    size_t count)
{
    const struct frame *answers = answers_read(run, ANSWERS);
    const struct lowess *smooth = lowess_of(run, x, y, count);
    assert_int_equal(smooth->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_close(smooth->x[i], answer(answers, name, "smooth.x", i), 1e-15);
        assert_close(smooth->y[i], answer(answers, name, "smooth.y", i), 1e-9);
    }
}

static void agrees_with_r(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const double *y = frame_column(answers_read(run, DATA), "w")->number;
    double x[48], odd[48];
    for (size_t i = 0; i < 48; i++) {
        x[i] = (double)(i % 12 + 1);
        odd[i] = i == 19 ? 1000 : y[i];
    }
    compare(run, "ties", x, y, 48);
    for (size_t i = 0; i < 48; i++)
        x[i] = (double)i + 1;
    compare(run, "odd", x, odd, 48);
    compare(run, "few", (double[]){ 1, 2, 4, 7, 11 }, (double[]){ 2.5, 1, 3, 9, 4 }, 5);
}

static void agrees_with_r_where_it_interpolates(void **state)
{
    enum { MANY = 400 };
    double x[MANY], y[MANY];
    for (int i = 0; i < MANY; i++) {
        int many = (i + 1) * 237 % 401;
        x[i] = many;
        y[i] = sin(many / 50.0) + many * 7919 % 101 / 101.0;
    }
    compare(((struct bench *)*state)->run, "many", x, y, MANY);
}

static void a_line_is_its_own_smooth(void **state)
{
    double x[20], y[20];
    for (size_t i = 0; i < 20; i++) {
        x[i] = (double)(i * i);
        y[i] = 3 - 2 * x[i];
    }
    const struct lowess *smooth = lowess_of(((struct bench *)*state)->run, x, y, 20);
    for (size_t i = 0; i < 20; i++)
        assert_close(smooth->y[i], 3 - 2 * smooth->x[i], 1e-10);
}

static void fewer_than_five_values_have_no_smooth(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const double x[] = { 0, 1, 0, 1, 2, 3, 3 }, y[] = { 1, 2, 3, 4, 5, 6, 7 };
    assert_null(lowess_of(run, x, y, 7));
    assert_null(lowess_of(run, x, y, 0));
    const double five[] = { 0, 1, 0, 1, 2, 3, 4 };
    assert_non_null(lowess_of(run, five, y, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(agrees_with_r),
        claim(agrees_with_r_where_it_interpolates),
        claim(a_line_is_its_own_smooth),
        claim(fewer_than_five_values_have_no_smooth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
