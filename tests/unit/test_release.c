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

static void titles_have_the_markers_of_their_notes(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "Table A1", "Yields", 1);
    assert_string_equal(release_title(bench->run, table, 4), "Table A1: Yields");
    table_add_note(bench->run, table, "a");
    table_add_note(bench->run, table, "b");
    assert_string_equal(release_title(bench->run, table, 4), "Table A1: Yields [note 5] [note 6]");
    for (int i = 0; i < 5; i++)
        table_add_note(bench->run, table, "c");
    table->id = "";
    assert_string_equal(release_title(bench->run, table, 0), "Yields [note 1] to [note 7]");
}

static void notes_are_numbered_through_all_tables(void **state)
{
    struct bench *bench = *state;
    static const char *const id[] = { "Table A1", "", "Table A3" };
    struct document *document = with_ids(bench->run, id, COUNT(id));
    assert_int_equal(release_note_count(document), 0);
    struct table *last = table_new(bench->run, "Table A4", "t", 1);
    table_add_note(bench->run, last, "first");
    table_add_note(bench->run, last, "second");
    document_add(bench->run, document, last);
    const char **sheet = release_sheet_names(bench->run, document, 31);
    const struct data_grid *notes = release_notes(bench->run, document, sheet);
    assert_int_equal(notes->rows, 2);
    assert_string_equal(notes->cell[3].text, "note 2");
    assert_string_equal(notes->cell[4].text, "second");
    assert_string_equal(notes->cell[5].text, "Table A4");
    const struct data_grid *contents = release_contents(bench->run, document, sheet);
    assert_int_equal(contents->rows, 4);
    assert_string_equal(contents->cell[2].text, "Table 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(sheets_are_named_by_ids_or_numbers_and_never_twice),
        claim(tables_are_named_by_their_titles_in_plain_letters),
        claim(the_date_is_said_or_fixed),
        claim(titles_have_the_markers_of_their_notes),
        claim(notes_are_numbered_through_all_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
