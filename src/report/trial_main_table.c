#include "report/trial_tables.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/fit_table.h"
#include "report/trial_answer.h"

enum {
    CANDIDATE,
    OUTCOME,
    ANSWER,
    NOBS,
    DIFFERENCE,
    INTERVAL,
    P,
    COUNTED_P,
    BESIDE,
    CHANGE,
    ALONE,
    COLUMNS
};

/* What each answer means, in the order of enum evidence. */
static const char *const meanings[] = {
    "the data cannot support the test",
    "below .05 counting all tests, without any one row or group too, and rows left out are "
    "predicted better with it",
    "below .05 counting all tests, but not without some one row or group, or rows left out are not "
    "predicted better with it",
    "below .05 by itself, not counting all tests",
    "not below .05 beside the others, but alone, counting all tests: what it shows alone is not "
    "clearly its own",
    "no clear sign of an association; the interval says what remains possible",
};

enum { ANSWERS = sizeof meanings / sizeof *meanings };

static void add_headings(struct run *run, const struct trial *trial, struct table *table)
{
    static const char *const heading[COLUMNS] = {
        "Candidate",        "Outcome", "Answer",       "n",      "Difference",
        "interval",         "p",       "p, all tests", "B (SE)", "R\u00B2 change",
        "Difference alone",
    };
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < COLUMNS; c++) {
        row->cell[c].text = c == INTERVAL ? trial_interval_heading(run, trial) : heading[c];
        table->align[c] = c <= ANSWER || c == INTERVAL ? ALIGN_LEFT
                          : c == NOBS                  ? ALIGN_RIGHT
                                                       : ALIGN_POINT;
    }
}

static void add_answer(struct run *run, const struct trial_answer *answer, bool first,
                       struct table *table)
{
    const struct candidate *candidate = answer->candidate;
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[CANDIDATE].text = first ? answer->label : "";
    row->cell[OUTCOME].text = answer->model->label;
    row->cell[ANSWER].text = evidence_names[answer->evidence];
    if (answer->evidence == EVIDENCE_UNTESTED) {
        table_add_note(run, table, "%s is not tested against %s: %s.", answer->label,
                       answer->model->label, candidate->lacking);
        return;
    }
    const struct candidate_fit *after = &candidate->after;
    row->cell[NOBS].text = talloc_asprintf(run, "%zu", after->fit->nobs);
    row->cell[BESIDE].text = trial_estimate(run, after);
    row->cell[P].text = trial_p(run, after->term.p_value);
    row->cell[COUNTED_P].text = trial_p(run, candidate->after_adjusted);
    row->cell[CHANGE].text = number_pointed(run, candidate->added.change, 3);
    if (answer->scale == SCALE_LEVELS)
        return;
    row->cell[DIFFERENCE].text = trial_found(run, answer, after);
    row->cell[INTERVAL].text = trial_interval(run, answer, after);
    row->cell[ALONE].text = trial_found(run, answer, &candidate->alone);
}

/* What the others are, once for each model. */
static void note_models(struct run *run, const struct trial_request *request, struct table *table)
{
    for (size_t m = 0; m < request->models; m++)
        table_add_note(run, table, "The others, of %s: %s (%s).", request->model[m].label,
                       request->model[m].name, request->model[m].formula->text);
}

static void note_answers(struct run *run, const bool *given, struct table *table)
{
    char *text = talloc_strdup(run, "");
    for (size_t e = 0; e < ANSWERS; e++)
        if (given[e])
            text = talloc_asprintf_append_buffer(text, "%s%s: %s", *text == '\0' ? "" : ". ",
                                                 evidence_names[e], meanings[e]);
    table_add_note(run, table, "%s.", text);
}

static void note_family(struct run *run, const struct trial *trial, struct table *table)
{
    size_t below = 0, earlier = trial_earlier(trial);
    for (size_t i = 0; i < trial->request->candidates * trial->request->models; i++)
        below += trial->candidate[i]->lacking == NULL
                 && trial->candidate[i]->after.term.p_value < EVIDENCE_LEVEL;
    if (trial->tests == 0) /* a reason stands with each that is not tested */
        return;
    if (trial->tests == 1) {
        table_add_note(run, table, "There is one test; p counting all tests is p.");
        return;
    }
    const char *before =
        earlier == 0
            ? ""
            : talloc_asprintf(run, ", %zu of them made before (the log has them)", earlier);
    size_t here = trial->tests - earlier;
    table_add_note(
        run, table,
        "p, all tests: adjusted for %zu tests%s by Holm (1979): where only what is below "
        ".05 counts as found, any false finding has a chance of 5%% at most. Intervals "
        "are not adjusted. Of the %zu made here %zu %s below .05 by %s; were nothing "
        "associated with anything, about %s would be.",
        trial->tests, before, here, below, below == 1 ? "is" : "are",
        below == 1 ? "itself" : "themselves", number_fixed(run, EVIDENCE_LEVEL * (double)here, 1));
}

static void note_fits(struct run *run, const struct trial *trial, struct table *table)
{
    const size_t all = trial->request->candidates * trial->request->models;
    struct fit **fit = run_array(run, struct fit *, 2 * all);
    struct table_style plain = table_style_usual(STYLE_PLAIN);
    size_t fits = 0;
    plain.stars = 0;
    for (size_t i = 0; i < all; i++)
        if (trial->candidate[i]->lacking == NULL) {
            fit[fits++] = (struct fit *)trial->candidate[i]->alone.fit;
            fit[fits++] = (struct fit *)trial->candidate[i]->after.fit;
        }
    if (fits > 0)
        fit_note_marks(run, fit, fits, &plain, table);
}

struct table *trial_main_table(struct run *run, const struct trial_report *report)
{
    const struct trial_request *request = report->trial->request;
    struct table *table = table_new(run, "", "What was found", COLUMNS);
    bool given[ANSWERS] = { false }, two = false, levels = false;
    add_headings(run, report->trial, table);
    for (size_t c = 0; c < request->candidates; c++)
        for (size_t m = 0; m < request->models; m++) {
            const struct trial_answer answer = trial_answer_of(report, c, m);
            add_answer(run, &answer, m == 0, table);
            given[answer.evidence] = true;
            two = two || (answer.evidence != EVIDENCE_UNTESTED && answer.scale == SCALE_TWO);
            levels = levels || answer.scale == SCALE_LEVELS;
        }
    note_answers(run, given, table);
    note_models(run, request, table);
    table_add_note(run, table,
                   "Difference: of the outcome, in its units, between %s one standard deviation of "
                   "the candidate apart%s, beside the others; B is for one unit of the "
                   "candidate%s. Each alone stands further down.",
                   request->analysis->rows_are,
                   two ? " (of a column with two values, between the one and the other)" : "",
                   levels ? " (of several texts there is none: F tests them together)" : "");
    note_family(run, report->trial, table);
    note_fits(run, report->trial, table);
    if (!report->full && request->candidates > FEW_CANDIDATES)
        table_add_note(
            run, table,
            "Most details further down are of candidates of which there is a sign; --full has "
            "all.");
    table->made_up = report->made_up;
    return table;
}
