/* curve.h - a specification curve as it is asked for: the choices that an analyst could have made.
 *
 *     outcomes x rows x missing x focal forms x subsets of optional terms x standard errors
 *
 * A curve file (YAML):
 *
 *     id: Curve 1
 *     title: Persistent absence and KS4 Attainment
 *     focal: [persistent_absence, ln(rate)]    one term in one or more forms
 *     outcomes: [ks4_attainment]
 *     always: [imd]                            in every specification
 *     optional: [demand, [ehcp, ln(ehcp)]]     each in or out; of a list one form, or none
 *     rows:
 *       all: {}
 *       without London: { leave_out: [London], of: region }
 *     missing: [listwise, mean]
 *     standard_errors: [classical, HC3]
 *     cases: common                            or available
 *     test: permutation                        or bootstrap (fit/curve_test.h)
 *     replicates: 500
 *     seed: 1
 *
 * A term is written as in a formula; a sum, a + b, goes in or out as a whole. Every specification
 * has an intercept. With common cases the specifications of one outcome, rows and rule for missing
 * values have the same rows, those complete for every term of the curve; with available cases each
 * has the rows complete for its own. Nothing here reads data or computes. */
#ifndef ATTAIN_SPEC_CURVE_H
#define ATTAIN_SPEC_CURVE_H

#include "spec/formula.h"
#include "spec/inference.h"
#include "spec/yaml.h"

#define USUAL_CURVE_REPLICATES 500
#define MOST_SPECIFICATIONS 2000000

/* A place in the formula that is filled by one of several forms, or, where it is optional, not. */
struct curve_slot {
    const char *name; /* its first form */
    bool optional;
    size_t forms;
    struct formula **form; /* what stands right of `~` counts */
};

/* Which rows. */
struct curve_rows {
    const char *name;
    const char *of; /* column, or what a study groups by; NULL takes all rows */
    bool keep;      /* these groups, or all but these */
    struct texts groups;
};

enum curve_cases { CASES_COMMON, CASES_AVAILABLE };
enum curve_null { NULL_PERMUTATION, NULL_BOOTSTRAP };
extern const char *const curve_case_names[]; /* "common", "available"; ends with NULL */
extern const char *const curve_null_names[]; /* "permutation", "bootstrap"; ends with NULL */

struct curve {
    const char *name; /* of its file, without folder and suffix; "" of options */
    const char *id, *title;
    struct place place;
    size_t outcomes, focals, slots, rows, missings, kinds;
    struct formula **outcome; /* what stands left of `~` counts */
    struct formula **focal;   /* each of one term of one column */
    struct curve_slot *slot;  /* always first, then optional */
    struct curve_rows *row;
    bool *mean; /* missings: predictors that lack a value take the mean */
    bool missing_said;
    enum inference_kind *kind;
    size_t subsets;        /* ways to fill the slots */
    size_t specifications; /* ways to choose all */
    int cases, null;       /* enum curve_cases, enum curve_null */
    size_t replicates;     /* of the test; 0 for none */
    uint64_t seed;
    double conf_level;
};

/* What the options of a command say of a curve: texts as a file would have them, NULL where they
 * say nothing. */
struct curve_words {
    const char *outcome, *focal, *always, *optional; /* terms, with commas between them */
    const char *missing, *standard_errors;
};

/* Those of inference_names that a curve has: classical, HC0 to HC4; ends with NULL. */
extern const char *const curve_se_names[];

/* In curve_read.c and curve_words.c. Fail as yaml_read and formula_parse do, and at the key where there are more
 * specifications than MOST_SPECIFICATIONS, or where the focal term's column is in another term. */
bool curve_read(struct run *run, const char *path, struct curve **curve);
bool curve_of_words(struct run *run, const struct curve_words *words, struct curve **curve);

/* Other rules for missing values, or other standard errors; NULL leaves them. */
bool curve_change(struct run *run, struct curve *curve, const char *missing,
                  const char *standard_errors);

/* What stands in a slot under a choice, from 0; NULL where it is left out. */
size_t slot_choices(const struct curve_slot *slot);
const struct formula *slot_form(const struct curve_slot *slot, size_t choice);

/* "demand", or "a + b": a form as a formula writes it. */
const char *slot_text(const struct formula *form);

/* The choice in each slot that a subset, below curve->subsets, stands for. */
void subset_choices(const struct curve *curve, size_t subset, size_t *choice);

/* "y ~ x + a + b" */
const char *curve_formula(struct run *run, const struct curve *curve, size_t outcome, size_t focal,
                          const size_t *choice);

/* The columns of the data that it names, each once. */
const char *const *curve_columns(struct run *run, const struct curve *curve, size_t *count);

#endif
