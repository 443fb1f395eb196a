#include "command/picture_files.h"

#include <glib.h>
#include <string.h>

#include "base/path.h"

const char picture_width_help[] =
    "width of pictures in millimetres: 85, 120 (as it is without this), 175, ...; or slide";
const char picture_theme_help[] =
    "usual (as without this), journal (black and greys), dark, or a team's own .yaml file";

bool picture_look_of(struct run *run, const char *width, const char *theme,
                     struct picture_look *look)
{
    return page_form_named(run, width == NULL ? "120" : width, &look->form)
           && theme_choose(run, theme, &look->theme);
}

static const char *const suffix[] = {
    [PICTURE_PNG] = ".png", [PICTURE_SVG] = ".svg", [PICTURE_PDF] = ".pdf"
};

bool picture_of_path(const char *path, enum picture_format *format)
{
    for (size_t i = 0; path != NULL && i < sizeof suffix / sizeof *suffix; i++)
        if (g_ascii_strcasecmp(path_suffix(path), suffix[i]) == 0) {
            *format = (enum picture_format)i;
            return true;
        }
    return false;
}

bool picture_path_check(struct run *run, const char *path)
{
    enum picture_format format;
    const char *end = path_suffix(path);
    bool one = picture_of_path(path, &format), exists = g_file_test(path, G_FILE_TEST_EXISTS);
    if (strcmp(path, "-") == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "say what standard output is to have by --format svg, png, pdf, alt, csv "
                        "or scene");
    if (*path_last(path) == '\0' || g_file_test(path, G_FILE_TEST_IS_DIR))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "'%s' is a folder; name a file in it, such as %s%sfigure.svg", path, path,
                        *path_last(path) == '\0' ? "" : "/");
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++)
        if (g_ascii_strcasecmp(path_last(path), suffix[i]) == 0)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "'%s' has no name before its end; say figure%s", path, suffix[i]);
    if (!one && g_ascii_isalpha(end[*end == '\0' ? 0 : 1]))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "the end of '%s' names no format of pictures; use .svg, .pdf or .png, "
                        "leave it out for all three, or say --format",
                        path);
    return one || !exists || g_file_test(path, G_FILE_TEST_IS_REGULAR)
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "'%s' is no file that could have others beside it; say --format svg, png or "
                       "pdf",
                       path);
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

bool picture_with_words_add(struct run *run, const struct scene *scene, const char *path,
                            enum picture_format format, struct outputs *outputs)
{
    if (path != NULL && strcmp(path, "-") != 0)
        alt_text_add(run, scene, picture_stem(run, path), outputs);
    return picture_add(run, scene, path, format, USUAL_DPI, outputs);
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
