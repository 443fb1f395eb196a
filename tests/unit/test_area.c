/* test_area.c - local authorities are found by what they are called, never by likeness. */
#include "village.h"

#include "read/area.h"
#include "read/grid.h"

static void assert_found(const struct areas *areas, enum area_key key, const char *text,
                         const char *name)
{
    size_t at = areas_find(areas, key, text);
    if (at == SIZE_MAX)
        fail_msg("'%s' is not found", text);
    assert_string_equal(areas->area[at].name, name);
}

static void assert_not_found(const struct areas *areas, enum area_key key, const char *text)
{
    if (areas_find(areas, key, text) != SIZE_MAX)
        fail_msg("'%s' is found", text);
}

static void refuses(struct bench *bench, const char *rows, const char *message)
{
    bench_again(bench);
    const char *text = talloc_asprintf(bench->run, REGISTER_HEADER "%s", rows);
    const char *path = bench_put(bench, "areas.csv", text);
    struct areas *areas = NULL;
    assert_false(areas_read(bench->run, &path, 1, &areas));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void a_number_may_have_leading_zeros(void **state)
{
    const struct areas *areas = village_areas(*state);
    assert_found(areas, AREA_NUMBER, "2", "Borchester");
    assert_found(areas, AREA_NUMBER, "002", "Borchester");
    assert_not_found(areas, AREA_NUMBER, "20");
    assert_not_found(areas, AREA_NUMBER, "2.0");
    assert_not_found(areas, AREA_NUMBER, "");
}

static void every_code_that_an_area_has_had_finds_it(void **state)
{
    const struct areas *areas = village_areas(*state);
    assert_found(areas, AREA_GSS_CODE, "E01", "Ambridge");
    assert_found(areas, AREA_GSS_CODE, "e11", "Ambridge");
    assert_not_found(areas, AREA_GSS_CODE, "E0");
    assert_string_equal(areas->area[0].gss_code, "E01");
}

static void names_are_compared_by_letters_and_digits(void **state)
{
    const struct areas *areas = village_areas(*state);
    assert_found(areas, AREA_NAME, "AMBRIDGE", "Ambridge");
    assert_found(areas, AREA_NAME, "amb", "Ambridge");
    assert_found(areas, AREA_NAME, "Waterley and Cross", "Waterley & Cross");
    assert_found(areas, AREA_NAME, "waterley-and cross.", "Waterley & Cross");
    assert_found(areas, AREA_NAME, "Penny Hassett City of", "Penny Hassett, City of");
    assert_found(areas, AREA_NAME, "penny hassett", "Penny Hassett, City of");
}

static void nothing_is_found_by_likeness(void **state)
{
    const struct areas *areas = village_areas(*state);
    static const char *const like[] = { "Ambrige",      "Ambridges",  "Borchest",
                                        "Loxley (old)", "Darrington", "" };
    for (size_t i = 0; i < COUNT(like); i++)
        assert_not_found(areas, AREA_NAME, like[i]);
}

static void a_key_is_not_taken_for_one_of_another_kind(void **state)
{
    const struct areas *areas = village_areas(*state);
    assert_not_found(areas, AREA_NAME, "E01");
    assert_not_found(areas, AREA_GSS_CODE, "1");
    assert_not_found(areas, AREA_NUMBER, "Ambridge");
}

static void kinds_say_what_is_no_row_and_what_is_made_up(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_put(bench, "areas.csv",
                                 REGISTER_HEADER "1,A,authority,R,,,E01,,\n"
                                                 "2,B,former authority,R,,,E02,,\n"
                                                 "3,C,aggregate,,,,,,\n"
                                                 "4,D,fictitious authority,R,,,X04,, 1 ;2;\n");
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    static const bool aggregate[] = { false, false, true, false };
    for (size_t i = 0; i < 4; i++) {
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
            "areas.csv:2:3: 'county' is no kind of area; write authority, former authority or "
            "aggregate");
    bench_again(bench);
    const char *path = bench_put(bench, "areas.csv", "code,name\n1,A\n");
    struct areas *areas = NULL;
    assert_false(areas_read(bench->run, &path, 1, &areas));
    assert_refused(bench, STATUS_MALFORMED,
                   "areas.csv:1: a register of local authorities has the columns la_number, name, "
                   "kind, region, opened, closed, gss_codes, aliases and predecessors");
}

static void near_names_are_suggested_and_numbers_are_not(void **state)
{
    struct bench *bench = *state;
    const struct areas *areas = village_areas(bench);
    const struct place place = { "f.csv", 3, 1 };
    assert_false(areas_unknown(bench->run, areas, AREA_NAME, "Ambrige", place));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:3:1: no local authority has the name 'Ambrige'; did you mean "
                   "'Ambridge'?");
    bench_again(bench);
    assert_false(areas_unknown(bench->run, village_areas(bench), AREA_NUMBER, "20", place));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:3:1: no local authority has the LA number '20'; correct it, or add the "
                   "authority to the register");
}

/* 153 upper-tier authorities since April 2023 (Office for National Statistics: 21 counties, 63
 * unitaries, 36 metropolitan districts, 33 London boroughs with the City). */
static void the_register_that_ships_has_the_153_authorities_of_england(void **state)
{
    struct bench *bench = *state;
    const char *path = "data/areas.csv";
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    struct grid *grid = NULL;
    assert_done(bench, grid_read_plain(bench->run, path, &grid));
    assert_int_equal(grid->rows, areas->count);
    size_t live = 0, kinds[4] = { 0 };
    for (size_t i = 0; i < grid->rows; i++) {
        if (strcmp(grid_find(grid, "kind")->text[i], "authority") != 0)
            continue;
        live++;
        const char *code = areas->area[i].gss_code;
        const char *prefix[] = { "E06", "E08", "E09", "E10" };
        for (size_t k = 0; k < 4; k++)
            kinds[k] += g_str_has_prefix(code, prefix[k]) ? 1 : 0;
        assert_false(areas->area[i].aggregate);
        assert_string_equal(grid_find(grid, "closed")->text[i], "");
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
        claim(a_number_may_have_leading_zeros),
        claim(every_code_that_an_area_has_had_finds_it),
        claim(names_are_compared_by_letters_and_digits),
        claim(nothing_is_found_by_likeness),
        claim(a_key_is_not_taken_for_one_of_another_kind),
        claim(kinds_say_what_is_no_row_and_what_is_made_up),
        claim(what_two_areas_claim_is_refused),
        claim(an_area_may_say_its_own_name_twice),
        claim(two_registers_are_one),
        claim(what_is_no_register_is_refused),
        claim(near_names_are_suggested_and_numbers_are_not),
        claim(the_register_that_ships_has_the_153_authorities_of_england),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
