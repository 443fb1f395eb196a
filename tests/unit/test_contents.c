/* test_contents.c - everything that a file holds is kept, and told of whom. */
#include "village.h"

#include "read/contents.h"

static const struct contents *read(struct bench *bench, const char *text, enum layout layout,
                                   const char *key)
{
    struct source *source = talloc_zero(bench->run, struct source);
    *source = (struct source){ .layout = layout, .key = key, .key_is = KEY_LA_NUMBER };
    struct contents *contents = NULL;
    const char *path = bench_put(bench, "file.csv", text);
    assert_done(bench, contents_read(bench->run, path, source, village_areas(bench), &contents));
    return contents;
}

static void keeps_each_cell_with_its_line_area_and_reason(void **state)
{
    const struct contents *contents =
        read(*state, "code,y,w\n1,2.5,good\n\n2,c,poor\n3,x,\n", LAYOUT_KEYED, "code");
    assert_int_equal(contents->count, 2);
    const struct series *y = contents_find(contents, "y"), *w = contents_find(contents, "w");
    assert_true(y->entries == 3 && y->numbers == 1 && y->texts == 0);
    assert_true(y->entry[0].value == 2.5 && y->entry[0].line == 2 && y->entry[0].area == 0);
    assert_true(isnan(y->entry[1].value) && y->entry[1].line == 4 && y->entry[1].area == 1);
    assert_int_equal(y->missing[MISSING_CONFIDENTIAL], 1);
    assert_int_equal(y->missing[MISSING_NOT_AVAILABLE], 1);
    assert_true(w->texts == 2 && w->numbers == 0 && w->missing[MISSING_EMPTY] == 1);
    assert_null(contents_find(contents, "code"));
}

static void tells_rows_of_no_authority_apart(void **state)
{
    const struct contents *contents =
        read(*state, "code,y\n1,2\n90,3\n77,4\n2,5\n1,6\n", LAYOUT_KEYED, "code");
    assert_int_equal(contents->left[AREA_AGGREGATE], 1);
    assert_int_equal(contents->left[AREA_UNKNOWN], 1);
    assert_true(contents->strangers == 1 && contents->first_stranger.line == 4);
    assert_string_equal(contents->first_stranger.text, "77");
    assert_int_equal(contents->series[0].entries, 3);
    assert_true(contents->seen[0] && contents->seen[1] && !contents->seen[2]);
    assert_int_equal(contents->agains, 1);
    assert_true(contents->again[0].first == 2 && contents->again[0].second == 6);
}

static void counts_the_texts_that_differ(void **state)
{
    const struct contents *contents =
        read(*state, "a,b\n1,good\n2,x\nodd,good\n", LAYOUT_PLAIN, NULL);
    const struct series *a = contents_find(contents, "a"), *b = contents_find(contents, "b");
    assert_int_equal(g_hash_table_size(b->text), 2);
    assert_int_equal(GPOINTER_TO_SIZE(g_hash_table_lookup(b->text, "good")), 2);
    assert_true(a->numbers == 2 && a->texts == 1 && a->odd_line == 4);
    assert_string_equal(a->odd, "odd");
    assert_false(contents->keyed);
}

static void a_survey_is_confidential_and_no_other_file(void **state)
{
    assert_true(read(*state, "a,b\n1,2\n", LAYOUT_SURVEY, NULL)->confidential);
    assert_false(read(*state, "a,b\n1,2\n", LAYOUT_PLAIN, NULL)->confidential);
}

static void finds_the_codes_that_a_dictionary_repeats(void **state)
{
    const struct contents *contents = read(
        *state, "Measure_short,Chart_title,Year_Type\nA,x,y\nB,x,y\nA,x,y\n\"C\n\",x,y\nA,x,y\n",
        LAYOUT_LAIT_DICTIONARY, NULL);
    assert_int_equal(contents->repeated, 1);
    assert_string_equal(contents->repetition[0], "A (lines 2, 4, 7)");
}

static void takes_a_period_that_is_no_year(void **state)
{
    const struct contents *contents =
        read(*state,
             "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
             "M,,2017-18 (OT),Ambridge,1,1,B\nM,,0,Ambridge,-,1,B\nM,,2017,England,7,90,NA\n",
             LAYOUT_LAIT, NULL);
    assert_int_equal(contents->periods, 2);
    assert_true(contents->period[0].year == 2017 && contents->period[1].year == 0);
    assert_string_equal(contents->period[1].text, "0");
    assert_int_equal(contents->series[0].entries, 2);
    assert_int_equal(contents->left[AREA_AGGREGATE], 1);
    assert_true(contents->seen_larger[8] && !contents->seen[8]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(keeps_each_cell_with_its_line_area_and_reason),
        claim(tells_rows_of_no_authority_apart),
        claim(counts_the_texts_that_differ),
        claim(a_survey_is_confidential_and_no_other_file),
        claim(finds_the_codes_that_a_dictionary_repeats),
        claim(takes_a_period_that_is_no_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
