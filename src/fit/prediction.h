/* prediction.h - how far a model is off on rows that it has not seen.
 *
 *     d_i = e_i / (1 - h_i)                the residual of row i, predicted by all others
 *     PRESS = sum w d^2,   predicted R2 = 1 - PRESS / TSS,   RMSE = sqrt(PRESS / sum w)
 *     AICc = AIC + 2 K (K + 1) / (n - K - 1),   K = p + 1: sigma counts
 *
 * In k folds the rows of a fold F are predicted by the rows outside it:
 *
 *     d_F = e_F + Q_F (I - Q_F'Q_F)^-1 Q_F' e_F
 *
 * exactly as if the model were fitted again without them (the inverse of I - H_FF, by Woodbury's
 * identity, in p x p). Rows are put into folds of equal size at random, again and again; the
 * error is that of all rounds together, with the lowest and highest of a round.
 *
 * A row can be predicted by others where its x lies in the space of theirs. One whose level of a
 * category no row outside its fold has cannot: it counts in no error, and is counted. An h of 1
 * is such a row when it is left out alone; PRESS is then not a number.
 * With weights, w is the weight and the errors count by it.
 *
 * Source: Allen (1974), Technometrics 16, 125-127; Stone (1974), Journal of the Royal Statistical
 * Society B 36, 111-147; Hurvich and Tsai (1989), Biometrika 76, 297-307; Hastie, Tibshirani and
 * Friedman (2009), The Elements of Statistical Learning, section 7.10. Checked against refitting,
 * in R and here. */
#ifndef ATTAIN_FIT_PREDICTION_H
#define ATTAIN_FIT_PREDICTION_H

#include "fit/geometry.h"

enum { USUAL_ROUNDS = 20 };

struct prediction {
    double aicc;                       /* NaN where n is too small for it */
    double press, predicted_r_squared; /* NaN where a row is fitted exactly, whatever it is */
    double rmse;                       /* leaving out one */
    double in_sample_rmse;             /* root of the mean of e^2, of the rows seen */
    size_t folds, rounds;
    double fold_rmse, fold_rmse_low, fold_rmse_high; /* NaN where no row can be predicted */
    size_t unpredicted;                              /* rows times rounds */
};

/* Of folds more than rows, each row is one. */
struct prediction prediction_of(struct run *run, const struct fit *fit, size_t folds,
                                size_t rounds);

/* Leaving out one only: no folds, no rounds. */
struct prediction prediction_leaving_one(const struct fit *fit, const struct geometry *geometry);

/* The weighted squares of the errors in the rows, each predicted by the rows of other folds, and
 * the weights of those; a row that they cannot predict is left out and counted. */
struct fold_errors {
    double squares, weights;
    size_t unpredicted;
};
struct fold_errors prediction_by_folds(struct run *run, const struct fit *fit,
                                       const struct geometry *geometry, const size_t *fold_of,
                                       size_t folds);

#endif
