/* text.h - small questions about UTF-8 text: trimming, listing, likeness, width. */
#ifndef ATTAIN_BASE_TEXT_H
#define ATTAIN_BASE_TEXT_H

#include "base/run.h"

/* Move both ends of text[0..length) past white space (also U+00A0, U+FEFF). */
void text_bounds(const char **text, size_t *length);

/* A copy of text[0..length) without white space (also U+00A0, U+FEFF) at its ends. */
const char *text_trim(struct run *run, const char *text, size_t length);

/* "a", "a and b", "a, b and c"; where an item has an "and" or a comma of its own, "Bath and North
 * East Somerset; Hull; and York". */
const char *text_list(struct run *run, const char *const *items, size_t count);

/* The item nearest to `word` by edits (insert, delete, replace, swap neighbours;
 * Damerau 1964), case ignored, if at most a third of the word would change; else NULL. */
const char *text_nearest(const char *word, const char *const *items, size_t count);

/* "; did you mean 'absence'?", or "" where nothing is near. For the end of a message. */
const char *text_suggestion(struct run *run, const char *word, const char *const *items,
                            size_t count);

/* "'a', 'b' and 'c'": the `few` items nearest to `word` however far, equals by their bytes. */
const char *text_closest(struct run *run, const char *word, const char *const *items, size_t count,
                         size_t few);

/* Columns that the text takes on a terminal. */
size_t text_width(const char *text);

/* `text` broken at spaces into lines of at most `width` columns; each after the first has
 * `indent` spaces in front, which do not count. */
const char *text_wrap(struct run *run, const char *text, size_t width, size_t indent);

/* Words that are longer than `width` characters in pieces of that length, spaces between. */
const char *text_cut(struct run *run, const char *text, size_t width);

#endif
