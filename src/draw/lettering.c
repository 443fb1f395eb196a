#include "draw/lettering.h"

#include <ctype.h>
#include <string.h>

#include "draw/numeral.h"

struct lettering {
    PangoContext *context;
    PangoFontDescription *font;
};

static void description_release(void *description)
{
    pango_font_description_free(description);
}

static void options_release(void *options)
{
    cairo_font_options_destroy(options);
}

static void words_release(void *words)
{
    g_strfreev(words);
}

struct lettering *lettering_new(struct run *run, const struct theme *theme)
{
    PangoFontMap *map = pango_cairo_font_map_get_default(); /* it keeps fonts that were found */
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72.0);

    struct lettering *lettering = talloc_zero(run, struct lettering);
    lettering->context = run_adopt(run, pango_font_map_create_context(map), g_object_unref);
    lettering->font =
        run_adopt(run, pango_font_description_from_string(theme->families), description_release);

    cairo_font_options_t *options = run_adopt(run, cairo_font_options_create(), options_release);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(lettering->context, options);
    pango_context_set_round_glyph_positions(lettering->context, FALSE);
    pango_context_set_base_dir(lettering->context, PANGO_DIRECTION_LTR);
    pango_context_set_language(lettering->context, pango_language_from_string("en-GB"));
    return lettering;
}

PangoLayout *lettering_layout(const struct lettering *lettering, const struct item *item)
{
    static const PangoAlignment alignment[] = {
        [TEXT_LEFT] = PANGO_ALIGN_LEFT,
        [TEXT_CENTRE] = PANGO_ALIGN_CENTER,
        [TEXT_RIGHT] = PANGO_ALIGN_RIGHT,
    };
    PangoLayout *layout = pango_layout_new(lettering->context);
    pango_font_description_set_absolute_size(lettering->font, item->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, lettering->font);
    pango_layout_set_markup(layout, item->markup, -1);
    if (item->wrap > 0.0) {
        pango_layout_set_width(layout, pango_units_from_double(item->wrap));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_alignment(layout, alignment[item->align]);
    return layout;
}

const char *lettering_markup(struct run *run, const char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    char *escaped = g_markup_escape_text(valid, -1);
    const char *markup = talloc_strdup(run, escaped);
    g_free(escaped);
    g_free(valid);
    return markup;
}

#define NO_BREAK_SPACE "\xC2\xA0"

/* "=", "<", ">" or a minus between two words: it stays with both. */
static bool is_sign(const char *word)
{
    if (word != NULL && strcmp(word, MINUS) == 0)
        return true;
    return word != NULL && strchr("=<>", word[0]) != NULL && word[0] != '\0' && word[1] == '\0';
}

/* Does a word hold a decimal point without a digit before it, or a stroke after one (4/n)? A line
 * may be broken there. */
static bool is_breakable_number(const char *word)
{
    for (const char *at = strchr(word, '/'); at != NULL; at = strchr(at + 1, '/'))
        if (at > word && isdigit((unsigned char)at[-1]))
            return true;
    for (const char *at = strchr(word, '.'); at != NULL; at = strchr(at + 1, '.')) {
        bool digit_before = at > word && isdigit((unsigned char)at[-1]);
        if (!digit_before && isdigit((unsigned char)at[1]))
            return true;
    }
    return false;
}

const char *lettering_prose(struct run *run, const char *text)
{
    char **words = run_adopt(run, g_strsplit(numeral_minus(run, text), " ", -1), words_release);
    char *prose = talloc_strdup(run, "");
    for (size_t i = 0; words[i] != NULL; i++) {
        const char *word = lettering_markup(run, words[i]);
        const char *space = is_sign(words[i]) || is_sign(words[i + 1]) ? NO_BREAK_SPACE : " ";
        prose = talloc_asprintf_append_buffer(
            prose,
            is_breakable_number(words[i]) ? "<span allow_breaks='false'>%s</span>%s" : "%s%s", word,
            words[i + 1] == NULL ? "" : space);
    }
    return prose;
}

const char *lettering_heading(struct run *run, const char *id, const char *title)
{
    const char *words = lettering_prose(run, title);
    if (*id == '\0')
        return words;
    return talloc_asprintf(run, "<b>%s</b>  %s", lettering_markup(run, id), words);
}

void lettering_measure(const struct lettering *lettering, struct item *item)
{
    PangoLayout *layout = lettering_layout(lettering, item);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    item->width = pango_units_to_double(logical.width);
    item->height = pango_units_to_double(logical.height);
    item->baseline = pango_units_to_double(pango_layout_get_baseline(layout));
    g_object_unref(layout);
}

double lettering_width(const struct lettering *lettering, const char *markup, double size)
{
    struct item item = { .kind = ITEM_TEXT, .markup = markup, .size = size };
    lettering_measure(lettering, &item);
    return item.width;
}

double lettering_word_width(struct run *run, const struct lettering *lettering, const char *text,
                            double size)
{
    double widest = 0.0;
    for (const char *at = text; *at != '\0'; at += strspn(at, " \n")) {
        size_t length = strcspn(at, " \n");
        const char *word = lettering_markup(run, talloc_strndup(run, at, length));
        widest = MAX(widest, lettering_width(lettering, word, size));
        at += length;
    }
    return widest;
}

struct item *lettering_add(struct run *run, const struct lettering *lettering, struct scene *scene,
                           const char *role, const char *markup, double size, double wrap,
                           struct colour fill)
{
    struct item *item = scene_add(run, scene, ITEM_TEXT, role);
    item->markup = markup;
    item->size = size;
    item->wrap = wrap;
    item->fill = fill;
    lettering_measure(lettering, item);
    return item;
}

const char *lettering_library_version(void)
{
    return pango_version_string();
}
