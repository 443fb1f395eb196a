#include "fit/candidate_shape.h"

#include <math.h>

/* The model with a function of the candidate beside its terms. */
static bool formula_with(struct run *run, const struct candidate *candidate,
                         enum factor_function function, int degree, struct formula **formula,
                         const char **name)
{
    const struct factor factor = factor_new(run, candidate->column, function, degree);
    *name = factor.text;
    const char *text =
        talloc_asprintf(run, "%s + %s", candidate->before->design->formula->text, factor.text);
    return formula_parse(run, text, NOWHERE, formula);
}

static bool is_of_the_data(const struct run *run)
{
    return run->status == STATUS_UNSUPPORTED || run->status == STATUS_NUMERICAL;
}

/* Two values of x have no bend, and their functions are x in another unit. */
static bool takes_two_values(const struct candidate *candidate)
{
    const gsl_matrix *X = candidate->after.fit->design->X;
    const size_t column = candidate->after.first;
    const double one = gsl_matrix_get(X, 0, column);
    double other = one;
    for (size_t i = 0; i < X->size1; i++) {
        double value = gsl_matrix_get(X, i, column);
        if (value != one && other != one && value != other)
            return false;
        if (value != one)
            other = value;
    }
    return true;
}

/* Fails where the data do not allow it. */
static bool bend_step(struct run *run, const struct analysis *analysis,
                      const struct geometry *geometry, const struct candidate *candidate,
                      const struct formula *bent, struct nested_step *step)
{
    struct analysis tested = *analysis;
    struct fit *fit = NULL;
    if (!nested_tests(analysis->inference.kind))
        tested.inference.kind = INFERENCE_CLASSICAL;
    return analysis_fit(run, &tested, bent, &fit)
           && nested_change(run, &tested, (struct nested_fit){ candidate->after.fit, geometry },
                            (struct nested_fit){ fit, geometry_of(run, fit) }, step);
}

static bool bend_test(struct run *run, const struct analysis *analysis,
                      const struct geometry *geometry, struct candidate *candidate)
{
    struct formula *formula = NULL;
    struct nested_step step;
    const char *name;
    if (!formula_with(run, candidate, FACTOR_POLY, 2, &formula, &name))
        return false;
    if (!bend_step(run, analysis, geometry, candidate, formula, &step)) {
        if (!is_of_the_data(run))
            return false;
        candidate->bend.lacking = run_forgive(run);
        return true;
    }
    candidate->bend = (struct check){ .statistic = step.statistic,
                                      .p_value = step.p_value,
                                      .df = (size_t)step.df1,
                                      .df_residual = (size_t)step.df2 };
    if (isnan(step.p_value))
        candidate->bend.lacking = "its square cannot be tested with these standard errors";
    return true;
}

static double least_value(const struct candidate *candidate)
{
    const struct design *design = candidate->after.fit->design;
    double least = INFINITY;
    for (size_t i = 0; i < design->X->size1; i++)
        least = fmin(least, gsl_matrix_get(design->X, i, candidate->after.first));
    return least;
}

/* A shape that cannot be fitted is none. */
static bool shape_add(struct run *run, const struct analysis *analysis,
                      enum factor_function function, int degree, struct candidate *candidate)
{
    struct formula *formula = NULL;
    struct design *design = NULL;
    struct fit *fit = NULL;
    const char *name;
    if (!formula_with(run, candidate, function, degree, &formula, &name))
        return false;
    if (!design_build(run, formula, &analysis->offer, &design) || !ols_fit(run, design, &fit)) {
        bool of_the_data = is_of_the_data(run);
        if (of_the_data)
            run_forgive(run);
        return of_the_data;
    }
    candidate->shape[candidate->shapes++] =
        (struct candidate_shape){ name, prediction_leaving_one(fit, geometry_of(run, fit)).rmse,
                                  fit->r_squared };
    return true;
}

bool candidate_shape_find(struct run *run, const struct analysis *analysis,
                          const struct geometry *geometry, struct candidate *candidate)
{
    const struct column *column = frame_column(analysis->offer.frame, candidate->column);
    const struct fit *after = candidate->after.fit;
    if (column->kind == COLUMN_TEXT)
        candidate->bend.lacking = "it holds texts";
    else if (takes_two_values(candidate))
        candidate->bend.lacking = "it takes two values";
    if (candidate->bend.lacking != NULL)
        return true;
    if (!bend_test(run, analysis, geometry, candidate))
        return false;
    const double least = least_value(candidate);
    candidate->shape = run_array(run, struct candidate_shape, 4);
    candidate->shape[candidate->shapes++] =
        (struct candidate_shape){ after->coefficient[candidate->after.first].term,
                                  candidate->after_error.rmse, after->r_squared };
    return (least <= 0 || shape_add(run, analysis, FACTOR_LN, 1, candidate))
           && (least < 0 || shape_add(run, analysis, FACTOR_SQRT, 1, candidate))
           && shape_add(run, analysis, FACTOR_POWER, 2, candidate);
}
