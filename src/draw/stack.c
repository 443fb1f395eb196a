#include "draw/stack.h"

#include <math.h>

#include "draw/lettering.h"
#include "draw/palette.h"

#define TEXT_SIZE 9.0
#define MARGIN 6.0

struct scene *stack_paragraph(struct run *run, const char *text, const struct theme *theme,
                              double width)
{
    struct lettering *lettering = lettering_new(run, theme);
    struct scene *scene = scene_new(run, width, 0.0);
    struct item *item =
        lettering_add(run, lettering, scene, "paragraph", lettering_prose(run, text), TEXT_SIZE,
                      width - 2.0 * MARGIN, palette_colour(theme->text, 1.0));
    item->left = item->top = MARGIN;
    scene->theme = theme;
    scene->height = item->height + 2.0 * MARGIN;
    scene->description = text;
    return scene;
}

static void item_lower(struct item *item, double by)
{
    item->top += by;
    item->centre.y += by;
    for (size_t i = 0; i < item->points; i++)
        item->point[i].y += by;
}

const char *stack_words(struct run *run, struct scene *const *scene, size_t scenes)
{
    char *words = talloc_strdup(run, "");
    for (size_t s = 0; s < scenes; s++)
        words = talloc_asprintf_append_buffer(words, "%s%s%s%s", s == 0 ? "" : "\n",
                                              scene[s]->title, *scene[s]->title == '\0' ? "" : ". ",
                                              scene[s]->description);
    return words;
}

struct scene *stack_of(struct run *run, struct scene *const *scene, size_t scenes,
                       const char *title)
{
    if (scenes == 1)
        return scene[0];
    struct scene *page = scene_new(run, 0.0, 0.0);
    page->theme = scene[0]->theme;
    for (size_t s = 0; s < scenes; s++) {
        page->height += s == 0 ? 0.0 : STACK_GAP;
        for (size_t i = 0; i < scene[s]->items; i++) {
            struct item *item = scene_add(run, page, scene[s]->item[i].kind, "");
            *item = scene[s]->item[i];
            item_lower(item, page->height);
        }
        page->height += scene[s]->height;
        page->width = fmax(page->width, scene[s]->width);
    }
    page->title = title;
    page->description = stack_words(run, scene, scenes);
    return page;
}
