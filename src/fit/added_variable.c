#include "fit/added_variable.h"

#include <math.h>

struct added_variable added_variable_of(struct run *run, const struct fit *fit,
                                        const struct geometry *geometry,
                                        const struct directions *directions, size_t column)
{
    size_t n = geometry->rows, p = geometry->columns;
    double length = directions->length[column], shift = directions->shift[column];
    const gsl_vector *weight = fit->design->weight;
    struct added_variable made = { n, run_array(run, double, n), run_array(run, double, n), 0 };
    double squares = 0;
    for (size_t i = 0; i < n; i++) {
        double root = weight == NULL ? 1 : sqrt(gsl_vector_get(weight, i));
        double u = directions->U[i * p + column];
        made.x[i] = u / length / root;
        made.y[i] = (geometry->residual[i] + u * shift) / root;
        squares += geometry->residual[i] * geometry->residual[i];
    }
    made.correlation = shift / sqrt(shift * shift + squares);
    return made;
}
