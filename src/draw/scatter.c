#include "draw/scatter.h"

#include <assert.h>
#include <math.h>

#include "draw/axis.h"
#include "draw/caption.h"
#include "draw/fitted_line.h"
#include "draw/lettering.h"
#include "draw/palette.h"
#include "report/table.h"

/* Shares of lengths, in the size of the type unless said otherwise. */
#define MARGIN 0.8
#define TITLE_SIZE 1.2
#define PLOT_HEIGHT 0.62 /* of the page's width: with axes about three quarters */
#define AIR 0.04         /* of the data's range, at either end of an axis */
#define BAND_ROOM 0.5    /* of the data's range: a band wider than that is cut at the plot */

#define LINE_WIDTH 0.22 /* 1.5 points at 85 mm, 2 at 175 mm */
#define HALO_WIDTH 0.34 /* white under the line, which keeps it apart from the points */

/* One scatter plot in the making. */
struct sketch {
    struct run *run;
    struct lettering *lettering;
    struct scene *scene;
    struct plotted plotted;
    const struct fitted_line *line; /* NULL where there is none */
    double size, margin;
    struct box plot;
    struct axis across, upright;
    double below; /* how far down the page is filled */
};

static double type_size(double width)
{
    double mm = width / POINTS_PER_MM;
    if (mm < 100.0)
        return 7.0;
    return mm < 150.0 ? 8.0 : 9.0;
}

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
        for (size_t i = 0; i <= FITTED_STEPS && sketch->plotted.chart->band; i++) {
            low = fmax(fmin(low, line->lower[i].y), floor_at);
            high = fmin(fmax(high, line->upper[i].y), ceiling);
        }
        low = fmin(low, fmin(line->mean[0].y, line->mean[FITTED_STEPS].y));
        high = fmax(high, fmax(line->mean[0].y, line->mean[FITTED_STEPS].y));
    }
    return scale_over(low, high, AIR, sketch->plot.bottom, sketch->plot.top);
}

static struct scale scale_of_x(const struct sketch *sketch)
{
    gsl_vector_const_view x = gsl_matrix_const_column(sketch->plotted.fit->design->X, 1);
    return scale_over(gsl_vector_min(&x.vector), gsl_vector_max(&x.vector), AIR, 0.0, 0.0);
}

/* Words above and below. */

static struct item *paragraph(struct sketch *sketch, const char *role, const char *markup,
                              double size, enum palette colour)
{
    double width = sketch->scene->width - 2.0 * sketch->margin;
    struct item *item = lettering_add(sketch->run, sketch->lettering, sketch->scene, role, markup,
                                      size, width, palette_colour(colour, 1.0));
    item->left = sketch->margin;
    item->top = sketch->below;
    sketch->below += item->height;
    return item;
}

static void header_add(struct sketch *sketch)
{
    const struct chart *chart = sketch->plotted.chart;
    paragraph(sketch, "title", lettering_heading(sketch->run, chart->id, chart->title),
              TITLE_SIZE * sketch->size, BLACK);
    sketch->below += sketch->size;
}

static void caption_add_plain(struct sketch *sketch, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    paragraph(sketch, "caption", lettering_prose(sketch->run, text), sketch->size, DARK_GREY);
    sketch->below += 0.35 * sketch->size;
}

static void caption_add(struct sketch *sketch)
{
    struct run *run = sketch->run;
    const struct chart *chart = sketch->plotted.chart;
    if (sketch->plotted.made_up) {
        paragraph(sketch, "caption", "<b>" MADE_UP_NOTE "</b>", sketch->size, BLACK);
        sketch->below += 0.35 * sketch->size;
    }
    caption_add_plain(sketch, caption_findings(run, &sketch->plotted));
    caption_add_plain(sketch, caption_not_shown(run, &sketch->plotted));
    caption_add_plain(sketch, chart->note);
    const char *made_up = sketch->plotted.made_up ? "made up, in the layout of: " : "";
    if (chart->source != NULL)
        caption_add_plain(sketch, talloc_asprintf(run, "Source: %s%s", made_up, chart->source));
    sketch->below += sketch->margin - 0.35 * sketch->size;
}

/* The plot. */

static struct point on_page(const struct sketch *sketch, struct point data)
{
    double y = scale_at(&sketch->upright.scale, data.y);
    return (struct point){ scale_at(&sketch->across.scale, data.x),
                           fmin(fmax(y, sketch->plot.top), sketch->plot.bottom) };
}

/* Behind everything, and low in the plot, where a band seldom runs. */
static void watermark_add(struct sketch *sketch)
{
    const char *markup = "<b>MADE-UP DATA</b>";
    double room = 0.7 * (sketch->plot.right - sketch->plot.left);
    double size = sketch->size * room / lettering_width(sketch->lettering, markup, sketch->size);
    struct item *item = lettering_add(sketch->run, sketch->lettering, sketch->scene, "watermark",
                                      markup, size, 0.0, palette_colour(WATERMARK_GREY, 1.0));
    item->left = (sketch->plot.left + sketch->plot.right - item->width) / 2.0;
    item->top =
        sketch->plot.bottom - 0.22 * (sketch->plot.bottom - sketch->plot.top) - item->height / 2.0;
}

static void edge_add(struct sketch *sketch, const struct point *edge)
{
    struct item *item =
        scene_add_path(sketch->run, sketch->scene, "band edge", edge, FITTED_STEPS + 1);
    item->stroke = palette_colour(DARK_PINK, 1.0);
    item->line_width = 0.6;
    item->dashed = true;
}

static void band_add(struct sketch *sketch)
{
    enum { STEPS = FITTED_STEPS + 1 };
    struct point round[2 * STEPS]; /* along the lower edge, back along the upper */
    struct point upper[STEPS];
    for (size_t i = 0; i < STEPS; i++) {
        round[i] = on_page(sketch, sketch->line->lower[i]);
        upper[i] = on_page(sketch, sketch->line->upper[i]);
        round[2 * STEPS - 1 - i] = upper[i];
    }
    struct item *band = scene_add_path(sketch->run, sketch->scene, "band", round, 2 * STEPS);
    band->closed = true;
    band->fill = palette_colour(DARK_PINK, 0.12);
    edge_add(sketch, round);
    edge_add(sketch, upper);
}

static void points_add(struct sketch *sketch)
{
    size_t nobs = sketch->plotted.fit->nobs;
    double crowd = nobs > 400 ? 0.6 : 1.0;
    for (size_t i = 0; i < nobs; i++) {
        struct item *disc = scene_add(sketch->run, sketch->scene, ITEM_DISC, "point");
        disc->centre = on_page(sketch, data_at(sketch, i));
        disc->radius = crowd * 0.26 * sketch->size;
        disc->fill = palette_colour(DARK_BLUE, 0.65);
        disc->stroke = palette_colour(WHITE, 1.0);
        disc->line_width = 0.4;
    }
}

static void line_add(struct sketch *sketch)
{
    struct point from = on_page(sketch, sketch->line->mean[0]);
    struct point to = on_page(sketch, sketch->line->mean[FITTED_STEPS]);
    scene_add_line(sketch->run, sketch->scene, "line halo", from, to, HALO_WIDTH * sketch->size,
                   palette_colour(WHITE, 0.8));
    scene_add_line(sketch->run, sketch->scene, "line", from, to, LINE_WIDTH * sketch->size,
                   palette_colour(DARK_PINK, 1.0));
}

/* Where the axes lie. The title of y stands above the plot, so that it can be read. */
static void frame_place(struct sketch *sketch)
{
    double em = sketch->size, page = sketch->scene->width;
    sketch->plot.top = sketch->below + 0.9 * em;
    sketch->plot.bottom = sketch->plot.top + PLOT_HEIGHT * page;
    sketch->upright = axis_upright(sketch->run, sketch->lettering, scale_of_y(sketch), em);
    double plot_left = sketch->margin + sketch->upright.label_width + 0.6 * em;
    sketch->across = axis_along(sketch->run, sketch->lettering, scale_of_x(sketch), em,
                                sketch->margin, plot_left, page - sketch->margin);
    sketch->plot.left = sketch->across.scale.from;
    sketch->plot.right = sketch->across.scale.to;
}

static void axes_add(struct sketch *sketch)
{
    struct run *run = sketch->run;
    struct box plot = sketch->plot;
    axis_add_grid(run, sketch->scene, &sketch->upright, true, plot);
    axis_add_grid(run, sketch->scene, &sketch->across, false, plot);
    scene_add_line(run, sketch->scene, "axis", (struct point){ plot.left, plot.bottom },
                   (struct point){ plot.right, plot.bottom }, 0.75, palette_colour(DARK_GREY, 1.0));
    axis_add_labels(run, sketch->lettering, sketch->scene, &sketch->upright, true, plot,
                    0.6 * sketch->size);
    axis_add_labels(run, sketch->lettering, sketch->scene, &sketch->across, false, plot,
                    0.7 * sketch->size);
    sketch->below = plot.bottom + 0.7 * sketch->size + sketch->across.label_height;
}

/* Centred under the plot, unless it is wider. */
static void x_title_add(struct sketch *sketch)
{
    const struct plotted *plotted = &sketch->plotted;
    const char *title = caption_axis_title(sketch->run, plotted->frame, &plotted->chart->x);
    sketch->below += 0.5 * sketch->size;
    struct item *item =
        paragraph(sketch, "axis title", axis_title_markup(sketch->run, title, &sketch->across),
                  sketch->size, BLACK);
    double centred = (sketch->plot.left + sketch->plot.right - item->width) / 2.0;
    double rightmost = sketch->scene->width - sketch->margin - item->width;
    item->left = fmax(sketch->margin, fmin(centred, rightmost));
    sketch->below += 1.2 * sketch->size;
}

/* Its words depend on its ticks, which depend on where the plot begins, which depends on
 * how high the title is: so the title is set without its unit first, and set again. */
static void y_title_add(struct sketch *sketch)
{
    const struct plotted *plotted = &sketch->plotted;
    const char *title = caption_axis_title(sketch->run, plotted->frame, &plotted->chart->y);
    double top = sketch->below;
    for (int twice = 0; twice < 2; twice++) {
        if (twice > 0)
            sketch->scene->items--;
        sketch->below = top;
        paragraph(sketch, "axis title", axis_title_markup(sketch->run, title, &sketch->upright),
                  sketch->size, BLACK);
        frame_place(sketch);
    }
}

static void plot_add(struct sketch *sketch)
{
    const struct chart *chart = sketch->plotted.chart;
    y_title_add(sketch);
    if (sketch->plotted.made_up)
        watermark_add(sketch);
    axes_add(sketch);
    if (chart->band && sketch->line != NULL)
        band_add(sketch);
    if (chart->line && sketch->line != NULL)
        line_add(sketch);
    if (chart->point)
        points_add(sketch);
    x_title_add(sketch);
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

bool scatter_scene(struct run *run, const struct chart *chart, const struct frame *frame,
                   const struct fit *fit, bool made_up, double width, struct scene **scene)
{
    if (!axis_is_number(run, frame, &chart->x) || !axis_is_number(run, frame, &chart->y))
        return false;
    assert(fit->coefficients == 2 && fit->nobs > 0);
    struct sketch sketch = {
        .run = run,
        .lettering = lettering_new(run),
        .scene = scene_new(run, width, 0.0),
        .plotted = { chart, frame, fit, made_up },
        .line = fitted_line(run, fit),
        .size = type_size(width),
    };
    sketch.margin = sketch.below = MARGIN * sketch.size;

    header_add(&sketch);
    plot_add(&sketch);
    caption_add(&sketch);

    sketch.scene->height = sketch.below;
    sketch.scene->title = scene_title(run, chart->id, chart->title);
    sketch.scene->description = caption_alt(run, &sketch.plotted);
    *scene = sketch.scene;
    return true;
}
