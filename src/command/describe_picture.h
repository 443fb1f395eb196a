/* describe_picture.h - `attain describe -o FILE.svg`: histograms in place of tables. */
#ifndef ATTAIN_COMMAND_DESCRIBE_PICTURE_H
#define ATTAIN_COMMAND_DESCRIBE_PICTURE_H

#include "command/picture_files.h"
#include "report/description.h"

/* Add the picture of the measures that were asked for, or of the first that hold numbers, and its
 * words in a .txt file beside. Of one file. STATUS_UNSUPPORTED where there are no numbers. */
bool describe_picture_add(struct run *run, const struct description *description,
                          const struct theme *theme, const char *path, enum picture_format format,
                          struct outputs *outputs);

#endif
