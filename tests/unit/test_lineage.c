/* test_lineage.c - who stands for an authority on another year's map, and who never does. */
#include "england.h"
#include "village.h"

#include "derive/lineage.h"

static const struct lineage *lineage_of(struct bench *bench, const struct areas *areas,
                                        const char *number, int year)
{
    struct lineage **lineages = NULL;
    assert_done(bench, lineages_find(bench->run, areas, year, &lineages));
    return lineages[areas_find(areas, AREA_NUMBER, number)];
}

/* "836 837" */
static const char *parts_of(struct bench *bench, const struct areas *areas,
                            const struct lineage_set *set)
{
    char *text = talloc_strdup(bench->run, "");
    for (size_t i = 0; i < set->parts; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : " ",
                                             areas->area[set->part[i]].number);
    return text;
}

#define assert_set(bench, areas, lineage, at, wanted, is_approximate, wanted_words)                \
    do {                                                                                           \
        assert_true((lineage)->sets > (at));                                                       \
        assert_string_equal(parts_of(bench, areas, &(lineage)->set[at]), wanted);                  \
        assert_int_equal((lineage)->set[at].approximate, is_approximate);                          \
        assert_string_equal((lineage)->set[at].words, wanted_words);                               \
    } while (0)

static void those_not_on_the_map_have_none(void **state)
{
    struct areas *areas = england(*state);
    assert_null(lineage_of(*state, areas, "836", 2019));
    assert_null(lineage_of(*state, areas, "839", 2018));
    assert_null(lineage_of(*state, areas, "970", 2019));
    assert_null(lineage_of(*state, areas, "702", 2019));
    assert_non_null(lineage_of(*state, areas, "839", 2019));
}

static void a_recoded_authority_is_itself_and_needs_nobody(void **state)
{
    struct areas *areas = england(*state);
    static const char *const numbers[] = { "825", "370", "929", "815", "201" };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        const struct lineage *lineage = lineage_of(*state, areas, numbers[i], 2019);
        assert_int_equal(lineage->sets, 0);
        assert_null(lineage->never);
    }
}

static void successors_that_are_all_of_it_stand_for_what_was_split(void **state)
{
    struct areas *areas = england(*state);
    const struct lineage *lineage = lineage_of(*state, areas, "928", 2019);
    assert_int_equal(lineage->sets, 1);
    assert_set(*state, areas, lineage, 0, "940 941", false,
               "North Northamptonshire and West Northamptonshire, split on 2021-04-01");
    assert_null(lineage->never);
    lineage = lineage_of(*state, areas, "909", 2022);
    assert_set(*state, areas, lineage, 0, "942 943", false,
               "Cumberland; and Westmorland and Furness, split on 2023-04-01");
}

static void what_was_split_off_is_never_made_up_from_the_whole(void **state)
{
    struct areas *areas = england(*state);
    const struct lineage *lineage = lineage_of(*state, areas, "940", 2021);
    assert_int_equal(lineage->sets, 0);
    assert_string_equal(lineage->never, "split from Northamptonshire on 2021-04-01");
    lineage = lineage_of(*state, areas, "822", 2019);
    assert_int_equal(lineage->sets, 0);
    assert_string_equal(lineage->never, "split from Bedfordshire on 2009-04-01");
}

static void what_was_merged_is_never_made_up_from_what_it_became(void **state)
{
    struct areas *areas = england(*state);
    const struct lineage *lineage = lineage_of(*state, areas, "836", 2018);
    assert_int_equal(lineage->sets, 0);
    assert_string_equal(lineage->never,
                        "merged into Bournemouth, Christchurch and Poole on 2019-04-01");
}

static void a_transfer_is_approximate_either_way_and_says_so(void **state)
{
    struct areas *areas = england(*state);
    const struct lineage *lineage = lineage_of(*state, areas, "839", 2019);
    assert_int_equal(lineage->sets, 1);
    assert_set(*state, areas, lineage, 0, "836 837", true,
               "Poole and Bournemouth, merged on 2019-04-01; without the part of Dorset (before "
               "2019) that went to Bournemouth, Christchurch and Poole");
    lineage = lineage_of(*state, areas, "838", 2019);
    assert_int_equal(lineage->sets, 1);
    assert_set(*state, areas, lineage, 0, "835", true,
               "Dorset (before 2019), reorganised on 2019-04-01; with the part that went to "
               "Bournemouth, Christchurch and Poole");
    assert_null(lineage->never);
    lineage = lineage_of(*state, areas, "835", 2018);
    assert_int_equal(lineage->sets, 1);
    assert_set(*state, areas, lineage, 0, "838", true,
               "Dorset, reorganised on 2019-04-01; without the part that went to Bournemouth, "
               "Christchurch and Poole");
    assert_null(lineage->never);
}

static const struct areas *registered(struct bench *bench, const char *rows)
{
    const char *path = bench_put(bench, "areas.csv",
                                 talloc_asprintf(bench->run, REGISTER_HEADER "%s", rows));
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    return areas;
}

#define FORMER(number, name, opened, closed, from)                                                 \
    number "," name ",former authority,R," opened "," closed ",,," from "\n"
#define TODAY(number, name, opened, from) number "," name ",authority,R," opened ",,,," from "\n"

/* A1 and A2 became B1, and B1 and B2 became C. */
static void mergers_of_mergers_are_followed_map_by_map(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas =
        registered(bench,
                   FORMER("1", "A1", "", "2014-03-31", "")
                   FORMER("2", "A2", "", "2014-03-31", "")
                   FORMER("3", "B1", "2014-04-01", "2019-03-31", "1 merged;2 merged")
                   FORMER("4", "B2", "", "2019-03-31", "")
                   TODAY("5", "C", "2019-04-01", "3 merged;4 merged"));
    const struct lineage *lineage = lineage_of(bench, areas, "5", 2020);
    assert_int_equal(lineage->sets, 2);
    assert_set(bench, areas, lineage, 0, "3 4", false, "B1 and B2, merged on 2019-04-01");
    assert_set(bench, areas, lineage, 1, "1 2 4", false,
               "A1, A2 and B2, merged on 2019-04-01 and merged on 2014-04-01");
    lineage = lineage_of(bench, areas, "3", 2016);
    assert_int_equal(lineage->sets, 1);
    assert_set(bench, areas, lineage, 0, "1 2", false, "A1 and A2, merged on 2014-04-01");
    assert_string_equal(lineage->never, "merged into C on 2019-04-01");
}

/* A was split into B1 and B2, which became C. */
static void what_was_split_and_merged_again_is_what_it_was(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas =
        registered(bench,
                   FORMER("1", "A", "", "2014-03-31", "")
                   FORMER("2", "B1", "2014-04-01", "2019-03-31", "1 split")
                   FORMER("3", "B2", "2014-04-01", "2019-03-31", "1 split")
                   TODAY("4", "C", "2019-04-01", "2 merged;3 merged"));
    const struct lineage *lineage = lineage_of(bench, areas, "4", 2019);
    assert_int_equal(lineage->sets, 2);
    assert_set(bench, areas, lineage, 1, "1", false,
               "A, merged on 2019-04-01 and split on 2014-04-01");
    lineage = lineage_of(bench, areas, "1", 2013);
    assert_int_equal(lineage->sets, 2);
    assert_set(bench, areas, lineage, 0, "2 3", false, "B1 and B2, split on 2014-04-01");
    assert_set(bench, areas, lineage, 1, "4", false,
               "C, split on 2014-04-01 and merged on 2019-04-01");
    assert_null(lineage->never);
}

/* A was split into B1 and B2; B2 and another became C. */
static void the_way_ends_where_others_come_in(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas =
        registered(bench,
                   FORMER("1", "A", "", "2014-03-31", "")
                   TODAY("2", "B1", "2014-04-01", "1 split")
                   FORMER("3", "B2", "2014-04-01", "2019-03-31", "1 split")
                   FORMER("4", "X", "", "2019-03-31", "")
                   TODAY("5", "C", "2019-04-01", "3 merged;4 merged"));
    const struct lineage *lineage = lineage_of(bench, areas, "1", 2013);
    assert_int_equal(lineage->sets, 1);
    assert_set(bench, areas, lineage, 0, "2 3", false, "B1 and B2, split on 2014-04-01");
    assert_string_equal(lineage->never, "merged into C on 2019-04-01");
    lineage = lineage_of(bench, areas, "5", 2019);
    assert_int_equal(lineage->sets, 1);
    assert_set(bench, areas, lineage, 0, "3 4", false, "B2 and X, merged on 2019-04-01");
    assert_string_equal(lineage->never, "split from A on 2014-04-01");
}

static void a_new_number_for_the_same_area_is_no_approximation(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas = registered(bench,
                   FORMER("1", "A", "", "2014-03-31", "")
                   TODAY("2", "B", "2014-04-01", "1 recoded"));
    assert_set(bench, areas, lineage_of(bench, areas, "2", 2014), 0, "1", false,
               "A, recoded on 2014-04-01");
    assert_set(bench, areas, lineage_of(bench, areas, "1", 2013), 0, "2", false,
               "B, recoded on 2014-04-01");
}

/* Two transfers leave nothing that is nearly the whole. */
static void parts_of_several_are_never_enough(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas =
        registered(bench,
                   FORMER("1", "A", "", "2014-03-31", "")
                   FORMER("2", "B", "", "2014-03-31", "")
                   TODAY("3", "C", "2014-04-01", "1 transfer;2 transfer")
                   TODAY("4", "D", "2014-04-01", "1 transfer;2 transfer"));
    const struct lineage *lineage = lineage_of(bench, areas, "3", 2014);
    assert_int_equal(lineage->sets, 0);
    assert_string_equal(lineage->never, "made of parts of A and B on 2014-04-01");
    lineage = lineage_of(bench, areas, "1", 2013);
    assert_int_equal(lineage->sets, 0);
    assert_string_equal(lineage->never, "divided between C and D on 2014-04-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(those_not_on_the_map_have_none),
        claim(a_recoded_authority_is_itself_and_needs_nobody),
        claim(successors_that_are_all_of_it_stand_for_what_was_split),
        claim(what_was_split_off_is_never_made_up_from_the_whole),
        claim(what_was_merged_is_never_made_up_from_what_it_became),
        claim(a_transfer_is_approximate_either_way_and_says_so),
        claim(mergers_of_mergers_are_followed_map_by_map),
        claim(what_was_split_and_merged_again_is_what_it_was),
        claim(the_way_ends_where_others_come_in),
        claim(a_new_number_for_the_same_area_is_no_approximation),
        claim(parts_of_several_are_never_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
