/* picture_files.h - a picture as files: in the format that a path's suffix names, or in all of
 * them, with its alt text beside it.
 *
 *     -o figure.svg     figure.svg, figure.txt
 *     -o figure         figure.png, figure.svg, figure.pdf, figure.txt */
#ifndef ATTAIN_COMMAND_PICTURE_FILES_H
#define ATTAIN_COMMAND_PICTURE_FILES_H

#include "draw/page.h"
#include "draw/paint.h"

#define USUAL_DPI 300

/* Width of tables as pictures. */
enum { TABLE_WIDTH_MM = 175 };

/* What a picture is drawn on, and how. */
struct picture_look {
    struct page_form form;
    const struct theme *theme;
};

/* What every command that draws says of --width and --theme; NULL is 120 mm and the usual theme. */
extern const char picture_width_help[], picture_theme_help[];
bool picture_look_of(struct run *run, const char *width, const char *theme,
                     struct picture_look *look);

/* The format that the end of a path names, in letters of either case. */
bool picture_of_path(const char *path, enum picture_format *format);

/* Whether a path is one of a picture, or can be the beginning of several; else STATUS_USAGE. */
bool picture_path_check(struct run *run, const char *path);

/* One picture in one format; nothing beside it. */
bool picture_add(struct run *run, const struct scene *scene, const char *path,
                 enum picture_format format, double dpi, struct outputs *outputs);

/* At the usual resolution; beside a picture in a file, its words in a .txt file. */
bool picture_with_words_add(struct run *run, const struct scene *scene, const char *path,
                            enum picture_format format, struct outputs *outputs);

/* All formats: stem.png, stem.svg, stem.pdf. */
bool pictures_add(struct run *run, const struct scene *scene, const char *stem, double dpi,
                  struct outputs *outputs);

/* The path without its suffix: of what stands beside it. */
const char *picture_stem(struct run *run, const char *path);

/* The alt text, as stem.txt. */
void alt_text_add(struct run *run, const struct scene *scene, const char *stem,
                  struct outputs *outputs);

#endif
