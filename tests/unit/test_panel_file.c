/* test_panel_file.c - the analysis table as CSV, and what is not in it. */
#include "village.h"

#include "report/panel_file.h"

#define TABLE TABLE_1 "models: { Model 1: y ~ x }\n"

static void the_panel_has_a_row_for_each_that_is_kept(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(panel_csv(bench->run, village_fitted(bench, TABLE)->panel, false),
                        "la_number,gss_code,local_authority,region,y,x,w\n"
                        "1,E01,Ambridge,Borsetshire,2,1,0\n"
                        "2,E02,Borchester,Borsetshire,4,2,1\n"
                        "3,E03,Felpersham,Borsetshire,5,3,1\n"
                        "4,E04,Hollerton,Borsetshire,4,4,0\n"
                        "5,E05,Loxley,Felshire,5,5,0\n"
                        "6,E06,\"Penny Hassett, City of\",Felshire,3,,1\n");
}

static void each_empty_cell_has_its_reason(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(panel_missing_csv(bench->run, village_fitted(bench, TABLE)->panel),
                        "variable,la_number,gss_code,local_authority,region,reason\n"
                        "x,6,E06,\"Penny Hassett, City of\",Felshire,confidential ('c')\n");
}

static void who_is_in_no_model_has_a_reason(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(panel_left_out_csv(bench->run, village_fitted(bench, TABLE)),
                        "la_number,gss_code,local_authority,region,reason\n"
                        "6,E06,\"Penny Hassett, City of\",Felshire,\"kept, but every model needs a "
                        "value that it lacks\"\n"
                        "7,E07,Waterley & Cross,Felshire,Yield: empty cell\n");
    assert_string_equal(
        panel_left_out_csv(bench->run,
                           village_fitted(bench, TABLE_1 "models: { M: y ~ x, N: y ~ w }\n")),
        "la_number,gss_code,local_authority,region,reason\n"
        "7,E07,Waterley & Cross,Felshire,Yield: empty cell\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_panel_has_a_row_for_each_that_is_kept),
        claim(each_empty_cell_has_its_reason),
        claim(who_is_in_no_model_has_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
