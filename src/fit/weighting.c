#include "fit/weighting.h"

#include "base/matrix.h"

struct weighted_rows weighting_of(struct run *run, const struct design *design, const gsl_matrix *X,
                                  const gsl_matrix *X_low)
{
    if (design->weight == NULL)
        return (struct weighted_rows){ X, X_low };
    gsl_matrix *high = matrix_new(run, X->size1, X->size2);
    gsl_matrix *low = matrix_new(run, X->size1, X->size2);
    for (size_t i = 0; i < X->size1; i++) {
        struct quad root = design_root_weight(design, i);
        for (size_t j = 0; j < X->size2; j++) {
            double below = X_low == NULL ? 0 : gsl_matrix_get(X_low, i, j);
            struct quad x = { gsl_matrix_get(X, i, j), below };
            x = quad_multiply(root, x);
            gsl_matrix_set(high, i, j, x.high);
            gsl_matrix_set(low, i, j, x.low);
        }
    }
    return (struct weighted_rows){ high, low };
}
