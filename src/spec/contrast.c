#include "spec/contrast.h"

#include <math.h>

static double linear(unsigned channel)
{
    double c = (double)(channel & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb)
{
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
}

double contrast_ratio(unsigned rgb, unsigned other)
{
    double a = luminance(rgb), b = luminance(other);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}
