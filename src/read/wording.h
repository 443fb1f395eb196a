/* wording.h - the same words, however they were typed.
 *
 *     "Strongly  agree", "strongly agree "         the same answer
 *     "Don't know" with either apostrophe          the same answer
 *     "2.a. How many staff?", "How many staff"     the same question
 *     "LA Number", "la_number"                     the same heading
 *
 * Case, runs of blanks, curly and straight quotes and the kinds of dash make no difference; of a
 * question neither do the number before it, the marks behind it and Qualtrics' "- Selected
 * Choice"; of a heading only letters and digits count. Nothing else is forgiven: what is only
 * alike is not the same. */
#ifndef ATTAIN_READ_WORDING_H
#define ATTAIN_READ_WORDING_H

#include "spec/yaml.h"

/* What is left of an answer, a question or a heading when that is taken away; release with
 * g_free. */
char *wording_of_answer(const char *text);
char *wording_of_question(const char *text);
char *wording_of_heading(const char *text);

bool wording_same_answer(const char *one, const char *other);
bool wording_same_question(const char *one, const char *other);

/* The index of the first of `texts` that is the same answer; SIZE_MAX where none is. */
size_t wording_among(const struct texts *texts, const char *text);

/* Is the heading one of a list, which has each as wording_of_heading does, and ends with NULL? */
bool wording_heading_among(const char *const *headings, const char *text);

#endif
