/* html_figure.h - a figure as part of a page of HTML: its titles and notes as text, the picture as
 * inline SVG, and underneath, folded, the picture in words and its numbers as a table. A figure
 * that is a table is one of the page, and no picture of text.
 *
 * The picture comes in two forms, for a page and for the width of a telephone; one of them is
 * shown, and only that one is there for who hears the page. The second is
 * shown somewhat larger than it is laid out, over the margins of the page, so that its lettering of
 * 8 points has about 12 pixels as the first has. Notes that are not the
 * same for both stand under each. Without a script a mark's name shows where the pointer rests.
 * With it, the picture is one stop of the keyboard: arrow keys walk the named marks from left to
 * right, Home and End go to the first and the last, Escape leaves; the name stands beside the mark
 * and is said aloud. Marks that may not be named have no name, and then there is nothing to walk.
 * Source: WCAG 2.2 (W3C 2023), 1.1.1, 1.4.5, 1.4.10, 1.4.13, 2.1.1, 4.1.3; ARIA Authoring
 * Practices. */
#ifndef ATTAIN_REPORT_HTML_FIGURE_H
#define ATTAIN_REPORT_HTML_FIGURE_H

#include "report/table.h"

/* How wide the two are laid out. */
#define HTML_FIGURE_WIDE_MM "150"
#define HTML_FIGURE_NARROW_MM "76"

struct html_figure {
    const char *name;          /* "Figure 1b"; "" for none */
    const char *headline;      /* what it says, in its author's words; NULL for none */
    const char *title;         /* what it is */
    const char *absent;        /* why it is left out; NULL where it is not, and then: */
    const struct table *table; /* which the figure is; NULL of a picture, and then: */
    const char *wide, *narrow; /* SVG */
    const char *alt;           /* in words */
    const struct table *numbers;
    size_t notes, narrow_notes; /* under the one and under the other */
    const char *const *note, *const *narrow_note;
};

/* Of one that is not left out. `id` begins every id of it. */
const char *html_figure(struct run *run, const struct html_figure *figure, const char *id,
                        bool open);

/* What a page with figures needs once: in its style, and at its end. */
extern const char html_figure_style[], html_figure_script[];

/* A part of a page that is folded until it is asked for, or open. */
const char *html_folded(struct run *run, const char *summary, const char *inside, bool open);

#endif
