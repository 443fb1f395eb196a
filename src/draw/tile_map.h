/* tile_map.h - a tile map: one equal square for each local authority, in roughly geographic
 * position (read/tiles.h), coloured by a variable or by the residuals of a model.
 *
 * Small and crowded authorities count as much as large ones, which a map of areas hides. Values are
 * shown in classes (classes.h) as a reader tells five colours apart, not fifty. Each tile has a
 * short name where type of 5 points or more, and of three eighths of the page's, fits on it; thick
 * lines part regions. A tile is a name: answers of a survey are refused. */
#ifndef ATTAIN_DRAW_TILE_MAP_H
#define ATTAIN_DRAW_TILE_MAP_H

#include "draw/figure.h"

/* chart->colour, or the residuals of its one model; chart->label and label_most are outlined. Fails
 * as tile_values_of does, and at a label that names no tile. */
figure_maker tile_map_figure;

#endif
