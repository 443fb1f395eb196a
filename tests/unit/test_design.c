#include "answers.h"

#include "fit/design.h"

#define DATA "tests/reference/r/made-up.csv"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct formula *parsed(struct run *run, const char *text)
{
    struct formula *formula;
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula))
        fail_msg("%s", run->message);
    return formula;
}

static const struct design *built(struct run *run, const char *text, const struct frame *frame,
                                  enum missing_rule rule)
{
    struct design *design;
    if (!design_build(run, parsed(run, text), &(struct offer){ .frame = frame, .rule = rule },
                      &design))
        fail_msg("%s", run->message);
    return design;
}

/* A frame of one numeric column y and one numeric column x. */
static struct frame *two_columns(struct run *run, const double *y, const double *x, size_t rows)
{
    static const char *const names[] = {
        "Ambridge", "Borchester",    "Felpersham",     "Hollerton",
        "Loxley",   "Penny Hassett", "Waterley Cross", "Darrington"
    };
    struct frame *frame = frame_new(run, rows, "made-up.csv");
    memcpy(frame_add(run, frame, "y", COLUMN_NUMBER)->number, y, rows * sizeof *y);
    memcpy(frame_add(run, frame, "x", COLUMN_NUMBER)->number, x, rows * sizeof *x);
    for (size_t i = 0; i < rows; i++)
        frame->row_name[i] = names[i];
    return frame;
}

static const double y8[] = { 3, 5, 4, 8, 7, 9, 12, 10 };
static const double x8[] = { 1, 2, 3, 4, 5, 6, 7, 9 };

static void assert_columns(const struct design *design, const char *names)
{
    char all[2000] = "";
    for (size_t j = 0; j < design->X->size2; j++) {
        strcat(all, j == 0 ? "" : ", ");
        strcat(all, design->column_name[j]);
    }
    assert_string_equal(all, names);
}

static void columns_stand_in_the_order_of_the_terms(void **state)
{
    struct run *run = *state;
    const struct design *design = built(run, "y ~ x3 + region + x1:x3 + z(w)",
                                        answers_read(run, DATA), MISSING_RULE_LISTWISE);
    assert_columns(
        design, "(Intercept), x3, region[London], region[North West], region[South], z(w), x1:x3");
    static const size_t terms[] = { SIZE_MAX, 0, 1, 1, 1, 2, 3 };
    for (size_t j = 0; j < COUNT(terms); j++)
        assert_true(design->column_term[j] == terms[j]);
}

static void every_level_is_coded_where_one_left_out_would_be_lost(void **state)
{
    struct run *run = *state;
    const struct frame *frame = answers_read(run, DATA);
    static const struct {
        const char *formula, *columns;
    } cases[] = {
        { "y ~ region - 1", "region[East], region[London], region[North West], region[South]" },
        { "y ~ region + size - 1",
          "region[East], region[London], region[North West], region[South], size[small]" },
        { "y ~ x1:size", "(Intercept), x1:size[large], x1:size[small]" },
        { "y ~ x1*size", "(Intercept), x1, size[small], x1:size[small]" },
        { "y ~ size + size:region",
          "(Intercept), size[small], size[large]:region[London], size[small]:region[London], "
          "size[large]:region[North West], size[small]:region[North West], "
          "size[large]:region[South], size[small]:region[South]" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_columns(built(run, cases[i].formula, frame, MISSING_RULE_LISTWISE),
                       cases[i].columns);
}

static void z_sees_the_rows_offered_before_any_is_left_out(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    bool offered[] = { true, true, true, true, true, true, true, false };
    column_miss(frame_column(frame, "y"), 6, MISSING_EMPTY, "empty cell");
    const struct formula *formula = parsed(run, "y ~ z(x)");
    struct design *design = NULL;
    assert_true(design_build(run, formula,
                             &(struct offer){ .frame = frame, .offered = offered, .over = offered },
                             &design));
    assert_int_equal(design->X->size1, 6);
    /* 1 to 7: mean 4, sd sqrt(28/6) */
    for (size_t i = 0; i < 6; i++)
        assert_close(gsl_matrix_get(design->X, i, 1), (x8[i] - 4) / sqrt(28. / 6), 1e-15);
}

static void z_can_see_other_rows_than_those_offered(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    const bool offered[] = { true, true, true, true, true, false, false, false };
    const bool over[] = { true, true, true, true, true, true, true, false };
    struct design *design = NULL;
    assert_true(design_build(run, parsed(run, "y ~ z(x)"),
                             &(struct offer){ .frame = frame, .offered = offered, .over = over },
                             &design));
    assert_int_equal(design->X->size1, 5);
    /* 1 to 7: mean 4, sd sqrt(28/6) */
    for (size_t i = 0; i < 5; i++)
        assert_close(gsl_matrix_get(design->X, i, 1), (x8[i] - 4) / sqrt(28. / 6), 1e-15);
}

static void polynomials_are_orthogonal_and_of_length_one(void **state)
{
    struct run *run = *state;
    const struct design *design =
        built(run, "y ~ poly(x1, 9)", answers_read(run, DATA), MISSING_RULE_LISTWISE);
    assert_string_equal(design->column_name[9], "poly(x1, 9)[9]");
    for (size_t j = 0; j < 10; j++)
        for (size_t k = 1; k <= j; k++) {
            double sum = 0;
            for (size_t i = 0; i < design->X->size1; i++)
                sum += gsl_matrix_get(design->X, i, j) * gsl_matrix_get(design->X, i, k);
            assert_true(fabs(sum - (j == k)) < 1e-14);
        }
}

static void a_row_left_out_says_all_that_it_lacks(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    struct column *w = frame_add(run, frame, "w", COLUMN_NUMBER);
    for (size_t i = 0; i < 8; i++)
        w->number[i] = x8[i] * x8[i];
    column_miss(w, 2, MISSING_CONFIDENTIAL, "confidential in 2018");
    column_miss(frame_column(frame, "x"), 2, MISSING_NO_ROW, "no row in deprivation.csv");
    column_miss(frame_column(frame, "y"), 5, MISSING_LOW, NULL);
    const struct design *design = built(run, "y ~ x + w", frame, MISSING_RULE_LISTWISE);
    assert_int_equal(design->left_outs, 2);
    assert_int_equal(design->left_out[0].row, 2);
    assert_string_equal(design->left_out[0].why,
                        "x: no row in deprivation.csv; w: confidential in 2018");
    assert_int_equal(design->left_out[1].row, 5);
    assert_string_equal(design->left_out[1].why, "y: low: rounds to zero and is not zero");
    assert_int_equal(design->row[2], 3);
}

static void a_row_that_is_not_offered_is_not_left_out(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    column_miss(frame_column(frame, "x"), 0, MISSING_EMPTY, "empty cell");
    const bool offered[] = { false, true, true, false, true, true, true, true };
    struct design *design;
    assert_true(design_build(run, parsed(run, "y ~ x"),
                             &(struct offer){ .frame = frame, .offered = offered, .over = offered },
                             &design));
    assert_int_equal(design->left_outs, 0);
    assert_int_equal(design->X->size1, 6);
    assert_int_equal(design->row[2], 4);
}

static void a_missing_predictor_can_take_the_mean_of_those_offered(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    const bool offered[] = { true, true, true, true, true, true, true, false };
    column_miss(frame_column(frame, "x"), 1, MISSING_EMPTY, "empty cell");
    column_miss(frame_column(frame, "y"), 6, MISSING_EMPTY, "empty cell");
    struct design *design;
    assert_true(design_build(
        run, parsed(run, "y ~ x + I(x^2)"),
        &(struct offer){
            .frame = frame, .offered = offered, .over = offered, .rule = MISSING_RULE_MEAN },
        &design));
    double mean = (1 + 3 + 4 + 5 + 6 + 7) / 6.; /* the row without y has a value of x */
    assert_close(gsl_matrix_get(design->X, 1, 1), mean, 1e-15);
    assert_close(gsl_matrix_get(design->X, 1, 2), mean * mean, 1e-15);
    assert_int_equal(design->imputed, 1);
    assert_int_equal(design->left_outs, 1);
    assert_int_equal(design->left_out[0].row, 6);
}

static void a_missing_text_has_no_mean(void **state)
{
    struct run *run = *state;
    const struct design *design =
        built(run, "y ~ x2 + region", answers_read(run, DATA), MISSING_RULE_MEAN);
    assert_int_equal(design->imputed, 3);
    assert_int_equal(design->left_outs, 3);
    assert_string_equal(design->left_out[1].why, "region: empty cell");
}

static void a_dot_takes_the_other_columns(void **state)
{
    struct run *run = *state;
    const struct design *design =
        built(run, "ln(y) ~ . - region - w", answers_read(run, DATA), MISSING_RULE_LISTWISE);
    assert_columns(design, "(Intercept), x1, x2, x3, size[small]");
    assert_string_equal(design->formula->text, "ln(y) ~ x1 + x2 + x3 + size");
}

static void a_number_that_does_not_vary_may_stand_in_for_the_intercept(void **state)
{
    struct run *run = *state;
    static const double one[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
    assert_columns(built(run, "y ~ x - 1", two_columns(run, y8, one, 8), MISSING_RULE_LISTWISE),
                   "x");
}

/* What the made-up data cannot support, and why. */
static const struct refusal {
    const char *formula, *message;
} refusals[] = {
    { "y ~ siez + x1", "tests/reference/r/made-up.csv has no column 'siez'; did you mean 'size'?" },
    { "regions ~ x1",
      "tests/reference/r/made-up.csv has no column 'regions'; did you mean 'region'?" },
    { "y ~ . - sizes",
      "tests/reference/r/made-up.csv has no column 'sizes'; did you mean 'size'?" },
    { "region ~ x1", "the outcome 'region' holds text, as 'North West' in line 2, not numbers; choose a column of numbers, or declare what means missing by --missing" },
    { "y ~ z(region)", "z(region) needs numbers; region holds text, such as 'North West'" },
    { "y ~ x1*x2*x3*w + region*size*x1*x2*x3", "42 observations cannot identify 72 coefficients" },
};

static void refuses_what_the_data_cannot_support(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct run *run = run_new();
        struct design *design;
        if (design_build(run, parsed(run, refusals[i].formula),
                         &(struct offer){ .frame = answers_read(run, DATA) }, &design))
            fail_msg("'%s' was built", refusals[i].formula);
        assert_int_equal(run->status, STATUS_UNSUPPORTED);
        assert_string_equal(run->message, talloc_asprintf(run, "FORMULA: %s", refusals[i].message));
        talloc_free(run);
    }
}

static void refuse(struct run *run, const char *text, const struct frame *frame,
                   enum missing_rule rule, const char *message)
{
    struct design *design;
    assert_false(design_build(run, parsed(run, text),
                              &(struct offer){ .frame = frame, .rule = rule }, &design));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_string_equal(run->message, message);
}

static void refuses_a_logarithm_of_zero_and_names_the_row(void **state)
{
    struct run *run = *state;
    static const double x[] = { 1, 2, 3, 0, 5, 6, 7, 9 };
    refuse(run, "y ~ ln(x)", two_columns(run, y8, x, 8), MISSING_RULE_LISTWISE,
           "FORMULA: ln(x): x is 0 in Hollerton; a logarithm needs a number above zero");
}

static void refuses_a_root_of_a_negative_outcome(void **state)
{
    struct run *run = *state;
    static const double y[] = { 1, 2, 3, 4, 5, -6.5, 7, 9 };
    refuse(run, "sqrt(y) ~ x", two_columns(run, y, x8, 8), MISSING_RULE_LISTWISE,
           "FORMULA: sqrt(y): y is -6.5 in Penny Hassett; a square root needs a number of zero or "
           "more");
}

static void refuses_a_power_beyond_all_numbers(void **state)
{
    struct run *run = *state;
    static const double x[] = { 1, 2, 1e40, 4, 5, 6, 7, 9 };
    refuse(run, "y ~ I(x^9)", two_columns(run, y8, x, 8), MISSING_RULE_LISTWISE,
           "FORMULA: I(x^9): x is 1e+40 in Felpersham; the result is too large for a number");
}

static void refuses_a_column_with_one_value(void **state)
{
    struct run *run = *state;
    static const double x[] = { 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 4 };
    struct frame *frame = two_columns(run, y8, x, 8);
    column_miss(frame_column(frame, "y"), 7, MISSING_EMPTY, "empty cell");
    refuse(run, "y ~ x", frame, MISSING_RULE_LISTWISE,
           "FORMULA: x has one value, 2.5, in all 7 rows used (1 more were left out); leave it out");
}

static void refuses_values_apart_by_rounding_only(void **state)
{
    struct run *run = *state;
    static const double x[] = { 0.3, 0.1 + 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3 };
    assert_true(x[1] != x[0]);
    refuse(run, "y ~ z(x)", two_columns(run, y8, x, 8), MISSING_RULE_LISTWISE,
           "FORMULA: x has one value, 0.3, in all 8 rows used; leave it out");
}

static void refuses_an_outcome_with_one_value(void **state)
{
    struct run *run = *state;
    static const double y[] = { 4, 4, 4, 4, 4, 4, 4, 4 };
    refuse(run, "y ~ x", two_columns(run, y, x8, 8), MISSING_RULE_LISTWISE,
           "FORMULA: y has one value, 4, in all 8 rows used; leave it out");
}

static void refuses_a_text_of_one_level(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    struct column *kind = frame_add(run, frame, "kind", COLUMN_TEXT);
    for (size_t i = 0; i < 8; i++)
        kind->text[i] = "unitary";
    refuse(run, "y ~ kind - 1", frame, MISSING_RULE_LISTWISE,
           "FORMULA: kind has one value, 'unitary', in all 8 rows used; leave it out");
}

static void refuses_names_as_categories(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 8);
    struct column *name = frame_add(run, frame, "name", COLUMN_TEXT);
    memcpy(name->text, frame->row_name, 8 * sizeof *name->text);
    refuse(run, "y ~ .", frame, MISSING_RULE_LISTWISE,
           "FORMULA: name has 8 different texts in 8 rows; that is a name, not a category");
}

static void refuses_more_polynomials_than_values(void **state)
{
    struct run *run = *state;
    static const double x[] = { 1, 2, 3, 1, 2, 3, 1, 2 };
    refuse(run, "y ~ poly(x, 3)", two_columns(run, y8, x, 8), MISSING_RULE_LISTWISE,
           "FORMULA: poly(x, 3) needs 4 different values; x has 3 in the 8 rows used");
}

static void refuses_as_many_coefficients_as_observations(void **state)
{
    struct run *run = *state;
    refuse(run, "y ~ poly(x, 7)", two_columns(run, y8, x8, 8), MISSING_RULE_LISTWISE,
           "FORMULA: 8 observations for 8 coefficients leave nothing to judge the fit by; use fewer terms, or more rows");
}

static void refuses_fewer_observations_than_coefficients(void **state)
{
    struct run *run = *state;
    refuse(run, "y ~ x + z(x) + ln(x)", two_columns(run, y8, x8, 3), MISSING_RULE_LISTWISE,
           "FORMULA: 3 observations cannot identify 4 coefficients");
}

static void refuses_when_no_row_is_complete_and_names_the_emptiest(void **state)
{
    struct run *run = *state;
    struct frame *frame = two_columns(run, y8, x8, 4);
    for (size_t i = 0; i < 4; i++)
        column_miss(frame_column(frame, i < 3 ? "x" : "y"), i, MISSING_EMPTY, "empty cell");
    refuse(run, "y ~ x", frame, MISSING_RULE_LISTWISE,
           "FORMULA: none of the 4 rows has a value in every "
           "column of the model; x is missing in 3");
}

static int begin(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(columns_stand_in_the_order_of_the_terms),
        CLAIM(every_level_is_coded_where_one_left_out_would_be_lost),
        CLAIM(z_sees_the_rows_offered_before_any_is_left_out),
        CLAIM(z_can_see_other_rows_than_those_offered),
        CLAIM(polynomials_are_orthogonal_and_of_length_one),
        CLAIM(a_row_left_out_says_all_that_it_lacks),
        CLAIM(a_row_that_is_not_offered_is_not_left_out),
        CLAIM(a_missing_predictor_can_take_the_mean_of_those_offered),
        CLAIM(a_missing_text_has_no_mean),
        CLAIM(a_dot_takes_the_other_columns),
        CLAIM(a_number_that_does_not_vary_may_stand_in_for_the_intercept),
        CLAIM(refuses_what_the_data_cannot_support),
        CLAIM(refuses_a_logarithm_of_zero_and_names_the_row),
        CLAIM(refuses_a_root_of_a_negative_outcome),
        CLAIM(refuses_a_power_beyond_all_numbers),
        CLAIM(refuses_a_column_with_one_value),
        CLAIM(refuses_values_apart_by_rounding_only),
        CLAIM(refuses_an_outcome_with_one_value),
        CLAIM(refuses_a_text_of_one_level),
        CLAIM(refuses_names_as_categories),
        CLAIM(refuses_more_polynomials_than_values),
        CLAIM(refuses_as_many_coefficients_as_observations),
        CLAIM(refuses_fewer_observations_than_coefficients),
        CLAIM(refuses_when_no_row_is_complete_and_names_the_emptiest),
    };
    return cmocka_run_group_tests_name("design", tests, NULL, NULL);
}
