/* row_plots.h - plots of the same rows side by side: one, or a grid of small ones.
 *
 *     heading, in bold          what it shows
 *     detail                    its numbers
 *     title of y
 *     the plot                  band, lines, points, names
 *     title of x
 *     what to look for
 *
 * As many panels stand in a row as find room, and rows are filled as evenly as can be; in a row the
 * plots stand level. On a page of fixed height the rows share it, in smaller type, and what to look
 * for is left to the notes, as it is where a picture has no words. */
#ifndef ATTAIN_DRAW_ROW_PLOTS_H
#define ATTAIN_DRAW_ROW_PLOTS_H

#include "draw/label_place.h"
#include "draw/plot_area.h"

struct row_line {
    const char *role;
    size_t points;
    const struct point *point; /* in the units of the data */
    unsigned colour;           /* as theme.h has it */
    bool dashed, thin;         /* thin: for comparison, behind everything */
};

enum { MOST_ROW_LINES = 7 }; /* zero, and both halves of three curves */

struct row_plot {
    const char *heading, *detail, *look; /* plain text; NULL for none */
    const char *x_title, *y_title;
    struct scale x, y;
    bool whole_x; /* ticks of x at whole numbers only */
    size_t points;
    struct point *point; /* in the units of the data */
    const char **name;   /* points: what each is, for a hand that rests on it; NULL for none */
    const double *area;  /* points: relative to the mean; NULL: all the same */
    size_t steps;        /* of the band; 0 for none */
    const struct point *lower, *upper;
    size_t lines;
    struct row_line line[MOST_ROW_LINES];
    size_t labels;
    struct label *label;  /* text only; where its mark is and whether it is placed is found */
    const size_t *marked; /* labels: the point that each names */
};

/* Below what is on the page. Fails with STATUS_USAGE where a page of fixed height is too low. */
bool row_plots_draw(struct page *page, struct row_plot *panel, size_t panels);

/* Whether what to look for stands under the panels rather than in the notes. */
bool row_plots_look_below(const struct page *page);

/* The names that found no place in any panel where they should stand, in words, each once; NULL
 * for none. */
const char *row_plots_unplaced(struct run *run, const struct row_plot *panel, size_t panels);

/* Add a line through points, of which the panel keeps a pointer. */
void row_plot_add_line(struct row_plot *panel, struct row_line line);

#endif
