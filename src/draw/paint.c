#include "draw/paint.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <glib.h>
#include <math.h>

#include "draw/lettering.h"
#include "draw/palette.h"
#include "draw/png.h"
#include "draw/svg.h"

#define POINTS_PER_INCH 72.0

static void array_release(void *array)
{
    g_byte_array_unref(array);
}

static void surface_release(void *surface)
{
    cairo_surface_destroy(surface);
}

static void pen_release(void *pen)
{
    cairo_destroy(pen);
}

static cairo_status_t bytes_take(void *array, const unsigned char *data, unsigned length)
{
    g_byte_array_append(array, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void colour_set(cairo_t *pen, struct colour colour)
{
    cairo_set_source_rgba(pen, colour.red, colour.green, colour.blue, colour.opacity);
}

/* Fill and stroke the path that stands, and forget it. */
static void path_paint(cairo_t *pen, const struct item *item)
{
    static const double dash[] = { 3.0, 2.0 };
    if (item->fill.opacity > 0.0) {
        colour_set(pen, item->fill);
        cairo_fill_preserve(pen);
    }
    if (item->stroke.opacity > 0.0) {
        colour_set(pen, item->stroke);
        cairo_set_line_width(pen, item->line_width);
        cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
        cairo_set_dash(pen, dash, item->dashed ? 2 : 0, 0.0);
        cairo_stroke_preserve(pen);
    }
    cairo_new_path(pen);
}

static void path_trace(cairo_t *pen, const struct item *item)
{
    for (size_t i = 0; i < item->points; i++)
        cairo_line_to(pen, item->point[i].x, item->point[i].y);
    if (item->closed)
        cairo_close_path(pen);
}

/* Type is set as outlines in a PNG: cairo would move each glyph to a whole pixel. */
static void text_paint(cairo_t *pen, const struct lettering *lettering, const struct item *item,
                       bool outlines)
{
    PangoLayout *layout = lettering_layout(lettering, item);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    colour_set(pen, item->fill);
    cairo_move_to(pen, item->left - pango_units_to_double(logical.x), item->top);
    if (outlines) {
        pango_cairo_layout_path(pen, layout);
        cairo_fill(pen);
    } else {
        pango_cairo_show_layout(pen, layout);
    }
    cairo_new_path(pen);
    g_object_unref(layout);
}

static void scene_paint(struct run *run, cairo_t *pen, const struct scene *scene, bool outlines)
{
    const struct lettering *lettering = lettering_new(run, scene->theme);
    colour_set(pen, palette_colour(scene->theme->ground, 1.0));
    cairo_paint(pen);
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        switch (item->kind) {
        case ITEM_PATH:
            path_trace(pen, item);
            path_paint(pen, item);
            break;
        case ITEM_DISC:
            cairo_arc(pen, item->centre.x, item->centre.y, item->radius, 0.0, 2.0 * M_PI);
            path_paint(pen, item);
            break;
        case ITEM_TEXT:
            text_paint(pen, lettering, item, outlines);
            break;
        }
    }
}

/* An empty date leaves the date out: cairo would put the time of day there, and one that
 * is given is written without the "D:" that a date must begin with (cairo 1.16). */
static void pdf_describe(cairo_surface_t *surface, const struct scene *words)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, words->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, words->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "attain " ATTAIN_VERSION);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

/* Nothing more is painted. */
static bool finish(struct run *run, cairo_t *pen, cairo_surface_t *surface, const char *title)
{
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_status(pen);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    return status == CAIRO_STATUS_SUCCESS
           || run_fail(run, STATUS_NUMERICAL, NOWHERE, "cannot paint %s: %s", title,
                       cairo_status_to_string(status));
}

bool paint_pages(struct run *run, const struct scene *const *page, size_t pages,
                 const struct scene *words, struct bytes *bytes)
{
    GByteArray *array = run_adopt(run, g_byte_array_new(), array_release);
    cairo_surface_t *surface = run_adopt(
        run,
        cairo_pdf_surface_create_for_stream(bytes_take, array, page[0]->width, page[0]->height),
        surface_release);
    cairo_t *pen = run_adopt(run, cairo_create(surface), pen_release);
    pdf_describe(surface, words);
    for (size_t i = 0; i < pages; i++) {
        cairo_pdf_surface_set_size(surface, page[i]->width, page[i]->height);
        scene_paint(run, pen, page[i], false);
        cairo_show_page(pen);
    }
    if (!finish(run, pen, surface, words->title))
        return false;
    *bytes = (struct bytes){ (const char *)array->data, array->len };
    return true;
}

/* cairo has no larger image. */
enum { MOST_PIXELS = 32767 };

static bool check_size(struct run *run, const struct scene *scene, double dpi)
{
    double longest = fmax(scene->width, scene->height) / POINTS_PER_INCH;
    if (ceil(dpi * longest) <= MOST_PIXELS)
        return true;
    return run_fail(run, STATUS_UNWRITABLE, NOWHERE,
                    "%s: a picture of %.0f mm at %g dots per inch is more than a PNG holds; write "
                    "it as .pdf or .svg",
                    scene->title, 25.4 * longest, dpi);
}

bool paint(struct run *run, const struct scene *scene, enum picture_format format, double dpi,
           struct bytes *bytes)
{
    if (format == PICTURE_SVG) {
        *bytes = svg_write(run, lettering_new(run, scene->theme), scene);
        return true;
    }
    if (format == PICTURE_PDF)
        return paint_pages(run, &scene, 1, scene, bytes);
    if (!check_size(run, scene, dpi))
        return false;
    double scale = dpi / POINTS_PER_INCH;
    GByteArray *array = run_adopt(run, g_byte_array_new(), array_release);
    cairo_surface_t *surface =
        run_adopt(run,
                  cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(scale * scene->width),
                                             (int)ceil(scale * scene->height)),
                  surface_release);
    cairo_t *pen = run_adopt(run, cairo_create(surface), pen_release);
    cairo_scale(pen, scale, scale);
    scene_paint(run, pen, scene, true);
    cairo_surface_write_to_png_stream(surface, bytes_take, array);
    if (!finish(run, pen, surface, scene->title))
        return false;
    *bytes = png_describe(run, (struct bytes){ (const char *)array->data, array->len }, scene, dpi);
    return true;
}

const char *paint_library_version(void)
{
    return cairo_version_string();
}
