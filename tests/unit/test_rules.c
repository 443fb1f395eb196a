/* test_rules.c - each rule on a few rows whose numbers were worked by hand. */
#include "audited.h"

#include "printed/whole_model.h"

#define ANSWERS "tests/reference/r/audit.csv"

/* SE in the ratio 10 but for c: a and b share 9.8197 to 10.1864, c gives .5595 / .0505 = 11.08 or
 * more. SE of c would be .0495 * 9.8197 = .4861 to .0505 * 10.1864 = .5144 above, .5595 / 10.1864
 * = .0549 to .5605 / 9.8197 = .0571 below. */
static void outcomes_share_one_ratio_of_standard_errors(void **state)
{
    static const char *const lines[] = {
        "p,multiple,a,,103,.500,.020,",  "p,multiple,b,,103,.500,.030,",
        "p,multiple,c,,103,.500,.050,",  "q,multiple,a,,103,5.000,.200,",
        "q,multiple,b,,103,5.000,.300,", "q,multiple,c,,103,5.000,.560,"
    };
    const struct audit *audit = AUDITED(*state, lines);
    assert_impossible(audit, 1);
    const struct finding *finding = found(audit, RULE_STD_ERROR_RATIO, 7);
    assert_non_null(finding);
    assert_string_equal(finding->quantity, "q / p");
    assert_close(finding->asked.low, .5595 / .0505, 1e-12);
    assert_close(finding->implied.low, .2995 / .0305, 1e-12);
    assert_close(finding->implied.high, .3005 / .0295, 1e-12);
    assert_int_equal(finding->also->place.line, 4);
    assert_string_equal(finding->repair,
                        "with SE .486 to .514 here, or with SE .055 to .057 there");
}

/* The same standard errors with B near zero: then the spread is the standard error. */
static const char *const single[] = {
    "p,individual,a,,103,.000,.020,", "p,individual,b,,103,.000,.030,",
    "p,individual,c,,103,.000,.050,", "q,individual,a,,103,.000,.200,",
    "q,individual,b,,103,.000,.300,", "q,individual,c,,103,.000,.560,"
};

static void single_predictors_share_one_ratio_of_outcomes(void **state)
{
    const struct audit *audit = AUDITED(*state, single);
    assert_impossible(audit, 1);
    assert_non_null(found(audit, RULE_OUTCOME_RATIO, 7));
}

/* With another n in the table, a row may be of other rows of data: nothing follows. */
static void single_predictors_of_different_n_are_not_compared(void **state)
{
    struct run *run = *state;
    const char *lines[COUNT(single)];
    memcpy(lines, single, sizeof lines);
    lines[0] = "p,individual,a,,99,.000,.020,";
    lines[3] = "q,individual,a,,99,.000,.200,";
    assert_impossible(AUDITED(run, lines), 0);
}

/* Ratio 10 by the standard errors and equal R2, so 10 for the outcomes; the single predictors
 * say 12. R2 of q would be 1 - .5 (10 / 12)^2 = .65, or that of p 1 - .5 (12 / 10)^2 = .28. */
static void r_squared_links_multiple_to_single_predictors(void **state)
{
    static const char *const lines[] = {
        "p,multiple,a,,103,.0000,.0200,",   "p,multiple,b,,103,.0000,.0300,",
        "p,multiple,R2,,103,.500,,",        "q,multiple,a,,103,.0000,.2000,",
        "q,multiple,b,,103,.0000,.3000,",   "q,multiple,R2,,103,.500,,",
        "p,individual,a,,103,.0000,.0200,", "p,individual,b,,103,.0000,.0300,",
        "q,individual,a,,103,.0000,.2400,", "q,individual,b,,103,.0000,.3600,",
    };
    const struct audit *audit = AUDITED(*state, lines);
    assert_impossible(audit, 1);
    const struct finding *finding = found(audit, RULE_OUTCOME_RATIO, 7);
    assert_non_null(finding);
    assert_non_null(strstr(finding->repair, "R2 of q, multiple .649 to .656"));
    assert_non_null(strstr(finding->repair, "R2 of p, multiple .273 to .287"));
}

/* b1 - b2 = 2 a for x1 and x2; for x3 .620 / .300. B of Model 1 would be -.1005 + 1.990 * .2995 =
 * .4955 to -.0995 + 2.010 * .3005 = .5045. */
static const char *const nested[] = { "z,multiple,x1,,100,.100,,", "z,multiple,x2,,100,-.200,,",
                                      "z,multiple,x3,,100,.300,,", "y,Model 1,x1,,100,.250,,",
                                      "y,Model 1,x2,,100,.000,,",  "y,Model 1,x3,,100,.520,,",
                                      "y,Model 2,x1,,100,.050,,",  "y,Model 2,x2,,100,.400,,",
                                      "y,Model 2,x3,,100,-.100,,", "y,Model 2,z,z,100,2.000,," };

static void a_term_added_moves_every_b_by_its_own_model(void **state)
{
    struct run *run = *state;
    const struct audit *audit = AUDITED(run, nested);
    assert_impossible(audit, 1);
    const struct finding *finding = found(audit, RULE_NESTED_ESTIMATE, 7);
    assert_non_null(finding);
    assert_close(finding->asked.low, .619, 1e-9);
    assert_close(finding->implied.low, .399 / .2005 * .2995, 1e-9);
    assert_close(finding->implied.high, .401 / .1995 * .3005, 1e-9);
    assert_non_null(strstr(finding->repair, "with B of y, Model 1 .496 to .505"));
    const char *sound[COUNT(nested)];
    memcpy(sound, nested, sizeof sound);
    sound[5] = "y,Model 1,x3,,100,.500,,";
    assert_impossible(AUDITED(run, sound), 0);
}

/* ln(z) is not z: nothing follows from the model of z. */
static void a_transformed_term_has_no_model_of_its_own(void **state)
{
    const char *lines[COUNT(nested)];
    memcpy(lines, nested, sizeof lines);
    lines[COUNT(lines) - 1] = "y,Model 2,z,ln,100,2.000,,";
    assert_impossible(AUDITED(*state, lines), 0);
}

/* Where B of the added term's model is .000, B may hardly move: by 2.01 * .0005. */
static void a_term_that_the_added_one_is_free_of_keeps_its_b(void **state)
{
    struct run *run = *state;
    const char *lines[COUNT(nested)];
    memcpy(lines, nested, sizeof lines);
    lines[2] = "z,multiple,x3,,100,.000,,";
    lines[5] = "y,Model 1,x3,,100,-.098,,";
    assert_impossible(AUDITED(run, lines), 0);
    lines[5] = "y,Model 1,x3,,100,-.097,,";
    assert_impossible(AUDITED(run, lines), 1);
}

/* t^2 = 97 (.52 - .50) / .48 = 4.04; B / SE = .201 / .100 agrees, .500 / .100 does not. */
static void r_squared_changes_by_the_t_of_the_added_term(void **state)
{
    struct run *run = *state;
    const char *lines[] = { "y,Model 1,x,,100,,,", "y,Model 1,R2,,100,.500,,",
                            "y,Model 2,x,,100,,,", "y,Model 2,z,,100,.201,.100,",
                            "y,Model 2,R2,,100,.520,," };
    assert_impossible(AUDITED(run, lines), 0);
    lines[3] = "y,Model 2,z,,100,.500,.100,";
    const struct audit *audit = AUDITED(run, lines);
    assert_impossible(audit, 1);
    const struct finding *finding = found(audit, RULE_NESTED_R_SQUARED, 5);
    assert_non_null(finding);
    assert_close(finding->implied.low, sqrt(97 * .019 / .4805), 1e-12);
    assert_close(finding->implied.high, sqrt(97 * .021 / .4795), 1e-12);
    lines[4] = "y,Model 2,R2,,100,.480,,";
    assert_non_null(strstr(found(AUDITED(run, lines), RULE_NESTED_R_SQUARED, 5)->what, "R2 falls"));
}

static void f_and_adjusted_r_squared_follow_from_r_squared(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, ANSWERS);
    struct published_row share = { 0 };
    assert_true(printed_read(run, ".172", "", NOWHERE, &share.estimate));
    struct printed_model model = { .nobs = 78, .terms = 9, .df = 68, .r_squared = &share };
    struct whole_model whole = whole_model_of(&model);
    assert_close(whole.f.low, answer(answers, "whole", "f.low", 0), 1e-12);
    assert_close(whole.f.high, answer(answers, "whole", "f.high", 0), 1e-12);
    assert_close(whole.p_value.high, answer(answers, "whole", "p.low", 0), 1e-11);
    assert_close(whole.p_value.low, answer(answers, "whole", "p.high", 0), 1e-11);
    assert_close(whole.adjusted.low, answer(answers, "whole", "adjusted.low", 0), 1e-12);
    assert_close(whole.adjusted.high, answer(answers, "whole", "adjusted.high", 0), 1e-12);
}

/* Both give s_y = SE sqrt(100), 2 and 3: only if each z is of these rows, so no more than a
 * remark; unmarked predictors may have any scale. */
static void standardised_predictors_that_disagree_are_a_remark(void **state)
{
    struct run *run = *state;
    const char *lines[] = { "y,individual,a,z,102,.000,.200,", "y,individual,b,z,102,.000,.300," };
    const struct audit *audit = AUDITED(run, lines);
    assert_impossible(audit, 0);
    assert_int_equal(audit->findings.count, 1);
    const struct finding *finding = found(audit, RULE_STANDARDISED, 2);
    assert_non_null(finding);
    assert_close(finding->implied.low, 2.995, 1e-12);
    lines[1] = "y,individual,b,,102,.000,.300,";
    assert_int_equal(AUDITED(run, lines)->findings.count, 0);
}

/* t is 0 to .0015 / 0: no p could be wrong. With .104 (.05) and p .9 one is. */
static void a_standard_error_of_nought_says_nothing(void **state)
{
    static const char *const lines[] = { "y,individual,a,,50,.001,.00,.500",
                                         "y,individual,b,,50,.104,.05,.043" };
    const struct audit *audit = AUDITED(*state, lines);
    assert_impossible(audit, 0);
    assert_int_equal(audit->sheet->table[0]->row[0]->verdict, ROW_SAYS_NOTHING);
    assert_int_equal(audit->sheet->table[0]->row[1]->verdict, ROW_CONSISTENT);
}

/* A printed .001 may be .0008 by software that prints .000 below .0005. */
static void a_printed_p_of_one_thousandth_may_be_less(void **state)
{
    static const char *const lines[] = { "y,individual,a,,145,.3420,.1000,.001" };
    assert_impossible(AUDITED(*state, lines), 0);
}

/* As R prints a small p: four decimals and the two of 4.3. */
static void an_exponent_tells_the_decimals_too(void **state)
{
    struct run *run = *state;
    struct printed printed;
    assert_true(printed_read(run, "4.3e-04**", "", NOWHERE, &printed));
    assert_int_equal(printed.decimals, 5);
    assert_close(printed.value, 4.3e-4, 1e-15);
    assert_string_equal(printed.stars, "**");
    static const char *const no_rounding[] = { "1.5e3", "1e-99999999999999999999", "1e999999999999",
                                               ".12345678901234567890" };
    for (size_t i = 0; i < COUNT(no_rounding); i++)
        assert_false(printed_read(run, no_rounding[i], "", NOWHERE, &printed));
}

static void lost_decimal_points_are_put_back_where_p_agrees(void **state)
{
    struct run *run = *state;
    const char *lines[] = { "y,multiple,a,,145,.232,.30,.446", "y,multiple,b,,145,-.704,.34,.042",
                            "y,multiple,c,,145,1590,149,.287", "y,multiple,d,,145,1.220,.61,.047" };
    const struct audit *audit = AUDITED(run, lines);
    assert_impossible(audit, 1);
    const struct finding *finding = found(audit, RULE_DECIMAL_POINT, 4);
    assert_non_null(finding);
    assert_string_equal(finding->repair, "as 1.590 (1.49)");
    assert_close(audit->sheet->table[0]->row[2]->estimate_cell.value, 1.59, 1e-12);
    /* No reading agrees: the row stays impossible by its p. */
    lines[2] = "y,multiple,c,,145,1590,149,.900";
    audit = AUDITED(run, lines);
    assert_impossible(audit, 1);
    assert_non_null(found(audit, RULE_P_VALUE, 4));
}

/* Both points lost alike leave B / SE as it was, and p has nothing to say. */
static void points_lost_alike_are_a_remark(void **state)
{
    static const char *const lines[] = { "y,multiple,a,,145,.232,.302,.444",
                                         "y,multiple,b,,145,-.704,.344,.043",
                                         "y,multiple,c,,145,1590,1490,.288" };
    const struct audit *audit = AUDITED(*state, lines);
    assert_impossible(audit, 0);
    assert_non_null(found(audit, RULE_DECIMAL_POINT, 4));
    assert_close(audit->sheet->table[0]->row[2]->std_error_cell.value, 1.49, 1e-12);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(outcomes_share_one_ratio_of_standard_errors),
        TEST(single_predictors_share_one_ratio_of_outcomes),
        TEST(single_predictors_of_different_n_are_not_compared),
        TEST(r_squared_links_multiple_to_single_predictors),
        TEST(a_term_added_moves_every_b_by_its_own_model),
        TEST(a_transformed_term_has_no_model_of_its_own),
        TEST(a_term_that_the_added_one_is_free_of_keeps_its_b),
        TEST(r_squared_changes_by_the_t_of_the_added_term),
        TEST(f_and_adjusted_r_squared_follow_from_r_squared),
        TEST(standardised_predictors_that_disagree_are_a_remark),
        TEST(a_standard_error_of_nought_says_nothing),
        TEST(a_printed_p_of_one_thousandth_may_be_less),
        TEST(an_exponent_tells_the_decimals_too),
        TEST(lost_decimal_points_are_put_back_where_p_agrees),
        TEST(points_lost_alike_are_a_remark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
