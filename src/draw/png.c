#include "draw/png.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#define METRES_PER_INCH 0.0254

enum { SIGNATURE = 8, HEADER_CHUNK = 4 + 4 + 13 + 4 };

static void array_release(void *array)
{
    g_byte_array_unref(array);
}

static void append(GByteArray *array, const void *data, size_t length)
{
    g_byte_array_append(array, data, (guint)length);
}

static void append_number(GByteArray *array, uint32_t number)
{
    uint32_t big_endian = GUINT32_TO_BE(number);
    append(array, &big_endian, sizeof big_endian);
}

static void append_chunk(GByteArray *png, const char *type, const GByteArray *data)
{
    append_number(png, data->len);
    size_t from = png->len;
    append(png, type, 4);
    append(png, data->data, data->len);
    append_number(png, (uint32_t)crc32_z(0, png->data + from, png->len - from));
}

static void append_size(struct run *run, GByteArray *png, double dpi)
{
    GByteArray *data = run_adopt(run, g_byte_array_new(), array_release);
    uint32_t per_metre = (uint32_t)lround(dpi / METRES_PER_INCH);
    append_number(data, per_metre);
    append_number(data, per_metre);
    append(data, "\1", 1); /* the unit is the metre */
    append_chunk(png, "pHYs", data);
}

static void append_text(struct run *run, GByteArray *png, const char *keyword, const char *text)
{
    GByteArray *data = run_adopt(run, g_byte_array_new(), array_release);
    append(data, keyword, strlen(keyword) + 1);
    append(data, "\0\0", 2); /* not compressed */
    append(data, "en-GB", 6);
    append(data, "", 1); /* no translated keyword */
    append(data, text, strlen(text));
    append_chunk(png, "iTXt", data);
}

struct bytes png_describe(struct run *run, struct bytes png, const struct scene *scene, double dpi)
{
    GByteArray *described = run_adopt(run, g_byte_array_new(), array_release);
    size_t head = SIGNATURE + HEADER_CHUNK;
    append(described, png.data, head);
    append_size(run, described, dpi);
    append_text(run, described, "Title", scene->title);
    append_text(run, described, "Description", scene->description);
    append(described, png.data + head, png.length - head);
    return (struct bytes){ (const char *)described->data, described->len };
}
