#include "fit/importance.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_sort.h>

#include "base/matrix.h"
#include "base/parallel.h"
#include "base/random.h"
#include "fit/bootstrap_interval.h"
#include "fit/geometry.h"
#include "fit/moments.h"

/* Below this part of the largest, an eigenvalue of the cross products of a sample is zero. */
#define SINGULAR 1e-12

/* The columns of X, term by term, and y, as rows of coordinates: first the intercept's, if any. */
struct vectors {
    size_t dimensions; /* p + 1: in the basis Q, and u */
    size_t terms, columns;
    size_t *begin; /* terms + 1: the first column of each term */
    bool intercept;
    gsl_matrix *row;   /* intercept, columns, y; each of length 1 where it is not zero */
    gsl_matrix *basis; /* n x (p + 1): [Q u] */
};

/* What one worker works in. */
struct room {
    gsl_rng *random;
    double *r_squared;  /* of each of the 2^k subsets */
    gsl_matrix **level; /* terms + 1: the vectors as they are at each depth */
    gsl_matrix *cross, *directions;
    gsl_vector *spread;
    gsl_eigen_symmv_workspace *eigen;
};

struct drawing {
    const struct vectors *vectors;
    struct room *room; /* one a worker */
    double *share;     /* replicates x terms */
    double *weight;    /* terms: of a difference, by the size of the subset */
    uint64_t seed;
};

/* Project `unit`, of length 1, out of the rows from `from` on. */
static void project_out(gsl_matrix *rows, const double *unit, size_t from)
{
    size_t d = rows->size2;
    for (size_t i = from; i < rows->size1; i++) {
        double *row = gsl_matrix_ptr(rows, i, 0), along = 0;
        for (size_t k = 0; k < d; k++)
            along += row[k] * unit[k];
        for (size_t k = 0; k < d; k++)
            row[k] -= along * unit[k];
    }
}

/* Take row `at` out of all after it, unless nothing is left of it. Rows began with length 1. */
static void take(gsl_matrix *rows, size_t at)
{
    gsl_vector_view row = gsl_matrix_row(rows, at);
    double length = gsl_blas_dnrm2(&row.vector);
    if (!(length > NOTHING_LEFT))
        return;
    gsl_vector_scale(&row.vector, 1 / length);
    project_out(rows, row.vector.data, at + 1);
}

static double square_of_last(const gsl_matrix *rows)
{
    gsl_vector_const_view y = gsl_matrix_const_row(rows, rows->size1 - 1);
    double square = 0;
    gsl_blas_ddot(&y.vector, &y.vector, &square);
    return square;
}

/* R squared of every subset of the terms from `term` on, joined to `subset`, whose terms are
 * projected out of the rows here. */
static void subsets_fill(const struct vectors *vectors, struct room *room, gsl_matrix *here,
                         size_t term, size_t subset, double total)
{
    if (term == vectors->terms) {
        room->r_squared[subset] = total > 0 ? 1 - square_of_last(here) / total : 0;
        return;
    }
    subsets_fill(vectors, room, here, term + 1, subset, total);
    gsl_matrix *next = room->level[term + 1];
    size_t from = vectors->begin[term];
    memcpy(gsl_matrix_ptr(next, from, 0), gsl_matrix_ptr(here, from, 0),
           (here->size1 - from) * here->size2 * sizeof(double));
    for (size_t c = from; c < vectors->begin[term + 1]; c++)
        take(next, c);
    subsets_fill(vectors, room, next, term + 1, subset | (size_t)1 << term, total);
}

/* R squared of all subsets, from the vectors in level[0]. */
static void subsets_solve(const struct vectors *vectors, struct room *room)
{
    gsl_matrix *start = room->level[0];
    if (vectors->intercept)
        take(start, 0);
    for (size_t i = vectors->intercept; i < start->size1; i++) {
        gsl_vector_view row = gsl_matrix_row(start, i);
        double length = gsl_blas_dnrm2(&row.vector);
        if (length > NOTHING_LEFT)
            gsl_vector_scale(&row.vector, 1 / length);
        else
            gsl_vector_set_zero(&row.vector);
    }
    subsets_fill(vectors, room, start, 0, 0, square_of_last(start));
}

static size_t bits_of(size_t subset)
{
    size_t bits = 0;
    for (; subset > 0; subset &= subset - 1)
        bits++;
    return bits;
}

/* |S|! (k - 1 - |S|)! / k! for each size: 1 / (k binomial(k - 1, |S|)). */
static double *weights_of(struct run *run, size_t terms)
{
    double *weight = run_array(run, double, terms), choices = 1;
    for (size_t size = 0; size < terms; size++) {
        weight[size] = 1 / ((double)terms * choices);
        choices *= (double)(terms - 1 - size) / (double)(size + 1);
    }
    return weight;
}

static void shares_sum(size_t terms, const double *r_squared, const double *weight, double *share)
{
    memset(share, 0, terms * sizeof *share);
    for (size_t subset = 0; subset < (size_t)1 << terms; subset++) {
        double each = weight[bits_of(subset) < terms ? bits_of(subset) : terms - 1];
        for (size_t j = 0; j < terms; j++)
            if ((subset >> j & 1) == 0)
                share[j] += each * (r_squared[subset | (size_t)1 << j] - r_squared[subset]);
    }
}

/* Row `index` of the vectors: W^1/2 times a column, in the basis. */
static void vector_fill(struct run *run, const struct vectors *vectors, const struct fit *fit,
                        size_t index, const double *value)
{
    gsl_vector *column = vector_new(run, fit->nobs);
    for (size_t i = 0; i < fit->nobs; i++) {
        const gsl_vector *weight = fit->design->weight;
        double root = weight == NULL ? 1 : sqrt(gsl_vector_get(weight, i));
        gsl_vector_set(column, i, root * value[i]);
    }
    gsl_vector_view row = gsl_matrix_row(vectors->row, index);
    gsl_blas_dgemv(CblasTrans, 1, vectors->basis, column, 0, &row.vector);
    double length = gsl_blas_dnrm2(&row.vector);
    gsl_vector_scale(&row.vector, length > 0 ? 1 / length : 0);
}

/* A column of the design or y, less its mean where there is an intercept. */
static const double *centred(struct run *run, const struct fit *fit, const gsl_vector *column)
{
    double *value = run_array(run, double, column->size);
    bool about_mean = fit->design->formula->intercept;
    double mean = about_mean ? moments_of(column, fit->design->weight).mean : 0;
    for (size_t i = 0; i < column->size; i++)
        value[i] = gsl_vector_get(column, i) - mean;
    return value;
}

static void basis_fill(struct run *run, const struct fit *fit, struct vectors *vectors)
{
    const struct geometry *geometry = geometry_of(run, fit);
    size_t p = geometry->columns;
    vectors->basis = matrix_new(run, geometry->rows, p + 1);
    gsl_matrix_view Q = gsl_matrix_submatrix(vectors->basis, 0, 0, geometry->rows, p);
    gsl_vector_view u = gsl_matrix_column(vectors->basis, p);
    gsl_vector_const_view residual =
        gsl_vector_const_view_array(geometry->residual, geometry->rows);
    gsl_matrix_memcpy(&Q.matrix, geometry->Q);
    gsl_vector_memcpy(&u.vector, &residual.vector);
    gsl_vector_scale(&u.vector, 1 / gsl_blas_dnrm2(&u.vector));
}

static void vectors_fill(struct run *run, const struct fit *fit, struct vectors *vectors)
{
    const struct design *design = fit->design;
    double *ones = run_array(run, double, fit->nobs);
    size_t at = 0;
    for (size_t i = 0; i < fit->nobs; i++)
        ones[i] = 1;
    if (vectors->intercept)
        vector_fill(run, vectors, fit, at++, ones);
    for (size_t term = 0; term < vectors->terms; term++) {
        vectors->begin[term] = at;
        for (size_t j = 0; j < fit->coefficients; j++) {
            if (design->column_term[j] != term)
                continue;
            gsl_vector_const_view x = gsl_matrix_const_column(design->X, j);
            vector_fill(run, vectors, fit, at++, centred(run, fit, &x.vector));
        }
    }
    vectors->begin[vectors->terms] = at;
    vector_fill(run, vectors, fit, at, centred(run, fit, design->y));
}

static struct vectors *vectors_of(struct run *run, const struct fit *fit)
{
    struct vectors *vectors = talloc_zero(run, struct vectors);
    size_t terms = fit->design->formula->terms;
    *vectors = (struct vectors){ .dimensions = fit->coefficients + 1,
                                 .terms = terms,
                                 .columns = fit->df_model,
                                 .begin = run_array(run, size_t, terms + 1),
                                 .intercept = fit->design->formula->intercept };
    vectors->row = matrix_new(run, vectors->intercept + vectors->columns + 1, vectors->dimensions);
    basis_fill(run, fit, vectors);
    vectors_fill(run, fit, vectors);
    return vectors;
}

static void eigen_release(void *eigen)
{
    gsl_eigen_symmv_free(eigen);
}

static struct room room_new(struct run *run, const struct vectors *vectors)
{
    size_t d = vectors->dimensions;
    struct room room = { .random = random_new(run),
                         .r_squared = run_array(run, double, (size_t)1 << vectors->terms),
                         .level = run_array(run, gsl_matrix *, vectors->terms + 1),
                         .cross = matrix_new(run, d, d),
                         .directions = matrix_new(run, d, d),
                         .spread = vector_new(run, d) };
    for (size_t i = 0; i <= vectors->terms; i++)
        room.level[i] = matrix_new(run, vectors->row->size1, d);
    room.eigen = run_adopt(run, gsl_eigen_symmv_alloc(d), eigen_release);
    return room;
}

/* [Q u]' N [Q u] of n rows drawn, N being how often each is. */
static void rows_draw(const struct vectors *vectors, struct room *room)
{
    size_t n = vectors->basis->size1;
    gsl_matrix_set_zero(room->cross);
    for (size_t i = 0; i < n; i++) {
        size_t row = random_below(room->random, n);
        gsl_vector_const_view drawn = gsl_matrix_const_row(vectors->basis, row);
        gsl_blas_dsyr(CblasLower, 1, &drawn.vector, room->cross);
    }
}

/* One sample: its vectors are those of the data times a root of the cross products, V D^1/2 of the
 * eigenvectors V, which a sample that lacks a direction has too. */
static void sample_solve(size_t piece, size_t worker, void *context)
{
    const struct drawing *drawing = context;
    const struct vectors *vectors = drawing->vectors;
    struct room *room = &drawing->room[worker];
    random_begin(room->random, drawing->seed, piece);
    rows_draw(vectors, room);
    gsl_eigen_symmv(room->cross, room->spread, room->directions, room->eigen);
    double largest = gsl_vector_max(room->spread);
    for (size_t k = 0; k < vectors->dimensions; k++) {
        double value = gsl_vector_get(room->spread, k);
        gsl_vector_view direction = gsl_matrix_column(room->directions, k);
        gsl_vector_scale(&direction.vector, value > SINGULAR * largest ? sqrt(value) : 0);
    }
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, vectors->row, room->directions, 0,
                   room->level[0]);
    subsets_solve(vectors, room);
    shares_sum(vectors->terms, room->r_squared, drawing->weight,
               drawing->share + piece * vectors->terms);
}

static void intervals_draw(struct run *run, const struct fit *fit, struct drawing *drawing,
                           struct importance *importance)
{
    size_t terms = importance->terms, replicates = importance->replicates;
    double *own = run_array(run, double, replicates);
    drawing->share = run_array(run, double, replicates *terms);
    parallel_show(run, "drawing rows again for importance", replicates, sample_solve, drawing);
    for (size_t j = 0; j < terms; j++) {
        for (size_t r = 0; r < replicates; r++)
            own[r] = drawing->share[r * terms + j];
        gsl_sort(own, 1, replicates);
        const struct replicates sorted = { .count = replicates, .sorted = own };
        bootstrap_interval(&sorted, fit->conf_level, &importance->share[j].conf_low,
                           &importance->share[j].conf_high);
    }
}

static void shares_fill(const struct vectors *vectors, const struct drawing *drawing, double *lmg,
                        struct importance *importance)
{
    const double *r_squared = drawing->room[0].r_squared;
    size_t all = ((size_t)1 << vectors->terms) - 1;
    shares_sum(vectors->terms, r_squared, drawing->weight, lmg);
    importance->r_squared = r_squared[all];
    for (size_t j = 0; j < vectors->terms; j++)
        importance->share[j] =
            (struct importance_share){ .term = j,
                                       .columns = vectors->begin[j + 1] - vectors->begin[j],
                                       .share = lmg[j],
                                       .part = r_squared[all] > 0 ? lmg[j] / r_squared[all] : NAN,
                                       .conf_low = NAN,
                                       .conf_high = NAN,
                                       .first = r_squared[(size_t)1 << j],
                                       .last = r_squared[all] - r_squared[all ^ (size_t)1 << j] };
}

const char *importance_refusal(struct run *run, const struct fit *fit)
{
    size_t terms = fit->design->formula->terms;
    if (terms == 0)
        return "the model has no term that R squared could be divided over";
    return terms <= MOST_IMPORTANCE_TERMS
               ? NULL
               : talloc_asprintf(run,
                                 "it needs a model for every subset of the terms, and those of "
                                 "%zu are too many; at most %d will do",
                                 terms, MOST_IMPORTANCE_TERMS);
}

struct importance *importance_of(struct run *run, const struct fit *fit, size_t replicates)
{
    struct vectors *vectors = vectors_of(run, fit);
    struct importance *made = talloc_zero(run, struct importance);
    size_t workers = replicates == 0 ? 1 : parallel_workers();
    struct drawing drawing = { .vectors = vectors,
                               .room = run_array(run, struct room, workers),
                               .weight = weights_of(run, vectors->terms),
                               .seed = fit->inference.seed };
    for (size_t w = 0; w < workers; w++)
        drawing.room[w] = room_new(run, vectors);
    made->terms = vectors->terms;
    made->replicates = replicates;
    made->share = run_array(run, struct importance_share, vectors->terms);
    gsl_matrix_memcpy(drawing.room[0].level[0], vectors->row);
    subsets_solve(vectors, &drawing.room[0]);
    shares_fill(vectors, &drawing, run_array(run, double, vectors->terms), made);
    if (replicates > 0)
        intervals_draw(run, fit, &drawing, made);
    return made;
}
