/* suppressed_option.h - where suppressed values may lie, as the command line says it.
 *
 *     --suppressed 0:5    --suppressed 'places=0:5' */
#ifndef ATTAIN_COMMAND_SUPPRESSED_OPTION_H
#define ATTAIN_COMMAND_SUPPRESSED_OPTION_H

#include "report/section.h"

/* The ranges go into the inquiry. `text` ends with NULL, or is NULL. Fails with STATUS_USAGE where
 * one is no range, and with STATUS_UNSUPPORTED where the frame has no such column. */
bool suppressed_ranges(struct run *run, char *const *text, const struct frame *frame,
                       struct inquiry *inquiry);

#endif
