#include "draw/diagnostic_words.h"

#include <inttypes.h>
#include <math.h>

#include "base/number.h"
#include "draw/not_shown.h"

static const char *envelope_words(const struct diagnostics *made)
{
    struct run *run = made->model.run;
    const struct fit *fit = made->model.fit;
    if (made->envelope == NULL)
        return talloc_asprintf(run,
                               "No band of normal quantiles is simulated of more than %s rows. "
                               "Curves: lowess of two thirds of the points.",
                               number_count(run, ENVELOPE_MOST_ROWS));
    return talloc_asprintf(run,
                           "Band: the middle %s%% of %d simulations with normal errors, point by "
                           "point (seed %" PRIu64 "). Curves: lowess of two thirds of the points.",
                           number_full(run, 100.0 * fit->conf_level), ENVELOPE_REPLICATES,
                           fit->inference.seed);
}

static void names_note(const struct diagnostics *made)
{
    const struct model_figure *model = &made->model;
    struct run *run = model->run;
    size_t most = diagnosed_most(made);
    if (most > 0)
        page_note(made->page,
                  talloc_asprintf(run,
                                  "Named: the %zu largest studentised residuals; by leverage, the "
                                  "%zu largest Cook's distances.",
                                  most, most));
    page_note(made->page, row_plots_unplaced(run, made->panel, DIAGNOSTIC_PANELS));
}

/* What to look for, where it does not stand under the panels. */
static void looks_note(const struct diagnostics *made)
{
    for (size_t i = 0; i < DIAGNOSTIC_PANELS; i++)
        page_note(made->page, talloc_asprintf(made->model.run, "%s. %s", made->panel[i].heading,
                                              made->panel[i].look));
}

void diagnostic_words_notes(const struct diagnostics *made)
{
    struct run *run = made->model.run;
    struct page *page = made->page;
    if (!row_plots_look_below(page))
        looks_note(made);
    page_note(page, envelope_words(made));
    model_figure_notes(&made->model, page);
    size_t exact = made->model.fit->nobs - made->count;
    if (exact > 0)
        page_note(page, talloc_asprintf(run,
                                        "%s %s not shown: fitted exactly, whatever the outcome "
                                        "(leverage 1).",
                                        rows_counted(run, made->model.drawing->analysis, exact),
                                        exact == 1 ? "is" : "are"));
    names_note(made);
    drawing_notes(made->model.drawing, page);
}

/* "the smooth stays within .20 standard deviations of zero" */
static const char *bend_words(const struct diagnostics *made)
{
    double most = 0.0;
    if (made->bend == NULL)
        return "too few different fitted values for a smooth";
    for (size_t i = 0; i < made->bend->count; i++)
        most = fmax(most, fabs(made->bend->y[i]));
    return talloc_asprintf(
        made->model.run, "the smooth stays within %s standard deviations of zero",
        number_pointed(made->model.run, most / model_figure_deviation(&made->model), 2));
}

static const char *slope_words(const struct diagnostics *made)
{
    const struct lowess *slope = made->slope;
    if (slope == NULL)
        return "too few different fitted values for a smooth";
    return talloc_asprintf(
        made->model.run, "the smooth goes from %s at the lowest fitted value to %s at the highest",
        model_figure_value(&made->model, slope->y[0]),
        model_figure_value(&made->model, slope->y[slope->count - 1]));
}

static const char *named_words(const struct diagnostics *made, const char *what, const bool *flag,
                               const double *value)
{
    const struct model_figure *model = &made->model;
    bool any = false;
    for (size_t i = 0; i < model->fit->nobs; i++)
        any |= flag[i];
    return !any ? ""
                : talloc_asprintf(model->run, " %s: %s.", what,
                                  model_figure_list(model, flag, value));
}

const char *diagnostic_words_alt(const struct diagnostics *made)
{
    const struct model_figure *model = &made->model;
    const struct influence *influence = model->influence;
    struct run *run = model->run;
    const char *outside =
        made->envelope == NULL
            ? "the band is not drawn"
            : talloc_asprintf(run, "%s of %s lie outside the %s%% band of normal errors",
                              made->outside == 0 ? "none" : number_count(run, made->outside),
                              number_count(run, made->count),
                              number_full(run, 100.0 * model->fit->conf_level));
    return model_figure_alt(
        model,
        talloc_asprintf(
            run,
            "Four charts of the residuals of %s for %s, %s. Residuals against fitted values: %s. "
            "Normal quantiles of the studentised residuals: %s. Size of residuals against fitted "
            "values: %s. Residuals against leverage: %s with a Cook's distance above 4/n = "
            "%s.%s%s%s",
            model->name, model->outcome,
            rows_counted(run, model->drawing->analysis, model->fit->nobs), bend_words(made),
            outside, slope_words(made),
            made->beyond == 0 ? "none" : number_count(run, made->beyond),
            number_pointed(run, influence->high_cooks_distance, 3),
            named_words(made, "Largest studentised residuals", made->far,
                        influence->student_residual),
            named_words(made, "Largest Cook's distances", made->heavy, influence->cooks_distance),
            named_words(made, "Asked for, with studentised residuals", model->asked,
                        influence->student_residual)));
}
