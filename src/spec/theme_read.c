#include <string.h>

#include "spec/contrast.h"
#include "spec/keys.h"
#include "spec/theme.h"
#include "spec/yaml.h"

/* The colours of a theme, by what they are for. */
enum { GROUND, TEXT, SUBDUED, AXIS, GRID, WATERMARK, POINT, LINE, MUTED, SHADES };

/* Of each its key, its field, and the contrast that it needs with the ground. */
static const struct {
    const char *key;
    size_t offset;
    double least;
} shades[SHADES] = {
    [GROUND] = { "ground", offsetof(struct theme, ground), 1.0 },
    [TEXT] = { "text", offsetof(struct theme, text), TEXT_CONTRAST },
    [SUBDUED] = { "subdued", offsetof(struct theme, subdued), TEXT_CONTRAST },
    [AXIS] = { "axis", offsetof(struct theme, axis), MARK_CONTRAST },
    [GRID] = { "grid", offsetof(struct theme, grid), 1.0 },
    [WATERMARK] = { "watermark", offsetof(struct theme, watermark), 1.0 },
    [POINT] = { "point", offsetof(struct theme, point), MARK_CONTRAST },
    [LINE] = { "line", offsetof(struct theme, line), MARK_CONTRAST },
    [MUTED] = { "muted", offsetof(struct theme, muted), MARK_CONTRAST },
};

/* "#12436D". */
static bool read_colour(struct run *run, const char *text, struct place place, unsigned *rgb)
{
    const char *digits = "0123456789ABCDEFabcdef";
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, digits) != 6)
        return run_fail(run, status_at(place), place,
                        "'%s' is no colour; write one as \"#12436D\", in quotes", text);
    *rgb = (unsigned)strtoul(text + 1, NULL, 16);
    return true;
}

/* A colour that nobody could see: where it was said, else where the ground was. */
static bool check_colour(struct run *run, const struct yaml *root, const char *key, unsigned rgb,
                         unsigned ground, double least)
{
    double ratio = contrast_ratio(rgb, ground);
    if (ratio >= least)
        return true;
    struct place place = yaml_place(root, yaml_at(root, key) != NULL ? key : "ground");
    return run_fail(run, status_at(place), place,
                    "#%06X for %s has a contrast of %.2f with the ground #%06X; %s needs %g: make "
                    "it %s",
                    rgb, key, ratio, ground, least == TEXT_CONTRAST ? "text" : "a mark", least,
                    contrast_ratio(ground, BLACK) > contrast_ratio(ground, WHITE) ? "darker"
                                                                                  : "lighter");
}

static bool check_contrast(struct run *run, const struct yaml *root, const struct theme *theme)
{
    for (size_t i = 0; i < SHADES; i++) {
        unsigned rgb = *(const unsigned *)(const void *)((const char *)theme + shades[i].offset);
        if (!check_colour(run, root, shades[i].key, rgb, theme->ground, shades[i].least))
            return false;
    }
    for (size_t i = 0; i < theme->count; i++)
        if (!check_colour(run, root, "series", theme->series[i], theme->ground, MARK_CONTRAST))
            return false;
    return true;
}

/* Five colours of areas, each of which text or ground can be read on. */
static bool fill_classes(struct run *run, const struct yaml *root, const char *key,
                         const struct texts *said, const struct theme *theme, unsigned *classes)
{
    const char *at = yaml_at(root, key) != NULL      ? key
                     : yaml_at(root, "text") != NULL ? "text"
                                                     : "ground";
    struct place place = yaml_place(root, at);
    if (said->count != 0 && said->count != RAMP)
        return run_fail(run, status_at(place), place, "%s has %d colours, not %zu", key, RAMP,
                        said->count);
    for (size_t i = 0; i < said->count; i++)
        if (!read_colour(run, said->text[i], said->place[i], &classes[i]))
            return false;
    for (size_t i = 0; i < RAMP; i++) {
        double text = contrast_ratio(theme->text, classes[i]);
        double ground = contrast_ratio(theme->ground, classes[i]);
        if (text < TEXT_CONTRAST && ground < TEXT_CONTRAST)
            return run_fail(run, status_at(place), place,
                            "on #%06X of %s neither text (contrast %.2f) nor ground (%.2f) can be "
                            "read; one of them needs %g",
                            classes[i], key, text, ground, TEXT_CONTRAST);
    }
    return true;
}

static bool fill_series(struct run *run, const struct yaml *root, const struct texts *series,
                        struct theme *theme)
{
    if (series->count == 0)
        return true;
    if (series->count < 2 || series->count > MOST_SERIES)
        return run_fail(run, status_at(yaml_place(root, "series")), yaml_place(root, "series"),
                        "series has from 2 to %d colours, not %zu", MOST_SERIES, series->count);
    theme->count = series->count;
    for (size_t i = 0; i < series->count; i++)
        if (!read_colour(run, series->text[i], series->place[i], &theme->series[i]))
            return false;
    return true;
}

static bool fill_shades(struct run *run, const struct yaml *root, const char *const *said,
                        struct theme *theme)
{
    for (size_t i = 0; i < SHADES; i++) {
        unsigned *rgb = (unsigned *)(void *)((char *)theme + shades[i].offset);
        if (said[i] != NULL && !read_colour(run, said[i], yaml_place(root, shades[i].key), rgb))
            return false;
    }
    return true;
}

struct theme_parts {
    const char *name, *families, *shade[SHADES];
    struct texts series, ramp, diverging;
    int base, grid_lines;
};

static const char *const no_yes[] = { "no", "yes", NULL };

#define SHADE(which, name, help)                                                                   \
    {                                                                                              \
        name, WANT_TEXT, offsetof(struct theme_parts, shade) + (which) * sizeof(char *), false,    \
            NULL, help                                                                             \
    }
const struct yaml_key theme_keys[] = {
    { "name", WANT_TEXT, offsetof(struct theme_parts, name), false, NULL, "what it is called" },
    { "base", WANT_CHOICE, offsetof(struct theme_parts, base), false, theme_names,
      "the theme that is as it is where nothing is said" },
    { "families", WANT_TEXT, offsetof(struct theme_parts, families), false, NULL,
      "typefaces, with commas: the first that is there" },
    { "series", WANT_TEXTS, offsetof(struct theme_parts, series), false, NULL,
      "colours of series, from 2 to 6" },
    { "ramp", WANT_TEXTS, offsetof(struct theme_parts, ramp), false, NULL,
      "five colours of areas, from few to many" },
    { "diverging", WANT_TEXTS, offsetof(struct theme_parts, diverging), false, NULL,
      "five colours of areas, from below zero to above" },
    { "grid_lines", WANT_CHOICE, offsetof(struct theme_parts, grid_lines), false, no_yes,
      "whether there are grid lines" },
    SHADE(GROUND, "ground", "the ground of the picture"),
    SHADE(TEXT, "text", "titles and labels of axes"),
    SHADE(SUBDUED, "subdued", "captions and numbers at axes"),
    SHADE(AXIS, "axis", "axes and rules"),
    SHADE(GRID, "grid", "grid lines"),
    SHADE(WATERMARK, "watermark", "what stands behind made-up data"),
    SHADE(POINT, "point", "marks of data that are one series"),
    SHADE(LINE, "line", "what is fitted to them"),
    SHADE(MUTED, "muted", "marks that are there for comparison"),
    { NULL },
};

bool theme_read(struct run *run, const char *path, const struct theme **theme)
{
    struct theme_parts parts = { .name = path, .grid_lines = -1 };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root) || !yaml_fill(run, root, "the theme", theme_keys, &parts))
        return false;
    const struct theme *base = NULL;
    struct theme *made = talloc_zero(run, struct theme);
    if (!theme_choose(run, theme_names[parts.base], &base))
        return false;
    *made = *base;
    *theme = made;
    made->name = parts.name;
    if (parts.families != NULL)
        made->families = talloc_asprintf(run, "%s, %s", parts.families, base->families);
    if (parts.grid_lines >= 0)
        made->grid_lines = parts.grid_lines == 1;
    return fill_shades(run, root, parts.shade, made) && fill_series(run, root, &parts.series, made)
           && check_contrast(run, root, made)
           && fill_classes(run, root, "ramp", &parts.ramp, made, made->ramp)
           && fill_classes(run, root, "diverging", &parts.diverging, made, made->diverging);
}
