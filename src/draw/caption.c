#include "draw/caption.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/figure.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"

#define NBSP "\xC2\xA0"

/* A chance this large or larger is no finding. */
#define SIGNIFICANT 0.05

/* "ln Spending" of a label and what its values have been through. */
static const char *transformed(struct run *run, const char *label, const char *transform)
{
    if (strcmp(transform, "z") == 0)
        return talloc_asprintf(run, "%s (standard deviations from the mean)", label);
    return talloc_asprintf(run, "%s %s", transform, label);
}

static const char *transform_of(const struct column *column, const struct chart_axis *axis)
{
    static const char *const names[] = {
        [FACTOR_PLAIN] = "", [FACTOR_Z] = "z", [FACTOR_LN] = "ln", [FACTOR_SQRT] = "square root of"
    };
    return axis->transform != FACTOR_PLAIN || column->transform == NULL ? names[axis->transform]
                                                                        : column->transform;
}

static const char *axis_name(struct run *run, const struct frame *frame,
                             const struct chart_axis *axis)
{
    const struct column *column = frame_column(frame, axis->variable);
    if (column == NULL)
        return axis->variable;
    const char *transform = transform_of(column, axis);
    return *transform == '\0' ? column->label : transformed(run, column->label, transform);
}

const char *caption_axis_title(struct run *run, const struct frame *frame,
                               const struct chart_axis *axis)
{
    if (axis->title != NULL)
        return axis->title;
    const struct column *column = frame_column(frame, axis->variable);
    const char *name = axis_name(run, frame, axis);
    if (column == NULL || column->unit == NULL || *column->unit == '\0'
        || *transform_of(column, axis) != '\0')
        return name;
    return talloc_asprintf(run, "%s (%s)", name, column->unit);
}

/* "y = 26.43 - .151 ln(x)". */
static const char *equation(struct run *run, const struct pairs *pairs)
{
    const struct coefficient *c = pairs->fit->coefficient;
    double error[2] = { c[0].std_error, c[1].std_error };
    if (pairs->exact)
        error[0] = error[1] = 0.0;
    return talloc_asprintf(
        run, "%s = %s %s %s %s", factor_new(run, "y", pairs->y_factor->function, 1).text,
        numeral_estimate(run, c[0].estimate, error[0], 0), c[1].estimate < 0.0 ? MINUS : "+",
        numeral_estimate(run, fabs(c[1].estimate), error[1], 1),
        factor_new(run, "x", pairs->x_factor->function, 1).text);
}

/* "Slope .047 (95% CI -.011 to .104), p = .111", to the digits that the equation has. */
static const char *slope(struct run *run, const struct fit *fit)
{
    const struct coefficient *c = &fit->coefficient[1];
    const char *interval =
        isfinite(c->conf_low) && isfinite(c->conf_high)
            ? talloc_asprintf(run, " (%s%% CI %s to %s)", number_full(run, 100.0 * fit->conf_level),
                              numeral_estimate(run, c->conf_low, c->std_error, 1),
                              numeral_estimate(run, c->conf_high, c->std_error, 1))
            : "";
    return talloc_asprintf(run, "Slope %s%s, %s",
                           numeral_estimate(run, c->estimate, c->std_error, 1), interval,
                           number_p_phrase(run, c->p_value));
}

/* "y = 26.43 - .151 x; r = -.17, R squared = .03. Slope ...", by which standard errors; what can be
 * said of the line, NULL where there is none. */
static const char *estimates(struct run *run, const struct pairs *pairs)
{
    const struct fit *fit = pairs->fit;
    if (fit == NULL)
        return NULL;
    if (pairs->exact)
        return numeral_minus(run, equation(run, pairs));
    double r = copysign(sqrt(fmax(fit->r_squared, 0.0)), fit->coefficient[1].estimate);
    return numeral_minus(run, talloc_asprintf(run, "%s; r = %s, R" NBSP "squared = %s. %s, by %s",
                                              equation(run, pairs), number_pointed(run, r, 2),
                                              number_pointed(run, fit->r_squared, 2),
                                              slope(run, fit), fit->inference_words));
}

/* "least squares, weighted by children". */
static const char *method(struct run *run, const struct fit *fit)
{
    return fit->design->weighted_by == NULL
               ? "least squares"
               : talloc_asprintf(run, "least squares, weighted by %s", fit->design->weighted_by);
}

const char *caption_findings(struct run *run, const struct plotted *plotted)
{
    const struct pairs *pairs = plotted->pairs;
    size_t published = plotted->chart->published_nobs;
    char *text = talloc_asprintf(run, "%s", rows_counted(run, plotted->analysis, pairs->rows));
    if (published > 0 && published != pairs->rows)
        text = talloc_asprintf_append(text, " (printed: n = %zu)", published);
    const char *found = estimates(run, pairs);
    if (found == NULL)
        return talloc_asprintf_append(text, ". No line: %s.", pairs->no_line);
    if (pairs->exact)
        return talloc_asprintf_append(text, ". All lie on the line %s.", found);
    const char *what = method(run, pairs->fit);
    return (plotted->chart->layers & LAYER_LINE) != 0
               ? talloc_asprintf_append(text, ". Line: %s, %s.", what, found)
               : talloc_asprintf_append(text, ". %c%s: %s.", g_ascii_toupper(*what), what + 1,
                                        found);
}

/* Why a band that was asked for is not there. */
static const char *no_band(struct run *run, const struct plotted *plotted, const char *band)
{
    const struct fit *fit = plotted->pairs->fit;
    if (plotted->line->has_band)
        return talloc_asprintf(run,
                               "No %s: with weights the spread of one more %s, whose weight is not "
                               "known, cannot be told.",
                               band, plotted->analysis->row_is);
    return talloc_asprintf(run, "No %s: %s standard errors give the mean at a point no interval.",
                           band, inference_names[fit->inference.kind]);
}

const char *caption_bands(struct run *run, const struct plotted *plotted)
{
    const struct fitted_line *line = plotted->line;
    unsigned layers = plotted->chart->layers;
    if (line == NULL || plotted->pairs->exact)
        return NULL;
    const char *level = number_full(run, 100.0 * plotted->pairs->fit->conf_level);
    char *text = talloc_strdup(run, "");
    if ((layers & LAYER_BAND) != 0)
        text = talloc_asprintf_append(text, "%s ",
                                      line->has_band ? talloc_asprintf(
                                          run, "Shaded: %s%% confidence band for the mean.", level)
                                                     : no_band(run, plotted, "confidence band"));
    if ((layers & LAYER_PREDICTION) != 0)
        text = talloc_asprintf_append(
            text, "%s ",
            line->has_prediction
                ? talloc_asprintf(run,
                                  "Dashed: %s%% prediction band, for one more %s; it takes errors "
                                  "to be normal and of one size.",
                                  level, plotted->analysis->row_is)
                : no_band(run, plotted, "prediction band"));
    size_t length = strlen(text);
    return length == 0 ? NULL : talloc_strndup(run, text, length - 1);
}

/* "Higher x goes with higher y", said only of a slope that chance hardly explains. */
static const char *direction(struct run *run, const struct plotted *plotted, const char *x,
                             const char *y)
{
    const struct coefficient *slope = &plotted->pairs->fit->coefficient[1];
    if (!plotted->pairs->exact && !(slope->p_value < SIGNIFICANT))
        return "No clear relationship";
    return talloc_asprintf(run, "Higher %s goes with %s %s", x,
                           slope->estimate > 0.0 ? "higher" : "lower", y);
}

/* "KS4 Attainment runs from 9.1 to 31.0". */
static const char *extent(struct run *run, const char *name, const double *value, size_t count)
{
    double low = INFINITY, high = -INFINITY;
    int decimals = numeral_decimals(value, count);
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, value[i]);
        high = fmax(high, value[i]);
    }
    return talloc_asprintf(run, "%s runs from %s to %s", name, numeral_grouped(run, low, decimals),
                           numeral_grouped(run, high, decimals));
}

const char *caption_row(struct run *run, const struct plotted *plotted, const char *name, size_t i)
{
    const struct pairs *pairs = plotted->pairs;
    return talloc_asprintf(run, "%s: %s %s, %s %s", name, plotted->x_name,
                           numeral_grouped(run, pairs->x[i], plotted->x_decimals), plotted->y_name,
                           numeral_grouped(run, pairs->y[i], plotted->y_decimals));
}

struct plotted plotted_of(struct run *run, const struct chart *chart,
                          const struct analysis *analysis, const struct pairs *pairs)
{
    const struct frame *frame = analysis->offer.frame;
    unsigned bands = LAYER_BAND | LAYER_PREDICTION;
    return (struct plotted){ .chart = chart,
                             .analysis = analysis,
                             .pairs = pairs,
                             .line =
                                 fitted_line(run, frame, pairs->fit, (chart->layers & bands) != 0),
                             .x_name = axis_name(run, frame, &chart->x),
                             .y_name = axis_name(run, frame, &chart->y),
                             .x_decimals = numeral_decimals(pairs->x, pairs->rows),
                             .y_decimals = numeral_decimals(pairs->y, pairs->rows) };
}

void plotted_hide(struct run *run, struct plotted *plotted)
{
    double low, high;
    bool bands = (plotted->chart->layers & (LAYER_BAND | LAYER_PREDICTION)) != 0;
    pairs_ends(run, plotted->pairs, &low, &high);
    plotted->line = fitted_line_between(run, plotted->analysis->offer.frame, plotted->pairs->fit,
                                        low, high, bands);
    struct pair_mean *mean = NULL;
    size_t means = pairs_means(run, plotted->pairs, &mean);
    plotted->means = means > 1 ? means : 0;
    plotted->mean = mean;
    plotted->hidden = true;
}

/* " Each mark is the mean of 9 to 11 local authorities with neighbouring values." */
static const char *means_words(struct run *run, const struct plotted *plotted)
{
    if (plotted->means == 0)
        return "";
    size_t fewest = plotted->mean[0].rows, most = fewest;
    for (size_t i = 1; i < plotted->means; i++) {
        fewest = MIN(fewest, plotted->mean[i].rows);
        most = MAX(most, plotted->mean[i].rows);
    }
    const char *count = fewest == most ? number_count(run, most)
                                       : talloc_asprintf(run, "%s to %s", number_count(run, fewest),
                                                         number_count(run, most));
    return talloc_asprintf(run, "Each mark is the mean of %s %s that are neighbours in %s. ", count,
                           plotted->analysis->rows_are, plotted->x_name);
}

const char *caption_hidden(struct run *run, const struct plotted *plotted)
{
    if (!plotted->hidden)
        return NULL;
    return talloc_asprintf(run,
                           "%sNo single points: answers of a survey are confidential, and whose "
                           "they are could be told by what is public. The line ends at the means "
                           "of the %d lowest and highest values.",
                           means_words(run, plotted), FEWEST_ANSWERS);
}

const char *caption_alt(struct run *run, const struct plotted *plotted, const char *more)
{
    const struct pairs *pairs = plotted->pairs;
    const struct chart *chart = plotted->chart;
    const struct frame *frame = plotted->analysis->offer.frame;
    const char *x = caption_axis_title(run, frame, &chart->x);
    const char *y = caption_axis_title(run, frame, &chart->y);

    char *alt = talloc_asprintf(run, "%sScatter chart of %s against %s for %s. ",
                                chart_opening(run, chart, plotted->made_up), y, x,
                                rows_counted(run, plotted->analysis, pairs->rows));
    const char *found = estimates(run, pairs);
    alt = found == NULL
              ? talloc_asprintf_append(alt, "No line: %s. ", pairs->no_line)
              : talloc_asprintf_append(alt, "%s: %s. ", direction(run, plotted, x, y), found);
    alt = plotted->hidden
              ? talloc_asprintf_append(alt, "%s", caption_hidden(run, plotted))
              : talloc_asprintf_append(alt, "%s; %s.", extent(run, x, pairs->x, pairs->rows),
                                       extent(run, y, pairs->y, pairs->rows));
    if (more != NULL)
        alt = talloc_asprintf_append(alt, " %s", more);
    const char *not_shown = caption_not_shown(run, plotted);
    return not_shown == NULL ? alt : talloc_asprintf_append(alt, " %s", not_shown);
}

const char *caption_not_shown(struct run *run, const struct plotted *plotted)
{
    const struct frame *frame = plotted->analysis->offer.frame;
    struct column *const column[] = { frame_column(frame, plotted->chart->y.variable),
                                      frame_column(frame, plotted->chart->x.variable) };
    bool *used = run_array(run, bool, frame->rows);
    for (size_t i = 0; i < plotted->pairs->rows; i++)
        used[plotted->pairs->row[i]] = true;
    return not_shown_words(run, plotted->analysis, column, 2, used);
}
