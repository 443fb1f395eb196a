/* key_words.h - what a key of a study, a table or a chart says, in a line: the comments of the files
 * that `attain new` writes. */
#ifndef ATTAIN_SPEC_KEY_WORDS_H
#define ATTAIN_SPEC_KEY_WORDS_H

struct key_words {
    const char *of; /* "study", "source", "variable", "table", "chart" */
    const char *key, *words;
};

/* All of them; ends with a NULL key. */
extern const struct key_words key_words[];

/* Those of a key; it must have some. */
const char *key_words_of(const char *of, const char *key);

#endif
