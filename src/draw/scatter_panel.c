#include "draw/scatter_panel.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/number.h"
#include "draw/bars.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"
#include "draw/palette.h"

/* In the size of the type unless said otherwise. */
#define MEAN_RADIUS 0.42      /* of a mean in place of pairs, in the size of the type */
#define LINE_WIDTH 0.22       /* 1.5 points at 85 mm, 2 at 175 mm */
#define PANEL_LINE_WIDTH 0.16 /* of small multiples */
#define HALO 0.12             /* ground round the line, which keeps it apart from the points */
#define RADIUS 0.26
#define LARGEST 0.85  /* radius of the largest of several sizes */
#define SMALLEST 0.12 /* radius */
#define HISTOGRAM 2.2 /* height of the highest bar */
#define HISTOGRAM_GAP 0.45
#define LONGEST_OUTSIDE 10.0 /* name of a reference line right of the plot */
#define RUG_FROM 0.12        /* from the plot, outwards */
#define RUG_TO 0.4

#define CROWD 400.0      /* points beyond which they shrink */
#define OPACITY 0.65     /* dark blue keeps 3.9:1 with white */
#define EDGE_WIDTH 0.6   /* points */
#define RING_WIDTH 1.1   /* points, round what is labelled */
#define HOLLOW_WIDTH 0.9 /* points */

double scatter_opacity(const struct scatter *scatter)
{
    return scatter->colours == NULL ? OPACITY : 1.0;
}

static bool is_crowd(const struct scatter *scatter)
{
    return (double)scatter->plotted.pairs->rows > CROWD;
}

/* Points of a crowd are smaller: together they take the area of CROWD points. */
static double crowding(const struct scatter *scatter)
{
    return sqrt(CROWD / fmax(CROWD, (double)scatter->plotted.pairs->rows));
}

double scatter_radius(const struct scatter *scatter, double size)
{
    double em = scatter->page->size;
    if (scatter->size == NULL)
        return RADIUS * crowding(scatter) * em;
    double share = isnan(size) || scatter->most_size == 0.0 ? 0.0 : size / scatter->most_size;
    return fmax(LARGEST * sqrt(share), SMALLEST) * sqrt(crowding(scatter)) * em;
}

/* The largest of 1, 2 and 5 times a power of ten that is there, and the two steps of that row below
 * it. */
size_t scatter_sizes(const struct scatter *scatter, double size[3])
{
    static const double steps[] = { 1.0, 2.0, 5.0 };
    double most = scatter->most_size;
    int power = most > 0.0 ? (int)floor(log10(most)) : 0, step = 2;
    while (step > 0 && steps[step] * pow(10.0, power) > most)
        step--;
    for (size_t i = 3; i-- > 0; step--) {
        if (step < 0) {
            step = 2;
            power--;
        }
        size[i] = steps[step] * pow(10.0, power);
    }
    return most > 0.0 ? 3 : 0;
}

static bool has_layer(const struct scatter *scatter, enum layer layer)
{
    return (scatter->plotted.chart->layers & layer) != 0;
}

static bool is_in(const struct scatter *scatter, size_t pair, size_t panel)
{
    return panel == SIZE_MAX || scatter->panels->of[pair] == panel;
}

static struct point pair_at(const struct scatter *scatter, const struct plot_area *area, size_t i)
{
    const struct pairs *pairs = scatter->plotted.pairs;
    return plot_area_at(area, (struct point){ pairs->x[i], pairs->y[i] });
}

/* "England", or the value. */
static const char *reference_name(const struct scatter *scatter, size_t i)
{
    const struct chart_reference *reference = &scatter->plotted.chart->reference[i];
    return reference->label != NULL
               ? reference->label
               : numeral_minus(scatter->run, number_full(scatter->run, reference->value));
}

void scatter_margins(const struct scatter *scatter, struct plot_area *area)
{
    const struct chart *chart = scatter->plotted.chart;
    const struct page *page = scatter->page;
    double em = page->size;
    if (has_layer(scatter, LAYER_HISTOGRAM))
        area->room_above = area->room_right = (HISTOGRAM + HISTOGRAM_GAP) * em;
    for (size_t i = 0; i < chart->references && scatter->outside; i++) {
        struct item name = { .markup = lettering_markup(page->run, reference_name(scatter, i)),
                             .size = em };
        lettering_measure(page->lettering, &name);
        if (chart->reference[i].axis == 'x')
            area->room_above = fmax(area->room_above, name.height + 0.5 * em);
        else if (name.width < LONGEST_OUTSIDE * em)
            area->room_right = fmax(area->room_right, name.width + 0.5 * em);
    }
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Bars outside the plot: above it for x, at its right for y. */
static void histogram_add(struct scatter *scatter, const struct plot_area *area,
                          const double *value, bool upright)
{
    double em = scatter->page->size, gap = HISTOGRAM_GAP * em;
    size_t rows = scatter->plotted.pairs->rows;
    double *sorted = run_array(scatter->run, double, rows);
    for (size_t i = 0; i < rows; i++)
        sorted[i] = value[i];
    qsort(sorted, rows, sizeof *sorted, ascending);
    struct bins bins = bins_of(scatter->run, sorted, rows);
    for (size_t i = 0; i < bins.count; i++) {
        double low = bins_edge(&bins, i), high = bins_edge(&bins, i + 1);
        double height = HISTOGRAM * em * (double)bins.number[i] / (double)bins.most;
        if (bins.number[i] == 0)
            continue;
        if (upright)
            bar_add(scatter->page,
                    (struct box){ area->box.right + gap, plot_area_y(area, high),
                                  area->box.right + gap + height, plot_area_y(area, low) });
        else
            bar_add(scatter->page,
                    (struct box){ plot_area_x(area, low), area->box.top - gap - height,
                                  plot_area_x(area, high), area->box.top - gap });
    }
}

static void rug_add(struct scatter *scatter, const struct plot_area *area, size_t panel)
{
    struct page *page = scatter->page;
    struct colour colour = palette_colour(page->theme->point, OPACITY);
    double em = page->size;
    for (size_t i = 0; i < scatter->plotted.pairs->rows; i++) {
        if (!is_in(scatter, i, panel))
            continue;
        struct point at = pair_at(scatter, area, i);
        scene_add_line(scatter->run, page->scene, "rug",
                       (struct point){ at.x, area->box.bottom + RUG_FROM * em },
                       (struct point){ at.x, area->box.bottom + RUG_TO * em }, 0.5, colour);
        if (!area->bare_y)
            scene_add_line(scatter->run, page->scene, "rug",
                           (struct point){ area->box.left - RUG_TO * em, at.y },
                           (struct point){ area->box.left - RUG_FROM * em, at.y }, 0.5, colour);
    }
}

static void edge_add(struct scatter *scatter, const char *role, const struct point *edge,
                     bool dashed)
{
    struct page *page = scatter->page;
    struct item *item = scene_add_path(scatter->run, page->scene, role, edge, FITTED_STEPS + 1);
    item->stroke = palette_colour(page->theme->line, 1.0);
    item->line_width = EDGE_WIDTH;
    item->dashed = dashed;
}

static void edges_place(const struct plot_area *area, const struct point *data, struct point *edge)
{
    for (size_t i = 0; i <= FITTED_STEPS; i++)
        edge[i] = plot_area_at(area, data[i]);
}

static void band_add(struct scatter *scatter, const struct plot_area *area)
{
    enum { STEPS = FITTED_STEPS + 1 };
    struct point lower[STEPS], upper[STEPS], round[2 * STEPS];
    edges_place(area, scatter->plotted.line->lower, lower);
    edges_place(area, scatter->plotted.line->upper, upper);
    for (size_t i = 0; i < STEPS; i++) {
        round[i] = lower[i];
        round[2 * STEPS - 1 - i] = upper[i];
    }
    struct item *band =
        scene_add_path(scatter->run, scatter->page->scene, "band", round, 2 * STEPS);
    band->closed = true;
    band->fill = palette_colour(scatter->page->theme->line, 0.12);
    edge_add(scatter, "band edge", lower, false);
    edge_add(scatter, "band edge", upper, false);
}

static void prediction_add(struct scatter *scatter, const struct plot_area *area)
{
    struct point edge[FITTED_STEPS + 1];
    edges_place(area, scatter->plotted.line->one_lower, edge);
    edge_add(scatter, "prediction edge", edge, true);
    edges_place(area, scatter->plotted.line->one_upper, edge);
    edge_add(scatter, "prediction edge", edge, true);
}

static void line_add(struct scatter *scatter, const struct plot_area *area)
{
    const struct page *page = scatter->page;
    struct point from = plot_area_at(area, scatter->plotted.line->mean[0]);
    struct point to = plot_area_at(area, scatter->plotted.line->mean[FITTED_STEPS]);
    double width = scatter->panels == NULL ? LINE_WIDTH : PANEL_LINE_WIDTH;
    scene_add_line(scatter->run, page->scene, "line halo", from, to, (width + HALO) * page->size,
                   palette_colour(page->theme->ground, 0.8));
    scene_add_line(scatter->run, page->scene, "line", from, to, width * page->size,
                   palette_colour(page->theme->line, 1.0));
}

static void reference_ends(const struct plot_area *area, const struct chart_reference *reference,
                           struct point *from, struct point *to)
{
    if (reference->axis == 'y') {
        double y = plot_area_y(area, reference->value);
        *from = (struct point){ area->box.left, y };
        *to = (struct point){ area->box.right, y };
    } else {
        double x = plot_area_x(area, reference->value);
        *from = (struct point){ x, area->box.bottom };
        *to = (struct point){ x, area->box.top };
    }
}

static void references_add(struct scatter *scatter, const struct plot_area *area)
{
    const struct chart *chart = scatter->plotted.chart;
    const struct page *page = scatter->page;
    for (size_t i = 0; i < chart->references; i++) {
        struct point from, to;
        reference_ends(area, &chart->reference[i], &from, &to);
        scene_add_line(scatter->run, page->scene, "reference", from, to, 0.6,
                       palette_colour(page->theme->text, 1.0));
    }
}

static bool references_label(struct scatter *scatter, const struct plot_area *area)
{
    const struct chart *chart = scatter->plotted.chart;
    bool all = true;
    for (size_t i = 0; i < chart->references; i++) {
        const char *name = reference_name(scatter, i);
        struct point from, to;
        reference_ends(area, &chart->reference[i], &from, &to);
        all &= scatter->outside ? line_label_outside(scatter->page, area->box, to, name)
                                : line_label_place(scatter->page, area->box, from, to, name);
    }
    return all;
}

static void point_add(struct scatter *scatter, const struct plot_area *area, size_t i)
{
    const struct page *page = scatter->page;
    bool unsized = scatter->size != NULL && isnan(scatter->size[i]);
    const struct series_group *group =
        scatter->colours == NULL ? NULL : &scatter->colours->group[scatter->colours->of[i]];
    unsigned ink = group == NULL ? page->theme->point : group->colour;
    struct item *item =
        marker_add(scatter->run, page->scene, "point", group == NULL ? MARKER_DISC : group->marker,
                   pair_at(scatter, area, i),
                   scatter_radius(scatter, scatter->size == NULL ? 0.0 : scatter->size[i]));
    bool hollow = unsized || (group != NULL && group->hollow);
    if (!hollow)
        item->fill = palette_colour(ink, scatter_opacity(scatter));
    item->stroke = hollow ? palette_colour(ink, 1.0)
                   : scatter->labelled[i]
                       ? palette_colour(page->theme->text, 1.0)
                       : palette_colour(page->theme->ground, is_crowd(scatter) ? 0.0 : 1.0);
    item->line_width = hollow ? HOLLOW_WIDTH : scatter->labelled[i] ? RING_WIDTH : 0.4;
    if (scatter->named)
        item->name = caption_row(scatter->run, &scatter->plotted, scatter->name[i], i);
}

/* A pair and where it comes in the order of painting. */
struct turn {
    size_t pair;
    bool rest, labelled;
    double size;
};

/* Grey before colours, large before small, and what is labelled last. */
static int by_turn(const void *left, const void *right)
{
    const struct turn *a = left, *b = right;
    if (a->labelled != b->labelled)
        return a->labelled - b->labelled;
    if (a->rest != b->rest)
        return b->rest - a->rest;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return (a->pair > b->pair) - (a->pair < b->pair);
}

static void points_add(struct scatter *scatter, const struct plot_area *area, size_t panel)
{
    size_t rows = scatter->plotted.pairs->rows, count = 0;
    struct turn *turn = run_array(scatter->run, struct turn, rows);
    for (size_t i = 0; i < rows; i++) {
        if (!is_in(scatter, i, panel))
            continue;
        bool sized = scatter->size != NULL && !isnan(scatter->size[i]);
        bool rest =
            scatter->colours != NULL && scatter->colours->group[scatter->colours->of[i]].hollow;
        turn[count++] =
            (struct turn){ i, rest, scatter->labelled[i], sized ? scatter->size[i] : 0 };
    }
    qsort(turn, count, sizeof *turn, by_turn);
    for (size_t i = 0; i < count; i++)
        point_add(scatter, area, turn[i].pair);
}

/* In place of pairs that are hidden. */
static void means_add(struct scatter *scatter, const struct plot_area *area)
{
    const struct plotted *plotted = &scatter->plotted;
    struct run *run = scatter->run;
    const struct theme *theme = scatter->page->theme;
    for (size_t i = 0; i < plotted->means; i++) {
        const struct pair_mean *mean = &plotted->mean[i];
        struct item *mark = marker_add(run, scatter->page->scene, "mean", MARKER_DISC,
                                       plot_area_at(area, (struct point){ mean->x, mean->y }),
                                       MEAN_RADIUS * scatter->page->size);
        mark->fill = palette_colour(theme->point, 1.0);
        mark->stroke = palette_colour(theme->ground, 1.0);
        mark->line_width = 0.6;
        mark->name = talloc_asprintf(run, "Mean of %s: %s, %s",
                                     rows_counted(run, plotted->analysis, mean->rows),
                                     numeral_grouped(run, mean->x, plotted->x_decimals),
                                     numeral_grouped(run, mean->y, plotted->y_decimals));
    }
}

/* In the order of the rows. */
static void labels_add(struct scatter *scatter, const struct plot_area *area, size_t panel)
{
    size_t first = scatter->labels;
    for (size_t i = 0; i < scatter->plotted.pairs->rows; i++) {
        if (!scatter->labelled[i] || !is_in(scatter, i, panel))
            continue;
        double size = scatter->size == NULL ? 0.0 : scatter->size[i];
        scatter->label[scatter->labels++] =
            (struct label){ .text = scatter->name[i],
                            .at = pair_at(scatter, area, i),
                            .radius = scatter_radius(scatter, size) + RING_WIDTH / 2.0 };
    }
    labels_place(scatter->page, area->box, scatter->label + first, scatter->labels - first);
}

/* Bands, reference lines and the line. */
static void lines_add(struct scatter *scatter, const struct plot_area *area)
{
    const struct fitted_line *line = scatter->plotted.line;
    if (has_layer(scatter, LAYER_BAND) && line != NULL && line->has_band)
        band_add(scatter, area);
    if (has_layer(scatter, LAYER_PREDICTION) && line != NULL && line->has_prediction)
        prediction_add(scatter, area);
    references_add(scatter, area);
    if (has_layer(scatter, LAYER_LINE) && line != NULL)
        line_add(scatter, area);
}

/* Points lie over lines, so that each is seen; where they are a crowd, lines over points. */
bool scatter_panel(struct scatter *scatter, const struct plot_area *area, size_t panel)
{
    const struct pairs *pairs = scatter->plotted.pairs;
    bool named = true;
    if (has_layer(scatter, LAYER_HISTOGRAM)) {
        histogram_add(scatter, area, pairs->x, false);
        histogram_add(scatter, area, pairs->y, true);
    }
    if (has_layer(scatter, LAYER_RUG))
        rug_add(scatter, area, panel);
    bool points = has_layer(scatter, LAYER_POINT), crowd = is_crowd(scatter);
    if (points && crowd)
        points_add(scatter, area, panel);
    lines_add(scatter, area);
    if (points && !crowd)
        points_add(scatter, area, panel);
    means_add(scatter, area);
    if (panel == SIZE_MAX || panel == 0)
        named = references_label(scatter, area);
    labels_add(scatter, area, panel);
    return named;
}
