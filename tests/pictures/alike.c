/* alike.c - two renderings of one picture, compared.
 *
 *     alike A.png B.png SHARE
 *
 * Renderers place the edges of shapes and of type a fraction of a pixel apart. So a pixel counts as
 * the same where one within a pixel of it, in the other picture, is nearly of its colour, both ways
 * round. Prints the share of pixels that are not; status 1 where it is above SHARE, or the sizes
 * differ by more than a pixel. At 200 dots an inch one other word is some thousandth of a figure.
 */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>

enum { NEARLY = 96 };

struct picture {
    int width, height, stride;
    const unsigned char *data; /* B, G, R, - */
    cairo_surface_t *surface;
};

static struct picture picture_read(const char *path)
{
    cairo_surface_t *file = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(file) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "alike: cannot read %s\n", path);
        exit(2);
    }
    int width = cairo_image_surface_get_width(file), height = cairo_image_surface_get_height(file);
    cairo_surface_t *flat = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *pen = cairo_create(flat);
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_paint(pen);
    cairo_set_source_surface(pen, file, 0, 0);
    cairo_paint(pen);
    cairo_destroy(pen);
    cairo_surface_destroy(file);
    cairo_surface_flush(flat);
    return (struct picture){ width, height, cairo_image_surface_get_stride(flat),
                             cairo_image_surface_get_data(flat), flat };
}

static int difference(const struct picture *a, int ax, int ay, const struct picture *b, int bx,
                      int by)
{
    const unsigned char *p = a->data + (size_t)ay * (size_t)a->stride + 4 * (size_t)ax;
    const unsigned char *q = b->data + (size_t)by * (size_t)b->stride + 4 * (size_t)bx;
    int most = 0;
    for (int i = 0; i < 3; i++)
        most = abs(p[i] - q[i]) > most ? abs(p[i] - q[i]) : most;
    return most;
}

/* The least difference of a pixel of `a` from those within a pixel of it in `b`. */
static int nearest(const struct picture *a, const struct picture *b, int x, int y)
{
    int least = 255;
    for (int v = y - 1; v <= y + 1; v++)
        for (int u = x - 1; u <= x + 1; u++)
            if (u >= 0 && v >= 0 && u < b->width && v < b->height) {
                int other = difference(a, x, y, b, u, v);
                least = other < least ? other : least;
            }
    return least;
}

int main(int count, char **word)
{
    if (count != 4) {
        fprintf(stderr, "usage: alike A.png B.png SHARE\n");
        return 2;
    }
    struct picture a = picture_read(word[1]), b = picture_read(word[2]);
    if (abs(a.width - b.width) > 1 || abs(a.height - b.height) > 1) {
        printf("sizes differ: %d x %d, %d x %d\n", a.width, a.height, b.width, b.height);
        return 1;
    }
    int width = a.width < b.width ? a.width : b.width;
    int height = a.height < b.height ? a.height : b.height;
    double other = 0, pixels = (double)width * height;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            other += nearest(&a, &b, x, y) > NEARLY || nearest(&b, &a, x, y) > NEARLY;
    cairo_surface_destroy(a.surface);
    cairo_surface_destroy(b.surface);
    printf("%.5f of the pixels are other\n", other / pixels);
    return other / pixels <= atof(word[3]) ? 0 : 1;
}
