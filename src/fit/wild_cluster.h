/* wild_cluster.h - the wild cluster bootstrap, with the null hypothesis imposed.
 *
 *     y*_i = y_i - r_i + v_g(i) r_i,    r: residual with b_j = b0 imposed,  v_g: drawn per cluster
 *     t_j  = (b_j - b0) / se_j,    se_j^2 = c |t_j|^2 sum_g (sum over i in g of u_ij e_i)^2
 *     c    = G / (G - 1): CR1, as clustered.h has it
 *
 * (u, |t|: directions.h; residuals and rows times the roots of the weights.) p = the share of
 * draws whose |t*_j| is at least |t_j|, for each coefficient with its own null imposed; the
 * interval is all b0 that are not rejected so (inversion.h). std_error is CR1's and the statistic
 * estimate over it. Of each cluster nothing but its sums is needed: m_g = sum Q_i e_i and D_jg =
 * sum u_ij Q_i.
 *
 * v is -1 or 1 (Rademacher), and one of Webb's six points, plus or minus sqrt(1/2), 1, sqrt(3/2),
 * where clusters are fewer than WEBB_BELOW: signs of G clusters give 2^(G-1) values of |t*| only.
 * Where all combinations are no more than the replicates asked for, each is taken once.
 *
 * Source: Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90, 414-427;
 * Webb (2023), Canadian Journal of Economics 56, 839-858, for the six points (working paper 2014);
 * MacKinnon, Nielsen and Webb (2023), Journal of Econometrics 232, 272-299, for the interval.
 * Checked against R that refits every one of the 2^G draws: see tests/reference/r. */
#ifndef ATTAIN_FIT_WILD_CLUSTER_H
#define ATTAIN_FIT_WILD_CLUSTER_H

#include "fit/groups.h"
#include "fit/inversion.h"

enum { WEBB_BELOW = 12, FEW_CLUSTERS = 12 };

enum wild_points { WILD_SIGNS = 2, WILD_WEBB = 6 };

/* A step of infer (infer.h): the kind and what goes with it stand in fit->inference. Fails as
 * groups_of does, and with STATUS_UNSUPPORTED for a single cluster, and for a coefficient whose
 * errors sum to zero in every cluster: one that stands for a cluster. */
bool wild_cluster_infer(struct run *run, const struct frame *frame, struct fit *fit);

/* The same with the clusters and points told. */
bool wild_cluster_infer_by(struct run *run, const struct groups *groups, enum wild_points points,
                           struct fit *fit);

/* points^clusters where that is at most `most`, else 0. */
size_t wild_combinations(enum wild_points points, size_t clusters, size_t most);

/* Combination `number`, counted from 0: a v for each cluster. */
void wild_combination(size_t number, enum wild_points points, size_t clusters, double *v);

#endif
