/* tried_columns.h - why a column of a file is not tried as a predictor: the rules of tried_files.h.
 *
 * Reasons are words that follow "heading: ". */
#ifndef ATTAIN_COMMAND_TRIED_COLUMNS_H
#define ATTAIN_COMMAND_TRIED_COLUMNS_H

#include "command/tried_files.h"

/* Why it cannot be new to the models: one has it, it is an outcome, or the one is made of the
 * other. NULL where it can. */
const char *column_known(struct run *run, const struct tried_files *tried,
                         const struct series *series);

/* Why it is not tried unless it is named: what it holds. NULL where it is tried. */
const char *column_unfit(struct run *run, const struct tried_files *tried, size_t file,
                         const struct series *series);

/* Why it has no number in the periods that are asked for; NULL where it has. Of measures. */
const char *column_lacks_periods(struct run *run, const struct tried_files *tried, size_t file,
                                 const struct series *series);

/* "2017-2019", "2018" or "2016/17-2018/19", as they were written; `between` stands between two. */
const char *periods_written(struct run *run, const struct periods *periods, const char *between);

/* Are all its texts yes or no, in whatever letters? */
bool column_is_yes_no(const struct series *series);

/* Those of them that begin with that letter, y or n, as they are written. */
void column_answers(struct run *run, const struct series *series, char letter,
                    struct texts *texts);

/* How many values of it differ. */
size_t column_differing(struct run *run, const struct series *series);

#endif
