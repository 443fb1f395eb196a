#include "report/trial_report.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/trial_answer.h"
#include "report/trial_cautions.h"

static const struct analysis *analysis_of(const struct trial_answer *answer)
{
    return answer->report->trial->request->analysis;
}

/* "(95% interval -1.10 to -0.14", to be closed; "" where there is none. */
static const char *interval_words(struct run *run, const struct trial_answer *answer,
                                  const struct candidate_fit *fit)
{
    const char *interval = trial_interval(run, answer, fit);
    return interval == NULL
               ? ""
               : talloc_asprintf(run, "%.6g%% interval %s", 100 * fit->fit->conf_level, interval);
}

/* " (Attainment 8 score; 95% interval ...; p = .003)", of what there is. */
static const char *bracket(struct run *run, const char *const *part, size_t parts)
{
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < parts; i++)
        if (part[i] != NULL && *part[i] != '\0')
            text =
                talloc_asprintf_append_buffer(text, "%s%s", *text == '\0' ? " (" : "; ", part[i]);
    return *text == '\0' ? "" : talloc_strdup_append_buffer(text, ")");
}

/* "4.1", "4.1%", "4.1 days": one standard deviation. */
static const char *deviation_words(struct run *run, const struct trial_answer *answer,
                                   const struct candidate_fit *fit)
{
    const char *unit = answer->column == NULL ? "" : answer->column->unit;
    return talloc_asprintf(run, "%s%s%s", trial_plain(run, trial_deviation(fit)),
                           *unit == '\0' || *unit == '%' ? "" : " ", unit);
}

/* " (34 of 145)"; "" where so few that answered a survey could be told. */
static const char *ones_words(struct run *run, const struct trial_answer *answer, size_t ones)
{
    size_t rows = answer->candidate->after.fit->nobs;
    bool few = ones < FEWEST_ANSWERS || rows - ones < FEWEST_ANSWERS;
    return few && !answer->named ? "" : talloc_asprintf(run, " (%zu of %zu)", ones, rows);
}

/* "one standard deviation (4.1) higher in School moves", "where School moves is yes (34 of 145)" */
static const char *who(struct run *run, const struct trial_answer *answer,
                       const struct candidate_fit *fit)
{
    if (answer->scale == SCALE_NUMBERS)
        return talloc_asprintf(run, "one standard deviation (%s) higher in %s",
                               deviation_words(run, answer, fit), answer->label);
    size_t ones = 0;
    const char *one = trial_one(answer, &ones);
    return talloc_asprintf(run, "where %s is %s%s", answer->label, one,
                           ones_words(run, answer, ones));
}

/* "are 0.62 lower in KS4 Progress on average" */
static const char *how_far(struct run *run, const struct trial_answer *answer,
                           const struct candidate_fit *fit)
{
    const char *found = trial_found(run, answer, fit);
    bool lower = *found == '-';
    return talloc_asprintf(run, "are %s %s in %s on average%s", found + lower,
                           lower ? "lower" : "higher", answer->model->label,
                           answer->scale == SCALE_TWO ? " than the others" : "");
}

/* "alike in the 10 predictors of Table A3, Model 1" */
static const char *others_words(struct run *run, const struct trial_answer *answer)
{
    return answer->predictors == 1
               ? talloc_asprintf(run, "the one predictor of %s", answer->model->name)
               : talloc_asprintf(run, "the %zu predictors of %s", answer->predictors,
                                 answer->model->name);
}

/* What differs, beside the other predictors. */
static const char *beside_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    const char *rows_are = analysis_of(answer)->rows_are;
    if (answer->scale == SCALE_LEVELS)
        return talloc_asprintf(run, "%s alike in %s differ in %s by what %s is (%s)", rows_are,
                               others_words(run, answer), answer->model->label, answer->label,
                               trial_estimate(run, fit));
    const char *const part[] = { answer->model->unit, interval_words(run, answer, fit) };
    return talloc_asprintf(run, "of %s alike in %s, those %s %s%s", rows_are,
                           others_words(run, answer), who(run, answer, fit),
                           how_far(run, answer, fit), bracket(run, part, 2));
}

/* "6 tests", "6 tests, 2 of them made before" */
static const char *tests_words(struct run *run, const struct trial *trial)
{
    size_t earlier = trial_earlier(trial);
    const char *before =
        earlier == 0 ? "" : talloc_asprintf(run, ", %zu of them made before", earlier);
    return talloc_asprintf(run, "%zu tests%s", trial->tests, before);
}

/* "p = .002 by itself, .012 counting all 6 tests" */
static const char *counted_words(struct run *run, const struct trial_answer *answer, double p,
                                 double adjusted)
{
    const struct trial *trial = answer->report->trial;
    if (trial->tests == 1)
        return talloc_asprintf(run, "%s; it is the only test", trial_p_phrase(run, p));
    const char *phrase = trial_p_phrase(run, p), *counted = trial_p(run, adjusted);
    if (strcmp(trial_p(run, p), counted) == 0)
        return talloc_asprintf(run, "%s, by itself and counting all", phrase);
    return talloc_asprintf(run, "%s by itself, %s counting all", phrase, counted);
}

static const char *stands_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    const struct trial *trial = answer->report->trial;
    const char *counted =
        counted_words(run, answer, candidate->after.term.p_value, candidate->after_adjusted);
    return trial->tests == 1
               ? talloc_asprintf(run, "This stands at the 5%% level (%s)", counted)
               : talloc_asprintf(run, "This stands at the 5%% level counting all %s (%s)",
                                 tests_words(run, trial), counted);
}

static const char *held_words(struct run *run, const struct trial_answer *answer)
{
    return talloc_asprintf(run, "%s and %s go together: %s. %s.", answer->label,
                           answer->model->label, beside_words(run, answer),
                           stands_words(run, answer));
}

static const char *fragile_words(struct run *run, const struct trial_answer *answer)
{
    return talloc_asprintf(run, "%s and %s go together, but not firmly: %s. %s, but %s.",
                           answer->label, answer->model->label, beside_words(run, answer),
                           stands_words(run, answer), trial_frailty(run, answer));
}

static const char *suggestive_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    const struct trial *trial = answer->report->trial;
    return talloc_asprintf(run,
                           "%s and %s may go together: %s. By itself that would stand at the 5%% "
                           "level (%s), but it is one of %s, and counting all of them it does not "
                           "(%s; the interval counts one): it may be chance, and is a reason to "
                           "look again in other data.",
                           answer->label, answer->model->label, beside_words(run, answer),
                           trial_p_phrase(run, candidate->after.term.p_value),
                           tests_words(run, trial), trial_p_phrase(run, candidate->after_adjusted));
}

/* What differs where nothing stands beside it. */
static const char *alone_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->alone;
    const char *rows_are = analysis_of(answer)->rows_are;
    const char *counted =
        counted_words(run, answer, fit->term.p_value, answer->candidate->alone_adjusted);
    if (answer->scale == SCALE_LEVELS)
        return talloc_asprintf(run, "%s differ in %s by what %s is (%s; %s)", rows_are,
                               answer->model->label, answer->label, trial_estimate(run, fit),
                               counted);
    const char *const part[] = { answer->model->unit, interval_words(run, answer, fit), counted };
    return talloc_asprintf(run, "%s %s %s%s", rows_are, who(run, answer, fit),
                           how_far(run, answer, fit), bracket(run, part, 3));
}

static const char *shared_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    const char *p = trial_p_phrase(run, fit->term.p_value);
    const char *left =
        answer->scale == SCALE_LEVELS
            ? talloc_asprintf(run, " (%s; %s)", trial_estimate(run, fit), p)
            : talloc_asprintf(
                run, ": the difference is %s%s", trial_found(run, answer, fit),
                bracket(run, (const char *[]){ interval_words(run, answer, fit), p }, 2));
    return talloc_asprintf(run,
                           "Alone, %s and %s go together: %s. Beside %s it is not clear that any "
                           "of this is left%s.",
                           answer->label, answer->model->label, alone_words(run, answer),
                           others_words(run, answer), left);
}

/* "anything from 0.55 lower to 0.42 higher"; NULL where there is no interval. */
static const char *range_words(struct run *run, const struct trial_answer *answer,
                               const struct candidate_fit *fit)
{
    double step = trial_step(answer, fit);
    const char *low = trial_difference(run, answer, fit, step * fit->term.conf_low);
    const char *high = trial_difference(run, answer, fit, step * fit->term.conf_high);
    if (low == NULL || high == NULL)
        return NULL;
    bool below = *low == '-', above = *high != '-';
    return talloc_asprintf(run, "anything from %s %s to %s %s", low + below,
                           below ? "lower" : "higher", high + !above, above ? "higher" : "lower");
}

/* " (points; 95% interval)" */
static const char *range_bracket(struct run *run, const struct trial_answer *answer,
                                 const struct candidate_fit *fit)
{
    const char *interval = talloc_asprintf(run, "%.6g%% interval", 100 * fit->fit->conf_level);
    return bracket(run, (const char *[]){ answer->model->unit, interval }, 2);
}

/* What remains possible. */
static const char *possible_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    const char *range = range_words(run, answer, fit);
    if (range == NULL)
        return "That does not show that they do not.";
    return talloc_asprintf(
        run,
        "That does not show that they do not: of %s alike in these, those %s "
        "may be %s in %s on average%s%s.",
        analysis_of(answer)->rows_are, who(run, answer, fit), range, answer->model->label,
        answer->scale == SCALE_TWO ? " than the others" : "", range_bracket(run, answer, fit));
}

/* "p below .05 by itself four times in five": what is as large as could have been found. */
static const char *often_words(struct run *run, const struct candidate_fit *fit)
{
    const char *level = talloc_asprintf(run, "%.6g", 1 - fit->fit->conf_level);
    return talloc_asprintf(run, "p below %s by itself four times in five", level + (*level == '0'));
}

static const char *detectable_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    double smallest = trial_detectable(answer);
    if (isnan(smallest))
        return "";
    return talloc_asprintf(run,
                           " With %zu %s, were there a difference of %s, such data would show %s, "
                           "and a smaller one less often.",
                           fit->fit->nobs, analysis_of(answer)->rows_are,
                           trial_difference(run, answer, fit, smallest), often_words(run, fit));
}

/* What would pass alone, if it were the only test. */
static const char *alone_p_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    return candidate->alone.term.p_value < EVIDENCE_LEVEL
               ? talloc_asprintf(run, " Alone, %s, but %s counting all %s.",
                                 trial_p_phrase(run, candidate->alone.term.p_value),
                                 trial_p(run, candidate->alone_adjusted),
                                 tests_words(run, answer->report->trial))
               : "";
}

static const char *open_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    const char *levels = answer->scale == SCALE_LEVELS
                             ? talloc_asprintf(run, "%s; ", trial_estimate(run, &candidate->after))
                             : "";
    return talloc_asprintf(
        run, "There is no clear sign that %s and %s go together beside %s (%s%s). %s%s%s",
        answer->label, answer->model->label, others_words(run, answer), levels,
        trial_p_phrase(run, candidate->after.term.p_value), possible_words(run, answer),
        answer->scale == SCALE_LEVELS ? "" : detectable_words(run, answer),
        alone_p_words(run, answer));
}

/* The same of the next outcome, after it was said of the one before. */
static const char *open_again_words(struct run *run, const struct trial_answer *answer)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    const char *range = range_words(run, answer, fit);
    double smallest = trial_detectable(answer);
    if (answer->scale == SCALE_LEVELS || range == NULL || isnan(smallest))
        return open_words(run, answer);
    return talloc_asprintf(
        run,
        "Nor is there a clear sign that %s and %s do, beside %s (%s): those %s may be %s%s, and "
        "a difference of %s would show %s.%s",
        answer->label, answer->model->label, others_words(run, answer),
        trial_p_phrase(run, fit->term.p_value), who(run, answer, fit), range,
        range_bracket(run, answer, fit), trial_difference(run, answer, fit, smallest),
        often_words(run, fit), alone_p_words(run, answer));
}

static const char *untested_words(struct run *run, const struct trial_answer *answer)
{
    return talloc_asprintf(run, "%s could not be tested against %s: %s.", answer->label,
                           answer->model->label, answer->candidate->lacking);
}

typedef const char *verdict_writer(struct run *run, const struct trial_answer *answer);

static verdict_writer *const verdicts[] = {
    [EVIDENCE_UNTESTED] = untested_words, [EVIDENCE_HELD] = held_words,
    [EVIDENCE_FRAGILE] = fragile_words,   [EVIDENCE_SUGGESTIVE] = suggestive_words,
    [EVIDENCE_SHARED] = shared_words,     [EVIDENCE_OPEN] = open_words,
};

const char **trial_paragraphs(struct run *run, const struct trial_report *report, size_t candidate,
                              size_t *paragraphs)
{
    const size_t models = report->trial->request->models;
    const char **paragraph = run_array(run, const char *, models + 1);
    bool overlap_said = false, open = false;
    for (size_t m = 0; m < models; m++) {
        struct trial_answer answer = trial_spoken_of(run, report, candidate, m);
        bool again = open && answer.evidence == EVIDENCE_OPEN;
        verdict_writer *write = again ? open_again_words : verdicts[answer.evidence];
        open = answer.evidence == EVIDENCE_OPEN;
        paragraph[m] = talloc_asprintf(run, "%s%s", write(run, &answer),
                                       trial_cautions(run, &answer, &overlap_said));
    }
    paragraph[models] = trial_lost_words(run, report, candidate);
    *paragraphs = models + (paragraph[models] != NULL);
    return paragraph;
}

const char *trial_opening(struct run *run, const struct trial_report *report, size_t candidate)
{
    size_t paragraphs = 0;
    const char **paragraph = trial_paragraphs(run, report, candidate, &paragraphs);
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < paragraphs; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : " ", paragraph[i]);
    return text;
}
