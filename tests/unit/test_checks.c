/* test_checks.c - checks of assumptions against R, and what must hold of them. */
#include "diagnosed.h"

#include "fit/collinearity.h"
#include "fit/heteroskedasticity.h"
#include "fit/moran.h"
#include "fit/normality.h"
#include "fit/reset.h"

static void compare_collinearity(struct bench *bench, const struct frame *answers,
                                 const struct diagnosis *made, const char *name)
{
    size_t terms = 0, p = made->fit->coefficients;
    struct inflation *inflation = inflations_of(bench->run, made->fit, made->geometry, &terms);
    struct conditioning *conditioning = conditioning_of(bench->run, made->fit);
    for (size_t t = 0; t < terms && strcmp(name, "line") != 0; t++)
        assert_close(inflation[t].factor, answer(answers, name, "vif", t), 1e-11);
    for (size_t k = 0; k < p; k++) {
        assert_close(conditioning->index[k], answer(answers, name, "condition", k), 1e-11);
        for (size_t j = 0; j < p; j++)
            assert_close(gsl_matrix_get(conditioning->share, k, j),
                         answer(answers, name, "share", k * p + j), 1e-9);
    }
}

static void collinearity_agrees_with_car_and_svd(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t i = 0; i < DIAGNOSED; i++) {
        struct diagnosis made = diagnose(bench, frame, diagnosed[i].formula, diagnosed[i].weight);
        compare_collinearity(bench, answers, &made, diagnosed[i].name);
    }
}

static void compare(const struct check *check, const struct frame *answers, const char *name,
                    const char *what)
{
    size_t p_value = 1;
    assert_null(check->lacking);
    assert_close(check->statistic, answer(answers, name, what, 0), 1e-10);
    if (strcmp(what, "shapiro_wilk") != 0 && strcmp(what, "jarque_bera") != 0)
        assert_close((double)check->df, answer(answers, name, what, p_value++), 0);
    if (check->df_residual > 0)
        assert_close((double)check->df_residual, answer(answers, name, what, p_value++), 0);
    assert_close(check->p_value, answer(answers, name, what, p_value), 1e-9);
}

static void tests_of_residuals_agree_with_r(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t i = 0; i < UNWEIGHTED; i++) {
        const char *name = diagnosed[i].name;
        struct diagnosis made = diagnose(bench, frame, diagnosed[i].formula, NULL);
        struct heteroskedasticity variance =
            heteroskedasticity_of(bench->run, made.fit, made.geometry, true);
        struct check reset = reset_of(bench->run, made.fit, made.geometry);
        struct check shapiro = shapiro_wilk(bench->run, made.fit->residual, made.fit->nobs);
        struct check jarque = jarque_bera(made.fit->residual, made.fit->nobs);
        compare(&variance.breusch_pagan, answers, name, "breusch_pagan");
        compare(&variance.koenker, answers, name, "koenker");
        compare(&variance.white, answers, name, "white");
        compare(&reset, answers, name, "reset");
        compare(&shapiro, answers, name, "shapiro_wilk");
        compare(&jarque, answers, name, "jarque_bera");
    }
}

static void shapiro_wilk_agrees_with_r_at_sizes_treated_apart(void **state)
{
    static const size_t sizes[] = { 3, 4, 5, 6, 7, 10, 11, 12, 13, 50 };
    struct bench *bench = *state;
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t s = 0; s < COUNT(sizes); s++) {
        const char *name = talloc_asprintf(bench->run, "sample %zu", sizes[s]);
        double value[50];
        for (size_t i = 0; i < sizes[s]; i++)
            value[i] = answer(answers, name, "value", i);
        struct check check = shapiro_wilk(bench->run, value, sizes[s]);
        compare(&check, answers, name, "shapiro_wilk");
    }
}

static void normality_of_thousands_agrees_with_r(void **state)
{
    static const size_t sizes[] = { 1000, 5000 };
    struct bench *bench = *state;
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    for (size_t s = 0; s < COUNT(sizes); s++) {
        size_t n = sizes[s];
        const char *name = talloc_asprintf(bench->run, "rule %zu", n);
        double *value = run_array(bench->run, double, n);
        for (size_t i = 0; i < n; i++)
            value[i] = sin((double)((i + 1) * (i + 1))) + pow((double)(i + 1) / (double)n, 3);
        struct check shapiro = shapiro_wilk(bench->run, value, n);
        struct check jarque = jarque_bera(value, n);
        compare(&shapiro, answers, name, "shapiro_wilk");
        compare(&jarque, answers, name, "jarque_bera");
    }
}

/* Neither the unit of the residuals nor where their zero is changes what they are like. */
static void normality_knows_no_unit(void **state)
{
    struct bench *bench = *state;
    double value[9] = { 3, 1, 4, 1, 5, 9, 2, 6, 5 }, other[9];
    for (size_t i = 0; i < 9; i++)
        other[i] = -1e-200 * value[i] + 1e-199;
    assert_close(shapiro_wilk(bench->run, other, 9).statistic,
                 shapiro_wilk(bench->run, value, 9).statistic, 1e-12);
    assert_close(jarque_bera(other, 9).statistic, jarque_bera(value, 9).statistic, 1e-12);
}

static void normality_of_what_has_none_says_why(void **state)
{
    struct bench *bench = *state;
    static const double same[] = { 2, 2, 2, 2 };
    assert_string_equal(shapiro_wilk(bench->run, same, 2).lacking, "fewer than 3 rows");
    assert_string_equal(shapiro_wilk(bench->run, same, 5001).lacking, "made for up to 5,000 rows");
    assert_string_equal(shapiro_wilk(bench->run, same, 4).lacking,
                        "the residuals are all the same");
    assert_string_equal(jarque_bera(same, 4).lacking, "the residuals are all the same");
}

/* White's test sees the span of the products, so it is the same for any base of the predictors. */
static void whites_test_is_the_same_for_shifted_predictors(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct column *shifted = frame_add(bench->run, frame, "shifted", COLUMN_NUMBER);
    const struct column *x1 = frame_column(frame, "x1");
    for (size_t i = 0; i < frame->rows; i++)
        shifted->number[i] = 1000 - 3 * x1->number[i];
    struct diagnosis one = diagnose(bench, frame, "y ~ x1 + x2 + size", NULL);
    struct diagnosis other = diagnose(bench, frame, "y ~ shifted + x2 + size", NULL);
    struct check white = heteroskedasticity_of(bench->run, one.fit, one.geometry, true).white;
    struct check again = heteroskedasticity_of(bench->run, other.fit, other.geometry, true).white;
    assert_int_equal(white.df, again.df);
    assert_int_equal(white.df, 8); /* x1, x2, size; two squares, three products */
    assert_close(again.statistic, white.statistic, 1e-9);
}

static void what_the_data_do_not_allow_says_why(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct diagnosis constant = diagnose(bench, frame, "y ~ 1", NULL);
    struct heteroskedasticity variance =
        heteroskedasticity_of(bench->run, constant.fit, constant.geometry, true);
    assert_string_equal(variance.koenker.lacking, "no predictor that the variance could go with");
    assert_string_equal(reset_of(bench->run, constant.fit, constant.geometry).lacking,
                        "no predictor");
    struct diagnosis groups = diagnose(bench, frame, "y ~ size", NULL);
    assert_string_equal(reset_of(bench->run, groups.fit, groups.geometry).lacking,
                        "the fitted values take too few values");
    struct diagnosis many = diagnose(bench, frame, "y ~ poly(x1, 4) + poly(x3, 4)*size", NULL);
    variance = heteroskedasticity_of(bench->run, many.fit, many.geometry, true);
    assert_null(variance.koenker.lacking);
    assert_string_equal(variance.white.lacking, "44 squares and products leave nothing of 45 rows");
}

/* Without an intercept the regression of the squares has one all the same; categories give one. */
static void a_constant_is_always_in_the_regression_of_squares(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct diagnosis with = diagnose(bench, frame, "y ~ size + x1", NULL);
    struct diagnosis without = diagnose(bench, frame, "y ~ size + x1 - 1", NULL);
    struct check one = heteroskedasticity_of(bench->run, with.fit, with.geometry, false).koenker;
    struct check other =
        heteroskedasticity_of(bench->run, without.fit, without.geometry, false).koenker;
    assert_int_equal(other.df, one.df);
    assert_close(other.statistic, one.statistic, 1e-10);
}

/* The neighbours that the script made, by the names of the lines. */
static struct neighbours *neighbours(struct bench *bench, const struct frame *frame)
{
    struct neighbours *made = NULL;
    assert_done(bench, neighbours_read(bench->run, "tests/reference/r/made-up-neighbours.csv",
                                       frame, NULL, NULL, &made));
    return made;
}

static void morans_i_agrees_with_spdep(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct frame *answers = answers_read(bench->run, DIAGNOSTICS);
    const struct neighbours *web = neighbours(bench, frame);
    for (size_t i = 0; i < UNWEIGHTED; i++) {
        const char *name = diagnosed[i].name;
        struct diagnosis made = diagnose(bench, frame, diagnosed[i].formula, NULL);
        struct moran moran = moran_of(bench->run, made.fit, made.geometry, web);
        assert_null(moran.lacking);
        assert_close(moran.statistic, answer(answers, name, "moran", 0), 1e-10);
        assert_close(moran.expected, answer(answers, name, "moran", 1), 1e-10);
        assert_close(moran.std_deviation, sqrt(answer(answers, name, "moran", 2)), 1e-10);
        assert_close(moran.z, answer(answers, name, "moran", 3), 1e-9);
        assert_close(moran.p_value, answer(answers, name, "moran", 4), 1e-9);
        assert_int_equal(moran.isolates, 0);
    }
}

/* 47 rows have w, x1 and size in all: 47 ways on, 47 back, 38 ten on without the way back. */
static void pairs_are_counted_among_the_rows_of_the_model(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    const struct neighbours *web = neighbours(bench, frame);
    assert_int_equal(web->pairs, 47 + 47 + 38);
    struct diagnosis all = diagnose(bench, frame, "w ~ x1", NULL);
    struct moran moran = moran_of(bench->run, all.fit, all.geometry, web);
    assert_int_equal(moran.pairs, 132);
    assert_int_equal(moran.one_way, 38);
    struct diagnosis fewer = diagnose(bench, frame, "y ~ x1", NULL); /* without rows 5 and 30 */
    moran = moran_of(bench->run, fewer.fit, fewer.geometry, web);
    assert_int_equal(moran.pairs, 132 - 8 - 3); /* each two ways of two; 5: on; 30: on and from */
    assert_int_equal(moran.one_way, 38 - 3);
}

static void rows_without_neighbours_are_counted(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, DATA);
    struct neighbour_pair pair = { 0, 1 };
    const struct neighbours one = { .rows = frame->rows, .pairs = 1, .pair = &pair };
    struct diagnosis made = diagnose(bench, frame, "w ~ x1", NULL);
    struct moran moran = moran_of(bench->run, made.fit, made.geometry, &one);
    assert_null(moran.lacking);
    assert_int_equal(moran.isolates, 46);
    const struct neighbours none = { .rows = frame->rows };
    assert_string_equal(moran_of(bench->run, made.fit, made.geometry, &none).lacking,
                        "no two rows of the model are neighbours");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(collinearity_agrees_with_car_and_svd),
        claim(tests_of_residuals_agree_with_r),
        claim(shapiro_wilk_agrees_with_r_at_sizes_treated_apart),
        claim(normality_of_thousands_agrees_with_r),
        claim(normality_knows_no_unit),
        claim(normality_of_what_has_none_says_why),
        claim(whites_test_is_the_same_for_shifted_predictors),
        claim(what_the_data_do_not_allow_says_why),
        claim(a_constant_is_always_in_the_regression_of_squares),
        claim(morans_i_agrees_with_spdep),
        claim(pairs_are_counted_among_the_rows_of_the_model),
        claim(rows_without_neighbours_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
