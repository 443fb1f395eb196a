/* tried_choice.h - which columns of the files are tried: those that are named, else all that
 * nothing speaks against (tried_columns.h). */
#ifndef ATTAIN_COMMAND_TRIED_CHOICE_H
#define ATTAIN_COMMAND_TRIED_CHOICE_H

#include "command/tried_files.h"

/* Fill the columns that are tried, and what is understood of all that were looked at. Fails as
 * tried_files_add says. */
bool tried_columns_choose(struct run *run, struct tried_files *tried);

#endif
