#include "command/document_picture.h"

#include <string.h>

#include "command/picture_files.h"
#include "draw/stack.h"
#include "draw/table_picture.h"

enum { MARGIN_MM = 17 }; /* of a sheet of A4, beside a table of 175 mm */

enum picture_format picture_of_format(enum format format)
{
    return format == FORMAT_SVG ? PICTURE_SVG : format == FORMAT_PDF ? PICTURE_PDF : PICTURE_PNG;
}

/* How many scenes from the first take no more than the height of a sheet of A4. */
static size_t on_one_page(struct scene *const *scene, size_t scenes)
{
    const double high = (297.0 - 2.0 * MARGIN_MM) * POINTS_PER_MM;
    double height = scene[0]->height;
    size_t count = 1;
    while (count < scenes && height + STACK_GAP + scene[count]->height <= high)
        height += STACK_GAP + scene[count++]->height;
    return count;
}

/* Several tables are the pages of a PDF, short ones together: to be printed, and because viewers
 * open no page of more than 5 metres. */
static bool pages_add(struct run *run, struct scene *const *scene, size_t scenes, const char *title,
                      const char *path, struct outputs *outputs)
{
    const struct scene **page = run_array(run, const struct scene *, scenes);
    struct scene words = { .title = title, .description = stack_words(run, scene, scenes) };
    size_t pages = 0;
    for (size_t first = 0; first < scenes; pages++) {
        size_t count = on_one_page(scene + first, scenes - first);
        page[pages] = stack_of(run, scene + first, count, title);
        first += count;
    }
    struct bytes bytes = { NULL, 0 };
    if (!paint_pages(run, page, pages, &words, &bytes))
        return false;
    if (path != NULL && strcmp(path, "-") != 0)
        alt_text_add(run, &words, picture_stem(run, path), outputs);
    outputs_add(outputs, path, bytes);
    return true;
}

bool document_picture_add(struct run *run, const struct document *document, enum format format,
                          const char *path, struct outputs *outputs)
{
    const double width = TABLE_WIDTH_MM * POINTS_PER_MM;
    struct scene **scene = run_array(run, struct scene *, document->parts);
    for (size_t i = 0; i < document->parts; i++) {
        const struct document_part *part = &document->part[i];
        if (part->table == NULL)
            scene[i] = stack_paragraph(run, part->words, theme_usual(), width);
        else if (!table_scene(run, part->table, theme_usual(), width, &scene[i]))
            return false;
    }
    if (format == FORMAT_PDF && document->parts > 1)
        return pages_add(run, scene, document->parts, document->title, path, outputs);
    const struct scene *page = stack_of(run, scene, document->parts, document->title);
    return picture_with_words_add(run, page, path, picture_of_format(format), outputs);
}
