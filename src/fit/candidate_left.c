#include "fit/candidate_left.h"

#include <math.h>
#include <stdint.h>

#include "fit/basis.h"
#include "fit/distribution.h"

/* Column j of the weighted design, with zeros for the rows that are not kept. */
static void column_kept(const struct design *design, size_t j, const bool *keep, double *column)
{
    for (size_t i = 0; i < design->X->size1; i++) {
        double root = design->weight == NULL ? 1 : sqrt(gsl_vector_get(design->weight, i));
        column[i] = keep[i] ? root * gsl_matrix_get(design->X, i, j) : 0;
    }
}

/* p of the F of the candidate's columns on the rows kept; NaN where they identify none. */
static double p_together(struct run *run, const struct candidate *candidate, const bool *keep)
{
    const struct design *design = candidate->after.fit->design;
    const size_t n = design->X->size1, p = design->X->size2, first = candidate->after.first;
    struct basis *basis = basis_new(run, n, p);
    double *column = run_array(run, double, n), *residual = run_array(run, double, n);
    double total = 0, kept = 0;
    for (size_t j = 0; j < p; j++) {
        column_kept(design, j, keep, column);
        if (j < first || j >= first + candidate->after.columns)
            basis_add(basis, column);
    }
    const size_t inner = basis->columns;
    for (size_t j = first; j < first + candidate->after.columns; j++) {
        column_kept(design, j, keep, column);
        basis_add(basis, column);
    }
    for (size_t i = 0; i < n; i++) {
        double root = design->weight == NULL ? 1 : sqrt(gsl_vector_get(design->weight, i));
        residual[i] = keep[i] ? root * candidate->before->residual[i] : 0;
        total += residual[i] * residual[i];
        kept += keep[i];
    }
    double added = (double)(basis->columns - inner), df = kept - (double)basis->columns;
    if (added == 0 || df < 1)
        return NAN;
    double left = total - basis_explains(basis, 0, residual);
    return f_p_value(basis_explains(basis, inner, residual) / added / (left / df), added, df);
}

/* What is left out in turn, by group_of; p without each, where there are several columns. */
static double *p_values_together(struct run *run, const struct candidate *candidate,
                                 const size_t *group_of, size_t count)
{
    const size_t n = candidate->after.fit->nobs;
    double *p_value = run_array(run, double, count);
    for (size_t g = 0; g < count; g++) {
        struct run *room = run_new();
        bool *keep = run_array(room, bool, n);
        for (size_t i = 0; i < n; i++)
            keep[i] = (group_of == NULL ? i : group_of[i]) != g;
        p_value[g] = p_together(room, candidate, keep);
        talloc_free(room);
    }
    return p_value;
}

static double *p_values_of(struct run *run, const struct leave_one_out *left, size_t term)
{
    double *p_value = run_array(run, double, left->count);
    for (size_t i = 0; i < left->count; i++)
        p_value[i] = gsl_matrix_get(left->p_values, i, term);
    return p_value;
}

/* As movement_of, of p-values alone. */
static struct movement movement_together(const double *p_value, size_t count, double whole)
{
    struct movement made = { SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, 0, 0, 0 };
    for (size_t i = 0; i < count; i++) {
        if (isnan(p_value[i])) {
            made.unknown++;
            continue;
        }
        if (made.p_least == SIZE_MAX || p_value[i] < p_value[made.p_least])
            made.p_least = i;
        if (made.p_most == SIZE_MAX || p_value[i] > p_value[made.p_most])
            made.p_most = i;
        made.crossings += (p_value[i] < EVIDENCE_LEVEL) != (whole < EVIDENCE_LEVEL);
    }
    return made;
}

/* The groups of the rows of `after`; NULL where there are not two, or a row has none. */
static struct groups *groups_found(struct run *run, const struct analysis *analysis,
                                   const struct design *design)
{
    struct groups *groups = NULL;
    if (analysis->group == NULL || !groups_known(analysis->offer.frame, analysis->group))
        return NULL;
    if (!groups_of(run, analysis->offer.frame, analysis->group, design, &groups)) {
        run_forgive(run);
        return NULL;
    }
    return groups->count < 2 ? NULL : groups;
}

static double whole_together(struct run *run, const struct candidate *candidate)
{
    bool *all = run_array(run, bool, candidate->after.fit->nobs);
    for (size_t i = 0; i < candidate->after.fit->nobs; i++)
        all[i] = true;
    return p_together(run, candidate, all);
}

static void together(struct run *run, struct candidate *candidate)
{
    const double whole = whole_together(run, candidate);
    const size_t n = candidate->after.fit->nobs;
    candidate->row_p = p_values_together(run, candidate, NULL, n);
    candidate->row_moves = movement_together(candidate->row_p, n, whole);
    if (candidate->group == NULL)
        return;
    const struct groups *group = candidate->group;
    candidate->group_p = p_values_together(run, candidate, group->of, group->count);
    candidate->group_moves = movement_together(candidate->group_p, group->count, whole);
}

void candidate_leave_out(struct run *run, const struct analysis *analysis,
                         const struct geometry *geometry, struct candidate *candidate)
{
    const struct fit *fit = candidate->after.fit;
    const size_t first = candidate->after.first;
    struct groups *groups = groups_found(run, analysis, fit->design);
    candidate->group = groups;
    candidate->rows = leave_rows_out(run, analysis, fit, geometry);
    if (groups != NULL)
        candidate->groups = leave_groups_out(run, analysis, fit, geometry, groups);
    if (candidate->after.columns > 1) {
        together(run, candidate);
        return;
    }
    candidate->row_p = p_values_of(run, candidate->rows, first);
    candidate->row_moves = movement_of(candidate->rows, first, EVIDENCE_LEVEL);
    if (groups == NULL)
        return;
    candidate->group_p = p_values_of(run, candidate->groups, first);
    candidate->group_moves = movement_of(candidate->groups, first, EVIDENCE_LEVEL);
}
