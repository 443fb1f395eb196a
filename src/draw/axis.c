#include "draw/axis.h"

#include <math.h>

#include "draw/numeral.h"
#include "draw/palette.h"

enum { MOST_TICKS = 9 };

/* In the size of the type. */
#define TICK 0.35
#define AIR_UPRIGHT 1.5 /* between labels */
#define AIR_ACROSS 1.0
#define LEAST_AIR 0.3 /* before an axis has no ticks but its ends */

static void axis_measure(const struct lettering *lettering, struct axis *axis)
{
    axis->label_width = axis->label_height = 0.0;
    for (size_t i = 0; i < axis->ticks.count; i++) {
        struct item label = { .markup = axis->ticks.label[i], .size = axis->size };
        lettering_measure(lettering, &label);
        axis->label_width = fmax(axis->label_width, label.width);
        axis->label_height = fmax(axis->label_height, label.height);
    }
}

/* Is there `room` from each tick to the next? */
static bool ticks_fit(const struct axis *axis, double room)
{
    for (size_t i = 1; i < axis->ticks.count; i++) {
        double gap = scale_at(&axis->scale, axis->ticks.value[i])
                     - scale_at(&axis->scale, axis->ticks.value[i - 1]);
        if (fabs(gap) < room)
            return false;
    }
    return true;
}

/* What is left where even two or three labels are too long: the first and the last. */
static void ticks_keep_ends(struct ticks *ticks)
{
    ticks->value[1] = ticks->value[ticks->count - 1];
    ticks->label[1] = ticks->label[ticks->count - 1];
    ticks->count = 2;
}

/* Where even these two would touch along the page, the first alone. */
static void ticks_part(const struct lettering *lettering, struct axis *axis)
{
    ticks_keep_ends(&axis->ticks);
    double room = 0.0;
    for (size_t i = 0; i < 2; i++)
        room += lettering_width(lettering, axis->ticks.label[i], axis->size) / 2.0;
    if (!ticks_fit(axis, room))
        axis->ticks.count = 1;
}

/* As many ticks as fit between ends that stay: airy, or else close. */
static struct axis axis_fixed(struct run *run, const struct lettering *lettering,
                              struct scale scale, double size, bool upright)
{
    const double airs[] = { upright ? AIR_UPRIGHT : AIR_ACROSS, LEAST_AIR };
    struct axis axis = { .scale = scale, .size = size };
    for (size_t i = 0; i < sizeof airs / sizeof *airs; i++)
        for (size_t most = MOST_TICKS; most >= 2; most--) {
            axis.ticks = scale_ticks(run, &scale, most);
            axis_measure(lettering, &axis);
            double label = upright ? axis.label_height : axis.label_width;
            if (ticks_fit(&axis, label + airs[i] * size))
                return axis;
        }
    if (upright)
        ticks_keep_ends(&axis.ticks);
    else
        ticks_part(lettering, &axis);
    return axis;
}

struct axis axis_upright(struct run *run, const struct lettering *lettering, struct scale scale,
                         double size)
{
    return axis_fixed(run, lettering, scale, size, true);
}

struct axis axis_between(struct run *run, const struct lettering *lettering, struct scale scale,
                         double size)
{
    return axis_fixed(run, lettering, scale, size, false);
}

/* The ends of an axis along the page, so that half of its last label stays before `right`. */
static void ends_set(struct axis *axis, double left, double plot_left, double right)
{
    double half = axis->label_width / 2.0, last = axis->ticks.value[axis->ticks.count - 1];
    double share = (last - axis->scale.low) / (axis->scale.high - axis->scale.low);
    axis->scale.from = fmax(plot_left, left + half);
    axis->scale.to = fmin(right, axis->scale.from + (right - half - axis->scale.from) / share);
}

struct axis axis_along(struct run *run, const struct lettering *lettering, struct scale scale,
                       double size, double left, double plot_left, double right)
{
    struct axis axis = { .scale = scale, .size = size };
    for (size_t most = MOST_TICKS; most >= 2; most--) {
        axis.ticks = scale_ticks(run, &scale, most);
        axis_measure(lettering, &axis);
        ends_set(&axis, left, plot_left, right);
        if (ticks_fit(&axis, axis.label_width + size))
            return axis;
    }
    ends_set(&axis, left, plot_left, right);
    ticks_part(lettering, &axis);
    return axis;
}

static const char *power_name(struct run *run, int power)
{
    switch (power) {
    case -6:
        return "millionths";
    case -3:
        return "thousandths";
    case 6:
        return "millions";
    case 9:
        return "billions";
    case 12:
        return "trillions";
    default:
        return talloc_asprintf(run, "10 to the power %s%d", power < 0 ? MINUS : "",
                               power < 0 ? -power : power);
    }
}

const char *axis_title_markup(struct run *run, const char *title, const struct axis *axis)
{
    const char *markup = lettering_markup(run, numeral_minus(run, title));
    if (axis->ticks.power == 0)
        return markup;
    return talloc_asprintf(run, "%s (%s)", markup, power_name(run, axis->ticks.power));
}

/* From the plot's edge outwards, where there are no grid lines. */
static void tick_add(struct run *run, struct scene *scene, const struct axis *axis, bool upright,
                     struct box plot, double at)
{
    double length = TICK * axis->size;
    struct point from = upright ? (struct point){ plot.left - length, at }
                                : (struct point){ at, plot.bottom + length };
    struct point to = upright ? (struct point){ plot.left, at } : (struct point){ at, plot.bottom };
    scene_add_line(run, scene, "tick", from, to, 0.75, palette_colour(scene->theme->axis, 1.0));
}

void axis_add_grid(struct run *run, struct scene *scene, const struct axis *axis, bool upright,
                   struct box plot)
{
    for (size_t i = 0; i < axis->ticks.count; i++) {
        double at = scale_at(&axis->scale, axis->ticks.value[i]);
        struct point from =
            upright ? (struct point){ plot.left, at } : (struct point){ at, plot.top };
        struct point to =
            upright ? (struct point){ plot.right, at } : (struct point){ at, plot.bottom };
        if (scene->theme->grid_lines)
            scene_add_line(run, scene, "grid", from, to, 0.5,
                           palette_colour(scene->theme->grid, 1.0));
        else
            tick_add(run, scene, axis, upright, plot, at);
    }
}

void axis_add_labels(struct run *run, const struct lettering *lettering, struct scene *scene,
                     const struct axis *axis, bool upright, struct box plot, double gap)
{
    for (size_t i = 0; i < axis->ticks.count; i++) {
        double at = scale_at(&axis->scale, axis->ticks.value[i]);
        struct item *label =
            lettering_add(run, lettering, scene, "tick label", axis->ticks.label[i], axis->size,
                          0.0, palette_colour(scene->theme->subdued, 1.0));
        label->left = upright ? plot.left - gap - label->width : at - label->width / 2.0;
        label->top = upright ? at - label->height / 2.0 : plot.bottom + gap;
    }
}
