#include "draw/term_words.h"

#include <math.h>

#include "base/number.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"

#define SIGNIFICANT 0.05 /* a chance this large or larger is no finding */

/* "95% intervals and p-values: HC3 standard errors (...), t with 134 degrees of freedom." */
static void errors_note(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct fit *fit = made->model.fit;
    double df = fit->coefficient[made->part[0].coefficient].df;
    const char *t = isfinite(df) && made->parts == 1
                        ? talloc_asprintf(run, "; t with %s degrees of freedom", number_df(run, df))
                    : isfinite(df) && fit->inference.kind == INFERENCE_CLASSICAL
                        ? talloc_asprintf(run, "; t with %zu degrees of freedom", fit->df_residual)
                        : "";
    page_note(made->page,
              talloc_asprintf(run, "Intervals and p-values: %s%s.", fit->inference_words, t));
    page_note(made->page, fit->inference_caution);
}

static const char *level(const struct terms_drawn *made)
{
    return number_full(made->model.run, 100.0 * made->model.fit->conf_level);
}

static void added_note(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct part *part = &made->part[0];
    const char *band = made->panel[0].steps == 0
                           ? ""
                           : talloc_asprintf(run, "; band: its %s%% interval", level(made));
    if (made->parts > 1)
        page_note(made->page, talloc_asprintf(run,
                                              "The slope of each line is the coefficient of "
                                              "the term beside the others, printed above it"
                                              "%s.",
                                              band));
    else
        page_note(
            made->page,
            talloc_asprintf(run,
                            "Slope %s: the coefficient of %s%s; partial r = %s. Line: "
                            "that slope%s.",
                            model_figure_estimate(&made->model, part->coefficient), part->name,
                            term_parts_given(made)[0] == '\0' ? "" : " beside the other terms",
                            numeral_minus(run, number_pointed(run, part->correlation, 2)), band));
}

static void component_note(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const char *bend = "Look for a bend: where a relation is as straight as the model has it, the "
                       "smooth keeps to the line.";
    const char *slope =
        made->parts > 1
            ? "The slope of each line is the coefficient of the term, printed above it."
            : talloc_asprintf(run, "Slope of the line %s: the coefficient of %s.",
                              model_figure_estimate(&made->model, made->part[0].coefficient),
                              made->part[0].name);
    bool smooth = false, interaction = false;
    for (size_t k = 0; k < made->parts; k++)
        smooth |= made->part[k].smooth != NULL;
    const struct formula *formula = made->model.fit->design->formula;
    for (size_t t = 0; t < formula->terms; t++)
        interaction |= formula->term[t].factors > 1;
    page_note(made->page, slope);
    if (smooth)
        page_note(made->page, talloc_asprintf(run,
                                              "Smooth: lowess of two thirds of the points, "
                                              "robust to odd ones. %s",
                                              bend));
    if (interaction)
        page_note(made->page, "Terms that are part of an interaction: the line is that where the "
                              "other part is zero.");
}

static void names_note(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct analysis *analysis = made->model.drawing->analysis;
    size_t most = term_parts_most(made);
    const char *where = made->parts > 1 ? "Named in each panel" : "Named";
    if (most == 1)
        page_note(made->page, talloc_asprintf(run,
                                              "%s: the %s furthest from the line and the one "
                                              "furthest from the middle of the axis along.",
                                              where, analysis->row_is));
    else if (most > 1)
        page_note(made->page, talloc_asprintf(run,
                                              "%s: the %zu %s furthest from the line and the "
                                              "%zu furthest from the middle of the axis along.",
                                              where, most, analysis->rows_are, most));
    page_note(made->page, row_plots_unplaced(run, made->panel, made->parts));
}

const char *term_words_title(const struct terms_drawn *made)
{
    const struct model_figure *model = &made->model;
    const char *term = made->parts == 1 ? made->part[0].name : NULL;
    struct run *run = model->run;
    if (made->added)
        return term == NULL ? talloc_asprintf(run, "%s and each term of %s, given the others",
                                              model->outcome, model->name)
                            : talloc_asprintf(run, "%s and %s, given the other terms of %s",
                                              model->outcome, term, model->name);
    return term == NULL ? talloc_asprintf(run, "%s: component and residual of each term of %s",
                                          model->outcome, model->name)
                        : talloc_asprintf(run, "%s: component and residual of %s in %s",
                                          model->outcome, term, model->name);
}

/* "higher Deprivation goes with lower KS4 Attainment: slope ..." */
static const char *relation(const struct terms_drawn *made, const struct part *part)
{
    struct run *run = made->model.run;
    const struct coefficient *b = &made->model.fit->coefficient[part->coefficient];
    const char *found =
        b->p_value < SIGNIFICANT
            ? talloc_asprintf(run, "higher %s goes with %s %s", part->name,
                              b->estimate > 0.0 ? "higher" : "lower", made->model.outcome)
            : "no clear relationship";
    const char *r =
        made->added ? talloc_asprintf(run, ", partial r = %s",
                                      numeral_minus(run, number_pointed(run, part->correlation, 2)))
                    : "";
    return talloc_asprintf(run, "%s: slope %s%s", found,
                           model_figure_estimate(&made->model, part->coefficient), r);
}

/* How far the smooth leaves the line. */
static const char *bend(const struct terms_drawn *made, const struct part *part)
{
    const struct fit *fit = made->model.fit;
    double b = fit->coefficient[part->coefficient].estimate, most = 0.0;
    if (part->smooth == NULL)
        return "";
    for (size_t i = 0; i < fit->nobs; i++)
        most = fmax(most, fabs(part->smooth->at_row[i] - b * (part->x[i] - part->centre)));
    return talloc_asprintf(
        made->model.run,
        "; the smooth leaves the line by %s at most, %s standard deviations of "
        "the residuals",
        model_figure_value(&made->model, most),
        number_pointed(made->model.run, most / model_figure_deviation(&made->model), 2));
}

/* "Furthest from the line: Barnet (residual 5.1)." with the rows that were asked for. */
static const char *far_words(const struct terms_drawn *made)
{
    const struct model_figure *model = &made->model;
    bool any = false, asked = false;
    for (size_t i = 0; i < model->fit->nobs; i++) {
        any |= made->far[i];
        asked |= model->asked[i];
    }
    return talloc_asprintf(
        model->run, "%s%s%s%s%s%s", any ? " Furthest from the line, with residuals: " : "",
        any ? model_figure_list(model, made->far, model->fit->residual) : "", any ? "." : "",
        asked ? " Asked for, with residuals: " : "",
        asked ? model_figure_list(model, model->asked, model->fit->residual) : "",
        asked ? "." : "");
}

static const char *along_words(const struct terms_drawn *made, const struct part *part)
{
    const struct model_figure *model = &made->model;
    bool any = false;
    for (size_t i = 0; i < model->fit->nobs; i++)
        any |= part->along[i];
    return !any ? ""
                : talloc_asprintf(model->run, "; furthest along: %s",
                                  model_figure_list(model, part->along, part->x));
}

const char *term_words_alt(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct model_figure *model = &made->model;
    const char *rows = rows_counted(run, model->drawing->analysis, model->fit->nobs);
    const char *kind = made->added ? "Added-variable chart" : "Component and residual chart";
    char *shows = made->parts > 1 ? talloc_asprintf(
                      run, "%s of %s for %s: %zu panels, one for each term or category of %s%s.",
                      kind, model->outcome, rows, made->parts, model->name, term_parts_given(made))
                                  : talloc_asprintf(run, "%s of %s against %s%s, for %s.", kind,
                                                    model->outcome, made->part[0].name,
                                                    term_parts_given(made), rows);
    for (size_t k = 0; k < made->parts; k++) {
        const struct part *part = &made->part[k];
        shows =
            talloc_asprintf_append(shows, " %s: %s%s%s.", part->name, relation(made, part),
                                   made->added ? "" : bend(made, part), along_words(made, part));
    }
    shows = talloc_asprintf_append(shows, "%s Intervals by %s.", far_words(made),
                                   model->fit->inference_words);
    return model_figure_alt(model, shows);
}

void term_words_notes(const struct terms_drawn *made)
{
    if (made->added)
        added_note(made);
    else
        component_note(made);
    errors_note(made);
    model_figure_notes(&made->model, made->page);
    names_note(made);
    drawing_notes(made->model.drawing, made->page);
}
