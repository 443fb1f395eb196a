/* simulated_print.h - printed tables of regressions on made-up data, sound or with one cell
 * altered, for an audit to be tried on.
 *
 * Three made-up outcomes and four to seven made-up predictors (correlated through a common
 * part; some standardised, as tables mark with z) over 50 to 160 rows. Printed: every single
 * predictor of each outcome (S1), all together for two outcomes (S2), and for the third
 * without and with the first outcome, standardised, as one term more (S3); B, SE, p with stars
 * and R2, rounded half away from zero. */
#ifndef ATTAIN_TESTS_SIMULATED_PRINT_H
#define ATTAIN_TESTS_SIMULATED_PRINT_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "base/number.h"
#include "fit/ols.h"
#include "printed/audit.h"

enum print_cell { CELL_ESTIMATE, CELL_STD_ERROR, CELL_P_VALUE, CELL_R_SQUARED, CELLS };

/* One row: its texts, and the numbers behind them. R2 stands in the place of B. */
struct simulated_row {
    const char *table, *outcome, *model, *term, *transform;
    double value[3]; /* B, SE, p; NaN where nothing is printed */
    const char *text[3];
};

struct simulated_print {
    size_t nobs, rows;
    int decimals;
    struct simulated_row *row;
};

static const char *const simulated_outcome[] = { "first", "second", "third" };

static inline const char *simulated_text(struct run *run, double value, size_t column, int decimals)
{
    if (isnan(value))
        return "";
    return column == 2 ? number_p_value(run, value) : number_pointed(run, value, decimals);
}

static inline void simulated_add(struct run *run, struct simulated_print *print, const char *table,
                                 const char *outcome, const char *model, const char *term, double b,
                                 double se, double p)
{
    print->row = run_grow(run, print->row, struct simulated_row, print->rows + 1);
    struct simulated_row *row = &print->row[print->rows++];
    bool standardised = strncmp(term, "z(", 2) == 0;
    const char *label =
        standardised ? talloc_strndup(run, term + 2, strlen(term) - 3) : talloc_strdup(run, term);
    *row = (struct simulated_row){ .table = table,
                                   .outcome = outcome,
                                   .model = model,
                                   .term = strcmp(term, "(Intercept)") == 0 ? "CONSTANT" : label,
                                   .transform = standardised ? "z" : "",
                                   .value = { b, se, p } };
    for (size_t c = 0; c < 3; c++)
        row->text[c] = simulated_text(run, row->value[c], c, print->decimals);
    row->text[2] = talloc_asprintf(run, "%s%s", row->text[2], number_stars(p));
}

/* Fit and print one model; a single predictor's without constant and R2. */
static inline void simulated_fit(struct run *run, struct simulated_print *print,
                                 const struct frame *frame, const char *table, const char *outcome,
                                 const char *model, const char *right, bool whole)
{
    struct formula *formula = NULL;
    struct design *design = NULL;
    struct fit *fit = NULL;
    const char *text = talloc_asprintf(run, "%s ~ %s", outcome, right);
    if (!formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula)
        || !design_build(run, formula, &(struct offer){ .frame = frame }, &design)
        || !ols_fit(run, design, &fit)) {
        fprintf(stderr, "%s\n", run->message);
        exit(1);
    }
    for (size_t i = 1; i <= fit->coefficients; i++) {
        const struct coefficient *c = &fit->coefficient[i % fit->coefficients];
        if (i < fit->coefficients || whole)
            simulated_add(run, print, table, outcome, model, c->term, c->estimate, c->std_error,
                          c->p_value);
    }
    if (whole)
        simulated_add(run, print, table, outcome, model, "R2", fit->r_squared, NAN, NAN);
}

static inline struct frame *simulated_frame(struct run *run, gsl_rng *random, size_t nobs,
                                            size_t predictors)
{
    struct frame *frame = frame_new(run, nobs, "simulated");
    double weight[3][10], common = gsl_ran_flat(random, 0, .8);
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 10; j++)
            weight[i][j] = gsl_ran_gaussian(random, .25);
    for (size_t j = 0; j < predictors + 3; j++)
        frame_add(run, frame,
                  j < predictors ? talloc_asprintf(run, "x%zu", j + 1)
                                 : simulated_outcome[j - predictors],
                  COLUMN_NUMBER);
    for (size_t row = 0; row < nobs; row++) {
        double shared = gsl_ran_gaussian(random, 1), outcome[3] = { 0 };
        frame->row_name[row] = "";
        for (size_t j = 0; j < predictors; j++) {
            double x = common * shared + sqrt(1 - common * common) * gsl_ran_gaussian(random, 1);
            frame->column[j].number[row] = 2 + x;
            for (size_t i = 0; i < 3; i++)
                outcome[i] += weight[i][j] * x;
        }
        double noise = gsl_ran_gaussian(random, 1);
        for (size_t i = 0; i < 3; i++)
            outcome[i] += .6 * noise + gsl_ran_gaussian(random, .8);
        frame->column[predictors].number[row] = .3 * outcome[0];
        frame->column[predictors + 1].number[row] = outcome[1] - 1;
        frame->column[predictors + 2].number[row] = 20 + 3 * outcome[2];
    }
    return frame;
}

/* Tables S1 to S3 of made-up data by that seed. */
static inline struct simulated_print *simulated_print_new(struct run *run, unsigned long seed,
                                                          int decimals)
{
    gsl_rng *random =
        run_adopt(run, gsl_rng_alloc(gsl_rng_mt19937), (void (*)(void *))gsl_rng_free);
    gsl_rng_set(random, seed);
    struct simulated_print *print = talloc_zero(run, struct simulated_print);
    print->nobs = 50 + gsl_rng_uniform_int(random, 111);
    print->decimals = decimals;
    size_t predictors = 4 + gsl_rng_uniform_int(random, 4);
    const struct frame *frame = simulated_frame(run, random, print->nobs, predictors);
    const char *all = "";
    for (size_t j = 0; j < predictors; j++) {
        const char *term = talloc_asprintf(run, j % 2 == 0 ? "z(x%zu)" : "x%zu", j + 1);
        all = talloc_asprintf(run, "%s%s%s", all, j == 0 ? "" : " + ", term);
        for (size_t i = 0; i < 3; i++)
            simulated_fit(run, print, frame, "S1", simulated_outcome[i], "individual", term, false);
    }
    simulated_fit(run, print, frame, "S2", "first", "multiple", all, true);
    simulated_fit(run, print, frame, "S2", "second", "multiple", all, true);
    simulated_fit(run, print, frame, "S3", "third", "Model 1", all, true);
    simulated_fit(run, print, frame, "S3", "third", "Model 2",
                  talloc_asprintf(run, "%s + z(first)", all), true);
    return print;
}

/* The tables as attain audit reads them; line r + 2 is row r. */
static inline struct audit *simulated_audit(struct run *run, const struct simulated_print *print)
{
    char path[] = "/tmp/attain-simulated-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    fputs("table,outcome,model,term,transform,n,b,se,p\n", file);
    for (size_t r = 0; r < print->rows; r++) {
        const struct simulated_row *row = &print->row[r];
        fprintf(file, "%s,%s,%s,%s,%s,%zu,%s,%s,%s\n", row->table, row->outcome, row->model,
                row->term, row->transform, print->nobs, row->text[0], row->text[1], row->text[2]);
    }
    fclose(file);
    struct published *published = NULL;
    struct audit *audit = NULL;
    if (!published_read(run, talloc_strdup(run, path), NULL, &published)
        || !audit_perform(run, &published, 1, &audit)) {
        fprintf(stderr, "%s\n", run->message);
        exit(1);
    }
    unlink(path);
    return audit;
}

/* A printed cell: its row and its column (0 B or R2, 1 SE, 2 p). */
struct alteration {
    size_t row, column;
    enum print_cell cell;
    bool swapped;
    const char *before, *after;
};

static inline const char *swapped_digits(struct run *run, gsl_rng *random, const char *text)
{
    size_t pair[40], pairs = 0;
    for (size_t i = 0; i + 1 < strlen(text) && pairs < 40; i++) {
        size_t next = text[i + 1] == '.' ? i + 2 : i + 1;
        if (text[i] >= '0' && text[i] <= '9' && text[next] >= '0' && text[next] <= '9'
            && text[i] != text[next])
            pair[pairs++] = i;
    }
    if (pairs == 0 || *text == '<')
        return text;
    size_t at = pair[gsl_rng_uniform_int(random, pairs)];
    char *swapped = talloc_strdup(run, text);
    size_t next = swapped[at + 1] == '.' ? at + 2 : at + 1;
    char digit = swapped[at];
    swapped[at] = swapped[next];
    swapped[next] = digit;
    return swapped;
}

/* The number behind the cell moved by one and a half printed units, either way. */
static inline const char *moved_number(struct run *run, gsl_rng *random, double value,
                                       size_t column, int decimals)
{
    double unit = pow(10, column == 2 ? -3 : -decimals);
    double moved = value + (gsl_rng_uniform(random) < .5 ? -1.5 : 1.5) * unit;
    bool outside = column > 0 && moved < 0;
    return outside || (column == 2 && moved > 1) ? NULL
                                                 : simulated_text(run, moved, column, decimals);
}

/* Alter one cell, chosen evenly among those of all rows; its stars stay as they are. */
static inline struct alteration simulated_alter(struct run *run, gsl_rng *random,
                                                struct simulated_print *print, bool swapped)
{
    for (;;) {
        size_t r = gsl_rng_uniform_int(random, print->rows);
        size_t column = gsl_rng_uniform_int(random, 3);
        struct simulated_row *row = &print->row[r];
        if (isnan(row->value[column]))
            continue;
        const char *before = row->text[column];
        size_t length = strcspn(before, "*");
        const char *number = talloc_strndup(run, before, length);
        const char *after =
            swapped ? swapped_digits(run, random, number)
                    : moved_number(run, random, row->value[column], column, print->decimals);
        if (after == NULL || strcmp(after, number) == 0)
            continue;
        row->text[column] = talloc_asprintf(run, "%s%s", after, before + length);
        bool share = strcmp(row->term, "R2") == 0;
        return (
            struct alteration){ r,       column, share ? CELL_R_SQUARED : (enum print_cell)column,
                                swapped, before, row->text[column] };
    }
}

#endif
