/* test_json.c - fits as JSON: full precision, and null for what is not a number. */
#include "plain_fit.h"

#include "report/json.h"

static void what_is_not_a_number_is_null(void **state)
{
    (void)state;
    static const double none[] = { NAN, INFINITY, -INFINITY };
    for (size_t i = 0; i < COUNT(none); i++)
        assert_true(json_is_null(json_number_or_null(none[i])));
    json_t *number = json_number_or_null(-0.1);
    assert_true(json_real_value(number) == -0.1);
    json_decref(number);
}

static void a_number_reads_back_as_itself(void **state)
{
    struct bench *bench = *state;
    static const double numbers[] = { 0.1, 1. / 3, 2.675, 1e-300, -123456789.123456789, 5e-324 };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        json_t *list = json_array();
        json_array_append_new(list, json_number_or_null(numbers[i]));
        json_t *again = json_loads(json_text(bench->run, list), 0, NULL);
        assert_true(json_real_value(json_array_get(again, 0)) == numbers[i]);
        json_decref(again);
    }
}

static void a_text_ends_with_a_line_end(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(json_text(bench->run, json_pack("{s:s}", "a", "\u00e9\"\n")),
                        "{\n  \"a\": \"\u00e9\\\"\\n\"\n}\n");
}

static void a_coefficient_has_the_names_of_broom(void **state)
{
    (void)state;
    const struct coefficient coefficient = { .term = "x",
                                             .estimate = 0.6,
                                             .std_error = 0.25,
                                             .statistic = 2.4,
                                             .p_value = NAN,
                                             .conf_low = -1,
                                             .conf_high = 2,
                                             .df = 3 };
    json_t *object = json_coefficient(&coefficient);
    json_t *wanted = json_loads("{\"term\":\"x\",\"estimate\":0.6,\"std_error\":0.25,"
                                "\"statistic\":2.4,\"df\":3.0,\"p_value\":null,\"conf_low\":-1.0,"
                                "\"conf_high\":2.0}",
                                0, NULL);
    assert_true(json_equal(object, wanted));
    json_decref(object);
    json_decref(wanted);
}

/* By hand, but log_lik, aic and bic by R. */
static void a_model_has_all_that_is_known_of_it(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = NULL;
    json_t *model = json_model(plain_fit(bench, SURVEY, "y ~ x", &frame));
    static const struct {
        const char *key;
        double value;
    } numbers[] = { { "sigma", 0.89442719099991588 },
                    { "r_squared", 0.6 },
                    { "adj_r_squared", 1 - 0.4 * 4 / 3 },
                    { "statistic", 4.5 },
                    { "p_value", 0.12402706265755457 },
                    { "log_lik", -5.25976972832286194 },
                    { "aic", 16.51953945664572387 },
                    { "bic", 15.34785319394802450 },
                    { "deviance", 2.4 } };
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_number(json_real_value(json_object_get(model, numbers[i].key)), numbers[i].value);
    assert_int_equal(json_integer_value(json_object_get(model, "nobs")), 5);
    assert_int_equal(json_integer_value(json_object_get(model, "df")), 1);
    assert_int_equal(json_integer_value(json_object_get(model, "df_residual")), 3);
    assert_string_equal(json_string_value(json_object_get(model, "formula")), "y ~ x");
    json_decref(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_not_a_number_is_null),        claim(a_number_reads_back_as_itself),
        claim(a_text_ends_with_a_line_end),         claim(a_coefficient_has_the_names_of_broom),
        claim(a_model_has_all_that_is_known_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
