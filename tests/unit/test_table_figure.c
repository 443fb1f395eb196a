/* test_table_figure.c - a table of a study as a figure. */
#include "pictured.h"

/* Variable | B: of rain, standardised, as found and as printed; and n. */
static struct pictured picture(struct bench *bench)
{
    static const char *const heading[] = { "Variable", "B" };
    struct run *run = bench->run;
    struct table *table = table_headed(run, "Yields", heading, 2);
    table->id = "Table 1";
    static const struct {
        enum row_kind kind;
        const char *mark, *name, *figure;
    } rows[] = { { ROW_BODY, "z", "rain", "-.5*" },
                 { ROW_PRINTED, NULL, "as printed", "-.4\u2248" },
                 { ROW_SUMMARY, NULL, "n", NULL } };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct table_row *row = table_add_row(run, table, rows[i].kind);
        row->cell[0] = (struct cell){ .text = rows[i].name, .mark = rows[i].mark, .span = 1 };
        row->cell[1].text = rows[i].figure;
    }
    table_add_note(run, table, "z = standardised.");
    struct pictured pictured = pictured_of(CHART_TABLE, NULL);
    pictured.table = table;
    return pictured;
}

static void the_numbers_are_the_cells_as_they_stand(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench);
    assert_string_equal(figure_csv(bench->run, pictured_figure(bench, &pictured)),
                        "mark,Variable,B\nz,rain,-.5*\n,as printed,'-.4\u2248\n,n,\n");
}

static void the_titles_are_those_of_the_table(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench);
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_string_equal(figure->id, "Table 1");
    assert_string_equal(figure->title, "Yields");
    assert_null(figure->headline);
    assert_string_equal(figure->scene->title, "Table 1 Yields");
}

static void the_authors_words_stand_instead_and_beneath(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench);
    pictured.chart.id = "Figure 9";
    pictured.chart.title = "Rain and yield";
    pictured.chart.headline = "Less rain, more yield";
    pictured.chart.note = "Mine.";
    pictured.chart.source = "The village";
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_string_equal(figure->scene->title, "Figure 9 Rain and yield");
    assert_non_null(layout_find(figure->scene, "headline", "Less rain, more yield"));
    assert_int_equal(figure->notes, 3);
    assert_string_equal(figure->note[0], "z = standardised.");
    assert_string_equal(figure->note[2], "Source: The village");
    assert_int_equal(layout_count(figure->scene, "note"), 3);
    assert_int_equal(pictured.table->notes, 1);
}

static void the_alt_text_says_what_it_is_then_reads_it(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench);
    pictured.made_up = true;
    assert_string_equal(pictured_figure(bench, &pictured)->scene->description, MADE_UP_NOTE
                        " Table 1 Yields. Table of 2 columns: Variable; B. z rain: \u2212.5*. as "
                        "printed: \u2212.4\u2248. n. Notes: z = standardised.");
    pictured.chart.alt = "Rain again";
    const char *alt = pictured_figure(bench, &pictured)->scene->description;
    assert_non_null(strstr(alt, "Rain again. Table of 2 columns"));
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench);
    pictured.chart.headline = "A headline that is long enough to be broken on a narrow page";
    assert_laid_out(bench, pictured);
    pictured.made_up = true;
    assert_laid_out(bench, pictured);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_numbers_are_the_cells_as_they_stand),
        claim(the_titles_are_those_of_the_table),
        claim(the_authors_words_stand_instead_and_beneath),
        claim(the_alt_text_says_what_it_is_then_reads_it),
        claim(nothing_overlaps_and_nothing_is_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
