#include "command/document_picture.h"

#include "command/picture_files.h"
#include "draw/stack.h"
#include "draw/table_picture.h"

enum picture_format picture_of_format(enum format format)
{
    return format == FORMAT_SVG ? PICTURE_SVG : format == FORMAT_PDF ? PICTURE_PDF : PICTURE_PNG;
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
    const struct scene *page = stack_of(run, scene, document->parts, document->title);
    return picture_with_words_add(run, page, path, picture_of_format(format), outputs);
}
