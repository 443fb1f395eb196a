/* test_record.c - the cells of one record. */
#include "bench.h"

#include "read/record.h"

static void a_cell_counts_from_one_and_is_trimmed(void **state)
{
    struct bench *bench = *state;
    const struct csv_cell cell[] = { { " a b\u00A0", 6 }, { "", 0 } };
    const struct csv_record record = { 1, COUNT(cell), cell };
    assert_string_equal(record_text(bench->run, &record, 1), "a b");
    assert_string_equal(record_text(bench->run, &record, 2), "");
    assert_string_equal(record_text(bench->run, &record, 0), "");
    assert_string_equal(record_text(bench->run, &record, 3), "");
}

static void cells_of_blanks_are_not_filled(void **state)
{
    (void)state;
    const struct csv_cell cell[] = { { "a", 1 }, { "", 0 }, { "b", 1 }, { " \t", 2 } };
    const struct csv_record record = { 1, COUNT(cell), cell };
    size_t last = 0;
    assert_int_equal(record_filled(&record, &last), 2);
    assert_int_equal(last, 3);
    assert_int_equal(record_filled(&record, NULL), 2);
    const struct csv_record blank = { 2, 1, cell + 3 };
    assert_int_equal(record_filled(&blank, &last), 0);
    assert_int_equal(last, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_cell_counts_from_one_and_is_trimmed),
        claim(cells_of_blanks_are_not_filled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
