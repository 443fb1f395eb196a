/* test_family.c - the p-values of a printed table as a family of tests. */
#include "audited.h"

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
        cmocka_unit_test_setup_teardown(a_family_is_the_terms_of_a_table_without_constants, start,
                                        end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
