#include "draw/svg.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

enum { CHECK_SUM_DIGITS = 8, DECIMALS = 3 };

/* The text that grows, and what is needed to add to it. */
struct writer {
    struct run *run;
    GString *text;
};

static void string_release(void *string)
{
    g_string_free(string, TRUE);
}

static const char *escaped(struct run *run, const char *text, gssize length)
{
    return run_adopt(run, g_markup_escape_text(text, length), g_free);
}

static const char *length_text(struct run *run, double length)
{
    return number_full(run, number_round(length, DECIMALS));
}

static void attribute(struct writer *writer, const char *name, const char *value)
{
    g_string_append_printf(writer->text, " %s=\"%s\"", name, value);
}

static void attribute_length(struct writer *writer, const char *name, double length)
{
    attribute(writer, name, length_text(writer->run, length));
}

static int byte_of(double part)
{
    return (int)floor(255 * part + 0.5);
}

/* fill="#1d70b8" fill-opacity="0.5"; none where nothing is seen. */
static void attribute_colour(struct writer *writer, const char *name, struct colour colour)
{
    if (colour.opacity <= 0) {
        attribute(writer, name, "none");
        return;
    }
    attribute(writer, name,
              talloc_asprintf(writer->run, "#%02x%02x%02x", byte_of(colour.red),
                              byte_of(colour.green), byte_of(colour.blue)));
    if (colour.opacity < 1)
        attribute_length(writer, talloc_asprintf(writer->run, "%s-opacity", name), colour.opacity);
}

static void ink(struct writer *writer, const struct item *item)
{
    attribute_colour(writer, "fill", item->fill);
    if (item->stroke.opacity <= 0)
        return;
    attribute_colour(writer, "stroke", item->stroke);
    attribute_length(writer, "stroke-width", item->line_width);
    attribute(writer, "stroke-linejoin", "round");
    if (item->dashed)
        attribute(writer, "stroke-dasharray", "3 2");
}

/* The end of a shape: its name is what a browser shows of it. */
static void end(struct writer *writer, const struct item *item)
{
    if (item->name == NULL)
        g_string_append(writer->text, "/>\n");
    else
        g_string_append_printf(writer->text, "><title>%s</title></%s>\n",
                               escaped(writer->run, item->name, -1),
                               item->kind == ITEM_DISC ? "circle" : "path");
}

static void path_write(struct writer *writer, const struct item *item)
{
    g_string_append(writer->text, "<path d=\"");
    for (size_t i = 0; i < item->points; i++)
        g_string_append_printf(writer->text, "%s%s %s", i == 0 ? "M" : "L",
                               length_text(writer->run, item->point[i].x),
                               length_text(writer->run, item->point[i].y));
    g_string_append(writer->text, item->closed ? "Z\"" : "\"");
    ink(writer, item);
    end(writer, item);
}

static void disc_write(struct writer *writer, const struct item *item)
{
    g_string_append(writer->text, "<circle");
    attribute_length(writer, "cx", item->centre.x);
    attribute_length(writer, "cy", item->centre.y);
    attribute_length(writer, "r", item->radius);
    ink(writer, item);
    end(writer, item);
}

/* Size, weight and slant, where they are not those of the whole text. */
static void font_write(struct writer *writer, PangoFont *font, double size)
{
    PangoFontDescription *description = pango_font_describe_with_absolute_size(font);
    double own = pango_units_to_double(pango_font_description_get_size(description));
    if (fabs(own - size) > 1e-3)
        attribute_length(writer, "font-size", own);
    if (pango_font_description_get_weight(description) >= PANGO_WEIGHT_SEMIBOLD)
        attribute(writer, "font-weight", "bold");
    if (pango_font_description_get_style(description) != PANGO_STYLE_NORMAL)
        attribute(writer, "font-style", "italic");
    pango_font_description_free(description);
}

/* One stretch of a line: `origin` is that of the layout on the page. What runs from right to left
 * begins at its right end. */
static void stretch_write(struct writer *writer, PangoLayoutIter *iter, const char *text,
                          struct point origin, double size)
{
    const PangoLayoutRun *stretch = pango_layout_iter_get_run_readonly(iter);
    if (stretch == NULL)
        return;
    PangoRectangle extents;
    pango_layout_iter_get_run_extents(iter, NULL, &extents);
    double width = pango_units_to_double(extents.width);
    bool leftward = stretch->item->analysis.level % 2 == 1;
    double baseline = pango_units_to_double(pango_layout_iter_get_baseline(iter));
    g_string_append(writer->text, "<tspan");
    attribute_length(writer, "x",
                     origin.x + pango_units_to_double(extents.x) + (leftward ? width : 0));
    attribute_length(writer, "y", origin.y + baseline - pango_units_to_double(stretch->y_offset));
    if (leftward)
        attribute(writer, "direction", "rtl");
    attribute_length(writer, "textLength", width);
    attribute(writer, "lengthAdjust", "spacingAndGlyphs");
    font_write(writer, stretch->item->analysis.font, size);
    g_string_append_printf(
        writer->text, ">%s</tspan>",
        escaped(writer->run, text + stretch->item->offset, stretch->item->length));
}

static void text_write(struct writer *writer, const struct lettering *lettering,
                       const struct item *item)
{
    PangoLayout *layout = lettering_layout(lettering, item);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    struct point origin = { item->left - pango_units_to_double(logical.x), item->top };
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        bool first = pango_layout_iter_get_line_readonly(iter)->runs == NULL
                     || pango_layout_iter_get_run_readonly(iter)
                            == pango_layout_iter_get_line_readonly(iter)->runs->data;
        if (first) {
            g_string_append(writer->text, "<text");
            attribute_length(writer, "font-size", item->size);
            attribute_colour(writer, "fill", item->fill);
            if (item->on_mark)
                attribute(writer, "pointer-events", "none");
            g_string_append(writer->text, ">");
        }
        stretch_write(writer, iter, pango_layout_get_text(layout), origin, item->size);
        if (pango_layout_iter_get_run_readonly(iter) == NULL)
            g_string_append(writer->text, "</text>\n");
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    g_object_unref(layout);
}

static const char *check_sum(struct run *run, const struct scene *scene)
{
    const char *words = talloc_asprintf(run, "%s\n%s", scene->title, scene->description);
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, words, -1);
    return talloc_strndup(run, run_adopt(run, sum, g_free), CHECK_SUM_DIGITS);
}

/* What all pictures begin with: `place` says where it stands and how wide. */
static void head_write(struct writer *writer, const struct scene *scene, const char *place,
                       const char *id)
{
    struct run *run = writer->run;
    const char *width = length_text(run, scene->width), *height = length_text(run, scene->height);
    g_string_append_printf(
        writer->text,
        "<svg %s viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"title-%s description-%s\" "
        "font-family=\"%s\" xml:space=\"preserve\">\n"
        "<title id=\"title-%s\">%s</title>\n<desc id=\"description-%s\">%s</desc>\n"
        "<rect width=\"%s\" height=\"%s\" fill=\"#%06x\"/>\n",
        place, width, height, id, id, escaped(run, scene->theme->families, -1), id,
        escaped(run, scene->title, -1), id, escaped(run, scene->description, -1), width, height,
        scene->theme->ground);
}

static struct bytes items_write(struct writer *writer, const struct lettering *lettering,
                                const struct scene *scene)
{
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        if (item->kind == ITEM_PATH)
            path_write(writer, item);
        else if (item->kind == ITEM_DISC)
            disc_write(writer, item);
        else
            text_write(writer, lettering, item);
    }
    g_string_append(writer->text, "</svg>\n");
    return (struct bytes){ writer->text->str, writer->text->len };
}

struct bytes svg_write(struct run *run, const struct lettering *lettering,
                       const struct scene *scene)
{
    struct writer writer = { run, run_adopt(run, g_string_new(NULL), string_release) };
    g_string_append(writer.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    head_write(&writer, scene,
               talloc_asprintf(run,
                               "xmlns=\"http://www.w3.org/2000/svg\" width=\"%spt\" "
                               "height=\"%spt\"",
                               length_text(run, scene->width), length_text(run, scene->height)),
               check_sum(run, scene));
    return items_write(&writer, lettering, scene);
}

struct bytes svg_inline(struct run *run, const struct lettering *lettering,
                        const struct scene *scene, const char *id)
{
    struct writer writer = { run, run_adopt(run, g_string_new(NULL), string_release) };
    head_write(&writer, scene, "width=\"100%\"", id);
    return items_write(&writer, lettering, scene);
}
