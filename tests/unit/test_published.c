/* test_published.c - a printed table, cell by cell as printed. */
#include "village.h"

#include "read/published.h"

#define HEADER "table,outcome,model,term,transform,n,b,se,p,b_reading,se_reading,note\n"

static struct published *published_of(struct bench *bench, const char *rows)
{
    struct published *published = NULL;
    const char *text = talloc_asprintf(bench->run, HEADER "%s", rows);
    assert_done(bench,
                published_read(bench->run, bench_put(bench, "p.csv", text), "A", &published));
    return published;
}

static void refuses(struct bench *bench, const char *row, const char *message)
{
    bench_again(bench);
    struct published *published = NULL;
    const char *text = talloc_asprintf(bench->run, HEADER "%s", row);
    assert_false(published_read(bench->run, bench_put(bench, "p.csv", text), "A", &published));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void assert_printed(const struct printed *printed, const char *text, double value,
                           size_t decimals, bool below, const char *stars)
{
    assert_string_equal(printed->text, text);
    assert_number(printed->value, value);
    assert_int_equal(printed->decimals, decimals);
    assert_int_equal(printed->below, below);
    assert_string_equal(printed->stars, stars);
}

static void a_cell_is_its_text_its_number_and_its_stars(void **state)
{
    struct bench *bench = *state;
    const struct published *published =
        published_of(bench, "A,KS4,Model 1,Rain,z,145,-.058,.3,.040*,,,\n"
                            "A,KS4,Model 1,Wind,,137,1590,12.50,<.001***,,,\n");
    const struct published_row *rain = &published->row[0], *wind = &published->row[1];
    assert_printed(&rain->estimate, "-.058", -0.058, 3, false, "");
    assert_printed(&rain->std_error, ".3", 0.3, 1, false, "");
    assert_printed(&rain->p_value, ".040*", 0.04, 3, false, "*");
    assert_printed(&wind->estimate, "1590", 1590, 0, false, "");
    assert_printed(&wind->p_value, "<.001***", 0.001, 3, true, "***");
    assert_int_equal(rain->nobs, 145);
    assert_int_equal(wind->nobs, 137);
    assert_int_equal(wind->place.line, 3);
}

static void a_reading_counts_and_the_text_stays(void **state)
{
    struct bench *bench = *state;
    const struct published *published =
        published_of(bench, "A,KS4,M,Rain,,145,1590,149,.287,1.590,1.49,points were lost\n");
    assert_printed(&published->row[0].estimate, "1590", 1.59, 3, false, "");
    assert_printed(&published->row[0].std_error, "149", 1.49, 2, false, "");
    assert_string_equal(published->row[0].note, "points were lost");
}

static void nothing_printed_is_no_number(void **state)
{
    struct bench *bench = *state;
    const struct published *published = published_of(bench, "A,KS4,M,R2,,145,.422,,,,,\n");
    assert_true(isnan(published->row[0].std_error.value));
    assert_true(isnan(published->row[0].p_value.value));
    assert_string_equal(published->row[0].p_value.text, "");
    assert_number(published->row[0].estimate.value, 0.422);
}

static void a_row_is_found_by_outcome_model_and_term(void **state)
{
    struct bench *bench = *state;
    const struct published *published = published_of(bench, "A,a,M,Rain,,9,1,1,.5,,,\n"
                                                            "A,b,M,Rain,,9,2,1,.5,,,\n"
                                                            "A,b,N,Rain,,9,3,1,.5,,,\n");
    assert_number(published_find(published, "b", "M", "Rain")->estimate.value, 2);
    assert_number(published_find(published, "b", "N", "Rain")->estimate.value, 3);
    assert_null(published_find(published, "a", "N", "Rain"));
    assert_null(published_find(published, "a", "M", "rain"));
}

static void only_the_rows_of_the_table_are_kept(void **state)
{
    struct bench *bench = *state;
    const struct published *published = published_of(bench, "B,a,M,One,,9,1,1,.5*,,,\n"
                                                            "A,a,M,One,,9,2,1,.5,,,\n"
                                                            "AA,a,M,One,,9,3,1,.5,,,\n");
    assert_int_equal(published->rows, 1);
    assert_number(published->row[0].estimate.value, 2);
    assert_int_equal(published->row[0].place.line, 3);
    assert_false(published->row[0].starred); /* another table's stars are not its own */
    refuses(bench, "B,a,M,One,,9,1,1,.5,,,\n", "p.csv: has no row of a table 'A'");
}

static void stars_decide_in_a_table_that_has_any(void **state)
{
    struct bench *bench = *state;
    const struct published *published = published_of(bench, "A,a,M,One,,9,1,1,.050*,,,\n"
                                                            "A,a,M,Two,,9,1,1,.049,,,\n"
                                                            "A,a,M,Three,,9,1,1,<.001***,,,\n");
    assert_true(published_significant(&published->row[0]));
    assert_false(published_significant(&published->row[1]));
    assert_true(published_significant(&published->row[2]));
}

static void p_decides_in_a_table_without_stars(void **state)
{
    struct bench *bench = *state;
    const struct published *published = published_of(bench, "A,a,M,One,,9,1,1,.050,,,\n"
                                                            "A,a,M,Two,,9,1,1,.049,,,\n"
                                                            "A,a,M,Three,,9,1,1,<.05,,,\n"
                                                            "A,a,M,Four,,9,1,1,<.1,,,\n"
                                                            "A,a,M,Five,,9,1,1,,,,\n");
    static const bool significant[] = { false, true, true, false, false };
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(published_significant(&published->row[i]), significant[i]);
}

static void what_is_not_printed_like_a_number_is_refused(void **state)
{
    refuses(*state, "A,a,M,One,,9,1.2.3,1,.5,,,\n",
            "p.csv:2:7: '1.2.3' is not a printed number such as -.058, <.001***");
    refuses(*state, "A,a,M,One,,9,1,1,ns,,,\n",
            "p.csv:2:9: 'ns' is not a printed number such as -.058, <.001***");
    refuses(*state, "A,a,M,One,,,1,1,.5,,,\n", "p.csv:2:6: '' is not a number of observations; write a whole number, as 145");
    refuses(*state, "A,a,M,One,,-9,1,1,.5,,,\n", "p.csv:2:6: '-9' is not a number of observations; write a whole number, as 145");
}

static void what_follows_the_number_is_stars_and_nothing_else(void **state)
{
    refuses(*state, "A,a,M,One,,9,1,1,.040*1,,,\n",
            "p.csv:2:9: '.040*1' is not a printed number such as -.058, <.001***");
}

static void a_number_of_observations_is_whole(void **state)
{
    refuses(*state, "A,a,M,One,,14.5,1,1,.5,,,\n",
            "p.csv:2:6: '14.5' is not a number of observations; write a whole number, as 145");
}

static void a_column_that_is_not_there_is_named(void **state)
{
    struct bench *bench = *state;
    struct published *published = NULL;
    assert_false(published_read(
        bench->run, bench_put(bench, "p.csv", "outcome,model,term,n,b,se\n"), "A", &published));
    assert_refused(bench, STATUS_MALFORMED, "p.csv:1: a printed table needs the column 'p'; add it to the header");
}

/* The counts are those of the rows in the files, by wc -l; the cell was read in the report. */
static void the_printed_tables_that_ship_are_read(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *path, *key;
        size_t rows;
    } tables[] = { { "data/published/table-a1.csv", "A1", 21 },
                   { "data/published/table-a2.csv", "A2", 12 },
                   { "data/published/table-a3.csv", "A3", 25 },
                   { "data/published/table-a4.csv", "A4", 18 },
                   { "data/published/table-a5.csv", "A5", 22 } };
    struct published *published = NULL;
    size_t rows = 0;
    for (size_t i = 0; i < COUNT(tables); i++) {
        assert_done(bench, published_read(bench->run, tables[i].path, tables[i].key, &published));
        assert_int_equal(published->rows, tables[i].rows);
        rows += published->rows;
    }
    assert_int_equal(rows, 98);
    assert_done(bench, published_read(bench->run, tables[2].path, "A3", &published));
    const struct published_row *expenditure =
        published_find(published, "KS4 Attainment", "Model 1", "Expenditure level");
    assert_printed(&expenditure->estimate, "1590", 1.59, 3, false, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_cell_is_its_text_its_number_and_its_stars),
        claim(a_reading_counts_and_the_text_stays),
        claim(nothing_printed_is_no_number),
        claim(a_row_is_found_by_outcome_model_and_term),
        claim(only_the_rows_of_the_table_are_kept),
        claim(stars_decide_in_a_table_that_has_any),
        claim(p_decides_in_a_table_without_stars),
        claim(what_is_not_printed_like_a_number_is_refused),
        claim(what_follows_the_number_is_stars_and_nothing_else),
        claim(a_number_of_observations_is_whole),
        claim(a_column_that_is_not_there_is_named),
        claim(the_printed_tables_that_ship_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
