/* document_picture.h - a document as a picture: its tables and words beneath each other. */
#ifndef ATTAIN_COMMAND_DOCUMENT_PICTURE_H
#define ATTAIN_COMMAND_DOCUMENT_PICTURE_H

#include "base/output.h"
#include "draw/paint.h"
#include "report/document.h"

/* Tables and pictures in files are of so many dots to the inch. */
enum { TABLE_WIDTH_MM = 175, DOTS_PER_INCH = 300 };

/* How a scene is painted for a format that is of pictures. */
enum picture_format picture_of_format(enum format format);

/* Add a scene as a picture at `path` (NULL or "-": standard output), and beside it in a .txt file
 * what it says to who cannot see it. */
bool picture_add(struct run *run, const struct scene *scene, enum picture_format format,
                 const char *path, struct outputs *outputs);

/* The same of a document; `format` is one of pictures. */
bool document_picture_add(struct run *run, const struct document *document, enum format format,
                          const char *path, struct outputs *outputs);

#endif
