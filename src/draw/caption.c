#include "draw/caption.h"

#include <glib.h>
#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/numeral.h"
#include "report/table.h"

/* A chance this large or larger is no finding. */
#define SIGNIFICANT 0.05

const char *caption_axis_title(struct run *run, const struct frame *frame,
                               const struct chart_axis *axis)
{
    if (axis->title != NULL)
        return axis->title;
    const struct column *column = frame_column(frame, axis->variable);
    if (column == NULL)
        return axis->variable;
    if (column->unit == NULL || *column->unit == '\0')
        return column->label;
    return talloc_asprintf(run, "%s (%s)", column->label, column->unit);
}

static const char *authorities(struct run *run, size_t count)
{
    return talloc_asprintf(run, "%s local %s", number_count(run, count),
                           count == 1 ? "authority" : "authorities");
}

static const struct coefficient *slope_of(const struct fit *fit)
{
    return &fit->coefficient[1];
}

/* Standard errors beyond these are given with a power of ten. */
#define SMALLEST_PLAIN 1e-6
#define LARGEST_PLAIN 1e6

/* To the first digit of the standard error, and to two decimals at least; whole where the
 * standard error is in the hundreds. */
static const char *slope_text(struct run *run, double value, double std_error)
{
    if (std_error > 0.0 && (std_error < SMALLEST_PLAIN || std_error >= LARGEST_PLAIN))
        return talloc_asprintf(run, "%.2e", value);
    if (std_error >= 100.0)
        return numeral_grouped(run, value, 0);
    int decimals = std_error > 0.0 ? (int)-floor(log10(std_error)) : 2;
    return number_pointed(run, value, decimals < 2 ? 2 : decimals);
}

/* The estimates as "r = .07; slope .05 (95% CI -.06 to .16), p = .381", or NULL where the
 * fit has none. */
static const char *estimates(struct run *run, const struct fit *fit)
{
    const struct coefficient *slope = slope_of(fit);
    if (!isfinite(slope->estimate) || !isfinite(slope->std_error))
        return NULL;
    double r = copysign(sqrt(fmax(fit->r_squared, 0.0)), slope->estimate);
    const char *p = number_p_value(run, slope->p_value);
    const char *text = talloc_asprintf(run, "r = %s; slope %s (%s%% CI %s to %s), p %s %s",
                                       number_pointed(run, r, 2),
                                       slope_text(run, slope->estimate, slope->std_error),
                                       number_full(run, 100.0 * fit->conf_level),
                                       slope_text(run, slope->conf_low, slope->std_error),
                                       slope_text(run, slope->conf_high, slope->std_error),
                                       *p == '<' ? "<" : "=", *p == '<' ? p + 1 : p);
    return numeral_minus(run, text);
}

/* How line and band are to be read; "" where neither is drawn. */
static const char *key(struct run *run, const struct plotted *plotted)
{
    const struct chart *chart = plotted->chart;
    const char *band = talloc_asprintf(run, "%s%% confidence band for the mean",
                                       number_full(run, 100.0 * plotted->fit->conf_level));
    bool line_drawn = (chart->layers & LAYER_LINE) != 0,
         band_drawn = (chart->layers & LAYER_BAND) != 0;
    if (line_drawn && band_drawn)
        return talloc_asprintf(run, " Line: least squares; band: %s.", band);
    if (line_drawn)
        return " Line: least squares.";
    return band_drawn ? talloc_asprintf(run, " Band: %s.", band) : "";
}

const char *caption_findings(struct run *run, const struct plotted *plotted)
{
    const struct fit *fit = plotted->fit;
    size_t published = plotted->chart->published_nobs;
    char *text = talloc_strdup(run, authorities(run, fit->nobs));
    if (published > 0 && published != fit->nobs)
        text = talloc_asprintf_append(text, " (printed: n = %zu)", published);
    const char *found = estimates(run, fit);
    if (found == NULL)
        return talloc_strdup_append(text, ". No line can be fitted to them.");
    return talloc_asprintf_append(
        text, ". %s.%s%s", found, key(run, plotted),
        plotted->chart->errors_differ ? " Classical standard errors, unlike the tables'." : "");
}

/* Why rows are not shown: per variable and kind of missing value, and the rest. */
struct absences {
    size_t total;
    size_t kind[2][MISSING_KINDS]; /* of y, of x */
    size_t not_kept;               /* both values are there */
};

static bool is_missing(const struct column *column, size_t row)
{
    return column != NULL && column->missing[row] != PRESENT;
}

static struct absences absences_count(struct run *run, const struct plotted *plotted)
{
    const struct frame *frame = plotted->frame;
    const struct column *y = frame_column(frame, plotted->chart->y.variable);
    const struct column *x = frame_column(frame, plotted->chart->x.variable);
    bool *is_shown = run_array(run, bool, frame->rows);
    for (size_t i = 0; i < plotted->fit->nobs; i++)
        is_shown[plotted->fit->design->row[i]] = true;

    struct absences absences = { 0 };
    for (size_t row = 0; row < frame->rows; row++) {
        if (is_shown[row])
            continue;
        absences.total++;
        if (is_missing(y, row))
            absences.kind[0][y->missing[row]]++;
        else if (is_missing(x, row))
            absences.kind[1][x->missing[row]]++;
        else
            absences.not_kept++;
    }
    return absences;
}

/* "no value for KS4 Attainment (confidential: 10; not available: 3)", or NULL. */
static const char *absences_of(struct run *run, const struct frame *frame, const char *variable,
                               const size_t *kind)
{
    char *counts = NULL;
    for (size_t i = 0; i < MISSING_KINDS; i++) {
        if (kind[i] == 0)
            continue;
        const char *between = counts == NULL ? "" : "; ";
        counts = talloc_asprintf_append(counts == NULL ? talloc_strdup(run, "") : counts,
                                        "%s%s: %s", between, missing_name((enum missing)i),
                                        number_count(run, kind[i]));
    }
    const struct column *column = frame_column(frame, variable);
    const char *name = column == NULL ? variable : column->label;
    return counts == NULL ? NULL : talloc_asprintf(run, "no value for %s (%s)", name, counts);
}

const char *caption_not_shown(struct run *run, const struct plotted *plotted)
{
    const struct chart *chart = plotted->chart;
    struct absences absences = absences_count(run, plotted);
    if (absences.total == 0)
        return NULL;

    const char *reason[3];
    size_t reasons = 0;
    for (size_t i = 0; i < 2; i++) {
        const char *variable = i == 0 ? chart->y.variable : chart->x.variable;
        reason[reasons] = absences_of(run, plotted->frame, variable, absences.kind[i]);
        reasons += reason[reasons] != NULL ? 1 : 0;
    }
    if (absences.not_kept > 0)
        reason[reasons++] = talloc_asprintf(run, "not among those that the study keeps: %s",
                                            number_count(run, absences.not_kept));
    return talloc_asprintf(run, "%s %s not shown: %s.", authorities(run, absences.total),
                           absences.total == 1 ? "is" : "are", text_list(run, reason, reasons));
}

/* "Higher x goes with higher y", said only of a slope that chance hardly explains. */
static const char *direction(struct run *run, const struct plotted *plotted, const char *x,
                             const char *y)
{
    const struct coefficient *slope = slope_of(plotted->fit);
    if (!(slope->p_value < SIGNIFICANT))
        return "No clear relationship";
    return talloc_asprintf(run, "Higher %s goes with %s %s", x,
                           slope->estimate > 0.0 ? "higher" : "lower", y);
}

/* "KS4 Attainment runs from 9.1 to 31.0" for column `column` of X, or for y. */
static const char *extent(struct run *run, const char *name, const gsl_vector *values)
{
    double low = gsl_vector_min(values), high = gsl_vector_max(values);
    double spread = high > low ? high - low : fabs(high);
    int decimals = spread > 0.0 ? (int)fmin(fmax(2.0 - floor(log10(spread)), 0.0), 17.0) : 0;
    return talloc_asprintf(run, "%s runs from %s to %s", name, numeral_grouped(run, low, decimals),
                           numeral_grouped(run, high, decimals));
}

const char *caption_alt(struct run *run, const struct plotted *plotted)
{
    const struct fit *fit = plotted->fit;
    const struct chart *chart = plotted->chart;
    const char *x = caption_axis_title(run, plotted->frame, &chart->x);
    const char *y = caption_axis_title(run, plotted->frame, &chart->y);

    char *alt = talloc_strdup(run, plotted->made_up ? MADE_UP_NOTE " " : "");
    const char *opening = chart->alt != NULL ? chart->alt : chart->title;
    if (opening != NULL)
        alt = talloc_asprintf_append(alt, "%s%s ", opening,
                                     g_str_has_suffix(opening, ".") ? "" : ".");
    alt = talloc_asprintf_append(alt, "Scatter chart of %s against %s for %s. ", y, x,
                                 authorities(run, fit->nobs));
    const char *found = estimates(run, fit);
    if (found != NULL)
        alt = talloc_asprintf_append(alt, "%s: %s%s. ", direction(run, plotted, x, y), found,
                                     chart->errors_differ ? ", by classical standard errors" : "");
    gsl_vector_const_view x_view = gsl_matrix_const_column(fit->design->X, 1);
    alt = talloc_asprintf_append(alt, "%s; %s.", extent(run, x, &x_view.vector),
                                 extent(run, y, fit->design->y));
    const char *not_shown = caption_not_shown(run, plotted);
    return not_shown == NULL ? alt : talloc_asprintf_append(alt, " %s", not_shown);
}
