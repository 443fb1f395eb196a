#include "report/trial_rows.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/moments.h"
#include "report/section_rows.h"
#include "report/trial_cautions.h"

enum { MOST_OVERLAPS = 3, MOST_NAMED = 30 };

/* A row that begins with the candidate, where none of its rows is there yet, and its outcome. */
static struct table_row *answer_row(struct run *run, const struct trial_answer *answer,
                                    struct table *table)
{
    const char *said = NULL, *outcome = NULL;
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        if (row->kind != ROW_BODY)
            continue;
        bool names = *row->cell[TRIAL_CANDIDATE].text != '\0';
        said = names ? row->cell[TRIAL_CANDIDATE].text : said;
        outcome = *row->cell[TRIAL_OUTCOME].text != '\0' || names ? row->cell[TRIAL_OUTCOME].text
                                                                  : outcome;
    }
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    bool again = said != NULL && strcmp(said, answer->label) == 0;
    row->cell[TRIAL_CANDIDATE].text = again ? "" : answer->label;
    row->cell[TRIAL_OUTCOME].text =
        again && strcmp(outcome, answer->model->label) == 0 ? "" : answer->model->label;
    return row;
}

static const char *estimate_text(struct run *run, double estimate, double error)
{
    return talloc_asprintf(run, "%s (%s)", number_to_error(run, estimate, error),
                           number_to_error(run, error, error));
}

void trial_fill_alone(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { ROWS = TRIAL_NAMES, DIFFERENCE, INTERVAL, P, COUNTED_P, ESTIMATE };
    const struct candidate *candidate = answer->candidate;
    const struct candidate_fit *fit = &candidate->alone;
    struct table_row *row = answer_row(run, answer, table);
    row->cell[ROWS].text = talloc_asprintf(run, "%zu", fit->fit->nobs);
    row->cell[P].text = trial_p(run, fit->term.p_value);
    row->cell[COUNTED_P].text = trial_p(run, candidate->alone_adjusted);
    row->cell[ESTIMATE].text = trial_estimate(run, fit);
    if (answer->scale == SCALE_LEVELS)
        return;
    row->cell[DIFFERENCE].text = trial_found(run, answer, fit);
    row->cell[INTERVAL].text = trial_interval(run, answer, fit);
}

void trial_fill_added(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { BEFORE = TRIAL_NAMES, AFTER, F, DF, P, ERROR_BEFORE, ERROR_AFTER };
    const struct candidate *candidate = answer->candidate;
    const struct nested_step *added = &candidate->added;
    struct table_row *row = answer_row(run, answer, table);
    const char *error[2];
    trial_errors(run, candidate->before_error.rmse, candidate->after_error.rmse, error);
    row->cell[BEFORE].text = section_share(run, added->r_squared - added->change);
    row->cell[AFTER].text = section_share(run, added->r_squared);
    row->cell[ERROR_BEFORE].text = error[0];
    row->cell[ERROR_AFTER].text = error[1];
    if (isnan(added->statistic))
        return;
    row->cell[F].text = number_fixed(run, added->statistic, 2);
    row->cell[DF].text =
        talloc_asprintf(run, "%s, %s", number_df(run, added->df1), number_df(run, added->df2));
    row->cell[P].text = trial_p(run, added->p_value);
}

/* What the study rests on and what moves over the level; all in full. */
void trial_fill_others(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { PREDICTOR = TRIAL_NAMES, BEFORE, BEFORE_P, AFTER, AFTER_P };
    const struct candidate *candidate = answer->candidate;
    for (size_t j = 0; j < candidate->others; j++) {
        const struct candidate_other *other = &candidate->other[j];
        if (!answer->report->full && !other->rested_on && !other->crosses)
            continue;
        struct table_row *row = answer_row(run, answer, table);
        row->cell[PREDICTOR].text =
            talloc_asprintf(run, "%s%s", trial_term(run, answer, other->term),
                            other->rested_on ? "\u00A0\u2020" : "");
        row->cell[BEFORE].text = estimate_text(run, other->before, other->before_error);
        row->cell[BEFORE_P].text = trial_p(run, other->before_p);
        row->cell[AFTER].text = estimate_text(run, other->after, other->after_error);
        row->cell[AFTER_P].text = trial_p(run, other->after_p);
    }
}

void trial_fill_overlap(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { CLOSEST = TRIAL_NAMES, SHARED, FACTOR };
    const struct candidate *candidate = answer->candidate;
    const char *close[MOST_OVERLAPS];
    size_t count = 0;
    for (size_t i = 0; i < candidate->overlaps && count < MOST_OVERLAPS; i++)
        if (!isnan(candidate->overlap[i].correlation))
            close[count++] =
                talloc_asprintf(run, "%s %s", trial_term(run, answer, candidate->overlap[i].term),
                                number_pointed(run, candidate->overlap[i].correlation, 2));
    struct table_row *row = answer_row(run, answer, table);
    char *list = talloc_strdup(run, "");
    for (size_t i = 0; i < count; i++)
        list = talloc_asprintf_append_buffer(list, "%s%s", i == 0 ? "" : "; ", close[i]);
    row->cell[CLOSEST].text = list;
    row->cell[SHARED].text = section_share(run, candidate->shared);
    row->cell[FACTOR].text =
        isnan(candidate->inflation.factor) ? "" : number_fixed(run, candidate->inflation.factor, 2);
}

void trial_fill_shape(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { F = TRIAL_NAMES, P, AS_IT_IS, OTHERS };
    const struct candidate *candidate = answer->candidate;
    if (candidate->bend.lacking != NULL)
        return;
    struct table_row *row = answer_row(run, answer, table);
    row->cell[F].text = number_fixed(run, candidate->bend.statistic, 2);
    row->cell[P].text = trial_p(run, candidate->bend.p_value);
    char *list = talloc_strdup(run, "");
    for (size_t s = 0; s < candidate->shapes; s++) {
        const char *error[2];
        trial_errors(run, candidate->shape[s].rmse, candidate->shape[0].rmse, error);
        if (s == 0)
            row->cell[AS_IT_IS].text = error[1];
        else
            list = talloc_asprintf_append_buffer(list, "%s%s %s", s == 1 ? "" : "; ",
                                                 candidate->shape[s].name, error[0]);
    }
    row->cell[OTHERS].text = list;
}

/* "Barnet", or what it is where it may not be named. */
static const char *left_name(struct run *run, const struct trial_answer *answer, bool group,
                             size_t index)
{
    const char *name = trial_left_name(answer, group, index);
    const char *what =
        group ? answer->candidate->group->column : answer->report->trial->request->analysis->row_is;
    return name != NULL ? name : talloc_asprintf(run, "one %s, not named", what);
}

void trial_fill_left(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { WITHOUT = TRIAL_NAMES, ESTIMATE, P, MOVED };
    const struct candidate *candidate = answer->candidate;
    const struct term_estimate *term = &candidate->after.term;
    for (int group = 0; group < 2; group++) {
        const struct movement *moves = group ? &candidate->group_moves : &candidate->row_moves;
        const struct leave_one_out *left = group ? candidate->groups : candidate->rows;
        const double *p_value = group ? candidate->group_p : candidate->row_p;
        size_t index = 0;
        if (!trial_is_left(answer, group == 1))
            continue;
        trial_hinge_of(answer, group == 1, &index);
        struct table_row *row = answer_row(run, answer, table);
        row->cell[WITHOUT].text = left_name(run, answer, group == 1, index);
        if (candidate->after.columns == 1)
            row->cell[ESTIMATE].text =
                number_to_error(run, gsl_matrix_get(left->estimates, index, candidate->after.first),
                                term->std_error);
        row->cell[P].text = trial_p(run, p_value[index]);
        row->cell[MOVED].text =
            talloc_asprintf(run, "%zu of %zu", moves->crossings + moves->reversals, left->count);
    }
}

/* Who they are, where that may be said. */
static void note_lost(struct run *run, const struct trial_answer *answer, struct table *table)
{
    const struct candidate_lost *lost = &answer->candidate->lost;
    const struct frame *frame = answer->report->trial->request->analysis->offer.frame;
    const char **name = run_array(run, const char *, lost->rows + 1);
    size_t count = 0;
    if (!answer->named)
        return;
    for (size_t i = 0; i < lost->rows && count < MOST_NAMED; i++)
        name[count++] = frame->row_label[lost->row[i]];
    if (count < lost->rows)
        name[count++] = talloc_asprintf(run, "%zu more", lost->rows - MOST_NAMED);
    const char *note =
        talloc_asprintf(run, "No value of %s: %s.", answer->label, text_list(run, name, count));
    for (size_t i = 0; i < table->notes; i++)
        if (strcmp(table->note[i], note) == 0)
            return;
    table_add_note(run, table, "%s", note);
}

void trial_fill_lost(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { ROWS = TRIAL_NAMES, LEFT, DIFFERENCE, INTERVAL, P };
    const struct candidate_lost *lost = &answer->candidate->lost;
    const char *number[3];
    if (lost->rows == 0)
        return;
    struct table_row *row = answer_row(run, answer, table);
    row->cell[ROWS].text = talloc_asprintf(run, "%zu", answer->candidate->model->nobs);
    row->cell[LEFT].text = talloc_asprintf(run, "%zu", lost->rows);
    if (lost->difference.lacking == NULL && trial_lost_is_told(answer)) {
        trial_lost_numbers(run, lost, number);
        row->cell[DIFFERENCE].text = number[0];
        row->cell[INTERVAL].text = talloc_asprintf(run, "%s to %s", number[1], number[2]);
        row->cell[P].text = trial_p(run, lost->difference.p_value);
    }
    note_lost(run, answer, table);
}

void trial_fill_detectable(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { ROWS = TRIAL_NAMES, SMALLEST, SHARE };
    const struct candidate *candidate = answer->candidate;
    const struct candidate_fit *fit = &candidate->after;
    double smallest = trial_detectable(answer);
    if (answer->scale == SCALE_LEVELS || isnan(smallest))
        return;
    const struct moments outcome = moments_of(fit->fit->design->y, fit->fit->design->weight);
    struct table_row *row = answer_row(run, answer, table);
    row->cell[ROWS].text = talloc_asprintf(run, "%zu", fit->fit->nobs);
    row->cell[SMALLEST].text = trial_difference(run, answer, fit, smallest);
    row->cell[SHARE].text = number_pointed(run, smallest / outcome.sd, 2);
}
