#include "draw/histogram.h"

#include <math.h>

#include "base/number.h"
#include "draw/axis.h"
#include "draw/lettering.h"
#include "draw/numeral.h"
#include "draw/palette.h"
#include "report/table.h"

/* Shares of the size of the type, unless said otherwise. */
#define MARGIN 0.8
#define TITLE_SIZE 1.2
#define PLOT_HEIGHT 0.5 /* of the panel's width */
#define HEADROOM 0.06   /* of the longest bar */
#define COUNT_TITLE "Number of values"
#define MEDIAN_WIDTH 0.16
#define HALO_WIDTH 0.26

enum { ONE_MM = 120, PAGE_MM = 175, TWO_ABREAST = 4 };

/* One page in the making; `left`, `right` and `below` bound what is being filled. */
struct sketch {
    struct run *run;
    struct lettering *lettering;
    struct scene *scene;
    const struct histogram_page *page;
    double size, margin, left, right, below;
};

/* One panel. */
struct panel_sketch {
    const struct distribution *distribution;
    struct bins bins;
    struct box plot;
    struct axis across, upright;
};

static struct item *paragraph(struct sketch *sketch, const char *role, const char *markup,
                              double size, enum palette colour)
{
    struct item *item =
        lettering_add(sketch->run, sketch->lettering, sketch->scene, role, markup, size,
                      sketch->right - sketch->left, palette_colour(colour, 1.0));
    item->left = sketch->left;
    item->top = sketch->below;
    sketch->below += item->height;
    return item;
}

/* Counts have ticks at whole numbers only. */
static void ticks_make_whole(struct run *run, struct axis *axis)
{
    for (size_t most = axis->ticks.count; most >= 2; most--) {
        if (axis->ticks.value[1] - axis->ticks.value[0] > 0.999)
            return;
        axis->ticks = scale_ticks(run, &axis->scale, most - 1 < 2 ? 2 : most - 1);
    }
}

static void frame_place(struct sketch *sketch, struct panel_sketch *panel)
{
    struct run *run = sketch->run;
    const struct bins *bins = &panel->bins;
    double em = sketch->size;
    panel->plot.top = sketch->below + 0.9 * em;
    panel->plot.bottom = panel->plot.top + PLOT_HEIGHT * (sketch->right - sketch->left);
    struct scale counts = scale_over(0.0, (1.0 + HEADROOM) * (double)bins->most, 0.0,
                                     panel->plot.bottom, panel->plot.top);
    panel->upright = axis_upright(run, sketch->lettering, counts, em);
    ticks_make_whole(run, &panel->upright);
    struct scale values =
        scale_over(bins_edge(bins, 0), bins_edge(bins, bins->count), 0.0, 0.0, 0.0);
    double plot_left = sketch->left + panel->upright.label_width + 0.6 * em;
    panel->across =
        axis_along(run, sketch->lettering, values, em, sketch->left, plot_left, sketch->right);
    panel->plot.left = panel->across.scale.from;
    panel->plot.right = panel->across.scale.to;
}

static void watermark_add(struct sketch *sketch, const struct box *plot)
{
    const char *markup = "<b>MADE-UP DATA</b>";
    double room = 0.7 * (plot->right - plot->left);
    double size = sketch->size * room / lettering_width(sketch->lettering, markup, sketch->size);
    struct item *item = lettering_add(sketch->run, sketch->lettering, sketch->scene, "watermark",
                                      markup, size, 0.0, palette_colour(WATERMARK_GREY, 1.0));
    item->left = (plot->left + plot->right - item->width) / 2.0;
    item->top = plot->top + 0.22 * (plot->bottom - plot->top) - item->height / 2.0;
}

static void bars_add(struct sketch *sketch, const struct panel_sketch *panel)
{
    const struct bins *bins = &panel->bins;
    for (size_t i = 0; i < bins->count; i++) {
        if (bins->number[i] == 0)
            continue;
        double left = scale_at(&panel->across.scale, bins_edge(bins, i));
        double right = scale_at(&panel->across.scale, bins_edge(bins, i + 1));
        double top = scale_at(&panel->upright.scale, (double)bins->number[i]);
        const struct point corner[] = { { left, panel->plot.bottom },
                                        { left, top },
                                        { right, top },
                                        { right, panel->plot.bottom } };
        struct item *bar = scene_add_path(sketch->run, sketch->scene, "bar", corner, 4);
        bar->closed = true;
        bar->fill = palette_colour(DARK_BLUE, 0.75);
        bar->stroke = palette_colour(WHITE, 1.0);
        bar->line_width = 0.4;
    }
}

static void median_add(struct sketch *sketch, const struct panel_sketch *panel)
{
    double at = scale_at(&panel->across.scale, panel->distribution->median);
    struct point from = { at, panel->plot.bottom }, to = { at, panel->plot.top };
    scene_add_line(sketch->run, sketch->scene, "median halo", from, to, HALO_WIDTH * sketch->size,
                   palette_colour(WHITE, 0.8));
    scene_add_line(sketch->run, sketch->scene, "median", from, to, MEDIAN_WIDTH * sketch->size,
                   palette_colour(DARK_PINK, 1.0));
}

static void plot_add(struct sketch *sketch, const struct panel_sketch *panel)
{
    struct run *run = sketch->run;
    struct box plot = panel->plot;
    if (sketch->page->made_up)
        watermark_add(sketch, &plot);
    axis_add_grid(run, sketch->scene, &panel->upright, true, plot);
    bars_add(sketch, panel);
    median_add(sketch, panel);
    scene_add_line(run, sketch->scene, "axis", (struct point){ plot.left, plot.bottom },
                   (struct point){ plot.right, plot.bottom }, 0.75, palette_colour(DARK_GREY, 1.0));
    axis_add_labels(run, sketch->lettering, sketch->scene, &panel->upright, true, plot,
                    0.6 * sketch->size);
    axis_add_labels(run, sketch->lettering, sketch->scene, &panel->across, false, plot,
                    0.7 * sketch->size);
    sketch->below = plot.bottom + 0.7 * sketch->size + panel->across.label_height;
}

static const char *value_text(struct run *run, const struct bins *bins, double value)
{
    double decimals = fmin(fmax(1.0 - floor(log10(bins->width)), 0.0), 15.0);
    return numeral_grouped(run, value, (int)decimals);
}

/* "n = 1,318; median 19.9; 104 cells without a number." */
static const char *panel_words(struct run *run, const struct panel_sketch *panel)
{
    const struct distribution *distribution = panel->distribution;
    const char *missing = distribution->missing == 0
                              ? ""
                              : talloc_asprintf(run, "; %s without a number",
                                                number_count(run, distribution->missing));
    return talloc_asprintf(run, "n = %s; median %s%s.", number_count(run, distribution->n),
                           value_text(run, &panel->bins, distribution->median), missing);
}

static const char *axis_of(const struct distribution *distribution)
{
    return distribution->axis == NULL ? "Value" : distribution->axis;
}

static void panel_add(struct sketch *sketch, const struct distribution *distribution)
{
    struct run *run = sketch->run;
    struct panel_sketch panel = { .distribution = distribution,
                                  .bins = bins_of(run, distribution->value, distribution->n) };
    paragraph(sketch, "panel title",
              talloc_asprintf(run, "<b>%s</b>", lettering_markup(run, distribution->name)),
              sketch->size, BLACK);
    sketch->below += 0.4 * sketch->size;
    double top = sketch->below;
    for (int twice = 0; twice < 2; twice++) { /* the unit of the ticks comes into the title */
        if (twice > 0)
            sketch->scene->items--;
        sketch->below = top;
        const char *title =
            twice == 0 ? COUNT_TITLE : axis_title_markup(run, COUNT_TITLE, &panel.upright);
        paragraph(sketch, "axis title", title, sketch->size, BLACK);
        frame_place(sketch, &panel);
    }
    plot_add(sketch, &panel);
    sketch->below += 0.5 * sketch->size;
    struct item *across = paragraph(sketch, "axis title",
                                    axis_title_markup(run, axis_of(distribution), &panel.across),
                                    sketch->size, BLACK);
    double centred = (panel.plot.left + panel.plot.right - across->width) / 2.0;
    across->left = fmax(sketch->left, fmin(centred, sketch->right - across->width));
    sketch->below += 0.5 * sketch->size;
    paragraph(sketch, "caption", lettering_prose(run, panel_words(run, &panel)), sketch->size,
              DARK_GREY);
}

static void panels_add(struct sketch *sketch, size_t abreast)
{
    const struct histogram_page *page = sketch->page;
    double gap = 2.0 * sketch->size, whole = sketch->scene->width - 2.0 * sketch->margin;
    double width = (whole - gap * (double)(abreast - 1)) / (double)abreast;
    double top = sketch->below, lowest = top;
    for (size_t i = 0; i < page->count; i++) {
        if (i % abreast == 0 && i > 0)
            top = lowest + 1.8 * sketch->size;
        sketch->left = sketch->margin + (double)(i % abreast) * (width + gap);
        sketch->right = sketch->left + width;
        sketch->below = top;
        panel_add(sketch, &page->distribution[i]);
        lowest = fmax(lowest, sketch->below);
    }
    sketch->left = sketch->margin;
    sketch->right = sketch->scene->width - sketch->margin;
    sketch->below = lowest + 1.2 * sketch->size;
}

static void caption_add(struct sketch *sketch)
{
    struct run *run = sketch->run;
    const struct histogram_page *page = sketch->page;
    if (page->made_up) {
        paragraph(sketch, "caption", "<b>" MADE_UP_NOTE "</b>", sketch->size, BLACK);
        sketch->below += 0.35 * sketch->size;
    }
    const char *line = "Line: median. Bins by Freedman and Diaconis, with round edges.";
    paragraph(sketch, "caption",
              lettering_prose(run, talloc_asprintf(run, "%s %s", page->note, line)), sketch->size,
              DARK_GREY);
    sketch->below += 0.35 * sketch->size;
    paragraph(sketch, "caption",
              lettering_prose(run, talloc_asprintf(run, "Source: %s%s", page->source,
                                                   page->made_up ? " (made up)" : "")),
              sketch->size, DARK_GREY);
    sketch->below += sketch->margin;
}

/* Each panel in a sentence, for readers who cannot see it. */
static const char *alt_text(struct run *run, const struct histogram_page *page)
{
    char *alt = talloc_asprintf(run, "%s%s. %s", page->made_up ? MADE_UP_NOTE " " : "", page->title,
                                page->note);
    for (size_t i = 0; i < page->count; i++) {
        const struct distribution *one = &page->distribution[i];
        struct bins bins = bins_of(run, one->value, one->n);
        size_t fullest = 0;
        while (bins.number[fullest] < bins.most)
            fullest++;
        const char *axis = one->axis == NULL ? "" : talloc_asprintf(run, " (%s)", one->axis);
        alt = talloc_asprintf_append_buffer(
            alt,
            " Histogram of %s%s: %s values from %s to %s, median %s; most, %s, lie from %s to "
            "under %s.",
            one->name, axis, number_count(run, one->n), value_text(run, &bins, one->value[0]),
            value_text(run, &bins, one->value[one->n - 1]), value_text(run, &bins, one->median),
            number_count(run, bins.most), value_text(run, &bins, bins_edge(&bins, fullest)),
            value_text(run, &bins, bins_edge(&bins, fullest + 1)));
    }
    return alt;
}

struct scene *histogram_scene(struct run *run, const struct histogram_page *page)
{
    size_t abreast = page->count == 1 ? 1 : page->count <= TWO_ABREAST ? 2 : 3;
    double width = (page->count == 1 ? ONE_MM : PAGE_MM) * POINTS_PER_MM;
    struct sketch sketch = {
        .run = run,
        .lettering = lettering_new(run),
        .scene = scene_new(run, width, 0.0),
        .page = page,
        .size = abreast == 3 ? 7.0 : 8.0,
    };
    sketch.margin = sketch.left = sketch.below = MARGIN * sketch.size;
    sketch.right = width - sketch.margin;
    paragraph(&sketch, "title", lettering_heading(run, "", page->title), TITLE_SIZE * sketch.size,
              BLACK);
    sketch.below += sketch.size;
    panels_add(&sketch, abreast);
    caption_add(&sketch);
    sketch.scene->height = sketch.below;
    sketch.scene->title = page->title;
    sketch.scene->description = alt_text(run, page);
    return sketch.scene;
}
