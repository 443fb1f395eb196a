/* The lower part of a specification curve: a line for each option, marked where it is taken. */
#include "draw/curve_sketch.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "draw/marker.h"
#include "draw/palette.h"

/* In the size of the type, unless said otherwise. */
#define LEAST_PLOT 7.0 /* on a page of fixed height */
#define ABOVE_PLOT 1.1 /* from the title of y to it */
#define LONGEST_UNIT " (thousand millionths)"
#define MOST_LABEL 0.38 /* of the page's width: names of options */
#define ROW 1.3         /* the least height of an option's row */
#define ROW_AIR 0.15
#define BEFORE_GROUP 0.35
#define MARK_HEIGHT 0.55 /* of a row */
#define APART 3.0        /* points: from there on marks of options are discs, each by itself */
#define UNDER 1.2        /* the title, which takes as much */
#define LEAST_TYPE 10.0  /* on a page of fixed height */

static void line_add(struct curve_sketch *sketch, const char *label, bool heading,
                     const struct curve_option *option)
{
    sketch->line = run_grow(sketch->run, sketch->line, struct curve_line, sketch->lines + 1);
    sketch->line[sketch->lines++] =
        (struct curve_line){ .label = label, .heading = heading, .option = option };
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
void curve_choices_make(struct curve_sketch *sketch)
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

static const char *line_markup(const struct curve_sketch *sketch, const struct curve_line *line)
{
    const char *label = lettering_prose(sketch->run, line->label);
    return line->heading ? talloc_asprintf(sketch->run, "<b>%s</b>", label) : label;
}

static double lines_measure(struct curve_sketch *sketch)
{
    double sum = 0.0;
    for (size_t i = 0; i < sketch->lines; i++) {
        struct curve_line *line = &sketch->line[i];
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

static double widest_label(const struct curve_sketch *sketch)
{
    double widest = 0.0;
    for (size_t i = 0; i < sketch->lines; i++)
        widest = fmax(widest, lettering_width(sketch->page->lettering,
                                              line_markup(sketch, &sketch->line[i]), sketch->type));
    return widest;
}

/* Options without their headings, which take less room. */
static void headings_drop(struct curve_sketch *sketch)
{
    size_t kept = 0;
    for (size_t i = 0; i < sketch->lines; i++)
        if (!sketch->line[i].heading)
            sketch->line[kept++] = sketch->line[i];
    sketch->lines = kept;
}

/* What the title of y takes, with a unit that ticks may ask for. */
static double title_height(const struct curve_sketch *sketch)
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
double curve_choices_settle(struct curve_sketch *sketch)
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
    struct plotted_curve *plotted = sketch->plotted;
    plotted->unshown_name = run_array(sketch->run, const char *, sketch->lines);
    while (height > room && sketch->lines > 1) {
        const struct curve_line *last = &sketch->line[--sketch->lines];
        plotted->unshown_name[plotted->unshown++] = last->label;
        height -= last->height;
    }
    return height;
}

static bool line_has(const struct curve_sketch *sketch, const struct curve_line *line, size_t i)
{
    size_t index = sketch->plotted->drawn.specification[i];
    return line->option == NULL ? curve_drawn_at(sketch, i).significant
                                : specification_has(line->option, index);
}

/* A stretch of neighbours that all have the option; by itself, and apart, a disc. */
static void stretch_add(const struct curve_sketch *sketch, size_t from, size_t to, double middle)
{
    double height = MARK_HEIGHT * ROW * sketch->type, step = curve_step(sketch);
    double left = curve_x(sketch, (double)from), right = curve_x(sketch, (double)to);
    struct colour ink = palette_colour(sketch->page->theme->muted, 1.0);
    struct item *item = NULL;
    if (step >= APART) {
        item = marker_add(sketch->run, sketch->page->scene, "choice", MARKER_DISC,
                          (struct point){ (left + right) / 2.0, middle },
                          fmin(0.4 * step, 0.4 * height));
    } else {
        const struct box box = { left, middle - height / 2.0, right, middle + height / 2.0 };
        item = scene_add_box(sketch->run, sketch->page->scene, "choice", box);
    }
    item->fill = ink;
}

static void options_add(const struct curve_sketch *sketch, const struct curve_line *line,
                        double middle)
{
    size_t count = sketch->plotted->drawn.count;
    bool apart = curve_step(sketch) >= APART;
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        if (!line_has(sketch, line, from))
            continue;
        while (!apart && to < count && line_has(sketch, line, to))
            to++;
        stretch_add(sketch, from, to, middle);
    }
}

static void line_draw(const struct curve_sketch *sketch, const struct curve_line *line, double top)
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
    options_add(sketch, line, middle);
}

/* A line down from the specification that is marked, behind its choices. */
static void marked_line_add(const struct curve_sketch *sketch, double bottom)
{
    const struct plotted_curve *plotted = sketch->plotted;
    for (size_t i = 0; i < plotted->drawn.count; i++) {
        double x = curve_x(sketch, (double)i + 0.5);
        if (plotted->drawn.specification[i] == plotted->marked)
            scene_add_line(sketch->run, sketch->page->scene, "marked line",
                           (struct point){ x, sketch->area.box.top }, (struct point){ x, bottom },
                           0.7, palette_colour(sketch->page->theme->line, 1.0));
    }
}

void curve_choices_add(struct curve_sketch *sketch, double height)
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
