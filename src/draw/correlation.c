#include "draw/correlation.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/correlation_sketch.h"
#include "draw/marker.h"
#include "draw/numeral.h"
#include "draw/palette.h"

/* In the size of the type, unless said otherwise. */
#define STRIP 8.0 /* the sample of colours */
#define STRIP_HEIGHT 0.8
#define BETWEEN 1.4
enum { STRIP_STEPS = 21 };

static struct item *text_add(const struct correlation_sketch *sketch, const char *role,
                             const char *markup, double wrap, unsigned colour)
{
    return lettering_add(sketch->run, sketch->page->lettering, sketch->page->scene, role, markup,
                         sketch->type, wrap, palette_colour(colour, 1.0));
}

static struct item *box_add(const struct correlation_sketch *sketch, const char *role,
                            struct box box, unsigned fill)
{
    struct item *item = scene_add_box(sketch->run, sketch->page->scene, role, box);
    item->fill = palette_colour(fill, 1.0);
    return item;
}

static unsigned ground_of(const struct correlation_sketch *sketch, double r)
{
    return palette_between(sketch->page->theme->diverging, RAMP, (r + 1.0) / 2.0);
}

/* Text in the middle of a box. */
static void centre(struct item *text, struct box box)
{
    text->left = (box.left + box.right - text->width) / 2.0;
    text->top = (box.top + box.bottom - text->height) / 2.0;
}

static void shape_add(const struct correlation_sketch *sketch, double r, struct box box,
                      unsigned ink)
{
    double radius =
        fmin(0.3 * fmin(box.right - box.left, box.bottom - box.top), 0.3 * sketch->type);
    struct item *mark = marker_add(
        sketch->run, sketch->page->scene, "mark", r > 0.0 ? MARKER_DISC : MARKER_TRIANGLE_DOWN,
        (struct point){ (box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0 }, radius);
    mark->fill = palette_colour(ink, 1.0);
}

static void cell_add(const struct correlation_sketch *sketch, size_t row, size_t column,
                     struct box box)
{
    double r = correlation_shown(sketch, row, column)->r;
    unsigned ground = isnan(r) ? sketch->page->theme->ground : ground_of(sketch, r);
    unsigned ink = palette_text_on(sketch->page->theme, ground);
    struct item *cell = box_add(sketch, "cell", box, ground);
    cell->stroke = palette_colour(sketch->page->theme->grid, 1.0);
    cell->line_width = 0.5;
    cell->name = correlation_pair(sketch->run, sketch->correlated, row, column);
    if (sketch->correlated->mark == MARK_SHAPE) {
        if (correlation_is_finding(sketch, row, column))
            shape_add(sketch, r, box, ink);
        return;
    }
    struct item *number =
        text_add(sketch, "cell number", correlation_markup(sketch, row, column), 0.0, ink);
    centre(number, box);
    if (sketch->correlated->mark == MARK_STAR)
        number->left = (box.left + box.right - correlation_number_width(sketch, row, column)) / 2.0;
}

static void name_add(const struct correlation_sketch *sketch, size_t row, struct box box)
{
    const struct page *page = sketch->page;
    struct item *number = text_add(
        sketch, "row number", talloc_asprintf(sketch->run, "%zu", row + 1), 0.0, page->theme->text);
    number->left = page->left + sketch->number_width - AFTER_NUMBER * sketch->type - number->width;
    number->top = (box.top + box.bottom - number->height) / 2.0;
    struct item *name =
        text_add(sketch, "row name", lettering_prose(sketch->run, sketch->correlated->name[row]),
                 sketch->name_width - AFTER_NAME * sketch->type, page->theme->text);
    name->left = page->left + sketch->number_width;
    name->top = (box.top + box.bottom - name->height) / 2.0;
}

/* The number of a variable at the head of its column: right of it nothing stands, so that it may be
 * wider than a cell. */
static void head_add(const struct correlation_sketch *sketch, size_t column, struct box box)
{
    const char *text = talloc_asprintf(sketch->run, "%zu", column + 1);
    struct item *head = text_add(sketch, "column number", text, 0.0, sketch->page->theme->subdued);
    centre(head, box);
    head->left = fmax(head->left, box.left + 1.0);
}

static void rows_add(const struct correlation_sketch *sketch)
{
    struct page *page = sketch->page;
    double left = page->left + sketch->number_width + sketch->name_width;
    for (size_t row = 0; row < sketch->size; row++) {
        struct box box = { left, page->below, left + sketch->cell,
                           page->below + sketch->height[row] };
        name_add(sketch, row, box);
        for (size_t column = 0; column < row; column++) {
            cell_add(sketch, row, column, box);
            box.left = box.right;
            box.right += sketch->cell;
        }
        if (row + 1 < sketch->size)
            head_add(sketch, row, box);
        page->below = box.bottom;
    }
}

/* What colours stand for: -1, a strip from one end to the other, 1. */
static double strip_add(const struct correlation_sketch *sketch, double left, double line)
{
    struct page *page = sketch->page;
    double width = STRIP * page->size / STRIP_STEPS, gap = 0.4 * page->size;
    struct item *low = text_add(sketch, "key label", MINUS "1", 0.0, page->theme->text);
    low->left = left;
    low->top = page->below;
    double from = left + low->width + gap, height = STRIP_HEIGHT * page->size;
    for (size_t i = 0; i < STRIP_STEPS; i++) {
        double start = from + (double)i * width, top = page->below + (line - height) / 2.0;
        box_add(sketch, "key colour", (struct box){ start, top, start + width, top + height },
                ground_of(sketch, 2.0 * (double)i / (STRIP_STEPS - 1) - 1.0));
    }
    struct item *high = text_add(sketch, "key label", "1", 0.0, page->theme->text);
    high->left = from + STRIP_STEPS * width + gap;
    high->top = page->below;
    return high->left + high->width;
}

static const char *mark_words(const struct correlation_sketch *sketch)
{
    const char *level = correlation_level(sketch->run, sketch->correlated);
    switch (sketch->correlated->mark) {
    case MARK_STAR:
        return talloc_asprintf(sketch->run, "* %s", level);
    case MARK_BOLD:
        return talloc_asprintf(sketch->run, "bold: %s", level);
    default:
        return talloc_asprintf(sketch->run, "disc: above zero, triangle: below; %s", level);
    }
}

static void key_text_add(const struct correlation_sketch *sketch, const char *text, double *left,
                         double line)
{
    struct page *page = sketch->page;
    struct item *item = text_add(sketch, "key label", lettering_prose(sketch->run, text),
                                 page->right - page->left, page->theme->text);
    if (*left + item->width > page->right && *left > page->left) {
        *left = page->left;
        page->below += line;
    }
    item->left = *left;
    item->top = page->below;
    *left += item->width;
}

static double line_height(const struct correlation_sketch *sketch)
{
    struct item item = { .markup = "1", .size = sketch->type };
    lettering_measure(sketch->page->lettering, &item);
    return item.height;
}

/* The key is set in the page's own type, and in the words of the mark: `room` is what it takes. */
static double colours_add(struct correlation_sketch *sketch)
{
    struct page *page = sketch->page;
    double type = sketch->type, left = page->left, top = page->below;
    sketch->type = page->size;
    double line = line_height(sketch);
    const char *what = sketch->correlated->drawing->chart->method == CORRELATION_SPEARMAN
                           ? "Spearman's \u03C1"
                           : "Pearson's r";
    key_text_add(sketch, what, &left, line);
    left = strip_add(sketch, left + 0.8 * page->size, line) + BETWEEN * page->size;
    key_text_add(sketch, mark_words(sketch), &left, 1.3 * line);
    page->below += line + page->size;
    sketch->type = type;
    return page->below - top;
}

/* What the key takes at most, whatever the mark: it is set once to be measured. */
static double key_height(struct correlation_sketch *sketch)
{
    size_t items = sketch->page->scene->items;
    double top = sketch->page->below;
    sketch->correlated->mark = MARK_SHAPE;
    double height = colours_add(sketch);
    sketch->page->scene->items = items;
    sketch->page->below = top;
    return height;
}

/* Where there are no cells: in the upper triangle, if that is large enough. */
static void watermark_add(const struct correlation_sketch *sketch)
{
    struct page *page = sketch->page;
    double cells = page->left + sketch->number_width + sketch->name_width, bottom = page->below;
    double width = sketch->cell * (double)(sketch->size - 1);
    bool large = width > 12.0 * page->size && sketch->size > 4;
    for (size_t row = 0; row < sketch->size; row++)
        bottom += sketch->height[row];
    page_watermark(page,
                   (struct box){ large ? cells + width / 4.0 : page->left, page->below,
                                 large ? cells + width : page->right, bottom },
                   large ? 0.16 : 0.3);
}

static bool matrix_add(struct correlation_sketch *sketch)
{
    struct page *page = sketch->page;
    double floor_at = page_floor(page);
    sketch->height = run_array(sketch->run, double, sketch->size);
    if (!correlation_plan(sketch, isfinite(floor_at) ? floor_at - page->below - key_height(sketch)
                                                     : INFINITY))
        return false;
    colours_add(sketch);
    watermark_add(sketch);
    rows_add(sketch);
    page_skip(page, 1.0);
    return true;
}

static const char *name_of(const struct chart *chart, const struct column *column)
{
    for (size_t i = 0; i < chart->renamed.count; i++)
        if (strcmp(chart->renamed.text[i], column->name) == 0)
            return chart->new_name.text[i];
    return column->label;
}

/* Fails where the chart renames a variable that is not among its own. */
static bool check_rename(struct run *run, const struct chart *chart)
{
    const struct texts *renamed = &chart->renamed, *variables = &chart->variables;
    for (size_t i = 0; i < renamed->count; i++) {
        size_t at = 0;
        while (at < variables->count && strcmp(variables->text[at], renamed->text[i]) != 0)
            at++;
        if (at == variables->count)
            return run_fail(
                run, status_at(renamed->place[i]), renamed->place[i],
                "'%s' is not among the variables, so it cannot be renamed%s", renamed->text[i],
                text_suggestion(run, renamed->text[i], variables->text, variables->count));
    }
    return true;
}

/* Names, order, and which are findings at the level of the analysis. */
static void correlated_settle(struct run *run, struct correlated *correlated)
{
    const struct correlation_matrix *matrix = correlated->matrix;
    const struct chart *chart = correlated->drawing->chart;
    double level = 1.0 - correlated->drawing->analysis->inference.conf_level;
    size_t k = matrix->size;
    correlated->order = correlation_order(run, matrix);
    correlated->name = run_array(run, const char *, k);
    correlated->significant = run_array(run, bool, k *k);
    for (size_t i = 0; i < k; i++) {
        if (chart->sort == SORT_NONE)
            correlated->order[i] = i;
        correlated->name[i] = name_of(chart, matrix->column[correlated->order[i]]);
        for (size_t j = 0; j < k; j++)
            correlated->significant[i * k + j] =
                i != j && correlation_at(matrix, i, j)->p_value < level - 1e-12;
        for (size_t j = 0; j < i; j++)
            correlated->findings += correlated->significant[i * k + j];
    }
}

static bool check_chart(struct run *run, const struct chart *chart)
{
    size_t count = chart->variables.count;
    if (count < 2 || count > MOST_CORRELATED)
        return run_fail(run, status_at(chart->place), chart->place,
                        "a correlation matrix is of 2 to %d variables, not %zu", MOST_CORRELATED,
                        count);
    return chart->sort == SORT_NONE || chart->sort == SORT_ABS
           || run_fail(run, status_at(chart->place), chart->place,
                       "variables are sorted by none or abs (the mean of |r| with the others)");
}

/* Of fewer answers of a survey a correlation would be near to telling them. */
static bool check_answers(struct run *run, const struct drawing *drawing,
                          const struct correlation_matrix *matrix)
{
    const struct analysis *analysis = drawing->analysis;
    bool confidential = analysis->offer.confidential;
    for (size_t i = 0; i < matrix->size; i++)
        confidential |= matrix->column[i]->confidential;
    return !confidential || analysis->name_respondents || matrix->fewest >= FEWEST_ANSWERS
           || run_fail(run, STATUS_UNSUPPORTED, drawing->chart->place,
                       "a correlation of %zu answers of a survey is withheld: fewer than %d",
                       matrix->fewest, FEWEST_ANSWERS);
}

bool correlation_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    const struct chart *chart = drawing->chart;
    struct correlation_matrix *matrix = NULL;
    if (!check_chart(run, chart) || !check_rename(run, chart)
        || !correlation_matrix_make(run, &drawing->analysis->offer, &chart->variables,
                                    (enum correlation_method)chart->method,
                                    (enum curve_cases)chart->cases, &matrix)
        || !check_answers(run, drawing, matrix))
        return false;
    struct correlated correlated = { .drawing = drawing, .matrix = matrix };
    correlated_settle(run, &correlated);
    const char *what = talloc_asprintf(run, "Correlations of %zu variables", matrix->size);
    struct correlation_sketch sketch = { .run = run,
                                         .page = drawing_page(run, drawing, what),
                                         .correlated = &correlated,
                                         .size = matrix->size };
    if (!matrix_add(&sketch))
        return false;
    correlation_notes(run, &correlated, sketch.page);
    drawing_notes(drawing, sketch.page);
    correlation_data(run, &correlated, figure);
    figure_end(figure, sketch.page, correlation_alt(run, &correlated));
    return true;
}
