#include "derive/reliability.h"

#include <math.h>

/* Indicators with a weight each: their deviations, or 1, or -1 where turned; 0 where left out. */
struct scale {
    const struct correlations *correlations;
    double *weight; /* k */
};

static double covariance(const struct scale *scale, size_t i, size_t j)
{
    return scale->weight[i] * scale->weight[j] * gsl_matrix_get(scale->correlations->R, i, j);
}

static double alpha_of(const struct scale *scale)
{
    double own = 0, all = 0, count = 0;
    for (size_t i = 0; i < scale->correlations->size; i++) {
        own += covariance(scale, i, i);
        count += scale->weight[i] != 0;
        for (size_t j = 0; j < scale->correlations->size; j++)
            all += covariance(scale, i, j);
    }
    return count / (count - 1) * (1 - own / all);
}

/* The correlation of indicator j with the sum of the others. */
static double rest_of(const struct scale *scale, size_t j)
{
    double with = 0, others = 0;
    for (size_t i = 0; i < scale->correlations->size; i++) {
        if (i == j)
            continue;
        with += covariance(scale, i, j);
        for (size_t m = 0; m < scale->correlations->size; m++)
            others += m == j ? 0 : covariance(scale, i, m);
    }
    return with / sqrt(others * covariance(scale, j, j));
}

static double alpha_without(const struct scale *scale, size_t j)
{
    double kept = scale->weight[j];
    scale->weight[j] = 0;
    double alpha = alpha_of(scale);
    scale->weight[j] = kept;
    return alpha;
}

static struct scale scale_new(struct run *run, const struct correlations *correlations)
{
    struct scale scale = { correlations, run_array(run, double, correlations->size) };
    for (size_t j = 0; j < correlations->size; j++)
        scale.weight[j] = 1;
    return scale;
}

struct reliability *reliability_of(struct run *run, const struct correlations *correlations,
                                   const bool *turn)
{
    size_t size = correlations->size;
    struct reliability *made = run_array(run, struct reliability, 1);
    struct scale standardised = scale_new(run, correlations), raw = scale_new(run, correlations);
    struct scale turned = scale_new(run, correlations);
    for (size_t j = 0; j < size; j++) {
        raw.weight[j] = correlations->deviation[j];
        turned.weight[j] = turn[j] ? -1 : 1;
    }
    *made = (struct reliability){ .indicators = size,
                                  .raw_alpha = alpha_of(&raw),
                                  .alpha = alpha_of(&standardised),
                                  .turned = alpha_of(&turned),
                                  .mean_correlation = 2 * correlations_sum(correlations)
                                                      / (double)(size * (size - 1)),
                                  .item = run_array(run, struct reliability_of_item, size) };
    for (size_t j = 0; j < size; j++)
        made->item[j] = (struct reliability_of_item){
            .rest = rest_of(&standardised, j),
            .alpha_without = alpha_without(&standardised, j),
            .raw_rest = rest_of(&raw, j),
            .raw_alpha_without = alpha_without(&raw, j),
        };
    return made;
}

double omega_total(const struct factoring *factoring)
{
    double common = 0, unique = 0;
    if (factoring->method == LATENT_PC)
        return NAN;
    for (size_t r = 0; r < factoring->factors; r++) {
        double sum = 0;
        for (size_t j = 0; j < factoring->indicators; j++)
            sum += gsl_matrix_get(factoring->loading, j, r);
        common += sum * sum;
    }
    for (size_t j = 0; j < factoring->indicators; j++) {
        if (factoring->uniqueness[j] < 0)
            return NAN;
        unique += factoring->uniqueness[j];
    }
    return common / (common + unique);
}
