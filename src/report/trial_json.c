#include <math.h>
#include <string.h>

#include "report/input_name.h"
#include "report/json.h"
#include "report/trial_answer.h"
#include "report/trial_cautions.h"
#include "report/trial_results.h"

static void put(json_t *object, const char *key, double value)
{
    json_object_set_new(object, key, json_number_or_null(value));
}

static void put_count(json_t *object, const char *key, size_t count)
{
    json_object_set_new(object, key, json_integer((json_int_t)count));
}

static void put_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, text == NULL ? json_null() : json_name(text));
}

static json_t *estimate_json(const struct candidate_fit *fit, double adjusted)
{
    const struct term_estimate *term = &fit->term;
    json_t *object = json_object();
    put_text(object, "formula", fit->fit->design->formula->text);
    put_count(object, "nobs", fit->fit->nobs);
    put_count(object, "df_term", fit->columns);
    put(object, "estimate", term->estimate);
    put(object, "std_error", term->std_error);
    put(object, "statistic", term->statistic);
    put(object, "df", term->df);
    put(object, "p_value", term->p_value);
    put(object, "conf_low", term->conf_low);
    put(object, "conf_high", term->conf_high);
    put(object, "std_estimate", term->beta);
    put(object, "per_deviation", fit->per_deviation);
    put(object, "detectable_per_deviation", fit->detectable);
    put(object, "p_value_holm", adjusted);
    put_text(object, "std_error_type", inference_names[fit->fit->inference.kind]);
    return object;
}

static json_t *added_json(const struct candidate *candidate)
{
    const struct nested_step *added = &candidate->added;
    json_t *object = json_object();
    put(object, "r_squared_before", added->r_squared - added->change);
    put(object, "r_squared", added->r_squared);
    put(object, "r_squared_change", added->change);
    put(object, "statistic", added->statistic);
    put(object, "df1", added->df1);
    put(object, "df2", added->df2);
    put(object, "p_value", added->p_value);
    put(object, "rmse_before", candidate->before_error.rmse);
    put(object, "rmse", candidate->after_error.rmse);
    return object;
}

static json_t *others_json(const struct candidate *candidate)
{
    json_t *list = json_array();
    for (size_t j = 0; j < candidate->others; j++) {
        const struct candidate_other *other = &candidate->other[j];
        json_t *object = json_object();
        put_text(object, "term", other->term);
        put(object, "estimate_before", other->before);
        put(object, "std_error_before", other->before_error);
        put(object, "p_value_before", other->before_p);
        put(object, "estimate", other->after);
        put(object, "std_error", other->after_error);
        put(object, "p_value", other->after_p);
        json_object_set_new(object, "rested_on", json_boolean(other->rested_on));
        json_object_set_new(object, "crosses", json_boolean(other->crosses));
        json_object_set_new(object, "reverses", json_boolean(other->reverses));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *overlap_json(const struct candidate *candidate)
{
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < candidate->overlaps; i++) {
        json_t *one = json_object();
        put_text(one, "term", candidate->overlap[i].term);
        put(one, "r", candidate->overlap[i].correlation);
        json_array_append_new(list, one);
    }
    put(object, "vif", candidate->inflation.factor);
    put(object, "r_squared_on_others", candidate->shared);
    json_object_set_new(object, "correlations", list);
    return object;
}

static json_t *shape_json(const struct candidate *candidate)
{
    const struct check *bend = &candidate->bend;
    json_t *object = json_object(), *list = json_array();
    for (size_t s = 0; s < candidate->shapes; s++) {
        json_t *one = json_object();
        put_text(one, "name", candidate->shape[s].name);
        put(one, "rmse", candidate->shape[s].rmse);
        put(one, "r_squared", candidate->shape[s].r_squared);
        json_array_append_new(list, one);
    }
    put(object, "statistic", bend->lacking == NULL ? bend->statistic : NAN);
    put(object, "p_value", bend->lacking == NULL ? bend->p_value : NAN);
    put_text(object, "not_available", bend->lacking);
    json_object_set_new(object, "shapes", list);
    return object;
}

/* What leaving out each row, or each group, does; null where it was not looked at. */
static json_t *left_json(const struct trial_answer *answer, bool group)
{
    const struct candidate *candidate = answer->candidate;
    const struct movement *moves = group ? &candidate->group_moves : &candidate->row_moves;
    const struct leave_one_out *left = group ? candidate->groups : candidate->rows;
    size_t index = 0;
    if (!trial_is_left(answer, group))
        return json_null();
    trial_hinge_of(answer, group, &index);
    json_t *object = json_object();
    put_text(object, "without", trial_left_name(answer, group, index));
    put(object, "estimate",
        candidate->after.columns == 1
            ? gsl_matrix_get(left->estimates, index, candidate->after.first)
            : NAN);
    put(object, "p_value", (group ? candidate->group_p : candidate->row_p)[index]);
    put_count(object, "count", left->count);
    put_count(object, "crossings", moves->crossings);
    put_count(object, "reversals", moves->reversals);
    put_count(object, "unknown", moves->unknown);
    return object;
}

/* Names of rows without a value, where they may be told. */
static json_t *lost_rows_json(const struct trial_answer *answer)
{
    const struct candidate_lost *lost = &answer->candidate->lost;
    const struct frame *frame = answer->report->trial->request->analysis->offer.frame;
    if (!answer->named && lost->rows > 0)
        return json_null();
    json_t *list = json_array();
    for (size_t i = 0; i < lost->rows; i++)
        json_array_append_new(list, json_name(frame->row_label[lost->row[i]]));
    return list;
}

static json_t *lost_json(const struct trial_answer *answer)
{
    const struct candidate_lost *lost = &answer->candidate->lost;
    bool told = lost->rows > 0 && trial_lost_is_told(answer);
    json_t *object = json_object();
    put_count(object, "count", lost->rows);
    json_object_set_new(object, "rows", lost_rows_json(answer));
    put(object, "mean", told ? lost->mean : NAN);
    put(object, "others_mean", told ? lost->others_mean : NAN);
    put(object, "difference", told ? lost->mean - lost->others_mean : NAN);
    bool compared = told && lost->difference.lacking == NULL;
    put(object, "statistic", compared ? lost->difference.statistic : NAN);
    put(object, "df", compared ? lost->df_welch : NAN);
    put(object, "p_value", compared ? lost->difference.p_value : NAN);
    put(object, "conf_low", compared ? lost->conf_low : NAN);
    put(object, "conf_high", compared ? lost->conf_high : NAN);
    return object;
}

static json_t *answer_json(const struct trial_answer *answer)
{
    const struct candidate *candidate = answer->candidate;
    json_t *object = json_object();
    put_text(object, "outcome", answer->model->label);
    put_text(object, "model", answer->model->name);
    put_text(object, "formula", answer->model->formula->text);
    put_text(object, "answer", evidence_names[answer->evidence]);
    put_text(object, "not_tested", candidate->lacking);
    json_object_set_new(object, "lost", lost_json(answer));
    if (answer->evidence == EVIDENCE_UNTESTED)
        return object;
    json_object_set_new(object, "alone",
                        estimate_json(&candidate->alone, candidate->alone_adjusted));
    json_object_set_new(object, "beside",
                        estimate_json(&candidate->after, candidate->after_adjusted));
    json_object_set_new(object, "adds", added_json(candidate));
    json_object_set_new(object, "others", others_json(candidate));
    json_object_set_new(object, "overlap", overlap_json(candidate));
    json_object_set_new(object, "shape", shape_json(candidate));
    json_object_set_new(object, "without_a_row", left_json(answer, false));
    json_object_set_new(object, "without_a_group", left_json(answer, true));
    return object;
}

static json_t *candidate_json(struct run *run, const struct trial_report *report, size_t c)
{
    const struct trial_request *request = report->trial->request;
    json_t *object = json_object(), *answers = json_array();
    put_text(object, "candidate", request->column[c]);
    put_text(object, "label", report->label[c]);
    put_text(object, "words", trial_opening(run, report, c));
    for (size_t m = 0; m < request->models; m++) {
        const struct trial_answer answer = trial_answer_of(report, c, m);
        json_array_append_new(answers, answer_json(&answer));
    }
    json_object_set_new(object, "answers", answers);
    return object;
}

static json_t *files_json(struct run *run, const struct understood *understood)
{
    json_t *list = json_array();
    for (size_t f = 0; f < understood->files; f++) {
        const struct understood_file *file = &understood->file[f];
        json_t *object = json_object();
        put_text(object, "file", input_word(run, file->path));
        put_text(object, "layout", file->layout);
        put_text(object, "key", file->key);
        put_count(object, "rows", file->rows);
        put_count(object, "joined", file->joined);
        put_count(object, "unknown", file->unknown);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *columns_json(struct run *run, const struct understood *understood)
{
    json_t *list = json_array();
    for (size_t i = 0; i < understood->columns; i++) {
        const struct understood_column *column = &understood->column[i];
        json_t *object = json_object();
        put_text(object, "column", column->column);
        put_text(object, "label", column->label);
        put_text(object, "file", column->file == NULL ? NULL : input_word(run, column->file));
        put_text(object, "not_taken", column->not_taken);
        put_count(object, "values", column->values);
        put_count(object, "missing", column->missing);
        put_count(object, "different", column->different);
        put(object, "lowest", column->lowest);
        put(object, "median", column->median);
        put(object, "highest", column->highest);
        json_array_append_new(list, object);
    }
    return list;
}

const char *trial_json(struct run *run, const void *of)
{
    const struct trial_report *report = of;
    json_t *candidates = json_array();
    for (size_t c = 0; c < report->trial->request->candidates; c++)
        json_array_append_new(candidates, candidate_json(run, report, c));
    json_t *document =
        json_pack("{s:i, s:b, s:I, s:I, s:s, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                  "made_up", report->made_up, "tests", (json_int_t)report->trial->tests,
                  "earlier_tests", (json_int_t)trial_earlier(report->trial), "caution",
                  trial_closing(run, report), "candidates", candidates);
    put_text(document, "summary", trial_summary(run, report));
    if (report->understood != NULL) {
        json_object_set_new(document, "files", files_json(run, report->understood));
        json_object_set_new(document, "columns", columns_json(run, report->understood));
    }
    return json_text(run, document);
}
