/* counterpart.h - which model and which coefficient of one result is which of another's.
 *
 * The rules stand in difference.h. Order is that of the old result, what is only in the new one
 * follows the model that it belongs to; models that are only in the new one come last. */
#ifndef ATTAIN_PRINTED_COUNTERPART_H
#define ATTAIN_PRINTED_COUNTERPART_H

#include "read/result.h"

/* A coefficient in both; in one only where the other is NULL. */
struct counterpart {
    const struct result_model *old_model, *new_model;
    const struct result_coefficient *old, *new;
};

struct counterparts {
    size_t count;
    struct counterpart *pair;
    size_t models;
    const struct result_model **old_model, **new_model; /* models: NULL where it is in one only */
    size_t not_printed; /* coefficients that one result has and the other, a printed table, does
                           not show */
};

const struct counterparts *counterparts_of(struct run *run, const struct result *old,
                                           const struct result *new);

/* "(Intercept)", "CONSTANT", "_cons", ...: what programs call an intercept. */
bool is_intercept(const char *term);

/* Whether formulas are the same but for spaces. */
bool formulas_same(const char *one, const char *other);

#endif
