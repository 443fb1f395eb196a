/* clustered.h - standard errors where errors of a cluster may go together: CR1 and CR2.
 *
 *     cov(b) = M [ sum_g X_g' W_g A_g e_g e_g' A_g W_g X_g ] M,    M = (X'WX)^-1,   G clusters
 *
 *     CR1  A_g = sqrt(G / (G - 1)) I;  t with G - 1 degrees of freedom, F with q and G - 1.
 *          Others call CR1 what is multiplied by (n - 1) / (n - p) besides (Stata; CR1S in R).
 *     CR2  A_g = B_g^-1/2,  B_g = the block of cluster g in (I - H)(I - H)',  H = X M X'W:
 *          unbiased where all errors have one variance and none go together, whatever the weights
 *          (B_g = I - H_gg without weights). Bell and McCaffrey (2002), Survey Methodology 28,
 *          169-181; with weights as Pustejovsky and Tipton (2018), J. Business and Economic
 *          Statistics 36, 672-683, equation 6 with a working model of one variance. Eigenvalues of
 *          B_g below 1e-12, as of an indicator of the cluster among the predictors, count as
 *          zero: the inverse is the generalised one.
 *
 * t of CR2 has Satterthwaite's degrees of freedom, for each coefficient its own. With a_g = A_g W_g
 * X_g M c for the coefficient c'b, and p_g = (I - H)' a_g over all rows,
 *
 *     df = (sum_g p_g'p_g)^2 / sum_g sum_h (p_g'p_h)^2
 *
 * F of CR2 is the approximate Hotelling T-squared (HTZ) of Pustejovsky and Tipton (2018), section
 * 3.2: for all q coefficients but the intercept at once P_gh is q x q, standardised so that
 * sum_g P_gg = I, and
 *
 *     eta = q (q + 1) / sum_g sum_h [ (trace P_gh)^2 + trace(P_gh P_gh) ]
 *     F = wald (eta - q + 1) / (eta q),  with q and eta - q + 1
 *
 * It is left out where the clusters cannot support it (eta - q + 1 below 1, or a singular covariance),
 * and the caution says so.
 *
 * Checked against R: clubSandwich 0.5.8 (vcovCR, coef_test, Wald_test), with weights too,
 * tests/reference/r/covariance.R. */
#ifndef ATTAIN_FIT_CLUSTERED_H
#define ATTAIN_FIT_CLUSTERED_H

#include "fit/ols.h"

/* A step of infer (infer.h): the kind and what goes with it stand in fit->inference. Fails as
 * groups_of does, and with STATUS_UNSUPPORTED at the formula's place for a single cluster. */
bool clustered_infer(struct run *run, const struct frame *frame, struct fit *fit);

#endif
