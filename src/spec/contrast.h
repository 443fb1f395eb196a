/* contrast.h - how far apart two colours are in lightness.
 *
 *     contrast = (L1 + .05) / (L2 + .05),   L1 >= L2: relative luminances
 *     L = .2126 R + .7152 G + .0722 B,   R = c / 12.92 for c <= .04045, else ((c + .055)
 * / 1.055)^2.4
 *
 * with c a channel of sRGB from 0 to 1. From 1 (the same) to 21 (black and white). Text needs 4.5
 * with its ground, marks that carry meaning 3.
 * Source: W3C, Web Content Accessibility Guidelines 2.2, "relative luminance", "contrast ratio",
 * success criteria 1.4.3 and 1.4.11. Checked against the ratios that the Government Analysis
 * Function's palette is published with. */
#ifndef ATTAIN_SPEC_CONTRAST_H
#define ATTAIN_SPEC_CONTRAST_H

#define TEXT_CONTRAST 4.5
#define MARK_CONTRAST 3.0

/* Of two colours 0xRRGGBB, in any order. */
double contrast_ratio(unsigned rgb, unsigned other);

#endif
