#include "draw/curve_plot.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "draw/key.h"
#include "draw/palette.h"
#include "draw/plot_area.h"

/* In the size of the type, unless said otherwise. */
#define PLOT_HEIGHT 0.42 /* of the page's width */
#define LEAST_PLOT 5.0   /* on a page of fixed height */
#define ABOVE_PLOT 1.1   /* from the title of y to it */
#define LONGEST_UNIT " (thousand millionths)"
#define MOST_LABEL 0.38 /* of the page's width: names of options */
#define AFTER_LABEL 0.8
#define ROW 1.3 /* the least height of an option's row */
#define ROW_AIR 0.15
#define BEFORE_GROUP 0.35
#define MARK_HEIGHT 0.55 /* of a row */
#define LARGEST_MARK 0.3
#define LEAST_MARK 0.55 /* points */
#define PITCH 0.9       /* points: no more specifications are drawn than have so much each */
#define APART 3.0       /* points: from there on marks of options are discs, each by itself */
#define AIR 0.04        /* of the range of what is drawn */
#define CUT 2.0         /* ranges of estimates: an interval is not drawn farther out */
#define AFTER_PLOT 0.6
#define AFTER_LINES 0.4
#define UNDER 1.2       /* the title, which takes as much */
#define LEAST_TYPE 10.0 /* on a page of fixed height */

/* A line of the lower part: a heading, or an option. */
struct line {
    const char *label;
    bool heading;
    const struct curve_option *option; /* NULL of a heading, and of what is significant */
    double top, height;
};

/* A curve in the making. */
struct sketch {
    struct run *run;
    struct page *page;
    struct plotted_curve *plotted;
    struct plot_area area;
    size_t lines;
    struct line *line;
    double type;        /* of the labels of options */
    double label_width; /* where they break */
};

static struct specification_interval drawn_at(const struct sketch *sketch, size_t i)
{
    const struct plotted_curve *plotted = sketch->plotted;
    return specification_interval(plotted->fit, plotted->critical, plotted->drawn.specification[i]);
}

const char *curve_term_label(const struct plotted_curve *plotted, const char *text)
{
    const struct column *column = frame_column(plotted->drawing->analysis->offer.frame, text);
    return column == NULL ? text : column->label;
}

static void line_add(struct sketch *sketch, const char *label, bool heading,
                     const struct curve_option *option)
{
    sketch->line = run_grow(sketch->run, sketch->line, struct line, sketch->lines + 1);
    sketch->line[sketch->lines++] =
        (struct line){ .label = label, .heading = heading, .option = option };
}

static const char *heading_of(const struct curve_option *option)
{
    static const char *const heading[][2] = { { "outcome", "Outcome" },
                                              { "rows", "Rows" },
                                              { "missing", "Missing values" },
                                              { "focal term", "Form of the term" },
                                              { "standard errors", "Standard errors" } };
    for (size_t i = 0; i < sizeof heading / sizeof *heading && !option->term; i++)
        if (strcmp(option->choice, heading[i][0]) == 0)
            return heading[i][1];
    return "Other terms";
}

/* What is significant first; then every option but that of leaving a term out. */
static void lines_make(struct sketch *sketch)
{
    const struct plotted_curve *plotted = sketch->plotted;
    const struct curve_summary *summary = plotted->summary;
    const char *before = "";
    line_add(sketch, "Significant", false, NULL);
    for (size_t i = 0; i < summary->options; i++) {
        const struct curve_option *option = &summary->option[i];
        const char *heading = heading_of(option);
        if (strcmp(option->option, "out") == 0 && option->term)
            continue;
        if (strcmp(heading, before) != 0)
            line_add(sketch, heading, true, NULL);
        before = heading;
        bool in = option->term && strcmp(option->option, "in") == 0;
        line_add(sketch, curve_term_label(plotted, in ? option->choice : option->option), false,
                 option);
    }
}

static const char *line_markup(const struct sketch *sketch, const struct line *line)
{
    const char *label = lettering_prose(sketch->run, line->label);
    return line->heading ? talloc_asprintf(sketch->run, "<b>%s</b>", label) : label;
}

static double lines_measure(struct sketch *sketch)
{
    double sum = 0.0;
    for (size_t i = 0; i < sketch->lines; i++) {
        struct line *line = &sketch->line[i];
        struct item label = { .markup = line_markup(sketch, line),
                              .size = sketch->type,
                              .wrap = sketch->label_width };
        lettering_measure(sketch->page->lettering, &label);
        line->height = fmax(ROW * sketch->type, label.height + ROW_AIR * sketch->type);
        line->height += line->heading ? BEFORE_GROUP * sketch->type : 0.0;
        sum += line->height;
    }
    return sum;
}

static double widest_label(const struct sketch *sketch)
{
    double widest = 0.0;
    for (size_t i = 0; i < sketch->lines; i++)
        widest = fmax(widest, lettering_width(sketch->page->lettering,
                                              line_markup(sketch, &sketch->line[i]), sketch->type));
    return widest;
}

/* Options without their headings, which take less room. */
static void headings_drop(struct sketch *sketch)
{
    size_t kept = 0;
    for (size_t i = 0; i < sketch->lines; i++)
        if (!sketch->line[i].heading)
            sketch->line[kept++] = sketch->line[i];
    sketch->lines = kept;
}

/* What the title of y takes, with a unit that ticks may ask for. */
static double title_height(const struct sketch *sketch)
{
    const struct page *page = sketch->page;
    const char *text = talloc_asprintf(sketch->run, "%s" LONGEST_UNIT, sketch->plotted->title);
    struct item title = { .markup = lettering_prose(sketch->run, text),
                          .size = page->size,
                          .wrap = page->right - page->left };
    lettering_measure(page->lettering, &title);
    return title.height;
}

/* The height of the lower part, in the type in which it fits; where none does, without headings;
 * where that does not either, the last options are not shown. */
static double lines_settle(struct sketch *sketch)
{
    const struct page *page = sketch->page;
    double room = page_floor(page) - page->below - title_height(sketch)
                  - (ABOVE_PLOT + LEAST_PLOT + AFTER_PLOT + AFTER_LINES + UNDER) * page->size;
    for (sketch->type = page->size;; sketch->type -= 0.5) {
        double most = MOST_LABEL * (page->right - page->left);
        sketch->label_width = fmin(widest_label(sketch), most);
        double height = lines_measure(sketch);
        if (height <= room)
            return height;
        if (sketch->type - 0.5 < LEAST_TYPE)
            break;
    }
    headings_drop(sketch);
    double height = lines_measure(sketch);
    for (; height > room && sketch->lines > 1; sketch->plotted->unshown++)
        height -= sketch->line[--sketch->lines].height;
    return height;
}

/* Room for estimates and zero, and for intervals as far as they leave these room. */
static struct scale scale_of_y(struct sketch *sketch)
{
    const struct curve_order *drawn = &sketch->plotted->drawn;
    double low = fmin(drawn_at(sketch, 0).value, 0.0);
    double high = fmax(drawn_at(sketch, drawn->count - 1).value, 0.0);
    double range = high - low, least = low - CUT * range, most = high + CUT * range;
    for (size_t i = 0; i < drawn->count; i++) {
        struct specification_interval interval = drawn_at(sketch, i);
        sketch->plotted->cut |= interval.low < least || interval.high > most;
        low = fmax(fmin(low, interval.low), least);
        high = fmin(fmax(high, interval.high), most);
    }
    return scale_over(low, high, AIR, 0.0, 0.0);
}

static double x_of(const struct sketch *sketch, double place)
{
    struct box box = sketch->area.box;
    return box.left + (box.right - box.left) * place / (double)sketch->plotted->drawn.count;
}

static double step_of(const struct sketch *sketch)
{
    return x_of(sketch, 1.0) - x_of(sketch, 0.0);
}

/* Of estimates that are not significant: far from theme->point in lightness. */
static unsigned other_colour(const struct theme *theme)
{
    return theme->series[3 % theme->count];
}

static unsigned colour_of(const struct sketch *sketch, size_t i, bool significant)
{
    const struct theme *theme = sketch->page->theme;
    if (sketch->plotted->drawn.specification[i] == sketch->plotted->marked)
        return theme->line;
    return significant ? theme->point : other_colour(theme);
}

static void interval_add(const struct sketch *sketch, size_t i)
{
    struct specification_interval interval = drawn_at(sketch, i);
    bool marked = sketch->plotted->drawn.specification[i] == sketch->plotted->marked;
    double x = x_of(sketch, (double)i + 0.5);
    double width = fmin(fmax(0.4 * step_of(sketch), 0.35), 1.5);
    if (isnan(interval.low) || isnan(interval.high))
        return;
    scene_add_line(sketch->run, sketch->page->scene, marked ? "marked interval" : "interval",
                   (struct point){ x, plot_area_y(&sketch->area, interval.low) },
                   (struct point){ x, plot_area_y(&sketch->area, interval.high) },
                   marked ? fmax(width, 1.5) : width,
                   palette_colour(colour_of(sketch, i, interval.significant),
                                  marked || !interval.significant ? 1.0 : 0.6));
}

static void estimate_add(const struct sketch *sketch, size_t i)
{
    const struct plotted_curve *plotted = sketch->plotted;
    size_t index = plotted->drawn.specification[i];
    bool marked = index == plotted->marked;
    struct specification_interval interval = drawn_at(sketch, i);
    double radius =
        fmin(fmax(0.42 * step_of(sketch), LEAST_MARK), LARGEST_MARK * sketch->page->size);
    struct item *item = marker_add(
        sketch->run, sketch->page->scene, marked ? "marked point" : "point",
        marked                 ? MARKER_DIAMOND
        : interval.significant ? MARKER_DISC
                               : MARKER_TRIANGLE,
        (struct point){ x_of(sketch, (double)i + 0.5), plot_area_y(&sketch->area, interval.value) },
        marked ? 0.42 * sketch->page->size : radius);
    item->fill = palette_colour(colour_of(sketch, i, interval.significant), 1.0);
    item->name =
        talloc_asprintf(sketch->run, "%s: %s", curve_specification(sketch->run, plotted, index),
                        curve_estimate(sketch->run, plotted, index));
    if (marked) {
        item->stroke = palette_colour(sketch->page->theme->ground, 1.0);
        item->line_width = 0.6;
    }
}

static void across_add(const struct sketch *sketch, const char *role, double value, double width,
                       unsigned colour, bool dashed)
{
    struct box box = sketch->area.box;
    double y = plot_area_y(&sketch->area, value);
    scene_add_line(sketch->run, sketch->page->scene, role, (struct point){ box.left, y },
                   (struct point){ box.right, y }, width, palette_colour(colour, 1.0))
        ->dashed = dashed;
}

static void estimates_add(const struct sketch *sketch)
{
    const struct plotted_curve *plotted = sketch->plotted;
    const struct theme *theme = sketch->page->theme;
    size_t count = plotted->drawn.count, marked = SIZE_MAX;
    across_add(sketch, "zero", 0.0, 0.9, theme->axis, false);
    for (size_t i = 0; i < count; i++)
        interval_add(sketch, i);
    across_add(sketch, "median", plotted->summary->median, 0.9, theme->text, true);
    for (size_t i = 0; i < count; i++) {
        if (plotted->drawn.specification[i] == plotted->marked)
            marked = i;
        else
            estimate_add(sketch, i);
    }
    if (marked != SIZE_MAX) {
        interval_add(sketch, marked);
        estimate_add(sketch, marked);
    }
}

static bool line_has(const struct sketch *sketch, const struct line *line, size_t i)
{
    size_t index = sketch->plotted->drawn.specification[i];
    return line->option == NULL ? drawn_at(sketch, i).significant
                                : specification_has(line->option, index);
}

/* A stretch of neighbours that all have the option; by itself, and apart, a disc. */
static void stretch_add(const struct sketch *sketch, size_t from, size_t to, double middle)
{
    double height = MARK_HEIGHT * ROW * sketch->type, step = step_of(sketch);
    double left = x_of(sketch, (double)from), right = x_of(sketch, (double)to);
    struct colour ink = palette_colour(sketch->page->theme->muted, 1.0);
    struct item *item = NULL;
    if (step >= APART) {
        item = marker_add(sketch->run, sketch->page->scene, "choice", MARKER_DISC,
                          (struct point){ (left + right) / 2.0, middle },
                          fmin(0.4 * step, 0.4 * height));
    } else {
        const struct point corner[] = { { left, middle - height / 2.0 },
                                        { right, middle - height / 2.0 },
                                        { right, middle + height / 2.0 },
                                        { left, middle + height / 2.0 } };
        item = scene_add_path(sketch->run, sketch->page->scene, "choice", corner, 4);
        item->closed = true;
    }
    item->fill = ink;
}

static void choices_add(const struct sketch *sketch, const struct line *line, double middle)
{
    size_t count = sketch->plotted->drawn.count;
    bool apart = step_of(sketch) >= APART;
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        if (!line_has(sketch, line, from))
            continue;
        while (!apart && to < count && line_has(sketch, line, to))
            to++;
        stretch_add(sketch, from, to, middle);
    }
}

static void line_draw(const struct sketch *sketch, const struct line *line, double top)
{
    const struct page *page = sketch->page;
    struct box box = sketch->area.box;
    double air = line->heading ? BEFORE_GROUP * sketch->type : 0.0;
    double middle = top + air + (line->height - air) / 2.0;
    struct item *label =
        lettering_add(sketch->run, page->lettering, page->scene,
                      line->heading ? "group heading" : "option label", line_markup(sketch, line),
                      sketch->type, sketch->label_width, palette_colour(page->theme->text, 1.0));
    label->left = page->left;
    label->top = middle - label->height / 2.0;
    if (line->heading)
        return;
    scene_add_line(sketch->run, page->scene, "grid", (struct point){ box.left, middle },
                   (struct point){ box.right, middle }, 0.5,
                   palette_colour(page->theme->grid, 1.0));
    choices_add(sketch, line, middle);
}

/* A line down from the specification that is marked, behind its choices. */
static void marked_line_add(const struct sketch *sketch, double bottom)
{
    const struct plotted_curve *plotted = sketch->plotted;
    for (size_t i = 0; i < plotted->drawn.count; i++) {
        double x = x_of(sketch, (double)i + 0.5);
        if (plotted->drawn.specification[i] == plotted->marked)
            scene_add_line(sketch->run, sketch->page->scene, "marked line",
                           (struct point){ x, sketch->area.box.top }, (struct point){ x, bottom },
                           0.7, palette_colour(sketch->page->theme->line, 1.0));
    }
}

static void lower_part_add(struct sketch *sketch, double height)
{
    struct page *page = sketch->page;
    double bottom = page->below + height;
    marked_line_add(sketch, bottom);
    for (size_t i = 0; i < sketch->lines; i++) {
        line_draw(sketch, &sketch->line[i], page->below);
        page->below += sketch->line[i].height;
    }
    page->below = bottom;
    page_skip(page, AFTER_LINES);
    const char *title =
        talloc_asprintf(sketch->run, "%s specifications in order of their estimates",
                        number_count(sketch->run, sketch->plotted->order.count));
    page_paragraph(page, "axis title", lettering_prose(sketch->run, title), page->size,
                   page->theme->text);
    page_skip(page, UNDER);
}

static void key_of(const struct sketch *sketch)
{
    struct run *run = sketch->run;
    const struct plotted_curve *plotted = sketch->plotted;
    const struct theme *theme = sketch->page->theme;
    double level = number_round(1.0 - plotted->fit->curve->conf_level, 6);
    const char *alpha = number_full(run, level),
               *median = curve_value(run, plotted, plotted->summary->median);
    double share = plotted->summary->share_significant + plotted->summary->share_other;
    struct key_entry entry[4];
    size_t entries = 0;
    if (share > 0.0)
        entry[entries++] = (struct key_entry){ .label = talloc_asprintf(run, "Significant (p < %s)",
                                                                        alpha + (*alpha == '0')),
                                               .marked = true,
                                               .colour = theme->point };
    if (share < 1.0)
        entry[entries++] = (struct key_entry){ .label = "Not significant",
                                               .marked = true,
                                               .marker = MARKER_TRIANGLE,
                                               .colour = other_colour(theme) };
    entry[entries++] = (struct key_entry){ .label = talloc_asprintf(run, "Median %s", median),
                                           .line = true,
                                           .dashed = true,
                                           .colour = theme->text };
    if (plotted->marked != SIZE_MAX)
        entry[entries++] = (struct key_entry){ .label = plotted->drawing->chart->one_model == NULL
                                                            ? "With every term"
                                                            : "Marked",
                                               .marked = true,
                                               .marker = MARKER_DIAMOND,
                                               .colour = theme->line };
    key_add(sketch->page, NULL, entry, entries);
}

/* The plot begins where the labels below it end; how wide those of y are is known once it is
 * placed, so it is placed twice. */
static void place(struct sketch *sketch)
{
    struct page *page = sketch->page;
    size_t items = page->scene->items;
    double below = page->below;
    plot_area_place(page, &sketch->area);
    double labels = page->left + sketch->label_width + AFTER_LABEL * page->size;
    sketch->area.room_left = fmax(labels - sketch->area.box.left, 0.0);
    page->scene->items = items;
    page->below = below;
    plot_area_place(page, &sketch->area);
}

/* The lower part is as high as its labels need. */
static void plot_add(struct sketch *sketch)
{
    struct page *page = sketch->page;
    struct plotted_curve *plotted = sketch->plotted;
    key_of(sketch);
    lines_make(sketch);
    double height = lines_settle(sketch);
    double width = page->right - page->left - sketch->label_width - AFTER_LABEL * page->size;
    plotted->drawn = curve_order_thin(sketch->run, plotted->fit, &plotted->order,
                                      (size_t)(width / PITCH), plotted->marked);
    sketch->area = (struct plot_area){
        .y_title = plotted->title,
        .x = { .low = 0.0, .high = (double)plotted->drawn.count },
        .y = scale_of_y(sketch),
        .no_x = true,
        .height = PLOT_HEIGHT * page->scene->width,
        .room_below = height + (AFTER_PLOT + AFTER_LINES) * page->size,
        .watermark_at = 0.5,
    };
    place(sketch);
    plot_area_ground(page, &sketch->area);
    page->below = sketch->area.box.bottom + AFTER_PLOT * page->size;
    estimates_add(sketch);
    lower_part_add(sketch, height);
}

/* The curve that is asked for, at the level of the analysis. */
static bool curve_find(struct run *run, const struct drawing *drawing, struct curve *curve)
{
    const struct chart *chart = drawing->chart;
    const struct analysis *analysis = drawing->analysis;
    const struct curve *found = chart->specifications;
    if (found == NULL && drawing->panel == NULL)
        return run_fail(run, status_at(chart->place), chart->place,
                        "'%s' is a curve of a study, and there is none; say which by --study, or "
                        "give the curve's file (.yaml)",
                        chart->curve);
    if (found == NULL)
        found = study_curve(drawing->panel->study, chart->curve);
    if (found == NULL)
        return run_fail(run, status_at(chart->place), chart->place, "the study has no curve '%s'",
                        chart->curve);
    *curve = *found;
    curve->conf_level = analysis->inference.conf_level;
    if (!curve->missing_said) {
        curve->mean = run_array(run, bool, curve->missings);
        curve->mean[0] = analysis->offer.rule == MISSING_RULE_MEAN;
    }
    return true;
}

/* What an estimate is: of one term and outcome, in their units or in standard deviations. */
static const char *estimates_title(struct run *run, const struct plotted_curve *plotted)
{
    const struct curve *curve = plotted->fit->curve;
    const char *focal = curve_term_label(plotted, curve->focal[0]->term[0].text);
    if (plotted->fit->standardised)
        return talloc_asprintf(run, "Estimate of %s (standardised)", focal);
    return talloc_asprintf(run, "Estimate of %s on %s", focal,
                           curve_term_label(plotted, curve->outcome[0]->response.text));
}

static bool curve_compute(struct run *run, const struct drawing *drawing,
                          struct plotted_curve *plotted)
{
    const struct chart *chart = drawing->chart;
    struct curve *curve = talloc_zero(run, struct curve);
    struct curve_fit *fit = NULL;
    *plotted = (struct plotted_curve){ .drawing = drawing };
    if (!curve_find(run, drawing, curve)
        || !specification_find(run, curve, chart->one_model, chart->place, &plotted->marked)
        || !curve_fit_make(run, curve, &drawing->analysis->offer, &fit))
        return false;
    plotted->fit = fit;
    plotted->summary = curve_summarise(run, fit);
    plotted->test = curve_test_make(run, fit, plotted->summary);
    plotted->critical = critical_values(run, curve->conf_level, fit->most);
    plotted->order = curve_order_of(run, fit);
    plotted->title = estimates_title(run, plotted);
    if (fit->specification[plotted->marked].status != SPECIFICATION_ESTIMATED)
        plotted->marked = SIZE_MAX;
    return true;
}

bool curve_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct plotted_curve plotted;
    if (!curve_compute(run, drawing, &plotted))
        return false;
    const struct curve *curve = plotted.fit->curve;
    const char *what = curve->title != NULL && *curve->title != '\0'
                           ? talloc_asprintf(run, "%s: specification curve", curve->title)
                           : "Specification curve";
    struct sketch sketch = { .run = run,
                             .page = drawing_page(run, drawing, what),
                             .plotted = &plotted };
    plot_add(&sketch);
    curve_notes(run, &plotted, sketch.page);
    drawing_notes(drawing, sketch.page);
    curve_data(run, &plotted, figure);
    figure_end(figure, sketch.page, curve_alt(run, &plotted));
    return true;
}
