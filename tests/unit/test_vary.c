/* test_vary.c - the choices that a study leaves open. */
#include "bench.h"

#include "spec/study.h"

#define STUDY                                                                                      \
    "title: T\n"                                                                                   \
    "registers: areas.csv\n"                                                                       \
    "missing: mean\n"                                                                              \
    "sources: { s: { file: s.csv, layout: keyed, key: code } }\n"                                  \
    "variables:\n"                                                                                 \
    "  a: { from: s, column: a }\n"                                                                \
    "  b: { from: s, column: b, zero: missing }\n"                                                 \
    "vary:\n"

static bool read_choices(struct bench *bench, const char *vary, struct study **study)
{
    const char *text = talloc_asprintf(bench->run, STUDY "%s", vary);
    return study_read(bench->run, bench_put(bench, "s.yaml", text), NULL, 0, study);
}

static const struct study *choices_of(struct bench *bench, const char *vary)
{
    struct study *study = NULL;
    assert_done(bench, read_choices(bench, vary, &study));
    return study;
}

static void refuses(struct bench *bench, const char *vary, const char *message)
{
    bench_again(bench);
    struct study *study = NULL;
    assert_false(read_choices(bench, vary, &study));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void a_choice_has_a_name_paths_and_values(void **state)
{
    const struct study *study =
        choices_of(*state, "  zeros: { set: [variables.a.zero, variables.b.zero], to: [number, "
                           "missing] }\n"
                           "  missing: [listwise, mean]\n");
    assert_int_equal(study->choices, 2);
    assert_string_equal(study->choice[0].name, "zeros");
    assert_int_equal(study->choice[0].set.count, 2);
    assert_string_equal(study->choice[0].set.text[1], "variables.b.zero");
    assert_string_equal(study->choice[0].to.text[1], "missing");
    assert_int_equal(choices_combinations(study->choice, 2), 4);
}

static void a_list_of_values_stands_for_a_path_and_name_that_are_one(void **state)
{
    const struct study *study = choices_of(*state, "  variables.b.zero: [number, missing]\n");
    assert_string_equal(study->choice[0].name, "variables.b.zero");
    assert_string_equal(study->choice[0].set.text[0], "variables.b.zero");
}

static void the_value_of_the_study_itself_is_known_where_all_paths_have_it(void **state)
{
    const struct study *study =
        choices_of(*state, "  missing: [listwise, mean]\n"
                           "  zeros: { set: [variables.a.zero, variables.b.zero], to: [number, "
                           "missing] }\n"
                           "  standardise: [kept, all]\n");
    assert_int_equal(study->choice[0].own, 1);
    assert_true(study->choice[1].own == SIZE_MAX); /* a says nothing, b says missing */
    assert_true(study->choice[2].own == SIZE_MAX);
}

static void refuses_what_is_no_choice(void **state)
{
    refuses(*state, "  missing: mean\n",
            "s.yaml:9:12: choice 'missing' must be a list, not a text");
    refuses(*state, "  missing: [mean]\n",
            "s.yaml:9:12: choice 'missing' needs two values or more to choose from");
    refuses(*state, "  missing: [mean, mean]\n",
            "s.yaml:9:19: choice 'missing' has the value 'mean' twice; write it once");
    refuses(*state, "  m: { set: missing }\n", "s.yaml:9:6: choice 'm' needs the key 'to'");
    refuses(*state, "  m: { set: [], to: [a, b] }\n",
            "s.yaml:9:6: choice 'm' sets nothing; write the paths under 'set'");
    refuses(*state, "  m: { set: missing, to: [listwise, mean] }\n  missing: [listwise, mean]\n",
            "s.yaml:10:12: 'missing' is set by 'm' already; leave it out of one of them");
    refuses(*state, "  m: { set: [missing, missing], to: [listwise, mean] }\n",
            "s.yaml:9:23: 'missing' is set by 'm' already; leave it out of one of them");
}

static void refuses_more_combinations_than_anyone_reads(void **state)
{
    refuses(*state,
            "  a: [1, 2, 3, 4, 5, 6, 7]\n  b: [1, 2, 3, 4, 5, 6, 7]\n  c: [1, 2, 3, 4, 5, 6, 7]\n"
            "  d: [1, 2, 3, 4, 5, 6, 7]\n",
            "s.yaml:9:3: 'vary' has more than 2000 combinations of values; give fewer choices, or values");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_choice_has_a_name_paths_and_values),
        claim(a_list_of_values_stands_for_a_path_and_name_that_are_one),
        claim(the_value_of_the_study_itself_is_known_where_all_paths_have_it),
        claim(refuses_what_is_no_choice),
        claim(refuses_more_combinations_than_anyone_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
