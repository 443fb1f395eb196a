/* test_model_table.c - a table of models in the layout of the printed report. */
#include "printed.h"

#include "report/model_table.h"

static struct table *laid_out(struct bench *bench, const struct fitted *fitted, const char *printed,
                              struct tally *tally)
{
    struct table *table = NULL;
    struct tally none = { { 0 } };
    assert_done(bench,
                model_table_layout(bench->run, fitted, &fitted->table[0],
                                   printed == NULL ? NULL : printed_tables(bench, printed)[0],
                                   &table, tally == NULL ? &none : tally));
    return table;
}

static struct table *table_of(struct bench *bench, const char *models)
{
    return laid_out(bench, village_fitted(bench, talloc_asprintf(bench->run, TABLE_1 "%s", models)),
                    NULL, NULL);
}

/* The row's cells with | between them. */
static const char *row_text(struct bench *bench, const struct table *table, size_t row)
{
    char *text = talloc_strdup(bench->run, "");
    for (size_t c = 0; c < table->columns; c++)
        text =
            talloc_asprintf_append(text, "%s%s", c == 0 ? "" : "|", table->row[row].cell[c].text);
    return text;
}

static void assert_row(struct bench *bench, const struct table *table, const char *wanted)
{
    char *all = talloc_strdup(bench->run, "");
    for (size_t r = 0; r < table->rows; r++) {
        const char *text = row_text(bench, table, r);
        if (strcmp(text, wanted) == 0)
            return;
        all = talloc_asprintf_append(all, "\n%s", text);
    }
    fail_msg("no row %s in%s", wanted, all);
}

static void assert_note(struct bench *bench, const struct table *table, const char *wanted)
{
    char *all = talloc_strdup(bench->run, "");
    for (size_t i = 0; i < table->notes; i++) {
        if (strcmp(bench_plain(bench, table->note[i]), wanted) == 0)
            return;
        all = talloc_asprintf_append(all, "\n%s", table->note[i]);
    }
    fail_msg("no note '%s' in%s", wanted, all);
}

static bool has_note(const struct table *table, const char *part)
{
    for (size_t i = 0; i < table->notes; i++)
        if (strstr(table->note[i], part) != NULL)
            return true;
    return false;
}

/* By hand: b = 6 / 10, RSS 2.4 of 6, sigma^2 = .8; standard errors and p by R's lm. */
static void one_model_is_a_column_with_its_summary(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_of(bench, "models: { Model 1: y ~ x }\n");
    static const char *const rows[] = { "|Yield (n=5)|",
                                        "Variable|B (SE)|p",
                                        "Rain|.600 (.28)|.124",
                                        "CONSTANT|2.200 (.94)|.101",
                                        "R\u00B2|.600|",
                                        "Adjusted R\u00B2|.467|",
                                        "F (degrees of freedom)|4.50 (1, 3)|.124",
                                        "Residual standard error|.894|" };
    assert_int_equal(table->columns, 3);
    assert_int_equal(table->rows, COUNT(rows));
    for (size_t r = 0; r < COUNT(rows); r++)
        assert_string_equal(row_text(bench, table, r), rows[r]);
    assert_int_equal(table->row[0].cell[1].span, 2);
    assert_int_equal(table->row[2].kind, ROW_BODY);
    assert_int_equal(table->row[3].kind, ROW_SUMMARY);
    assert_string_equal(table->id, "Table 1");
    assert_string_equal(table->title, "Yields");
}

/* y ~ x + w by R: 1.182 (.24), p .038; .745 (.06), p .007; 1.455 (.18), p .015. */
static void models_stand_side_by_side_with_their_names(void **state)
{
    struct bench *bench = *state;
    const struct table *table =
        table_of(bench, "models: { Model 1: y ~ x, Model 2: <Model 1> + w }\n");
    assert_row(bench, table, "|Yield (n=5)||Yield (n=5)|");
    assert_row(bench, table, "|Model 1||Model 2|");
    assert_row(bench, table, "Rain|.600 (.28)|.124|.745 (.06)|.007**");
    assert_row(bench, table, "Wind|||1.455 (.18)|.015*");
    assert_row(bench, table, "CONSTANT|2.200 (.94)|.101|1.182 (.24)|.038*");
}

static void n_has_a_column_where_a_column_of_models_has_several(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_of(bench, "models: { each: [y ~ x, y ~ w] }\n");
    assert_row(bench, table, "|Yield||");
    assert_row(bench, table, "Variable|B (SE)|p|n");
    assert_row(bench, table, "Rain|.600 (.28)|.124|5");
    assert_row(bench, table, "Wind|.333 (1.05)|.768|6"); /* by R */
    assert_int_equal(table->rows, 4);                    /* several models have no one constant */
}

static void n_has_a_column_where_the_author_says_so(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_of(bench, "models: { Model 1: y ~ x }\nnobs: column\n");
    assert_row(bench, table, "|Yield||");
    assert_row(bench, table, "Rain|.600 (.28)|.124|5");
}

static void the_author_chooses_the_decimals(void **state)
{
    struct bench *bench = *state;
    const struct table *table =
        table_of(bench, "models: { Model 1: y ~ x }\n"
                        "decimals: { estimate: 1, std_error: 4, p_value: 2, r_squared: 2 }\n");
    assert_row(bench, table, "Rain|.6 (.2828)|.12");
    assert_row(bench, table, "R\u00B2|.60|");
}

static void two_models_of_a_column_with_one_term_are_refused(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted =
        village_fitted(bench, TABLE_1 "models:\n  each:\n    - y ~ x\n    - y ~ w + x\n");
    struct table *table = NULL;
    struct tally tally = { { 0 } };
    assert_false(model_table_layout(bench->run, fitted, &fitted->table[0], NULL, &table, &tally));
    assert_refused(bench, STATUS_MALFORMED,
                   "table-1.yaml:6:7: two models called 'each' for the same outcome have the term "
                   "'x'; give them different names");
}

static void marks_say_what_a_predictor_has_been_through(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted_to(
        bench,
        VILLAGE_SOURCES "variables:\n  y: { label: Yield, from: survey, column: y }\n"
                        "  x: { label: Rain, from: survey, column: x, transform: ln }\n"
                        "  w: { label: Wind, from: survey, column: w }\n"
                        "keep: [y]\ntables: [table-1.yaml]\n",
        SURVEY, TABLE_1 "models: { Model 1: y ~ x + z(w) }\n");
    const struct table *table = laid_out(bench, fitted, NULL, NULL);
    assert_string_equal(table->row[2].cell[0].text, "Rain");
    assert_string_equal(table->row[2].cell[0].mark, "ln");
    assert_string_equal(table->row[3].cell[0].text, "Wind");
    assert_string_equal(table->row[3].cell[0].mark, "z");
    assert_null(table->row[4].cell[0].mark);
    assert_true(has_note(table, " ln = natural logarithm."));
    assert_true(has_note(table,
                         " z = standardised over every local authority with a value; Wind over "
                         "those kept."));
    const struct table *plain = table_of(bench, "models: { M: y ~ x }\n");
    assert_false(has_note(plain, "z = "));
    assert_false(has_note(plain, "ln = "));
}

static void labels_say_function_and_level(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted_to(
        bench,
        VILLAGE_SOURCES "variables:\n  y: { label: Yield, from: survey, column: y }\n"
                        "  x: { label: Rain, from: survey, column: x }\n"
                        "  w: { label: Wind, from: survey, column: w }\n"
                        "  r: { label: Rating, from: survey, column: rating }\n"
                        "keep: [y]\ntables: [table-1.yaml]\n",
        "code,y,x,w,rating\n1,2,1,0,a\n2,4,2,1,a\n3,5,3,1,b\n4,4,4,0,b\n5,6,5,0,b\n6,3,6,1,a\n"
        "7,9,8,0,a\n",
        TABLE_1 "models: { M: y ~ sqrt(x) + r, N: y ~ x:w, O: 'y ~ I(x^2)' }\n");
    const struct table *table = laid_out(bench, fitted, NULL, NULL);
    static const char *const labels[] = { "square root of Rain", "Rating[b]", "Rain \u00D7 Wind",
                                          "Rain to the power 2" };
    for (size_t i = 0; i < COUNT(labels); i++)
        assert_string_equal(table->row[3 + i].cell[0].text, labels[i]);
}

static void the_print_stands_below_with_its_verdicts(void **state)
{
    struct bench *bench = *state;
    struct tally tally = { { 0 } };
    const struct table *table =
        laid_out(bench, village_fitted(bench, TABLE_1 "models: { Model 1: y ~ x }\n"),
                 "1,Yield,Model 1,Rain,,5,.600,.29,.124,,,\n"
                 "1,Yield,Model 1,CONSTANT,,5,-2.200,.94,.101,,,read twice\n"
                 "1,Yield,Model 1,R2,,5,.61,,,,,\n",
                 &tally);
    static const char *const rows[] = { "Rain|.600 (.28)|.124",
                                        "as printed|.600= (.29)\u2248|.124=",
                                        "CONSTANT|2.200 (.94)|.101",
                                        "as printed|-2.200\u2260 (.94)=|.101=",
                                        "R\u00B2|.600|",
                                        "as printed|.61\u2260|" };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(row_text(bench, table, 2 + i), rows[i]);
    assert_int_equal(table->row[3].kind, ROW_PRINTED);
    assert_int_equal(tally_printed(&tally), 7);
    assert_int_equal(tally.cells[VERDICT_PRINT], 4);
    assert_int_equal(tally.cells[VERDICT_SIGNIFICANCE], 1);
    assert_int_equal(tally.cells[VERDICT_DIFFERS], 2);
    assert_true(has_note(table, "As printed: of 7 printed cells: 4 same to print (=), "));
    assert_note(bench, table, "CONSTANT, Model 1: read twice.");
}

static void another_n_in_print_stands_in_its_row(void **state)
{
    struct bench *bench = *state;
    const struct table *table =
        laid_out(bench, village_fitted(bench, TABLE_1 "models: { each: [y ~ x, y ~ w] }\n"),
                 "1,Yield,each,Rain,,145,.600,.28,.124,,,\n", NULL);
    assert_row(bench, table, "as printed|.600= (.28)=|.124=|145");
}

static bool lays_out(struct bench *bench, const char *printed, struct table **table)
{
    const struct fitted *fitted = village_fitted(bench, TABLE_1 "models: { Model 1: y ~ x }\n");
    struct tally tally = { { 0 } };
    return model_table_layout(bench->run, fitted, &fitted->table[0],
                              printed_tables(bench, printed)[0], table, &tally);
}

static void a_printed_row_without_a_term_is_refused_where_it_stands(void **state)
{
    struct bench *bench = *state;
    struct table *table = NULL;
    assert_false(lays_out(bench,
                          "1,Yield,Model 1,Rain,,5,.600,.28,.124,,,\n"
                          "1,Yield,Model 1,Snow,,5,.600,.28,.124,,,\n",
                          &table));
    assert_refused(bench, STATUS_MALFORMED,
                   "p.csv:3:4: no model of Table 1 has 'Model 1' with the term 'Snow' for "
                   "'Yield'");
    bench_again(bench);
    assert_false(lays_out(bench, "1,Yield,Model 2,Rain,,5,.600,.28,.124,,,\n", &table));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
}

/* A printed figure that stands for nothing in the table is not passed over in silence. */
static void a_printed_summary_of_no_model_is_told(void **state)
{
    struct bench *bench = *state;
    static const char *const rows[] = { "1,Yield,Model 9,R2,,5,.6,,,,,\n",
                                        "1,Yield,Model 9,CONSTANT,,5,2.2,.9,.1,,,\n" };
    for (size_t i = 0; i < COUNT(rows); i++) {
        bench_again(bench);
        struct table *table = NULL;
        if (lays_out(bench, rows[i], &table) && !has_note(table, "Model 9"))
            fail_msg("nothing is said of %s", rows[i]);
    }
}

static void who_is_left_out_is_named_with_the_reason(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted_to(
        bench, VILLAGE "tables: [table-1.yaml]\n",
        "code,y,x,w\n1,2,1,0\n2,4,2,1\n3,5,3,1\n4,4,4,0\n5,5,c,0\n6,3,c,1\n7,7,,1\n8,,1,1\n",
        TABLE_1 "models: { Model 1: y ~ x }\n");
    assert_note(
        bench, laid_out(bench, fitted, NULL, NULL),
        "Left out: Loxley; and Penny Hassett, City of (Rain: confidential ('c')); Waterley & "
        "Cross (Rain: empty cell). By model: rows-left-out.csv, which attain reproduce -o writes.");
}

static void who_is_left_out_of_several_models_is_named_once(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_of(bench, "models: { Model 1: y ~ x, Model 2: y ~ x + w }\n");
    assert_note(bench, table,
                "Left out of the models that need what they lack: Penny Hassett, City of (Rain: "
                "confidential ('c')). By model: rows-left-out.csv, which attain reproduce -o "
                "writes.");
}

static void more_than_ten_are_counted(void **state)
{
    struct bench *bench = *state;
    GString *areas = g_string_new(REGISTER_HEADER), *survey = g_string_new("code,y,x\n");
    for (int i = 1; i <= 20; i++) {
        g_string_append_printf(areas, "%d,Place %d,authority,R,,,E%d,,\n", i, i, i);
        g_string_append_printf(survey, "%d,%d,", i, i * i % 7);
        g_string_append_printf(survey, i <= 11 ? "c\n" : "%d\n", i);
    }
    bench_put(bench, "places.csv", areas->str);
    const struct fitted *fitted =
        village_fitted_to(bench,
                          "title: T\nregisters: [places.csv]\nsources:\n"
                          "  survey: { file: survey.csv, layout: keyed, key: code }\nvariables:\n"
                          "  y: { from: survey, column: y }\n  x: { from: survey, column: x }\n"
                          "tables: [table-1.yaml]\n",
                          survey->str, TABLE_1 "models: { Model 1: y ~ x }\n");
    g_string_free(areas, TRUE);
    g_string_free(survey, TRUE);
    assert_note(bench, laid_out(bench, fitted, NULL, NULL),
                "Left out: 11 authorities (x: confidential ('c')). By model: "
                "rows-left-out.csv, which attain reproduce -o writes.");
}

/* A survey is confidential: that an authority has not answered is not told by its name. */
static void who_a_survey_lacks_is_counted_and_never_named(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted_to(
        bench,
        "title: T\nregisters: [areas.csv]\nsources:\n"
        "  outcomes: { file: outcomes.csv, layout: keyed, key: code }\n"
        "  survey: { file: survey.csv, layout: survey, key: code }\nvariables:\n"
        "  y: { from: outcomes, column: y }\n  x: { from: survey, column: x }\n"
        "keep: [y]\ntables: [table-1.yaml]\n",
        (bench_put(bench, "outcomes.csv", SURVEY), "code,x\n1,1\n2,2\n3,3\n4,5\n5,z\n"),
        TABLE_1 "models: { Model 1: y ~ x }\n");
    const struct table *table = laid_out(bench, fitted, NULL, NULL);
    assert_note(bench, table,
                "Left out: 1 authority (not applicable ('z')); 1 authority (no row in "
                "survey.csv). By model: rows-left-out.csv, which attain reproduce -o writes.");
    assert_false(has_note(table, "Loxley"));
}

static void what_was_replaced_by_a_mean_is_said(void **state)
{
    struct bench *bench = *state;
    const struct table *table = table_of(bench, "models: { M: y ~ x }\nmissing: mean\n");
    assert_true(has_note(table, "Missing predictors were replaced by their mean over the "
                                "authorities kept (at most 1 cells in one model)"));
    assert_false(has_note(table, "Left out"));
    assert_row(bench, table, "|Yield (n=6)|");
}

static void the_notes_of_the_author_come_last(void **state)
{
    struct bench *bench = *state;
    const struct table *table =
        table_of(bench, "models: { M: y ~ x }\nnotes: [\"100% mine\", second]\n");
    assert_string_equal(table->note[table->notes - 2], "100% mine");
    assert_string_equal(table->note[table->notes - 1], "second");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(one_model_is_a_column_with_its_summary),
        claim(models_stand_side_by_side_with_their_names),
        claim(n_has_a_column_where_a_column_of_models_has_several),
        claim(n_has_a_column_where_the_author_says_so),
        claim(the_author_chooses_the_decimals),
        claim(two_models_of_a_column_with_one_term_are_refused),
        claim(marks_say_what_a_predictor_has_been_through),
        claim(labels_say_function_and_level),
        claim(the_print_stands_below_with_its_verdicts),
        claim(another_n_in_print_stands_in_its_row),
        claim(a_printed_row_without_a_term_is_refused_where_it_stands),
        claim(a_printed_summary_of_no_model_is_told),
        claim(who_is_left_out_is_named_with_the_reason),
        claim(who_is_left_out_of_several_models_is_named_once),
        claim(more_than_ten_are_counted),
        claim(who_a_survey_lacks_is_counted_and_never_named),
        claim(what_was_replaced_by_a_mean_is_said),
        claim(the_notes_of_the_author_come_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
