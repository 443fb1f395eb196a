/* diagnostic_words.h - what diagnostics say: the notes underneath and the alt text. */
#ifndef ATTAIN_DRAW_DIAGNOSTIC_WORDS_H
#define ATTAIN_DRAW_DIAGNOSTIC_WORDS_H

#include "draw/diagnosed_rows.h"

/* Once the panels are drawn, and it is known which names found a place. */
void diagnostic_words_notes(const struct diagnostics *made);

const char *diagnostic_words_alt(const struct diagnostics *made);

#endif
