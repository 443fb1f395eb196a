/* scatter_panel.h - the plot of a scatter chart, or one of its small multiples: layer upon layer,
 * in the order in which they are painted, so that nothing covers a point (scatter.h). */
#ifndef ATTAIN_DRAW_SCATTER_PANEL_H
#define ATTAIN_DRAW_SCATTER_PANEL_H

#include "draw/caption.h"
#include "draw/label_place.h"
#include "draw/plot_area.h"
#include "draw/series.h"

/* A scatter chart in the making. Arrays are by pair. */
struct scatter {
    struct run *run;
    struct page *page;
    struct plotted plotted;
    bool named;             /* rows may be called by name */
    const char **name;      /* what they are called */
    struct series *colours; /* NULL: one colour */
    struct series *panels;  /* NULL: one plot */
    const double *size;     /* NULL: one size; NaN where a row has none */
    double most_size;       /* of them */
    bool *labelled;         /* named in the plot */
    struct label *label;    /* found: of the rows that are labelled, in all panels */
    size_t labels;
    bool outside; /* names of reference lines stand outside the plot */
};

/* Room for margins and for names outside, before the area is placed. */
void scatter_margins(const struct scatter *scatter, struct plot_area *area);

/* Everything inside an area that is placed and has its ground: of the rows of one panel, or of all
 * (SIZE_MAX). False where the name of a reference line found no place. */
bool scatter_panel(struct scatter *scatter, const struct plot_area *area, size_t panel);

/* The radius of a point of that size; NaN: of one that has none. */
double scatter_radius(const struct scatter *scatter, double size);

/* The opacity of a point that is no other than the rest. */
double scatter_opacity(const struct scatter *scatter);

/* Three round sizes up to the largest, ascending, for a key; returns how many: 0 where all are 0.
 */
size_t scatter_sizes(const struct scatter *scatter, double size[3]);

#endif
