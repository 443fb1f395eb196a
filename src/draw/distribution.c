#include "draw/distribution.h"

#include <math.h>

#include "base/number.h"
#include "draw/bars.h"
#include "draw/distribution_sketch.h"
#include "draw/not_shown.h"
#include "draw/palette.h"

/* In the size of the type, unless said otherwise. */
#define ONE_HEIGHT 0.36  /* of the page's width: the plot of one group */
#define GROUP_HEIGHT 4.0 /* of several, each */
#define LEAST_HEIGHT 3.0
#define AIR 0.03 /* of the data's range */
#define LABEL_AIR 0.4
#define FOOT 5.5        /* axis and titles, on a page of fixed height */
#define LEAST_TYPE 8.0  /* points: of the names of groups, where they are many for the page */
#define MOST_LABEL 0.3  /* of the page's width: names of groups */
#define WIDE_LABEL 0.42 /* the same on one line */
#define AFTER_LABEL 0.8
#define HEADROOM 1.06 /* of the longest bar */

/* "London" with its n below or, where rows are low, behind it. */
static const char *group_markup(const struct distribution_sketch *sketch, size_t group)
{
    return talloc_asprintf(
        sketch->run, "%s%sn = %s", lettering_prose(sketch->run, sketch->rows->group[group].name),
        sketch->low ? ", " : "\n", number_count(sketch->run, sketch->rows->group[group].count));
}

static double label_room(const struct distribution_sketch *sketch)
{
    const struct page *page = sketch->page;
    double widest = 0.0,
           most = (sketch->low ? WIDE_LABEL : MOST_LABEL) * (page->right - page->left);
    if (!distribution_faceted(sketch))
        return 0.0;
    for (size_t g = 0; g < sketch->rows->groups; g++)
        widest = fmax(
            widest, lettering_width(page->lettering, group_markup(sketch, g), sketch->label_type));
    return fmin(widest, most) + AFTER_LABEL * page->size;
}

/* The height of one label, at the room that labels have. */
static double tallest_label(const struct distribution_sketch *sketch, double room)
{
    double tallest = 0.0;
    for (size_t g = 0; g < sketch->rows->groups && distribution_faceted(sketch); g++) {
        struct item label = { .markup = group_markup(sketch, g),
                              .size = sketch->label_type,
                              .wrap = room - AFTER_LABEL * sketch->page->size };
        lettering_measure(sketch->page->lettering, &label);
        tallest = fmax(tallest, label.height);
    }
    return tallest;
}

/* The room that names of groups have, in type that lets them fit a page of fixed height. */
static double label_settle(struct distribution_sketch *sketch)
{
    const struct page *page = sketch->page;
    double below = page_floor(page) - page->below - FOOT * page->size, room = 0.0;
    for (sketch->label_type = page->size;; sketch->label_type -= 0.5) {
        for (int low = 0; low < 2; low++) {
            sketch->low = low == 1;
            room = label_room(sketch);
            sketch->least_band = tallest_label(sketch, room) + LABEL_AIR * sketch->label_type;
            if (sketch->least_band * (double)sketch->rows->groups <= below)
                return room;
        }
        if (sketch->label_type - 0.5 < LEAST_TYPE)
            return room;
    }
}

static void labels_add(const struct distribution_sketch *sketch)
{
    struct page *page = sketch->page;
    for (size_t g = 0; g < sketch->rows->groups && distribution_faceted(sketch); g++) {
        struct box band = distribution_band(sketch, g);
        struct item *label = lettering_add(sketch->run, page->lettering, page->scene, "group label",
                                           group_markup(sketch, g), sketch->label_type,
                                           sketch->area.room_left - AFTER_LABEL * page->size,
                                           palette_colour(page->theme->text, 1.0));
        label->left = page->left;
        label->top = (band.top + band.bottom - label->height) / 2.0;
        if (g > 0)
            scene_add_line(sketch->run, page->scene, "grid", (struct point){ band.left, band.top },
                           (struct point){ band.right, band.top }, 0.5,
                           palette_colour(page->theme->grid, 1.0));
    }
}

/* Room for the data and the reference lines. */
static struct scale scale_of_x(const struct distribution_sketch *sketch)
{
    const struct chart *chart = sketch->rows->drawing->chart;
    const struct spread *spread = &sketch->rows->all.spread;
    double low = spread->low, high = spread->high;
    if (!sketch->dots) {
        low = bins_edge(&sketch->bins, 0);
        high = bins_edge(&sketch->bins, sketch->bins.count);
    }
    for (size_t i = 0; i < chart->references; i++) {
        low = fmin(low, chart->reference[i].value);
        high = fmax(high, chart->reference[i].value);
    }
    return scale_over(low, high, AIR, 0.0, 0.0);
}

static double longest_bar(const struct distribution_sketch *sketch)
{
    double most = 0.0;
    for (size_t g = 0; g < sketch->rows->groups && distribution_faceted(sketch); g++) {
        const struct shown_group *group = &sketch->rows->group[g];
        struct bins bins = bins_alike(sketch->run, &sketch->bins, group->value, group->count);
        most = fmax(most, (double)bins.most);
    }
    return distribution_faceted(sketch)
               ? most
               : bars_highest(sketch->run, &sketch->bins, shown_fewest(sketch->rows));
}

/* What stands above the plot: what an upright axis counts, or what rows are grouped by. */
static const char *upright_title(const struct distribution_sketch *sketch)
{
    const struct drawing *drawing = sketch->rows->drawing;
    if (distribution_faceted(sketch))
        return talloc_asprintf(sketch->run, "By %s", sketch->rows->grouped_by);
    if (!sketch->axis_of_counts)
        return NULL;
    const char *each =
        shown_fewest(sketch->rows) == 0
            ? ""
            : talloc_asprintf(sketch->run, " per %s", number_full(sketch->run, sketch->bins.width));
    return talloc_asprintf(sketch->run, "Number of %s%s", drawing->analysis->rows_are, each);
}

/* The plot of bars leaves room above them for the median, whatever its height turns out to be. */
static struct plot_area area_of(const struct distribution_sketch *sketch, double room)
{
    const struct page *page = sketch->page;
    double one = ONE_HEIGHT * page->scene->width;
    double band = fmax(GROUP_HEIGHT * page->size, sketch->least_band);
    double height = distribution_faceted(sketch) ? band * (double)sketch->rows->groups : one;
    double each = height / (double)sketch->rows->groups;
    double share = fmax(1.0 - STRIP_ROOM * page->size / each, 0.3);
    double high = HEADROOM * longest_bar(sketch) / share * (double)sketch->rows->groups;
    return (struct plot_area){
        .x_title = sketch->rows->title,
        .y_title = upright_title(sketch),
        .x = scale_of_x(sketch),
        .y = { .low = 0.0, .high = sketch->dots || distribution_bare(sketch) ? 1.0 : high },
        .whole_y = true,
        .no_y = !sketch->axis_of_counts,
        .height = height,
        .room_left = room,
        .watermark_at = 0.35,
    };
}

static void place(struct distribution_sketch *sketch)
{
    double room = label_settle(sketch);
    double dot = sketch->dot,
           stacks = dot > 0.0 ? (double)distribution_highest_stack(sketch, dot) * dot : 0.0;
    sketch->axis_of_counts = !sketch->dots && !distribution_faceted(sketch);
    sketch->area = area_of(sketch, room);
    if (sketch->dots && dot > 0.0) {
        double least = fmax(LEAST_HEIGHT * sketch->page->size, sketch->least_band);
        double need = fmax(stacks + STRIP_ROOM * sketch->page->size, least);
        sketch->area.height = fmin(sketch->area.height, need * (double)sketch->rows->groups);
    }
    plot_area_place(sketch->page, &sketch->area);
}

/* Dots where they are wanted and fit, else bars. How high the stacks of dots are is known once they
 * are placed, so they are placed twice. */
static void plot_add(struct distribution_sketch *sketch)
{
    struct page *page = sketch->page;
    size_t items = page->scene->items;
    double below = page->below;
    distribution_key_add(sketch);
    place(sketch);
    if (sketch->dots) {
        sketch->dots = distribution_dot_settle(sketch);
        page->scene->items = items;
        page->below = below;
        distribution_key_add(sketch);
        place(sketch);
    }
    plot_area_ground(page, &sketch->area);
    labels_add(sketch);
    if (sketch->dots)
        distribution_dots_add(sketch);
    else if (!distribution_bare(sketch))
        distribution_bars_add(sketch);
    distribution_references_add(sketch);
    for (size_t g = 0; g < sketch->rows->groups; g++)
        distribution_strip_add(sketch, g);
}

/* Where dots lie, and what bars stand for. */
static const char *marks_words(const struct distribution_sketch *sketch)
{
    struct run *run = sketch->run;
    const struct shown_rows *rows = sketch->rows;
    if (sketch->dots)
        return "Values within a dot's width of each other stand in one column, at their middle.";
    if (distribution_bare(sketch))
        return NULL;
    if (rows->confidential)
        return talloc_asprintf(run,
                               "Bars are as wide as it takes for each to stand for %d answers or "
                               "more; the area tells how many.",
                               FEWEST_ANSWERS);
    if (!distribution_faceted(sketch))
        return "Bins by Freedman and Diaconis, with round edges.";
    return talloc_asprintf(run,
                           "Bins by Freedman and Diaconis, with round edges; the longest bar "
                           "stands for %s.",
                           rows_counted(run, rows->drawing->analysis, (size_t)longest_bar(sketch)));
}

static bool check_chart(struct run *run, const struct chart *chart)
{
    if ((chart->layers & ~(unsigned)(LAYER_POINT | LAYER_HISTOGRAM)) != 0)
        return run_fail(run, status_at(chart->place), chart->place,
                        "a distribution has the layer point (dots) or histogram (bars)");
    for (size_t i = 0; i < chart->references; i++)
        if (chart->reference[i].axis != 'x')
            return run_fail(run, status_at(chart->place), chart->reference[i].place,
                            "a distribution has its reference lines at values of x");
    return true;
}

static bool wants_dots(const struct chart *chart, const struct shown_rows *rows)
{
    bool asked = (chart->layers & LAYER_POINT) != 0;
    bool bars = (chart->layers & LAYER_HISTOGRAM) != 0 && !asked;
    return !rows->confidential && !bars && (asked || rows->count <= MOST_DOTS);
}

bool distribution_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct shown_rows rows;
    if (!check_chart(run, drawing->chart) || !shown_rows_take(run, drawing, &rows))
        return false;
    const char *what = talloc_asprintf(run, "Distribution of %s", rows.title);
    struct distribution_sketch sketch = { .run = run,
                                          .page = drawing_page(run, drawing, what),
                                          .rows = &rows,
                                          .dots = wants_dots(drawing->chart, &rows),
                                          .bins = shown_bins(run, &rows) };
    plot_add(&sketch);
    distribution_notes(run, &rows, sketch.page);
    page_note(sketch.page, marks_words(&sketch));
    drawing_notes(drawing, sketch.page);
    distribution_data(run, &rows, figure);
    figure_end(figure, sketch.page,
               distribution_alt(run, &rows,
                                sketch.dots                  ? "Dot plot"
                                : distribution_bare(&sketch) ? "Medians and quartiles"
                                                             : "Histogram"));
    return true;
}
