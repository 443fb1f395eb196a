/* The bootstrap: intervals against R's boot.ci on the same replicates, draws by themselves. */
#include "resampled.h"

#include "base/random.h"
#include <gsl/gsl_statistics_double.h>

#include "fit/bootstrap.h"
#include "fit/bootstrap_interval.h"

#define REPLICATES "tests/reference/r/made-up-replicates.csv"

static void intervals_are_those_of_boot_ci(void **state)
{
    struct bench *bench = *state;
    struct frame *answers = answers_read(bench->run, RESAMPLED_ANSWERS);
    struct frame *drawn = answers_read(bench->run, REPLICATES);
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    const struct geometry *geometry = geometry_of(bench->run, fit);
    double influence[45], low, high;
    for (size_t j = 0; j < 3; j++) {
        const char *name = talloc_asprintf(bench->run, "bootstrap %zu", j);
        double *value = frame_column(drawn, talloc_asprintf(bench->run, "b%zu", j))->number;
        replicates_sort(value, drawn->rows, run_array(bench->run, double, drawn->rows));
        bootstrap_influence(geometry, j, influence);
        struct replicates replicates = { drawn->rows, value, { 0, 0 } };
        assert_close(fit->coefficient[j].estimate, answer(answers, name, "estimate", 0), 1e-12);
        for (int level = 95; level >= 80; level -= 15) {
            const char *what = level == 95 ? "percentile 0.95" : "percentile 0.8";
            assert_true(bootstrap_interval(&replicates, level / 100., &low, &high));
            assert_close(low, answer(answers, name, what, 0), 1e-12);
            assert_close(high, answer(answers, name, what, 1), 1e-12);
        }
        replicates.bend =
            (struct bend){ bootstrap_bias(value, drawn->rows, fit->coefficient[j].estimate),
                           bootstrap_acceleration(influence, 45) };
        assert_close(replicates.bend.bias, answer(answers, name, "bias", 0), 1e-9);
        assert_close(replicates.bend.acceleration, answer(answers, name, "acceleration", 0), 1e-10);
        for (int level = 95; level >= 80; level -= 15) {
            const char *what = level == 95 ? "bca 0.95" : "bca 0.8";
            assert_true(bootstrap_interval(&replicates, level / 100., &low, &high));
            assert_close(low, answer(answers, name, what, 0), 1e-9);
            assert_close(high, answer(answers, name, what, 1), 1e-9);
        }
    }
}

static void sorts_numbers_of_every_kind(void **state)
{
    struct bench *bench = *state;
    double value[2000], room[2000];
    gsl_rng *random = random_new(bench->run);
    random_begin(random, 1, 1);
    for (size_t i = 0; i < 2000; i++)
        value[i] =
            (gsl_rng_uniform(random) - .5) * pow(10, (double)random_below(random, 600) - 300);
    value[7] = value[1007];
    value[8] = 0;
    double sum = 0, sorted_sum = 0;
    for (size_t i = 0; i < 2000; i++)
        sum += atan(value[i]);
    replicates_sort(value, 2000, room);
    for (size_t i = 0; i < 2000; i++)
        sorted_sum += atan(value[i]);
    for (size_t i = 1; i < 2000; i++)
        assert_true(value[i - 1] <= value[i]);
    assert_true(fabs(sum - sorted_sum) < 1e-9);
}

/* The interval at 1 - p ends at the value whose p-value it is. */
static void a_p_value_is_where_the_interval_ends(void **state)
{
    struct bench *bench = *state;
    struct frame *drawn = answers_read(bench->run, REPLICATES);
    double *value = frame_column(drawn, "b1")->number;
    replicates_sort(value, drawn->rows, run_array(bench->run, double, drawn->rows));
    const struct bend bends[] = { { 0, 0 }, { .14, .07 }, { -.2, -.12 } };
    for (size_t k = 0; k < COUNT(bends); k++)
        for (double at = -.2; at < .9; at += .1) {
            struct replicates replicates = { drawn->rows, value, bends[k] };
            double low, high, p_value = bootstrap_p_value(&replicates, at);
            if (p_value <= .01 || p_value >= .999)
                continue;
            bootstrap_interval(&replicates, 1 - p_value, &low, &high);
            assert_true(fmin(fabs(low - at), fabs(high - at)) < 1e-9);
        }
}

static void a_p_value_is_never_below_what_the_replicates_can_tell(void **state)
{
    struct bench *bench = *state;
    double value[99];
    for (size_t i = 0; i < 99; i++)
        value[i] = 10 + (double)i;
    struct replicates replicates = { 99, value, { 0, 0 } };
    assert_close(bootstrap_p_value(&replicates, 0), .02, 1e-12);
    assert_close(bootstrap_p_value(&replicates, 59), 1, 1e-12);
    replicates.bend = (struct bend){ .5, 0 };
    assert_close(bootstrap_p_value(&replicates, 0), .01, 1e-12);
    (void)bench;
}

static void an_end_beyond_the_replicates_is_told(void **state)
{
    (void)state;
    double value[99], low, high;
    for (size_t i = 0; i < 99; i++)
        value[i] = (double)i;
    struct replicates replicates = { 99, value, { 0, 0 } };
    assert_true(bootstrap_interval(&replicates, .98, &low, &high));
    assert_close(low, 0, 0);
    assert_close(high, 98, 0);
    replicates.bend.bias = -.5;
    assert_false(bootstrap_interval(&replicates, .98, &low, &high));
    replicates.bend = (struct bend){ 0, .6 };
    assert_true(isnan(bootstrap_bent(replicates.bend, .99)));
}

/* In the long run replicates of residuals have the variance of the modified residuals over n,
 * carried by (X'X)^-1: so many draws come within four per cent. */
static void draws_have_the_variance_that_theory_gives(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    const struct geometry *geometry = geometry_of(bench->run, fit);
    struct inference inference = resampled_by(INFERENCE_BOOTSTRAP_RESIDUALS, 9999);
    double modified[45], second = 0;
    bootstrap_modified_residuals(geometry, modified);
    for (size_t i = 0; i < 45; i++)
        second += modified[i] * modified[i] / 45;
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    for (size_t j = 0; j < 3; j++)
        assert_true(fabs(fit->coefficient[j].std_error
                             / sqrt(second * gsl_matrix_get(geometry->inverse, j, j))
                         - 1)
                    < .04);
}

/* R's 499 replicates and these are two samples of one distribution: sd within four errors of R's
 * 4 / sqrt(2 * 499). */
static void cases_are_drawn_as_r_draws_them(void **state)
{
    struct bench *bench = *state;
    struct frame *answers = answers_read(bench->run, RESAMPLED_ANSWERS);
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    struct inference inference = resampled_by(INFERENCE_BOOTSTRAP, 9999);
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    for (size_t j = 0; j < 3; j++) {
        const char *name = talloc_asprintf(bench->run, "bootstrap %zu", j);
        double sd = answer(answers, name, "sd", 0);
        assert_true(fabs(fit->coefficient[j].std_error / sd - 1) < .127);
    }
    assert_true(isnan(fit->statistic) && isnan(fit->p_value) && isnan(fit->df_statistic));
    assert_true(isnan(fit->coefficient[1].df));
}

/* A replicate is the least squares fit of the rows drawn: the same draws, refitted. */
static void a_replicate_is_a_fit_of_the_rows_drawn(void **state)
{
    struct bench *bench = *state;
    struct run *run = bench->run;
    struct frame *frame = answers_read(run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    struct inference inference = resampled_by(INFERENCE_BOOTSTRAP, 64);
    inference.conf_level = .9;
    gsl_rng *random = random_new(run);
    double slope[64];
    random_begin(random, inference.seed, 0);
    for (size_t draw = 0; draw < 64; draw++) {
        struct frame *drawn = frame_new(run, frame->rows, "drawn");
        const char *const names[] = { "y", "x1", "x2" };
        size_t row[45];
        for (size_t i = 0; i < 45; i++)
            row[i] = random_below(random, 45);
        for (size_t c = 0; c < 3; c++) {
            struct column *column = frame_add(run, drawn, names[c], COLUMN_NUMBER);
            for (size_t i = 0; i < 45; i++) {
                column->number[i] = frame_column(frame, names[c])->number[row[i]];
                column->missing[i] = PRESENT;
            }
        }
        slope[draw] = resampled_fit(run, &(struct offer){ .frame = drawn }, "y ~ x1 + x2")
                          ->coefficient[2]
                          .estimate;
    }
    assert_done(bench, infer(run, frame, &inference, fit));
    assert_close(fit->coefficient[2].std_error, gsl_stats_sd(slope, 1, 64), 1e-10);
}

static void percentile_and_bca_share_their_draws(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    struct inference inference = resampled_by(INFERENCE_BOOTSTRAP, 999);
    assert_true(inference.interval == INTERVAL_PERCENTILE); /* what nothing said means */
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    struct coefficient percentile = fit->coefficient[2];
    assert_interval_goes_with_p(bench->run, frame, &inference, fit, 1);
    inference.interval = INTERVAL_BCA;
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    assert_true(fit->coefficient[2].std_error == percentile.std_error);
    assert_true(fit->coefficient[2].conf_low != percentile.conf_low);
    assert_interval_goes_with_p(bench->run, frame, &inference, fit, 1);
}

#define TWO_OF_A_KIND                                                                              \
    "y,x,kind\n1,2,a\n3,1,a\n2,5,a\n5,4,a\n4,4,a\n6,7,b\n7,3,b\n3,3,a\n2,4,a\n5,2,a\n4,1,a\n"
#define ONE_OF_A_KIND "y,x,kind\n1,2,a\n3,1,a\n2,5,a\n5,4,a\n4,4,a\n6,7,b\n7,3,a\n"

static bool bootstraps(struct bench *bench, const char *csv, const char *text)
{
    struct frame *frame = answers_read(bench->run, bench_put(bench, "f.csv", csv));
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, text);
    struct inference inference = resampled_by(INFERENCE_BOOTSTRAP, 999);
    return infer(bench->run, frame, &inference, fit);
}

/* Of 11 rows neither of two is drawn in (9/11)^11 = 11% of the draws. */
static void refuses_a_category_that_many_draws_lack(void **state)
{
    struct bench *bench = *state;
    assert_false(bootstraps(bench, TWO_OF_A_KIND, "y ~ x + kind"));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: 11% of the bootstrap's draws lack rows that a coefficient rests on (a "
                   "category with few rows?); merge categories, or use --se bootstrap-residuals");
}

static void refuses_a_row_that_is_fitted_exactly(void **state)
{
    struct bench *bench = *state;
    assert_false(bootstraps(bench, ONE_OF_A_KIND, "y ~ x + kind"));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: line 7 is fitted exactly whatever its outcome (its leverage is 1), so "
                   "that the bootstrap cannot judge what rests on it; leave it out, or merge the "
                   "category that it is alone in");
}

static void counts_draws_that_it_draws_again(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(
        bench->run, bench_put(bench, "f.csv", TWO_OF_A_KIND "5,2,b\n1,1,a\n6,3,a\n2,2,a\n"));
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x + kind");
    struct inference inference = resampled_by(INFERENCE_BOOTSTRAP, 999);
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    assert_non_null(strstr(fit->inference_caution, " of the draws lacked rows"));
    size_t drawn_again = strtoul(strstr(fit->inference_caution, "model. ") + 7, NULL, 10);
    double share = pow(12. / 15, 15); /* none of three rows of fifteen */
    assert_true(fabs((double)drawn_again / (999 + (double)drawn_again) - share)
                < 4 * sqrt(share / 999));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(intervals_are_those_of_boot_ci),
        claim(sorts_numbers_of_every_kind),
        claim(a_p_value_is_where_the_interval_ends),
        claim(a_p_value_is_never_below_what_the_replicates_can_tell),
        claim(an_end_beyond_the_replicates_is_told),
        claim(draws_have_the_variance_that_theory_gives),
        claim(cases_are_drawn_as_r_draws_them),
        claim(a_replicate_is_a_fit_of_the_rows_drawn),
        claim(percentile_and_bca_share_their_draws),
        claim(refuses_a_category_that_many_draws_lack),
        claim(refuses_a_row_that_is_fitted_exactly),
        claim(counts_draws_that_it_draws_again),
    };
    return cmocka_run_group_tests_name("bootstrap", tests, NULL, NULL);
}
