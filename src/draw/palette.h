/* palette.h - a theme's colour (theme.h) as ink, and how well colours are told apart. */
#ifndef ATTAIN_DRAW_PALETTE_H
#define ATTAIN_DRAW_PALETTE_H

#include "draw/scene.h"

/* `rgb` is 0xRRGGBB. */
struct colour palette_colour(unsigned rgb, double opacity);

/* The contrast of two colours, from 1 to 21, and of the theme's text and ground the one that is
 * better read on `rgb`. Source: WCAG 2.2, "contrast ratio" and "relative luminance". */
double palette_contrast(unsigned a, unsigned b);
unsigned palette_ink(const struct theme *theme, unsigned rgb);

#endif
