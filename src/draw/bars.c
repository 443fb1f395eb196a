#include "draw/bars.h"

#include <math.h>

#include "draw/palette.h"

#define OPACITY 0.75

static double height_of(const struct bins *bins, const struct span *span)
{
    double held = round((span->high - span->low) / bins->width);
    return (double)span->number / held;
}

void bar_add(struct page *page, struct box box)
{
    struct item *bar = scene_add_box(page->run, page->scene, "bar", box);
    bar->fill = palette_colour(page->theme->point, OPACITY);
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
            bar_add(page, (struct box){ plot_area_x(area, span[i].low),
                                        plot_area_y(area, base + height_of(bins, &span[i])),
                                        plot_area_x(area, span[i].high), plot_area_y(area, base) });
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
