/* theme.h - how pictures look: their type, and the colour of each part by what it is for.
 *
 * A picture names no colour: it asks for "text", "point" or the third "series", and the theme says
 * which that is. What carries meaning keeps a contrast of 3:1 or better with the ground, text
 * 4.5:1, by the formula of WCAG 2.2; what is decoration (grid, watermark) does not, and is said
 * again in words.
 *
 * Where there is no colour, series differ by shape and dash all the same.
 *
 * The usual theme has the Government Analysis Function's palette for charts, whose neighbours, in
 * this order, differ in contrast as well as in hue. Contrast with white stands beside each.
 * Source: Government Analysis Function, "Data visualisation: colours in charts". */
#ifndef ATTAIN_SPEC_THEME_H
#define ATTAIN_SPEC_THEME_H

#include "base/run.h"

enum palette {
    BLACK = 0x000000,          /* 21 */
    WHITE = 0xFFFFFF,          /* 1 */
    DARK_BLUE = 0x12436D,      /* 10.25 */
    TURQUOISE = 0x28A197,      /* 3.17 */
    DARK_PINK = 0x801650,      /* 9.77 */
    ORANGE = 0xF46A25,         /* 3.03 */
    DARK_GREY = 0x3D3D3D,      /* 10.86 */
    LIGHT_PURPLE = 0xA285D1,   /* 3.08 */
    MID_BLUE = 0x2073BC,       /* 4.95 */
    LIGHT_BLUE = 0x6BACE6,     /* 2.42: with a dark outline only */
    MID_GREY = 0x595959,       /* 7.00 */
    PALE_GREY = 0xD9D9D9,      /* 1.41: grid lines only */
    WATERMARK_GREY = 0xE2E2E2, /* 1.29: behind everything, said again in words */
};

enum { MOST_SERIES = 6, RAMP = 5 };

struct theme {
    const char *name;
    const char *families; /* of type: the first that is there */
    /* each 0xRRGGBB */
    unsigned ground;
    unsigned text;      /* titles, labels of axes */
    unsigned subdued;   /* captions, tick labels, printed figures */
    unsigned axis;      /* axes and rules */
    unsigned grid;      /* decoration */
    unsigned watermark; /* decoration */
    unsigned point;     /* marks of data that are one series */
    unsigned line;      /* what is fitted to them, and what is to be looked at */
    unsigned muted;     /* marks that are there for comparison */
    size_t count;       /* of series */
    unsigned series[MOST_SERIES];
    /* Areas by class: few to many, lightness falling or rising throughout; and below, near and above
     * zero. Either text or ground stands on each of them at 4.5:1; outlined, as the palest are near
     * to the ground. */
    unsigned ramp[RAMP];
    unsigned diverging[RAMP];
    bool grid_lines;
};

/* The themes that ship. */
const struct theme *theme_usual(void);
const struct theme *theme_journal(void); /* black and greys, no grid: for print */
const struct theme *theme_dark(void);    /* light on a dark ground: for screens and slides */

extern const char *const theme_names[]; /* of these: "usual", "journal", "dark"; ends with NULL */

/* A theme by name ("usual", "journal", "dark"), or a team's own file (theme_read); NULL is the
 * usual one. STATUS_USAGE where it is neither. */
bool theme_choose(struct run *run, const char *name, const struct theme **theme);

/* A team's own theme:
 *
 *     name: Our county
 *     base: usual                      what is not said is as there
 *     families: Lato, Arial
 *     text: "#1A1A1A"                  colours by the names above, as #RRGGBB
 *     series: ["#00594F", "#E87722"]
 *     ramp: [ five colours ]
 *     grid_lines: no
 *
 * A colour whose contrast with the ground is too low for what it is for (contrast.h) is an error at
 * its place, with the ratio. Fails as yaml_read does. */
bool theme_read(struct run *run, const char *path, const struct theme **theme);

#endif
