/* number.h - decimal text to double and back, in the C locale whatever the user's.
 *
 * Reading takes the whole text or nothing: [+-] digits [. digits] [e [+-] digits],
 * so neither "0.9abc" nor "0x1p3" nor "inf" is a number.
 *
 * Rounding is half away from zero on the decimal value, that is, on the shortest
 * decimal that reads back as the same double: 2.675 at two decimals is 2.68
 * although the double lies below it, and 0.0005 at three is .001. A result that
 * rounds to zero has no sign. */
#ifndef ATTAIN_BASE_NUMBER_H
#define ATTAIN_BASE_NUMBER_H

#include "base/run.h"

/* True and the value if all of `text` (length bytes, trimmed by the caller) is a
 * finite decimal number; U+2212 is read as a minus sign. */
bool number_read(const char *text, size_t length, double *value);

/* The shortest decimal text that reads back as the same double: "0.1", "100", "-1.5e-07".
 * NaN and infinities give "". Owned by the run. */
const char *number_full(struct run *run, double value);

/* `value` at `decimals` (0 or more) decimals: "-0.058", "19.28", "0.000". */
const char *number_fixed(struct run *run, double value, int decimals);

/* The same without the zero before the point: "-.058"; "1.067" stays. */
const char *number_pointed(struct run *run, double value, int decimals);

/* To the decimals that give its standard error four significant digits: "0.3278" for .1234; in
 * powers of ten where these would be too many, or the error a million or more; as number_full where
 * the error is not above zero. */
const char *number_to_error(struct run *run, double value, double std_error);

/* Degrees of freedom: "141", or "6.28" where they are no whole number. */
const char *number_df(struct run *run, double df);

/* A p-value: three decimals without leading zero, "<.001" below that. */
const char *number_p_value(struct run *run, double p_value);

/* The same to so many decimals (1 to 17): "<.01" below .01 where they are two. */
const char *number_p_value_to(struct run *run, double p_value, int decimals);

/* "***" below .001, "**" below .01, "*" below .05, "" otherwise (and for NaN). */
const char *number_stars(double p_value);

/* A p-value with its stars: "<.001***", ".016*". One that would be printed as a level that it is
 * below has the decimals that show it: .04996 is ".04996*", not ".050*". */
const char *number_p_starred(struct run *run, double p_value, int decimals);

/* "p = .015", "p < .001": for sentences. */
const char *number_p_phrase(struct run *run, double p_value);

/* `value` with one digit before the point and `decimals` (0 to 16) after it: "-4.10e-07". */
const char *number_scientific(struct run *run, double value, int decimals);

/* `value` rounded as number_fixed does, as a double. */
double number_round(double value, int decimals);

/* A whole number with thousands separators: "641,070". */
const char *number_count(struct run *run, size_t count);

#endif
