/* test_findings.c - what became of the print as a whole. */
#include "printed.h"

#include "report/key_figures.h"

static struct tally tally_of(size_t print, size_t significance, size_t sign, size_t differs)
{
    return (struct tally){ { [VERDICT_PRINT] = print,
                             [VERDICT_SIGNIFICANCE] = significance,
                             [VERDICT_SIGN] = sign,
                             [VERDICT_DIFFERS] = differs } };
}

static const char *row_text(struct bench *bench, const struct table *table, size_t row)
{
    char *text = talloc_strdup(bench->run, "");
    for (size_t c = 0; c < table->columns; c++)
        text =
            talloc_asprintf_append(text, "%s%s", c == 0 ? "" : "|", table->row[row].cell[c].text);
    return text;
}

static bool has_note(const struct table *table, const char *part)
{
    for (size_t i = 0; i < table->notes; i++)
        if (strstr(table->note[i], part) != NULL)
            return true;
    return false;
}

#define MODELS TABLE_1 "models: { Model 1: y ~ x, Model 2: <Model 1> + w }\n"

/* y ~ x + w, by R: x .745 (p .007), w 1.455 (p .015); y ~ x: .600 (p .124). */
static void findings_are_what_is_significant_in_print(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    struct published **published =
        printed_tables(bench, "1,Yield,Model 1,Rain,,5,.9,.2,.010*,,,\n"   /* lost */
                              "1,Yield,Model 2,Rain,,5,.7,.1,.006**,,,\n"  /* kept */
                              "1,Yield,Model 2,Wind,,5,-1.4,.2,.010*,,,\n" /* another sign */
                              "1,Yield,Model 2,CONSTANT,,5,1.2,.2,.030*,,,\n");
    const struct tally tally[] = { tally_of(1, 2, 3, 4) };
    const struct table *table = findings_table(bench->run, fitted, published, tally);
    assert_string_equal(row_text(bench, table, 1), "Table 1|1|2|3|4|10|1 of 3");
    assert_string_equal(row_text(bench, table, 2), "All|1|2|3|4|10|1 of 3");
    assert_true(has_note(table, "Table 1, findings that do not come back: Rain for Yield, Model 1 "
                                "(.600, p = .124); and Wind for Yield, Model 2 (1.455, p = .015)."));
}

static void what_is_significant_here_alone_is_told(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    struct published **published =
        printed_tables(bench, "1,Yield,Model 2,Rain,,5,.7,.1,.006**,,,\n"
                              "1,Yield,Model 2,Wind,,5,1.4,.9,.300,,,\n");
    const struct tally tally[] = { tally_of(0, 1, 1, 0) };
    const struct table *table = findings_table(bench->run, fitted, published, tally);
    assert_string_equal(row_text(bench, table, 1), "Table 1|0|1|1|0|2|1 of 1");
    assert_true(has_note(table, "Table 1, significant here and not in print: Wind for Yield, Model "
                                "2 (1.455, p = .015)."));
    assert_false(has_note(table, "do not come back"));
}

static void a_study_without_print_has_no_findings(void **state)
{
    struct bench *bench = *state;
    const struct fitted *fitted = village_fitted(bench, MODELS);
    struct published *published[] = { NULL };
    const struct tally tally[] = { tally_of(0, 0, 0, 0) };
    assert_null(findings_table(bench->run, fitted, published, tally));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(findings_are_what_is_significant_in_print),
        claim(what_is_significant_here_alone_is_told),
        claim(a_study_without_print_has_no_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
