#include "draw/bars.h"

#include <math.h>

#include "draw/palette.h"

static double height_of(const struct bins *bins, const struct span *span)
{
    double held = round((span->high - span->low) / bins->width);
    return (double)span->number / held;
}

static void bar_add(struct page *page, const struct plot_area *area, const struct span *span,
                    double base, double height)
{
    double left = plot_area_x(area, span->low), right = plot_area_x(area, span->high);
    double bottom = plot_area_y(area, base), top = plot_area_y(area, base + height);
    const struct point corner[] = {
        { left, bottom }, { left, top }, { right, top }, { right, bottom }
    };
    struct item *bar = scene_add_path(page->run, page->scene, "bar", corner, 4);
    bar->closed = true;
    bar->fill = palette_colour(page->theme->point, 0.75);
    bar->stroke = palette_colour(page->theme->ground, 1.0);
    bar->line_width = 0.4;
}

void bars_add(struct page *page, const struct plot_area *area, const struct bins *bins,
              size_t fewest, double base)
{
    struct span *span = run_array(page->run, struct span, bins->count);
    size_t spans = bins_pool(bins, fewest, span);
    for (size_t i = 0; i < spans; i++)
        if (span[i].number > 0)
            bar_add(page, area, &span[i], base, height_of(bins, &span[i]));
}

double bars_highest(struct run *run, const struct bins *bins, size_t fewest)
{
    struct span *span = run_array(run, struct span, bins->count);
    size_t spans = bins_pool(bins, fewest, span);
    double highest = 0.0;
    for (size_t i = 0; i < spans; i++)
        highest = fmax(highest, height_of(bins, &span[i]));
    return highest;
}
