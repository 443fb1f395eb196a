#include "report/checks.h"

#include "fit/heteroskedasticity.h"
#include "fit/normality.h"
#include "fit/reset.h"

#define ALPHA .05

/* `quiet` where the test sees nothing at the 5% level, `loud` where it does, and `allowed` where
 * the standard errors in use allow for what it sees. */
static const struct {
    const char *key, *name, *statistic, *quiet, *loud, *allowed;
} tests[TESTS] = {
    [TESTED_BREUSCH_PAGAN] = { "breusch_pagan", "Breusch-Pagan (1979)", "\u03C7\u00B2",
                               "no sign of uneven variance",
                               "variance uneven, if errors are normal",
                               "variance uneven, if errors are normal" },
    [TESTED_KOENKER] = { "koenker", "Koenker (1981)", "\u03C7\u00B2", "no sign of uneven variance",
                         "variance uneven: use --se HC3",
                         "variance uneven; these errors allow it" },
    [TESTED_WHITE] = { "white", "White (1980)", "\u03C7\u00B2", "no sign of uneven variance",
                       "variance or form off: use --se HC3",
                       "variance uneven, or the form is off" },
    [TESTED_RESET] = { "reset", "RESET (Ramsey 1969)", "F", "no sign of a curve or interaction",
                       "a curve or interaction is missing", "a curve or interaction is missing" },
    [TESTED_SHAPIRO_WILK] = { "shapiro_wilk", "Shapiro-Wilk (1965)", "W",
                              "no sign against normal errors", "errors are not normal",
                              "errors are not normal" },
    [TESTED_JARQUE_BERA] = { "jarque_bera", "Jarque-Bera (1980)", "\u03C7\u00B2",
                             "no sign of skew or heavy tails", "errors skewed or heavy-tailed",
                             "errors skewed or heavy-tailed" },
    [TESTED_MORAN] = { "moran", "Moran (Cliff, Ord 1981)", "z", "no sign that neighbours are alike",
                       "neighbours alike: SE too small", "neighbours alike: SE too small" },
};

/* Whether the standard errors in use do not assume one variance. */
static bool allows_uneven(enum inference_kind kind)
{
    return kind != INFERENCE_CLASSICAL && kind != INFERENCE_BOOTSTRAP_RESIDUALS
           && kind != INFERENCE_PERMUTATION;
}

const char *test_key(enum tested test)
{
    return tests[test].key;
}

const char *test_name(enum tested test)
{
    return tests[test].name;
}

const char *test_statistic(struct run *run, const struct checks *checks, enum tested test)
{
    const struct check *check = &checks->test[test];
    const char *symbol = tests[test].statistic;
    if (check->df == 0)
        return symbol;
    return check->df_residual == 0
               ? talloc_asprintf(run, "%s(%zu)", symbol, check->df)
               : talloc_asprintf(run, "%s(%zu, %zu)", symbol, check->df, check->df_residual);
}

const char *test_reading(const struct checks *checks, enum tested test)
{
    const struct check *check = &checks->test[test];
    if (check->lacking != NULL)
        return check->lacking;
    if (!(check->p_value < ALPHA))
        return tests[test].quiet;
    return allows_uneven(checks->fit->inference.kind) ? tests[test].allowed : tests[test].loud;
}

/* Residuals that the fit leaves no room look alike whatever the errors are. */
static void refuse_few(struct checks *made)
{
    enum { FEWEST = 3 };
    for (enum tested test = TESTED_BREUSCH_PAGAN; test < TESTS; test++)
        if (made->fit->df_residual < FEWEST && made->test[test].lacking == NULL)
            made->test[test].lacking = "fewer than 3 residuals are free";
}

struct checks *checks_of(struct run *run, const struct fit *fit,
                         const struct neighbours *neighbours)
{
    struct checks *made = talloc_zero(run, struct checks);
    const struct geometry *geometry = geometry_of(run, fit);
    made->fit = fit;
    made->inflation = inflations_of(run, fit, geometry, &made->terms);
    made->conditioning = conditioning_of(run, fit);
    struct heteroskedasticity variance = heteroskedasticity_of(run, fit, geometry, true);
    made->test[TESTED_BREUSCH_PAGAN] = variance.breusch_pagan;
    made->test[TESTED_KOENKER] = variance.koenker;
    made->test[TESTED_WHITE] = variance.white;
    made->test[TESTED_RESET] = reset_of(run, fit, geometry);
    made->test[TESTED_SHAPIRO_WILK] = shapiro_wilk(run, geometry->residual, fit->nobs);
    made->test[TESTED_JARQUE_BERA] = jarque_bera(geometry->residual, fit->nobs);
    made->neighbours = neighbours;
    if (neighbours != NULL)
        made->moran = moran_of(run, fit, geometry, neighbours);
    made->test[TESTED_MORAN] = (struct check){ .statistic = made->moran.z,
                                               .p_value = made->moran.p_value,
                                               .lacking = made->moran.lacking };
    refuse_few(made);
    return made;
}
