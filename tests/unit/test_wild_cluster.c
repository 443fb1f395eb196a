/* The wild cluster bootstrap: against R that refits every combination, and by itself. */
#include "resampled.h"

#include "fit/wild_cluster.h"

static struct fit *fit_of(struct run *run, const struct frame *frame, const char *clusters,
                          const char *weight, struct groups **groups)
{
    const struct column *column = frame_column(frame, "cluster");
    bool *offered = run_array(run, bool, frame->rows);
    for (size_t i = 0; i < frame->rows; i++)
        offered[i] = strstr(clusters, column->text[i]) != NULL;
    struct offer offer = { .frame = frame, .offered = offered, .weight = weight };
    struct fit *fit = resampled_fit(run, &offer, "y ~ x1 + x2");
    if (!groups_of(run, frame, "cluster", fit->design, groups))
        fail_msg("%s", run->message);
    fit->inference = resampled_by(INFERENCE_WILD_CLUSTER, 9999);
    fit->inference.cluster = "cluster";
    return fit;
}

static void all_combinations_give_what_r_finds_by_refitting(void **state)
{
    struct bench *bench = *state;
    struct groups *groups;
    struct frame *answers = answers_read(bench->run, RESAMPLED_ANSWERS);
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = fit_of(bench->run, frame, "abcdefghi", NULL, &groups);
    assert_done(bench, wild_cluster_infer_by(bench->run, groups, WILD_SIGNS, fit));
    assert_answers(answers, "wild signs", fit, 0);
    assert_non_null(strstr(fit->inference_words, "all 512 combinations of signs"));
    fit = fit_of(bench->run, frame, "bdfhi", NULL, &groups);
    assert_done(bench, wild_cluster_infer_by(bench->run, groups, WILD_WEBB, fit));
    assert_answers(answers, "wild webb", fit, 0);
    assert_non_null(strstr(fit->inference_words, "all 7,776 combinations of Webb's six points"));
}

static void weighted_clusters_are_drawn_as_r_does(void **state)
{
    struct bench *bench = *state;
    struct groups *groups;
    struct frame *answers = answers_read(bench->run, RESAMPLED_ANSWERS);
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = fit_of(bench->run, frame, "abcdefghi", "w", &groups);
    if (fit->design->weight == NULL)
        skip(); /* weights are not made yet */
    assert_done(bench, wild_cluster_infer_by(bench->run, groups, WILD_SIGNS, fit));
    assert_answers(answers, "wild weighted", fit, 0);
}

static void some_combinations_come_near_to_all(void **state)
{
    struct bench *bench = *state;
    struct groups *groups;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = fit_of(bench->run, frame, "bdfhi", NULL, &groups);
    double p[3];
    assert_done(bench, wild_cluster_infer_by(bench->run, groups, WILD_WEBB, fit));
    for (size_t j = 0; j < 3; j++)
        p[j] = fit->coefficient[j].p_value;
    fit->inference.replicates = 7775;
    assert_done(bench, wild_cluster_infer_by(bench->run, groups, WILD_WEBB, fit));
    for (size_t j = 0; j < 3; j++) {
        assert_true(fit->coefficient[j].p_value != p[j]);
        assert_true(fabs(fit->coefficient[j].p_value - p[j]) < 4 * sqrt(p[j] * (1 - p[j]) / 7775));
    }
}

static void an_interval_ends_where_the_test_turns(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    struct inference inference = resampled_by(INFERENCE_WILD_CLUSTER, 1999);
    inference.cluster = "cluster";
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    assert_interval_goes_with_p(bench->run, frame, &inference, fit, 2);
}

static void every_combination_comes_once(void **state)
{
    (void)state;
    bool seen[216] = { false };
    assert_int_equal(wild_combinations(WILD_WEBB, 3, 216), 216);
    assert_int_equal(wild_combinations(WILD_WEBB, 3, 215), 0);
    assert_int_equal(wild_combinations(WILD_SIGNS, 13, 9999), 8192);
    assert_int_equal(wild_combinations(WILD_SIGNS, 14, 9999), 0);
    for (size_t number = 0; number < 216; number++) {
        double v[3], squares = 0;
        size_t code = 0;
        wild_combination(number, WILD_WEBB, 3, v);
        for (size_t g = 0; g < 3; g++) {
            squares += v[g] * v[g];
            code = code * 6 + (size_t)lround(2 * v[g] * v[g] - 1) + (v[g] > 0 ? 3 : 0);
        }
        assert_true(code < 216 && !seen[code]);
        seen[code] = true;
        assert_true(squares >= 1.5 - 1e-12 && squares <= 4.5 + 1e-12);
    }
}

static void nine_clusters_are_drawn_by_webbs_points_and_said_to_be_few(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + x2");
    struct inference inference = resampled_by(INFERENCE_WILD_CLUSTER, 999);
    inference.cluster = "cluster";
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    assert_non_null(strstr(fit->inference_words, "Webb's six points"));
    assert_non_null(strstr(fit->inference_words, "(9 clusters)"));
    assert_non_null(strstr(fit->inference_caution, "9 clusters are few"));
    assert_true(isnan(fit->statistic) && isnan(fit->p_value));
}

/* Of the four signs of two clusters two always give the data back. */
static void says_where_clusters_are_too_few_for_an_interval(void **state)
{
    struct bench *bench = *state;
    struct groups *groups;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = fit_of(bench->run, frame, "gi", NULL, &groups);
    assert_done(bench, wild_cluster_infer_by(bench->run, groups, WILD_SIGNS, fit));
    for (size_t j = 0; j < 3; j++) {
        assert_true(fit->coefficient[j].p_value >= .5);
        assert_true(isnan(fit->coefficient[j].conf_low) && isnan(fit->coefficient[j].conf_high));
    }
    assert_non_null(strstr(fit->inference_caution, "No interval for (Intercept), x1 and x2: 2 "
                                                   "clusters are too few to reject any value."));
}

static void refuses_a_single_cluster(void **state)
{
    struct bench *bench = *state;
    struct groups *groups;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = fit_of(bench->run, frame, "i", NULL, &groups);
    assert_false(wild_cluster_infer_by(bench->run, groups, WILD_WEBB, fit));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: all rows have the same 'cluster', and a single cluster says nothing "
                   "of what differs between clusters; use another column, or --se HC3");
}

static void refuses_a_coefficient_that_stands_for_a_cluster(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit = resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ cluster");
    struct inference inference = resampled_by(INFERENCE_WILD_CLUSTER, 999);
    inference.cluster = "cluster";
    assert_false(infer(bench->run, frame, &inference, fit));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "formula: the errors of (Intercept) sum to zero in every cluster of 'cluster', "
                   "so clusters cannot judge it: it stands for a cluster; leave 'cluster' out of "
                   "the formula, or use another kind of standard error");
}

static void says_that_clusters_in_the_formula_cannot_be_judged(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = answers_read(bench->run, RESAMPLED_DATA);
    struct fit *fit =
        resampled_fit(bench->run, &(struct offer){ .frame = frame }, "y ~ x1 + cluster");
    struct inference inference = resampled_by(INFERENCE_WILD_CLUSTER, 999);
    inference.cluster = "cluster";
    assert_done(bench, infer(bench->run, frame, &inference, fit));
    assert_non_null(strstr(fit->inference_caution,
                           "The coefficients of 'cluster' stand for the clusters themselves, which "
                           "clustered errors cannot judge."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(all_combinations_give_what_r_finds_by_refitting),
        claim(weighted_clusters_are_drawn_as_r_does),
        claim(some_combinations_come_near_to_all),
        claim(an_interval_ends_where_the_test_turns),
        claim(every_combination_comes_once),
        claim(nine_clusters_are_drawn_by_webbs_points_and_said_to_be_few),
        claim(says_where_clusters_are_too_few_for_an_interval),
        claim(refuses_a_single_cluster),
        claim(refuses_a_coefficient_that_stands_for_a_cluster),
        claim(says_that_clusters_in_the_formula_cannot_be_judged),
    };
    return cmocka_run_group_tests_name("wild_cluster", tests, NULL, NULL);
}
