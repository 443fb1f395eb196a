#include "draw/scatter.h"

#include <math.h>

#include "draw/caption.h"
#include "draw/fitted_line.h"
#include "draw/palette.h"
#include "draw/plot_area.h"

/* Shares of lengths, in the size of the type unless said otherwise. */
#define PLOT_HEIGHT 0.62 /* of the page's width: with axes about three quarters */
#define AIR 0.04         /* of the data's range, at either end of an axis */
#define BAND_ROOM 0.5    /* of the data's range: a band wider than that is cut at the plot */

#define LINE_WIDTH 0.22 /* 1.5 points at 85 mm, 2 at 175 mm */
#define HALO_WIDTH 0.34 /* white under the line, which keeps it apart from the points */

/* One scatter plot in the making. */
struct sketch {
    struct run *run;
    struct page *page;
    struct plotted plotted;
    const struct fitted_line *line; /* NULL where there is none */
    struct plot_area area;
};

/* The points are those of the design, so that no point is shown that is not in the fit. */
static struct point data_at(const struct sketch *sketch, size_t row)
{
    const struct design *design = sketch->plotted.fit->design;
    return (struct point){ gsl_matrix_get(design->X, row, 1), gsl_vector_get(design->y, row) };
}

/* Room for the data and the line, and for the band as far as it leaves the data room. */
static struct scale scale_of_y(const struct sketch *sketch)
{
    const gsl_vector *y = sketch->plotted.fit->design->y;
    double low = gsl_vector_min(y), high = gsl_vector_max(y);
    const struct fitted_line *line = sketch->line;
    if (line != NULL) {
        double room = BAND_ROOM * (high - low), floor_at = low - room, ceiling = high + room;
        for (size_t i = 0; i <= FITTED_STEPS && (sketch->plotted.chart->layers & LAYER_BAND) != 0;
             i++) {
            low = fmax(fmin(low, line->lower[i].y), floor_at);
            high = fmin(fmax(high, line->upper[i].y), ceiling);
        }
        low = fmin(low, fmin(line->mean[0].y, line->mean[FITTED_STEPS].y));
        high = fmax(high, fmax(line->mean[0].y, line->mean[FITTED_STEPS].y));
    }
    return scale_over(low, high, AIR, 0.0, 0.0);
}

static struct scale scale_of_x(const struct sketch *sketch)
{
    gsl_vector_const_view x = gsl_matrix_const_column(sketch->plotted.fit->design->X, 1);
    return scale_over(gsl_vector_min(&x.vector), gsl_vector_max(&x.vector), AIR, 0.0, 0.0);
}

static void edge_add(struct sketch *sketch, const struct point *edge)
{
    struct page *page = sketch->page;
    struct item *item =
        scene_add_path(sketch->run, page->scene, "band edge", edge, FITTED_STEPS + 1);
    item->stroke = palette_colour(page->theme->line, 1.0);
    item->line_width = 0.6;
    item->dashed = true;
}

static void band_add(struct sketch *sketch)
{
    enum { STEPS = FITTED_STEPS + 1 };
    struct point round[2 * STEPS]; /* along the lower edge, back along the upper */
    struct point upper[STEPS];
    for (size_t i = 0; i < STEPS; i++) {
        round[i] = plot_area_at(&sketch->area, sketch->line->lower[i]);
        upper[i] = plot_area_at(&sketch->area, sketch->line->upper[i]);
        round[2 * STEPS - 1 - i] = upper[i];
    }
    struct item *band = scene_add_path(sketch->run, sketch->page->scene, "band", round, 2 * STEPS);
    band->closed = true;
    band->fill = palette_colour(sketch->page->theme->line, 0.12);
    edge_add(sketch, round);
    edge_add(sketch, upper);
}

static void points_add(struct sketch *sketch)
{
    const struct page *page = sketch->page;
    size_t nobs = sketch->plotted.fit->nobs;
    double crowd = nobs > 400 ? 0.6 : 1.0;
    for (size_t i = 0; i < nobs; i++) {
        struct item *disc = scene_add(sketch->run, page->scene, ITEM_DISC, "point");
        disc->centre = plot_area_at(&sketch->area, data_at(sketch, i));
        disc->radius = crowd * 0.26 * page->size;
        disc->fill = palette_colour(page->theme->point, 0.65);
        disc->stroke = palette_colour(page->theme->ground, 1.0);
        disc->line_width = 0.4;
    }
}

static void line_add(struct sketch *sketch)
{
    const struct page *page = sketch->page;
    struct point from = plot_area_at(&sketch->area, sketch->line->mean[0]);
    struct point to = plot_area_at(&sketch->area, sketch->line->mean[FITTED_STEPS]);
    scene_add_line(sketch->run, page->scene, "line halo", from, to, HALO_WIDTH * page->size,
                   palette_colour(page->theme->ground, 0.8));
    scene_add_line(sketch->run, page->scene, "line", from, to, LINE_WIDTH * page->size,
                   palette_colour(page->theme->line, 1.0));
}

static void plot_add(struct sketch *sketch)
{
    const struct plotted *plotted = &sketch->plotted;
    const struct chart *chart = plotted->chart;
    sketch->area = (struct plot_area){
        .x = scale_of_x(sketch),
        .y = scale_of_y(sketch),
        .x_title = caption_axis_title(sketch->run, plotted->frame, &chart->x),
        .y_title = caption_axis_title(sketch->run, plotted->frame, &chart->y),
        .height = PLOT_HEIGHT * sketch->page->scene->width,
    };
    plot_area_place(sketch->page, &sketch->area);
    plot_area_ground(sketch->page, &sketch->area);
    if ((chart->layers & LAYER_BAND) != 0 && sketch->line != NULL)
        band_add(sketch);
    if ((chart->layers & LAYER_LINE) != 0 && sketch->line != NULL)
        line_add(sketch);
    if ((chart->layers & LAYER_POINT) != 0)
        points_add(sketch);
}

/* What stands underneath. */
static void notes_add(struct sketch *sketch)
{
    page_note(sketch->page, caption_findings(sketch->run, &sketch->plotted));
    page_note(sketch->page, caption_not_shown(sketch->run, &sketch->plotted));
}

static bool axis_is_number(struct run *run, const struct frame *frame,
                           const struct chart_axis *axis)
{
    struct column *column;
    if (!frame_need(run, frame, axis->variable, axis->place, &column))
        return false;
    if (column->kind == COLUMN_NUMBER)
        return true;
    return run_fail(run, STATUS_UNSUPPORTED, axis->place,
                    "'%s' is text; a scatter plot needs numbers on both axes", axis->variable);
}

static void data_add(const struct sketch *sketch, struct figure *figure)
{
    const struct plotted *plotted = &sketch->plotted;
    const struct chart *chart = plotted->chart;
    size_t nobs = plotted->fit->nobs;
    double *x = run_array(sketch->run, double, nobs), *y = run_array(sketch->run, double, nobs);
    const char **name = run_array(sketch->run, const char *, nobs);
    for (size_t i = 0; i < nobs; i++) {
        x[i] = data_at(sketch, i).x;
        y[i] = data_at(sketch, i).y;
        name[i] = plotted->frame->row_label[plotted->fit->design->row[i]];
    }
    figure_rows(figure, nobs);
    figure_add_texts(sketch->run, figure, "name", "Local authority", name);
    figure_add_numbers(sketch->run, figure, chart->x.variable, sketch->area.x_title, x);
    figure_add_numbers(sketch->run, figure, chart->y.variable, sketch->area.y_title, y);
}

/* The fit of y on x over the rows that the chart shows. */
static bool chart_fit(struct run *run, const struct drawing *drawing, struct fit **fit)
{
    const struct chart *chart = drawing->chart;
    struct formula *formula = NULL;
    const char *text = talloc_asprintf(run, "`%s` ~ `%s`", chart->y.variable, chart->x.variable);
    return formula_parse(run, text, chart->y.place, &formula)
           && analysis_fit(run, drawing->analysis, formula, fit);
}

bool scatter_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    const struct chart *chart = drawing->chart;
    const struct frame *frame = drawing->analysis->offer.frame;
    struct fit *fit = NULL;
    if (!axis_is_number(run, frame, &chart->x) || !axis_is_number(run, frame, &chart->y)
        || !chart_fit(run, drawing, &fit))
        return false;
    const char *what =
        talloc_asprintf(run, "%s against %s", caption_axis_title(run, frame, &chart->y),
                        caption_axis_title(run, frame, &chart->x));
    struct sketch sketch = { .run = run,
                             .page = drawing_page(run, drawing, what),
                             .plotted = { chart, frame, fit, drawing->made_up },
                             .line = fitted_line(run, fit) };
    notes_add(&sketch);
    drawing_notes(drawing, sketch.page);
    plot_add(&sketch);
    data_add(&sketch, figure);
    figure_end(figure, sketch.page, caption_alt(run, &sketch.plotted));
    return true;
}
