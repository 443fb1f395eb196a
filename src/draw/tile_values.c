#include "draw/tile_values.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "draw/caption.h"

enum { NEWEST_YEAR = 2100, OLDEST_YEAR = 2009 };

/* A row of the frame, or an authority without one. */
struct content {
    enum tile_state state;
    double value, observed, fitted;
    const char *why;
    bool measured; /* the data have a value, shown or not: it was on the map of their year */
};

struct survey_of_map {
    struct run *run;
    const struct drawing *drawing;
    const struct areas *areas;
    struct content *row;   /* of the frame */
    struct content **area; /* per area of the register; NULL for none */
    int year;              /* 0: of no one year */
    bool real, fictitious; /* what has values */
};

static const struct content no_row = { TILE_MISSING, NAN, NAN, NAN, "no row in the data", false };

static struct place colour_place(const struct chart *chart)
{
    return chart->colour.place.file == NULL ? chart->place : chart->colour.place;
}

static bool refuse_answers(struct run *run, struct place place)
{
    return run_fail(run, STATUS_UNSUPPORTED, place,
                    "a tile names a local authority, and answers of a survey are confidential; "
                    "where they may be named, --name-respondents draws them");
}

static void measured_fill(struct survey_of_map *survey, const struct column *column)
{
    for (size_t i = 0; i < survey->drawing->analysis->offer.frame->rows; i++)
        survey->row[i].measured = column->missing[i] == PRESENT;
}

static bool variable_rows(struct survey_of_map *survey)
{
    struct run *run = survey->run;
    const struct chart *chart = survey->drawing->chart;
    const struct analysis *analysis = survey->drawing->analysis;
    const struct offer *offer = &analysis->offer;
    struct column *column = NULL;
    if (!frame_need(run, offer->frame, chart->colour.variable, chart->colour.place, &column))
        return false;
    if (column->kind == COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, chart->colour.place,
                        "'%s' is text; a tile map is coloured by numbers", column->name);
    if ((column->confidential || (offer->confidential && offer->offered != NULL))
        && !analysis->name_respondents)
        return refuse_answers(run, chart->colour.place);
    for (size_t i = 0; i < offer->frame->rows; i++) {
        bool missing = column->missing[i] != PRESENT, kept = offer_has(offer, i);
        enum missing kind = (enum missing)column->missing[i];
        survey->row[i] = (struct content){ .state = missing ? TILE_MISSING
                                                    : kept  ? TILE_VALUE
                                                            : TILE_NOT_KEPT,
                                           .value = missing || !kept ? NAN : column->number[i],
                                           .observed = NAN,
                                           .fitted = NAN,
                                           .why = missing ? missing_name(kind)
                                                  : kept  ? NULL
                                                          : "not kept by the study",
                                           false };
    }
    measured_fill(survey, column);
    return true;
}

/* Residuals need no standard errors, so none are computed. */
static bool model_rows(struct survey_of_map *survey, struct tile_values *values)
{
    struct run *run = survey->run;
    const struct analysis *analysis = survey->drawing->analysis;
    const struct offer *offer = &analysis->offer;
    struct design *design = NULL;
    struct fit *fit = NULL;
    if (!drawing_model(run, survey->drawing, &values->model)
        || !design_build(run, values->model->formula, offer, &design))
        return false;
    if (design->confidential && !analysis->name_respondents)
        return refuse_answers(run, values->model->formula->place);
    if (!ols_fit(run, design, &fit))
        return false;
    values->fit = fit;
    for (size_t i = 0; i < offer->frame->rows; i++)
        survey->row[i] =
            (struct content){ TILE_NOT_KEPT, NAN, NAN, NAN, "not kept by the study", false };
    for (size_t i = 0; i < design->left_outs; i++)
        survey->row[design->left_out[i].row] =
            (struct content){ TILE_MISSING, NAN, NAN, NAN, design->left_out[i].why, false };
    for (size_t i = 0; i < fit->nobs; i++)
        survey->row[design->row[i]] = (struct content){
            TILE_VALUE, fit->residual[i], gsl_vector_get(design->y, i), fit->fitted[i], NULL, true
        };
    measured_fill(survey, frame_column(offer->frame, values->model->formula->response.column));
    return true;
}

static bool has_value(const struct survey_of_map *survey, size_t area)
{
    return survey->area[area] != NULL && survey->area[area]->state == TILE_VALUE;
}

static bool has_data(const struct survey_of_map *survey, size_t area)
{
    return survey->area[area] != NULL && survey->area[area]->measured;
}

/* The latest year on whose map were all that it is asked of; 0 for none. */
static int latest_year(const struct survey_of_map *survey,
                       bool (*asked)(const struct survey_of_map *, size_t))
{
    for (int year = NEWEST_YEAR; year >= OLDEST_YEAR; year--) {
        bool all = true;
        for (size_t a = 0; a < survey->areas->count; a++)
            all = all && (!asked(survey, a) || area_on_map(&survey->areas->area[a], year));
        if (all)
            return year;
    }
    return 0;
}

static void choose_year(struct survey_of_map *survey)
{
    survey->year = survey->drawing->panel->study->area_year;
    if (survey->year == 0)
        survey->year = latest_year(survey, has_data);
    if (survey->year == 0)
        survey->year = latest_year(survey, has_value);
}

/* Has it a tile on this map? */
static bool is_on(const struct survey_of_map *survey, size_t area)
{
    const struct area *who = &survey->areas->area[area];
    if (survey->drawing->tiles->of[area] == SIZE_MAX)
        return false;
    if (has_value(survey, area))
        return true;
    bool there = who->fictitious ? survey->fictitious : survey->real;
    return there && survey->year != 0 && area_on_map(who, survey->year);
}

static int by_place(const void *a, const void *b)
{
    const struct tile *one = ((const struct tile_value *)a)->tile;
    const struct tile *other = ((const struct tile_value *)b)->tile;
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return one->column < other->column ? -1 : one->column > other->column;
}

/* Sorted by place, those with one tile are beside each other. */
static bool check_places(struct run *run, const struct drawing *drawing,
                         const struct tile_values *values)
{
    for (size_t i = 1; i < values->count; i++) {
        const struct tile_value *one = &values->value[i - 1], *other = &values->value[i];
        if (by_place(one, other) == 0)
            return run_fail(run, STATUS_UNSUPPORTED, colour_place(drawing->chart),
                            "%s and %s were never on one map, and have one tile; draw the values "
                            "of one year's authorities (area_year in a study)",
                            one->name, other->name);
    }
    return true;
}

static void tiles_fill(const struct survey_of_map *survey, struct tile_values *values)
{
    struct run *run = survey->run;
    const struct tiles *tiles = survey->drawing->tiles;
    values->value = run_array(run, struct tile_value, tiles->count);
    for (size_t a = 0; a < survey->areas->count; a++) {
        const char *name = survey->areas->area[a].name;
        if (is_on(survey, a)) {
            const struct content *content = survey->area[a] == NULL ? &no_row : survey->area[a];
            values->value[values->count++] = (struct tile_value){ &tiles->tile[tiles->of[a]],
                                                                  name,
                                                                  content->state,
                                                                  content->value,
                                                                  content->observed,
                                                                  content->fitted,
                                                                  content->why };
        } else if (has_value(survey, a)) {
            values->tileless = run_grow(run, values->tileless, const char *, values->without + 1);
            values->tileless[values->without++] = name;
        }
    }
    qsort(values->value, values->count, sizeof *values->value, by_place);
}

static void shown_fill(struct run *run, struct tile_values *values)
{
    values->shown = run_array(run, double, values->count);
    for (size_t i = 0; i < values->count; i++)
        if (values->value[i].state == TILE_VALUE)
            values->shown[values->with_value++] = values->value[i].value;
}

/* What the colours are of. */
static const char *what_of(struct run *run, const struct drawing *drawing,
                           const struct tile_values *values)
{
    const struct frame *frame = drawing->analysis->offer.frame;
    if (values->fit == NULL)
        return caption_axis_title(run, frame, &drawing->chart->colour);
    const struct factor *response = &values->model->formula->response;
    const struct chart_axis outcome = { .variable = response->column };
    return talloc_asprintf(run, "Residual of %s",
                           response->function == FACTOR_PLAIN
                               ? caption_axis_title(run, frame, &outcome)
                               : response->text);
}

static void areas_fill(struct survey_of_map *survey)
{
    const struct panel *panel = survey->drawing->panel;
    for (size_t i = 0; i < panel->frame->rows; i++) {
        const struct area *area = &survey->areas->area[panel->area[i]];
        survey->area[panel->area[i]] = &survey->row[i];
        if (survey->row[i].state != TILE_VALUE)
            continue;
        survey->fictitious |= area->fictitious;
        survey->real |= !area->fictitious;
    }
}

bool tile_values_of(struct run *run, const struct drawing *drawing, struct tile_values *values)
{
    assert(drawing->panel != NULL && drawing->tiles != NULL);
    const struct areas *areas = drawing->panel->sources->areas;
    struct survey_of_map survey = {
        .run = run,
        .drawing = drawing,
        .areas = areas,
        .row = run_array(run, struct content, drawing->panel->frame->rows),
        .area = run_array(run, struct content *, areas->count),
    };
    *values = (struct tile_values){ 0 };
    if (!(drawing->chart->colour.variable == NULL ? model_rows(&survey, values)
                                                  : variable_rows(&survey)))
        return false;
    areas_fill(&survey);
    choose_year(&survey);
    tiles_fill(&survey, values);
    shown_fill(run, values);
    values->what = what_of(run, drawing, values);
    values->year = survey.year == NEWEST_YEAR || survey.fictitious ? 0 : survey.year;
    values->fictitious = survey.fictitious;
    if (values->with_value == 0)
        return run_fail(run, STATUS_UNSUPPORTED, colour_place(drawing->chart),
                        "no local authority on the map has a value of %s", values->what);
    return check_places(run, drawing, values);
}
