/* stack.h - scenes beneath each other on one page, flush left, as wide as the widest. */
#ifndef ATTAIN_DRAW_STACK_H
#define ATTAIN_DRAW_STACK_H

#include "draw/scene.h"

/* A paragraph of plain text in a theme, `width` points wide with its margins. */
struct scene *stack_paragraph(struct run *run, const char *text, const struct theme *theme,
                              double width);

/* In points, between two scenes. */
#define STACK_GAP 14.0

/* Their titles and descriptions, one after the other. */
const char *stack_words(struct run *run, struct scene *const *scene, size_t scenes);

/* The scenes in order; their titles and descriptions are read one after the other. One alone stays
 * as it is. The items are taken over. */
struct scene *stack_of(struct run *run, struct scene *const *scene, size_t scenes,
                       const char *title);

#endif
