#include "draw/histogram.h"

#include <math.h>

#include "base/number.h"
#include "draw/bars.h"
#include "draw/numeral.h"
#include "draw/palette.h"
#include "draw/plot_area.h"
#include "report/table.h"

/* Shares of the size of the type, unless said otherwise. */
#define PLOT_HEIGHT 0.5 /* of the panel's width */
#define HEADROOM 0.06   /* of the longest bar */
#define COUNT_TITLE "Number of values"
#define MEDIAN_WIDTH 0.16
#define HALO_WIDTH 0.26

enum { ONE_MM = 120, PAGE_MM = 175, TWO_ABREAST = 4 };

/* One panel. */
struct panel_sketch {
    const struct distribution *distribution;
    struct bins bins;
    struct plot_area area;
};

static void median_add(struct page *page, const struct panel_sketch *panel)
{
    double at = plot_area_x(&panel->area, panel->distribution->median);
    struct point from = { at, panel->area.box.bottom }, to = { at, panel->area.box.top };
    scene_add_line(page->run, page->scene, "median halo", from, to, HALO_WIDTH * page->size,
                   palette_colour(page->theme->ground, 0.8));
    scene_add_line(page->run, page->scene, "median", from, to, MEDIAN_WIDTH * page->size,
                   palette_colour(page->theme->line, 1.0));
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

static void panel_add(struct page *page, const struct distribution *distribution)
{
    struct run *run = page->run;
    struct bins bins = bins_of(run, distribution->value, distribution->n);
    struct panel_sketch panel = {
        .distribution = distribution,
        .bins = bins,
        .area = { .heading = distribution->name,
                  .x_title = axis_of(distribution),
                  .y_title = COUNT_TITLE,
                  .x = scale_over(bins_edge(&bins, 0), bins_edge(&bins, bins.count), 0.0, 0.0, 0.0),
                  .y = scale_over(0.0, (1.0 + HEADROOM) * (double)bins.most, 0.0, 0.0, 0.0),
                  .whole_y = true,
                  .height = PLOT_HEIGHT * (page->right - page->left),
                  .watermark_at = 0.22 },
    };
    plot_area_place(page, &panel.area);
    plot_area_ground(page, &panel.area);
    bars_add(page, &panel.area, &panel.bins, 0, 0.0);
    median_add(page, &panel);
    page_skip(page, -0.7);
    page_paragraph(page, "caption", lettering_prose(run, panel_words(run, &panel)), page->size,
                   page->theme->subdued);
}

static void panels_add(struct page *page, const struct histogram_page *asked, size_t abreast)
{
    double left = page->left, right = page->right, gap = 2.0 * page->size;
    double width = (right - left - gap * (double)(abreast - 1)) / (double)abreast;
    double top = page->below, lowest = top;
    for (size_t i = 0; i < asked->count; i++) {
        if (i % abreast == 0 && i > 0)
            top = lowest + 1.8 * page->size;
        page->left = left + (double)(i % abreast) * (width + gap);
        page->right = page->left + width;
        page->below = top;
        panel_add(page, &asked->distribution[i]);
        lowest = fmax(lowest, page->below);
    }
    page->left = left;
    page->right = right;
    page->below = lowest + 1.2 * page->size;
}

static void notes_add(struct page *page, const struct histogram_page *asked)
{
    struct run *run = page->run;
    page_note(page, talloc_asprintf(run,
                                    "%s Line: median. Bins by Freedman and Diaconis, with round "
                                    "edges.",
                                    asked->note));
    page_note(page, talloc_asprintf(run, "Source: %s%s", asked->source,
                                    asked->made_up ? " (made up)" : ""));
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

struct scene *histogram_scene(struct run *run, const struct histogram_page *asked)
{
    size_t abreast = asked->count == 1 ? 1 : asked->count <= TWO_ABREAST ? 2 : 3;
    struct page_form form = page_form_of(asked->count == 1 ? ONE_MM : PAGE_MM);
    form.type = abreast == 3 ? 7.0 : 8.0;
    struct page *page = page_new(run, asked->theme == NULL ? theme_usual() : asked->theme, form);
    page->made_up = asked->made_up;
    page_titles(page, "", NULL, asked->title);
    notes_add(page, asked);
    panels_add(page, asked, abreast);
    page_end(page, alt_text(run, asked));
    return page->scene;
}
