/* png.h - what cairo does not write into a PNG: its size on paper and its description.
 *
 * A PNG is eight bytes and then chunks: length, type, data, CRC-32 of type and data. After
 * the header chunk are put pHYs (pixels per metre) and two iTXt (Title, Description).
 * Source: PNG specification, second edition (ISO/IEC 15948:2003), clauses 5 and 11. The check
 * sum is zlib's. Checked against chunks made with Python's. */
#ifndef ATTAIN_DRAW_PNG_H
#define ATTAIN_DRAW_PNG_H

#include "base/output.h"
#include "draw/scene.h"

/* `png` with the chunks added. */
struct bytes png_describe(struct run *run, struct bytes png, const struct scene *scene, double dpi);

#endif
