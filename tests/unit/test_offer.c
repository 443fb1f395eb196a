/* test_offer.c - rows and weights that a formula may be fitted to. */
#include "bench.h"

#include "fit/offer.h"

static const struct place place = { "--weights", 0, 0 };

static struct frame *frame_weighing(struct run *run, double first, double second)
{
    struct frame *frame = frame_new(run, 2, "made-up.csv");
    struct column *weight = frame_add(run, frame, "w", COLUMN_NUMBER);
    frame->row_name[0] = "line 2";
    frame->row_name[1] = "line 3";
    weight->number[0] = first;
    weight->number[1] = second;
    return frame;
}

static void weights_of_zero_or_more_are_taken(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = frame_weighing(run, 0, 2), .weight = "w" };
    struct column *weight = NULL;
    assert_true(offer_weight(run, &offer, place, &weight));
    assert_string_equal(weight->name, "w");
}

static void a_weight_below_zero_is_refused_where_its_row_is_offered(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const bool first[] = { true, false };
    struct offer offer = { .frame = frame_weighing(run, 1, -2), .weight = "w", .offered = first };
    struct column *weight = NULL;
    assert_true(offer_weight(run, &offer, place, &weight));
    offer.offered = NULL;
    assert_false(offer_weight(run, &offer, place, &weight));
    assert_int_equal(run->status, STATUS_UNSUPPORTED);
    assert_non_null(strstr(run->message, "'w' is -2 in line 3"));
}

static void without_a_column_of_weights_all_weigh_the_same(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    const struct offer offer = { .frame = frame_weighing(run, -1, -1) };
    struct column *weight = NULL;
    assert_true(offer_weight(run, &offer, place, &weight));
    assert_null(weight);
    assert_true(offer_has(&offer, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(weights_of_zero_or_more_are_taken),
        claim(a_weight_below_zero_is_refused_where_its_row_is_offered),
        claim(without_a_column_of_weights_all_weigh_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
