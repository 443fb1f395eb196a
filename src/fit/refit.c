#include "fit/refit.h"

#include <math.h>
#include <stdint.h>

#include "base/matrix.h"
#include "fit/basis.h"

/* What of a fit is fitted again. */
struct part {
    size_t rows, columns;
    size_t *row, *column; /* indices in the whole */
};

static struct part rows_kept(struct run *run, const struct fit *fit, const bool *keep)
{
    struct part part = { .row = run_array(run, size_t, fit->nobs),
                         .column = run_array(run, size_t, fit->coefficients),
                         .columns = fit->coefficients };
    for (size_t i = 0; i < fit->nobs; i++)
        if (keep[i])
            part.row[part.rows++] = i;
    for (size_t j = 0; j < fit->coefficients; j++)
        part.column[j] = j;
    return part;
}

static gsl_matrix *matrix_part(struct run *run, const gsl_matrix *whole, const struct part *part)
{
    if (whole == NULL)
        return NULL;
    gsl_matrix *made = matrix_new(run, part->rows, part->columns);
    for (size_t i = 0; i < part->rows; i++)
        for (size_t j = 0; j < part->columns; j++)
            gsl_matrix_set(made, i, j, gsl_matrix_get(whole, part->row[i], part->column[j]));
    return made;
}

static gsl_vector *vector_part(struct run *run, const gsl_vector *whole, const struct part *part)
{
    if (whole == NULL)
        return NULL;
    gsl_vector *made = vector_new(run, part->rows);
    for (size_t i = 0; i < part->rows; i++)
        gsl_vector_set(made, i, gsl_vector_get(whole, part->row[i]));
    return made;
}

static const struct design *design_part(struct run *run, const struct design *whole,
                                        const struct part *part)
{
    struct design *made = talloc_zero(run, struct design);
    *made = *whole;
    made->X = matrix_part(run, whole->X, part);
    made->X_low = matrix_part(run, whole->X_low, part);
    made->y = vector_part(run, whole->y, part);
    made->weight = vector_part(run, whole->weight, part);
    made->row = run_array(run, size_t, part->rows);
    made->column_name = run_array(run, const char *, part->columns);
    made->column_term = run_array(run, size_t, part->columns);
    for (size_t i = 0; i < part->rows; i++)
        made->row[i] = whole->row[part->row[i]];
    for (size_t j = 0; j < part->columns; j++) {
        made->column_name[j] = whole->column_name[part->column[j]];
        made->column_term[j] = whole->column_term[part->column[j]];
    }
    return made;
}

static bool is_of_several(const struct design *design, size_t column)
{
    size_t columns = 0;
    for (size_t j = 0; j < design->X->size2; j++)
        columns += design->column_term[j] == design->column_term[column];
    return columns > 1;
}

/* Without the first category another is the one that all else is compared with: the intercept, the
 * categories, and whatever is part of an interaction with them, are no more what they were. */
static void doubt_all_within(const struct design *design, size_t column, bool *doubtful)
{
    const struct term *term = design->formula->term;
    for (size_t other = 0; other < design->X->size2; other++)
        doubtful[other] |= design->column_term[other] == SIZE_MAX
                           || (design->column_term[column] != SIZE_MAX
                               && term_within(&term[design->column_term[other]],
                                              &term[design->column_term[column]]));
}

/* Take out what the rows do not identify; categories give way to whatever has one column.
 * `doubtful` flags columns whose estimates would not be what they were. */
static void columns_thin(struct run *run, const struct design *design, struct part *part,
                         bool *doubtful)
{
    struct basis *basis = basis_new(run, part->rows, part->columns);
    double *x = run_array(run, double, part->rows);
    bool *stays = run_array(run, bool, part->columns);
    for (int several = 0; several < 2; several++)
        for (size_t j = 0; j < part->columns; j++) {
            if (is_of_several(design, j) != (several == 1))
                continue;
            bool zero = true;
            for (size_t i = 0; i < part->rows; i++) {
                x[i] = gsl_matrix_get(design->X, part->row[i], j);
                zero = zero && x[i] == 0;
            }
            stays[j] = basis_add(basis, x);
            if (!stays[j] && !zero)
                doubt_all_within(design, j, doubtful);
        }
    size_t columns = 0;
    for (size_t j = 0; j < part->columns; j++)
        if (stays[j])
            part->column[columns++] = j;
    part->columns = columns;
}

static bool fit_part(struct run *run, const struct analysis *analysis, const struct fit *fit,
                     const struct part *part, enum inference_kind kind, struct fit **made)
{
    struct inference inference = fit->inference;
    inference.kind = kind;
    return part->columns > 0 && part->rows > part->columns
           && ols_fit(run, design_part(run, fit->design, part), made)
           && infer(run, analysis->offer.frame, &inference, *made);
}

void refit_rows(const struct analysis *analysis, const struct fit *fit, const bool *keep,
                enum inference_kind kind, const struct refit *refit)
{
    for (size_t j = 0; j < fit->coefficients; j++)
        refit->estimate[j] = refit->std_error[j] = refit->p_value[j] = refit->conf_low[j] =
            refit->conf_high[j] = NAN;
    struct run *trial = run_new(); /* its failures are its own, and its memory goes */
    trial->quiet = true;
    struct part part = rows_kept(trial, fit, keep);
    bool *doubtful = run_array(trial, bool, fit->coefficients);
    struct fit *made = NULL;
    bool ok = fit_part(trial, analysis, fit, &part, kind, &made);
    if (!ok && part.rows > 0) {
        size_t before = part.columns;
        columns_thin(trial, fit->design, &part, doubtful);
        ok = part.columns < before && fit_part(trial, analysis, fit, &part, kind, &made);
    }
    for (size_t j = 0; ok && j < part.columns; j++) {
        size_t column = part.column[j];
        const struct coefficient *c = &made->coefficient[j];
        if (doubtful[column])
            continue;
        refit->estimate[column] = c->estimate;
        refit->std_error[column] = c->std_error;
        refit->p_value[column] = c->p_value;
        refit->conf_low[column] = c->conf_low;
        refit->conf_high[column] = c->conf_high;
    }
    talloc_free(trial);
}
