/* test_audit.c - printed tables that are sound, and the same with one slip planted.
 *
 * The sound ones are R's own fits (tests/reference/r/printed.R) and the made-up tables of
 * simulated_print.h; make simulate-audit tries many more of these. */
#include "audited.h"

#include "simulated_print.h"

#define PRINTED "tests/reference/r/printed.csv"

/* R's tables, one line of them replaced ("" leaves it out), and one table left out. */
static struct audit *planted(struct run *run, size_t line, const char *text, const char *without)
{
    char path[] = "/tmp/attain-planted-XXXXXX", buffer[200];
    int descriptor = mkstemp(path);
    FILE *from = fopen(PRINTED, "r"), *to = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (from == NULL || to == NULL)
        fail_msg("%s is not there: run the tests in the folder of the checkout", PRINTED);
    /* A blank line keeps the numbers of the lines that follow. */
    for (size_t at = 1; fgets(buffer, sizeof buffer, from) != NULL; at++)
        fprintf(to, "%s",
                at == line ? talloc_asprintf(run, "%s\n", text)
                : *without != '\0' && strncmp(buffer, without, strlen(without)) == 0 ? "\n"
                                                                                     : buffer);
    fclose(from);
    fclose(to);
    struct published *published = NULL;
    struct audit *audit = NULL;
    if (!published_read(run, talloc_strdup(run, path), NULL, &published)
        || !audit_perform(run, &published, 1, &audit))
        fail_msg("%s", run->message);
    unlink(path);
    return audit;
}

static void what_r_fits_and_prints_is_possible(void **state)
{
    const struct audit *audit = planted(*state, 0, "", "");
    assert_impossible(audit, 0);
    assert_int_equal(audit->findings.count, 0);
    assert_int_equal(audit->sheet->models, 11);
}

static void one_slip_is_found_by_its_rule_at_its_line(void **state)
{
    (void)state;
    static const struct {
        enum rule rule;
        size_t line;      /* what is replaced */
        const char *text; /* by what */
        const char *without;
        size_t found;
        const char *repair; /* stands in what would repair it */
    } slips[] = {
        { RULE_P_VALUE, 20, "M3,mpg,Model 1,drat,,32,1.336,1.460,.638", "", 20, "with p .368" },
        { RULE_P_VALUE, 20, "M3,mpg,Model 1,drat,,32,1.636,1.460,.368", "", 20, "B 1.33" },
        { RULE_P_VALUE, 20, "M3,mpg,Model 1,drat,,32,1.336,1.640,.368", "", 20, "SE 1.4" },
        { RULE_STARS, 4, "M1,mpg,individual,qsec,,32,1.412,.559,.017**", "", 4, "'*'" },
        { RULE_STARS, 8, "M1,mpg,individual,gear,,32,3.923,1.308,.005", "", 8, "'**'" },
        { RULE_STARS, 2, "M1,mpg,individual,wt,,32,-5.344,.559,<.001**", "", 2, "'***'" },
        { RULE_DECIMAL_POINT, 3, "M1,hp,individual,wt,,32,46160,9.625,<.001***", "", 0, "" },
        { RULE_DECIMAL_POINT, 9, "M1,hp,individual,gear,,32,-11.681,16832,.493", "", 9, "16.832" },
        { RULE_STD_ERROR_RATIO, 12, "M2,hp,multiple,drat,,32,-11.541,18.901,", "", 12, "SE 18.1" },
        { RULE_OUTCOME_RATIO, 9, "M1,hp,individual,gear,,32,-11.681,18.832,", "", 9, "SE 16." },
        { RULE_NESTED_R_SQUARED, 32, "M3,mpg,Model 2,R2,,32,.858,,", "", 30, "R2 of Model 2 .84" },
        { RULE_NESTED_ESTIMATE, 28, "M3,mpg,Model 2,drat,,32,1.011,1.451,", "", 28,
          "B of mpg, Model 2 1.1" },
        { RULE_NESTED_STD_ERROR, 28, "M3,mpg,Model 2,drat,,32,1.101,1.541,", "", 28,
          "SE 1.449 to 1.451" },
        { RULE_INFLATION, 29, "M3,mpg,Model 2,gear,,32,.725,.906,", "M2", 29, "SE .97" },
        { RULE_EXPLAINED, 23, "M3,mpg,Model 1,R2,,32,.738,,", "", 23, "R2 .75" },
        { RULE_WHOLE_MODEL, 25, "M3,mpg,Model 1,F,,32,34.397,,", "", 25, "F 34.7" },
        { RULE_WHOLE_MODEL, 24, "M3,mpg,Model 1,ADJUSTED R2,,32,.841,,", "", 24, ".813 to .815" },
        { RULE_RANGE, 9, "M1,hp,individual,gear,,32,-11.681,-16.832,.493", "", 9, "" },
        { RULE_RANGE, 9, "M1,hp,individual,gear,,32,-11.681,16.832,1.493", "", 9, "" },
        { RULE_RANGE, 23, "M3,mpg,Model 1,R2,,32,8.38,,", "", 23, "" },
    };
    for (size_t i = 0; i < COUNT(slips); i++) {
        struct run *run = run_new();
        const struct audit *audit = planted(run, slips[i].line, slips[i].text, slips[i].without);
        const struct finding *finding =
            slips[i].found == 0 ? NULL : found(audit, slips[i].rule, slips[i].found);
        if (findings_impossible(&audit->findings) == 0)
            fail_msg("%s: nothing is found", slips[i].text);
        if (slips[i].found != 0 && finding == NULL)
            fail_msg("%s: found, but not by %s; first: line %zu, %s: %s", slips[i].text,
                     rule_name[slips[i].rule], audit->findings.finding[0].row->place.line,
                     rule_name[audit->findings.finding[0].rule], audit->findings.finding[0].what);
        if (finding != NULL && strstr(finding->repair, slips[i].repair) == NULL)
            fail_msg("%s: it would hold %s", slips[i].text, finding->repair);
        talloc_free(run);
    }
}

static void tables_of_made_up_data_are_possible(void **state)
{
    (void)state;
    for (unsigned long seed = 1; seed <= 30; seed++) {
        struct run *run = run_new();
        int decimals = 2 + (int)(seed % 3);
        assert_impossible(simulated_audit(run, simulated_print_new(run, seed, decimals)), 0);
        talloc_free(run);
    }
}

static void most_swapped_digits_are_caught(void **state)
{
    (void)state;
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    size_t made = 0, caught = 0;
    for (unsigned long seed = 1; seed <= 30; seed++) {
        struct run *run = run_new();
        struct simulated_print *print = simulated_print_new(run, seed, 3);
        for (int i = 0; i < 3; i++) {
            struct alteration alteration = simulated_alter(run, random, print, true);
            caught += findings_impossible(&simulated_audit(run, print)->findings) > 0;
            made++;
            print->row[alteration.row].text[alteration.column] = alteration.before;
        }
        talloc_free(run);
    }
    gsl_rng_free(random);
    if (10 * caught < 8 * made)
        fail_msg("%zu of %zu caught", caught, made);
}

static void read_shipped(struct run *run, struct published *published[5])
{
    for (size_t i = 0; i < 5; i++)
        if (!published_read(run, talloc_asprintf(run, "data/published/table-a%zu.csv", i + 1), NULL,
                            &published[i]))
            fail_msg("%s", run->message);
}

static void shipped(struct run *run, struct audit **audit)
{
    struct published *published[5];
    read_shipped(run, published);
    if (!audit_perform(run, published, COUNT(published), audit))
        fail_msg("%s", run->message);
}

/* The bounds are those of a separate argument from the printed cells: sdA / sdP from the rows
 * of the expenditure level lies in 10.88 to 11.04, p of the row is then .006 to .007, or
 * B is -.0721 or further from zero. */
static void one_row_of_the_reports_tables_cannot_be(void **state)
{
    struct audit *audit;
    shipped(*state, &audit);
    assert_impossible(audit, 1);
    const struct finding *finding = found(audit, RULE_OUTCOME_RATIO, 4);
    assert_non_null(finding);
    assert_string_equal(finding->row->term, "Demand on children's social care");
    assert_string_equal(finding->row->outcome, "KS4 Progress");
    assert_null(finding->also);
    assert_true(finding->implied.low >= 10.88 && finding->implied.high <= 11.04);
    assert_true(finding->asked.low > 12);
    assert_string_equal(finding->repair, "with p .006 to .007, or with B -.076 to -.072");
}

/* What is said to repair that row does, at either end, and one unit further on does not. */
static void what_is_said_to_repair_a_row_does_and_no_more(void **state)
{
    static const struct {
        const char *b, *p;
        bool possible;
    } tries[] = { { "-.063", ".005**", false }, { "-.063", ".006**", true },
                  { "-.063", ".007**", true },  { "-.063", ".008**", false },
                  { "-.071", ".001**", false }, { "-.072", ".001**", true },
                  { "-.076", ".001**", true },  { "-.077", ".001**", false } };
    struct run *run = *state;
    for (size_t i = 0; i < COUNT(tries); i++) {
        struct audit *audit;
        struct published *published[5];
        read_shipped(run, published);
        struct published_row *row = &published[0]->row[2];
        assert_int_equal(row->place.line, 4);
        assert_true(printed_read(run, tries[i].b, "", NOWHERE, &row->estimate)
                    && printed_read(run, tries[i].p, "", NOWHERE, &row->p_value)
                    && audit_perform(run, published, COUNT(published), &audit));
        assert_impossible(audit, !tries[i].possible);
    }
}

static void both_models_of_table_a5_are_not_significant_as_a_whole(void **state)
{
    struct audit *audit;
    shipped(*state, &audit);
    size_t remarks = 0;
    for (size_t i = 0; i < audit->findings.count; i++)
        if (audit->findings.finding[i].rule == RULE_WHOLE_MODEL) {
            assert_string_equal(audit->findings.finding[i].row->table, "A5");
            remarks++;
        }
    assert_int_equal(remarks, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_r_fits_and_prints_is_possible, start, end),
        cmocka_unit_test(one_slip_is_found_by_its_rule_at_its_line),
        cmocka_unit_test(tables_of_made_up_data_are_possible),
        cmocka_unit_test(most_swapped_digits_are_caught),
        cmocka_unit_test_setup_teardown(one_row_of_the_reports_tables_cannot_be, start, end),
        cmocka_unit_test_setup_teardown(what_is_said_to_repair_a_row_does_and_no_more, start, end),
        cmocka_unit_test_setup_teardown(both_models_of_table_a5_are_not_significant_as_a_whole,
                                        start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
