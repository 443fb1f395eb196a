#include "draw/palette.h"

#include <math.h>

struct colour palette_colour(unsigned rgb, double opacity)
{
    return (struct colour){
        .red = (double)(rgb >> 16 & 0xFF) / 255.0,
        .green = (double)(rgb >> 8 & 0xFF) / 255.0,
        .blue = (double)(rgb & 0xFF) / 255.0,
        .opacity = opacity,
    };
}

static double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb)
{
    struct colour colour = palette_colour(rgb, 1.0);
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
           + 0.0722 * linear(colour.blue);
}

double palette_contrast(unsigned a, unsigned b)
{
    double one = luminance(a), other = luminance(b);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

unsigned palette_ink(const struct theme *theme, unsigned rgb)
{
    return palette_contrast(theme->text, rgb) >= palette_contrast(theme->ground, rgb)
               ? theme->text
               : theme->ground;
}
