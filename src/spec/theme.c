#include "spec/theme.h"

/* Families that measure alike come first, so that a page breaks alike on other systems. */
#define SANS "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"

static const struct theme usual = {
    .name = "usual",
    .families = SANS,
    .ground = WHITE,
    .text = BLACK,
    .subdued = DARK_GREY,
    .axis = DARK_GREY,
    .grid = PALE_GREY,
    .watermark = WATERMARK_GREY,
    .point = DARK_BLUE,
    .line = DARK_PINK,
    .muted = MID_GREY,
    .count = MOST_SERIES,
    .series = { DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, DARK_GREY, LIGHT_PURPLE },
    .diverging = { DARK_BROWN, PALE_BROWN, NEAR_WHITE, LIGHT_BLUE, DARK_BLUE },
    .grid_lines = true,
};

const struct theme *theme_usual(void)
{
    return &usual;
}
