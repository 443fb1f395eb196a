#include "fit/clustered.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "base/matrix.h"
#include "base/number.h"
#include "fit/adjustment.h"
#include "fit/groups.h"
#include "fit/sandwich.h"

/* Fewer clusters than this are few (Cameron, Gelbach and Miller 2008, Review of Economics and
 * Statistics 90, 414-427; Angrist and Pischke 2009, chapter 8, for the number). */
enum { FEW_CLUSTERS = 40 };

/* Below so many degrees of freedom CR2's p-values are not to be relied on (Tipton 2015,
 * Psychological Methods 20, 375-393). */
#define FEW_DF 4

/* With less than this, F tells nothing. */
#define LEAST_DF 1

/* Products up to which F of CR2 is computed: some seconds. */
#define MOST_PRODUCTS 1e10

/* A fit and its clusters. */
struct clusters {
    struct run *run;
    struct fit *fit;
    const struct geometry *geometry;
    const struct groups *groups;
    struct sandwich *sandwich;
    gsl_matrix *K;                 /* p x p, of CR2 */
    struct adjustment *adjustment; /* of each cluster, of CR2 */
};

/* What p_g'p_h is made of, for several contrasts at once: the columns of C. */
struct part {
    gsl_matrix *square, *u, *z, *Kz; /* C'(U'AAU)C: q x q; (U'AU)C, (Z'AU)C, K(Z'AU)C: p x q */
};

static void cr1_fill(struct clusters *clusters)
{
    const struct geometry *geometry = clusters->geometry;
    double count = (double)clusters->groups->count, size = sqrt(count / (count - 1));
    for (size_t i = 0; i < geometry->rows; i++) {
        gsl_vector_view row = gsl_matrix_row(geometry->Q, i);
        gsl_vector_view sum = gsl_matrix_row(clusters->sandwich->S, clusters->groups->of[i]);
        gsl_blas_daxpy(size * geometry->residual[i], &row.vector, &sum.vector);
    }
}

static void cr2_fill(struct clusters *clusters)
{
    const struct groups *groups = clusters->groups;
    struct run *run = clusters->run;
    size_t *row = run_array(run, size_t, clusters->geometry->rows);
    clusters->K = adjustment_K(run, clusters->fit, clusters->geometry);
    clusters->adjustment = run_array(run, struct adjustment, groups->count);
    for (size_t g = 0; g < groups->count; g++) {
        size_t count = 0;
        for (size_t i = 0; i < clusters->geometry->rows; i++)
            if (groups->of[i] == g)
                row[count++] = i;
        clusters->adjustment[g] =
            adjustment_of(run, clusters->fit, clusters->geometry, clusters->K, row, count);
        gsl_matrix_set_row(clusters->sandwich->S, g, clusters->adjustment[g].score);
    }
}

static struct part *parts_of(const struct clusters *clusters, const gsl_matrix *C)
{
    struct run *run = clusters->run;
    size_t p = C->size1, q = C->size2;
    struct part *part = run_array(run, struct part, clusters->groups->count);
    gsl_matrix *room = matrix_new(run, p, q);
    for (size_t g = 0; g < clusters->groups->count; g++) {
        const struct adjustment *made = &clusters->adjustment[g];
        part[g] = (struct part){ matrix_new(run, q, q), matrix_new(run, p, q),
                                 matrix_new(run, p, q), matrix_new(run, p, q) };
        gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, made->square, C, 0, room);
        gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, C, room, 0, part[g].square);
        gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, made->u, C, 0, part[g].u);
        gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, made->z, C, 0, part[g].z);
        gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, clusters->K, part[g].z, 0, part[g].Kz);
    }
    return part;
}

/* P_gh = [g = h] a_g'a_g - u_g'z_h - z_g'u_h + z_g'K z_h, q x q. */
static void between(const struct part *g, const struct part *h, gsl_matrix *P)
{
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, g->z, h->Kz, 0, P);
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, -1, g->u, h->z, 1, P);
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, -1, g->z, h->u, 1, P);
    if (g == h)
        gsl_matrix_add(P, g->square);
}

/* (trace P)^2 + trace(P P) */
static double spread_of(const gsl_matrix *P)
{
    double trace = 0, square = 0;
    for (size_t s = 0; s < P->size1; s++) {
        trace += gsl_matrix_get(P, s, s);
        for (size_t t = 0; t < P->size1; t++)
            square += gsl_matrix_get(P, s, t) * gsl_matrix_get(P, t, s);
    }
    return trace * trace + square;
}

/* The contrasts C such that sum_g P_gg = I: the old times R^-1 where that sum is R'R. False
 * where it is singular. */
static bool standardise(const struct clusters *clusters, gsl_matrix *C)
{
    size_t q = C->size2;
    const struct part *part = parts_of(clusters, C);
    gsl_matrix *sum = matrix_new(clusters->run, q, q), *P = matrix_new(clusters->run, q, q);
    for (size_t g = 0; g < clusters->groups->count; g++) {
        between(&part[g], &part[g], P);
        gsl_matrix_add(sum, P);
    }
    double largest = gsl_matrix_max(sum);
    if (gsl_linalg_cholesky_decomp1(sum) != 0)
        return false;
    for (size_t k = 0; k < q; k++)
        if (!(pow(gsl_matrix_get(sum, k, k), 2) > 1e-12 * largest))
            return false;
    gsl_blas_dtrsm(CblasRight, CblasLower, CblasTrans, CblasNonUnit, 1, sum, C);
    return true;
}

/* eta of the contrasts that are the columns of C: for one of them, Satterthwaite's degrees of
 * freedom. NaN where the clusters do not support it. */
static double eta_of(const struct clusters *clusters, const gsl_matrix *contrasts)
{
    size_t q = contrasts->size2, count = clusters->groups->count;
    gsl_matrix *C = matrix_new(clusters->run, contrasts->size1, q);
    gsl_matrix *P = matrix_new(clusters->run, q, q);
    gsl_matrix_memcpy(C, contrasts);
    if (!standardise(clusters, C))
        return NAN;
    const struct part *part = parts_of(clusters, C);
    double sum = 0;
    for (size_t g = 0; g < count; g++)
        for (size_t h = 0; h <= g; h++) { /* P_hg = P_gh' */
            between(&part[g], &part[h], P);
            sum += (g == h ? 1 : 2) * spread_of(P);
        }
    return (double)q * ((double)q + 1) / sum;
}

/* Degrees of freedom of each coefficient; returns of how many there are too few. */
static size_t cr2_coefficients(const struct clusters *clusters)
{
    size_t few = 0;
    for (size_t j = 0; j < clusters->geometry->columns; j++) {
        gsl_matrix_const_view t = gsl_matrix_const_submatrix(clusters->geometry->T_inverse, j, 0, 1,
                                                             clusters->geometry->columns);
        gsl_matrix *C = matrix_new(clusters->run, clusters->geometry->columns, 1);
        gsl_matrix_transpose_memcpy(C, &t.matrix);
        double df = eta_of(clusters, C);
        sandwich_coefficient(clusters->fit, j, df);
        few += !(df >= FEW_DF);
    }
    return few;
}

static bool is_affordable(const struct clusters *clusters)
{
    double count = (double)clusters->groups->count, q = (double)clusters->sandwich->q;
    return count * count * q * q * (double)clusters->geometry->columns < MOST_PRODUCTS;
}

static void judge_model(const struct clusters *clusters)
{
    struct sandwich *sandwich = clusters->sandwich;
    double q = (double)sandwich->q, df = (double)clusters->groups->count - 1;
    double statistic = sandwich->wald / q;
    if (clusters->fit->inference.kind == INFERENCE_CR2 && isfinite(statistic)) {
        double eta = is_affordable(clusters) ? eta_of(clusters, sandwich->N) : NAN;
        df = eta - q + 1;
        statistic *= df >= LEAST_DF ? df / eta : NAN;
    }
    sandwich_model(clusters->fit, statistic, df);
}

/* What a reader must know: few clusters, few degrees of freedom, no F. */
static const char *caution_of(const struct clusters *clusters, size_t few)
{
    struct run *run = clusters->run;
    const struct fit *fit = clusters->fit;
    size_t count = clusters->groups->count;
    bool cr2 = fit->inference.kind == INFERENCE_CR2;
    char *text = talloc_strdup(run, "");
    if (count < FEW_CLUSTERS)
        text = talloc_asprintf_append_buffer(
            text, "%zu clusters are few: %s; wild-cluster is an alternative. ", count,
            cr2 ? "CR2 and its degrees of freedom allow for that as far as can be"
                : "CR1 finds too much significant; CR2 allows for few clusters");
    if (few > 0)
        text = talloc_asprintf_append_buffer(
            text,
            "For %zu of %zu coefficients degrees of freedom are below %d: their p-values and "
            "intervals are not to be relied on (Tipton 2015). ",
            few, fit->coefficients, FEW_DF);
    if (clusters->sandwich->q > 0 && isnan(fit->statistic))
        text = talloc_asprintf_append_buffer(text,
                                             is_affordable(clusters) || !cr2
                                                 ? "%zu clusters cannot test %zu terms at once: "
                                                   "there is no F of the model. "
                                                 : "With %zu clusters and %zu terms F of the model "
                                                   "is left out: it would take too long. ",
                                             count, clusters->sandwich->q);
    else if (cr2 && fit->df_statistic < FEW_DF)
        text = talloc_asprintf_append_buffer(
            text,
            "F of the model has %s degrees of freedom, below %d: its p-value is not to be relied "
            "on. ",
            number_df(run, fit->df_statistic), FEW_DF);
    size_t length = strlen(text);
    return length == 0 ? NULL : talloc_strndup(run, text, length - 1);
}

static const char *words_of(const struct clusters *clusters)
{
    const struct groups *groups = clusters->groups;
    return clusters->fit->inference.kind == INFERENCE_CR1
               ? talloc_asprintf(clusters->run,
                                 "CR1 standard errors, clustered by %s (%zu clusters; t with %zu "
                                 "degree%s of freedom)",
                                 groups->column, groups->count, groups->count - 1,
                                 groups->count == 2 ? "" : "s")
               : talloc_asprintf(clusters->run,
                                 "CR2 standard errors, clustered by %s (%zu clusters; Bell and "
                                 "McCaffrey 2002; Satterthwaite degrees of freedom, Pustejovsky "
                                 "and Tipton 2018)",
                                 groups->column, groups->count);
}

bool clustered_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    struct groups *groups = NULL;
    struct place place = fit->design->formula->place;
    if (!groups_of(run, frame, fit->inference.cluster, fit->design, &groups))
        return false;
    if (groups->count < 2)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "all %zu rows are in one cluster of '%s'; clustered standard errors "
                        "need two or more, and many to be of use",
                        fit->nobs, groups->column);
    const struct geometry *geometry = geometry_of(run, fit);
    struct clusters clusters = { .run = run,
                                 .fit = fit,
                                 .geometry = geometry,
                                 .groups = groups,
                                 .sandwich = sandwich_new(run, fit, geometry, groups->count) };
    bool cr1 = fit->inference.kind == INFERENCE_CR1;
    (cr1 ? cr1_fill : cr2_fill)(&clusters);
    if (!sandwich_judge(run, clusters.sandwich, inference_names[fit->inference.kind], fit))
        return false;
    size_t few = cr1 ? 0 : cr2_coefficients(&clusters);
    for (size_t j = 0; cr1 && j < fit->coefficients; j++)
        sandwich_coefficient(fit, j, (double)groups->count - 1);
    judge_model(&clusters);
    fit->inference_words = words_of(&clusters);
    fit->inference_caution = caution_of(&clusters, few);
    return true;
}
