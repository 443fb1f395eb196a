/* test_grid_column.c - what kind each column of a grid is, and its cells as numbers or texts. */
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
    refuses_column(
        *state, "id,x\n1,c\n2,n/a\n3,5\n4,many\n",
        "f.csv:3:2: 'n/a' in the column 'x' is neither a number nor a data symbol; "
        "correct it, write z, x or c, or declare it with --missing 'n/a' (and 1 more odd "
        "cell, in line 5)");
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

static const struct column *column_x(struct bench *bench, const char *text)
{
    return frame_column(frame_of(bench, text, NULL), "x");
}

static void numbers_may_be_written_as_spreadsheets_write_them(void **state)
{
    const struct column *x = column_x(*state, "id,x\n1,\"1,234\"\n2,\xC2\xA3"
                                              "5\n3,\xE2\x88\x92"
                                              "3\n4,12.5 [p]\n5,1.2E+05\n6,c\n");
    static const double numbers[] = { 1234, 5, -3, 12.5, 120000 };
    assert_int_equal(x->kind, COLUMN_NUMBER);
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_number(x->number[i], numbers[i]);
    assert_int_equal(x->missing[5], MISSING_CONFIDENTIAL);
}

static void a_column_is_numeric_if_any_cell_is_a_numeral(void **state)
{
    refuses_column(*state, "id,x\n1,good\n2,12%\n",
                   "f.csv:2:2: 'good' in the column 'x' is neither a number nor a data symbol; "
                   "correct it, write z, x or c, or declare it with --missing 'good'");
}

static void the_first_odd_cell_is_named_and_the_others_counted(void **state)
{
    refuses_column(*state, "id,x\n1,5\n2,>95\n3,6\n4,many\n5,7\n6,few\n",
                   "f.csv:3:2: '>95' in the column 'x' is a bound and no number; decide on one "
                   "number, or declare it with --missing '>95' (and 2 more odd cells, the next in "
                   "line 5)");
}

static void a_date_among_numbers_is_told_for_what_it_was(void **state)
{
    refuses_column(*state, "id,x\n1,5\n2,01-Feb\n",
                   "f.csv:3:2: '01-Feb' in the column 'x' looks like a date that a spreadsheet "
                   "made of something else, such as '1/2' or '1-2'; put back what was typed, or "
                   "declare it with --missing '01-Feb'");
}

static void dates_alone_are_texts(void **state)
{
    assert_int_equal(column_x(*state, "id,x\n1,01-Feb\n2,02-Mar\n")->kind, COLUMN_TEXT);
}

static void percent_signs_in_some_cells_are_no_matter(void **state)
{
    struct bench *bench = *state;
    const struct column *x = column_x(bench, "id,x\n1,85%\n2,90\n3,0\n4,0.5\n");
    static const double numbers[] = { 85, 90, 0, .5 };
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_number(x->number[i], numbers[i]);
    /* Zero is zero on either scale, and rates below one percent are on one. */
    assert_number(column_x(bench, "id,x\n1,85%\n2,0\n")->number[1], 0);
    assert_number(column_x(bench, "id,x\n1,0.8%\n2,0.5\n")->number[0], .8);
}

static void percentages_beside_what_may_be_fractions_are_refused(void **state)
{
    refuses_column(*state, "id,x\n1,85%\n2,0\n3,0.85\n4,1\n",
                   "f.csv:4:2: '0.85' in the column 'x' may be a fraction: no number without a "
                   "percent sign is above 1 there, and line 2 has '85%'; write all on one scale");
}

static void a_declared_number_is_missing_however_it_is_written(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "-99" };
    const struct texts declared = { 1, text, NULL };
    const struct frame *frame = frame_of(bench,
                                         "x,t\n-99,-99\n-99.0,a\n\xE2\x88\x92"
                                         "99,b\n99,c\n",
                                         &declared);
    const struct column *x = frame_column(frame, "x"), *t = frame_column(frame, "t");
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(x->missing[i], MISSING_DECLARED);
    assert_number(x->number[3], 99);
    assert_string_equal(x->why[1], "declared missing ('-99.0')");
    /* Declared, it is no number that would make a column of texts a numeric one. */
    assert_int_equal(t->kind, COLUMN_TEXT);
    assert_int_equal(t->missing[0], MISSING_DECLARED);
}

/* A file with semicolons, read by what its source says. */
static struct grid *semicolons(struct bench *bench, const char *text, struct source *source)
{
    static const struct csv_form form = { .separator = ';' };
    const struct recognised recognised = { .layout = LAYOUT_PLAIN, .header_rows = 1 };
    struct csv_file *file = NULL;
    struct grid *grid = grid_new(bench->run, source);
    assert_done(bench, csv_open(bench->run, bench_put(bench, "f.csv", text), &form, &file)
                           && grid_read(bench->run, file, &recognised, NULL, 0,
                                        ledger_new(bench->run), grid));
    return grid;
}

static void refuses_semicolons(struct bench *bench, const char *text, struct source source,
                               const char *message)
{
    bench_again(bench);
    struct frame *frame = NULL;
    assert_false(grid_frame(bench->run, semicolons(bench, text, &source), NULL, &frame));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void a_decimal_comma_must_be_said(void **state)
{
    struct bench *bench = *state;
    static const char text[] = "id;x\n1;1,5\n2;2,25\n3;1.000,5\n";
    refuses_semicolons(
        bench, text, (struct source){ .name = NULL },
        "f.csv:2:2: '1,5' in the column 'x' has a comma that does not part thousands; correct it, "
        "or say --decimal comma if it is the decimal sign (and 2 more odd cells, the next "
        "in line 3)");
    refuses_semicolons(
        bench, text, (struct source){ .name = "ks4" },
        "f.csv:2:2: '1,5' in the column 'x' has a comma that does not part thousands; correct it, "
        "or say 'decimal: comma' in the source 'ks4' if it is the decimal sign (and 2 more "
        "odd cells, the next in line 3)");
    bench_again(bench);
    struct source comma = { .decimal = 2 };
    struct frame *frame = NULL;
    assert_done(bench, grid_frame(bench->run, semicolons(bench, text, &comma), NULL, &frame));
    static const double numbers[] = { 1.5, 2.25, 1000.5 };
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_number(frame_column(frame, "x")->number[i], numbers[i]);
}

static void what_could_be_thousands_or_decimals_is_refused(void **state)
{
    struct bench *bench = *state;
    refuses_semicolons(bench, "id;x\n1;5\n2;1,234\n", (struct source){ .name = NULL },
                       "f.csv:3:2: '1,234' in the column 'x' could have thousands or decimals "
                       "behind its comma; say --decimal comma or --decimal point");
    refuses_semicolons(bench, "id;x\n1;1.234\n2;5\n", (struct source){ .name = "ks4" },
                       "f.csv:2:2: '1.234' in the column 'x' could have thousands or decimals "
                       "behind its point; say 'decimal: comma' in the source 'ks4' or 'decimal: "
                       "point' in the source 'ks4'");
    refuses_semicolons(bench, "id;x\n1;1,5\n2;2.5\n", (struct source){ .decimal = 2 },
                       "f.csv:3:2: '2.5' in the column 'x' has a decimal point, and this file a "
                       "decimal comma; correct it, or say --decimal point");
}

/* Several answers in a cell are no decimals, if other cells say so. */
static void commas_in_texts_do_not_make_them_numbers(void **state)
{
    assert_int_equal(column_x(*state, "id,x\n1,\"1,3\"\n2,\"1,2,3\"\n")->kind, COLUMN_TEXT);
}

static void a_very_long_cell_is_shortened_in_the_message(void **state)
{
    char text[400] = "x\n1\n";
    memset(text + 4, 'a', 300);
    char wanted[81];
    memset(wanted, 'a', 80);
    wanted[80] = '\0';
    struct bench *bench = *state;
    bench_again(bench);
    struct frame *frame = NULL;
    assert_false(grid_frame(bench->run, grid_of(bench, text), NULL, &frame));
    assert_refused(bench, STATUS_MALFORMED,
                   talloc_asprintf(bench->run,
                                   "f.csv:3:1: '%s\u2026' in the column 'x' is neither a number "
                                   "nor a data symbol; correct it, write z, x or c, or declare "
                                   "it with --missing '%s\u2026'",
                                   wanted, wanted));
}

static void rows_can_be_put_where_they_belong(void **state)
{
    struct bench *bench = *state;
    const struct grid *grid = grid_of(bench, "x\n1\n2\n3\n");
    const size_t rows[] = { 2, SIZE_MAX, 0 };
    struct frame *frame = frame_new(bench->run, 3, "");
    struct column *column = frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    column_miss(column, 1, MISSING_NO_ROW, "no row");
    grid_column_fill(bench->run, &grid->column[0], grid, NULL, 3, rows, column);
    assert_number(column->number[2], 1);
    assert_number(column->number[0], 3);
    assert_int_equal(column->missing[1], MISSING_NO_ROW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(numbers_and_symbols_are_a_numeric_column),
        claim(a_mixture_is_refused_at_the_first_odd_cell),
        claim(a_declared_text_is_missing_in_any_column),
        claim(symbols_are_texts_in_a_column_of_texts),
        claim(numbers_may_be_written_as_spreadsheets_write_them),
        claim(a_column_is_numeric_if_any_cell_is_a_numeral),
        claim(the_first_odd_cell_is_named_and_the_others_counted),
        claim(a_date_among_numbers_is_told_for_what_it_was),
        claim(dates_alone_are_texts),
        claim(percent_signs_in_some_cells_are_no_matter),
        claim(percentages_beside_what_may_be_fractions_are_refused),
        claim(a_declared_number_is_missing_however_it_is_written),
        claim(a_decimal_comma_must_be_said),
        claim(what_could_be_thousands_or_decimals_is_refused),
        claim(commas_in_texts_do_not_make_them_numbers),
        claim(a_very_long_cell_is_shortened_in_the_message),
        claim(rows_can_be_put_where_they_belong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
