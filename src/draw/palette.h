/* palette.h - a theme's colour (theme.h) as ink. */
#ifndef ATTAIN_DRAW_PALETTE_H
#define ATTAIN_DRAW_PALETTE_H

#include "draw/scene.h"

/* `rgb` is 0xRRGGBB. */
struct colour palette_colour(unsigned rgb, double opacity);

/* Of the theme's text and ground the one that is better read on `rgb` (contrast.h). */
unsigned palette_ink(const struct theme *theme, unsigned rgb);

#endif
