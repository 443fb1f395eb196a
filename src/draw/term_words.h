/* term_words.h - what plots of terms say: their title, the notes underneath, the alt text. Words go
 * no further than "goes with". */
#ifndef ATTAIN_DRAW_TERM_WORDS_H
#define ATTAIN_DRAW_TERM_WORDS_H

#include "draw/term_parts.h"

const char *term_words_title(const struct terms_drawn *made);

/* Once the panels are drawn, and it is known which names found a place. */
void term_words_notes(const struct terms_drawn *made);

const char *term_words_alt(const struct terms_drawn *made);

#endif
