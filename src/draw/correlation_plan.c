/* How large the parts of a correlation matrix are. */
#include "draw/correlation_sketch.h"

#include <math.h>

#include "draw/numeral.h"

/* In the size of the type, unless said otherwise. */
#define CELL_PAD 0.4   /* a cell beyond its number */
#define LEAST_PAD 0.08 /* where else there would be no numbers */
#define WIDEST_CELL 4.2
#define NAME_AIR 0.4    /* between two names */
#define LEAST_NAME 0.15 /* of the page's width, where cells need the rest */
#define MOST_NAME 0.45
#define WIDE_NAME 0.6  /* on a page of fixed height, before type gets smaller */
#define LEAST_AIRY 0.7 /* of the page's type */
#define LEAST_TYPE 8.0

/* How airy rows are; the first that fits. */
static const double row_heights[] = { 2.0, 1.6, 1.25 };
enum { ROW_HEIGHTS = sizeof row_heights / sizeof *row_heights };

const struct correlation *correlation_shown(const struct correlation_sketch *sketch, size_t row,
                                            size_t column)
{
    const struct correlated *correlated = sketch->correlated;
    return correlation_at(correlated->matrix, correlated->order[row], correlated->order[column]);
}

bool correlation_is_finding(const struct correlation_sketch *sketch, size_t row, size_t column)
{
    const struct correlated *correlated = sketch->correlated;
    return correlated
        ->significant[correlated->order[row] * sketch->size + correlated->order[column]];
}

/* The number as it stands in its cell. */
const char *correlation_markup(const struct correlation_sketch *sketch, size_t row, size_t column)
{
    const char *number = numeral_minus(
        sketch->run, correlation_number(sketch->run, correlation_shown(sketch, row, column)));
    if (!correlation_is_finding(sketch, row, column))
        return number;
    return talloc_asprintf(sketch->run, sketch->correlated->mark == MARK_STAR ? "%s*" : "<b>%s</b>",
                           number);
}

/* Numbers with and without a star stand alike: each as if it had one. */
double correlation_number_width(const struct correlation_sketch *sketch, size_t row, size_t column)
{
    const char *markup = correlation_markup(sketch, row, column);
    if (sketch->correlated->mark == MARK_STAR && !correlation_is_finding(sketch, row, column))
        markup = talloc_asprintf(sketch->run, "%s*", markup);
    return lettering_width(sketch->page->lettering, markup, sketch->type);
}

static double widest_number(struct correlation_sketch *sketch, enum correlation_mark mark)
{
    double widest = 0.0;
    sketch->correlated->mark = mark;
    for (size_t row = 1; row < sketch->size; row++)
        for (size_t column = 0; column < row; column++)
            widest = fmax(widest, correlation_number_width(sketch, row, column));
    return widest;
}

static double widest_name(const struct correlation_sketch *sketch)
{
    double widest = 0.0;
    for (size_t i = 0; i < sketch->size; i++)
        widest =
            fmax(widest, lettering_width(sketch->page->lettering,
                                         lettering_prose(sketch->run, sketch->correlated->name[i]),
                                         sketch->type));
    return widest + AFTER_NAME * sketch->type;
}

/* Narrower, names break within a word. */
static double widest_word(const struct correlation_sketch *sketch)
{
    double widest = 0.0;
    for (size_t i = 0; i < sketch->size; i++)
        widest = fmax(widest, lettering_word_width(sketch->run, sketch->page->lettering,
                                                   sketch->correlated->name[i], sketch->type));
    return widest + AFTER_NAME * sketch->type;
}

/* What cells need with the first mark that fits beside names of that width; 0 and shapes where none
 * does. */
static double mark_settle(struct correlation_sketch *sketch, double room, double pad)
{
    double columns = (double)(sketch->size - 1);
    for (enum correlation_mark mark = MARK_STAR; mark < MARK_SHAPE; mark++) {
        double need = widest_number(sketch, mark) + pad * sketch->type;
        if (columns * need <= room)
            return need;
    }
    sketch->correlated->mark = MARK_SHAPE;
    return 0.0;
}

/* Stars where they fit, else bold: beside names whose words are whole, else beside narrower ones,
 * else close together; else shapes. */
static void widths_settle(struct correlation_sketch *sketch, double most_name)
{
    const struct page *page = sketch->page;
    double columns = (double)(sketch->size - 1), natural = widest_name(sketch);
    const char *last = talloc_asprintf(sketch->run, "%zu", sketch->size);
    sketch->number_width =
        lettering_width(page->lettering, last, sketch->type) + AFTER_NUMBER * sketch->type;
    double total = page->right - page->left - sketch->number_width;
    double most = fmin(natural, most_name * total), least = fmin(natural, LEAST_NAME * total);
    double need = mark_settle(sketch, total - fmin(most, widest_word(sketch)), CELL_PAD);
    if (sketch->correlated->mark == MARK_SHAPE)
        need = mark_settle(sketch, total - least, CELL_PAD);
    if (sketch->correlated->mark == MARK_SHAPE)
        need = mark_settle(sketch, total - least, LEAST_PAD);
    sketch->name_width = fmin(most, total - columns * need);
    sketch->cell = fmin((total - sketch->name_width) / columns, WIDEST_CELL * sketch->type);
}

static double name_height(const struct correlation_sketch *sketch, size_t row)
{
    struct item name = { .markup = lettering_prose(sketch->run, sketch->correlated->name[row]),
                         .size = sketch->type,
                         .wrap = sketch->name_width - AFTER_NAME * sketch->type };
    lettering_measure(sketch->page->lettering, &name);
    return name.height;
}

/* Whether all rows fit into `room`, each `least` high or as its name needs. */
static bool heights_settle(struct correlation_sketch *sketch, double least, double room)
{
    double sum = 0.0;
    for (size_t row = 0; row < sketch->size; row++) {
        double name = name_height(sketch, row) + NAME_AIR * sketch->type;
        sketch->height[row] = fmax(least * sketch->type, name);
        sum += sketch->height[row];
    }
    return sum <= room;
}

/* Whether smaller type would mend what does not fit: numbers or, on a page of fixed height, names
 * that take three lines or more. */
static bool is_cramped(const struct correlation_sketch *sketch, double room)
{
    double tallest = 0.0;
    if (!isfinite(room))
        return sketch->correlated->mark == MARK_SHAPE && sketch->type > LEAST_TYPE;
    for (size_t row = 0; row < sketch->size; row++)
        tallest = fmax(tallest, name_height(sketch, row));
    return tallest > 3.0 * sketch->type && sketch->type > LEAST_AIRY * sketch->page->size;
}

/* Type, widths and heights that fit the page: on one that is as high as it must be, at once. */
bool correlation_plan(struct correlation_sketch *sketch, double room)
{
    static const double most_names[] = { MOST_NAME, WIDE_NAME };
    for (sketch->type = sketch->page->size; sketch->type >= LEAST_TYPE; sketch->type -= 0.5) {
        for (size_t i = 0; i < 2 * ROW_HEIGHTS; i++) {
            widths_settle(sketch, most_names[i / ROW_HEIGHTS]);
            if (heights_settle(sketch, row_heights[i % ROW_HEIGHTS], room)
                && !is_cramped(sketch, room))
                return true;
        }
    }
    return run_fail(sketch->run, STATUS_UNSUPPORTED, sketch->correlated->drawing->chart->place,
                    "%zu variables with their names are too many for a page of that height; draw "
                    "it in a width in millimetres, or give shorter names by rename",
                    sketch->size);
}
