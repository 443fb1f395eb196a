/* test_area_register.c - a register is read whole, with who became whom, or refused. */
#include "england.h"
#include "village.h"

#define FORMER "1,A,former authority,R,,2019-03-31,E1,,\n"

static void refuses(struct bench *bench, const char *rows, const char *message)
{
    bench_again(bench);
    const char *text = talloc_asprintf(bench->run, REGISTER_HEADER "%s", rows);
    const char *path = bench_put(bench, "areas.csv", text);
    struct areas *areas = NULL;
    assert_false(areas_read(bench->run, &path, 1, &areas));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void kinds_say_what_is_no_row_and_what_is_made_up(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_put(bench, "areas.csv",
                                 REGISTER_HEADER "1,A,authority,R,,,E01,,\n"
                                                 "2,B,former authority,R,,2019-03-31,E02,,\n"
                                                 "3,C,aggregate,,,,,,\n"
                                                 "4,D,fictitious authority,R,,,X04,,\n"
                                                 ",W,elsewhere,,,,W92,,\n");
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    static const bool aggregate[] = { false, false, true, false, false };
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(areas->area[i].elsewhere, i == 4);
        assert_int_equal(areas->area[i].aggregate, aggregate[i]);
        assert_int_equal(areas->area[i].fictitious, i == 3);
    }
    assert_string_equal(areas->area[2].gss_code, "");
}

static void what_two_areas_claim_is_refused(void **state)
{
    refuses(*state, "1,A,authority,R,,,E01,,\n01,B,authority,R,,,E02,,\n",
            "areas.csv:3: '01' already belongs to A");
    refuses(*state, "1,A,authority,R,,,E01,,\n2,B,authority,R,,,E02;e01,,\n",
            "areas.csv:3: 'e01' already belongs to A");
    refuses(*state, "1,A & B,authority,R,,,E01,,\n2,C,authority,R,,,E02,a-and-b,\n",
            "areas.csv:3: 'a-and-b' already belongs to A & B");
    refuses(*state, "1,A,authority,R,,,E01,Al,\n2,AL,authority,R,,,E02,,\n",
            "areas.csv:3: 'AL' already belongs to A");
}

static void an_area_may_say_its_own_name_twice(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_put(bench, "areas.csv",
                                 REGISTER_HEADER "1,St. Helens,authority,R,,,E01,St Helens,\n");
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
}

static void two_registers_are_one(void **state)
{
    struct bench *bench = *state;
    const char *paths[] = { bench_put(bench, "a.csv", REGISTER_HEADER "1,A,authority,R,,,E01,,\n"),
                            bench_put(bench, "b.csv",
                                      REGISTER_HEADER "2,B,authority,R,,,E02,,\n") };
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, paths, 2, &areas));
    assert_found(areas, AREA_NUMBER, "1", "A");
    assert_found(areas, AREA_NUMBER, "2", "B");
    paths[1] = bench_put(bench, "b.csv", REGISTER_HEADER "2,a,authority,R,,,E02,,\n");
    assert_false(areas_read(bench->run, paths, 2, &areas));
    assert_refused(bench, STATUS_MALFORMED, "b.csv:2: 'a' already belongs to A");
}

static void what_is_no_register_is_refused(void **state)
{
    struct bench *bench = *state;
    refuses(bench, "1,A,county,R,,,E01,,\n",
            "areas.csv:2:3: 'county' is no kind of area; write authority, former authority, "
            "aggregate or elsewhere");
    bench_again(bench);
    const char *path = bench_put(bench, "areas.csv", "code,name\n1,A\n");
    struct areas *areas = NULL;
    assert_false(areas_read(bench->run, &path, 1, &areas));
    assert_refused(bench, STATUS_MALFORMED,
                   "areas.csv:1: a register of local authorities has the columns la_number, name, "
                   "kind, region, opened, closed, gss_codes, aliases and predecessors");
}

static void a_code_says_from_when_to_when_and_why(void **state)
{
    struct bench *bench = *state;
    const char *path =
        bench_put(bench, "areas.csv",
                  REGISTER_HEADER "1,A,authority,R,,,"
                                  "E3 from 2025-05-01 boundary tweak; E2  from 2009-04-01 to "
                                  "2025-04-30 recoded;E1 to 2009-03-31;E9 misprint;,,\n");
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    static const struct area_code wanted[] = {
        { "E3", "2025-05-01", "", CHANGE_BOUNDARY, false },
        { "E2", "2009-04-01", "2025-04-30", CHANGE_RECODED, false },
        { "E1", "", "2009-03-31", CHANGE_NONE, false },
        { "E9", "", "", CHANGE_NONE, true },
    };
    assert_int_equal(areas->area[0].codes, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        const struct area_code *code = &areas->area[0].code[i];
        assert_string_equal(code->code, wanted[i].code);
        assert_string_equal(code->from, wanted[i].from);
        assert_string_equal(code->to, wanted[i].to);
        assert_int_equal(code->change, wanted[i].change);
        assert_int_equal(code->misprint, wanted[i].misprint);
        assert_found(areas, AREA_GSS_CODE, wanted[i].code, "A");
    }
    assert_string_equal(areas->area[0].gss_code, "E3");
}

static void who_became_whom_is_known_both_ways(void **state)
{
    struct bench *bench = *state;
    const char *path =
        bench_put(bench, "areas.csv",
                  REGISTER_HEADER "3,C,authority,R,2019-04-01,,E3,,2 transfer; 01 merged\n"
                                  "1,A,former authority,R,,2019-03-31,E1,,\n"
                                  "2,B,former authority,R,,2019-03-31,E2,,\n"
                                  "4,D,authority,R,2019-04-01,,E4,,2 transfer\n");
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    const struct area *c = &areas->area[0], *b = &areas->area[2];
    assert_int_equal(c->predecessors, 2);
    assert_int_equal(c->predecessor[0].area, 2);
    assert_int_equal(c->predecessor[0].change, CHANGE_TRANSFER);
    assert_int_equal(c->predecessor[1].area, 1);
    assert_int_equal(c->predecessor[1].change, CHANGE_MERGED);
    assert_int_equal(b->successors, 2);
    assert_int_equal(b->successor[0].area, 0);
    assert_int_equal(b->successor[1].area, 3);
    assert_int_equal(areas->area[1].successors, 1);
    assert_int_equal(c->successors, 0);
}

static void what_the_lists_of_a_register_get_wrong_is_refused(void **state)
{
    struct bench *bench = *state;
    refuses(bench, "1,A,authority,R,2019-02-30,,E1,,\n",
            "areas.csv:2:5: '2019-02-30' is no date; write it as 2019-04-01");
    refuses(bench, "1,A,authority,R,01/04/2019,,E1,,\n",
            "areas.csv:2:5: '01/04/2019' is no date; write it as 2019-04-01");
    refuses(bench, "1,A,authority,R,2019-04-01,2018-03-31,E1,,\n",
            "areas.csv:2:6: 2018-03-31 is before 2019-04-01; the first day comes first");
    refuses(bench, "1,A,former authority,R,,,E1,,\n",
            "areas.csv:2:3: a former authority has a last day; write it under 'closed'");
    refuses(bench, "1,A,authority,R,,,E1 since 2019-04-01,,\n",
            "areas.csv:2:7: 'E1 since 2019-04-01' is not understood; after a code write from DATE, "
            "to DATE, recoded, boundary tweak or misprint");
    refuses(bench, "1,A,authority,R,,,E1 merged,,\n",
            "areas.csv:2:7: 'E1 merged' is not understood; after a code write from DATE, to DATE, "
            "recoded, boundary tweak or misprint");
    refuses(bench, "1,A,authority,R,,,E1 from 2019,,\n",
            "areas.csv:2:7: '2019' is no date; write it as 2019-04-01");
    refuses(bench, "1,A,authority,R,,,E1 from,,\n",
            "areas.csv:2:7: '' is no date; write it as 2019-04-01");
    refuses(bench, ",A,authority,R,,,E1,,\n",
            "areas.csv:2: '' cannot tell an area from others; write letters or digits");
    refuses(bench, "1,...,authority,R,,,E1,,\n",
            "areas.csv:2: '...' cannot tell an area from others; write letters or digits");
}

static void what_a_register_gets_wrong_of_predecessors_is_refused(void **state)
{
    struct bench *bench = *state;
    refuses(bench, FORMER "2,B,authority,R,2019-04-01,,E2,,1\n",
            "areas.csv:3:9: '1' does not say what became of it; write a number and merged, split, "
            "transfer, recoded or boundary tweak");
    refuses(bench, FORMER "2,B,authority,R,2019-04-01,,E2,,1 eaten\n",
            "areas.csv:3:9: '1 eaten' does not say what became of it; write a number and merged, "
            "split, transfer, recoded or boundary tweak");
    refuses(bench, FORMER "2,B,authority,R,2019-04-01,,E2,,7 merged\n",
            "areas.csv:3:9: no area has the number '7'; add it to the register, or correct it");
    refuses(bench, FORMER "2,B,authority,R,,,E2,,1 merged\n",
            "areas.csv:3:9: A must have closed before B opened; write both days");
    refuses(bench, FORMER "2,B,authority,R,2019-04-01,,E2,,1 split;1 split\n",
            "areas.csv:3:9: A is named twice; name it once");
    refuses(bench, "1,A,authority,R,2019-04-01,,E1,,1 merged\n",
            "areas.csv:2:9: A must have closed before A opened; write both days");
}

/* 153 upper-tier authorities since April 2023 (Office for National Statistics: 21 counties, 63
 * unitaries, 36 metropolitan districts, 33 London boroughs with the City). */
static void the_register_that_ships_has_the_153_authorities_of_england(void **state)
{
    struct areas *areas = england(*state);
    size_t live = 0, kinds[4] = { 0 };
    for (size_t i = 0; i < areas->count; i++) {
        const struct area *area = &areas->area[i];
        if (area->aggregate || area->elsewhere || *area->closed != '\0')
            continue;
        live++;
        const char *code = areas->area[i].gss_code;
        const char *prefix[] = { "E06", "E08", "E09", "E10" };
        for (size_t k = 0; k < 4; k++)
            kinds[k] += g_str_has_prefix(code, prefix[k]) ? 1 : 0;
        assert_int_equal(areas_find(areas, AREA_GSS_CODE, code), i);
        assert_int_equal(areas_find(areas, AREA_NUMBER, areas->area[i].number), i);
        assert_int_equal(areas_find(areas, AREA_NAME, areas->area[i].name), i);
    }
    assert_int_equal(live, 153);
    assert_int_equal(kinds[0], 63);
    assert_int_equal(kinds[1], 36);
    assert_int_equal(kinds[2], 33);
    assert_int_equal(kinds[3], 21);
    assert_found(areas, AREA_NAME, "Bristol", "Bristol, City of");
    assert_found(areas, AREA_NAME, "St Helens", "St. Helens");
    assert_found(areas, AREA_GSS_CODE, "E08000016", "Barnsley");
    assert_true(areas->area[areas_find(areas, AREA_NUMBER, "970")].aggregate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(kinds_say_what_is_no_row_and_what_is_made_up),
        claim(what_two_areas_claim_is_refused),
        claim(an_area_may_say_its_own_name_twice),
        claim(two_registers_are_one),
        claim(what_is_no_register_is_refused),
        claim(a_code_says_from_when_to_when_and_why),
        claim(who_became_whom_is_known_both_ways),
        claim(what_the_lists_of_a_register_get_wrong_is_refused),
        claim(what_a_register_gets_wrong_of_predecessors_is_refused),
        claim(the_register_that_ships_has_the_153_authorities_of_england),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
