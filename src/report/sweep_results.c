#include "report/sweep_results.h"

#include <math.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"

/* Rows left out of a model for one reason. */
struct reason {
    const char *why;
    size_t rows;
};

static void add_reasons(const struct left_out *left_out, size_t count, struct reason *reason,
                        size_t *reasons)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < *reasons && strcmp(reason[at].why, left_out[i].why) != 0)
            at++;
        if (at == *reasons)
            reason[(*reasons)++] = (struct reason){ left_out[i].why, 0 };
        reason[at].rows++;
    }
}

/* Rows that a pair lacks: those that all lack, and its own. */
static size_t left_outs_of(const struct sweep *sweep, const struct fit *fit)
{
    return sweep->left_outs + fit->design->left_outs;
}

static struct reason *reasons_of(struct run *run, const struct sweep *sweep, const struct fit *fit,
                                 size_t *count)
{
    struct reason *reason = run_array(run, struct reason, left_outs_of(sweep, fit) + 1);
    *count = 0;
    add_reasons(sweep->left_out, sweep->left_outs, reason, count);
    add_reasons(fit->design->left_out, fit->design->left_outs, reason, count);
    return reason;
}

/* "imd: empty cell (3); y: confidential (1)" */
static const char *reasons_text(struct run *run, const struct sweep *sweep, const struct fit *fit)
{
    size_t count = 0;
    const struct reason *reason = reasons_of(run, sweep, fit, &count);
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < count; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s (%zu)", i == 0 ? "" : "; ", reason[i].why,
                                             reason[i].rows);
    return text;
}

/* NaN, which prints as nothing, where there is none. */
static double count_or_none(bool there, size_t count)
{
    return there ? (double)count : NAN;
}

static char *pair_row(struct run *run, const struct sweep *sweep,
                      const struct sweep_outcome *outcome, const struct sweep_pair *pair)
{
    const struct fit *fit = pair->fit, *joint = outcome->joint;
    const struct term_estimate *a = &pair->alone, *j = &pair->joint;
    bool tested = !isnan(a->p_value), together = !isnan(j->p_value);
    char *row = talloc_strdup(run, csv_safe(run, fit == NULL ? "" : fit->design->formula->text));
    row = csv_add_text(run, csv_add_text(run, row, outcome->text), pair->predictor->text);
    row = csv_add_text(run, row, pair->term);
    const double rows[] = { count_or_none(fit != NULL, fit == NULL ? 0 : fit->nobs),
                            count_or_none(fit != NULL,
                                          fit == NULL ? 0 : left_outs_of(sweep, fit)) };
    row = csv_add_numbers(run, row, rows, 2);
    row = csv_add_text(run, row, fit == NULL ? "" : reasons_text(run, sweep, fit));
    const double alone[] = { a->estimate,
                             a->std_error,
                             a->statistic,
                             count_or_none(tested, pair->columns),
                             a->df,
                             a->p_value,
                             a->conf_low,
                             a->conf_high,
                             a->beta,
                             pair->r,
                             fit == NULL ? NAN : fit->r_squared,
                             pair->holm,
                             pair->benjamini_hochberg,
                             (double)sweep->tests };
    row = csv_add_numbers(run, row, alone, sizeof alone / sizeof *alone);
    const double beside[] = {
        j->estimate,  j->std_error, j->statistic,
        j->df,        j->p_value,   j->conf_low,
        j->conf_high, j->beta,      count_or_none(together, together ? joint->nobs : 0)
    };
    row = csv_add_numbers(run, row, beside, sizeof beside / sizeof *beside);
    row = csv_add_text(run, row, fit == NULL ? "" : inference_names[fit->inference.kind]);
    row = csv_add_text(run, row, sweep->request->common ? "common" : "available");
    return csv_add_text(run, row, pair->why_not == NULL ? "" : pair->why_not);
}

const char *sweep_csv(struct run *run, const struct sweep *sweep)
{
    char *text = talloc_strdup(
        run,
        "model,outcome,predictor,term,nobs,left.out,left.out.reasons,estimate,std.error,statistic,"
        "df.term,df,p.value,conf.low,conf.high,std.estimate,r,r.squared,p.value.holm,"
        "p.value.bh,tests,joint.estimate,joint.std.error,joint.statistic,joint.df,"
        "joint.p.value,joint.conf.low,joint.conf.high,joint.std.estimate,joint.nobs,"
        "std.error.type,rows,not.available\n");
    for (size_t o = 0; o < sweep->outcomes; o++)
        for (size_t i = 0; i < sweep->outcome[o].pairs; i++)
            text = talloc_asprintf_append_buffer(
                text, "%s\n", pair_row(run, sweep, &sweep->outcome[o], &sweep->outcome[o].pair[i]));
    return text;
}

static json_t *estimate_json(const struct term_estimate *found)
{
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "estimate",
        json_number_or_null(found->estimate), "std_error", json_number_or_null(found->std_error),
        "statistic", json_number_or_null(found->statistic), "df", json_number_or_null(found->df),
        "p_value", json_number_or_null(found->p_value), "conf_low",
        json_number_or_null(found->conf_low), "conf_high", json_number_or_null(found->conf_high),
        "std_estimate", json_number_or_null(found->beta));
}

static json_t *left_out_json(struct run *run, const struct sweep *sweep, const struct fit *fit)
{
    size_t count = 0;
    const struct reason *reason = reasons_of(run, sweep, fit, &count);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("{s:s, s:I}", "reason", reason[i].why, "rows",
                                              (json_int_t)reason[i].rows));
    return list;
}

static json_t *pair_json(struct run *run, const struct sweep *sweep,
                         const struct sweep_outcome *outcome, const struct sweep_pair *pair)
{
    const struct fit *fit = pair->fit;
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:s?, s:s?}", "outcome", outcome->text, "predictor",
                  pair->predictor->text, "term", pair->term, "formula",
                  fit == NULL ? NULL : fit->design->formula->text, "not_available", pair->why_not);
    if (fit == NULL)
        return object;
    json_object_set_new(object, "nobs", json_integer((json_int_t)fit->nobs));
    json_object_set_new(object, "left_out_count",
                        json_integer((json_int_t)left_outs_of(sweep, fit)));
    json_object_set_new(object, "left_out", left_out_json(run, sweep, fit));
    json_object_set_new(object, "df_term", json_integer((json_int_t)pair->columns));
    json_object_set_new(object, "alone", estimate_json(&pair->alone));
    json_object_set_new(object, "r", json_number_or_null(pair->r));
    json_object_set_new(object, "r_squared", json_number_or_null(fit->r_squared));
    json_object_set_new(object, "p_value_holm", json_number_or_null(pair->holm));
    json_object_set_new(object, "p_value_bh", json_number_or_null(pair->benjamini_hochberg));
    json_object_set_new(object, "joint",
                        isnan(pair->joint.p_value) ? json_null() : estimate_json(&pair->joint));
    return object;
}

json_t *sweep_json(struct run *run, const struct sweep *sweep, bool made_up)
{
    json_t *pairs = json_array(), *joint = json_array();
    for (size_t o = 0; o < sweep->outcomes; o++) {
        const struct sweep_outcome *outcome = &sweep->outcome[o];
        for (size_t i = 0; i < outcome->pairs; i++)
            json_array_append_new(pairs, pair_json(run, sweep, outcome, &outcome->pair[i]));
        json_array_append_new(
            joint, json_pack("{s:s, s:o, s:s?}", "outcome", outcome->text, "model",
                             outcome->joint == NULL ? json_null() : json_model(outcome->joint),
                             "not_available", outcome->joint_why_not));
    }
    return json_pack(
        "{s:i, s:b, s:s, s:s?, s:I, s:I, s:o, s:o}", "schema_version", JSON_SCHEMA_VERSION,
        "made_up", made_up, "rows", sweep->request->common ? "common" : "available", "adjusted_for",
        sweep->request->adjusted, "tests", (json_int_t)sweep->tests, "pairs_without_test",
        (json_int_t)sweep->failed, "pairs", pairs, "joint", joint);
}
