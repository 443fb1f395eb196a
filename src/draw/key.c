#include "draw/key.h"

#include <math.h>

#include "draw/palette.h"

/* In the size of the type. */
#define SAMPLE 1.0  /* width of a marker's place */
#define STRETCH 2.0 /* of a line's */
#define TO_LABEL 0.35
#define BETWEEN 1.4
#define LEADING 0.3
#define UNDER 0.8
#define RADIUS 0.32

#define HOLLOW_WIDTH 0.9 /* points */

static double sample_width(const struct page *page, const struct key_entry *entry)
{
    return fmax((entry->line ? STRETCH : SAMPLE) * page->size, 2.0 * entry->radius);
}

static void sample_add(struct page *page, const struct key_entry *entry, double left, double middle)
{
    struct colour colour = palette_colour(entry->colour, 1.0);
    double width = sample_width(page, entry);
    if (entry->line) {
        struct item *line =
            scene_add_line(page->run, page->scene, "key line", (struct point){ left, middle },
                           (struct point){ left + width, middle }, 0.2 * page->size, colour);
        line->dashed = entry->dashed;
    }
    if (entry->marked) {
        struct item *mark = marker_add(page->run, page->scene, "key mark", entry->marker,
                                       (struct point){ left + width / 2.0, middle },
                                       entry->radius > 0.0 ? entry->radius : RADIUS * page->size);
        mark->fill = colour;
        if (entry->hollow) {
            mark->fill = palette_colour(page->theme->ground, 1.0);
            mark->stroke = colour;
            mark->line_width = HOLLOW_WIDTH;
        }
    }
}

/* Where the next entry stands, and how high the entries of its line are. */
struct cursor {
    double at, height;
};

/* The place of an entry of that size: on this line if it ends before the margin, else the next. */
static double place(struct page *page, struct cursor *cursor, double width, double height)
{
    if (cursor->at + width > page->right && cursor->at > page->left) {
        page->below += cursor->height + LEADING * page->size;
        *cursor = (struct cursor){ page->left, 0.0 };
    }
    double left = cursor->at;
    cursor->at += width + BETWEEN * page->size;
    cursor->height = fmax(cursor->height, height);
    return left;
}

static struct item *label_add(struct page *page, const char *markup, double wrap)
{
    return lettering_add(page->run, page->lettering, page->scene, "key label", markup, page->size,
                         wrap, palette_colour(page->theme->text, 1.0));
}

static void title_add(struct page *page, const char *title, struct cursor *cursor)
{
    const char *markup = talloc_asprintf(page->run, "<b>%s</b>", lettering_prose(page->run, title));
    struct item *item = label_add(page, markup, page->right - page->left);
    item->left = place(page, cursor, item->width, item->height);
    item->top = page->below;
}

/* The label is in the middle of a marker that is higher. */
static void entry_add(struct page *page, const struct key_entry *entry, struct cursor *cursor)
{
    double sample = sample_width(page, entry) + TO_LABEL * page->size;
    struct item *label = label_add(page, lettering_prose(page->run, entry->label),
                                   page->right - page->left - sample);
    double height = fmax(label->height, 2.0 * entry->radius);
    double left = place(page, cursor, sample + label->width, height);
    double middle = page->below + height / 2.0;
    label->left = left + sample;
    label->top = middle - label->height / 2.0;
    sample_add(page, entry, left, middle);
}

void key_add(struct page *page, const char *title, const struct key_entry *entry, size_t entries)
{
    struct cursor cursor = { page->left, 0.0 };
    if (entries == 0)
        return;
    if (title != NULL)
        title_add(page, title, &cursor);
    for (size_t i = 0; i < entries; i++)
        entry_add(page, &entry[i], &cursor);
    page->below += cursor.height + UNDER * page->size;
}
