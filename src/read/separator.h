/* separator.h - what separates the cells of a file, by its first text.
 *
 * Spreadsheets say it in a first line `sep=;`, which is no record. Else it is the one of comma,
 * semicolon, tab and pipe whose number, outside quotes, most of the first lines agree in. */
#ifndef ATTAIN_READ_SEPARATOR_H
#define ATTAIN_READ_SEPARATOR_H

#include "base/run.h"

/* The separator that a first line says, and the bytes of that line; '\0' where there is none. */
char separator_said(const char *text, size_t length, size_t *line);

/* The separator that the lines agree in; a comma where none has any. */
char separator_find(const char *text, size_t length);

#endif
