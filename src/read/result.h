/* result.h - what a regression analysis came to, whoever made it: models with their coefficients.
 *
 *     a CSV file of coefficients, a printed table, JSON, a study that has just run  ──▶  result
 *
 * so that two of them can be set beside each other (printed/difference.h). A figure is a `struct
 * printed`, as in a printed table: its value and the decimals that it shows, or EXACT_DECIMALS
 * where it has all its digits. A model is called by its table, outcome and name; "" is what a file
 * does not say. Terms are as files write them; a label is what tables print of one. */
#ifndef ATTAIN_READ_RESULT_H
#define ATTAIN_READ_RESULT_H

#include <stdint.h>

#include "read/frame.h"
#include "read/published.h"

#define EXACT_DECIMALS SIZE_MAX
#define UNKNOWN_COUNT SIZE_MAX

struct result_coefficient {
    const char *term, *label; /* "z(imd)"; "Index of Multiple Deprivation", or "" */
    bool starred;             /* printed, and stars say what is significant */
    bool rounded;             /* p is rounded by a program: below .0005 it is .000, not <.001 */
    struct printed estimate, std_error, p_value;
};

struct result_model {
    const char *table, *outcome, *outcome_label, *name, *formula, *std_error_type;
    size_t nobs; /* UNKNOWN_COUNT where not said */
    struct printed r_squared, adj_r_squared;
    size_t coefficients;
    struct result_coefficient *coefficient;
};

/* A file that the result was made from. */
struct result_input {
    const char *what, *file, *sha256; /* "lait", "lait.csv" */
    size_t rows;
};

/* The values behind a result: a row per local authority. */
struct result_values {
    const struct frame *frame;
    const char **number; /* rows: LA number */
    const bool *kept;    /* rows: in the analysis; NULL: all */
    bool survey;         /* which rows there are tells who answered, or some of it are answers and
                            nothing says which: nobody is named */
};

struct result {
    const char *name; /* as the user called it */
    bool printed;     /* a printed table: it need not show all that was fitted */
    bool made_up;
    bool survey;                /* a survey is among its files */
    bool confidentiality_known; /* the three that follow: */
    bool confidential_rows;     /* which rows there are tells who answered */
    size_t confidential;
    const char **confidential_variable; /* answers of a survey */
    size_t models;
    struct result_model *model;
    const char *version, *command; /* "" where not said */
    size_t inputs;
    struct result_input *input;
    const struct result_values *values; /* NULL where it is not there */
};

struct result *result_new(struct run *run, const char *name);

/* Add a model, every text "" and every figure none; and to a model a coefficient, likewise. The
 * pointers hold until the next one is added. */
struct result_model *result_add_model(struct run *run, struct result *result);
struct result_coefficient *result_add_coefficient(struct run *run, struct result_model *model);

/* A figure with all its digits; NaN is none. */
struct printed figure_exact(double value);

bool figure_is_exact(const struct printed *figure);

/* A CSV file of coefficients: a printed table (published.h), or rows with `term` and `estimate` and
 * perhaps `std.error`, `p.value`, `nobs`, `table`, `outcome`, `model`, `formula`, as `attain` and
 * R's broom write them (`_` for `.` is the same). Where no estimate, standard error or p-value has
 * more than four decimals, they count as rounded, column by column. Fails as csv_read does, and
 * with STATUS_MALFORMED where it is neither. */
bool result_read_csv(struct run *run, const char *path, struct result **result);

/* What a folder that `attain reproduce -o` left says beside its coefficients: the models' summaries
 * (models.csv), in the order of the coefficients; the values (panel.csv). */
bool result_read_models(struct run *run, const char *path, struct result *result);
bool result_values_read(struct run *run, const char *path, struct result_values **values);

/* Marks of values what the result's provenance says is confidential; where it says nothing of it,
 * or there is none (`known` false), all of it is. */
void result_values_confide(const struct result *result, bool known, struct result_values *values);

#endif
