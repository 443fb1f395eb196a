/* test_family.c - adjusted p-values against R's p.adjust (tests/reference/r/audit.R). */
#include "audited.h"

#include "printed/family.h"

#define ANSWERS "tests/reference/r/audit.csv"

static void compare(struct run *run, const char *name, size_t count)
{
    const struct frame *answers = answers_read(run, ANSWERS);
    double *p = run_array(run, double, count), *holm = run_array(run, double, count);
    double *bh = run_array(run, double, count);
    for (size_t i = 0; i < count; i++)
        p[i] = answer(answers, name, "p", i);
    holm_adjust(run, p, count, holm);
    benjamini_hochberg_adjust(run, p, count, bh);
    for (size_t i = 0; i < count; i++) {
        assert_close(holm[i], answer(answers, name, "holm", i), 1e-14);
        assert_close(bh[i], answer(answers, name, "BH", i), 1e-14);
    }
}

static void adjusts_the_p_values_of_a_printed_table_as_r_does(void **state)
{
    compare(*state, "adjust", 21);
}

static void adjusts_ties_and_p_values_of_one_as_r_does(void **state)
{
    compare(*state, "ties", 8);
}

static void a_family_is_the_terms_of_a_table_without_constants(void **state)
{
    static const char *const lines[] = { "y,Model 1,a,,50,.500,.200,.016*",
                                         "y,Model 1,b,,50,.100,.200,.619",
                                         "y,Model 1,CONSTANT,,50,2.000,.200,<.001***",
                                         "y,Model 1,R2,,50,.140,," };
    const struct audit *audit = AUDITED(*state, lines);
    assert_impossible(audit, 0);
    const struct printed_table *table = audit->sheet->table[0];
    assert_int_equal(table->tests, 2);
    assert_int_equal(table->significant, 1);
    assert_close(table->row[0]->holm, .032, 1e-14);
    assert_close(table->row[1]->benjamini_hochberg, .619, 1e-14);
    assert_true(isnan(table->row[2]->holm));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(adjusts_the_p_values_of_a_printed_table_as_r_does, start,
                                        end),
        cmocka_unit_test_setup_teardown(adjusts_ties_and_p_values_of_one_as_r_does, start, end),
        cmocka_unit_test_setup_teardown(a_family_is_the_terms_of_a_table_without_constants, start,
                                        end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
