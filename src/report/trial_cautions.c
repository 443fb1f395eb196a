#include "report/trial_cautions.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

#define CLOSE_CORRELATION .5 /* is named */
#define SAME_CORRELATION .9  /* carries little that the other does not */
#define MUCH_LARGER 2        /* alone, than beside the others */

enum { MOST_OTHERS = 3, FEWEST_COMPARED = FEWEST_ANSWERS };

static const struct analysis *analysis_of(const struct trial_answer *answer)
{
    return answer->report->trial->request->analysis;
}

static bool is_found(const struct trial_answer *answer)
{
    return answer->evidence == EVIDENCE_HELD || answer->evidence == EVIDENCE_FRAGILE
           || answer->evidence == EVIDENCE_SUGGESTIVE;
}

/* "without Barnet p is .071", "without the region London the difference has the other sign"; NULL
 * where leaving out one changes nothing that matters. */
static const char *hinge_words(struct run *run, const struct trial_answer *answer, bool group)
{
    const struct candidate *candidate = answer->candidate;
    size_t index = 0;
    if (!trial_is_left(answer, group))
        return NULL;
    enum trial_hinge hinge = trial_hinge_of(answer, group, &index);
    if (hinge == HINGE_NONE)
        return NULL;
    const char *what = group ? candidate->group->column : analysis_of(answer)->row_is;
    const char *name = trial_left_name(answer, group, index);
    const char *without = name == NULL ? talloc_asprintf(run, "one %s, not named,", what)
                          : group      ? talloc_asprintf(run, "the %s %s", what, name)
                                       : name;
    if (hinge != HINGE_P)
        return talloc_asprintf(run, "without %s %s", without,
                               hinge == HINGE_SIGN ? "the difference has the other sign"
                                                   : "it cannot be estimated");
    double p_value = group ? candidate->group_p[index] : candidate->row_p[index];
    return talloc_asprintf(run, "without %s p is %s", without, trial_p(run, p_value));
}

static const char *prediction_words(struct run *run, const struct trial_answer *answer)
{
    double before = answer->candidate->before_error.rmse;
    double after = answer->candidate->after_error.rmse;
    const char *error[2];
    if (after < before)
        return NULL;
    if (isnan(after) || isnan(before))
        return talloc_asprintf(run,
                               "it cannot be told whether %s left out are predicted better with "
                               "it, as the model fits one of them exactly",
                               analysis_of(answer)->rows_are);
    trial_errors(run, after, before, error);
    return talloc_asprintf(run,
                           "%s left out are not predicted better with it (typical error %s with "
                           "it, %s without)",
                           analysis_of(answer)->rows_are, error[0], error[1]);
}

const char *trial_frailty(struct run *run, const struct trial_answer *answer)
{
    const char *reason[3];
    size_t reasons = 0;
    for (int group = 0; group < 2; group++) {
        reason[reasons] = hinge_words(run, answer, group == 1);
        reasons += reason[reasons] != NULL;
    }
    reason[reasons] = prediction_words(run, answer);
    reasons += reason[reasons] != NULL;
    return text_list(run, reason, reasons);
}

double trial_detectable(const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    return answer->scale == SCALE_NUMBERS ? fit->detectable
                                          : fit->detectable / trial_deviation(fit);
}

/* What a found association hangs on, or that it does not. */
static const char *left_out_words(struct run *run, const struct trial_answer *answer)
{
    if (!trial_is_left(answer, false))
        return "";
    const char *row_is = analysis_of(answer)->row_is;
    if (answer->evidence == EVIDENCE_HELD)
        return trial_is_left(answer, true)
                   ? talloc_asprintf(
                       run,
                       " By itself, p stays below .05 without any one %s, and without any one %s.",
                       row_is, answer->candidate->group->column)
                   : talloc_asprintf(run, " By itself, p stays below .05 without any one %s.",
                                     row_is);
    const char *hinge =
        answer->evidence == EVIDENCE_SUGGESTIVE ? hinge_words(run, answer, false) : NULL;
    return hinge == NULL ? ""
                         : talloc_asprintf(run, " Leaving out one changes even that: %s.", hinge);
}

/* The predictor that it goes most closely with, where that is closely; NULL. */
static const struct candidate_overlap *closest(const struct trial_answer *answer, double least)
{
    const struct candidate *candidate = answer->candidate;
    bool close = candidate->overlaps > 0 && fabs(candidate->overlap[0].correlation) >= least;
    return close ? &candidate->overlap[0] : NULL;
}

/* "Persistent absence (r = .71)" */
static const char *overlap_words(struct run *run, const struct trial_answer *answer,
                                 const struct candidate_overlap *overlap)
{
    return talloc_asprintf(run, "%s (r = %s)", trial_term(run, answer, overlap->term),
                           number_pointed(run, overlap->correlation, 2));
}

/* What it shows alone, against beside the others. */
static const char *alone_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *alone = &answer->candidate->alone,
                               *after = &answer->candidate->after;
    double one = trial_step(answer, alone) * alone->term.estimate;
    double beside = trial_step(answer, after) * after->term.estimate;
    if (!is_found(answer) || isnan(one) || isnan(beside) || isnan(alone->term.p_value))
        return "";
    const char *found = trial_found(run, answer, alone);
    const char *p = trial_p_phrase(run, alone->term.p_value);
    bool stands = alone->term.p_value < EVIDENCE_LEVEL;
    if (stands && one * beside < 0.0)
        return talloc_asprintf(run,
                               " Alone, the difference is %s (%s), of the other sign: what it "
                               "shows depends on what it stands beside.",
                               found, p);
    if (!stands || fabs(one) <= MUCH_LARGER * fabs(beside))
        return talloc_asprintf(run, " Alone, the difference is %s (%s).", found, p);
    const struct candidate_overlap *overlap = closest(answer, CLOSE_CORRELATION);
    return talloc_asprintf(
        run,
        " Alone, the difference is %s (%s): more than half of that other predictors carry too%s%s.",
        found, p, overlap == NULL ? "" : ", above all ",
        overlap == NULL ? "" : overlap_words(run, answer, overlap));
}

/* How much of x the other predictors tell; "" where that says nothing. */
static const char *carried_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    const char *told = number_fixed(run, 100 * candidate->shared, 0);
    const struct candidate_overlap *same = closest(answer, SAME_CORRELATION);
    if (same != NULL)
        return talloc_asprintf(run, " %s carries little that %s does not (r = %s).", answer->label,
                               trial_term(run, answer, same->term),
                               number_pointed(run, same->correlation, 2));
    if (answer->evidence == EVIDENCE_SHARED && candidate->overlaps > 0
        && !isnan(candidate->overlap[0].correlation) && !isnan(candidate->shared))
        return talloc_asprintf(run,
                               " It goes most closely with %s; together the other predictors tell "
                               "%s%% of how it differs.",
                               overlap_words(run, answer, &candidate->overlap[0]), told);
    if (!isnan(candidate->shared) && candidate->inflation.factor >= NOTABLE_INFLATION)
        return talloc_asprintf(run,
                               " It is hard to tell from the other predictors, which tell %s%% of "
                               "how it differs (variance inflation %s).",
                               told, number_fixed(run, candidate->inflation.factor, 1));
    return "";
}

/* "Persistent absence has p = .084 beside it and .031 without" */
static const char *other_words(struct run *run, const struct trial_answer *answer,
                               const struct candidate_other *other)
{
    const char *name = trial_term(run, answer, other->term);
    return other->reverses ? talloc_asprintf(run, "the coefficient of %s changes its sign", name)
                           : talloc_asprintf(run, "%s has %s beside it and %s without", name,
                                             trial_p_phrase(run, other->after_p),
                                             trial_p(run, other->before_p));
}

/* What becomes of what the model rests on. */
static const char *rested_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    const char *said[MOST_OTHERS + 1];
    size_t count = 0, more = 0;
    for (size_t j = 0; j < candidate->others; j++) {
        const struct candidate_other *other = &candidate->other[j];
        if (!other->rested_on || !(other->crosses || other->reverses))
            continue;
        if (count < MOST_OTHERS)
            said[count++] = other_words(run, answer, other);
        else
            more++;
    }
    if (count == 0)
        return "";
    if (more > 0)
        said[count++] = talloc_asprintf(run, "and %zu more", more);
    char *text = talloc_asprintf(run, " Of what %s rests on: ", answer->model->name);
    for (size_t i = 0; i < count; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : "; ", said[i]);
    return talloc_strdup_append_buffer(text, ".");
}

/* The shape that predicts best, where that is not x as it is. */
static const struct candidate_shape *better_shape(const struct candidate *candidate)
{
    const struct candidate_shape *best = NULL;
    for (size_t s = 1; s < candidate->shapes; s++)
        if (candidate->shape[s].rmse < candidate->shape[0].rmse
            && (best == NULL || candidate->shape[s].rmse < best->rmse))
            best = &candidate->shape[s];
    return best;
}

static const char *bend_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    if (candidate->bend.lacking != NULL || !(candidate->bend.p_value < EVIDENCE_LEVEL))
        return "";
    char *text = talloc_asprintf(run,
                                 " A straight line may not be its shape (%s of its square, not "
                                 "counted among the tests)",
                                 trial_p_phrase(run, candidate->bend.p_value));
    const struct candidate_shape *best = better_shape(candidate);
    if (best == NULL)
        return talloc_strdup_append_buffer(text, ".");
    const char *error[2];
    trial_errors(run, best->rmse, candidate->shape[0].rmse, error);
    return talloc_asprintf_append_buffer(text,
                                         "; %s predicts %s left out better than a straight line "
                                         "(typical error %s against %s), and is not applied.",
                                         best->name, analysis_of(answer)->rows_are, error[0],
                                         error[1]);
}

const char *trial_cautions(struct run *run, const struct trial_answer *answer, bool *overlap_said)
{
    if (answer->evidence == EVIDENCE_UNTESTED)
        return "";
    const char *carried = *overlap_said ? "" : carried_words(run, answer);
    *overlap_said = *overlap_said || *carried != '\0';
    return talloc_asprintf(run, "%s%s%s%s%s", left_out_words(run, answer), alone_words(run, answer),
                           carried, rested_words(run, answer), bend_words(run, answer));
}

bool trial_lost_is_told(const struct trial_answer *answer)
{
    return answer->named || answer->candidate->lost.rows >= FEWEST_ANSWERS;
}

/* "they are 1.2 lower in KS4 Attainment than the rest on average (95% interval 0.3 to 2.1)" */
static const char *lost_difference(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_lost *lost = &answer->candidate->lost;
    const char *outcome = answer->model->label;
    if (lost->rows < FEWEST_COMPARED)
        return "too few to compare";
    if (lost->difference.lacking != NULL || isnan(lost->difference.p_value))
        return NULL;
    if (!(lost->difference.p_value < EVIDENCE_LEVEL))
        return talloc_asprintf(run, "do not clearly differ in %s (%s)", outcome,
                               trial_p_phrase(run, lost->difference.p_value));
    const char *difference[3];
    trial_lost_numbers(run, lost, difference);
    bool lower = *difference[0] == '-';
    return talloc_asprintf(run,
                           "are %s %s in %s than the rest on average (%.6g%% interval of the "
                           "difference %s to %s)",
                           difference[0] + lower, lower ? "lower" : "higher", outcome,
                           100 * answer->candidate->model->conf_level, difference[1],
                           difference[2]);
}

/* "of the 145 local authorities of Table A3, Model 1 12 have no value ...": NULL where none. */
static const char *lost_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    size_t rows = candidate->lost.rows;
    if (rows == 0 || candidate->model == NULL)
        return NULL;
    return talloc_asprintf(run, "%zu of %zu %s %s no value of %s and %s left out", rows,
                           candidate->model->nobs, analysis_of(answer)->rows_are,
                           rows == 1 ? "has" : "have", answer->label, rows == 1 ? "is" : "are");
}

const char *trial_lost_words(struct run *run, const struct trial_report *report, size_t candidate)
{
    char *text = NULL;
    const char *before = "";
    for (size_t m = 0; m < report->trial->request->models; m++) {
        struct trial_answer answer = trial_spoken_of(run, report, candidate, m);
        const char *lost = lost_words(run, &answer);
        if (lost == NULL)
            continue;
        const char *difference = lost_difference(run, &answer);
        bool again = strcmp(lost, before) == 0, few = answer.candidate->lost.rows < FEWEST_COMPARED;
        if (text == NULL)
            text = talloc_strdup(run, "");
        if (!again)
            text = talloc_asprintf_append_buffer(text, "%s%s", *text == '\0' ? "" : ". ", lost);
        if (difference != NULL && !(again && few))
            text = talloc_asprintf_append_buffer(text, "%s%s",
                                                 again ? ", and "
                                                 : few ? ": "
                                                       : ": they ",
                                                 difference);
        before = lost;
    }
    return text == NULL ? NULL : talloc_strdup_append_buffer(text, ".");
}
