/* test_area_resolve.c - what the cells of a row say together about where it belongs. */
#include "england.h"

struct said {
    const char *number, *code, *name;
    enum area_outcome outcome;
    const char *is; /* its number or, without one, its name; NULL: not said */
};

static void assert_said(const struct areas *areas, const struct said *said)
{
    const char *const text[AREA_KEYS] = { said->number, said->code, said->name };
    size_t area = 0, other = 0;
    enum area_key wrong = AREA_NUMBER;
    enum area_outcome outcome = areas_resolve(areas, text, &area, &other, &wrong);
    if (outcome != said->outcome)
        fail_msg("%s, %s, %s: %s", said->number, said->code, said->name,
                 area_outcome_name(outcome));
    if (said->is != NULL) {
        const char *number = areas->area[area].number;
        assert_string_equal(*number == '\0' ? areas->area[area].name : number, said->is);
    }
}

static void assert_together(const struct areas *areas, const char *text, const char *numbers)
{
    size_t area[8];
    size_t count = areas_combined(areas, text, area, COUNT(area));
    GString *found = g_string_new(NULL);
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(found, "%s%s", i == 0 ? "" : " ", areas->area[area[i]].number);
    assert_string_equal(found->str, numbers);
    g_string_free(found, TRUE);
}

static void cells_say_together_where_a_row_belongs(void **state)
{
    struct areas *areas = england(*state);
    static const struct said rows[] = {
        { "301", "E09000002", "Barking and Dagenham", AREA_AUTHORITY, "301" },
        { "301", NULL, NULL, AREA_AUTHORITY, "301" },
        { NULL, "E10000002", "Buckinghamshire", AREA_AUTHORITY, "825" },
        { "", "", "Hull", AREA_AUTHORITY, "810" },
        { "", "x", "Hull", AREA_AUTHORITY, "810" },
        { "835", "E10000009", "Dorset", AREA_AUTHORITY, "835" }, /* as official files have it */
        { "838", "E10000009", "Dorset", AREA_AUTHORITY, "838" }, /* 838 came from 835 */
        { "301", "", "The people of Barking", AREA_AUTHORITY, "301" },
        { "970", "E92000001", "England", AREA_AGGREGATE, "970" },
        { "", "E12000003", "Yorkshire and The Humber", AREA_AGGREGATE, "982" },
        { "940 / 941", "E06000061 / E06000062", "North Northamptonshire / West Northamptonshire",
          AREA_COMBINED, NULL },
        { "940/941", "x", "", AREA_COMBINED, NULL },
        { "", "", "Kingston upon Thames and Richmond upon Thames", AREA_COMBINED, NULL },
        { "314", "", "Kingston upon Thames and Richmond upon Thames", AREA_COMBINED, NULL },
        { "702", "z", "British Forces Post Office overseas establishments", AREA_ELSEWHERE, "702" },
        { "", "W92000004", "Wales", AREA_ELSEWHERE, "Wales" },
        { "", "W06000015", "Cardiff", AREA_ELSEWHERE, "Wales" },
        { NULL, "S12000036", NULL, AREA_ELSEWHERE, "Scotland" },
        { "", "K04000001", "England and Wales", AREA_ELSEWHERE, "England and Wales" },
        { "z", "z", "Outside of England", AREA_ELSEWHERE, "Outside England" },
        { "", "", "", AREA_NOWHERE, NULL },
        { NULL, NULL, NULL, AREA_NOWHERE, NULL },
        { "x", "x", "Not available", AREA_NOWHERE, NULL },
        { "", "z", "Unknown", AREA_NOWHERE, NULL },
        { "", "", "N/A", AREA_NOWHERE, NULL },
        { "999", "E09000002", "Barking and Dagenham", AREA_UNKNOWN, NULL },
        { "301", "E09999999", "Barking and Dagenham", AREA_UNKNOWN, NULL },
        { "", "E07000008", "Cambridge", AREA_UNKNOWN, NULL },
        { "", "", "Camdon", AREA_UNKNOWN, NULL },
        { "", "", "Camden / Camdon", AREA_UNKNOWN, NULL },
        { "301", "E09000003", "", AREA_CONFLICT, "301" },
        { "301", "", "Barnet", AREA_CONFLICT, "301" },
        { "836", "", "Dorset", AREA_CONFLICT, "836" },
        { "301", "W06000015", "", AREA_CONFLICT, "301" },
        { "970", "", "Barnet", AREA_CONFLICT, "970" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_said(areas, &rows[i]);
}

static void what_decided_is_told(void **state)
{
    struct areas *areas = england(*state);
    const char *const unknown[] = { "301", "E09999999", "Barnet" };
    const char *const conflict[] = { "301", "", "Barnet" };
    const char *const by_name[] = { NULL, "", "Barnet" };
    size_t area = 0, other = 0;
    enum area_key wrong = AREA_NUMBER;
    areas_resolve(areas, unknown, &area, &other, &wrong);
    assert_int_equal(wrong, AREA_GSS_CODE);
    areas_resolve(areas, conflict, &area, &other, &wrong);
    assert_int_equal(wrong, AREA_NAME);
    assert_string_equal(areas->area[area].number, "301");
    assert_string_equal(areas->area[other].number, "302");
    areas_resolve(areas, by_name, &area, &other, &wrong);
    assert_int_equal(wrong, AREA_NAME);
}

static void a_cell_may_name_several_authorities(void **state)
{
    struct areas *areas = england(*state);
    assert_together(areas, "314 / 318", "314 318");
    assert_together(areas, "E06000063 / E06000064", "942 943");
    assert_together(areas, "Kingston upon Thames and Richmond upon Thames", "314 318");
    assert_together(areas, "Brighton and Hove and East Sussex", "846 845");
    assert_together(areas, "Hull, York & Bath and North East Somerset", "810 816 800");
    assert_together(areas, "Bristol, City of; Kingston upon Hull, City of", "801 810");
    assert_together(areas, "Bournemouth and Poole", "837 836");
    assert_together(areas, "Bournemouth, Christchurch and Poole", ""); /* one */
    assert_together(areas, "Kensington and Chelsea", "");
    assert_together(areas, "Kingston and Richmond", "");
    assert_together(areas, "York / York", "");
    assert_together(areas, "York / Wales", "");
    assert_together(areas, "York /", "");
    assert_together(areas, "1/2", "");
    assert_together(areas, "", "");
    size_t first[1];
    assert_int_equal(areas_combined(areas, "York / Hull", first, 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(cells_say_together_where_a_row_belongs),
        claim(what_decided_is_told),
        claim(a_cell_may_name_several_authorities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
