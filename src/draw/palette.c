#include "draw/palette.h"

#include <math.h>

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

unsigned palette_between(const unsigned *stop, size_t stops, double share)
{
    double at = fmin(fmax(share, 0.0), 1.0) * (double)(stops - 1);
    size_t below = (size_t)fmin(floor(at), (double)(stops - 2));
    unsigned rgb = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        double from = (double)(stop[below] >> shift & 0xFF);
        double to = (double)(stop[below + 1] >> shift & 0xFF);
        rgb |= (unsigned)lround(from + (at - (double)below) * (to - from)) << shift;
    }
    return rgb;
}

unsigned palette_text_on(const struct theme *theme, unsigned ground)
{
    const unsigned candidate[] = { theme->text, theme->ground, BLACK };
    for (size_t i = 0; i < sizeof candidate / sizeof *candidate; i++)
        if (contrast_ratio(candidate[i], ground) >= TEXT_CONTRAST)
            return candidate[i];
    return WHITE;
}
