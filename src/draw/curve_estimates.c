/* The upper part of a specification curve: estimates in order, with their intervals. */
#include "draw/curve_sketch.h"

#include <math.h>

#include "draw/marker.h"
#include "draw/palette.h"

/* In the size of the type, unless said otherwise. */
#define LARGEST_MARK 0.3
#define LEAST_MARK 0.55 /* points */
#define AIR 0.04        /* of the range of what is drawn */
#define CUT 2.0         /* ranges of estimates: an interval is not drawn farther out */

struct specification_interval curve_drawn_at(const struct curve_sketch *sketch, size_t i)
{
    const struct plotted_curve *plotted = sketch->plotted;
    return specification_interval(plotted->fit, plotted->critical, plotted->drawn.specification[i]);
}

/* Room for estimates and zero, and for intervals as far as they leave these room. */
struct scale curve_scale_of_y(struct curve_sketch *sketch)
{
    const struct curve_order *drawn = &sketch->plotted->drawn;
    double low = fmin(curve_drawn_at(sketch, 0).value, 0.0);
    double high = fmax(curve_drawn_at(sketch, drawn->count - 1).value, 0.0);
    double range = high - low, least = low - CUT * range, most = high + CUT * range;
    for (size_t i = 0; i < drawn->count; i++) {
        struct specification_interval interval = curve_drawn_at(sketch, i);
        sketch->plotted->cut |= interval.low < least || interval.high > most;
        low = fmax(fmin(low, interval.low), least);
        high = fmin(fmax(high, interval.high), most);
    }
    return scale_over(low, high, AIR, 0.0, 0.0);
}

double curve_x(const struct curve_sketch *sketch, double place)
{
    struct box box = sketch->area.box;
    return box.left + (box.right - box.left) * place / (double)sketch->plotted->drawn.count;
}

double curve_step(const struct curve_sketch *sketch)
{
    return curve_x(sketch, 1.0) - curve_x(sketch, 0.0);
}

/* Of estimates that are not significant: far from theme->point in lightness. */
unsigned curve_other_colour(const struct theme *theme)
{
    return theme->series[3 % theme->count];
}

static unsigned colour_of(const struct curve_sketch *sketch, size_t i, bool significant)
{
    const struct theme *theme = sketch->page->theme;
    if (sketch->plotted->drawn.specification[i] == sketch->plotted->marked)
        return theme->line;
    return significant ? theme->point : curve_other_colour(theme);
}

static void interval_add(const struct curve_sketch *sketch, size_t i)
{
    struct specification_interval interval = curve_drawn_at(sketch, i);
    bool marked = sketch->plotted->drawn.specification[i] == sketch->plotted->marked;
    double x = curve_x(sketch, (double)i + 0.5);
    double width = fmin(fmax(0.4 * curve_step(sketch), 0.35), 1.5);
    if (isnan(interval.low) || isnan(interval.high))
        return;
    scene_add_line(sketch->run, sketch->page->scene, marked ? "marked interval" : "interval",
                   (struct point){ x, plot_area_y(&sketch->area, interval.low) },
                   (struct point){ x, plot_area_y(&sketch->area, interval.high) },
                   marked ? fmax(width, 1.5) : width,
                   palette_colour(colour_of(sketch, i, interval.significant),
                                  marked || !interval.significant ? 1.0 : 0.6));
}

static void estimate_add(const struct curve_sketch *sketch, size_t i)
{
    const struct plotted_curve *plotted = sketch->plotted;
    size_t index = plotted->drawn.specification[i];
    bool marked = index == plotted->marked;
    struct specification_interval interval = curve_drawn_at(sketch, i);
    double radius =
        fmin(fmax(0.42 * curve_step(sketch), LEAST_MARK), LARGEST_MARK * sketch->page->size);
    struct item *item =
        marker_add(sketch->run, sketch->page->scene, marked ? "marked point" : "point",
                   marked                 ? MARKER_DIAMOND
                   : interval.significant ? MARKER_DISC
                                          : MARKER_TRIANGLE,
                   (struct point){ curve_x(sketch, (double)i + 0.5),
                                   plot_area_y(&sketch->area, interval.value) },
                   marked ? 0.42 * sketch->page->size : radius);
    item->fill = palette_colour(colour_of(sketch, i, interval.significant), 1.0);
    item->name =
        talloc_asprintf(sketch->run, "%s: %s", curve_specification(sketch->run, plotted, index),
                        curve_estimate(sketch->run, plotted, index));
    if (marked) {
        item->stroke = palette_colour(sketch->page->theme->ground, 1.0);
        item->line_width = 0.6;
    }
}

static void across_add(const struct curve_sketch *sketch, const char *role, double value,
                       double width, unsigned colour, bool dashed)
{
    struct box box = sketch->area.box;
    double y = plot_area_y(&sketch->area, value);
    scene_add_line(sketch->run, sketch->page->scene, role, (struct point){ box.left, y },
                   (struct point){ box.right, y }, width, palette_colour(colour, 1.0))
        ->dashed = dashed;
}

void curve_estimates_add(const struct curve_sketch *sketch)
{
    const struct plotted_curve *plotted = sketch->plotted;
    const struct theme *theme = sketch->page->theme;
    size_t count = plotted->drawn.count, marked = SIZE_MAX;
    across_add(sketch, "zero", 0.0, 0.9, theme->axis, false);
    for (size_t i = 0; i < count; i++)
        interval_add(sketch, i);
    across_add(sketch, "median", plotted->summary->median, 0.9, theme->text, true);
    for (size_t i = 0; i < count; i++) {
        if (plotted->drawn.specification[i] == plotted->marked)
            marked = i;
        else
            estimate_add(sketch, i);
    }
    if (marked != SIZE_MAX) {
        interval_add(sketch, marked);
        estimate_add(sketch, marked);
    }
}
