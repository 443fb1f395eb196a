#include "fit/multiplicity.h"

#include <math.h>

#include <gsl/gsl_sort.h>

/* order[i] is the index of the i-th smallest p. */
static size_t *order_of(struct run *run, const double *p_value, size_t count)
{
    size_t *order = run_array(run, size_t, count);
    gsl_sort_index(order, p_value, 1, count);
    return order;
}

void holm_adjust(struct run *run, const double *p_value, size_t count, double *adjusted)
{
    const size_t *order = order_of(run, p_value, count);
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        largest = fmax(largest, fmin(1, (double)(count - i) * p_value[order[i]]));
        adjusted[order[i]] = largest;
    }
}

void benjamini_hochberg_adjust(struct run *run, const double *p_value, size_t count,
                               double *adjusted)
{
    const size_t *order = order_of(run, p_value, count);
    double smallest = 1;
    for (size_t i = count; i-- > 0;) {
        smallest = fmin(smallest, (double)count * p_value[order[i]] / (double)(i + 1));
        adjusted[order[i]] = smallest;
    }
}
