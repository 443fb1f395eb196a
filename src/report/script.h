/* script.h - fits as the commands that make them again in R or Stata.
 *
 *     fits + where their data are  ──▶  a script that reads the data, fits, prints, and stops
 *                                       where an estimate or a standard error is not as here
 *
 * A script says in comments what it is of, which rows it fits to and what is to be expected. It has
 * the rules of the fit written out: which rows are left out, over whom z() standardises, what
 * fills a missing predictor, the first level of a category (the first by its bytes), which
 * standard errors on which degrees of freedom. A path is as the user wrote it: the script is to be
 * run from the same folder.
 *
 * What has no counterpart is refused, with what to do: errors that are drawn at random (but rows
 * drawn again, of which the script says that its draws are others), and in Stata what it cannot
 * be asked for in its own words.
 *
 * R: lm; sandwich (vcovHC) and clubSandwich (vcovCR, coef_test); haven for .sav and .dta. Run by
 * tests/cases/fit-as-r and compared. Stata's is written by its manuals alone ([R] regress,
 * [U] 11.4.3 Factor variables, [D] import delimited, egen, encode): no Stata ran it. */
#ifndef ATTAIN_REPORT_SCRIPT_H
#define ATTAIN_REPORT_SCRIPT_H

#include "fit/analysis.h"
#include "read/csv.h"
#include "spec/source.h"

enum script_language { SCRIPT_R, SCRIPT_STATA };

/* The names of the languages as formats, "r" and "stata", and by a file's end, .R and .do. */
bool script_named(const char *name, enum script_language *language);
bool script_of_path(const char *path, enum script_language *language);

/* Where a column stands in the file. */
struct script_column {
    const struct column *column; /* of the frame; NULL of what the rows are grouped by */
    const char *name;
    size_t cell; /* its number in a record, from 1 */
};

struct script {
    const char *path;            /* of the data, as the script is to open it */
    const struct input *input;   /* the same; NULL of a panel, which `made_by` writes */
    const char *made_by;         /* "attain panel ..."; NULL where the file is there */
    bool decimal_comma;          /* in the file's numbers */
    const struct texts *missing; /* texts that were declared to mean missing */
    size_t columns;
    const struct script_column *column;
    const struct analysis *analysis;
    bool z_elsewhere; /* z() standardises over rows that the file does not have */
    bool common_rows; /* all fits have the rows that all of them can use */
    bool made_up;
    size_t fits;
    struct fit *const *fit;
};

/* Fails with STATUS_USAGE where something has no counterpart. */
bool script_r(struct run *run, const struct script *script, const char **text);
bool script_stata(struct run *run, const struct script *script, const char **text);

/* For both: the mean and standard deviation that z() of a column takes. */
bool script_standard(struct run *run, const struct script *script, const struct fit *fit,
                     const char *column, double *mean, double *sd);

/* The columns of a formula, each once, the outcome first. */
const char *const *script_columns_of(struct run *run, const struct formula *formula, size_t *count);

const struct script_column *script_column(const struct script *script, const char *name);

/* Whether factor f of term t stands before in the formula, too, its outcome included. */
bool script_repeats(const struct formula *formula, size_t t, size_t f);

/* Whether a column has texts: a category. */
bool script_is_text(const struct script *script, const char *column);

#endif
