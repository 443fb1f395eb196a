/* test_tile_map.c - tile maps, as scenes. */
#include "bench.h"

#include <math.h>
#include <stdint.h>

#include "draw/figure.h"
#include "draw/palette.h"
#include "layout.h"

/* A panel of all local authorities on the map of a year, with the variables v and w. */
struct village {
    struct bench *bench;
    struct areas *areas;
    struct tiles *tiles;
    struct study study;
    struct sources sources;
    struct panel panel;
    struct analysis analysis;
    struct chart chart;
    const struct theme *theme;
};

static const char *const registers[] = { "data/areas.csv", "data/made-up-areas.csv" };

static struct village *village_new(struct bench *bench, int year, bool fictitious)
{
    struct run *run = bench->run;
    struct village *village = talloc_zero(run, struct village);
    village->bench = bench;
    village->theme = theme_usual();
    assert_done(bench, areas_read(run, registers, 2, &village->areas));
    assert_done(bench, tiles_read(run, "data/tile-map.csv", village->areas, &village->tiles));
    struct frame *frame = frame_new(run, village->areas->count, "test.csv");
    village->panel.area = run_array(run, size_t, village->areas->count);
    size_t rows = 0;
    for (size_t a = 0; a < village->areas->count; a++) {
        const struct area *area = &village->areas->area[a];
        if (area->aggregate || area->elsewhere || area->fictitious != fictitious
            || !area_on_map(area, year))
            continue;
        frame->row_name[rows] = area->name;
        village->panel.area[rows++] = a;
    }
    frame->rows = rows;
    frame->row_label = frame->row_name;
    frame_add(run, frame, "v", COLUMN_NUMBER);
    frame_add(run, frame, "w", COLUMN_NUMBER);
    for (size_t i = 0; i < rows; i++) {
        frame->column[0].number[i] = (double)(i * 7919 % 1000) / 7.0;
        frame->column[1].number[i] = (double)(i * 104729 % 997) / 3.0;
    }
    village->sources.areas = village->areas;
    village->panel.study = &village->study;
    village->panel.sources = &village->sources;
    village->panel.frame = frame;
    village->analysis = (struct analysis){ .offer = { .frame = frame },
                                           .inference = inference_usual(),
                                           .rows_are = "local authorities",
                                           .row_is = "local authority" };
    village->chart = (struct chart){ .kind = CHART_TILE_MAP,
                                     .id = "Figure 1",
                                     .title = "Title",
                                     .place = { "chart.yaml", 1, 1 },
                                     .colour = { .variable = "v" } };
    return village;
}

static struct column *column_of(struct village *village, size_t at)
{
    return &village->panel.frame->column[at];
}

static bool drawn(struct village *village, struct page_form form, bool made_up, bool words,
                  struct figure **figure)
{
    const struct drawing drawing = { .chart = &village->chart,
                                     .analysis = &village->analysis,
                                     .panel = &village->panel,
                                     .tiles = village->tiles,
                                     .theme = village->theme,
                                     .form = form,
                                     .made_up = made_up,
                                     .words = words };
    return figure_make(village->bench->run, &drawing, figure);
}

static struct figure *figure_at(struct village *village, const char *width)
{
    struct page_form form;
    struct figure *figure = NULL;
    assert_done(village->bench, page_form_named(village->bench->run, width, &form));
    assert_done(village->bench, drawn(village, form, false, true, &figure));
    return figure;
}

static void label(struct village *village, const char *name)
{
    texts_add(village->bench->run, &village->chart.label, name, (struct place){ "--label", 0, 0 });
}

static void residuals(struct village *village)
{
    struct run *run = village->bench->run;
    village->chart.colour.variable = NULL;
    village->chart.model = run_array(run, struct chart_model, 1);
    village->chart.models = 1;
    assert_done(village->bench,
                formula_parse(run, "v ~ w", NOWHERE, &village->chart.model[0].formula));
}

#define LONG                                                                                          \
    "Où les élèves réussissent le mieux: children looked after continuously for at least twelve " \
    "months & more <of them>, שלום עולם, "                                                    \
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-"                                     \
    "Donaudampfschifffahrtsgesellschaft"

static void nothing_overlaps_and_nothing_is_cut_off(void **state)
{
    struct bench *bench = *state;
    static const char *const widths[] = { "60", "85", "120", "175", "slide" };
    enum { WIDTHS = COUNT(widths), VARIANTS = 16 };
    const struct theme *const themes[] = { theme_usual(), theme_journal(), theme_dark() };
    for (size_t variant = 0; variant < VARIANTS; variant++) {
        struct village *village = village_new(bench, 2019, variant % 4 == 3);
        village->theme = themes[variant % COUNT(themes)];
        if (variant & 4)
            residuals(village);
        if (variant & 8) {
            village->chart.title = village->chart.note = LONG;
            column_of(village, 0)->label = LONG;
            for (size_t i = 0; i < 12; i++)
                column_miss(column_of(village, 0), 5 * i, MISSING_CONFIDENTIAL, "c");
        }
        village->chart.label_most = variant % 4;
        for (size_t w = 0; w < WIDTHS; w++) {
            struct page_form form;
            struct figure *figure = NULL;
            assert_done(bench, page_form_named(bench->run, widths[w], &form));
            /* a slide has no room for endless titles */
            if (form.height > 0.0 && variant & 8)
                continue;
            assert_done(bench, drawn(village, form, variant & 1, !(variant & 2), &figure));
            const char *flaw = layout_flaw(bench->run, figure->scene);
            if (flaw != NULL)
                fail_msg("%s, variant %zu: %s", widths[w], variant, flaw);
        }
    }
}

static void any_range_of_values_can_be_drawn(void **state)
{
    struct bench *bench = *state;
    static const double range[][2] = { { 0, 1e100 },  { -1e300, 1e298 }, { 1e-100, 1e-102 },
                                       { -1e6, 1e4 }, { 1e7, 1e-3 },     { 5, 0 } };
    struct village *village = village_new(bench, 2019, false);
    struct column *v = column_of(village, 0);
    for (size_t k = 0; k < COUNT(range); k++) {
        for (size_t i = 0; i < village->panel.frame->rows; i++)
            v->number[i] = range[k][0] + range[k][1] * (double)(i % 50);
        for (size_t w = 0; w < 2; w++) {
            const struct figure *figure = figure_at(village, w == 0 ? "85" : "slide");
            const char *flaw = layout_flaw(bench->run, figure->scene);
            if (flaw != NULL)
                fail_msg("range %zu: %s", k, flaw);
            assert_null(strstr(scene_text(bench->run, figure->scene), "nan"));
            assert_null(strstr(scene_text(bench->run, figure->scene), "inf "));
        }
    }
}

static void one_value_is_drawn_among_those_without(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    for (size_t i = 1; i < village->panel.frame->rows; i++)
        column_miss(column_of(village, 0), i, MISSING_NOT_AVAILABLE, "x");
    const struct figure *figure = figure_at(village, "85");
    assert_null(layout_flaw(bench->run, figure->scene));
    assert_int_equal(layout_count(figure->scene, "tile"), 153); /* the newest map has the one */
    assert_non_null(strstr(figure->scene->description, "All have the value"));
    assert_non_null(layout_find(figure->scene, "key label", "no value (152)"));
}

/* The colour of the tile whose name begins so. */
static unsigned fill_of(const struct figure *figure, const char *name)
{
    for (size_t i = 0; i < figure->scene->items; i++) {
        const struct item *item = &figure->scene->item[i];
        if (strcmp(item->role, "tile") == 0 && g_str_has_prefix(item->name, name))
            return (unsigned)lround(item->fill.red * 255) << 16
                   | (unsigned)lround(item->fill.green * 255) << 8
                   | (unsigned)lround(item->fill.blue * 255);
    }
    fail_msg("no tile '%s'", name);
    return 0;
}

static void a_higher_class_is_further_along_the_ramp(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    struct frame *frame = village->panel.frame;
    for (size_t i = 0; i < frame->rows; i++)
        column_of(village, 0)->number[i] = (double)i;
    const struct figure *figure = figure_at(village, "120");
    const struct theme *theme = theme_usual();
    assert_int_equal(fill_of(figure, frame->row_name[0]), theme->ramp[0]);
    assert_int_equal(fill_of(figure, frame->row_name[frame->rows / 2]), theme->ramp[2]);
    assert_int_equal(fill_of(figure, frame->row_name[frame->rows - 1]), theme->ramp[4]);
}

static void residuals_are_the_value_less_what_is_fitted(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    residuals(village);
    const struct figure *figure = figure_at(village, "120");
    assert_int_equal(figure->rows, 151);
    assert_string_equal(figure->column[2].name, "observed");
    assert_string_equal(figure->column[4].name, "residual");
    double sum = 0.0;
    for (size_t i = 0; i < figure->rows; i++) {
        double residual = figure->column[4].number[i];
        assert_true(fabs(figure->column[2].number[i] - figure->column[3].number[i] - residual)
                    < 1e-12);
        sum += residual;
    }
    assert_true(fabs(sum) < 1e-9);
}

/* Sign does not rest on colour: the outer classes have a triangle, of the map and of the key. */
static void each_residual_far_from_zero_has_a_sign(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    residuals(village);
    const struct figure *figure = figure_at(village, "85");
    size_t near = 0;
    for (size_t i = 0; i < figure->scene->items; i++) {
        const struct item *item = &figure->scene->item[i];
        struct colour middle = palette_colour(theme_usual()->diverging[RAMP / 2], 1.0);
        near += strcmp(item->role, "tile") == 0 && item->fill.red == middle.red
                        && item->fill.blue == middle.blue
                    ? 1
                    : 0;
    }
    assert_true(near > 0);
    assert_int_equal(layout_count(figure->scene, "tile sign"), 151 - near + 4);
}

static void the_map_is_that_of_the_year_of_the_values(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2018, false);
    const struct figure *figure = figure_at(village, "85");
    assert_non_null(strstr(figure->scene->description, "as they were on 31 December 2018"));
    assert_int_equal(layout_count(figure->scene, "tile"), 152);
    village = village_new(bench, 2024, false);
    figure = figure_at(village, "85");
    assert_null(strstr(figure->scene->description, "31 December"));
    assert_int_equal(layout_count(figure->scene, "tile"), 153);
}

static void fictitious_places_mean_nothing_and_that_is_said(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, true);
    const struct figure *figure = figure_at(village, "85");
    assert_int_equal(layout_count(figure->scene, "tile"), 152);
    assert_non_null(strstr(figure->scene->description, "where they stand means nothing"));
}

static void a_label_is_found_by_any_name_and_outlined(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    label(village, "Bristol");
    label(village, "london borough of barnet");
    const struct figure *figure = figure_at(village, "85");
    assert_int_equal(layout_count(figure->scene, "tile outline"), 4); /* each on its halo */
    assert_non_null(layout_find(figure->scene, "key label", "Bristol, City of: "));
    assert_non_null(layout_find(figure->scene, "key label", "Barnet: "));
}

static void small_tiles_have_no_names_and_it_is_said(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    assert_int_equal(layout_count(figure_at(village, "85")->scene, "tile name"), 151);
    const struct figure *figure = figure_at(village, "60");
    assert_int_equal(layout_count(figure->scene, "tile name"), 0);
    assert_non_null(layout_find(figure->scene, "caption", "too small to read"));
}

static void each_tile_says_who_it_is(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    village->chart.label_most = 0;
    column_of(village, 0)->number[0] = 21.25;
    column_miss(column_of(village, 0), 1, MISSING_CONFIDENTIAL, "c");
    const struct figure *figure = figure_at(village, "85");
    fill_of(figure, "City of London (London): 21");
    fill_of(figure, "Camden (London): no value, confidential");
}

static void answers_of_a_survey_are_not_mapped(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    struct figure *figure = NULL;
    column_of(village, 0)->confidential = true;
    assert_false(drawn(village, page_form_of(85), false, true, &figure));
    assert_int_equal(bench->run->status, STATUS_UNSUPPORTED);
    assert_non_null(strstr(bench->run->message, "--name-respondents"));
    run_forgive(bench->run);
    village->analysis.name_respondents = true;
    assert_done(bench, drawn(village, page_form_of(85), false, true, &figure));
}

static void residuals_of_answers_are_not_mapped(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    struct figure *figure = NULL;
    column_of(village, 1)->confidential = true;
    residuals(village);
    assert_false(drawn(village, page_form_of(85), false, true, &figure));
    assert_non_null(strstr(bench->run->message, "--name-respondents"));
}

/* Which authorities a study keeps by their answers tells who answered. */
static void who_is_kept_by_answers_is_not_mapped(void **state)
{
    struct bench *bench = *state;
    struct village *village = village_new(bench, 2019, false);
    struct figure *figure = NULL;
    bool *offered = run_array(bench->run, bool, village->panel.frame->rows);
    offered[0] = offered[1] = true;
    village->analysis.offer.offered = offered;
    village->analysis.offer.confidential = true;
    assert_false(drawn(village, page_form_of(85), false, true, &figure));
    run_forgive(bench->run);
    village->analysis.offer.offered = NULL;
    assert_done(bench, drawn(village, page_form_of(85), false, true, &figure));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(nothing_overlaps_and_nothing_is_cut_off),
        claim(any_range_of_values_can_be_drawn),
        claim(one_value_is_drawn_among_those_without),
        claim(a_higher_class_is_further_along_the_ramp),
        claim(residuals_are_the_value_less_what_is_fitted),
        claim(each_residual_far_from_zero_has_a_sign),
        claim(the_map_is_that_of_the_year_of_the_values),
        claim(fictitious_places_mean_nothing_and_that_is_said),
        claim(a_label_is_found_by_any_name_and_outlined),
        claim(small_tiles_have_no_names_and_it_is_said),
        claim(each_tile_says_who_it_is),
        claim(answers_of_a_survey_are_not_mapped),
        claim(residuals_of_answers_are_not_mapped),
        claim(who_is_kept_by_answers_is_not_mapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
