/* term_list.h - the things between commas in a word of the command line.
 *
 *     a, poly(b, 2), `c, of d`   ──▶   "a", "poly(b, 2)", "`c, of d`"
 *
 * A comma within brackets or back-quotes separates nothing. */
#ifndef ATTAIN_SPEC_TERM_LIST_H
#define ATTAIN_SPEC_TERM_LIST_H

#include "spec/yaml.h"

/* Each without blanks around it; empty where nothing stands there. What stands twice is
 * there twice. None of NULL. */
struct texts term_list(struct run *run, const char *text, struct place place);

#endif
