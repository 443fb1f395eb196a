/* test_forest.c - printed against recomputed coefficients, as numbers and as scenes. */
#include "village.h"

#include "pictured.h"

#define PRINTED_HEADER "table,outcome,model,term,transform,n,b,se,p\n"
#define STUDY VILLAGE "tables: [table-1.yaml, table-2.yaml]\n"
#define TABLE_2 "id: Table 2\ntitle: Winds\nmodels: { M: y ~ w }\n"

/* Two tables, of which the first has printed figures. */
static struct pictured picture(struct bench *bench, const char *printed, const char *models)
{
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "printed.csv", talloc_asprintf(bench->run, PRINTED_HEADER "%s", printed));
    bench_put(bench, "table-1.yaml",
              talloc_asprintf(bench->run, TABLE_1 "published: printed.csv\nmodels: %s\n", models));
    bench_put(bench, "table-2.yaml", TABLE_2);
    const struct panel *panel = village_panel_of(bench, STUDY);
    struct pictured pictured = pictured_of(CHART_FOREST, panel->frame);
    pictured.panel = panel;
    pictured.analysis.offer = fitted_offer(panel, MISSING_RULE_LISTWISE);
    return pictured;
}

#define ONE_MODEL "{ M: y ~ x }"

/* The textbook's slope is .6 with a standard error of .282843 on 3 degrees of freedom; in R:
 * qt(.975, 10 - 2) * .2 = .4612008 */
static void the_printed_interval_is_by_t_with_the_printed_n(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "1,Yield,M,Rain,,10,.5,.2,.04*\n", ONE_MODEL);
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_int_equal(figure->rows, 1);
    assert_close(pictured_number(figure, "estimate", 0), .6, 1e-12);
    assert_close(pictured_number(figure, "printed.estimate", 0), .5, 1e-12);
    assert_close(pictured_number(figure, "printed.conf.low", 0), .5 - .4612008, 1e-6);
    assert_close(pictured_number(figure, "printed.conf.high", 0), .5 + .4612008, 1e-6);
    /* Marks, and the printed bar, stand where these say. */
    double zero = pictured_item(figure, "zero line", 0)->point[0].x;
    double unit = (pictured_item(figure, "estimate", 0)->centre.x - zero) / .6;
    struct box printed = item_box(pictured_item(figure, "estimate", 1));
    assert_true(fabs((printed.left + printed.right) / 2 - zero - .5 * unit) < 1e-6);
    const struct item *bar = pictured_item(figure, "interval", 1);
    assert_true(bar->dashed);
    assert_true(fabs(bar->point[0].x - zero - (.5 - .4612008) * unit) < 1e-4);
}

static void a_printed_error_of_zero_gives_no_interval_and_is_counted(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "1,Yield,M,Rain,,10,.5,.00,.04*\n", ONE_MODEL);
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_true(isnan(pictured_number(figure, "printed.conf.low", 0)));
    assert_int_equal(layout_count(figure->scene, "interval"), 1);
    assert_non_null(pictured_note(figure, "1 of 1 have none"));
}

/* Standardised, both are multiplied by s_x / s_y: in R sd(1:5) / sd(c(2, 4, 5, 4, 5)) = 1.290994 */
static void standardised_the_print_is_rescaled_with_the_recomputed(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "1,Yield,M,Rain,,10,.5,.2,.04*\n", ONE_MODEL);
    pictured.chart.standardised = 1;
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_close(pictured_number(figure, "estimate", 0), .6 * 1.290994, 1e-6);
    assert_close(pictured_number(figure, "printed.estimate", 0), .5 * 1.290994, 1e-6);
    pictured = picture(bench, "1,Yield,M,Rain,,10,-.5,.2,.04*\n", ONE_MODEL);
    pictured.chart.standardised = 1;
    assert_non_null(strstr(pictured_figure(bench, &pictured)->scene->description,
                           "printed, rescaled, \u2212.645 (95% CI "));
}

static void each_row_has_the_mark_of_its_verdict(void **state)
{
    struct bench *bench = *state;
    static const char *const printed[][2] = {
        { "1,Yield,M,Rain,,5,.6,.28,.124\n", "=" },
        { "1,Yield,M,Rain,,5,.5,.2,.09\n", "\u2248" },
        { "1,Yield,M,Rain,,5,.5,.1,.01*\n", "~" },
        { "1,Yield,M,Rain,,5,-.5,.2,.09\n", "\u2260" },
    };
    for (size_t i = 0; i < COUNT(printed); i++) {
        struct pictured pictured = picture(bench, printed[i][0], ONE_MODEL);
        const struct figure *figure = pictured_figure(bench, &pictured);
        assert_non_null(layout_find(figure->scene, "beside", printed[i][1]));
        assert_non_null(pictured_note(
            figure, "of 1 printed coefficients, each with its standard error and p-value: "));
        assert_int_equal(strstr(figure->scene->description, "The one that differs: 1, Yield: Rain")
                             != NULL,
                         i == 3);
    }
}

static void models_of_one_outcome_share_an_axis_and_go_by_their_names(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench,
                                       "1,Yield,A,Rain,,5,.6,.28,.124\n"
                                       "1,Yield,B,Wind,,5,20,3,.01\n",
                                       "{ A: y ~ x, B: y ~ w }");
    pictured.width = "175";
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_non_null(layout_find(figure->scene, "panel title", "Yield, A"));
    assert_non_null(layout_find(figure->scene, "panel title", "Yield, B"));
    double from[2], to[2];
    for (size_t i = 0; i < 2; i++) {
        const struct item *axis = pictured_item(figure, "axis", i);
        from[i] = pictured_item(figure, "zero line", i)->point[0].x - axis->point[0].x;
        to[i] = axis->point[1].x - axis->point[0].x;
    }
    assert_true(fabs(from[0] / to[0] - from[1] / to[1]) < 0.02);
}

static void tables_without_print_have_no_part(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench, "1,Yield,M,Rain,,5,.6,.28,.124\n", ONE_MODEL);
    assert_string_equal(pictured_text(pictured_figure(bench, &pictured), "table", 0), "1");
    pictured.chart.table = "2";
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: no table here has printed figures to set beside the "
                      "recomputed ones; name a table with 'published'");
    pictured = picture(bench, "1,Yield,M,Rain,,5,.6,.28,.124\n", ONE_MODEL);
    pictured.chart.table = "3";
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: the study has no table '3'");
    pictured.panel = NULL;
    assert_no_picture(bench, &pictured, STATUS_MALFORMED,
                      "chart.yaml:1:1: printed figures are those of the tables of a study; say "
                      "which by --study");
}

static void a_table_without_its_data_is_named(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "printed.csv",
              PRINTED_HEADER "1,Yield,M,Rain,,5,.6,.28,.124\n2,Yield,M,Gone,,5,.6,.28,.124\n");
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "table-1.yaml", TABLE_1 "published: printed.csv\nmodels: { M: y ~ x }\n");
    bench_put(bench, "table-2.yaml",
              "id: Table 2\ntitle: Gone\npublished: printed.csv\nmodels: { M: y ~ gone }\n");
    const struct panel *panel = village_panel_of(
        bench, VILLAGE_SOURCES "  other: { file: other.csv, layout: keyed, key: code }\n"
                               "variables:\n  y: { label: Yield, from: survey, column: y }\n"
                               "  x: { label: Rain, from: survey, column: x }\n"
                               "  gone: { label: Gone, from: other, column: g }\n"
                               "keep: [y]\ntables: [table-1.yaml, table-2.yaml]\n");
    struct pictured pictured = pictured_of(CHART_FOREST, panel->frame);
    pictured.panel = panel;
    pictured.analysis.offer = fitted_offer(panel, MISSING_RULE_LISTWISE);
    const struct figure *figure = pictured_figure(bench, &pictured);
    assert_int_equal(figure->rows, 1);
    assert_non_null(pictured_note(figure, "Left out, as the data are not there: Table 2."));
}

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct bench *bench = *state;
    struct pictured pictured = picture(bench,
                                       "1,Yield,A,Rain,,5,.6,.28,.124\n"
                                       "1,Yield,B,Wind,,5,20000000,3,.01\n"
                                       "1,Yield,B,Rain,,5,-.00001,,\n",
                                       "{ A: y ~ x, B: y ~ w + x, C: w ~ x }");
    pictured.made_up = true;
    assert_laid_out(bench, pictured);
    pictured.chart.standardised = 1;
    pictured.chart.sort = SORT_P;
    assert_laid_out(bench, pictured);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_printed_interval_is_by_t_with_the_printed_n),
        claim(a_printed_error_of_zero_gives_no_interval_and_is_counted),
        claim(standardised_the_print_is_rescaled_with_the_recomputed),
        claim(each_row_has_the_mark_of_its_verdict),
        claim(models_of_one_outcome_share_an_axis_and_go_by_their_names),
        claim(tables_without_print_have_no_part),
        claim(a_table_without_its_data_is_named),
        claim(nothing_overlaps_and_nothing_is_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
