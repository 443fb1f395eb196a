#include <math.h>
#include <string.h>

#include "base/csv_cell.h"
#include "report/trial_answer.h"
#include "report/trial_cautions.h"
#include "report/trial_results.h"

static const char header[] =
    "candidate,label,outcome,model,formula,answer,not.tested,nobs,left.out,df.term,"
    "alone.estimate,alone.std.error,alone.statistic,alone.df,alone.p.value,alone.conf.low,"
    "alone.conf.high,alone.per.sd,alone.p.value.holm,"
    "estimate,std.error,statistic,df,p.value,conf.low,conf.high,per.sd,p.value.holm,tests,"
    "r.squared.before,r.squared,r.squared.change,change.statistic,change.df1,change.df2,"
    "change.p.value,rmse.before,rmse,vif,r.squared.on.others,closest.r,square.statistic,"
    "square.p.value,p.value.most.row,p.value.most.group,lost.mean,others.mean,lost.difference,"
    "lost.conf.low,lost.conf.high,lost.p.value,detectable.per.sd,closest,std.error.type\n";

enum { NUMBERS = 50 };

struct numbers {
    size_t count;
    double value[NUMBERS];
};

static void put(struct numbers *numbers, double value)
{
    numbers->value[numbers->count++] = value;
}

static void put_estimate(struct numbers *numbers, const struct candidate_fit *fit, double adjusted)
{
    const struct term_estimate *term = &fit->term;
    const double value[] = { term->estimate,  term->std_error,    term->statistic,
                             term->df,        term->p_value,      term->conf_low,
                             term->conf_high, fit->per_deviation, adjusted };
    for (size_t i = 0; i < sizeof value / sizeof *value; i++)
        put(numbers, value[i]);
}

static double largest_p(const struct trial_answer *answer, bool group)
{
    const struct candidate *candidate = answer->candidate;
    if (!trial_is_left(answer, group))
        return NAN;
    return group ? candidate->group_p[candidate->group_moves.p_most]
                 : candidate->row_p[candidate->row_moves.p_most];
}

static void put_lost(struct numbers *numbers, const struct trial_answer *answer)
{
    const struct candidate_lost *lost = &answer->candidate->lost;
    bool told = lost->rows > 0 && trial_lost_is_told(answer);
    const double value[] = { lost->mean,     lost->others_mean, lost->mean - lost->others_mean,
                             lost->conf_low, lost->conf_high,   lost->difference.p_value };
    for (size_t i = 0; i < sizeof value / sizeof *value; i++)
        put(numbers, told ? value[i] : NAN);
}

static void put_tested(struct numbers *numbers, const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    const struct nested_step *added = &candidate->added;
    bool bends = candidate->bend.lacking == NULL;
    put(numbers, (double)candidate->after.columns);
    put_estimate(numbers, &candidate->alone, candidate->alone_adjusted);
    put_estimate(numbers, &candidate->after, candidate->after_adjusted);
    const double value[] = { (double)answer->report->trial->tests,
                             added->r_squared - added->change,
                             added->r_squared,
                             added->change,
                             added->statistic,
                             added->df1,
                             added->df2,
                             added->p_value,
                             candidate->before_error.rmse,
                             candidate->after_error.rmse,
                             candidate->inflation.factor,
                             candidate->shared,
                             candidate->overlaps == 0 ? NAN : candidate->overlap[0].correlation,
                             bends ? candidate->bend.statistic : NAN,
                             bends ? candidate->bend.p_value : NAN,
                             largest_p(answer, false),
                             largest_p(answer, true) };
    for (size_t i = 0; i < sizeof value / sizeof *value; i++)
        put(numbers, value[i]);
}

/* Numbers of one that is not tested are empty but for its rows. */
static char *row_of(struct run *run, const struct trial_answer *answer)
{
    enum { TESTED = 36 };
    const struct candidate *candidate = answer->candidate;
    bool tested = answer->evidence != EVIDENCE_UNTESTED;
    struct numbers numbers = { 0 };
    char *row = talloc_strdup(run, csv_safe(run, candidate->column));
    const char *const text[] = { answer->label,
                                 answer->model->label,
                                 answer->model->name,
                                 answer->model->formula->text,
                                 evidence_names[answer->evidence],
                                 candidate->lacking == NULL ? "" : candidate->lacking };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        row = csv_add_text(run, row, text[i]);
    put(&numbers, tested ? (double)candidate->after.fit->nobs : NAN);
    put(&numbers, (double)candidate->lost.rows);
    if (tested)
        put_tested(&numbers, answer);
    for (size_t i = 0; i < TESTED && !tested; i++)
        put(&numbers, NAN);
    put_lost(&numbers, answer);
    put(&numbers, tested ? candidate->after.detectable : NAN);
    row = csv_add_numbers(run, row, numbers.value, numbers.count);
    row =
        csv_add_text(run, row, tested && candidate->overlaps > 0 ? candidate->overlap[0].term : "");
    return csv_add_text(run, row,
                        tested ? inference_names[candidate->after.fit->inference.kind] : "");
}

const char *trial_csv(struct run *run, const void *of)
{
    const struct trial_report *report = of;
    const struct trial_request *request = report->trial->request;
    char *text = talloc_strdup(run, header);
    for (size_t c = 0; c < request->candidates; c++)
        for (size_t m = 0; m < request->models; m++) {
            const struct trial_answer answer = trial_answer_of(report, c, m);
            text = talloc_asprintf_append_buffer(text, "%s\n", row_of(run, &answer));
        }
    return text;
}
