#include "draw/palette.h"

#include "spec/contrast.h"

struct colour palette_colour(unsigned rgb, double opacity)
{
    return (struct colour){
        .red = (double)(rgb >> 16 & 0xFF) / 255.0,
        .green = (double)(rgb >> 8 & 0xFF) / 255.0,
        .blue = (double)(rgb & 0xFF) / 255.0,
        .opacity = opacity,
    };
}

unsigned palette_ink(const struct theme *theme, unsigned rgb)
{
    return contrast_ratio(theme->text, rgb) >= contrast_ratio(theme->ground, rgb)
               ? theme->text
               : theme->ground;
}
