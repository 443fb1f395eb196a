/* What stands in the plot of a distribution, and the key to it. */
#include "draw/distribution_sketch.h"

#include <math.h>

#include "base/number.h"
#include "draw/bars.h"
#include "draw/key.h"
#include "draw/numeral.h"
#include "draw/palette.h"

/* In the size of the type, unless said otherwise. */
#define STRIP_SHARE 0.42 /* of a group's height, at most */
#define STRIP_AT 0.53    /* of that room */
#define LARGEST_DOT 0.85 /* across */
#define LEAST_DOT 1.8    /* points */
#define SHRINK 0.94

bool distribution_faceted(const struct distribution_sketch *sketch)
{
    return sketch->rows->group[0].name != NULL;
}

/* Groups of answers have neither dots nor bars: their median and quartiles alone. */
bool distribution_bare(const struct distribution_sketch *sketch)
{
    return sketch->rows->confidential && distribution_faceted(sketch);
}

/* The part of the plot that a group has. */
struct box distribution_band(const struct distribution_sketch *sketch, size_t group)
{
    struct box box = sketch->area.box;
    double height = (box.bottom - box.top) / (double)sketch->rows->groups;
    return (struct box){ box.left, box.top + (double)group * height, box.right,
                         box.top + (double)(group + 1) * height };
}

double distribution_strip_room(const struct distribution_sketch *sketch)
{
    struct box band = distribution_band(sketch, 0);
    return fmin(STRIP_ROOM * sketch->page->size, STRIP_SHARE * (band.bottom - band.top));
}

/* How many stand in the stack that begins with `first`, up to `end`. */
static size_t stack_size(const struct distribution_sketch *sketch, size_t first, size_t end,
                         double dot)
{
    size_t size = 1;
    double reach = plot_area_x(&sketch->area, sketch->rows->shown[first].value) + dot;
    while (first + size < end
           && plot_area_x(&sketch->area, sketch->rows->shown[first + size].value) < reach)
        size++;
    return size;
}

size_t distribution_highest_stack(const struct distribution_sketch *sketch, double dot)
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
bool distribution_dot_settle(struct distribution_sketch *sketch)
{
    struct box band = distribution_band(sketch, 0);
    double room = band.bottom - band.top - distribution_strip_room(sketch);
    for (sketch->dot = LARGEST_DOT * sketch->page->size; sketch->dot >= LEAST_DOT;
         sketch->dot *= SHRINK)
        if ((double)distribution_highest_stack(sketch, sketch->dot) * sketch->dot <= room)
            return true;
    return false;
}

static void mark_add(const struct distribution_sketch *sketch, const struct shown *shown,
                     struct point centre)
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
static double stack_add(const struct distribution_sketch *sketch, size_t first, size_t size,
                        double bottom, double before)
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

void distribution_dots_add(const struct distribution_sketch *sketch)
{
    for (size_t g = 0; g < sketch->rows->groups; g++) {
        size_t first = sketch->rows->group[g].first, end = first + sketch->rows->group[g].count;
        double bottom = distribution_band(sketch, g).bottom, before = -INFINITY;
        for (size_t at = first, size; at < end; at += size) {
            size = stack_size(sketch, at, end, sketch->dot);
            before = stack_add(sketch, at, size, bottom, before);
        }
    }
}

/* What a group's bars stand on, in units of y: groups lie below each other. */
static double base_of(const struct distribution_sketch *sketch, size_t group)
{
    return (double)(sketch->rows->groups - 1 - group) * sketch->area.y.high
           / (double)sketch->rows->groups;
}

void distribution_bars_add(const struct distribution_sketch *sketch)
{
    for (size_t g = 0; g < sketch->rows->groups; g++) {
        const struct shown_group *group = &sketch->rows->group[g];
        struct bins bins = distribution_faceted(sketch)
                               ? bins_alike(sketch->run, &sketch->bins, group->value, group->count)
                               : sketch->bins;
        bars_add(sketch->page, &sketch->area, &bins, shown_fewest(sketch->rows),
                 base_of(sketch, g));
    }
    for (size_t i = 0; i < sketch->rows->marks; i++) {
        const struct shown *mark = sketch->rows->mark[i];
        mark_add(sketch, mark,
                 (struct point){ plot_area_x(&sketch->area, mark->value),
                                 distribution_band(sketch, mark->group).bottom
                                     - 0.5 * sketch->page->size });
    }
}

/* Median and quartiles, above what is summed up. */
void distribution_strip_add(const struct distribution_sketch *sketch, size_t index)
{
    const struct page *page = sketch->page;
    const struct shown_group *group = &sketch->rows->group[index];
    struct box band = distribution_band(sketch, index);
    double y = distribution_bare(sketch) ? (band.top + band.bottom) / 2.0
                                         : band.top + STRIP_AT * distribution_strip_room(sketch);
    struct colour ink = palette_colour(page->theme->subdued, 1.0);
    struct point median = { plot_area_x(&sketch->area, group->spread.median), y };
    if (group->quartiles)
        scene_add_line(
            sketch->run, page->scene, "quartiles",
            (struct point){ plot_area_x(&sketch->area, group->spread.lower_quartile), y },
            (struct point){ plot_area_x(&sketch->area, group->spread.upper_quartile), y },
            0.2 * page->size, ink);
    struct item *disc = marker_add(sketch->run, page->scene, "median", MARKER_DISC, median,
                                   fmin(0.32 * page->size, 0.3 * distribution_strip_room(sketch)));
    disc->fill = ink;
    disc->name =
        talloc_asprintf(sketch->run, "%s%smedian %s", group->name == NULL ? "" : group->name,
                        group->name == NULL ? "" : ": ",
                        shown_value(sketch->run, sketch->rows, group->spread.median));
}

static unsigned reference_colour(const struct distribution_sketch *sketch, size_t i)
{
    const struct theme *theme = sketch->page->theme;
    return theme->series[(i + 1) % theme->count];
}

/* Over dots and bars, which would hide them. */
void distribution_references_add(const struct distribution_sketch *sketch)
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
void distribution_key_add(const struct distribution_sketch *sketch)
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
