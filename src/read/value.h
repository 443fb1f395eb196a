/* value.h - what a cell of numbers holds: a number, the reason why there is none, or neither.
 *
 *     declared missing  >  number (numeral.h)  >  symbol (symbol.h)  >  odd
 *
 * What is declared comes first, so that -99 can mean missing; a declared number is meant
 * however it is written (-99, -99.0). Odd is what none of these knows: it is never guessed at,
 * and the refusal says what it seems to be and what to do about it. */
#ifndef ATTAIN_READ_VALUE_H
#define ATTAIN_READ_VALUE_H

#include "read/numeral.h"
#include "read/symbol.h"

struct value_rules {
    enum decimal_sign decimal;
    enum dialect dialect;
    const struct texts *declared; /* NULL: none */
    /* For messages. How a text is declared: "--missing", "'missing' of the source 'survey':"; */
    const char *remedy;
    const char *source; /* and the study's name of the source; NULL: options of a command say it */
};

/* True if the trimmed text is a number (*missing is PRESENT) or stands for none (its reason);
 * false if it is odd, and then numeral->doubtful may say more. */
bool value_read(const char *text, const struct value_rules *rules, struct numeral *numeral,
                enum missing *missing);

/* What an odd text is, and what to do, as a sentence: "'85-90' in the column 'pep' is a range;
 * decide on one number, or declare it with --missing '85-90'". `column` NULL: without it. */
const char *value_refusal(struct run *run, const char *text, const char *column,
                          const struct value_rules *rules);

#endif
