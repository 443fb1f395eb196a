/* test_area.c - local authorities are found by what they are called, never by likeness. */
#include "england.h"
#include "village.h"

static void a_number_may_have_leading_zeros(void **state)
{
    const struct areas *areas = village_areas(*state);
    assert_found(areas, AREA_NUMBER, "2", "Borchester");
    assert_found(areas, AREA_NUMBER, "002", "Borchester");
    assert_not_found(areas, AREA_NUMBER, "20");
    assert_not_found(areas, AREA_NUMBER, "");
}

static void a_spreadsheets_number_is_the_number(void **state)
{
    const struct areas *areas = village_areas(*state);
    assert_found(areas, AREA_NUMBER, "2.0", "Borchester");
    assert_found(areas, AREA_NUMBER, " 02.00 ", "Borchester");
    assert_not_found(areas, AREA_NUMBER, "2.5");
    assert_not_found(areas, AREA_NUMBER, "2.");
    assert_not_found(areas, AREA_NUMBER, ".0");
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

static void an_authority_is_found_by_what_it_is_called(void **state)
{
    struct areas *areas = england(*state);
    static const char *const names[][2] = {
        { "Hull", "810" },
        { "Hull City Council", "810" },
        { "City of Hull", "810" },
        { "Kingston Upon Hull, City of", "810" },
        { "City of Kingston upon Hull", "810" },
        { "Durham", "840" },
        { "Durham County Council", "840" },
        { "County Durham", "840" },
        { "County of Durham", "840" },
        { "Herefordshire", "884" },
        { "Herefordshire, County of", "884" },
        { "County of Herefordshire", "884" },
        { "Herefordshire Council", "884" },
        { "Telford & Wrekin", "894" },
        { "Borough of Telford and Wrekin", "894" },
        { "Southend", "882" },
        { "Southend on Sea Borough Council", "882" },
        { "St Helens", "342" },
        { "St..Helens", "342" },
        { "St. Helens Metropolitan Borough Council", "342" },
        { "Bristol, City of", "801" },
        { "City of Bristol", "801" },
        { "Bristol City Council", "801" },
        { "City of York", "816" },
        { "City of York Council", "816" },
        { "City of Nottingham", "892" },
        { "Nottingham City", "892" },
        { "Nottinghamshire County Council", "891" },
        { "Derby City Council", "831" },
        { "Derbyshire County Council", "830" },
        { "Leicester", "856" },
        { "Leicestershire", "855" },
        { "Bedford Borough Council", "822" },
        { "Bedford Borough", "822" },
        { "Bedfordshire County Council", "820" },
        { "Dorset Council", "838" },
        { "Dorset", "838" },
        { "Dorset (Pre LG)", "835" },
        { "Dorset County Council", "835" },
        { "Poole (Pre LG)", "836" },
        { "Borough of Poole", "836" },
        { "BCP Council", "839" },
        { "City of London", "201" },
        { "City of London Corporation", "201" },
        { "City of London Council", "201" },
        { "London Borough of Hammersmith & Fulham", "205" },
        { "Royal Borough of Kensington and Chelsea", "207" },
        { "The Royal Borough of Greenwich", "203" },
        { "The City of London", "201" },
        { "Council of the Isles of Scilly", "420" },
        { "Rutland County Council", "857" },
        { "Northumberland County Council", "929" },
        { "Cornwall Council", "908" },
        { "Inner London", "987" },
        { "Yorkshire and The Humber", "982" },
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        size_t at = areas_find(areas, AREA_NAME, names[i][0]);
        if (at == SIZE_MAX)
            fail_msg("'%s' is not found", names[i][0]);
        assert_string_equal(areas->area[at].number, names[i][1]);
    }
}

/* A county's words do not make a town of its county's name, nor a town's words a county. */
static void an_authority_is_not_found_by_what_another_is_called(void **state)
{
    struct areas *areas = england(*state);
    static const char *const names[] = {
        "Nottingham County Council",
        "Bedford County Council",
        "Derby County",
        "Leicestershire City Council",
        "Durham City Council",
        "City of Essex",
        "London Borough",
        "London City Council",
        "Council of England",
        "City of Wales",
        "Nottinghamshir",
        "Kingston",
        "Richmond",
        "Council",
        "City of",
        "County Council",
        "Northampton",
        "Hul",
        "Poole (Pre",
    };
    for (size_t i = 0; i < COUNT(names); i++)
        assert_not_found(areas, AREA_NAME, names[i]);
}

static void every_code_of_the_ages_finds_its_authority(void **state)
{
    struct areas *areas = england(*state);
    static const char *const codes[][2] = {
        { "E08000016", "370" }, { "E08000038", "370" }, { "E08000019", "373" },
        { "E08000039", "373" }, { "E10000002", "825" }, { "E06000060", "825" },
        { "E06000048", "929" }, { "E06000057", "929" }, { "E10000022", "929" },
        { "E08000020", "390" }, { "E08000037", "390" }, { "E10000010", "840" },
        { "E10000023", "815" }, { "E06000065", "815" }, { "E10000027", "933" },
        { "E06000066", "933" }, { "E0600003", "871" },  { "E06000039", "871" },
        { "E10000009", "835" }, { "E10000005", "908" }, { "E10000026", "893" },
        { "E10000033", "865" },
    };
    for (size_t i = 0; i < COUNT(codes); i++) {
        size_t at = areas_find(areas, AREA_GSS_CODE, codes[i][0]);
        assert_true(at != SIZE_MAX);
        assert_string_equal(areas->area[at].number, codes[i][1]);
    }
}

/* How many authorities the Department counts, by the year that ends with the map's day. */
static void a_map_has_the_authorities_of_its_year(void **state)
{
    struct areas *areas = england(*state);
    for (int year = 2009; year <= 2025; year++) {
        size_t count = 0, wanted = year < 2019 || year == 2021 || year == 2022 ? 152
                                   : year < 2021                               ? 151
                                                                               : 153;
        for (size_t i = 0; i < areas->count; i++)
            count += !areas->area[i].aggregate && !areas->area[i].elsewhere
                     && area_on_map(&areas->area[i], year);
        assert_int_equal(count, wanted);
    }
}

static void a_map_is_that_of_its_last_day(void **state)
{
    (void)state;
    const struct area area = { .opened = "2019-04-01", .closed = "2021-12-31" };
    assert_false(area_on_map(&area, 2018));
    assert_true(area_on_map(&area, 2019));
    assert_true(area_on_map(&area, 2021));
    assert_false(area_on_map(&area, 2022));
}

static void a_message_suggests_a_name_and_never_a_number(void **state)
{
    struct bench *bench = *state;
    struct areas *areas = england(bench);
    static const struct {
        enum area_key key;
        const char *text, *words;
    } messages[] = {
        { AREA_NAME, "Cambridgshire County Council",
          "no local authority has the name 'Cambridgshire County Council'; did you mean "
          "'Cambridgeshire'?" },
        { AREA_NAME, "City of Lodon",
          "no local authority has the name 'City of Lodon'; did you mean 'City of London'?" },
        { AREA_NUMBER, "302a",
          "no local authority has the LA number '302a'; correct it, or add the authority to the "
          "register" },
        { AREA_GSS_CODE, "E08000099",
          "no local authority has the GSS code 'E08000099'; correct it, or add the authority to "
          "the register" },
        { AREA_GSS_CODE, "E07000008",
          "'E07000008' is a district, below the local authorities that have education duties; use "
          "its county's code" },
    };
    for (size_t i = 0; i < COUNT(messages); i++)
        assert_string_equal(
            areas_unknown_words(bench->run, areas, messages[i].key, messages[i].text),
            messages[i].words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_number_may_have_leading_zeros),
        claim(a_spreadsheets_number_is_the_number),
        claim(every_code_that_an_area_has_had_finds_it),
        claim(names_are_compared_by_letters_and_digits),
        claim(nothing_is_found_by_likeness),
        claim(a_key_is_not_taken_for_one_of_another_kind),
        claim(near_names_are_suggested_and_numbers_are_not),
        claim(an_authority_is_found_by_what_it_is_called),
        claim(an_authority_is_not_found_by_what_another_is_called),
        claim(every_code_of_the_ages_finds_its_authority),
        claim(a_map_has_the_authorities_of_its_year),
        claim(a_map_is_that_of_its_last_day),
        claim(a_message_suggests_a_name_and_never_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
