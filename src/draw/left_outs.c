#include "draw/left_outs.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/fit_words.h"
#include "draw/numeral.h"

enum { MOST_TOLD = 5 };

static double alpha_of(const struct left_outs *outs)
{
    return 1.0 - outs->fit->conf_level;
}

const char *left_outs_what(const struct left_outs *outs)
{
    return outs->groups == NULL ? outs->drawing->analysis->row_is : outs->groups->column;
}

const char *left_outs_name(const struct left_outs *outs, size_t index)
{
    return outs->groups != NULL ? outs->groups->name[index]
                                : analysis_row_name(outs->drawing->analysis, outs->fit, index);
}

double left_outs_estimate(const struct left_outs *outs, size_t index)
{
    return gsl_matrix_get(outs->left->estimates, index, outs->term);
}

double left_outs_p_value(const struct left_outs *outs, size_t index)
{
    return gsl_matrix_get(outs->left->p_values, index, outs->term);
}

bool left_outs_crosses(const struct left_outs *outs, size_t index)
{
    return leaves_crossing(outs->left, outs->term, index, alpha_of(outs));
}

const char *left_outs_value(const struct left_outs *outs, double value)
{
    double error = outs->left->std_error[outs->term];
    int more = error > 0.0 ? (int)fmin(fmax(-floor(log10(error)), 0.0), 2.0) : 0;
    return numeral_estimate(outs->run, value, error, more);
}

/* ".704 (95% CI .02 to 1.39), p = .043" of the whole. */
static const char *whole_words(const struct left_outs *outs)
{
    const struct leave_one_out *left = outs->left;
    struct run *run = outs->run;
    double error = left->std_error[outs->term];
    const char *interval =
        !isfinite(left->conf_low[outs->term])
            ? ""
            : talloc_asprintf(run, " (%s CI %s to %s)", fit_level_words(run, outs->fit),
                              numeral_estimate(run, left->conf_low[outs->term], error, 0),
                              numeral_estimate(run, left->conf_high[outs->term], error, 0));
    return talloc_asprintf(run, "%s%s, %s", left_outs_value(outs, left->estimate[outs->term]),
                           interval, number_p_phrase(run, left->p_value[outs->term]));
}

/* "Torbay", or "one local authority". */
static const char *without_words(const struct left_outs *outs, size_t index)
{
    return outs->withheld ? talloc_asprintf(outs->run, "one %s", left_outs_what(outs))
                          : left_outs_name(outs, index);
}

/* "p from .002 to .061", "always p < .001". */
static const char *p_range_words(const struct left_outs *outs, const struct movement *movement)
{
    const char *least = number_p_value(outs->run, left_outs_p_value(outs, movement->p_least));
    const char *most = number_p_value(outs->run, left_outs_p_value(outs, movement->p_most));
    return strcmp(least, most) == 0 ? talloc_asprintf(
               outs->run, "always %s",
               number_p_phrase(outs->run, left_outs_p_value(outs, movement->p_least)))
                                    : talloc_asprintf(outs->run, "p from %s to %s", least, most);
}

/* "Without each ... the estimate runs from -.74 (without Torbay) to -.66 (without Leeds), p from
 * ..." */
static const char *range_words(const struct left_outs *outs)
{
    struct run *run = outs->run;
    struct movement movement = movement_of(outs->left, outs->term, alpha_of(outs));
    return talloc_asprintf(
        run,
        "Without each %s in turn the estimate runs from %s (without %s) to %s (without %s), %s.",
        left_outs_what(outs), left_outs_value(outs, left_outs_estimate(outs, movement.least)),
        without_words(outs, movement.least),
        left_outs_value(outs, left_outs_estimate(outs, movement.most)),
        without_words(outs, movement.most), p_range_words(outs, &movement));
}

/* Those that move p furthest over the level, up to MOST_TOLD of them; how many. */
static size_t crossings_name(const struct left_outs *outs, const char **name)
{
    double whole = outs->left->p_value[outs->term];
    bool *taken = run_array(outs->run, bool, outs->left->count);
    for (size_t told = 0; told < MOST_TOLD; told++) {
        size_t furthest = SIZE_MAX;
        double most = -1.0;
        for (size_t i = 0; i < outs->left->count; i++) {
            double distance = fabs(left_outs_p_value(outs, i) - whole);
            if (taken[i] || !left_outs_crosses(outs, i) || !(distance > most))
                continue;
            furthest = i;
            most = distance;
        }
        if (furthest == SIZE_MAX)
            return told;
        taken[furthest] = true;
        name[told] = left_outs_name(outs, furthest);
    }
    return MOST_TOLD;
}

/* How many move p over the level or change the sign, and which. */
static const char *changes_words(const struct left_outs *outs)
{
    struct run *run = outs->run;
    struct movement movement = movement_of(outs->left, outs->term, alpha_of(outs));
    const char *level = number_pointed(run, number_round(alpha_of(outs), 6), 2);
    if (movement.crossings == 0 && movement.reversals == 0)
        return talloc_asprintf(run, "None moves p over %s or changes the sign.", level);
    const char *name[MOST_TOLD + 1];
    size_t told = outs->withheld ? 0 : crossings_name(outs, name);
    if (told > 0 && movement.crossings > told) {
        name[told] = talloc_asprintf(run, "%zu more", movement.crossings - told);
        told++;
    }
    const char *before = told == 0 ? "" : movement.crossings > MOST_TOLD ? ", furthest: " : ": ";
    return talloc_asprintf(run, "%s move%s p over %s%s%s; %s change%s the sign.",
                           movement.crossings == 0 ? "None" : number_count(run, movement.crossings),
                           movement.crossings <= 1 ? "s" : "", level, before,
                           told > 0 ? text_list(run, name, told) : "",
                           movement.reversals == 0 ? "none" : number_count(run, movement.reversals),
                           movement.reversals <= 1 ? "s" : "");
}

static const char *errors_words(const struct left_outs *outs)
{
    struct run *run = outs->run;
    if (outs->left->kind == outs->fit->inference.kind)
        return outs->left->kind == INFERENCE_CLASSICAL
                   ? "classical standard errors"
                   : talloc_asprintf(run, "%s standard errors", inference_names[outs->left->kind]);
    return talloc_asprintf(run,
                           "classical standard errors with and without (%s ones would take too "
                           "long)",
                           inference_names[outs->fit->inference.kind]);
}

/* Whether some stand without a name between those that have one. */
static bool has_band(const struct left_outs *outs)
{
    bool band = false;
    for (size_t i = 0; i < outs->count && !outs->withheld; i++)
        band |= !outs->named[outs->order[i]];
    return band;
}

static const char *how_words(const struct left_outs *outs)
{
    const char *formula = outs->fit->design->formula->text;
    bool stays = strstr(formula, "z(") != NULL || strstr(formula, "poly(") != NULL;
    const char *what = stays ? talloc_asprintf(outs->run,
                                               " What z() and poly() made of all %s stays as it "
                                               "was.",
                                               outs->drawing->analysis->rows_are)
                             : "";
    return talloc_asprintf(outs->run, "%s: %s confidence intervals, with %s.%s",
                           has_band(outs) ? "Bars and band" : "Bars",
                           fit_level_words(outs->run, outs->fit), errors_words(outs), what);
}

static const char *withheld_words(const struct left_outs *outs)
{
    if (!outs->withheld)
        return NULL;
    return talloc_asprintf(
        outs->run,
        "Answers are confidential: what leaving out one %s does is neither named "
        "nor listed, as it could tell who they are.",
        left_outs_what(outs));
}

static const char *unknown_words(const struct left_outs *outs)
{
    size_t unknown = outs->left->count - outs->count;
    if (unknown == 0)
        return NULL;
    return talloc_asprintf(outs->run,
                           "Without %zu of %zu the rest cannot tell the coefficient: not shown.",
                           unknown, outs->left->count);
}

void left_outs_notes(const struct left_outs *outs, struct page *page)
{
    struct run *run = outs->run;
    page_note(page, talloc_asprintf(run, "%s %s: %s, in %s.",
                                    fits_rows_words(run, outs->drawing->analysis, &outs->fit, 1),
                                    outs->label, whole_words(outs), outs->model));
    page_note(page, talloc_asprintf(run, "%s %s", range_words(outs), changes_words(outs)));
    page_note(page, how_words(outs));
    page_note(page, outs->fit->inference_caution);
    page_note(page, unknown_words(outs));
    page_note(page, outs->elsewhere);
    page_note(page, withheld_words(outs));
}

const char *left_outs_alt(const struct left_outs *outs)
{
    struct run *run = outs->run;
    const char *withheld = withheld_words(outs), *unknown = unknown_words(outs);
    return talloc_asprintf(
        run,
        "%sLeave-one-out chart of the coefficient of %s in %s. %s All together: "
        "%s. %s %s With %s.%s%s%s%s",
        chart_opening(run, outs->drawing->chart, outs->drawing->made_up), outs->label, outs->model,
        fits_rows_words(run, outs->drawing->analysis, &outs->fit, 1), whole_words(outs),
        range_words(outs), changes_words(outs), errors_words(outs), unknown == NULL ? "" : " ",
        unknown == NULL ? "" : unknown, withheld == NULL ? "" : " ",
        withheld == NULL ? "" : withheld);
}
