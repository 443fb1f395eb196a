/* palette.h - the colours of the pictures.
 *
 * The Government Analysis Function's palette for charts, whose neighbours differ in
 * contrast as well as in hue; contrast with white by the formula of WCAG 2.2 beside
 * each. Marks that carry meaning keep 3:1, text keeps 4.5:1.
 * Source: Government Analysis Function, "Data visualisation: colours in charts". */
#ifndef ATTAIN_DRAW_PALETTE_H
#define ATTAIN_DRAW_PALETTE_H

#include "draw/scene.h"

enum palette {
    BLACK = 0x000000,          /* 21 */
    WHITE = 0xFFFFFF,          /* 1 */
    DARK_BLUE = 0x12436D,      /* 10.25 */
    DARK_PINK = 0x801650,      /* 9.77 */
    ORANGE = 0xF46A25,         /* 3.03 */
    DARK_GREY = 0x3D3D3D,      /* 10.86 */
    MID_GREY = 0x595959,       /* 7.00 */
    PALE_GREY = 0xD9D9D9,      /* 1.41: grid lines only */
    WATERMARK_GREY = 0xE2E2E2, /* 1.29: behind everything, said again in words */
};

struct colour palette_colour(enum palette colour, double opacity);

#endif
