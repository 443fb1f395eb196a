#include "report/trial_tables.h"

#include "report/trial_rows.h"

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

static const char interval_heading[] = "interval"; /* its level goes before it */

/* The tables, as they are asked for. */
static const struct detail {
    const char *title;
    const char *const heading[8]; /* after the candidate and its outcome */
    size_t left;                  /* bits: which of these stand to the left */
    trial_filler *fill;
    bool of_all; /* of every candidate, however many */
    const char *note;
} details[] = {
    { "Each alone",
      { "n", "Difference", interval_heading, "p", "p, all tests", "B (SE)" },
      1 << 2,
      trial_fill_alone,
      true,
      "With no other predictor, on all rows with both values, whatever else they lack. p, all "
      "tests: as under What was found, of the tests alone." },
    { "What it adds",
      { "R\u00B2 without", "R\u00B2 with", "F", "df", "p", "error without", "error with" },
      1 << 3,
      trial_fill_added,
      false,
      "Without and with the candidate, on the same rows. Error: the typical error (root mean "
      "square) of a prediction for a row that the model has not seen, leaving out one at a time, "
      "in units of the outcome." },
    { "What becomes of the others' estimates",
      { "Predictor", "B without (SE)", "p", "B with (SE)", "p" },
      1 << 0,
      trial_fill_others,
      false,
      "\u2020 The model rests on it: p < .05 on all of its rows. p is not adjusted." },
    { "What it overlaps with",
      { "Closest predictors, r", "R\u00B2 on the others", "VIF" },
      1 << 0,
      trial_fill_overlap,
      false,
      "R\u00B2 on the others: how much of the candidate the predictors of the model tell together. "
      "VIF: how many times that inflates the variance of its B." },
    { "Its shape",
      { "F of its square", "p", "error as it is", "error in another shape" },
      1 << 3,
      trial_fill_shape,
      false,
      "A small p says that a straight line may not be its shape; it is not counted among the "
      "tests. Error: as under What it adds. Nothing of this is applied: to try a shape, add a "
      "column of it to the file; it is then one more test, and counted." },
    { "Single authorities and regions",
      { "Without", "B", "p", "Moved" },
      1 << 0 | 1 << 3,
      trial_fill_left,
      false,
      "The one that speaks most against it: without which its sign is another, else p is largest. "
      "Moved: how many move p over .05 or change the sign, each left out by itself." },
    { "Who is lost",
      { "n of the model", "without a value", "Difference", interval_heading, "p" },
      1 << 3,
      trial_fill_lost,
      true,
      "Difference: of the mean outcome, those without a value less the others (Welch's t test)." },
    { "What could have been found",
      { "n", "Smallest difference", "in SDs of the outcome" },
      0,
      trial_fill_detectable,
      true,
      "The smallest difference whose interval, counting one test, would leave out zero in four of "
      "five such samples; it rests on the standard error, not on what was found." },
};
enum { DETAILS = sizeof details / sizeof *details };

static struct table *detail_new(struct run *run, const struct trial *trial,
                                const struct detail *detail)
{
    size_t columns = TRIAL_NAMES;
    while (columns - TRIAL_NAMES < sizeof detail->heading / sizeof *detail->heading
           && detail->heading[columns - TRIAL_NAMES] != NULL)
        columns++;
    struct table *table = table_new(run, "", detail->title, columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[TRIAL_CANDIDATE].text = "Candidate";
    row->cell[TRIAL_OUTCOME].text = "Outcome";
    for (size_t c = TRIAL_NAMES; c < columns; c++) {
        const char *heading = detail->heading[c - TRIAL_NAMES];
        row->cell[c].text =
            heading == interval_heading ? trial_interval_heading(run, trial) : heading;
        table->align[c] = detail->left >> (c - TRIAL_NAMES) & 1 ? ALIGN_LEFT : ALIGN_POINT;
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
            if (answer.evidence != EVIDENCE_UNTESTED || detail->fill == trial_fill_lost)
                detail->fill(run, &answer, table);
        }
    }
    if (table->rows == 1)
        return NULL;
    table_add_note(run, table, "%s", detail->note);
    note_shortened(run, report, shown, detail->fill == trial_fill_others, table);
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
