/* key.h - what marks and lines stand for: entries in a row above the plot, broken into lines where
 * the page is too narrow. A reader meets them before the plot, in the order of what is drawn. */
#ifndef ATTAIN_DRAW_KEY_H
#define ATTAIN_DRAW_KEY_H

#include "draw/marker.h"
#include "draw/page.h"

struct key_entry {
    const char *label; /* plain text */
    bool line;         /* a stretch of line rather than, or with, a marker */
    bool dashed;
    bool marked; /* a marker */
    bool hollow; /* of which only the outline is drawn */
    enum marker marker;
    unsigned colour; /* as theme.h has it */
};

/* Add the entries below what is on the page; nothing for none. `title` stands before them where it
 * is not NULL. */
void key_add(struct page *page, const char *title, const struct key_entry *entry, size_t entries);

#endif
