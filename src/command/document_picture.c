#include "command/document_picture.h"

#include <string.h>

#include "base/path.h"
#include "draw/stack.h"
#include "draw/table_picture.h"

enum picture_format picture_of_format(enum format format)
{
    return format == FORMAT_SVG ? PICTURE_SVG : format == FORMAT_PDF ? PICTURE_PDF : PICTURE_PNG;
}

bool picture_add(struct run *run, const struct scene *scene, enum picture_format format,
                 const char *path, struct outputs *outputs)
{
    struct bytes bytes = { NULL, 0 };
    if (!paint(run, scene, format, DOTS_PER_INCH, &bytes))
        return false;
    outputs_add(outputs, path, bytes);
    if (path == NULL || strcmp(path, "-") == 0)
        return true;
    int stem = (int)(strlen(path) - strlen(path_suffix(path)));
    outputs_add_text(outputs, talloc_asprintf(run, "%.*s.txt", stem, path),
                     talloc_asprintf(run, "%s\n", scene->description));
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
            scene[i] = stack_paragraph(run, part->words, width);
        else if (!table_scene(run, part->table, width, &scene[i]))
            return false;
    }
    const struct scene *page = stack_of(run, scene, document->parts, document->title);
    return picture_add(run, page, picture_of_format(format), path, outputs);
}
