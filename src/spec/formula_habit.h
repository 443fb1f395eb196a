/* formula_habit.h - a model as other programs write it, in the words of this one.
 *
 *     lm(y ~ x, data = t)    ols("y ~ x")         R, Python
 *     regress y x w, robust  reg y i.region       Stata
 *     y = x + w              SAS, gretl
 *
 * Nothing of this is obeyed: it is what a message proposes. */
#ifndef ATTAIN_SPEC_FORMULA_HABIT_H
#define ATTAIN_SPEC_FORMULA_HABIT_H

#include "base/run.h"

/* The formula that a text by another program's rules means; NULL where it is none of these, or
 * where what it means is no formula here. `beside` is what else the text asks for ("robust", "if
 * w > 3", "data = t"), which no formula says; "" for nothing. */
const char *formula_meant(struct run *run, const char *text, const char **beside);

/* Whether a word is a command of other programs that fits by least squares: "lm", "regress". */
bool is_regression_word(const char *word);

#endif
