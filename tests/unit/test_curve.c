#include "bench.h"

#include "spec/curve.h"

#define CURVE                                                                                      \
    "id: Curve 9\n"                                                                                \
    "title: Rain and yield\n"                                                                      \
    "focal: [rain, ln(rain)]\n"                                                                    \
    "outcomes: [y, ln(w)]\n"                                                                       \
    "always: soil\n"                                                                               \
    "optional: [wind, [sun, ln(sun)], frost + frost:wind]\n"

static struct curve *curve_of(struct bench *bench, const char *text)
{
    struct curve *curve = NULL;
    assert_done(bench, curve_read(bench->run, bench_put(bench, "curve.yaml", text), &curve));
    return curve;
}

static void choices_multiply(void **state)
{
    struct bench *bench = *state;
    const struct curve *curve =
        curve_of(bench, CURVE "rows:\n"
                              "  all: {}\n"
                              "  no hills: { leave_out: [Hill], of: land }\n"
                              "missing: [listwise, mean]\n"
                              "standard_errors: [classical, HC3, HC4]\n");
    assert_int_equal(curve->subsets, 2 * 3 * 2);
    assert_int_equal(curve->specifications, 2 * 2 * 12 * 2 * 2 * 3);
    assert_string_equal(curve->name, "curve");
    assert_string_equal(curve->row[1].name, "no hills");
    assert_string_equal(curve->row[1].of, "land");
    assert_false(curve->row[1].keep);
    assert_true(curve->mean[1] && !curve->mean[0]);
    assert_int_equal(curve->replicates, USUAL_CURVE_REPLICATES);
}

static void what_is_not_said_is_the_usual(void **state)
{
    const struct curve *curve = curve_of(*state, CURVE);
    assert_int_equal(curve->rows, 1);
    assert_null(curve->row[0].of);
    assert_int_equal(curve->kinds, 1);
    assert_int_equal(curve->kind[0], INFERENCE_CLASSICAL);
    assert_int_equal(curve->missings, 1);
    assert_false(curve->mean[0] || curve->missing_said);
    assert_int_equal(curve->cases, CASES_COMMON);
    assert_int_equal(curve->null, NULL_PERMUTATION);
}

static void subsets_are_numbered_with_the_last_slot_fastest(void **state)
{
    struct bench *bench = *state;
    const struct curve *curve = curve_of(bench, CURVE);
    static const char *const formula[] = {
        "y ~ rain + soil",           "y ~ rain + soil + frost + frost:wind",
        "y ~ rain + soil + sun",     "y ~ rain + soil + sun + frost + frost:wind",
        "y ~ rain + soil + ln(sun)",
    };
    size_t choice[4];
    for (size_t i = 0; i < COUNT(formula); i++) {
        subset_choices(curve, i, choice);
        assert_string_equal(curve_formula(bench->run, curve, 0, 0, choice), formula[i]);
    }
    subset_choices(curve, curve->subsets - 1, choice);
    assert_string_equal(curve_formula(bench->run, curve, 1, 1, choice),
                        "ln(w) ~ ln(rain) + soil + wind + ln(sun) + frost + frost:wind");
}

static void commas_inside_brackets_and_quotes_part_nothing(void **state)
{
    struct bench *bench = *state;
    struct curve *curve = NULL;
    const struct curve_words words = { .outcome = "y",
                                       .focal = "x",
                                       .optional = "poly(a, 2), `b, c`,d",
                                       .standard_errors = "hc3,classical" };
    assert_done(bench, curve_of_words(bench->run, &words, &curve));
    assert_int_equal(curve->slots, 3);
    assert_string_equal(curve->slot[0].name, "poly(a, 2)");
    assert_string_equal(curve->slot[1].name, "`b, c`");
    assert_string_equal(curve->slot[2].name, "d");
    assert_int_equal(curve->kind[0], INFERENCE_HC3);
}

static void columns_are_named_once(void **state)
{
    struct bench *bench = *state;
    size_t count = 0;
    const struct curve *curve =
        curve_of(bench, CURVE "rows: { part: { keep: [Hill], of: land } }\n");
    const char *const *name = curve_columns(bench->run, curve, &count);
    static const char *const expected[] = {
        "y", "w", "rain", "soil", "wind", "sun", "frost", "land"
    };
    assert_int_equal(count, COUNT(expected));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(name[i], expected[i]);
}

#define BARE "id: C\ntitle: T\nfocal: x\noutcomes: y\n"

static void mistakes_are_told_where_they_are(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "id: C\ntitle: T\noutcomes: y\n", "curve.yaml:1:1: the curve needs the key 'focal'" },
        { "id: C\ntitle: T\nfocal: []\noutcomes: y\n",
          "curve.yaml:1:1: a curve needs a focal term and an outcome" },
        { "id: C\ntitle: T\nfocal: a + b\noutcomes: y\n",
          "curve.yaml:3:8: the focal term is one term, not 'a + b'; write its forms as a list" },
        { BARE "optional: [a, x:b]\n",
          "curve.yaml:5:15: 'x:b' has the focal term's column 'x': beside it the focal "
          "coefficient would mean something else in each specification; leave it out" },
        { BARE "optional: [a, ln(y)]\n", "curve.yaml:5:15: 'ln(y)' has the outcome 'y' in it; choose another term" },
        { "id: C\ntitle: T\nfocal: y\noutcomes: y\n",
          "curve.yaml:3:8: 'y' has the outcome 'y' in it; choose another term" },
        { BARE "optional: [a, b, a]\n", "curve.yaml:5:18: the term 'a' stands twice; name it once" },
        { BARE "optional: [a - 1]\n", "curve.yaml:5:12: 'a - 1' is no term: every specification of "
                                      "a curve has an intercept" },
        { BARE "optional: [.]\n",
          "curve.yaml:5:12: a curve names its terms one by one; write them instead of '.'" },
        { BARE "optional: { a: b }\n",
          "curve.yaml:5:11: optional must be a list, not a map of keys" },
        { BARE "optional: [[]]\n", "curve.yaml:5:12: this list has no term; write one, or leave the list out" },
        { BARE "standard_errors: [CR2]\n",
          "curve.yaml:5:19: a curve has no standard errors 'CR2'; it has classical, HC0, HC1, HC2, "
          "HC3 and HC4" },
        { BARE "standard_errors: [HC3, hc3]\n",
          "curve.yaml:5:24: the standard errors 'hc3' stand twice; name them once" },
        { BARE "missing: [median]\n",
          "curve.yaml:5:11: a missing predictor is handled by listwise and mean, not by 'median'" },
        { BARE "missing: [mean, mean]\n", "curve.yaml:5:17: the rule 'mean' stands twice; name it once" },
        { BARE "rows: { part: { keep: [a], leave_out: [b] } }\n",
          "curve.yaml:5:15: rows 'part' says keep and leave_out; say one" },
        { BARE "test: guess\n", "curve.yaml:5:7: test of the curve cannot be 'guess'; it is one "
                                "of: permutation and bootstrap" },
        { BARE "optional: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u]\n",
          "curve.yaml:1:1: the curve has more than 2000000 specifications; make fewer terms "
          "optional" },
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct curve *curve = NULL;
        bench_again(bench);
        const char *path = bench_put(bench, "curve.yaml", cases[i].text);
        assert_false(curve_read(bench->run, path, &curve));
        assert_refused(bench, STATUS_MALFORMED, cases[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(choices_multiply),
        claim(what_is_not_said_is_the_usual),
        claim(subsets_are_numbered_with_the_last_slot_fastest),
        claim(commas_inside_brackets_and_quotes_part_nothing),
        claim(columns_are_named_once),
        claim(mistakes_are_told_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
