#include "draw/diagnostic_plots.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/diagnostic_words.h"

#define AIR 0.05 /* of the range, at either end of an axis */

#define LEAST_SHOWN 0.95 /* of the axis: a curve that comes in later is hardly seen */

enum { CURVE_STEPS = 100 };

/* What x and y of a panel are, for a hand that rests on a point. */
struct axes {
    const double *x, *y;
    const char *x_word, *y_word;
};

/* The points of the rows that are judged, and the scales over them. */
static void points_fill(struct diagnostics *made, const struct axes *axes, const bool *named,
                        struct row_plot *panel)
{
    const struct model_figure *model = &made->model;
    struct run *run = model->run;
    size_t n = model->fit->nobs;
    size_t *where = run_array(run, size_t, n), *marked = run_array(run, size_t, n);
    double *area = run_array(run, double, n);
    panel->point = run_array(run, struct point, n);
    panel->name = run_array(run, const char *, n);
    for (size_t i = 0; i < n; i++) {
        if (!diagnosed_is_judged(made, i))
            continue;
        size_t at = where[i] = panel->points++;
        panel->point[at] = (struct point){ axes->x[i], axes->y[i] };
        area[at] = model->area == NULL ? 1.0 : model->area[i];
        panel->name[at] = talloc_asprintf(run, "%s: %s %s, %s %s", model->row_name[i], axes->x_word,
                                          model_figure_value(model, axes->x[i]), axes->y_word,
                                          model_figure_value(model, axes->y[i]));
    }
    panel->area = model->area == NULL ? NULL : area;
    model_figure_name(model, named, panel);
    for (size_t i = 0; i < panel->labels; i++)
        marked[i] = where[panel->marked[i]];
    panel->marked = marked;
}

struct reach {
    double low, high;
};

static void reach_to(struct reach *reach, double value)
{
    if (!isfinite(value))
        return;
    reach->low = fmin(reach->low, value);
    reach->high = fmax(reach->high, value);
}

static struct scale reach_scale(struct reach reach)
{
    return scale_over(reach.low, reach.high, AIR, 0.0, 0.0);
}

/* Scales over the points. */
static void scales_fill(struct row_plot *panel, struct reach x, struct reach y)
{
    for (size_t i = 0; i < panel->points; i++) {
        reach_to(&x, panel->point[i].x);
        reach_to(&y, panel->point[i].y);
    }
    panel->x = reach_scale(x);
    panel->y = reach_scale(y);
}

static const struct reach nothing = { INFINITY, -INFINITY }, zero = { 0.0, 0.0 };

static void line_from(struct diagnostics *made, struct row_plot *panel, const char *role,
                      struct point from, struct point to)
{
    struct point *end = run_array(made->model.run, struct point, 2);
    end[0] = from;
    end[1] = to;
    row_plot_add_line(panel, (struct row_line){ .role = role,
                                                .points = 2,
                                                .point = end,
                                                .colour = made->page->theme->axis,
                                                .thin = true });
}

static void level_add(struct diagnostics *made, struct row_plot *panel)
{
    line_from(made, panel, "zero", (struct point){ panel->x.low, 0.0 },
              (struct point){ panel->x.high, 0.0 });
}

static void smooth_add(struct diagnostics *made, const struct lowess *smooth,
                       struct row_plot *panel)
{
    if (smooth == NULL)
        return;
    struct point *at = run_array(made->model.run, struct point, smooth->count);
    for (size_t i = 0; i < smooth->count; i++)
        at[i] = (struct point){ smooth->x[i], smooth->y[i] };
    row_plot_add_line(panel, (struct row_line){ .role = "smooth",
                                                .points = smooth->count,
                                                .point = at,
                                                .colour = made->page->theme->line });
}

static void residuals_panel(struct diagnostics *made)
{
    struct row_plot *panel = &made->panel[RESIDUALS];
    const struct fit *fit = made->model.fit;
    *panel = (struct row_plot){
        .heading = "Residuals against fitted values",
        .x_title = "Fitted value",
        .y_title = "Residual",
        .look = "Look for a bend: in a straight relation the smooth stays near zero.",
    };
    points_fill(made, &(struct axes){ fit->fitted, fit->residual, "fitted", "residual" }, made->far,
                panel);
    scales_fill(panel, nothing, zero);
    level_add(made, panel);
    smooth_add(made, made->bend, panel);
}

static void envelope_add(struct diagnostics *made, struct row_plot *panel, struct reach *y)
{
    const struct envelope *envelope = made->envelope;
    if (envelope == NULL)
        return;
    struct point *lower = run_array(made->model.run, struct point, envelope->count);
    struct point *upper = run_array(made->model.run, struct point, envelope->count);
    for (size_t k = 0; k < envelope->count; k++) {
        lower[k] = (struct point){ envelope->normal[k], envelope->low[k] };
        upper[k] = (struct point){ envelope->normal[k], envelope->high[k] };
        reach_to(y, envelope->low[k]);
        reach_to(y, envelope->high[k]);
    }
    panel->steps = envelope->count;
    panel->lower = lower;
    panel->upper = upper;
}

/* "Look for points outside the band: 4 of 145 are; of normal errors about 7 would be." */
static const char *quantiles_look(const struct diagnostics *made)
{
    struct run *run = made->model.run;
    if (made->envelope == NULL)
        return "Look for ends that leave the line: more odd rows, or odder ones, than normal "
               "errors have.";
    double share = 1.0 - made->model.fit->conf_level;
    return talloc_asprintf(
        run, "Look for points outside the band: %s of %s are; of normal errors about %s would be.",
        made->outside == 0 ? "none" : number_count(run, made->outside),
        number_count(run, made->count), number_fixed(run, share * (double)made->count, 0));
}

static void quantiles_panel(struct diagnostics *made)
{
    struct row_plot *panel = &made->panel[QUANTILES];
    struct reach y = nothing;
    *panel = (struct row_plot){
        .heading = "Normal quantiles",
        .x_title = "Normal quantile",
        .y_title = "Studentised residual",
        .look = quantiles_look(made),
    };
    points_fill(made,
                &(struct axes){ made->normal, made->model.influence->student_residual,
                                "normal quantile", "studentised residual" },
                made->far, panel);
    envelope_add(made, panel, &y);
    scales_fill(panel, nothing, y);
    double low = fmax(panel->x.low, panel->y.low), high = fmin(panel->x.high, panel->y.high);
    line_from(made, panel, "equal", (struct point){ low, low }, (struct point){ high, high });
}

static void spread_panel(struct diagnostics *made)
{
    struct row_plot *panel = &made->panel[SPREAD];
    *panel = (struct row_plot){
        .heading = "Size of residuals",
        .x_title = "Fitted value",
        .y_title = "√|standardised residual|",
        .look = "Look for a slope: errors of one size give a level smooth.",
    };
    points_fill(made,
                &(struct axes){ made->model.fit->fitted, made->spread, "fitted",
                                "root of the absolute standardised residual" },
                made->far, panel);
    scales_fill(panel, nothing, zero);
    smooth_add(made, made->slope, panel);
}

/* Half of a curve of equal Cook's distance, from where it comes into the plot; false where it does
 * not. */
static bool curve_add(struct diagnostics *made, struct row_plot *panel, double distance, int side)
{
    double p = (double)made->model.fit->coefficients,
           edge = side > 0 ? panel->y.high : -panel->y.low;
    double enters = distance * p / (distance * p + edge * edge);
    double from = fmax(enters, 1e-9), to = fmin(panel->x.high, 1.0);
    if (!(edge > 0.0) || from >= LEAST_SHOWN * to)
        return false;
    struct point *at = run_array(made->model.run, struct point, CURVE_STEPS + 1);
    for (int i = 0; i <= CURVE_STEPS; i++) {
        double h = from + (to - from) * i / CURVE_STEPS;
        at[i] = (struct point){ h, side * sqrt(distance * p * fmax(1.0 - h, 0.0) / h) };
    }
    row_plot_add_line(panel, (struct row_line){ .role = "cook",
                                                .points = CURVE_STEPS + 1,
                                                .point = at,
                                                .colour = made->page->theme->line,
                                                .dashed = true,
                                                .thin = true });
    return true;
}

/* "Dashed: Cook's distance .028 (4/n), then .5." */
static const char *curves_add(struct diagnostics *made, struct row_plot *panel)
{
    static const double distances[] = { 0.5, 1.0 };
    struct run *run = made->model.run;
    double usual = made->model.influence->high_cooks_distance;
    const char *shown[3];
    size_t count = 0;
    bool above = curve_add(made, panel, usual, 1), under = curve_add(made, panel, usual, -1);
    if (above || under)
        shown[count++] = talloc_asprintf(run, "%s (4/n)", number_pointed(run, usual, 3));
    for (size_t i = 0; i < 2; i++) {
        if (distances[i] <= usual)
            continue;
        above = curve_add(made, panel, distances[i], 1);
        under = curve_add(made, panel, distances[i], -1);
        if (above || under)
            shown[count++] = number_pointed(run, distances[i], distances[i] < 1.0 ? 1 : 0);
    }
    return count == 0 ? ""
                      : talloc_asprintf(run, " Dashed: Cook's distance %s%s.",
                                        text_list(run, shown, count),
                                        count > 1 ? ", from the inside out" : "");
}

static void leverage_panel(struct diagnostics *made)
{
    struct row_plot *panel = &made->panel[LEVERAGE];
    const struct influence *influence = made->model.influence;
    struct run *run = made->model.run;
    *panel = (struct row_plot){
        .heading = "Residuals against leverage",
        .x_title = "Leverage",
        .y_title = "Standardised residual",
    };
    points_fill(made,
                &(struct axes){ influence->leverage, influence->standard_residual, "leverage",
                                "standardised residual" },
                made->heavy, panel);
    scales_fill(panel, zero, zero);
    panel->x.low = 0.0;
    level_add(made, panel);
    const char *curves = curves_add(made, panel);
    panel->look =
        talloc_asprintf(run,
                        "Look to the right, above and below, for rows that move the fit: %s of "
                        "%s %s a Cook's distance above 4/n.%s",
                        made->beyond == 0 ? "none" : number_count(run, made->beyond),
                        number_count(run, made->count), made->beyond == 1 ? "has" : "have", curves);
}

/* The smooth at each row; NaN where there is none. */
static const double *smooth_at(const struct diagnostics *made, const struct lowess *smooth)
{
    size_t n = made->model.fit->nobs, at = 0;
    double *value = run_array(made->model.run, double, n);
    for (size_t i = 0; i < n; i++)
        value[i] = smooth == NULL || !diagnosed_is_judged(made, i) ? NAN : smooth->at_row[at++];
    return value;
}

static void data_add(const struct diagnostics *made, struct figure *figure)
{
    const struct model_figure *model = &made->model;
    const struct influence *influence = model->influence;
    const struct {
        const char *name, *heading;
        const double *value;
    } column[] = {
        { "fitted", "Fitted value", model->fit->fitted },
        { "residual", "Residual", model->fit->residual },
        { "std.residual", "Standardised residual", influence->standard_residual },
        { "student.residual", "Studentised residual", influence->student_residual },
        { "leverage", "Leverage", influence->leverage },
        { "cooks.distance", "Cook's distance", influence->cooks_distance },
        { "normal.quantile", "Normal quantile", made->normal },
        { "envelope.low", "Envelope, low", made->low },
        { "envelope.high", "Envelope, high", made->high },
        { "residual.smooth", "Smooth of residuals", smooth_at(made, made->bend) },
        { "spread", "Root of absolute standardised residual", made->spread },
        { "spread.smooth", "Smooth of that", smooth_at(made, made->slope) },
    };
    model_figure_rows(model, figure, 1);
    for (size_t i = 0; i < sizeof column / sizeof *column; i++)
        figure_add_numbers(model->run, figure, column[i].name, column[i].heading, column[i].value);
}

bool diagnostics_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct diagnostics made = { .count = 0 };
    if (!model_figure_of(run, drawing, &made.model) || !diagnosed_rows_of(&made))
        return false;
    made.page = drawing_page(
        run, drawing,
        talloc_asprintf(run, "%s: residuals of %s", made.model.outcome, made.model.name));
    residuals_panel(&made);
    quantiles_panel(&made);
    spread_panel(&made);
    leverage_panel(&made);
    if (!row_plots_draw(made.page, made.panel, DIAGNOSTIC_PANELS))
        return false;
    diagnostic_words_notes(&made);
    data_add(&made, figure);
    figure_end(figure, made.page, diagnostic_words_alt(&made));
    return true;
}
