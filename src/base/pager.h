/* pager.h - text that is longer than the terminal is high, page by page.
 *
 *     ATTAIN_PAGER, else PAGER, else less where there is one
 *
 * As git does: less gets LESS=FRX where LESS is not set, here with a prompt that says how to leave;
 * "cat" or an empty name is none. A reader who leaves before the end has read enough; a pager that
 * fails, or is not there, is done without. Ctrl-C is the pager's while it shows. */
#ifndef ATTAIN_BASE_PAGER_H
#define ATTAIN_BASE_PAGER_H

#include "base/output.h"

/* Would these bytes on standard output go through a pager? Not where standard output is no terminal
 * or TERM is "dumb", nor where the user asked for none. */
bool pager_is_for(const struct run *run, struct bytes bytes);

/* False where there is no pager, or it failed: nothing was read. */
bool pager_show(struct bytes bytes);

#endif
