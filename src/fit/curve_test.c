#include "fit/curve_test.h"

#include <math.h>

#include <gsl/gsl_sort.h>

#include "base/parallel.h"
#include "base/rehearsal.h"
#include "fit/curve_replicate.h"

const char *const curve_statistic_names[] = { "median", "share significant", "mean Z", NULL };

struct drawing_all {
    const struct null_world *world;
    struct null_worker *worker; /* one each */
    struct curve_test *test;
};

static void piece_draw(size_t piece, size_t worker, void *context)
{
    const struct drawing_all *all = context;
    size_t batch = all->world->batch, first = piece * batch;
    size_t left = all->test->replicates - first;
    if (all->world->fit->curve->null == NULL_BOOTSTRAP)
        replicate_resampled(all->world, &all->worker[worker], first, all->test->drawn);
    else
        replicates_permuted(all->world, &all->worker[worker], first, left < batch ? left : batch,
                            all->test->drawn);
}

static void draw_all(struct run *run, struct drawing_all *all)
{
    size_t workers = parallel_workers(), batch = all->world->batch;
    size_t pieces = (all->test->replicates + batch - 1) / batch;
    all->worker = run_array(run, struct null_worker, workers);
    for (size_t w = 0; w < workers; w++)
        null_worker_make(run, all->world, &all->worker[w]);
    parallel_show(run, "drawing curves under the null", pieces, piece_draw, all);
}

/* The p-value of a statistic, and the middle 95% of what was drawn. */
static void judge(struct run *run, struct curve_test *test, enum curve_statistic statistic)
{
    size_t count = test->replicates, above = 0, below = 0;
    const double *drawn = test->drawn[statistic];
    for (size_t r = 0; r < count; r++) {
        above += drawn[r] >= test->observed[statistic];
        below += drawn[r] <= test->observed[statistic];
    }
    size_t less = above < below ? above : below;
    double tails = statistic == CURVE_SHARE ? (double)(1 + above) : 2 * (double)(1 + less);
    test->p_value[statistic] = fmin(1, tails / (double)(count + 1));
    double *sorted = run_array(run, double, count);
    for (size_t r = 0; r < count; r++)
        sorted[r] = drawn[r];
    gsl_sort(sorted, 1, count);
    size_t cut = (size_t)floor(0.025 * (double)(count + 1));
    test->low[statistic] = sorted[cut == 0 ? 0 : cut - 1];
    test->high[statistic] = sorted[cut == 0 ? count - 1 : count - cut];
}

struct curve_test *curve_test_make(struct run *run, const struct curve_fit *fit,
                                   const struct curve_summary *summary)
{
    struct null_world world;
    struct curve_test *test = talloc_zero(run, struct curve_test);
    test->replicates = fit->curve->replicates;
    if (run->rehearsal != NULL) {
        rehearsal_draws(run, test->replicates);
        test->replicates = 0;
    }
    test->observed[CURVE_MEDIAN] = summary->median;
    test->observed[CURVE_SHARE] = summary->share_significant;
    test->observed[CURVE_MEAN_Z] = summary->mean_z;
    if (test->replicates == 0 || fit->grounds == 0) {
        test->unavailable = test->replicates == 0 ? "no replicates were asked for"
                                                  : "it needs common cases: every specification of "
                                                    "a setting on the same rows";
        return test;
    }
    null_world_make(run, fit, test->replicates, &world);
    test->unavailable = world.unavailable;
    if (test->unavailable != NULL)
        return test;
    for (size_t s = 0; s < CURVE_STATISTICS; s++)
        test->drawn[s] = run_array(run, double, test->replicates);
    draw_all(run, &(struct drawing_all){ .world = &world, .test = test });
    for (size_t s = 0; s < CURVE_STATISTICS; s++)
        judge(run, test, (enum curve_statistic)s);
    return test;
}
