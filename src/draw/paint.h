/* paint.h - a scene becomes PNG, SVG or PDF. The only file that draws on cairo.
 *
 * The same scene gives the same layout in each format and the same bytes each time: no
 * clock gets in, and a PDF has no date. Each format carries the scene's title and
 * description (svg.h, png.h; in a PDF as its title and subject), a PNG also its size on
 * paper. */
#ifndef ATTAIN_DRAW_PAINT_H
#define ATTAIN_DRAW_PAINT_H

#include "base/output.h"
#include "draw/scene.h"

enum picture_format { PICTURE_PNG, PICTURE_SVG, PICTURE_PDF };

/* `dpi` counts for PNG only. Fails with STATUS_UNWRITABLE where it would have more dots than a PNG
 * holds, with STATUS_NUMERICAL and cairo's own words otherwise. */
bool paint(struct run *run, const struct scene *scene, enum picture_format format, double dpi,
           struct bytes *bytes);

/* A PDF of several pages, each as large as its scene, with the title and description of `words`. */
bool paint_pages(struct run *run, const struct scene *const *page, size_t pages,
                 const struct scene *words, struct bytes *bytes);

/* Of cairo. */
const char *paint_library_version(void);

#endif
