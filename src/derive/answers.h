/* answers.h - from what people wrote to numbers.
 *
 *     levels: [a, b, ..., k]    1, 2, ..., k
 *     yes: [...], no: [...]     1 and 0; without `no` any other answer is 0
 *     includes: a               1 where a is among the answers of the cell, 0 where others are
 *     answer: percentage ...    amounts.h
 *     a ranking                 rankings.h
 *
 * Words are compared as wording.h does. A text that the source declares to mean missing, or a
 * data symbol, is missing with its reason, unless it is itself one of the answers. Any other word
 * that the study does not know is an error at its cell, which lists all such cells at once.
 *
 * A cell with several answers separates them by ';' (Microsoft Forms) or ',' (the others); a
 * choice that holds a comma itself is found all the same, since it is looked for from separator
 * to separator. Where each choice has a column of its own, the cell is 1 if anything is in it but
 * 0, no, false or "not selected", and 0 if it is blank and the question was answered by another
 * choice; if all are blank it is empty. Cells with several answers are nothing else: as a plain
 * text or number, or by levels, they are refused. */
#ifndef ATTAIN_DERIVE_ANSWERS_H
#define ATTAIN_DERIVE_ANSWERS_H

#include "read/sources.h"

struct answers {
    const struct grid *grid;
    const struct grid_column *cells;
    const struct variable *variable;
    const struct source *source;
    struct ledger *ledger;
    const bool
        *counts; /* rows of the grid: is it the row of an authority? Others are not looked at */
};

/* Does the variable say how its answers are read (levels, yes, includes, a kind of amount)? */
bool answers_said(const struct variable *variable);

/* The numbers of an empty column with the rows of the grid. */
bool answers_read(struct run *run, const struct answers *answers, struct column *by_row);

/* Of a plain column: refuse cells that hold several answers. */
bool answers_single(struct run *run, const struct answers *answers);

/* A cell that is missing is marked so, with its reason; true if it is. */
bool answers_missing(struct run *run, const struct answers *answers, size_t row,
                     struct column *by_row);

/* "; nor are 'x' in line 4 and 'y' in lines 5 and 9": the cells of a refusal but the first; "" for
 * none. */
const char *answers_others(struct run *run, const struct answers *answers, const size_t *row,
                           size_t rows);

#endif
