#include "draw/page.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "draw/palette.h"
#include "report/table.h"

/* In the size of the type. */
#define MARGIN 0.8
#define TITLE_SIZE 1.2
#define BETWEEN 0.35 /* two paragraphs */

#define PLOT_SHARE 0.66  /* of a page of fixed height, where words stand beside the plot */
#define LEAST_BESIDE 8.0 /* size of their type */

enum { NARROWEST_MM = 60, NARROW_MM = 100, WIDEST_MM = 400, SLIDE_MM = 254, SLIDE_HIGH_MM = 143 };
#define NARROW_TYPE 8.0
#define TYPE 9.0
#define SLIDE_TYPE 14.0

struct page_form page_form_of(double width_mm)
{
    return (struct page_form){ .width = width_mm * POINTS_PER_MM,
                               .type = width_mm < NARROW_MM ? NARROW_TYPE : TYPE };
}

bool page_form_named(struct run *run, const char *name, struct page_form *form)
{
    double width_mm = 0.0;
    if (strcmp(name, "slide") == 0) {
        *form = (struct page_form){ .width = SLIDE_MM * POINTS_PER_MM,
                                    .height = SLIDE_HIGH_MM * POINTS_PER_MM,
                                    .type = SLIDE_TYPE };
        return true;
    }
    if (!number_read(name, strlen(name), &width_mm) || width_mm < NARROWEST_MM
        || width_mm > WIDEST_MM)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--width is in millimetres, from %d to %d, or slide, not '%s'",
                        NARROWEST_MM, WIDEST_MM, name);
    *form = page_form_of(width_mm);
    return true;
}

struct page *page_new(struct run *run, const struct theme *theme, struct page_form form)
{
    struct page *page = talloc_zero(run, struct page);
    *page = (struct page){ .run = run,
                           .lettering = lettering_new(run, theme),
                           .scene = scene_new(run, form.width, form.height),
                           .theme = theme,
                           .size = form.type,
                           .margin = MARGIN * form.type,
                           .words = true,
                           .id = "",
                           .title = "" };
    page->scene->theme = theme;
    page->left = page->below = page->margin;
    page->right = form.width - page->margin;
    return page;
}

struct item *page_paragraph(struct page *page, const char *role, const char *markup, double size,
                            unsigned colour)
{
    struct item *item = lettering_add(page->run, page->lettering, page->scene, role, markup, size,
                                      page->right - page->left, palette_colour(colour, 1.0));
    item->left = page->left;
    item->top = page->below;
    page->below += item->height;
    return item;
}

void page_skip(struct page *page, double share)
{
    page->below += share * page->size;
}

/* Lines of a title are made about as long as each other: none ends in one short word. The text
 * wraps at the least width that takes no more lines. */
static void title_balance(struct page *page, struct item *item, const char *text)
{
    double height = item->height, fits = item->wrap;
    double least = lettering_word_width(page->run, page->lettering, text, item->size) + 1.0;
    if (lettering_width(page->lettering, item->markup, item->size) <= item->wrap)
        return;
    while (fits - least > 1.0) {
        item->wrap = (least + fits) / 2.0;
        lettering_measure(page->lettering, item);
        *(item->height > height ? &least : &fits) = item->wrap;
    }
    item->wrap = fits;
    lettering_measure(page->lettering, item);
}

static void titles_set(struct page *page)
{
    struct run *run = page->run;
    if (page->headline != NULL) {
        struct item *headline =
            page_paragraph(page, "headline",
                           talloc_asprintf(run, "<b>%s</b>", lettering_prose(run, page->headline)),
                           TITLE_SIZE * page->size, page->theme->text);
        title_balance(page, headline, page->headline);
        page_skip(page, BETWEEN);
    }
    struct item *title = page_paragraph(
        page, "title", lettering_heading(run, page->id, page->title),
        page->headline == NULL ? TITLE_SIZE * page->size : page->size, page->theme->text);
    title_balance(page, title, page->title);
    page_skip(page, 1.0);
}

void page_titles(struct page *page, const char *id, const char *headline, const char *title)
{
    page->id = id;
    page->headline = headline;
    page->title = title;
    if (page->words)
        titles_set(page);
    page->top = page->below;
    if (isfinite(page_floor(page)) && (page->words || page->made_up)) {
        page->right = page->left + PLOT_SHARE * (page->right - page->left);
        page->beside = page->right + 2.0 * page->size;
    }
}
void page_note(struct page *page, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    page->note = run_grow(page->run, page->note, const char *, page->notes + 1);
    page->note[page->notes++] = text;
}

void page_source(struct page *page, const char *source)
{
    const char *made_up = page->made_up ? "made up, in the layout of: " : "";
    if (source != NULL)
        page_note(page, talloc_asprintf(page->run, "Source: %s%s", made_up, source));
}

/* Set the words from page->below down, in type of that size. */
static void notes_set(struct page *page, double size)
{
    if (page->made_up) {
        page_paragraph(page, "caption", "<b>" MADE_UP_NOTE "</b>", size, page->theme->text);
        page_skip(page, BETWEEN);
    }
    for (size_t i = 0; i < page->notes && page->words; i++) {
        page_paragraph(page, "caption", lettering_prose(page->run, page->note[i]), size,
                       page->theme->subdued);
        page_skip(page, BETWEEN);
    }
}

/* On a page of fixed height the words stand in a column of their own, right of the plot, in type
 * that lets them fit. */
static void notes_set_beside(struct page *page)
{
    size_t items = page->scene->items;
    page->left = page->beside;
    page->right = page->scene->width - page->margin;
    for (double size = page->size; size >= LEAST_BESIDE; size -= 0.5) {
        page->scene->items = items;
        page->below = page->top;
        notes_set(page, size);
        if (page->below <= page_floor(page))
            return;
    }
}

double page_floor(const struct page *page)
{
    if (page->floor > 0.0)
        return page->floor;
    return page->scene->height > 0.0 ? page->scene->height - page->margin : INFINITY;
}

void page_watermark(struct page *page, struct box box, double height)
{
    if (!page->made_up)
        return;
    const char *markup = "<b>MADE-UP DATA</b>";
    double room = 0.7 * (box.right - box.left);
    double size = page->size * room / lettering_width(page->lettering, markup, page->size);
    struct item *item = lettering_add(page->run, page->lettering, page->scene, "watermark", markup,
                                      size, 0.0, palette_colour(page->theme->watermark, 1.0));
    item->left = (box.left + box.right - item->width) / 2.0;
    item->top = box.top + height * (box.bottom - box.top) - item->height / 2.0;
}

void page_end(struct page *page, const char *alt)
{
    struct scene *scene = page->scene;
    if (isfinite(page_floor(page))) {
        notes_set_beside(page);
    } else {
        notes_set(page, page->size);
        scene->height = page->below + page->margin - BETWEEN * page->size;
    }
    scene->title = scene_title(page->run, page->id, page->title);
    scene->description = alt;
}
