/* study_figure.h - a chart of a study as a figure, fitted to the rows and with the standard errors
 * that it and its study ask for. */
#ifndef ATTAIN_COMMAND_STUDY_FIGURE_H
#define ATTAIN_COMMAND_STUDY_FIGURE_H

#include "command/picture_files.h"
#include "draw/figure.h"

/* `words`: titles and notes are part of the picture. Fails as figure_make and map_tiles do. */
bool study_figure(struct run *run, const struct panel *panel, const struct chart *chart,
                  const struct picture_look *look, bool words, struct figure **figure);

#endif
