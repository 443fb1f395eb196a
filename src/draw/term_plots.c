#include "draw/term_plots.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/key.h"
#include "draw/left_out.h"
#include "draw/model_figure.h"
#include "draw/numeral.h"
#include "fit/added_variable.h"
#include "fit/lowess.h"

#define AIR 0.05       /* of the range, at either end of an axis */
#define BAND_ROOM 0.25 /* of the range of y: a band wider than that is cut at the plot */
#define SIGNIFICANT 0.05

enum { STEPS = 101 };                        /* of a band */
enum { NAMED_ALONE = 2, NAMED_IN_GRID = 1 }; /* in either direction, unless the chart says */

/* One column of the model and its points. */
struct part {
    size_t coefficient;
    const char *name;
    double *x, *y;
    double correlation;    /* partial */
    struct lowess *smooth; /* NULL where there is none */
    bool *named;           /* the most unusual */
};

/* Terms in the making. */
struct terms_drawn {
    struct model_figure model;
    bool added; /* added-variable, or component-residual */
    size_t parts;
    struct part *part;
    struct row_plot *panel;
    struct page *page;
};

static const char *term_of(const struct fit *fit, size_t coefficient)
{
    size_t term = fit->coefficient[coefficient].formula_term;
    return term == SIZE_MAX ? NULL : fit->design->formula->term[term].text;
}

static bool is_asked(const char *asked, const struct fit *fit, size_t coefficient)
{
    return asked == NULL || strcmp(asked, term_of(fit, coefficient)) == 0
           || strcmp(asked, fit->coefficient[coefficient].term) == 0;
}

/* The columns of the term that is asked for, or of all. */
static bool parts_choose(struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct fit *fit = made->model.fit;
    const struct chart *chart = made->model.drawing->chart;
    const struct formula *formula = fit->design->formula;
    const char **name = run_array(run, const char *, formula->terms + 1);
    made->part = run_array(run, struct part, fit->coefficients);
    for (size_t j = 0; j < fit->coefficients; j++)
        if (term_of(fit, j) != NULL && is_asked(chart->term, fit, j))
            made->part[made->parts++] =
                (struct part){ .coefficient = j, .name = model_figure_term(&made->model, j) };
    for (size_t t = 0; t < formula->terms; t++)
        name[t] = formula->term[t].text;
    if (made->parts > 0)
        return true;
    if (formula->terms == 0)
        return run_fail(run, STATUS_UNSUPPORTED, formula->place,
                        "the model has no terms, so there is nothing to set its outcome against");
    return run_fail(run, status_at(chart->place), chart->place,
                    "the model has no term '%s'; its terms are %s", chart->term,
                    text_list(run, name, formula->terms));
}

static double mean_of(const double *value, size_t count)
{
    double mean = 0.0;
    for (size_t i = 0; i < count; i++)
        mean += value[i] / (double)count;
    return mean;
}

/* How many rows are as far out as the furthest: of 0 and 1, say, none is further than others. */
static size_t furthest(const double *along, size_t count)
{
    double most = 0.0;
    size_t ties = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(along[i]));
    for (size_t i = 0; i < count; i++)
        ties += fabs(along[i]) >= most * (1.0 - 1e-9);
    return ties;
}

/* The rows furthest from the line, and those furthest along unless many are. */
static void part_name(struct terms_drawn *made, struct part *part)
{
    const struct model_figure *model = &made->model;
    size_t n = model->fit->nobs;
    size_t most = model_figure_most(model, made->parts > 1 ? NAMED_IN_GRID : NAMED_ALONE);
    double mean = mean_of(part->x, n), *along = run_array(model->run, double, n);
    part->named = run_array(model->run, bool, n);
    for (size_t i = 0; i < n; i++) {
        along[i] = part->x[i] - mean;
        part->named[i] = model->asked[i];
    }
    model_figure_flag(model, model->fit->residual, most, part->named);
    if (furthest(along, n) <= most)
        model_figure_flag(model, along, most, part->named);
}

static void added_fill(struct terms_drawn *made)
{
    const struct model_figure *model = &made->model;
    const struct directions *directions = directions_of(model->run, model->fit, model->geometry);
    for (size_t k = 0; k < made->parts; k++) {
        struct part *part = &made->part[k];
        struct added_variable added = added_variable_of(model->run, model->fit, model->geometry,
                                                        directions, part->coefficient);
        part->x = added.x;
        part->y = added.y;
        part->correlation = added.correlation;
        part_name(made, part);
    }
}

/* Without an intercept the component is not taken from its mean. */
static double centre_of(const struct terms_drawn *made, const struct part *part)
{
    const struct fit *fit = made->model.fit;
    return fit->design->formula->intercept ? mean_of(part->x, fit->nobs) : 0.0;
}

static void component_fill(struct terms_drawn *made)
{
    const struct fit *fit = made->model.fit;
    struct run *run = made->model.run;
    for (size_t k = 0; k < made->parts; k++) {
        struct part *part = &made->part[k];
        double b = fit->coefficient[part->coefficient].estimate;
        part->x = run_array(run, double, fit->nobs);
        part->y = run_array(run, double, fit->nobs);
        for (size_t i = 0; i < fit->nobs; i++)
            part->x[i] = gsl_matrix_get(fit->design->X, i, part->coefficient);
        double centre = centre_of(made, part);
        for (size_t i = 0; i < fit->nobs; i++)
            part->y[i] = b * (part->x[i] - centre) + fit->residual[i];
        part->smooth = lowess_of(run, part->x, part->y, fit->nobs);
        part_name(made, part);
    }
}

static void extend(const double *value, size_t count, double *low, double *high)
{
    for (size_t i = 0; i < count; i++) {
        *low = fmin(*low, value[i]);
        *high = fmax(*high, value[i]);
    }
}

static bool is_zero_or_one(const double *value, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (value[i] != 0.0 && value[i] != 1.0)
            return false;
    return true;
}

/* The model's line over the range of x. */
static void line_add(const struct terms_drawn *made, const struct part *part, double low,
                     double high, struct row_plot *panel)
{
    double b = made->model.fit->coefficient[part->coefficient].estimate;
    double centre = made->added ? 0.0 : centre_of(made, part);
    struct point *end = run_array(made->model.run, struct point, 2);
    end[0] = (struct point){ low, b * (low - centre) };
    end[1] = (struct point){ high, b * (high - centre) };
    row_plot_add_line(
        panel, (struct row_line){
                   .role = "line", .points = 2, .point = end, .colour = made->page->theme->line });
}

static void smooth_add(const struct terms_drawn *made, const struct part *part,
                       struct row_plot *panel)
{
    if (part->smooth == NULL)
        return;
    struct point *at = run_array(made->model.run, struct point, part->smooth->count);
    for (size_t i = 0; i < part->smooth->count; i++)
        at[i] = (struct point){ part->smooth->x[i], part->smooth->y[i] };
    row_plot_add_line(panel, (struct row_line){ .role = "smooth",
                                                .points = part->smooth->count,
                                                .point = at,
                                                .colour = made->page->theme->text,
                                                .dashed = true });
}

/* The lines with slopes in the interval of b: a wedge with its point at zero. */
static void band_add(const struct terms_drawn *made, const struct part *part, double low,
                     double high, struct row_plot *panel)
{
    const struct coefficient *b = &made->model.fit->coefficient[part->coefficient];
    struct point *lower = run_array(made->model.run, struct point, STEPS);
    struct point *upper = run_array(made->model.run, struct point, STEPS);
    if (!isfinite(b->conf_low) || !isfinite(b->conf_high))
        return;
    for (int i = 0; i < STEPS; i++) {
        double share = (double)(i - STEPS / 2) / (STEPS / 2);
        double x = share < 0 ? -share * low : share * high;
        double one = b->conf_low * x, other = b->conf_high * x;
        lower[i] = (struct point){ x, fmin(one, other) };
        upper[i] = (struct point){ x, fmax(one, other) };
    }
    panel->steps = STEPS;
    panel->lower = lower;
    panel->upper = upper;
}

static const char **points_name(const struct terms_drawn *made, const struct part *part)
{
    const struct model_figure *model = &made->model;
    if (model->row_name == NULL)
        return NULL;
    const char **name = run_array(model->run, const char *, model->fit->nobs);
    for (size_t i = 0; i < model->fit->nobs; i++)
        name[i] = talloc_asprintf(model->run, "%s: %s %s, %s %s%s", model->row_name[i], part->name,
                                  model_figure_value(model, part->x[i]),
                                  made->added ? model->outcome : "component and residual",
                                  model_figure_value(model, part->y[i]),
                                  made->added ? ", given the other terms" : "");
    return name;
}

/* "given the other terms" of a model that has others. */
static const char *given(const struct terms_drawn *made)
{
    return made->model.fit->df_model > 1 ? ", given the other terms" : "";
}

static void titles_fill(const struct terms_drawn *made, const struct part *part,
                        struct row_plot *panel)
{
    struct run *run = made->model.run;
    if (made->parts > 1) {
        panel->heading = part->name;
        panel->detail = model_figure_estimate(&made->model, part->coefficient);
    } else if (made->added) {
        panel->x_title = talloc_asprintf(run, "%s%s", part->name, given(made));
        panel->y_title = talloc_asprintf(run, "%s%s", made->model.outcome, given(made));
    } else {
        panel->x_title = part->name;
        panel->y_title = talloc_asprintf(run, "Component and residual of %s", made->model.outcome);
    }
}

static void panel_fill(struct terms_drawn *made, size_t k)
{
    const struct model_figure *model = &made->model;
    const struct part *part = &made->part[k];
    struct row_plot *panel = &made->panel[k];
    size_t n = model->fit->nobs;
    double low = INFINITY, high = -INFINITY;
    extend(part->x, n, &low, &high);
    panel->x = scale_over(low, high, AIR, 0.0, 0.0);
    panel->whole_x = !made->added && is_zero_or_one(part->x, n);
    panel->points = n;
    panel->point = run_array(model->run, struct point, n);
    for (size_t i = 0; i < n; i++)
        panel->point[i] = (struct point){ part->x[i], part->y[i] };
    panel->name = points_name(made, part);
    panel->area = model->area;
    titles_fill(made, part, panel);
    line_add(made, part, low, high, panel);
    if (made->added)
        band_add(made, part, low, high, panel);
    else
        smooth_add(made, part, panel);
    model_figure_name(model, part->named, panel);
}

/* One scale of y for all: of the points and lines, and of bands as far as they leave room. */
static void scale_share(struct terms_drawn *made)
{
    double low = INFINITY, high = -INFINITY, band_low = INFINITY, band_high = -INFINITY;
    for (size_t k = 0; k < made->parts; k++) {
        const struct row_plot *panel = &made->panel[k];
        extend(made->part[k].y, panel->points, &low, &high);
        for (size_t l = 0; l < panel->lines; l++)
            for (size_t i = 0; i < panel->line[l].points; i++)
                extend(&panel->line[l].point[i].y, 1, &low, &high);
        for (size_t i = 0; i < panel->steps; i++) {
            extend(&panel->lower[i].y, 1, &band_low, &band_high);
            extend(&panel->upper[i].y, 1, &band_low, &band_high);
        }
    }
    double room = BAND_ROOM * (high - low);
    struct scale y = scale_over(fmin(low, fmax(band_low, low - room)),
                                fmax(high, fmin(band_high, high + room)), AIR, 0.0, 0.0);
    for (size_t k = 0; k < made->parts; k++)
        made->panel[k].y = y;
}

/* Of a grid: what its axes are, once; and what the lines are. */
static void ground_add(struct terms_drawn *made)
{
    struct page *page = made->page;
    struct run *run = made->model.run;
    const struct key_entry keys[] = {
        { .label = "the model", .line = true, .colour = page->theme->line },
        { .label = "smooth of the points",
          .line = true,
          .dashed = true,
          .colour = page->theme->text },
    };
    if (made->parts > 1) {
        const char *axes =
            made->added
                ? talloc_asprintf(run, "Upright: %s%s. Along: the term%s.", made->model.outcome,
                                  given(made), given(made))
                : talloc_asprintf(run, "Upright: component and residual of %s. Along: the term.",
                                  made->model.outcome);
        page_paragraph(page, "axis title", lettering_prose(run, axes), page->size,
                       page->theme->text);
        page_skip(page, 0.8);
    }
    if (!made->added)
        key_add(page, NULL, keys, 2);
}

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
                            given(made)[0] == '\0' ? "" : " beside the other terms",
                            numeral_minus(run, number_pointed(run, part->correlation, 2)), band));
}

static void component_note(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const char *bend = "Where the smooth bends away from the line, the relation is not as straight "
                       "as the model has it.";
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
    size_t most = model_figure_most(&made->model, made->parts > 1 ? NAMED_IN_GRID : NAMED_ALONE);
    const char *where = made->parts > 1 ? "Named in each panel" : "Named";
    if (made->model.row_name == NULL)
        return;
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

static const char *title_of(const struct model_figure *model, bool added, const char *term)
{
    struct run *run = model->run;
    if (added)
        return term == NULL ? talloc_asprintf(run, "%s and each term of %s, given the others",
                                              model->outcome, model->name)
                            : talloc_asprintf(run, "%s and %s, given the other terms of %s",
                                              model->outcome, term, model->name);
    return term == NULL ? talloc_asprintf(run, "%s: component and residual of each term of %s",
                                          model->outcome, model->name)
                        : talloc_asprintf(run, "%s: component and residual of %s in %s",
                                          model->outcome, term, model->name);
}

/* "Higher Deprivation goes with lower KS4 Attainment, given the other terms: slope ..." */
static const char *relation(const struct terms_drawn *made, const struct part *part)
{
    struct run *run = made->model.run;
    const struct coefficient *b = &made->model.fit->coefficient[part->coefficient];
    const char *found =
        b->p_value < SIGNIFICANT
            ? talloc_asprintf(run, "higher %s goes with %s %s%s", part->name,
                              b->estimate > 0.0 ? "higher" : "lower", made->model.outcome,
                              given(made))
            : talloc_asprintf(run, "no clear relationship with %s%s", part->name, given(made));
    const char *r =
        made->added ? talloc_asprintf(run, ", partial r = %s",
                                      numeral_minus(run, number_pointed(run, part->correlation, 2)))
                    : "";
    return talloc_asprintf(run, "%s: slope %s%s", found,
                           model_figure_estimate(&made->model, part->coefficient), r);
}

/* How far the smooth leaves the line, in standard deviations of the residuals. */
static const char *bend(const struct terms_drawn *made, const struct part *part)
{
    const struct fit *fit = made->model.fit;
    double b = fit->coefficient[part->coefficient].estimate, most = 0.0;
    if (part->smooth == NULL)
        return "";
    for (size_t i = 0; i < fit->nobs; i++)
        most = fmax(most, fabs(part->smooth->at_row[i] - b * (part->x[i] - centre_of(made, part))));
    return talloc_asprintf(made->model.run,
                           "; the smooth leaves the line by %s at most, %s "
                           "residual standard deviations",
                           model_figure_value(&made->model, most),
                           model_figure_value(&made->model, most / fit->sigma));
}

static const char *alt(const struct terms_drawn *made)
{
    struct run *run = made->model.run;
    const struct model_figure *model = &made->model;
    const char *rows = rows_counted(run, model->drawing->analysis, model->fit->nobs);
    const char *kind = made->added ? "Added-variable chart" : "Component and residual chart";
    char *shows =
        made->parts > 1
            ? talloc_asprintf(run, "%s of %s for %s: a panel for each of %zu terms of %s.", kind,
                              model->outcome, rows, made->parts, model->name)
            : talloc_asprintf(run, "%s of %s against %s%s, for %s.", kind, model->outcome,
                              made->part[0].name, given(made), rows);
    for (size_t k = 0; k < made->parts; k++) {
        const struct part *part = &made->part[k];
        const char *said = relation(made, part);
        shows = talloc_asprintf_append(shows, " %s%s: %s%s.", made->parts > 1 ? "Panel " : "",
                                       part->name, said, made->added ? "" : bend(made, part));
        if (model->row_name != NULL && made->panel[k].labels > 0)
            shows =
                talloc_asprintf_append(shows, " Named, with residuals: %s.",
                                       model_figure_list(model, part->named, model->fit->residual));
    }
    shows = talloc_asprintf_append(shows, " Intervals by %s.", model->fit->inference_words);
    return model_figure_alt(model, shows);
}

static void data_add(const struct terms_drawn *made, struct figure *figure)
{
    const struct model_figure *model = &made->model;
    struct run *run = model->run;
    size_t n = model->fit->nobs, rows = n * made->parts;
    const char **term = run_array(run, const char *, rows);
    double *x = run_array(run, double, rows), *y = run_array(run, double, rows);
    double *residual = run_array(run, double, rows), *smooth = run_array(run, double, rows);
    for (size_t k = 0; k < rows; k++) {
        const struct part *part = &made->part[k / n];
        term[k] = model->fit->coefficient[part->coefficient].term;
        x[k] = part->x[k % n];
        y[k] = part->y[k % n];
        residual[k] = model->fit->residual[k % n];
        smooth[k] = part->smooth == NULL ? NAN : part->smooth->at_row[k % n];
    }
    model_figure_rows(model, figure, made->parts);
    figure_add_texts(run, figure, "term", "Term", term);
    figure_add_numbers(run, figure, "x", made->added ? "Term given the others" : "Term", x);
    figure_add_numbers(run, figure, "y",
                       made->added ? "Outcome given the others" : "Component and residual", y);
    figure_add_numbers(run, figure, "residual", "Residual", residual);
    if (!made->added)
        figure_add_numbers(run, figure, "smooth", "Smooth", smooth);
}

static void notes_add(const struct terms_drawn *made)
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

static bool terms_figure(struct run *run, const struct drawing *drawing, bool added,
                         struct figure *figure)
{
    struct terms_drawn made = { .added = added };
    if (!model_figure_of(run, drawing, &made.model) || !parts_choose(&made))
        return false;
    made.page = drawing_page(
        run, drawing, title_of(&made.model, added, made.parts == 1 ? made.part[0].name : NULL));
    if (added)
        added_fill(&made);
    else
        component_fill(&made);
    made.panel = run_array(run, struct row_plot, made.parts);
    for (size_t k = 0; k < made.parts; k++)
        panel_fill(&made, k);
    scale_share(&made);
    ground_add(&made);
    if (!row_plots_draw(made.page, made.panel, made.parts))
        return false;
    notes_add(&made);
    data_add(&made, figure);
    figure_end(figure, made.page, alt(&made));
    return true;
}

bool added_variable_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    return terms_figure(run, drawing, true, figure);
}

bool component_residual_figure(struct run *run, const struct drawing *drawing,
                               struct figure *figure)
{
    return terms_figure(run, drawing, false, figure);
}
