#include "draw/distribution.h"

#include <math.h>

#include "base/number.h"
#include "draw/bars.h"
#include "draw/key.h"
#include "draw/left_out.h"
#include "draw/numeral.h"
#include "draw/palette.h"

/* In the size of the type, unless said otherwise. */
#define ONE_HEIGHT 0.36  /* of the page's width: the plot of one group */
#define GROUP_HEIGHT 4.0 /* of several, each */
#define LEAST_HEIGHT 3.0
#define AIR 0.03         /* of the data's range */
#define STRIP_ROOM 1.5   /* above the dots or bars, for median and quartiles */
#define STRIP_SHARE 0.42 /* of a group's height, at most */
#define STRIP_AT 0.53    /* of that room */
#define LABEL_AIR 0.4
#define FOOT 5.5         /* axis and titles, on a page of fixed height */
#define LEAST_TYPE 8.0   /* points: of the names of groups, where they are many for the page */
#define LARGEST_DOT 0.85 /* across */
#define LEAST_DOT 1.8    /* points */
#define SHRINK 0.94
#define MOST_LABEL 0.3  /* of the page's width: names of groups */
#define WIDE_LABEL 0.42 /* the same on one line */
#define AFTER_LABEL 0.8
#define HEADROOM 1.06 /* of the longest bar */

/* A distribution in the making. */
struct sketch {
    struct run *run;
    struct page *page;
    struct shown_rows *rows;
    struct plot_area area;
    bool dots;
    bool axis_of_counts; /* bars of one group: an upright axis says how many */
    double dot;          /* across, in points; 0 before it is settled */
    double least_band;   /* what the name of a group takes */
    double label_type;   /* the size of its type */
    bool low;            /* on one line, if it can */
    struct bins bins;
};

static bool is_faceted(const struct sketch *sketch)
{
    return sketch->rows->group[0].name != NULL;
}

/* Groups of answers have neither dots nor bars: their median and quartiles alone. */
static bool is_bare(const struct sketch *sketch)
{
    return sketch->rows->confidential && is_faceted(sketch);
}

/* The part of the plot that a group has. */
static struct box band_of(const struct sketch *sketch, size_t group)
{
    struct box box = sketch->area.box;
    double height = (box.bottom - box.top) / (double)sketch->rows->groups;
    return (struct box){ box.left, box.top + (double)group * height, box.right,
                         box.top + (double)(group + 1) * height };
}

static double strip_room(const struct sketch *sketch)
{
    struct box band = band_of(sketch, 0);
    return fmin(STRIP_ROOM * sketch->page->size, STRIP_SHARE * (band.bottom - band.top));
}

/* How many stand in the stack that begins with `first`, up to `end`. */
static size_t stack_size(const struct sketch *sketch, size_t first, size_t end, double dot)
{
    size_t size = 1;
    double reach = plot_area_x(&sketch->area, sketch->rows->shown[first].value) + dot;
    while (first + size < end
           && plot_area_x(&sketch->area, sketch->rows->shown[first + size].value) < reach)
        size++;
    return size;
}

static size_t highest_stack(const struct sketch *sketch, double dot)
{
    size_t highest = 0;
    for (size_t g = 0; g < sketch->rows->groups; g++) {
        size_t first = sketch->rows->group[g].first, end = first + sketch->rows->group[g].count;
        for (size_t at = first, size; at < end; at += size) {
            size = stack_size(sketch, at, end, dot);
            highest = size > highest ? size : highest;
        }
    }
    return highest;
}

/* The largest dot whose stacks fit; false where none does that could be seen. */
static bool dot_settle(struct sketch *sketch)
{
    struct box band = band_of(sketch, 0);
    double room = band.bottom - band.top - strip_room(sketch);
    for (sketch->dot = LARGEST_DOT * sketch->page->size; sketch->dot >= LEAST_DOT;
         sketch->dot *= SHRINK)
        if ((double)highest_stack(sketch, sketch->dot) * sketch->dot <= room)
            return true;
    return false;
}

static void mark_add(const struct sketch *sketch, const struct shown *shown, struct point centre)
{
    const struct page *page = sketch->page;
    bool marked = shown->marked != 0;
    double radius = marked ? fmax(0.55 * sketch->dot, 0.36 * page->size) : 0.48 * sketch->dot;
    struct item *item =
        marker_add(sketch->run, page->scene, marked ? "marked point" : "point",
                   marked ? shown_marker(shown->marked) : MARKER_DISC, centre, radius);
    item->fill = palette_colour(marked ? page->theme->line : page->theme->point, 1.0);
    if (marked) {
        item->stroke = palette_colour(page->theme->ground, 1.0);
        item->line_width = 0.6;
    }
    item->name = talloc_asprintf(sketch->run, "%s: %s", shown->name,
                                 shown_value(sketch->run, sketch->rows, shown->value));
}

/* A stack at the middle of its values, or as near as the one before leaves room: never farther
 * from its first value than a dot is wide. Who is marked stands on top. */
static double stack_add(const struct sketch *sketch, size_t first, size_t size, double bottom,
                        double before)
{
    const struct shown *shown = &sketch->rows->shown[first];
    double middle = (plot_area_x(&sketch->area, shown[0].value)
                     + plot_area_x(&sketch->area, shown[size - 1].value))
                    / 2.0;
    double x = fmax(middle, before + sketch->dot);
    size_t level = 0;
    for (int marked = 0; marked < 2; marked++)
        for (size_t i = 0; i < size; i++)
            if ((shown[i].marked != 0) == (marked == 1))
                mark_add(sketch, &shown[i],
                         (struct point){ x, bottom - ((double)level++ + 0.5) * sketch->dot });
    return x;
}

static void dots_add(const struct sketch *sketch)
{
    for (size_t g = 0; g < sketch->rows->groups; g++) {
        size_t first = sketch->rows->group[g].first, end = first + sketch->rows->group[g].count;
        double bottom = band_of(sketch, g).bottom, before = -INFINITY;
        for (size_t at = first, size; at < end; at += size) {
            size = stack_size(sketch, at, end, sketch->dot);
            before = stack_add(sketch, at, size, bottom, before);
        }
    }
}

/* What a group's bars stand on, in units of y: groups lie below each other. */
static double base_of(const struct sketch *sketch, size_t group)
{
    return (double)(sketch->rows->groups - 1 - group) * sketch->area.y.high
           / (double)sketch->rows->groups;
}

static void groups_bars_add(const struct sketch *sketch)
{
    for (size_t g = 0; g < sketch->rows->groups; g++) {
        const struct shown_group *group = &sketch->rows->group[g];
        struct bins bins = is_faceted(sketch)
                               ? bins_alike(sketch->run, &sketch->bins, group->value, group->count)
                               : sketch->bins;
        bars_add(sketch->page, &sketch->area, &bins, shown_fewest(sketch->rows),
                 base_of(sketch, g));
    }
    for (size_t i = 0; i < sketch->rows->marks; i++) {
        const struct shown *mark = sketch->rows->mark[i];
        mark_add(sketch, mark,
                 (struct point){ plot_area_x(&sketch->area, mark->value),
                                 band_of(sketch, mark->group).bottom - 0.5 * sketch->page->size });
    }
}

/* Median and quartiles, above what is summed up. */
static void strip_add(const struct sketch *sketch, size_t index)
{
    const struct page *page = sketch->page;
    const struct shown_group *group = &sketch->rows->group[index];
    struct box band = band_of(sketch, index);
    double y =
        is_bare(sketch) ? (band.top + band.bottom) / 2.0 : band.top + STRIP_AT * strip_room(sketch);
    struct colour ink = palette_colour(page->theme->subdued, 1.0);
    struct point median = { plot_area_x(&sketch->area, group->spread.median), y };
    if (group->quartiles)
        scene_add_line(
            sketch->run, page->scene, "quartiles",
            (struct point){ plot_area_x(&sketch->area, group->spread.lower_quartile), y },
            (struct point){ plot_area_x(&sketch->area, group->spread.upper_quartile), y },
            0.2 * page->size, ink);
    struct item *disc = marker_add(sketch->run, page->scene, "median", MARKER_DISC, median,
                                   fmin(0.32 * page->size, 0.3 * strip_room(sketch)));
    disc->fill = ink;
    disc->name =
        talloc_asprintf(sketch->run, "%s%smedian %s", group->name == NULL ? "" : group->name,
                        group->name == NULL ? "" : ": ",
                        shown_value(sketch->run, sketch->rows, group->spread.median));
}

static unsigned reference_colour(const struct sketch *sketch, size_t i)
{
    const struct theme *theme = sketch->page->theme;
    return theme->series[(i + 1) % theme->count];
}

static void references_add(const struct sketch *sketch)
{
    const struct chart *chart = sketch->rows->drawing->chart;
    struct box box = sketch->area.box;
    for (size_t i = 0; i < chart->references; i++) {
        double x = plot_area_x(&sketch->area, chart->reference[i].value);
        struct item *line = scene_add_line(
            sketch->run, sketch->page->scene, "reference", (struct point){ x, box.top },
            (struct point){ x, box.bottom }, 1.2, palette_colour(reference_colour(sketch, i), 1.0));
        line->dashed = true;
    }
}

/* What the marks stand for, before the plot. */
static void entries_add(const struct sketch *sketch)
{
    struct run *run = sketch->run;
    const struct shown_rows *rows = sketch->rows;
    const struct chart *chart = rows->drawing->chart;
    const struct theme *theme = sketch->page->theme;
    struct key_entry *entry = run_array(run, struct key_entry, 2 + MOST_MARKED + chart->references);
    size_t entries = 0;
    if (sketch->dots)
        entry[entries++] = (struct key_entry){ .label = talloc_asprintf(
                                                   run, "One %s", rows->drawing->analysis->row_is),
                                               .marked = true,
                                               .colour = theme->point };
    entry[entries++] =
        (struct key_entry){ .label = rows->all.quartiles ? "Median and quartiles" : "Median",
                            .line = rows->all.quartiles,
                            .marked = true,
                            .colour = theme->subdued };
    for (size_t i = 0; i < rows->marks; i++)
        entry[entries++] = (struct key_entry){ .label = talloc_asprintf(
                                                   run, "%s %s", rows->mark[i]->name,
                                                   shown_value(run, rows, rows->mark[i]->value)),
                                               .marked = true,
                                               .marker = shown_marker(i + 1),
                                               .colour = theme->line };
    for (size_t i = 0; i < chart->references; i++) {
        const char *value = numeral_minus(run, number_full(run, chart->reference[i].value));
        const char *label = chart->reference[i].label;
        entry[entries++] = (struct key_entry){
            .label = label == NULL ? value : talloc_asprintf(run, "%s %s", label, value),
            .line = true,
            .dashed = true,
            .colour = reference_colour(sketch, i)
        };
    }
    key_add(sketch->page, NULL, entry, entries);
}

/* "London" with its n below or, where rows are low, behind it. */
static const char *group_markup(const struct sketch *sketch, size_t group)
{
    return talloc_asprintf(
        sketch->run, "%s%sn = %s", lettering_prose(sketch->run, sketch->rows->group[group].name),
        sketch->low ? ", " : "\n", number_count(sketch->run, sketch->rows->group[group].count));
}

static double label_room(const struct sketch *sketch)
{
    const struct page *page = sketch->page;
    double widest = 0.0,
           most = (sketch->low ? WIDE_LABEL : MOST_LABEL) * (page->right - page->left);
    if (!is_faceted(sketch))
        return 0.0;
    for (size_t g = 0; g < sketch->rows->groups; g++)
        widest = fmax(
            widest, lettering_width(page->lettering, group_markup(sketch, g), sketch->label_type));
    return fmin(widest, most) + AFTER_LABEL * page->size;
}

/* The height of one label, at the room that labels have. */
static double tallest_label(const struct sketch *sketch, double room)
{
    double tallest = 0.0;
    for (size_t g = 0; g < sketch->rows->groups && is_faceted(sketch); g++) {
        struct item label = { .markup = group_markup(sketch, g),
                              .size = sketch->label_type,
                              .wrap = room - AFTER_LABEL * sketch->page->size };
        lettering_measure(sketch->page->lettering, &label);
        tallest = fmax(tallest, label.height);
    }
    return tallest;
}

/* The room that names of groups have, in type that lets them fit a page of fixed height. */
static double label_settle(struct sketch *sketch)
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

static void labels_add(const struct sketch *sketch)
{
    struct page *page = sketch->page;
    for (size_t g = 0; g < sketch->rows->groups && is_faceted(sketch); g++) {
        struct box band = band_of(sketch, g);
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
static struct scale scale_of_x(const struct sketch *sketch)
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

static double longest_bar(const struct sketch *sketch)
{
    double most = 0.0;
    for (size_t g = 0; g < sketch->rows->groups && is_faceted(sketch); g++) {
        const struct shown_group *group = &sketch->rows->group[g];
        struct bins bins = bins_alike(sketch->run, &sketch->bins, group->value, group->count);
        most = fmax(most, (double)bins.most);
    }
    return is_faceted(sketch)
               ? most
               : bars_highest(sketch->run, &sketch->bins, shown_fewest(sketch->rows));
}

/* What stands above the plot: what an upright axis counts, or what rows are grouped by. */
static const char *upright_title(const struct sketch *sketch)
{
    const struct drawing *drawing = sketch->rows->drawing;
    if (is_faceted(sketch))
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
static struct plot_area area_of(const struct sketch *sketch, double room)
{
    const struct page *page = sketch->page;
    double one = ONE_HEIGHT * page->scene->width;
    double band = fmax(GROUP_HEIGHT * page->size, sketch->least_band);
    double height = is_faceted(sketch) ? band * (double)sketch->rows->groups : one;
    double each = height / (double)sketch->rows->groups;
    double share = fmax(1.0 - STRIP_ROOM * page->size / each, 0.3);
    double high = HEADROOM * longest_bar(sketch) / share * (double)sketch->rows->groups;
    return (struct plot_area){
        .x_title = sketch->rows->title,
        .y_title = upright_title(sketch),
        .x = scale_of_x(sketch),
        .y = { .low = 0.0, .high = sketch->dots || is_bare(sketch) ? 1.0 : high },
        .whole_y = true,
        .no_y = !sketch->axis_of_counts,
        .height = height,
        .room_left = room,
        .watermark_at = 0.35,
    };
}

static void place(struct sketch *sketch)
{
    double room = label_settle(sketch);
    double dot = sketch->dot, stacks = dot > 0.0 ? (double)highest_stack(sketch, dot) * dot : 0.0;
    sketch->axis_of_counts = !sketch->dots && !is_faceted(sketch);
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
static void plot_add(struct sketch *sketch)
{
    struct page *page = sketch->page;
    size_t items = page->scene->items;
    double below = page->below;
    entries_add(sketch);
    place(sketch);
    if (sketch->dots) {
        sketch->dots = dot_settle(sketch);
        page->scene->items = items;
        page->below = below;
        entries_add(sketch);
        place(sketch);
    }
    plot_area_ground(page, &sketch->area);
    labels_add(sketch);
    references_add(sketch);
    if (sketch->dots)
        dots_add(sketch);
    else if (!is_bare(sketch))
        groups_bars_add(sketch);
    for (size_t g = 0; g < sketch->rows->groups; g++)
        strip_add(sketch, g);
}

/* What bars stand for. */
static const char *bars_words(const struct sketch *sketch)
{
    struct run *run = sketch->run;
    const struct shown_rows *rows = sketch->rows;
    if (sketch->dots || is_bare(sketch))
        return NULL;
    if (rows->confidential)
        return talloc_asprintf(run,
                               "Bars are as wide as it takes for each to stand for %d answers or "
                               "more; the area tells how many.",
                               FEWEST_ANSWERS);
    if (!is_faceted(sketch))
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
    struct sketch sketch = { .run = run,
                             .page = drawing_page(run, drawing, what),
                             .rows = &rows,
                             .dots = wants_dots(drawing->chart, &rows),
                             .bins = shown_bins(run, &rows) };
    plot_add(&sketch);
    distribution_notes(run, &rows, sketch.page);
    page_note(sketch.page, bars_words(&sketch));
    drawing_notes(drawing, sketch.page);
    distribution_data(run, &rows, figure);
    figure_end(figure, sketch.page,
               distribution_alt(run, &rows,
                                sketch.dots        ? "Dot plot"
                                : is_bare(&sketch) ? "Medians and quartiles"
                                                   : "Histogram"));
    return true;
}
