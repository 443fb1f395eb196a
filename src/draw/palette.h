/* palette.h - a theme's colour (theme.h) as ink. */
#ifndef ATTAIN_DRAW_PALETTE_H
#define ATTAIN_DRAW_PALETTE_H

#include "draw/scene.h"

/* `rgb` is 0xRRGGBB. */
struct colour palette_colour(unsigned rgb, double opacity);

/* Between colours at equal distances, `share` of the way from the first to the last (0 to 1):
 * channels of sRGB, linearly. */
unsigned palette_between(const unsigned *stop, size_t stops, double share);

/* Text that can be read on that ground: the theme's own, else black or white; one of these two has
 * a contrast of 4.5 with any colour. */
unsigned palette_text_on(const struct theme *theme, unsigned ground);

#endif
