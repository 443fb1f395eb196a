/* share.h - the files that come with the program: studies, registers, samples.
 *
 *     build/attain      ──▶  ../data/areas.csv, ../models/virtual-schools.yaml
 *     bin/attain        ──▶  ../share/attain/data/areas.csv, ... */
#ifndef ATTAIN_BASE_SHARE_H
#define ATTAIN_BASE_SHARE_H

#include "base/run.h"

/* Find "models/virtual-schools.yaml" in ../share/attain, .. or ../.. from the program's own
 * folder. STATUS_UNREADABLE where it is in none of them. */
bool share_find(struct run *run, const char *file, const char **path);

#endif
