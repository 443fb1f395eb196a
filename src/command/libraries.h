/* libraries.h - what the program stands on, as it is on this machine: for reports of bugs.
 *
 * Each library is asked by the file that it belongs to (tests/layers.sh), as it runs; libcsv and
 * minizip, which do not tell, are what the program was built with. */
#ifndef ATTAIN_COMMAND_LIBRARIES_H
#define ATTAIN_COMMAND_LIBRARIES_H

#include "base/run.h"

/* "GSL 2.7.1, libcsv 3.0.3, ..." */
const char *libraries_text(struct run *run);

#endif
