#include "fit/robust.h"

#include "fit/sandwich.h"

/* Below so many rows HC0 to HC2 reject too often (Long and Ervin 2000, American Statistician 54,
 * 217-224). */
enum { FEW_ROWS = 250, MANY_TERMS = 6 };

/* By kind: who it comes from. */
static const char *const sources[] = {
    [INFERENCE_HC0] = "White 1980",
    [INFERENCE_HC1] = "MacKinnon and White 1985",
    [INFERENCE_HC2] = "MacKinnon and White 1985",
    [INFERENCE_HC3] = "MacKinnon and White 1985",
    [INFERENCE_HC4] = "Cribari-Neto 2004",
};

/* How many rows are fitted exactly, and the first of them. */
static size_t exact_rows(const struct geometry *geometry, size_t *first)
{
    size_t count = 0;
    for (size_t i = geometry->rows; i-- > 0;)
        if (geometry->leverage[i] > FULL_LEVERAGE) {
            *first = i;
            count++;
        }
    return count;
}

static bool fail_exact(struct run *run, const struct frame *frame, const struct fit *fit,
                       size_t row)
{
    const struct design *design = fit->design;
    const char *kind = inference_names[fit->inference.kind];
    return run_fail(run, STATUS_UNSUPPORTED, design->formula->place,
                    "%s is fitted exactly: it alone settles a coefficient, so %s cannot know its "
                    "error; leave it or its term out, or use HC1",
                    design_row_told(design, frame, row), kind);
}

static const char *sentence(struct run *run, const char *before, const char *added)
{
    return before == NULL ? added : talloc_asprintf(run, "%s %s", before, added);
}

/* What the simulations found (models/methods/simulations.md): t of few rows but by HC3 and HC4, F
 * of many terms by any kind. */
static const char *caution_of(struct run *run, const struct fit *fit, size_t exact)
{
    enum inference_kind kind = fit->inference.kind;
    const char *caution = NULL;
    if (kind <= INFERENCE_HC2 && fit->nobs < FEW_ROWS)
        caution = talloc_asprintf(run,
                                  "With %zu rows %s finds too much significant; HC3 is meant for "
                                  "this many (Long and Ervin 2000).",
                                  fit->nobs, inference_names[kind]);
    if (fit->df_model >= MANY_TERMS && fit->nobs < FEW_ROWS)
        caution = sentence(run, caution,
                           talloc_asprintf(run,
                                           "F of %zu terms at once is significant too often with "
                                           "robust errors from %zu rows.",
                                           fit->df_model, fit->nobs));
    if (exact > 0)
        caution = sentence(
            run, caution,
            talloc_asprintf(run,
                            "%zu %s fitted exactly (leverage 1); %s takes %s for zero, so the "
                            "coefficients that rest on %s look more certain than they are.",
                            exact, exact == 1 ? "row is" : "rows are", inference_names[kind],
                            exact == 1 ? "its error" : "their errors", exact == 1 ? "it" : "them"));
    return caution;
}

bool robust_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    enum inference_kind kind = fit->inference.kind;
    const struct geometry *geometry = geometry_of(run, fit);
    size_t n = geometry->rows, p = geometry->columns, first = 0;
    size_t exact = exact_rows(geometry, &first);
    if (exact > 0 && kind >= INFERENCE_HC2)
        return fail_exact(run, frame, fit, first);
    struct sandwich *sandwich = sandwich_new(run, fit, geometry, n);
    for (size_t i = 0; i < n; i++) {
        double size = sqrt(robust_weight(kind, geometry->leverage[i], (double)n, (double)p));
        for (size_t k = 0; k < p; k++)
            gsl_matrix_set(sandwich->S, i, k,
                           size * geometry->residual[i] * gsl_matrix_get(geometry->Q, i, k));
    }
    if (!sandwich_judge(run, sandwich, inference_names[kind], fit))
        return false;
    double df = (double)fit->df_residual;
    for (size_t j = 0; j < p; j++)
        sandwich_coefficient(fit, j, df);
    sandwich_model(fit, sandwich->wald / (double)sandwich->q, df);
    fit->inference_words =
        talloc_asprintf(run, "%s standard errors (%s)", inference_names[kind], sources[kind]);
    fit->inference_caution = caution_of(run, fit, exact);
    return true;
}
