/* test_release.c - names and dates of files that are given out. */
#include "bench.h"

#include "report/release.h"

static struct document *with_ids(struct run *run, const char *const *id, size_t tables)
{
    struct document *document = document_new(run, "d");
    document_add_words(run, document, "words");
    for (size_t i = 0; i < tables; i++)
        document_add(run, document, table_new(run, id[i], "t", 1));
    return document;
}

static void sheets_are_named_by_ids_or_numbers_and_never_twice(void **state)
{
    struct bench *bench = *state;
    static const char *const id[] = { "Table A1",
                                      "",
                                      "table a1",
                                      "Table 2",
                                      "Notes",
                                      "a/b:c",
                                      "An id that is longer than sheets allow" };
    static const char *const wanted[] = { "Table A1", "Table 2", "Table 3", "Table 4",
                                          "Table 5",  "Table 6", "Table 7" };
    const char **name = release_sheet_names(bench->run, with_ids(bench->run, id, COUNT(id)), 31);
    for (size_t i = 0; i < COUNT(id); i++)
        assert_string_equal(name[i], wanted[i]);
}

static void tables_are_named_by_their_titles_in_plain_letters(void **state)
{
    struct bench *bench = *state;
    const struct table *table =
        table_new(bench->run, "Table A1", "KS4 \u2013 r\u00E9sum\u00E9 (n = 145)", 1);
    assert_string_equal(release_table_name(bench->run, table, 0), "T1_Table_A1_KS4_r_sum_n_145");
    table = table_new(bench->run, "", "", 1);
    assert_string_equal(release_table_name(bench->run, table, 8), "T9");
}

static void the_date_is_said_or_fixed(void **state)
{
    (void)state;
    g_unsetenv("SOURCE_DATE_EPOCH");
    assert_int_equal(release_date(), 315532800);
    g_setenv("SOURCE_DATE_EPOCH", "1700000000", true);
    assert_int_equal(release_date(), 1700000000);
    static const char *const wrong[] = { "", "now", "0", "-5", "1e300" };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        g_setenv("SOURCE_DATE_EPOCH", wrong[i], true);
        assert_int_equal(release_date(), 315532800);
    }
    g_unsetenv("SOURCE_DATE_EPOCH");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(sheets_are_named_by_ids_or_numbers_and_never_twice),
        claim(tables_are_named_by_their_titles_in_plain_letters),
        claim(the_date_is_said_or_fixed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
