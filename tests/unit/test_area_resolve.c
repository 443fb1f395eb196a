/* test_area_resolve.c - what the cells of a row say together about where it belongs. */
#include "england.h"

#include <stdlib.h>

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

/* Official files, and which of their columns say where; of several of a kind the first that is
 * not empty counts: a region's row has no authority's code. */
struct official {
    const char *file;
    const char *column[AREA_KEYS][3];
    size_t rows[AREA_OUTCOMES]; /* counted with Python's csv module, by la number and level */
    size_t authorities;         /* different ones */
};

struct official_walk {
    const struct official *official;
    const struct areas *areas;
    size_t at[AREA_KEYS][3]; /* cell + 1 */
    size_t rows[AREA_OUTCOMES];
    bool *seen;
};

static bool take_official_header(struct run *run, void *state, const struct csv_record *record)
{
    struct official_walk *walk = state;
    (void)run;
    for (size_t key = 0; key < AREA_KEYS; key++)
        for (size_t i = 0; i < 3 && walk->official->column[key][i] != NULL; i++)
            for (size_t c = 0; c < record->cells; c++)
                if (strcmp(record->cell[c].text, walk->official->column[key][i]) == 0)
                    walk->at[key][i] = c + 1;
    return true;
}

static bool take_official_row(struct run *run, void *state, const struct csv_record *record)
{
    struct official_walk *walk = state;
    const char *text[AREA_KEYS] = { NULL };
    size_t area = 0, other = 0;
    enum area_key wrong = AREA_NUMBER;
    for (size_t key = 0; key < AREA_KEYS; key++)
        for (size_t i = 0; i < 3 && (text[key] == NULL || *text[key] == '\0'); i++)
            if (walk->at[key][i] != 0)
                text[key] = record->cell[walk->at[key][i] - 1].text;
    enum area_outcome outcome = areas_resolve(walk->areas, text, &area, &other, &wrong);
    walk->rows[outcome]++;
    if (outcome != AREA_AUTHORITY)
        return true;
    walk->seen[area] = true;
    /* Number, code and name must all be this one's: what official files say is consistent. */
    const char *number = text[AREA_NUMBER], *code = text[AREA_GSS_CODE], *name = text[AREA_NAME];
    size_t named = name == NULL ? area : areas_find(walk->areas, AREA_NAME, name);
    bool old_dorset = strcmp(walk->areas->area[area].number, "835") == 0;
    bool right = (number == NULL || strcmp(number, walk->areas->area[area].number) == 0)
                 && (code == NULL || areas_find(walk->areas, AREA_GSS_CODE, code) == area)
                 && (named == area || old_dorset);
    return right
           || run_fail(run, STATUS_MALFORMED, (struct place){ NULL, record->line, 0 },
                       "line %zu is not %s", record->line, walk->areas->area[area].name);
}

static const struct official officials[] = {
    { "lait/bds_long.csv",
      { { "LA Number" }, { NULL }, { "LA and Regions" } },
      { [AREA_AUTHORITY] = 595818, [AREA_AGGREGATE] = 45252 },
      158 },
    { "ees/cla_number_and_rate_per_10k_children.csv",
      { { "old_la_code" },
        { "new_la_code", "region_code", "country_code" },
        { "la_name", "region_name", "country_name" } },
      { [AREA_AUTHORITY] = 2325, [AREA_AGGREGATE] = 180 },
      155 },
    { "ees/csww_indicators_2017_to_2025.csv",
      { { "old_la_code" },
        { "new_la_code", "region_code", "country_code" },
        { "la_name", "region_name", "country_name" } },
      { [AREA_AUTHORITY] = 1341, [AREA_AGGREGATE] = 108, [AREA_COMBINED] = 14 },
      154 },
    { "ees/ks4_la.csv",
      { { "old_la_code" },
        { "new_la_code", "region_code", "country_code" },
        { "la_name", "region_name", "country_name" } },
      { [AREA_AUTHORITY] = 3186, [AREA_AGGREGATE] = 252 },
      156 },
    { "deprivation/imd2019_upper_tier.csv",
      { { NULL },
        { "Upper Tier Local Authority District code (2019)" },
        { "Upper Tier Local Authority District name (2019)" } },
      { [AREA_AUTHORITY] = 151 },
      151 },
    { "inspections/ilacs_2023-03-31.csv",
      { { "la_number" }, { NULL }, { "local_authority" } },
      { [AREA_AUTHORITY] = 150 },
      150 },
};

static void every_row_of_the_official_files_is_where_it_says(void **state)
{
    struct bench *bench = *state;
    const char *reference = getenv("ATTAIN_REFERENCE");
    if (reference == NULL)
        skip();
    struct areas *areas = england(bench);
    for (size_t i = 0; i < COUNT(officials); i++) {
        struct official_walk walk = { .official = &officials[i], .areas = areas };
        struct csv_taker taker = { &walk, take_official_header, take_official_row };
        struct input *input = NULL;
        size_t seen = 0;
        walk.seen = run_array(bench->run, bool, areas->count);
        const char *path = talloc_asprintf(bench->run, "%s/%s", reference, officials[i].file);
        assert_done(bench, csv_read(bench->run, path, &taker, &input));
        for (size_t outcome = 0; outcome < AREA_OUTCOMES; outcome++)
            assert_int_equal(walk.rows[outcome], officials[i].rows[outcome]);
        for (size_t area = 0; area < areas->count; area++)
            seen += walk.seen[area];
        assert_int_equal(seen, officials[i].authorities);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(cells_say_together_where_a_row_belongs),
        claim(what_decided_is_told),
        claim(a_cell_may_name_several_authorities),
        claim(every_row_of_the_official_files_is_where_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
