/* table_figure.h - a table of a study as a figure: by the rules of a printed table
 * (table_picture.h), with the titles and notes of a chart's author around its own. Its numbers are
 * its cells, as they stand. */
#ifndef ATTAIN_DRAW_TABLE_FIGURE_H
#define ATTAIN_DRAW_TABLE_FIGURE_H

#include "draw/figure.h"

figure_maker table_figure;

#endif
