/* svg.h - a scene as SVG: shapes as shapes, and text as text.
 *
 * Text can be found, copied, read aloud, translated and edited, and the file is a tenth of what
 * outlines take. Each line of a text is a <text>, each stretch of it in one font a <tspan> that
 * stands where lettering.h measured it, with its length, so that a reader whose system
 * has another font of these families sees the same layout. Families that measure alike come first.
 *
 * Readers who cannot see the picture get a name and a description (<title> and <desc>, role="img",
 * aria-labelledby). Ids hold a check sum of both, so that several pictures can stand in one page of
 * HTML. Source: W3C, SVG 1.1 (second edition), sections 5.4 and 10; WAI-ARIA 1.1. */
#ifndef ATTAIN_DRAW_SVG_H
#define ATTAIN_DRAW_SVG_H

#include "base/output.h"
#include "draw/lettering.h"
#include "draw/scene.h"

/* Lengths are in points, at three decimals. The same scene gives the same bytes. */
struct bytes svg_write(struct run *run, const struct lettering *lettering,
                       const struct scene *scene);

/* The same as a part of a page of HTML: as wide as its place; its ids end in
 * `id`, so that two pictures with the same words can stand in one page. */
struct bytes svg_inline(struct run *run, const struct lettering *lettering,
                        const struct scene *scene, const char *id);

#endif
