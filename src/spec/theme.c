#include "spec/theme.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"

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
    .ramp = { 0xE3EFFA, 0xA9D0F2, LIGHT_BLUE, MID_BLUE, DARK_BLUE },
    .diverging = { 0x8A3200, 0xE8A06C, 0xF7F7F7, LIGHT_BLUE, DARK_BLUE },
    .grid_lines = true,
};

/* Greys from black to 3.03 on white. */
static const struct theme journal = {
    .name = "journal",
    .families = SANS,
    .ground = WHITE,
    .text = BLACK,
    .subdued = BLACK,
    .axis = BLACK,
    .grid = PALE_GREY,
    .watermark = WATERMARK_GREY,
    .point = DARK_GREY,
    .line = BLACK,
    .muted = MID_GREY,
    .count = MOST_SERIES,
    .series = { BLACK, 0x767676, DARK_GREY, 0x949494, MID_GREY, 0x858585 },
    .ramp = { 0xF2F2F2, 0xCCCCCC, 0xA0A0A0, 0x636363, 0x252525 },
    .diverging = { 0x595959, 0xB0B0B0, 0xF2F2F2, 0xB0B0B0, 0x595959 }, /* signs stand on them */
    .grid_lines = false,
};

/* Contrast with the ground from 5.65 (turquoise) to 17.9. */
static const struct theme dark = {
    .name = "dark",
    .families = SANS,
    .ground = 0x101820,
    .text = WHITE,
    .subdued = 0xD0D4D9,
    .axis = 0xD0D4D9,
    .grid = 0x3A4048,
    .watermark = 0x2E343B,
    .point = LIGHT_BLUE,
    .line = 0xF2D14B,
    .muted = 0x9AA4AE,
    .count = MOST_SERIES,
    .series = { LIGHT_BLUE, 0xF2D14B, ORANGE, WHITE, TURQUOISE, 0xE8B7D3 },
    .ramp = { 0x16324F, 0x245B8F, 0x5C9BD6, 0x9CC7EE, 0xE3EFFA },
    .diverging = { 0xF28A4B, 0x8A4317, 0x3A3A3A, 0x2B5F94, 0x8FC1EE },
    .grid_lines = true,
};

const struct theme *theme_usual(void)
{
    return &usual;
}

const struct theme *theme_journal(void)
{
    return &journal;
}

const struct theme *theme_dark(void)
{
    return &dark;
}

const char *const theme_names[] = { "usual", "journal", "dark", NULL };

bool theme_choose(struct run *run, const char *name, const struct theme **theme)
{
    static const struct theme *const ships[] = { &usual, &journal, &dark };
    enum { SHIPS = sizeof ships / sizeof *ships };
    for (size_t i = 0; i < SHIPS; i++)
        if (strcmp(name == NULL ? theme_names[0] : name, theme_names[i]) == 0) {
            *theme = ships[i];
            return true;
        }
    if (strcmp(path_suffix(name), ".yaml") == 0)
        return theme_read(run, name, theme);
    const char *near = text_suggestion(run, name, theme_names, SHIPS);
    return run_fail(run, STATUS_USAGE, NOWHERE, "no theme '%s'%s", name,
                    *near != '\0' ? near
                                  : talloc_asprintf(run,
                                                    "; the themes are %s, or a file that ends "
                                                    "in .yaml",
                                                    text_list(run, theme_names, SHIPS)));
}
