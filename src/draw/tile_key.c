/* The key of a tile map: what the colours are of; the classes in a row, with how many local
 * authorities each has, and the values that part them; then what is no value, and who is outlined.
 */
#include <math.h>

#include "base/number.h"
#include "draw/palette.h"
#include "draw/tile_sketch.h"

/* In the size of the type. */
#define BOX_HEIGHT 1.5
#define WIDEST_BOX 6.0
#define BETWEEN 0.35
#define LEADING 0.35
#define SAMPLE 1.15
#define TO_LABEL 0.4
#define BETWEEN_ENTRIES 1.4
#define UNDER 0.9

static struct item *text_add(const struct tile_sketch *sketch, const char *role, const char *text,
                             double wrap, unsigned ink)
{
    const struct page *page = sketch->page;
    return lettering_add(sketch->run, page->lettering, page->scene, role,
                         lettering_prose(sketch->run, text), page->size, wrap,
                         palette_colour(ink, 1.0));
}

static double widest_of(const struct tile_sketch *sketch, size_t labels)
{
    double widest = 0.0;
    for (size_t k = 0; k < labels; k++)
        widest = fmax(widest, lettering_width(sketch->page->lettering,
                                              lettering_prose(sketch->run, sketch->classes.text[k]),
                                              sketch->page->size));
    return widest;
}

/* How many lines the values under boxes need, so that none touches another. */
static size_t lines_of(const struct tile_sketch *sketch, size_t labels, double width)
{
    const struct page *page = sketch->page;
    double widest = widest_of(sketch, labels);
    double beyond = widest / 2.0 - width; /* over the left margin: such labels are shifted */
    size_t lines = (size_t)fmin(ceil((widest + BETWEEN * page->size) / width), (double)labels);
    return beyond > 0.0 ? labels : lines;
}

/* The values under the boxes: each under its box, or under the line between two. */
static void labels_add(const struct tile_sketch *sketch, double width)
{
    struct page *page = sketch->page;
    const struct classes *classes = &sketch->classes;
    size_t labels = classes->single ? classes->count : classes->count - 1;
    size_t lines = lines_of(sketch, labels, width);
    double height = 0.0;
    for (size_t k = 0; k < labels; k++) {
        struct item *item = text_add(sketch, "key label", classes->text[k],
                                     page->right - page->left, page->theme->text);
        double middle = page->left + width * ((double)k + (classes->single ? 0.5 : 1.0));
        height = item->height;
        item->left = fmin(fmax(middle - item->width / 2.0, page->left), page->right - item->width);
        item->top = page->below + height * (double)(k % lines);
    }
    page->below += (double)lines * height;
}

/* How many a class has, beside the sign that a class of residuals has. */
static void count_add(const struct tile_sketch *sketch, struct box box, size_t k)
{
    double taken = tile_has_sign(sketch, k) ? tile_sign_room(box) : 0.0;
    struct item *count =
        text_add(sketch, "key count", number_count(sketch->run, sketch->classes.number[k]), 0.0,
                 tile_ink(sketch, k));
    count->left = (box.left + box.right - taken - count->width) / 2.0;
    count->top = (box.top + box.bottom - count->height) / 2.0;
}

static void classes_add(const struct tile_sketch *sketch)
{
    struct page *page = sketch->page;
    size_t count = sketch->classes.count;
    double room = page->right - page->left;
    double width = fmin(room / (double)count, WIDEST_BOX * page->size);
    double bottom = page->below + BOX_HEIGHT * page->size;
    for (size_t k = 0; k < count; k++) {
        double left = page->left + width * (double)k;
        struct box box = { left, page->below, left + width, bottom };
        tile_class_add(sketch, "key tile", box, k);
        count_add(sketch, box, k);
    }
    page->below = bottom + 0.2 * page->size;
    labels_add(sketch, width);
}

/* Where the next entry goes: on this line if it ends before the margin. */
struct line {
    double at, height;
};

/* A sample's place before its label; the line grows with labels that are broken. */
static struct box entry_add(const struct tile_sketch *sketch, struct line *line, const char *label)
{
    struct page *page = sketch->page;
    double sample = (SAMPLE + TO_LABEL) * page->size;
    struct item *text =
        text_add(sketch, "key label", label, page->right - page->left - sample, page->theme->text);
    if (line->at > page->left && line->at + sample + text->width > page->right) {
        page->below += line->height + LEADING * page->size;
        *line = (struct line){ page->left, 0.0 };
    }
    double left = line->at, top = page->below;
    text->left = left + sample;
    text->top = top;
    line->at += sample + text->width + BETWEEN_ENTRIES * page->size;
    line->height = fmax(line->height, text->height);
    double inset = 0.05 * page->size;
    return (struct box){ left, top + inset, left + SAMPLE * page->size,
                         top + inset + SAMPLE * page->size };
}

static size_t count_state(const struct tile_sketch *sketch, enum tile_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < sketch->values.count; i++)
        count += sketch->values.value[i].state == state ? 1 : 0;
    return count;
}

static void blanks_add(const struct tile_sketch *sketch, struct line *line)
{
    static const struct {
        enum tile_state state;
        const char *words;
    } blank[] = { { TILE_MISSING, "no value" }, { TILE_NOT_KEPT, "not kept by the study" } };
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++) {
        size_t count = count_state(sketch, blank[i].state);
        if (count == 0)
            continue;
        struct box box = entry_add(sketch, line,
                                   talloc_asprintf(sketch->run, "%s (%s)", blank[i].words,
                                                   number_count(sketch->run, count)));
        tile_blank_add(sketch, "key tile", box, blank[i].state, false);
    }
}

static void outlined_add(const struct tile_sketch *sketch, struct line *line)
{
    for (size_t i = 0; i < sketch->outlined; i++) {
        const struct tile_value *value = &sketch->values.value[sketch->outline[i]];
        const char *label = value->state == TILE_VALUE
                                ? talloc_asprintf(sketch->run, "%s: %s", value->name,
                                                  tile_number(sketch, value->value))
                                : talloc_asprintf(sketch->run, "%s: %s", value->name, value->why);
        struct box box = entry_add(sketch, line, label);
        tile_outline_add(sketch, "key tile", box);
    }
}

void tile_key_add(const struct tile_sketch *sketch)
{
    struct page *page = sketch->page;
    page_paragraph(page, "key title",
                   talloc_asprintf(sketch->run, "<b>%s</b>",
                                   lettering_prose(sketch->run, sketch->values.what)),
                   page->size, page->theme->text);
    page_skip(page, 0.3);
    classes_add(sketch);
    struct line line = { page->left, 0.0 };
    page_skip(page, LEADING);
    blanks_add(sketch, &line);
    outlined_add(sketch, &line);
    page->below += line.height + UNDER * page->size;
}
