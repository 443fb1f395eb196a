#include "fit/candidate_beside.h"

#include <math.h>
#include <string.h>

#include "fit/moments.h"

/* The coefficient of that name; NULL where the fit has none. */
static const struct coefficient *coefficient_of(const struct fit *fit, const char *term)
{
    for (size_t j = 0; j < fit->coefficients; j++)
        if (strcmp(fit->coefficient[j].term, term) == 0)
            return &fit->coefficient[j];
    return NULL;
}

static bool is_low(double p_value)
{
    return p_value < EVIDENCE_LEVEL;
}

static struct candidate_other other_of(const struct candidate *candidate,
                                       const struct coefficient *before)
{
    const struct coefficient *after = coefficient_of(candidate->after.fit, before->term);
    const struct coefficient *model = coefficient_of(candidate->model, before->term);
    struct candidate_other made = { .term = before->term,
                                    .before = before->estimate,
                                    .before_error = before->std_error,
                                    .before_p = before->p_value,
                                    .after = NAN,
                                    .after_error = NAN,
                                    .after_p = NAN,
                                    .rested_on = model != NULL && is_low(model->p_value) };
    if (after == NULL)
        return made;
    made.after = after->estimate;
    made.after_error = after->std_error;
    made.after_p = after->p_value;
    made.crosses = is_low(before->p_value) != is_low(after->p_value);
    made.reverses = before->estimate * after->estimate < 0;
    return made;
}

static void others_fill(struct run *run, struct candidate *candidate)
{
    const struct fit *before = candidate->before;
    candidate->other = run_array(run, struct candidate_other, before->coefficients);
    for (size_t j = 0; j < before->coefficients; j++)
        if (before->coefficient[j].formula_term != SIZE_MAX)
            candidate->other[candidate->others++] = other_of(candidate, &before->coefficient[j]);
}

/* Of two columns of the design, weighted if it is. */
static double correlation_of(const struct design *design, size_t a, size_t b)
{
    gsl_vector_const_view x = gsl_matrix_const_column(design->X, a);
    gsl_vector_const_view y = gsl_matrix_const_column(design->X, b);
    const struct moments mx = moments_of(&x.vector, design->weight);
    const struct moments my = moments_of(&y.vector, design->weight);
    long double sum = 0;
    for (size_t i = 0; i < design->X->size1; i++) {
        double weight = design->weight == NULL ? 1 : gsl_vector_get(design->weight, i);
        sum += (long double)weight * (gsl_vector_get(&x.vector, i) - mx.mean)
               * (gsl_vector_get(&y.vector, i) - my.mean);
    }
    return (double)sum / sqrt(mx.squares * my.squares);
}

/* The largest first; of several columns of the candidate as the design has them. */
static void overlaps_fill(struct run *run, struct candidate *candidate)
{
    const struct candidate_fit *after = &candidate->after;
    const struct fit *fit = after->fit;
    candidate->overlap = run_array(run, struct candidate_overlap, fit->coefficients);
    for (size_t j = 0; j < fit->coefficients; j++) {
        if (fit->coefficient[j].formula_term == SIZE_MAX
            || (j >= after->first && j < after->first + after->columns))
            continue;
        const struct candidate_overlap made = {
            fit->coefficient[j].term,
            after->columns > 1 ? NAN : correlation_of(fit->design, after->first, j),
        };
        size_t at = candidate->overlaps++;
        for (; at > 0 && fabs(candidate->overlap[at - 1].correlation) < fabs(made.correlation);
             at--)
            candidate->overlap[at] = candidate->overlap[at - 1];
        candidate->overlap[at] = made;
    }
}

void candidate_look_beside(struct run *run, const struct geometry *geometry,
                           struct candidate *candidate)
{
    size_t count = 0;
    const struct inflation *inflation = inflations_of(run, candidate->after.fit, geometry, &count);
    others_fill(run, candidate);
    overlaps_fill(run, candidate);
    for (size_t i = 0; i < count; i++)
        if (inflation[i].first == candidate->after.first)
            candidate->inflation = inflation[i];
    candidate->shared = 1 - candidate->inflation.tolerance;
}
