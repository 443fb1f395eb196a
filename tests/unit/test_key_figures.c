/* test_key_figures.c - counts and ranges beside the printed ones. */
#include "village.h"

#include "report/key_figures.h"

#define FIGURES                                                                                    \
    VILLAGE "key_figures:\n"                                                                       \
            "  - { label: Places, variable: x, what: count, published: \"145\" }\n"                \
            "  - { label: All places, variable: x, what: count, rows: all }\n"                     \
            "  - { label: Rain, variable: x, what: range, decimals: 1, unit: \" mm\",\n"           \
            "      published: \"6.7 to 21.3\" }\n"                                                 \
            "  - { label: All rain, variable: x, what: range, rows: all }\n"

static const struct table *table_of(struct bench *bench, const char *study, const char *survey)
{
    bench_put(bench, "survey.csv", survey);
    return key_figures_table(bench->run, village_panel_of(bench, study));
}

static void figures_are_of_the_rows_that_they_ask_for(void **state)
{
    const struct table *table = table_of(*state, FIGURES, SURVEY);
    static const char *const cells[][3] = {
        { "Figure", "here", "printed" },
        { "Local authorities in the sources", "7", "" },
        { "Places", "5", "145" },
        { "All places", "6", "" },
        { "Rain", "1.0 mm to 5.0 mm", "6.7 mm to 21.3 mm" },
        { "All rain", "1 to 7", "" },
    };
    assert_int_equal(table->rows, COUNT(cells));
    for (size_t r = 0; r < COUNT(cells); r++)
        for (size_t c = 0; c < 3; c++)
            assert_string_equal(table->row[r].cell[c].text, cells[r][c]);
}

static void a_figure_of_an_absent_variable_is_not_there(void **state)
{
    const struct table *table =
        table_of(*state,
                 VILLAGE_SOURCES "  other: { file: other.csv, layout: keyed, key: code }\n"
                                 "variables:\n  y: { from: survey, column: y }\n"
                                 "  a: { from: other, column: a }\n"
                                 "key_figures: [{ label: A, variable: a, what: count }]\n",
                 SURVEY);
    assert_string_equal(table->row[2].cell[1].text, "not there");
}

static bool has_note(const struct table *table, const char *part)
{
    for (size_t i = 0; i < table->notes; i++)
        if (strstr(table->note[i], part) != NULL)
            return true;
    return false;
}

#define ZEROS(keys)                                                                                \
    "title: T\nregisters: areas.csv\nsources: { lait: { file: lait.csv, layout: lait } }\n"        \
    "variables:\n  m: { from: lait, measure: M, periods: 2017-2018" keys " }\n"

static void zeros_taken_as_missing_are_listed(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "lait.csv",
              "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
              "M,,2017,,0,1,\nM,,2018,,3,1,\nM,,2018,,0,2,\nM,,2017,,2,2,\n");
    assert_true(has_note(table_of(bench, ZEROS(", zero: missing"), SURVEY),
                         "Zeros taken as missing, as the study says: Ambridge 2017 (M) and "
                         "Borchester 2018 (M)."));
    assert_false(has_note(table_of(bench, ZEROS(""), SURVEY), "Zeros"));
}

#define FACTOR                                                                                     \
    VILLAGE_SOURCES "variables:\n  a: { from: survey, column: a }\n"                               \
                    "  b: { from: survey, column: b }\n  d: { from: survey, column: d }\n"         \
                    "  f: { label: Fortune, factor: [a, b, d], method: paf }\n"

static void a_factor_says_who_how_and_how_much(void **state)
{
    const struct table *table = table_of(*state, FACTOR,
                                         "code,a,b,d\n1,1,1.1,2\n2,2,2.3,1\n3,3,2.7,4\n4,4,4.4,3\n"
                                         "5,5,4.6,5\n6,6,c,6\n7,7,6.8,6\n");
    assert_true(has_note(table, "Fortune: one factor of 6 authorities by principal axis; loadings "
                                "a "));
}

/* a and b go together, d against both: one loading is negative. */
static void an_indicator_that_goes_against_the_others_is_cautioned_against(void **state)
{
    const struct table *table = table_of(*state, FACTOR,
                                         "code,a,b,d\n1,1,1.1,6\n2,2,2.3,7\n3,3,2.7,4\n4,4,4.4,5\n"
                                         "5,5,4.6,3\n6,6,6.1,2\n7,7,6.8,1\n");
    assert_true(
        has_note(table, "Caution: it is doubtful that the 3 indicators of Fortune are one thing: d "
                        "loads negatively (alpha is "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(figures_are_of_the_rows_that_they_ask_for),
        claim(a_figure_of_an_absent_variable_is_not_there),
        claim(zeros_taken_as_missing_are_listed),
        claim(a_factor_says_who_how_and_how_much),
        claim(an_indicator_that_goes_against_the_others_is_cautioned_against),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
