/* package.h - files in one zip file, as Office documents are.
 *
 * The same files give the same bytes: each bears the one date (release.h), in universal time. The
 * only file that knows minizip is package.c. */
#ifndef ATTAIN_REPORT_PACKAGE_H
#define ATTAIN_REPORT_PACKAGE_H

#include "base/output.h"

struct package_file {
    const char *name, *text;
};

bool package_write(struct run *run, const struct package_file *file, size_t files,
                   struct bytes *bytes);

/* Of minizip, with which the program was built. */
const char *package_library_version(void);

#endif
