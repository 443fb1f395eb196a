/* test_frame.c - named columns over rows, and cells that say why they are empty. */
#include "village.h"

static void a_new_column_is_present_and_zero(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = frame_new(bench->run, 2, "f.csv");
    const struct column *number = frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    assert_string_equal(number->label, "x");
    assert_string_equal(number->unit, "");
    assert_string_equal(number->transform, "");
    assert_true(number->number[1] == 0 && number->missing[1] == PRESENT && number->why[1] == NULL);
    assert_null(number->text);
    const struct column *text = frame_add(bench->run, frame, "t", COLUMN_TEXT);
    assert_null(text->number);
    assert_null(text->text[0]);
    assert_int_equal(frame->columns, 2);
}

static void a_missing_cell_has_no_value_and_a_reason(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = frame_new(bench->run, 2, "f.csv");
    frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    struct column *text = frame_add(bench->run, frame, "t", COLUMN_TEXT);
    struct column *number = frame_column(frame, "x");
    column_miss(number, 1, MISSING_CONFIDENTIAL, "confidential ('c')");
    assert_true(isnan(number->number[1]));
    assert_int_equal(number->missing[1], MISSING_CONFIDENTIAL);
    assert_string_equal(number->why[1], "confidential ('c')");
    assert_int_equal(number->missing[0], PRESENT);
    text->text[0] = "something";
    column_miss(text, 0, MISSING_EMPTY, "empty cell");
    assert_null(text->text[0]);
}

static void a_column_that_is_not_there_is_refused_with_what_is_near(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = frame_new(bench->run, 1, "f.csv");
    frame_add(bench->run, frame, "absence", COLUMN_NUMBER);
    struct column *column = NULL;
    assert_true(frame_need(bench->run, frame, "absence", NOWHERE, &column));
    assert_ptr_equal(column, frame_column(frame, "absence"));
    assert_false(
        frame_need(bench->run, frame, "absense", (struct place){ "FORMULA", 0, 5 }, &column));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "FORMULA:5: f.csv has no column 'absense'; did you mean 'absence'?");
    assert_null(frame_column(frame, "Absence"));
}

static void every_reason_has_words_of_its_own(void **state)
{
    (void)state;
    for (enum missing one = PRESENT; one < MISSING_KINDS; one++) {
        assert_non_null(missing_name(one));
        for (enum missing other = PRESENT; other < one; other++)
            assert_string_not_equal(missing_name(one), missing_name(other));
    }
    assert_string_equal(missing_name(MISSING_CONFIDENTIAL), "confidential");
    assert_string_equal(missing_name(MISSING_NOT_AVAILABLE), "not available");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_new_column_is_present_and_zero),
        claim(a_missing_cell_has_no_value_and_a_reason),
        claim(a_column_that_is_not_there_is_refused_with_what_is_near),
        claim(every_reason_has_words_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
