/* test_neighbours.c - files of neighbours: pairs, wide, of the register and of a plain table. */
#include "village.h"

#include "read/neighbours.h"

/* A plain table of three rows by the names of places. */
static struct frame *places(struct bench *bench)
{
    static const char *const label[] = { "Ambridge", "Borchester", "Felpersham" };
    struct frame *frame = frame_new(bench->run, 3, "table.csv");
    for (size_t i = 0; i < 3; i++)
        frame->row_label[i] = label[i];
    return frame;
}

static bool read_plain(struct bench *bench, const char *text, struct neighbours **made)
{
    return neighbours_read(bench->run, bench_put(bench, "n.csv", text), places(bench), NULL, NULL,
                           made);
}

static void assert_pair(const struct neighbours *made, size_t k, size_t row, size_t neighbour)
{
    assert_true(k < made->pairs);
    assert_int_equal(made->pair[k].row, row);
    assert_int_equal(made->pair[k].neighbour, neighbour);
}

static void pairs_come_in_order_and_each_once(void **state)
{
    struct bench *bench = *state;
    struct neighbours *made = NULL;
    assert_done(bench, read_plain(bench,
                                  "authority,neighbour\nFelpersham,Ambridge\nAmbridge,Felpersham\n"
                                  "Ambridge,Borchester\nFelpersham,Ambridge\nBorchester,\n",
                                  &made));
    assert_int_equal(made->pairs, 3);
    assert_pair(made, 0, 0, 1);
    assert_pair(made, 1, 0, 2);
    assert_pair(made, 2, 2, 0);
}

static void every_column_after_the_first_is_a_neighbour(void **state)
{
    struct bench *bench = *state;
    struct neighbours *made = NULL;
    assert_done(bench,
                read_plain(bench, "a,first,second\nAmbridge,Felpersham,Borchester\n", &made));
    assert_int_equal(made->pairs, 2);
    assert_pair(made, 0, 0, 1);
    assert_pair(made, 1, 0, 2);
}

/* By number, code, alias and name; Hollerton is no row; what stands above the header does not
 * count, nor does the closeness beside each. */
static void statistical_neighbours_are_read_as_they_are_published(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas = village_areas(bench);
    static const size_t area[] = { 2, 0, 1 }; /* the rows in another order than the register */
    struct neighbours *made = NULL;
    const char *path = bench_put(bench, "n.csv",
                                 "A,B,C,D,E\n1,2,3,4,5\nLA num,LA Name,SN1,SNP,SN2\n"
                                 "1,Amb,E03,Close,Borchester\n2,Borchester,Hollerton,Far,Amb\n");
    assert_done(bench, neighbours_read(bench->run, path, places(bench), areas, area, &made));
    assert_int_equal(made->pairs, 3);
    assert_pair(made, 0, 1, 0); /* Ambridge: Felpersham */
    assert_pair(made, 1, 1, 2); /* Ambridge: Borchester */
    assert_pair(made, 2, 2, 1); /* Borchester: Ambridge */
    assert_int_equal(made->elsewhere, 1);
}

static const struct {
    const char *file, *message;
} refusals[] = {
    { "a,b\nAmbridge,Felpershm\n",
      "n.csv:2:2: no row of table.csv is called 'Felpershm'; did you mean 'Felpersham'?" },
    { "a,b\nAmbridge,Ambridge\n", "n.csv:2:2: 'Ambridge' cannot be its own neighbour; take the row out" },
    { "a,b\n,Ambridge\n", "n.csv:2:1: whose neighbours are these? The cell is empty; write the authority" },
    { "Ambridge,Borchester\nAmbridge,Felpersham\n",
      "n.csv:1:1: 'Ambridge' stands where the header should; write authority,neighbour above it" },
    { "a\nAmbridge\n", "n.csv:1:1: neighbours need two columns: authority,neighbour" },
};

static void what_is_wrong_is_said_at_its_cell(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct neighbours *made = NULL;
        bench_again(bench);
        assert_false(read_plain(bench, refusals[i].file, &made));
        assert_refused(bench, STATUS_MALFORMED, refusals[i].message);
    }
}

static void an_area_that_nobody_knows_is_an_error_in_a_study(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas = village_areas(bench);
    static const size_t area[] = { 0, 1, 2 };
    struct neighbours *made = NULL;
    const char *path = bench_put(bench, "n.csv", "a,b\n1,77\n");
    assert_false(neighbours_read(bench->run, path, places(bench), areas, area, &made));
    assert_refused(bench, STATUS_MALFORMED,
                   "n.csv:2:2: no local authority has the LA number '77'; correct it, or add the "
                   "authority to the register");
}

static void a_name_of_two_rows_is_refused(void **state)
{
    struct bench *bench = *state;
    struct frame *frame = places(bench);
    frame->row_label[2] = "Ambridge";
    struct neighbours *made = NULL;
    const char *path = bench_put(bench, "n.csv", "a,b\nBorchester,Ambridge\n");
    assert_false(neighbours_read(bench->run, path, frame, NULL, NULL, &made));
    assert_refused(bench, STATUS_MALFORMED,
                   "n.csv:2:2: 2 rows of table.csv are called 'Ambridge'; neighbours need rows "
                   "with names of their own");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(pairs_come_in_order_and_each_once),
        claim(every_column_after_the_first_is_a_neighbour),
        claim(statistical_neighbours_are_read_as_they_are_published),
        claim(what_is_wrong_is_said_at_its_cell),
        claim(an_area_that_nobody_knows_is_an_error_in_a_study),
        claim(a_name_of_two_rows_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
