/* test_multiplicity.c - adjusted p-values against R's p.adjust (tests/reference/r/audit.R). */
#include "bench.h"

#include "answers.h"
#include "fit/multiplicity.h"

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
    compare(((struct bench *)*state)->run, "adjust", 21);
}

static void adjusts_ties_and_p_values_of_one_as_r_does(void **state)
{
    compare(((struct bench *)*state)->run, "ties", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(adjusts_the_p_values_of_a_printed_table_as_r_does),
        claim(adjusts_ties_and_p_values_of_one_as_r_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
