/* path.h - the parts of a file's path, as text: nothing is looked up.
 *
 *     out/a.b/panel.csv    last: panel.csv    suffix: .csv */
#ifndef ATTAIN_BASE_PATH_H
#define ATTAIN_BASE_PATH_H

#include "base/run.h"

/* What stands after the last slash; all of it where there is none. */
const char *path_last(const char *path);

/* The last part from its last point on; "" where it has none, or begins with its only one. */
const char *path_suffix(const char *path);

/* `name` as the file at `path` would mean it: in the same folder, unless it is absolute. */
const char *path_beside(struct run *run, const char *path, const char *name);

#endif
