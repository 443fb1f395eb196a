/* nested.h - a model within another that has one term more, on the same rows of data.
 *
 *     y = X b1 + ...          (Model 1, k terms)
 *     y = X b2 + z d + ...    (Model 2, k + 1 terms),    z = X c + residual
 *
 * R squared:  t_z^2 = df2 (R2_2 - R2_1) / (1 - R2_2).
 *
 * B:  b1 = b2 + c d  (Frisch and Waugh 1933, Econometrica 1, 387-401; Lovell 1963, Journal of
 *     the American Statistical Association 58, 993-1010). If z is itself an outcome with a
 *     printed model on X, c is known up to the scale of z (z may be standardised as a
 *     predictor and not as an outcome):  (b1_j - b2_j) / a_j  is one constant for
 *     every term j. The constant term is left out: centring z moves it.
 *
 * SE: with that model of z, residual variance s_z^2 on df_z degrees of freedom,
 *         SE2_j^2 = s_2^2 (C_jj + c_j^2 / RSS_z),   C = (X'X)^-1,   RSS_z = df_z s_z^2
 *     so  SE2_j / sqrt(SE_zj^2 + a_j^2 / df_z) = s_2 / s_z  for every term j: a ratio of
 *     spreads (ratio.h). */
#ifndef ATTAIN_PRINTED_NESTED_H
#define ATTAIN_PRINTED_NESTED_H

#include "printed/finding.h"

/* A model, one with one term more, the row of that term, and the model that has it as its
 * outcome (NULL where none is printed). */
struct nested {
    struct printed_model *inner, *outer;
    struct printed_row *added;
    struct printed_model *auxiliary;
};

/* Is `inner` nested in `outer` with one term less? Fills `nested`. */
bool nested_find(const struct sheet *sheet, struct printed_model *inner,
                 struct printed_model *outer, struct nested *nested);

void nested_compare(struct run *run, const struct sheet *sheet, struct findings *findings);

#endif
