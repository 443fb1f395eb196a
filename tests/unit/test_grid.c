/* test_grid.c - a CSV file as columns, and what kind each column is. */
#include "village.h"

#include "read/grid.h"

static struct grid *grid_of(struct bench *bench, const char *text)
{
    struct grid *grid = NULL;
    assert_done(bench, grid_read_plain(bench->run, bench_put(bench, "f.csv", text), &grid));
    return grid;
}

static struct frame *frame_of(struct bench *bench, const char *text, const struct texts *declared)
{
    struct frame *frame = NULL;
    assert_done(bench, grid_frame(bench->run, grid_of(bench, text), declared, &frame));
    return frame;
}

static void refuses_column(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    struct frame *frame = NULL;
    assert_false(grid_frame(bench->run, grid_of(bench, text), NULL, &frame));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void cells_are_trimmed_and_know_their_line(void **state)
{
    struct bench *bench = *state;
    const struct grid *grid = grid_of(bench, "\" a \",b\n\" 1 \",x\n\n2,\"  y\n\"\n3,z\n");
    assert_int_equal(grid->rows, 3);
    assert_string_equal(grid->column[0].name, "a");
    assert_string_equal(grid->column[0].text[0], "1");
    assert_string_equal(grid->column[1].text[1], "y");
    assert_int_equal(grid->line[1], 4);
    assert_int_equal(grid->line[2], 6);
    assert_null(grid_find(grid, "A"));
}

static void only_wanted_columns_are_kept(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "c", "a" };
    struct place place[] = { { "study.yaml", 8, 3 }, { "study.yaml", 9, 3 } };
    const struct texts wanted = { 2, text, place };
    struct grid *grid = NULL;
    const char *path = bench_put(bench, "f.csv", "a,b,c,b\n1,2,3,4\n");
    assert_done(bench, grid_read(bench->run, path, &wanted, &grid));
    assert_int_equal(grid->columns, 2);
    assert_int_equal(grid_find(grid, "c")->cell, 3);
    assert_string_equal(grid_find(grid, "c")->text[0], "3");
    assert_null(grid_find(grid, "b"));
}

static void a_wanted_column_that_is_not_there_is_refused_where_it_was_asked_for(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "judgment" };
    struct place place[] = { { "study.yaml", 8, 3 } };
    const struct texts wanted = { 1, text, place };
    struct grid *grid = NULL;
    assert_false(
        grid_read(bench->run, bench_put(bench, "f.csv", "judgement,b\n1,2\n"), &wanted, &grid));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:8:3: f.csv has no column 'judgment'; did you mean 'judgement'?");
    bench_again(bench);
    assert_false(grid_read(bench->run, bench_put(bench, "f.csv", "a,b\n1,2\n"), &wanted, &grid));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:8:3: f.csv has no column 'judgment'; its columns are a and b");
}

static void a_column_that_stands_twice_is_refused(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    assert_false(
        grid_read_plain(bench->run, bench_put(bench, "f.csv", "\na,b, a\n1,2,3\n"), &grid));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:2:3: the column 'a' stands twice; the first is column 1");
}

static void numbers_and_symbols_are_a_numeric_column(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame =
        frame_of(bench, "id,x\n1,c\n2,1.5\n3,\n4,[low]\n5,-2e1\n6,NA\n", NULL);
    const struct column *x = frame_column(frame, "x");
    assert_int_equal(x->kind, COLUMN_NUMBER);
    assert_number(x->number[1], 1.5);
    assert_number(x->number[4], -20);
    static const enum missing missing[] = { MISSING_CONFIDENTIAL, PRESENT, MISSING_EMPTY,
                                            MISSING_LOW,          PRESENT, MISSING_NOT_AVAILABLE };
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(x->missing[i], missing[i]);
        assert_int_equal(isnan(x->number[i]), missing[i] != PRESENT);
    }
    assert_string_equal(x->why[0], "confidential ('c')");
    assert_string_equal(x->why[2], "empty cell");
    assert_string_equal(x->why[3], "low: rounds to zero and is not zero ('[low]')");
    assert_null(x->why[1]);
    assert_string_equal(frame->row_name[3], "line 5");
}

static void a_mixture_is_refused_at_the_first_odd_cell(void **state)
{
    refuses_column(*state, "id,x\n1,c\n2,n/a\n3,5\n4,many\n",
                   "f.csv:3:2: 'n/a' in the column 'x' is neither a number nor a data symbol; "
                   "correct it, write z, x or c, or declare it with --missing 'n/a'");
    refuses_column(*state, "id,x\n1,5\n2,0x10\n",
                   "f.csv:3:2: '0x10' in the column 'x' is neither a number nor a data symbol; "
                   "correct it, write z, x or c, or declare it with --missing '0x10'");
}

static void a_declared_text_is_missing_in_any_column(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "n/a" };
    const struct texts declared = { 1, text, NULL };
    const struct frame *frame = frame_of(bench, "x,t\nn/a,a\n5,n/a\n", &declared);
    assert_int_equal(frame_column(frame, "x")->missing[0], MISSING_DECLARED);
    assert_string_equal(frame_column(frame, "x")->why[0], "declared missing ('n/a')");
    assert_int_equal(frame_column(frame, "t")->kind, COLUMN_TEXT);
    assert_int_equal(frame_column(frame, "t")->missing[1], MISSING_DECLARED);
}

/* A letter may be an answer: only what cannot be one is missing. */
static void symbols_are_texts_in_a_column_of_texts(void **state)
{
    struct bench *bench = *state;
    const struct frame *frame = frame_of(bench, "id,t\n1,good\n2,c\n3,x\n4,NA\n5,\n6,low\n", NULL);
    const struct column *t = frame_column(frame, "t");
    static const char *const texts[] = { "good", "c", "x", NULL, NULL, "low" };
    assert_int_equal(t->kind, COLUMN_TEXT);
    for (size_t i = 0; i < 6; i++)
        if (texts[i] == NULL)
            assert_null(t->text[i]);
        else
            assert_string_equal(t->text[i], texts[i]);
    assert_int_equal(t->missing[3], MISSING_NOT_AVAILABLE);
    assert_int_equal(t->missing[4], MISSING_EMPTY);
}

static const struct column *answers_of(struct bench *bench, const char *text,
                                       const struct texts *yes, const struct texts *no)
{
    const struct grid *grid = grid_of(bench, text);
    struct column *column =
        frame_add(bench->run, frame_new(bench->run, grid->rows, ""), "t", COLUMN_NUMBER);
    return grid_answers_fill(bench->run, grid_find(grid, "t"), grid, NULL, yes, no, NULL, column)
               ? column
               : NULL;
}

static void answers_are_blind_to_case_and_any_other_text_is_no(void **state)
{
    const char *text[] = { "good", "Outstanding" };
    const struct texts yes = { 2, text, NULL }, no = { 0, NULL, NULL };
    const struct column *column = answers_of(
        *state, "id,t\n1,GOOD\n2,outstanding\n3,goods\n4,requires improvement\n5,\n6,[c]\n", &yes,
        &no);
    static const double answer[] = { 1, 1, 0, 0 };
    for (size_t i = 0; i < COUNT(answer); i++) {
        assert_int_equal(column->missing[i], PRESENT);
        assert_number(column->number[i], answer[i]);
    }
    assert_int_equal(column->missing[4], MISSING_EMPTY);
    assert_int_equal(column->missing[5], MISSING_CONFIDENTIAL);
    assert_string_equal(column->why[5], "confidential ('[c]')");
    assert_true(isnan(column->number[5]));
}

/* A letter that the study names is an answer, not a symbol. */
static void an_answer_that_is_neither_yes_nor_no_is_refused(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "y" }, *other[] = { "n", "x" };
    const struct texts yes = { 1, text, NULL }, no = { 2, other, NULL };
    const struct column *column = answers_of(bench, "id,t\n1,Y\n2,X\n3,z\n", &yes, &no);
    assert_number(column->number[0], 1);
    assert_number(column->number[1], 0);
    assert_int_equal(column->missing[2], MISSING_NOT_APPLICABLE);
    assert_null(answers_of(bench, "id,t\n1,y\n2,perhaps\n", &yes, &no));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:3:2: 'perhaps' in the column 't' is no answer that the study knows: y "
                   "for yes, n and x for no; correct it, or add it to the variable's 'yes' or "
                   "'no'");
}

static void rows_can_be_put_where_they_belong(void **state)
{
    struct bench *bench = *state;
    const struct grid *grid = grid_of(bench, "x\n1\n2\n3\n");
    const size_t rows[] = { 2, SIZE_MAX, 0 };
    struct frame *frame = frame_new(bench->run, 3, "");
    struct column *column = frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    column_miss(column, 1, MISSING_NO_ROW, "no row");
    grid_column_fill(bench->run, &grid->column[0], grid, NULL, rows, column);
    assert_number(column->number[2], 1);
    assert_number(column->number[0], 3);
    assert_int_equal(column->missing[1], MISSING_NO_ROW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(cells_are_trimmed_and_know_their_line),
        claim(only_wanted_columns_are_kept),
        claim(a_wanted_column_that_is_not_there_is_refused_where_it_was_asked_for),
        claim(a_column_that_stands_twice_is_refused),
        claim(numbers_and_symbols_are_a_numeric_column),
        claim(a_mixture_is_refused_at_the_first_odd_cell),
        claim(a_declared_text_is_missing_in_any_column),
        claim(symbols_are_texts_in_a_column_of_texts),
        claim(answers_are_blind_to_case_and_any_other_text_is_no),
        claim(an_answer_that_is_neither_yes_nor_no_is_refused),
        claim(rows_can_be_put_where_they_belong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
