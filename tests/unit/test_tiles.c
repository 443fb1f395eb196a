/* test_tiles.c - the layout of the tile map that ships, and what is refused in others. */
#include "bench.h"

#include <math.h>
#include <stdint.h>

#include "read/tiles.h"

enum { FIRST_YEAR = 2013, LAST_YEAR = 2026, FURTHEST = 100 };

static const char *const registers[] = { "data/areas.csv", "data/made-up-areas.csv" };

static struct areas *both(struct bench *bench)
{
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, registers, 2, &areas));
    return areas;
}

static struct tiles *tiles_that_ship(struct bench *bench, const struct areas *areas)
{
    struct tiles *tiles = NULL;
    assert_done(bench, tiles_read(bench->run, "data/tile-map.csv", areas, &tiles));
    return tiles;
}

/* The tile of each place on the map of a year; NULL where there is none. */
struct ground {
    const struct tile *at[FURTHEST][FURTHEST];
    size_t count;
};

static void ground_fill(const struct areas *areas, const struct tiles *tiles, int year,
                        bool fictitious, struct ground *ground)
{
    memset(ground, 0, sizeof *ground);
    for (size_t a = 0; a < areas->count; a++) {
        const struct area *area = &areas->area[a];
        if (area->aggregate || area->elsewhere || area->fictitious != fictitious
            || !area_on_map(area, year))
            continue;
        if (tiles->of[a] == SIZE_MAX)
            fail_msg("%d: %s has no tile", year, area->name);
        const struct tile *tile = &tiles->tile[tiles->of[a]];
        if (ground->at[tile->column][tile->row] != NULL)
            fail_msg("%d: %s and %s have one tile", year, area->name,
                     areas->area[ground->at[tile->column][tile->row]->area].name);
        ground->at[tile->column][tile->row] = tile;
        ground->count++;
    }
}

static void every_authority_of_each_year_has_a_tile_of_its_own(void **state)
{
    struct bench *bench = *state;
    struct areas *areas = both(bench);
    struct tiles *tiles = tiles_that_ship(bench, areas);
    struct ground *ground = run_array(bench->run, struct ground, 1);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        ground_fill(areas, tiles, year, false, ground);
        assert_int_equal(ground->count, year < 2019   ? 152
                                        : year < 2021 ? 151
                                        : year < 2023 ? 152
                                                      : 153);
    }
    ground_fill(areas, tiles, LAST_YEAR, true, ground);
    assert_int_equal(ground->count, 152);
}

static void spread(struct ground *ground, size_t column, size_t row, const char *region)
{
    const struct tile *tile = ground->at[column][row];
    if (tile == NULL || strcmp(tile->region, region) != 0)
        return;
    ground->at[column][row] = NULL;
    spread(ground, column + 1, row, region);
    spread(ground, column, row + 1, region);
    spread(ground, column - 1, row, region);
    spread(ground, column, row - 1, region);
}

/* Each region is met once: what hangs together with its first tile is all of it. */
static size_t regions_of(struct bench *bench, struct ground *ground)
{
    const char *met[FURTHEST];
    size_t regions = 0;
    for (size_t row = 1; row < FURTHEST; row++)
        for (size_t column = 1; column < FURTHEST; column++) {
            const struct tile *tile = ground->at[column][row];
            if (tile == NULL)
                continue;
            for (size_t i = 0; i < regions; i++)
                if (strcmp(met[i], tile->region) == 0)
                    fail_msg("%s is in two parts: %s", tile->region, tile->short_name);
            met[regions++] = talloc_strdup(bench->run, tile->region);
            spread(ground, column, row, tile->region);
        }
    return regions;
}

static void each_region_hangs_together(void **state)
{
    struct bench *bench = *state;
    struct areas *areas = both(bench);
    struct tiles *tiles = tiles_that_ship(bench, areas);
    struct ground *ground = run_array(bench->run, struct ground, 1);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        ground_fill(areas, tiles, year, false, ground);
        assert_int_equal(regions_of(bench, ground), 9);
    }
    ground_fill(areas, tiles, LAST_YEAR, true, ground);
    assert_int_equal(regions_of(bench, ground), 9);
}

static bool same_region(const char *of_register, const char *of_map)
{
    return strcmp(of_map, "London") == 0 ? strstr(of_register, "London") != NULL
                                         : strcmp(of_register, of_map) == 0;
}

static void regions_are_those_of_the_register(void **state)
{
    struct bench *bench = *state;
    struct areas *areas = both(bench);
    struct tiles *tiles = tiles_that_ship(bench, areas);
    for (size_t i = 0; i < tiles->count; i++)
        if (!same_region(areas->area[tiles->tile[i].area].region, tiles->tile[i].region))
            fail_msg("%s is not in %s", tiles->tile[i].short_name, tiles->tile[i].region);
}

static void short_names_are_short_and_differ(void **state)
{
    struct bench *bench = *state;
    struct areas *areas = both(bench);
    struct tiles *tiles = tiles_that_ship(bench, areas);
    for (size_t i = 0; i < tiles->count; i++) {
        const struct tile *one = &tiles->tile[i];
        assert_in_range(strlen(one->short_name), 2, 3);
        for (size_t j = 0; j < i; j++) {
            const struct tile *other = &tiles->tile[j];
            bool one_place = one->column == other->column && one->row == other->row;
            if (strcmp(one->short_name, other->short_name) == 0 && !one_place)
                fail_msg("two are called %s", one->short_name);
        }
    }
}

/* Degrees east and north, to a tenth or two, of places all over the country. */
static const struct {
    const char *name;
    double east, north;
} places[] = {
    { "Northumberland", -2.0, 55.3 },
    { "Newcastle upon Tyne", -1.65, 55.0 },
    { "Sunderland", -1.45, 54.9 },
    { "Middlesbrough", -1.2, 54.55 },
    { "Redcar and Cleveland", -1.0, 54.6 },
    { "Cumbria", -2.9, 54.6 },
    { "Blackpool", -3.0, 53.8 },
    { "Lancashire", -2.6, 53.9 },
    { "Liverpool", -2.9, 53.4 },
    { "Wirral", -3.1, 53.37 },
    { "Manchester", -2.25, 53.48 },
    { "Rochdale", -2.15, 53.6 },
    { "Stockport", -2.15, 53.4 },
    { "Cheshire West and Chester", -2.7, 53.2 },
    { "North Yorkshire", -1.5, 54.2 },
    { "York", -1.1, 53.95 },
    { "Leeds", -1.55, 53.8 },
    { "Bradford", -1.8, 53.8 },
    { "Sheffield", -1.5, 53.4 },
    { "Kingston upon Hull, City of", -0.35, 53.75 },
    { "North East Lincolnshire", -0.1, 53.55 },
    { "Derbyshire", -1.6, 53.1 },
    { "Nottingham", -1.15, 52.95 },
    { "Lincolnshire", -0.2, 53.1 },
    { "Leicester", -1.1, 52.6 },
    { "Rutland", -0.6, 52.65 },
    { "Northamptonshire", -0.8, 52.3 },
    { "Shropshire", -2.7, 52.6 },
    { "Stoke-on-Trent", -2.2, 53.0 },
    { "Birmingham", -1.9, 52.5 },
    { "Dudley", -2.1, 52.5 },
    { "Coventry", -1.5, 52.4 },
    { "Herefordshire, County of", -2.7, 52.1 },
    { "Peterborough", -0.25, 52.6 },
    { "Norfolk", 1.0, 52.7 },
    { "Suffolk", 1.1, 52.2 },
    { "Luton", -0.4, 51.9 },
    { "Essex", 0.6, 51.8 },
    { "Southend-on-Sea", 0.7, 51.55 },
    { "Enfield", -0.08, 51.65 },
    { "Barnet", -0.2, 51.6 },
    { "Hillingdon", -0.45, 51.55 },
    { "Havering", 0.2, 51.55 },
    { "City of London", -0.09, 51.51 },
    { "Newham", 0.03, 51.52 },
    { "Richmond upon Thames", -0.3, 51.44 },
    { "Bexley", 0.14, 51.46 },
    { "Croydon", -0.1, 51.37 },
    { "Bromley", 0.05, 51.38 },
    { "Milton Keynes", -0.75, 52.05 },
    { "Oxfordshire", -1.25, 51.75 },
    { "Reading", -0.97, 51.45 },
    { "Southampton", -1.4, 50.9 },
    { "Isle of Wight", -1.3, 50.7 },
    { "West Sussex", -0.5, 50.95 },
    { "East Sussex", 0.3, 50.9 },
    { "Kent", 0.7, 51.2 },
    { "Gloucestershire", -2.2, 51.8 },
    { "Bristol, City of", -2.6, 51.45 },
    { "Wiltshire", -1.95, 51.3 },
    { "Devon", -3.8, 50.75 },
    { "Cornwall", -4.9, 50.4 },
    { "Isles of Scilly", -6.3, 49.9 },
};

/* Kendall's tau without ties: of pairs that the map tells apart, how many more it has the right way
 * round than the wrong. */
static double agreement(const double *map, const double *world, size_t n)
{
    double right = 0.0, wrong = 0.0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            double product = (map[i] - map[j]) * (world[i] - world[j]);
            right += product > 0.0 ? 1.0 : 0.0;
            wrong += product < 0.0 ? 1.0 : 0.0;
        }
    return (right - wrong) / (right + wrong);
}

static void tiles_lie_as_the_places_do(void **state)
{
    struct bench *bench = *state;
    struct areas *areas = both(bench);
    struct tiles *tiles = tiles_that_ship(bench, areas);
    double column[COUNT(places)], row[COUNT(places)], east[COUNT(places)], south[COUNT(places)];
    for (size_t i = 0; i < COUNT(places); i++) {
        size_t area = areas_find(areas, AREA_NAME, places[i].name);
        assert_true(area != SIZE_MAX && tiles->of[area] != SIZE_MAX);
        column[i] = (double)tiles->tile[tiles->of[area]].column;
        row[i] = (double)tiles->tile[tiles->of[area]].row;
        east[i] = places[i].east;
        south[i] = -places[i].north;
    }
    assert_true(agreement(column, east, COUNT(places)) > 0.8);
    assert_true(agreement(row, south, COUNT(places)) > 0.8);
}

static void refuses(struct bench *bench, const char *text, const char *message)
{
    struct areas *areas = both(bench);
    struct tiles *tiles = NULL;
    const char *path = bench_put(bench, "tiles.csv", text);
    assert_false(tiles_read(bench->run, path, areas, &tiles));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
    if (strstr(bench->run->message, message) == NULL)
        fail_msg("'%s' is not in '%s'", message, bench->run->message);
}

#define HEAD "# a comment, of whatever\ncode,name,short,region,column,row\n"

static void an_unknown_code_is_refused_at_its_line(void **state)
{
    refuses(*state, HEAD "E99999999,Nowhere,Now,London,1,1\n", "tiles.csv:3:1: ");
}

static void an_authority_has_one_tile(void **state)
{
    refuses(*state, HEAD "E09000003,Barnet,Bnt,London,1,1\nE09000003,Barnet,Bnt,London,2,1\n",
            "tiles.csv:4:1: Barnet has a tile already; take one of the two out");
}

static void a_place_is_a_whole_number(void **state)
{
    refuses(*state, HEAD "E09000003,Barnet,Bnt,London,1.5,1\n",
            "tiles.csv:3:5: '1.5' is no column of a tile map; write a whole number from 1 "
            "to 99");
}

static void a_place_is_within_the_map(void **state)
{
    refuses(*state, HEAD "E09000003,Barnet,Bnt,London,1,100\n",
            "tiles.csv:3:6: '100' is no row of a tile map");
}

static void other_columns_are_no_layout(void **state)
{
    refuses(*state, "code,name\nE09000003,Barnet\n",
            "a tile map has the columns code,name,short,region,column,row");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_authority_of_each_year_has_a_tile_of_its_own),
        claim(each_region_hangs_together),
        claim(regions_are_those_of_the_register),
        claim(short_names_are_short_and_differ),
        claim(tiles_lie_as_the_places_do),
        claim(an_unknown_code_is_refused_at_its_line),
        claim(an_authority_has_one_tile),
        claim(a_place_is_a_whole_number),
        claim(a_place_is_within_the_map),
        claim(other_columns_are_no_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
