#include "draw/plot_area.h"

#include <math.h>

#include "draw/palette.h"

/* In the size of the type. */
#define ABOVE 0.9       /* the plot */
#define GAP_UPRIGHT 0.6 /* between labels and plot */
#define GAP_ACROSS 0.7
#define AROUND_TITLE 0.5 /* above the title of x */
#define UNDER 1.2        /* it */

#define LEAST_HEIGHT 6.0 /* of a plot on a page of fixed height */

/* Counts have ticks at whole numbers only. */
static void ticks_make_whole(struct run *run, struct axis *axis)
{
    for (size_t most = axis->ticks.count; most >= 2; most--) {
        if (axis->ticks.value[1] - axis->ticks.value[0] > 0.999)
            return;
        axis->ticks = scale_ticks(run, &axis->scale, most - 1 < 2 ? 2 : most - 1);
    }
}

/* What stands under the plot: labels and the title of x, which may take several lines. */
static double foot(struct page *page, const struct plot_area *area)
{
    double height = area->room_below;
    if (!area->no_x && !area->bare_x)
        height += GAP_ACROSS * page->size + area->across.label_height;
    if (area->x_title != NULL) {
        struct item title = { .markup = axis_title_markup(page->run, area->x_title, &area->across),
                              .size = page->size,
                              .wrap = page->right - page->left };
        lettering_measure(page->lettering, &title);
        height += AROUND_TITLE * page->size + title.height;
    }
    return height + UNDER * page->size;
}

/* The plot's place across the page: a panel's is settled, and its labels may stick out. */
static void across_place(struct page *page, struct plot_area *area, double labels)
{
    struct scale x = area->x;
    double left = page->left + area->room_left + labels, right = page->right - area->room_right;
    if (area->panel) {
        x.from = left;
        x.to = right;
        area->across = axis_between(page->run, page->lettering, x, page->size);
    } else {
        area->across =
            axis_along(page->run, page->lettering, x, page->size, page->left, left, right);
    }
    area->box.left = area->across.scale.from;
    area->box.right = area->across.scale.to;
}

static void axes_place(struct page *page, struct plot_area *area, double height)
{
    struct run *run = page->run;
    double em = page->size;
    area->box.top = page->below + ABOVE * em + area->room_above;
    area->box.bottom = area->box.top + height;
    struct scale y = area->y;
    y.from = area->box.bottom;
    y.to = area->box.top;
    area->upright = axis_upright(run, page->lettering, y, em);
    if (area->whole_y)
        ticks_make_whole(run, &area->upright);
    bool labelled = !area->no_y && !area->bare_y;
    across_place(page, area, labelled ? area->upright.label_width + GAP_UPRIGHT * em : 0.0);
    if (area->whole_x)
        ticks_make_whole(run, &area->across);
}

/* The title's words depend on the ticks, which depend on where the plot begins, which depends on
 * how high the title is: so it is set without its unit first, and set again. */
void plot_area_place(struct page *page, struct plot_area *area)
{
    if (area->heading != NULL) {
        const char *heading = lettering_prose(page->run, area->heading);
        page_paragraph(page, "panel title", talloc_asprintf(page->run, "<b>%s</b>", heading),
                       page->size, page->theme->text);
        page_skip(page, 0.4);
    }
    double top = page->below, floor_at = page_floor(page);
    for (int twice = 0; twice < 2; twice++) {
        page->below = top;
        if (twice > 0 && area->y_title != NULL)
            page->scene->items--;
        if (area->y_title != NULL)
            page_paragraph(page, "axis title",
                           axis_title_markup(page->run, area->y_title, &area->upright), page->size,
                           page->theme->text);
        axes_place(page, area, area->height);
        if (isfinite(floor_at) && !area->panel) {
            double room = floor_at - foot(page, area) - area->box.top;
            axes_place(page, area, fmax(room, LEAST_HEIGHT * page->size));
        }
    }
}

/* Centred under the plot, unless it is wider. */
static void x_title_add(struct page *page, const struct plot_area *area)
{
    page_skip(page, AROUND_TITLE);
    struct item *item = page_paragraph(page, "axis title",
                                       axis_title_markup(page->run, area->x_title, &area->across),
                                       page->size, page->theme->text);
    double centred = (area->box.left + area->box.right - item->width) / 2.0;
    item->left = fmax(page->left, fmin(centred, page->right - item->width));
}

void plot_area_ground(struct page *page, struct plot_area *area)
{
    struct run *run = page->run;
    struct box box = area->box;
    page_watermark(page, box, area->watermark_at > 0.0 ? area->watermark_at : 0.78);
    if (!area->no_y)
        axis_add_grid(run, page->scene, &area->upright, true, box);
    if (!area->no_x)
        axis_add_grid(run, page->scene, &area->across, false, box);
    scene_add_line(run, page->scene, "axis", (struct point){ box.left, box.bottom },
                   (struct point){ box.right, box.bottom }, 0.75,
                   palette_colour(page->theme->axis, 1.0));
    if (!area->no_y && !page->theme->grid_lines)
        scene_add_line(run, page->scene, "axis", (struct point){ box.left, box.top },
                       (struct point){ box.left, box.bottom }, 0.75,
                       palette_colour(page->theme->axis, 1.0));
    if (!area->no_y && !area->bare_y)
        axis_add_labels(run, page->lettering, page->scene, &area->upright, true, box,
                        GAP_UPRIGHT * page->size);
    page->below = box.bottom;
    if (!area->no_x && !area->bare_x) {
        axis_add_labels(run, page->lettering, page->scene, &area->across, false, box,
                        GAP_ACROSS * page->size);
        page->below += GAP_ACROSS * page->size + area->across.label_height;
    }
    if (area->x_title != NULL)
        x_title_add(page, area);
    page_skip(page, UNDER);
}

double plot_area_x(const struct plot_area *area, double value)
{
    return fmin(fmax(scale_at(&area->across.scale, value), area->box.left), area->box.right);
}

double plot_area_y(const struct plot_area *area, double value)
{
    return fmin(fmax(scale_at(&area->upright.scale, value), area->box.top), area->box.bottom);
}

struct point plot_area_at(const struct plot_area *area, struct point data)
{
    return (struct point){ plot_area_x(area, data.x), plot_area_y(area, data.y) };
}
