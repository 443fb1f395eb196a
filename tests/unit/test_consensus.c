/* test_consensus.c - one constant asked of many intervals. */
#include "audited.h"

#include "printed/consensus.h"

static void intervals_that_share_a_number_agree(void **state)
{
    static const struct interval member[] = { { 1, 5 }, { 2, 7 }, { 0, 3 } };
    const struct consensus *consensus = consensus_of(*state, member, 3);
    assert_true(consensus->agreed);
    assert_int_equal(consensus->named, 0);
    assert_close(consensus->common.low, 2, 0);
    assert_close(consensus->common.high, 3, 0);
}

static void the_one_that_the_others_do_not_share_is_named(void **state)
{
    static const struct interval member[] = { { 1, 5 }, { 2, 7 }, { 8, 9 }, { 0, 3 } };
    const struct consensus *consensus = consensus_of(*state, member, 4);
    assert_false(consensus->agreed);
    assert_int_equal(consensus->named, 1);
    assert_true(consensus->is_named[2]);
    assert_close(consensus->others[2].low, 2, 0);
    assert_close(consensus->common.high, 3, 0);
}

static void of_two_that_disagree_either_may_be_wrong(void **state)
{
    static const struct interval member[] = { { 1, 2 }, { 3, 4 }, { 0, 9 } };
    const struct consensus *consensus = consensus_of(*state, member, 3);
    assert_int_equal(consensus->named, 2);
    assert_true(consensus->either);
    assert_true(consensus->is_named[0] && consensus->is_named[1] && !consensus->is_named[2]);
    assert_close(consensus->others[0].low, 3, 0);
    assert_close(consensus->others[1].high, 2, 0);
}

static void two_wrong_ones_are_those_outside_the_point_that_most_share(void **state)
{
    static const struct interval member[] = { { 1, 2 }, { 8, 9 }, { 1.5, 3 }, { 5, 6 }, { 0, 2 } };
    const struct consensus *consensus = consensus_of(*state, member, 5);
    assert_int_equal(consensus->named, 2);
    assert_false(consensus->either);
    assert_true(consensus->is_named[1] && consensus->is_named[3]);
    assert_close(consensus->others[1].low, 1.5, 0);
    assert_close(consensus->others[3].high, 2, 0);
}

static void nothing_is_agreed_by_no_interval(void **state)
{
    const struct consensus *consensus = consensus_of(*state, NULL, 0);
    assert_true(consensus->agreed);
    assert_true(isinf(consensus->common.low));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(intervals_that_share_a_number_agree, start, end),
        cmocka_unit_test_setup_teardown(the_one_that_the_others_do_not_share_is_named, start, end),
        cmocka_unit_test_setup_teardown(of_two_that_disagree_either_may_be_wrong, start, end),
        cmocka_unit_test_setup_teardown(two_wrong_ones_are_those_outside_the_point_that_most_share,
                                        start, end),
        cmocka_unit_test_setup_teardown(nothing_is_agreed_by_no_interval, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
