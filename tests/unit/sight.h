/* sight.h - colours as they look to people who see fewer of them, and how far apart two then are.
 *
 *     linear RGB' = M linear RGB                     one matrix for each kind, at full severity
 *     distance = sqrt(dL^2 + da^2 + db^2)            CIE 1976 L*a*b*, white D65
 *
 * Source: Machado, Oliveira and Fernandes (2009), IEEE Transactions on Visualization and Computer
 * Graphics 15, 1291-1298, table 1. Grey is the lightness alone. */
#ifndef ATTAIN_TESTS_SIGHT_H
#define ATTAIN_TESTS_SIGHT_H

#include <math.h>

enum sight { SIGHT_USUAL, SIGHT_PROTAN, SIGHT_DEUTAN, SIGHT_TRITAN, SIGHT_GREY, SIGHTS };

static inline void sight_linear(unsigned rgb, double linear[3])
{
    for (int i = 0; i < 3; i++) {
        double c = (double)(rgb >> (16 - 8 * i) & 0xFF) / 255.0;
        linear[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
}

static inline void sight_seen(enum sight sight, double linear[3])
{
    static const double seen[][3][3] = {
        [SIGHT_PROTAN] = { { 0.152286, 1.052583, -0.204868 },
                           { 0.114503, 0.786281, 0.099216 },
                           { -0.003882, -0.048116, 1.051998 } },
        [SIGHT_DEUTAN] = { { 0.367322, 0.860646, -0.227968 },
                           { 0.280085, 0.672501, 0.047413 },
                           { -0.011820, 0.042940, 0.968881 } },
        [SIGHT_TRITAN] = { { 1.255528, -0.076749, -0.178779 },
                           { -0.078411, 0.930809, 0.147602 },
                           { 0.004733, 0.691367, 0.303900 } },
        [SIGHT_GREY] = { { 0.2126, 0.7152, 0.0722 },
                         { 0.2126, 0.7152, 0.0722 },
                         { 0.2126, 0.7152, 0.0722 } },
    };
    double from[3] = { linear[0], linear[1], linear[2] };
    for (int i = 0; i < 3 && sight != SIGHT_USUAL; i++)
        linear[i] = fmin(fmax(seen[sight][i][0] * from[0] + seen[sight][i][1] * from[1]
                                  + seen[sight][i][2] * from[2],
                              0.0),
                         1.0);
}

static inline double sight_root(double t)
{
    return t > 216.0 / 24389.0 ? cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

static inline void sight_lab(enum sight sight, unsigned rgb, double lab[3])
{
    double c[3];
    sight_linear(rgb, c);
    sight_seen(sight, c);
    double x = sight_root((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    double y = sight_root(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    double z = sight_root((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    lab[0] = 116.0 * y - 16.0;
    lab[1] = 500.0 * (x - y);
    lab[2] = 200.0 * (y - z);
}

static inline double sight_distance(enum sight sight, unsigned rgb, unsigned other)
{
    double a[3], b[3];
    sight_lab(sight, rgb, a);
    sight_lab(sight, other, b);
    return sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
                + (a[2] - b[2]) * (a[2] - b[2]));
}

#endif
