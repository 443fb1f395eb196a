/* lettering.h - type: how large a text is, and the layout by which it is painted.
 *
 * Pango breaks lines and chooses fonts. Measuring and painting go through the one
 * function lettering_layout, with hinting and the rounding of glyph positions off,
 * so that what was measured is what is painted, in every format and at every
 * resolution. One unit of length is one point. */
#ifndef ATTAIN_DRAW_LETTERING_H
#define ATTAIN_DRAW_LETTERING_H

#include <pango/pangocairo.h>

#include "draw/scene.h"

struct lettering; /* the fonts at hand; owned by the run */

struct lettering *lettering_new(struct run *run, const struct theme *theme);

/* The layout of a text item; the caller ends it with g_object_unref. */
PangoLayout *lettering_layout(const struct lettering *lettering, const struct item *item);

/* Plain text as markup: what markup would take for its own is escaped. */
const char *lettering_markup(struct run *run, const char *text);

/* The same for prose, which is set with true minus signs and is not broken inside
 * "p = .02" or after the point of ".02". */
const char *lettering_prose(struct run *run, const char *text);

/* The heading of a picture: its id in bold, if it has one, and its title. */
const char *lettering_heading(struct run *run, const char *id, const char *title);

/* Set width, height and baseline of a text item from its markup, size and wrap. */
void lettering_measure(const struct lettering *lettering, struct item *item);

/* Width of markup on one line. */
double lettering_width(const struct lettering *lettering, const char *markup, double size);

/* Width of the widest word of a plain text. */
double lettering_word_width(struct run *run, const struct lettering *lettering, const char *text,
                            double size);

/* Add a measured text item in `fill`, at the page's corner until the caller places it. */
struct item *lettering_add(struct run *run, const struct lettering *lettering, struct scene *scene,
                           const char *role, const char *markup, double size, double wrap,
                           struct colour fill);

/* Of Pango. */
const char *lettering_library_version(void);

#endif
