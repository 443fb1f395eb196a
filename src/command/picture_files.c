#include "command/picture_files.h"

#include <string.h>

#include "base/path.h"

static const char *const suffix[] = {
    [PICTURE_PNG] = ".png", [PICTURE_SVG] = ".svg", [PICTURE_PDF] = ".pdf"
};

bool picture_of_path(const char *path, enum picture_format *format)
{
    for (size_t i = 0; path != NULL && i < sizeof suffix / sizeof *suffix; i++)
        if (strcmp(path_suffix(path), suffix[i]) == 0) {
            *format = (enum picture_format)i;
            return true;
        }
    return false;
}

bool picture_add(struct run *run, const struct scene *scene, const char *path,
                 enum picture_format format, double dpi, struct outputs *outputs)
{
    struct bytes bytes = { NULL, 0 };
    if (!paint(run, scene, format, dpi, &bytes))
        return false;
    outputs_add(outputs, path, bytes);
    return true;
}

bool pictures_add(struct run *run, const struct scene *scene, const char *stem, double dpi,
                  struct outputs *outputs)
{
    for (enum picture_format format = PICTURE_PNG; format <= PICTURE_PDF; format++)
        if (!picture_add(run, scene, talloc_asprintf(run, "%s%s", stem, suffix[format]), format,
                         dpi, outputs))
            return false;
    return true;
}

const char *picture_stem(struct run *run, const char *path)
{
    return talloc_strndup(run, path, strlen(path) - strlen(path_suffix(path)));
}

void alt_text_add(struct run *run, const struct scene *scene, const char *stem,
                  struct outputs *outputs)
{
    outputs_add_text(outputs, talloc_asprintf(run, "%s.txt", stem),
                     talloc_asprintf(run, "%s\n", scene->description));
}
