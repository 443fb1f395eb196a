#include "draw/key.h"

#include "draw/palette.h"

/* In the size of the type. */
#define SAMPLE 1.0  /* width of a marker's place */
#define STRETCH 2.0 /* of a line's */
#define TO_LABEL 0.35
#define BETWEEN 1.4
#define LEADING 0.3
#define UNDER 0.8
#define RADIUS 0.32
#define OUTLINE 0.1

static double sample_width(const struct page *page, const struct key_entry *entry)
{
    return (entry->line ? STRETCH : SAMPLE) * page->size;
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
        struct item *mark =
            marker_add(page->run, page->scene, "key mark", entry->marker,
                       (struct point){ left + width / 2.0, middle }, RADIUS * page->size);
        mark->fill = colour;
        if (entry->hollow) {
            mark->fill = palette_colour(page->theme->ground, 1.0);
            mark->stroke = colour;
            mark->line_width = OUTLINE * page->size;
        }
    }
}

/* The place of a text of that width: on this line if it ends before the margin, else the next. */
static double place(struct page *page, double *at, double width, double line_height)
{
    if (*at + width > page->right && *at > page->left) {
        *at = page->left;
        page->below += line_height + LEADING * page->size;
    }
    double left = *at;
    *at += width + BETWEEN * page->size;
    return left;
}

static struct item *label_add(struct page *page, const char *markup, double wrap)
{
    return lettering_add(page->run, page->lettering, page->scene, "key label", markup, page->size,
                         wrap, palette_colour(page->theme->text, 1.0));
}

static void title_add(struct page *page, const char *title, double *at)
{
    const char *markup = talloc_asprintf(page->run, "<b>%s</b>", lettering_prose(page->run, title));
    struct item *item = label_add(page, markup, page->right - page->left);
    item->left = place(page, at, item->width, item->height);
    item->top = page->below;
}

void key_add(struct page *page, const char *title, const struct key_entry *entry, size_t entries)
{
    double at = page->left, height = 0.0;
    if (entries == 0)
        return;
    if (title != NULL)
        title_add(page, title, &at);
    for (size_t i = 0; i < entries; i++) {
        double sample = sample_width(page, &entry[i]) + TO_LABEL * page->size;
        struct item *label = label_add(page, lettering_prose(page->run, entry[i].label),
                                       page->right - page->left - sample);
        double left = place(page, &at, sample + label->width, label->height);
        label->left = left + sample;
        label->top = page->below;
        height = label->height;
        double middle = page->below + label->height / 2.0;
        sample_add(page, &entry[i], left, middle);
    }
    page->below += height + UNDER * page->size;
}
