/* svg.h - what cairo does not write into an SVG: a name and a description for readers who
 * cannot see it (<title> and <desc>, role="img", aria-labelledby), and ids that are the
 * same each time and never those of another picture.
 *
 * cairo numbers its surfaces through the whole life of a program, and the glyphs of every
 * picture from one. Here the ids hold a check sum of title and description instead, so that
 * a file does not depend on those made before it and several can stand in one page of HTML.
 * Source: W3C, SVG 1.1 section 5.4; WAI-ARIA 1.1. */
#ifndef ATTAIN_DRAW_SVG_H
#define ATTAIN_DRAW_SVG_H

#include "base/output.h"
#include "draw/scene.h"

struct bytes svg_describe(struct run *run, struct bytes svg, const struct scene *scene);

#endif
