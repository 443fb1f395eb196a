#include "read/result.h"

#include <math.h>

struct printed figure_exact(double value)
{
    return (struct printed){
        .text = "", .reading = "", .value = value, .decimals = EXACT_DECIMALS, .stars = ""
    };
}

bool figure_is_exact(const struct printed *figure)
{
    return figure->decimals == EXACT_DECIMALS;
}

struct result *result_new(struct run *run, const char *name)
{
    struct result *result = talloc_zero(run, struct result);
    result->name = name;
    result->version = result->command = "";
    return result;
}

struct result_model *result_add_model(struct run *run, struct result *result)
{
    const struct printed none = figure_exact(NAN);
    result->model = run_grow(run, result->model, struct result_model, result->models + 1);
    struct result_model *model = &result->model[result->models++];
    *model = (struct result_model){ .table = "",
                                    .outcome = "",
                                    .outcome_label = "",
                                    .name = "",
                                    .formula = "",
                                    .std_error_type = "",
                                    .nobs = UNKNOWN_COUNT,
                                    .r_squared = none,
                                    .adj_r_squared = none };
    return model;
}

struct result_coefficient *result_add_coefficient(struct run *run, struct result_model *model)
{
    const struct printed none = figure_exact(NAN);
    model->coefficient =
        run_grow(run, model->coefficient, struct result_coefficient, model->coefficients + 1);
    struct result_coefficient *coefficient = &model->coefficient[model->coefficients++];
    *coefficient = (struct result_coefficient){
        .term = "", .label = "", .estimate = none, .std_error = none, .p_value = none
    };
    return coefficient;
}
