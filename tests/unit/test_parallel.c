/* test_parallel.c - pieces of work, each done once. */
#include "bench.h"

#include "base/parallel.h"

enum { PIECES = 1000 };

struct tally {
    int done[PIECES];
    int busy[64];
    int overlaps;
};

static void tally_piece(size_t piece, size_t worker, void *context)
{
    struct tally *tally = context;
    if (!g_atomic_int_compare_and_exchange(&tally->busy[worker], 0, 1))
        g_atomic_int_inc(&tally->overlaps);
    g_atomic_int_inc(&tally->done[piece]);
    g_atomic_int_set(&tally->busy[worker], 0);
}

static void each_piece_is_done_once_and_no_worker_does_two_at_a_time(void **state)
{
    (void)state;
    struct tally tally = { { 0 }, { 0 }, 0 };
    assert_true(parallel_workers() >= 1 && parallel_workers() <= 64);
    parallel_do(PIECES, tally_piece, &tally);
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(tally.done[i], 1);
    assert_int_equal(tally.overlaps, 0);
}

static void no_pieces_are_no_work(void **state)
{
    (void)state;
    struct tally tally = { { 0 }, { 0 }, 0 };
    parallel_do(0, tally_piece, &tally);
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(tally.done[i], 0);
}

/* The environment is read once a run, so this run has what main said. */
static void the_environment_says_how_many_workers(void **state)
{
    (void)state;
    assert_int_equal(parallel_workers(), 3);
}

int main(void)
{
    g_setenv("ATTAIN_THREADS", "3", TRUE);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_says_how_many_workers),
        cmocka_unit_test(each_piece_is_done_once_and_no_worker_does_two_at_a_time),
        cmocka_unit_test(no_pieces_are_no_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
