#include "report/trial_answer.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "fit/label.h"
#include "fit/moments.h"

enum { MOST_DECIMALS = 12, USUAL_DECIMALS = 3 };

static const struct frame *frame_of(const struct trial_answer *answer)
{
    return answer->report->trial->request->analysis->offer.frame;
}

static bool is_zero_or_one(const struct candidate_fit *fit)
{
    const gsl_matrix *X = fit->fit->design->X;
    for (size_t i = 0; i < X->size1; i++) {
        double value = gsl_matrix_get(X, i, fit->first);
        if (value != 0.0 && value != 1.0)
            return false;
    }
    return true;
}

static enum trial_scale scale_of(const struct candidate *candidate)
{
    if (candidate->after.columns > 1)
        return SCALE_LEVELS;
    return is_zero_or_one(&candidate->after) ? SCALE_TWO : SCALE_NUMBERS;
}

/* Whether every group has so many rows that none could be told. */
static bool groups_are_large(const struct groups *groups)
{
    size_t least = SIZE_MAX;
    for (size_t g = 0; groups != NULL && g < groups->count; g++)
        least = groups->size[g] < least ? groups->size[g] : least;
    return least >= FEWEST_ANSWERS;
}

struct trial_answer trial_answer_of(const struct trial_report *report, size_t candidate,
                                    size_t model)
{
    const struct trial_request *request = report->trial->request;
    const struct candidate *tried = report->trial->candidate[candidate * request->models + model];
    struct trial_answer answer = {
        .report = report,
        .model = &request->model[model],
        .candidate = tried,
        .column = frame_column(request->analysis->offer.frame, tried->column),
        .label = report->label[candidate],
        .one = report->one == NULL ? NULL : report->one[candidate],
        .evidence = evidence_of(tried),
        .predictors = request->model[model].formula->terms,
    };
    if (answer.evidence == EVIDENCE_UNTESTED)
        return answer;
    answer.scale = scale_of(tried);
    answer.named = analysis_may_name(request->analysis, tried->after.fit);
    answer.groups_named = answer.named || groups_are_large(tried->group);
    return answer;
}

struct trial_answer trial_spoken_of(struct run *run, const struct trial_report *report,
                                    size_t candidate, size_t model)
{
    struct trial_answer answer = trial_answer_of(report, candidate, model);
    if (strpbrk(answer.label, "?!,;:.") != NULL)
        answer.label = talloc_asprintf(run, "'%s'", answer.label);
    return answer;
}

double trial_deviation(const struct candidate_fit *fit)
{
    const struct design *design = fit->fit->design;
    gsl_vector_const_view x = gsl_matrix_const_column(design->X, fit->first);
    return moments_of(&x.vector, design->weight).sd;
}

double trial_step(const struct trial_answer *answer, const struct candidate_fit *fit)
{
    return answer->scale == SCALE_NUMBERS ? trial_deviation(fit) : 1.0;
}

const char *trial_one(const struct trial_answer *answer, size_t *rows)
{
    const struct candidate_fit *fit = &answer->candidate->after;
    const struct design *design = fit->fit->design;
    const char *one = answer->one == NULL ? "1" : answer->one;
    *rows = 0;
    for (size_t i = 0; i < design->X->size1; i++)
        if (gsl_matrix_get(design->X, i, fit->first) == 1.0) {
            (*rows)++;
            if (answer->column != NULL && answer->column->kind == COLUMN_TEXT)
                one = answer->column->text[design->row[i]];
        }
    return one;
}

/* The decimals that give `value` two digits. */
static int decimals_of(double value)
{
    if (!(fabs(value) > 0.0) || !isfinite(value))
        return USUAL_DECIMALS;
    int decimals = 1 - (int)floor(log10(fabs(value)));
    return decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
}

const char *trial_plain(struct run *run, double value)
{
    return isnan(value) ? NULL : number_fixed(run, value, decimals_of(value));
}

const char *trial_difference(struct run *run, const struct trial_answer *answer,
                             const struct candidate_fit *fit, double value)
{
    if (isnan(value))
        return NULL;
    double step = trial_step(answer, fit);
    double error = step * fit->term.std_error;
    return number_fixed(run, value, decimals_of(isnan(error) ? value : error));
}

const char *trial_found(struct run *run, const struct trial_answer *answer,
                        const struct candidate_fit *fit)
{
    double step = trial_step(answer, fit);
    return trial_difference(run, answer, fit, step * fit->term.estimate);
}

const char *trial_interval(struct run *run, const struct trial_answer *answer,
                           const struct candidate_fit *fit)
{
    double step = trial_step(answer, fit);
    const char *low = trial_difference(run, answer, fit, step * fit->term.conf_low);
    const char *high = trial_difference(run, answer, fit, step * fit->term.conf_high);
    return low == NULL || high == NULL ? NULL : talloc_asprintf(run, "%s to %s", low, high);
}

const char *trial_interval_heading(struct run *run, const struct trial *trial)
{
    const size_t all = trial->request->candidates * trial->request->models;
    double level = 1 - EVIDENCE_LEVEL;
    for (size_t i = 0; i < all; i++)
        if (trial->candidate[i]->model != NULL)
            level = trial->candidate[i]->model->conf_level;
    return talloc_asprintf(run, "%.6g%% interval", 100 * level);
}

const char *trial_estimate(struct run *run, const struct candidate_fit *fit)
{
    const struct term_estimate *term = &fit->term;
    if (fit->columns > 1)
        return talloc_asprintf(run, "F(%zu, %s) = %s", fit->columns, number_df(run, term->df),
                               number_fixed(run, term->statistic, 2));
    return talloc_asprintf(run, "%s (%s)", number_to_error(run, term->estimate, term->std_error),
                           number_to_error(run, term->std_error, term->std_error));
}

const char *trial_p(struct run *run, double p_value)
{
    if (isnan(p_value))
        return NULL;
    int decimals = USUAL_DECIMALS;
    while (p_value != EVIDENCE_LEVEL && decimals < MOST_DECIMALS
           && number_round(p_value, decimals) == number_round(EVIDENCE_LEVEL, decimals))
        decimals++;
    return number_p_value_to(run, p_value, decimals);
}

const char *trial_p_phrase(struct run *run, double p_value)
{
    const char *text = trial_p(run, p_value);
    if (text == NULL)
        return NULL;
    return *text == '<' ? talloc_asprintf(run, "p < %s", text + 1)
                        : talloc_asprintf(run, "p = %s", text);
}

void trial_errors(struct run *run, double one, double other, const char **text)
{
    int decimals = decimals_of(one) + 2;
    while (one != other && decimals < MOST_DECIMALS
           && number_round(one, decimals) == number_round(other, decimals))
        decimals++;
    text[0] = number_fixed(run, one, decimals);
    text[1] = number_fixed(run, other, decimals);
}

void trial_lost_numbers(struct run *run, const struct candidate_lost *lost, const char **text)
{
    double difference = lost->mean - lost->others_mean;
    double error = fabs(difference / lost->difference.statistic);
    bool known = isfinite(error) && error > 0.0;
    int decimals = decimals_of(known ? error : lost->conf_high - lost->conf_low);
    text[0] = number_fixed(run, difference, decimals);
    text[1] = number_fixed(run, lost->conf_low, decimals);
    text[2] = number_fixed(run, lost->conf_high, decimals);
}

const char *trial_term(struct run *run, const struct trial_answer *answer, const char *term)
{
    const struct fit *fit = answer->candidate->after.fit;
    for (size_t j = 0; fit != NULL && j < fit->coefficients; j++)
        if (strcmp(fit->coefficient[j].term, term) == 0) {
            const char *mark = NULL;
            return term_label(run, frame_of(answer), fit, &fit->coefficient[j], &mark);
        }
    return term;
}

bool trial_is_left(const struct trial_answer *answer, bool group)
{
    const struct candidate *candidate = answer->candidate;
    return group ? candidate->group_p != NULL && candidate->group_moves.p_most != SIZE_MAX
                 : candidate->row_p != NULL && candidate->row_moves.p_most != SIZE_MAX;
}

static size_t first_unknown(const double *p_value)
{
    size_t index = 0;
    while (!isnan(p_value[index]))
        index++;
    return index;
}

enum trial_hinge trial_hinge_of(const struct trial_answer *answer, bool group, size_t *index)
{
    const struct candidate *candidate = answer->candidate;
    const struct movement *moves = group ? &candidate->group_moves : &candidate->row_moves;
    const double *p_value = group ? candidate->group_p : candidate->row_p;
    *index = moves->p_most;
    if (moves->reversals > 0) {
        *index = candidate->after.term.estimate > 0.0 ? moves->least : moves->most;
        return HINGE_SIGN;
    }
    if (p_value[moves->p_most] >= EVIDENCE_LEVEL)
        return HINGE_P;
    if (moves->unknown == 0)
        return HINGE_NONE;
    *index = first_unknown(p_value);
    return HINGE_UNKNOWN;
}

const char *trial_left_name(const struct trial_answer *answer, bool group, size_t index)
{
    const struct candidate *candidate = answer->candidate;
    if (group)
        return answer->groups_named ? candidate->group->name[index] : NULL;
    return analysis_row_name(answer->report->trial->request->analysis, candidate->after.fit, index);
}

size_t trial_earlier(const struct trial *trial)
{
    size_t earlier = 0;
    for (size_t i = 0; i < trial->request->earlier; i++)
        earlier += isnan(trial->request->earlier_test[i].after_p) ? 0 : 1;
    return earlier;
}
