/* fit_words.h - what pictures of fits say in words: who is in them, what their intervals are. */
#ifndef ATTAIN_DRAW_FIT_WORDS_H
#define ATTAIN_DRAW_FIT_WORDS_H

#include "fit/analysis.h"

/* "n = 145 local authorities in each model. Left out for want of a value: 6.", "n = 91 to 96 ...".
 */
const char *fits_rows_words(struct run *run, const struct analysis *analysis,
                            struct fit *const *fit, size_t fits);

/* "95%", of the intervals. */
const char *fit_level_words(struct run *run, const struct fit *fit);

/* "classical standard errors": each kind once; and what a reader must know of one, or NULL. */
const char *fits_errors_words(struct run *run, struct fit *const *fit, size_t fits);
const char *fits_caution(struct fit *const *fit, size_t fits);

#endif
