/* interval_marks.h - the marks and bars of one row of a picture of intervals (interval_rows.h).
 *
 * Marks stand one under the other, `lane` apart, round the middle of the row. Where they are so
 * many that they fill a row of given height (`fine`) their thin bars are a band, and above a number
 * the marks themselves a line. */
#ifndef ATTAIN_DRAW_INTERVAL_MARKS_H
#define ATTAIN_DRAW_INTERVAL_MARKS_H

#include "draw/interval_rows.h"
#include "draw/plot_area.h"

/* Room between a plot and the word to its right, in the size of the type. */
#define BESIDE_GAP 0.5

/* Where a row is drawn. Lengths in points. */
struct interval_drawn {
    struct page *page;
    const struct interval_series *series;
    const struct plot_area *area;
    bool fine;
    double top, height;
    double gap;  /* of that height, to the next row */
    double lane; /* from mark to mark */
};

void interval_marks_add(const struct interval_drawn *drawn, const struct interval_cell *cell);

#endif
