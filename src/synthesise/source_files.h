/* source_files.h - made-up series as the files of a study, each in its real layout.
 *
 *     lait:           seven columns, a line per measure, year and authority; "-" is missing;
 *                     words in a measure's first year only; a line for each aggregate
 *     keyed, survey:  the header that the look of made-up data gives (appearance.h), or the key,
 *                     the authority's name and a column per variable; empty is missing
 *
 * in the order of the register, under the names that the study gives its sources. */
#ifndef ATTAIN_SYNTHESISE_SOURCE_FILES_H
#define ATTAIN_SYNTHESISE_SOURCE_FILES_H

#include "base/output.h"
#include "synthesise/series.h"

void source_files_add(struct run *run, const struct all_series *all, const char *folder,
                      struct outputs *outputs);

#endif
