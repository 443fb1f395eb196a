#include "draw/bars.h"

#include "draw/palette.h"

void bars_add(struct page *page, const struct plot_area *area, const struct bins *bins, double base)
{
    double bottom = plot_area_y(area, base);
    for (size_t i = 0; i < bins->count; i++) {
        if (bins->number[i] == 0)
            continue;
        double left = plot_area_x(area, bins_edge(bins, i));
        double right = plot_area_x(area, bins_edge(bins, i + 1));
        double top = plot_area_y(area, base + (double)bins->number[i]);
        const struct point corner[] = {
            { left, bottom }, { left, top }, { right, top }, { right, bottom }
        };
        struct item *bar = scene_add_path(page->run, page->scene, "bar", corner, 4);
        bar->closed = true;
        bar->fill = palette_colour(page->theme->point, 0.75);
        bar->stroke = palette_colour(page->theme->ground, 1.0);
        bar->line_width = 0.4;
    }
}
