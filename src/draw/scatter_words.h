/* scatter_words.h - what a scatter plot says in words of its groups, sizes, names and lines, beside
 * its findings (caption.h). */
#ifndef ATTAIN_DRAW_SCATTER_WORDS_H
#define ATTAIN_DRAW_SCATTER_WORDS_H

#include "draw/scatter_panel.h"

/* Notes underneath; those of labels once they are placed. */
void scatter_notes(struct scatter *scatter);

/* The sentences of the alt text; NULL for none. */
const char *scatter_alt(struct scatter *scatter);

#endif
