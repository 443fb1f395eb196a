/* statistical_names.h - names of columns as SPSS and Stata allow them.
 *
 *     SPSS   at most 64 bytes; begins with a letter; letters, digits, . _ $ # @; does not end with
 *            a point or _; none of its reserved words (ALL, AND, BY, ...); case does not tell
 *            two names apart
 *     Stata  at most 32 characters; begins with a letter or _; letters, digits and _; none of its
 *            reserved words (byte, if, str18, ...)
 *
 * A name that is legal stays. In any other, what is not allowed becomes _, it is cut, and where two
 * would be alike the later ends in _2, _3. Names are kept apart without regard to case in
 * both, so that a file can go from one to the other.
 *
 * Source: IBM SPSS Statistics 29 Command Syntax Reference, "Variables"; Stata 18 User's Guide,
 * [U] 11.3 Naming conventions. */
#ifndef ATTAIN_REPORT_STATISTICAL_NAMES_H
#define ATTAIN_REPORT_STATISTICAL_NAMES_H

#include "base/run.h"

enum statistical_program { PROGRAM_SPSS, PROGRAM_STATA };

/* `count` names as the program allows them, in their order. */
const char **statistical_names(struct run *run, const char *const *name, size_t count,
                               enum statistical_program program);

/* The beginning of a UTF-8 text: at most `bytes` of it and at most `characters`, whole characters.
 */
const char *statistical_cut(struct run *run, const char *text, size_t bytes, size_t characters);

#endif
