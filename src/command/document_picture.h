/* document_picture.h - a document as a picture: its tables and words beneath each other. */
#ifndef ATTAIN_COMMAND_DOCUMENT_PICTURE_H
#define ATTAIN_COMMAND_DOCUMENT_PICTURE_H

#include "base/output.h"
#include "draw/paint.h"
#include "report/document.h"

/* How a scene is painted for a format that is of pictures. */
enum picture_format picture_of_format(enum format format);

/* Add a document at `path` (NULL or "-": standard output); `format` is one of pictures. */
bool document_picture_add(struct run *run, const struct document *document, enum format format,
                          const char *path, struct outputs *outputs);

#endif
