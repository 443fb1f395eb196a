#include "report/trial_tables.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/moments.h"
#include "report/section_rows.h"
#include "report/trial_answer.h"
#include "report/trial_cautions.h"

enum { MOST_OVERLAPS = 3, MOST_NAMED = 30 };
enum { CANDIDATE, OUTCOME, NAMES };

/* Fills the rows of one answer, the names of which are there already in the first. */
typedef void answer_filler(struct run *run, const struct trial_answer *answer, struct table *table);

static bool has_sign(const struct trial_report *report, size_t candidate)
{
    for (size_t m = 0; m < report->trial->request->models; m++) {
        enum evidence evidence = trial_answer_of(report, candidate, m).evidence;
        if (evidence != EVIDENCE_UNTESTED && evidence != EVIDENCE_OPEN)
            return true;
    }
    return false;
}

static bool is_detailed(const struct trial_report *report, size_t candidate)
{
    return report->full || report->trial->request->candidates <= FEW_CANDIDATES
           || has_sign(report, candidate);
}

/* A row that begins with the candidate, where none of its rows is there yet, and its outcome. */
static struct table_row *answer_row(struct run *run, const struct trial_answer *answer,
                                    struct table *table)
{
    const char *said = NULL, *outcome = NULL;
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        if (row->kind != ROW_BODY)
            continue;
        bool names = *row->cell[CANDIDATE].text != '\0';
        said = names ? row->cell[CANDIDATE].text : said;
        outcome = *row->cell[OUTCOME].text != '\0' || names ? row->cell[OUTCOME].text : outcome;
    }
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    bool again = said != NULL && strcmp(said, answer->label) == 0;
    row->cell[CANDIDATE].text = again ? "" : answer->label;
    row->cell[OUTCOME].text =
        again && strcmp(outcome, answer->model->label) == 0 ? "" : answer->model->label;
    return row;
}

static const char *estimate_text(struct run *run, double estimate, double error)
{
    return talloc_asprintf(run, "%s (%s)", number_to_error(run, estimate, error),
                           number_to_error(run, error, error));
}

static void fill_alone(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { ROWS = NAMES, DIFFERENCE, INTERVAL, P, COUNTED_P, ESTIMATE };
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

static void fill_added(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { BEFORE = NAMES, AFTER, F, DF, P, ERROR_BEFORE, ERROR_AFTER };
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
static void fill_others(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { PREDICTOR = NAMES, BEFORE, BEFORE_P, AFTER, AFTER_P };
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

static void fill_overlap(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { CLOSEST = NAMES, SHARED, FACTOR };
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

static void fill_shape(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { F = NAMES, P, AS_IT_IS, OTHERS };
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

static void fill_left(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { WITHOUT = NAMES, ESTIMATE, P, MOVED };
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

static void fill_lost(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { ROWS = NAMES, LEFT, DIFFERENCE, INTERVAL, P };
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

static void fill_detectable(struct run *run, const struct trial_answer *answer, struct table *table)
{
    enum { ROWS = NAMES, SMALLEST, SHARE };
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

static const char interval_heading[] = "interval"; /* its level goes before it */

/* The tables, as they are asked for. */
static const struct detail {
    const char *title;
    const char *const heading[8]; /* after the candidate and its outcome */
    size_t left;                  /* bits: which of these stand to the left */
    answer_filler *fill;
    bool of_all; /* of every candidate, however many */
    const char *note;
} details[] = {
    { "Each alone",
      { "n", "Difference", interval_heading, "p", "p, all tests", "B (SE)" },
      1 << 2,
      fill_alone,
      true,
      "With no other predictor, on all rows with both values, whatever else they lack. p, all "
      "tests: as under What was found, of the tests alone." },
    { "What it adds",
      { "R\u00B2 without", "R\u00B2 with", "F", "df", "p", "error without", "error with" },
      1 << 3,
      fill_added,
      false,
      "Without and with the candidate, on the same rows. Error: the typical error (root mean "
      "square) of a prediction for a row that the model has not seen, leaving out one at a time, "
      "in units of the outcome." },
    { "What becomes of the others' estimates",
      { "Predictor", "B without (SE)", "p", "B with (SE)", "p" },
      1 << 0,
      fill_others,
      false,
      "\u2020 The model rests on it: p < .05 on all of its rows. p is not adjusted." },
    { "What it overlaps with",
      { "Closest predictors, r", "R\u00B2 on the others", "VIF" },
      1 << 0,
      fill_overlap,
      false,
      "R\u00B2 on the others: how much of the candidate the predictors of the model tell together. "
      "VIF: how many times that inflates the variance of its B." },
    { "Its shape",
      { "F of its square", "p", "error as it is", "error in another shape" },
      1 << 3,
      fill_shape,
      false,
      "A small p says that a straight line may not be its shape; it is not counted among the "
      "tests. Error: as under What it adds. Nothing of this is applied: to try a shape, add a "
      "column of it to the file; it is then one more test, and counted." },
    { "Single authorities and regions",
      { "Without", "B", "p", "Moved" },
      1 << 0 | 1 << 3,
      fill_left,
      false,
      "The one that speaks most against it: without which its sign is another, else p is largest. "
      "Moved: how many move p over .05 or change the sign, each left out by itself." },
    { "Who is lost",
      { "n of the model", "without a value", "Difference", interval_heading, "p" },
      1 << 3,
      fill_lost,
      true,
      "Difference: of the mean outcome, those without a value less the others (Welch's t test)." },
    { "What could have been found",
      { "n", "Smallest difference", "in SDs of the outcome" },
      0,
      fill_detectable,
      true,
      "The smallest difference whose interval, counting one test, would leave out zero in four of "
      "five such samples; it rests on the standard error, not on what was found." },
};
enum { DETAILS = sizeof details / sizeof *details };

static struct table *detail_new(struct run *run, const struct trial *trial,
                                const struct detail *detail)
{
    size_t columns = NAMES;
    while (columns - NAMES < sizeof detail->heading / sizeof *detail->heading
           && detail->heading[columns - NAMES] != NULL)
        columns++;
    struct table *table = table_new(run, "", detail->title, columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[CANDIDATE].text = "Candidate";
    row->cell[OUTCOME].text = "Outcome";
    for (size_t c = NAMES; c < columns; c++) {
        const char *heading = detail->heading[c - NAMES];
        row->cell[c].text =
            heading == interval_heading ? trial_interval_heading(run, trial) : heading;
        table->align[c] = detail->left >> (c - NAMES) & 1 ? ALIGN_LEFT : ALIGN_POINT;
    }
    return table;
}

static void note_shortened(struct run *run, const struct trial_report *report, size_t shown,
                           bool others, struct table *table)
{
    size_t candidates = report->trial->request->candidates;
    if (shown < candidates)
        table_add_note(run, table,
                       "Only candidates of which there is a sign (%zu of %zu); --full has all.",
                       shown, candidates);
    if (others && !report->full)
        table_add_note(run, table,
                       "Only what the model rests on, and what moves over .05; --full has all.");
}

static struct table *detail_table(struct run *run, const struct trial_report *report,
                                  const struct detail *detail)
{
    const struct trial_request *request = report->trial->request;
    struct table *table = detail_new(run, report->trial, detail);
    size_t shown = 0;
    for (size_t c = 0; c < request->candidates; c++) {
        if (!detail->of_all && !is_detailed(report, c))
            continue;
        shown++;
        for (size_t m = 0; m < request->models; m++) {
            struct trial_answer answer = trial_answer_of(report, c, m);
            if (answer.evidence != EVIDENCE_UNTESTED || detail->fill == fill_lost)
                detail->fill(run, &answer, table);
        }
    }
    if (table->rows == 1)
        return NULL;
    table_add_note(run, table, "%s", detail->note);
    note_shortened(run, report, shown, detail->fill == fill_others, table);
    table->made_up = report->made_up;
    return table;
}

struct table **trial_detail_tables(struct run *run, const struct trial_report *report,
                                   size_t *tables)
{
    struct table **made = run_array(run, struct table *, DETAILS);
    *tables = 0;
    for (size_t d = 0; d < DETAILS; d++) {
        struct table *table = detail_table(run, report, &details[d]);
        if (table != NULL)
            made[(*tables)++] = table;
    }
    return made;
}
