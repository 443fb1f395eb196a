#include "derive/parallel_analysis.h"

#include <math.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_sort_vector.h>

#include "base/matrix.h"
#include "base/parallel.h"
#include "base/random.h"

enum { PIECE = 250 }; /* draws of one stream */

/* What one worker has to itself. */
struct room {
    gsl_rng *random;
    gsl_matrix *T, *R;
    gsl_vector *value;
    gsl_eigen_symm_workspace *workspace;
};

struct drawing {
    size_t rows, size, replicates;
    uint64_t seed;
    struct room *room; /* workers */
    double *drawn;     /* size x replicates */
};

static void workspace_release(void *workspace)
{
    gsl_eigen_symm_free(workspace);
}

/* A lower triangle whose T T' is Wishart's. */
static void triangle_draw(const struct drawing *drawing, struct room *room)
{
    for (size_t i = 0; i < drawing->size; i++) {
        double df = (double)(drawing->rows - 1 - i);
        gsl_matrix_set(room->T, i, i, sqrt(gsl_ran_chisq(room->random, df)));
        for (size_t j = 0; j < i; j++)
            gsl_matrix_set(room->T, i, j, gsl_ran_gaussian_ratio_method(room->random, 1));
    }
}

/* The correlations of T T': those of its rows, each brought to a length of 1. */
static void correlate(const struct drawing *drawing, struct room *room)
{
    for (size_t i = 0; i < drawing->size; i++) {
        double squares = 0;
        for (size_t j = 0; j <= i; j++)
            squares += gsl_matrix_get(room->T, i, j) * gsl_matrix_get(room->T, i, j);
        for (size_t j = 0; j <= i; j++)
            gsl_matrix_set(room->T, i, j, gsl_matrix_get(room->T, i, j) / sqrt(squares));
    }
    for (size_t i = 0; i < drawing->size; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = 0;
            for (size_t m = 0; m <= j; m++)
                sum += gsl_matrix_get(room->T, i, m) * gsl_matrix_get(room->T, j, m);
            gsl_matrix_set(room->R, i, j, sum);
            gsl_matrix_set(room->R, j, i, sum);
        }
}

static void piece_draw(size_t piece, size_t worker, void *context)
{
    const struct drawing *drawing = context;
    struct room *room = &drawing->room[worker];
    size_t end = (piece + 1) * PIECE;
    random_begin(room->random, drawing->seed, piece);
    for (size_t d = piece * PIECE; d < end && d < drawing->replicates; d++) {
        triangle_draw(drawing, room);
        correlate(drawing, room);
        gsl_eigen_symm(room->R, room->value, room->workspace);
        gsl_sort_vector(room->value);
        for (size_t j = 0; j < drawing->size; j++)
            drawing->drawn[j * drawing->replicates + d] =
                gsl_vector_get(room->value, drawing->size - 1 - j);
    }
}

static struct drawing drawing_new(struct run *run, size_t rows, size_t size, size_t replicates,
                                  uint64_t seed)
{
    size_t workers = parallel_workers();
    struct drawing drawing = { .rows = rows,
                               .size = size,
                               .replicates = replicates,
                               .seed = seed,
                               .room = run_array(run, struct room, workers),
                               .drawn = run_array(run, double, size *replicates) };
    for (size_t i = 0; i < workers; i++)
        drawing.room[i] = (struct room){
            .random = random_new(run),
            .T = matrix_new(run, size, size),
            .R = matrix_new(run, size, size),
            .value = vector_new(run, size),
            .workspace = run_adopt(run, gsl_eigen_symm_alloc(size), workspace_release),
        };
    return drawing;
}

/* The value below which 95 of 100 lie: between the (N + 1) .95-th and the next. */
static double percentile_of(const double *sorted, size_t count)
{
    double rank = fmin(.95 * (double)(count + 1), (double)count);
    size_t below = (size_t)floor(rank);
    double next = sorted[below < count ? below : count - 1];
    return sorted[below - 1] + (rank - (double)below) * (next - sorted[below - 1]);
}

struct parallel_analysis *parallel_analysis_of(struct run *run,
                                               const struct correlations *correlations,
                                               size_t replicates, uint64_t seed)
{
    size_t size = correlations->size;
    struct drawing drawing = drawing_new(run, correlations->rows, size, replicates, seed);
    parallel_show(run, "parallel analysis", (replicates + PIECE - 1) / PIECE, piece_draw, &drawing);
    struct parallel_analysis *made = run_array(run, struct parallel_analysis, 1);
    *made = (struct parallel_analysis){ .replicates = replicates,
                                        .seed = seed,
                                        .mean = run_array(run, double, size),
                                        .percentile = run_array(run, double, size) };
    for (size_t j = 0; j < size; j++) {
        double *value = drawing.drawn + j * replicates, sum = 0;
        for (size_t d = 0; d < replicates; d++)
            sum += value[d];
        gsl_sort(value, 1, replicates);
        made->mean[j] = sum / (double)replicates;
        made->percentile[j] = percentile_of(value, replicates);
        double eigenvalue = gsl_vector_get(correlations->eigen->value, j);
        if (made->retained == j && eigenvalue > made->percentile[j])
            made->retained++;
    }
    return made;
}
