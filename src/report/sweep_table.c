#include "report/sweep_table.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "report/fit_table.h"
#include "report/sweep_results.h"

enum { PREDICTOR, NOBS, ESTIMATE, BETA, P, HOLM, BH, JOINT_ESTIMATE, JOINT_P, COLUMNS };
enum { ALONE_COLUMNS = JOINT_ESTIMATE };

#define LEVEL .05

static bool has_joint(const struct sweep *sweep)
{
    for (size_t o = 0; o < sweep->outcomes; o++)
        if (sweep->outcome[o].joint != NULL)
            return true;
    return false;
}

static void add_headings(struct run *run, const struct sweep_outcome *outcome, bool adjusted,
                         struct table *table)
{
    static const char *const heading[] = { "Predictor", "n",  "B (SE)", "beta", "p",
                                           "Holm",      "BH", "B (SE)", "p" };
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    table_row_span(row, NOBS, ALONE_COLUMNS - NOBS,
                   adjusted ? "Each with the terms adjusted for" : "Each alone");
    if (table->columns == COLUMNS)
        table_row_span(row, JOINT_ESTIMATE, 2,
                       outcome->joint == NULL
                           ? "All together"
                           : talloc_asprintf(run, "All together (n = %zu)", outcome->joint->nobs));
    row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < table->columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == PREDICTOR ? ALIGN_LEFT : c == NOBS ? ALIGN_RIGHT : ALIGN_POINT;
    }
}

static const char *p_text(struct run *run, double p_value, bool stars)
{
    if (isnan(p_value))
        return NULL;
    return stars ? number_p_starred(run, p_value, 3) : number_p_value(run, p_value);
}

/* "-0.063 (0.022)", or of several columns "F(3, 41) = 2.30". */
static const char *estimate_text(struct run *run, const struct term_estimate *found, size_t columns)
{
    if (isnan(found->p_value))
        return NULL;
    if (isnan(found->estimate))
        return talloc_asprintf(run, "F(%zu, %s) = %s", columns, number_df(run, found->df),
                               number_fixed(run, found->statistic, 2));
    return talloc_asprintf(run, "%s (%s)", number_to_error(run, found->estimate, found->std_error),
                           number_to_error(run, found->std_error, found->std_error));
}

static void add_pair(struct run *run, const struct sweep_pair *pair, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[PREDICTOR].text = pair->term;
    if (pair->why_not != NULL) {
        row->cell[ESTIMATE].text = "not available";
        table_add_note(run, table, "%s is not available: %s.", pair->predictor->text,
                       pair->why_not);
    }
    if (pair->fit == NULL)
        return;
    row->cell[NOBS].text = talloc_asprintf(run, "%zu", pair->fit->nobs);
    if (pair->why_not == NULL)
        row->cell[ESTIMATE].text = estimate_text(run, &pair->alone, pair->columns);
    if (!isnan(pair->alone.beta))
        row->cell[BETA].text = number_fixed(run, pair->alone.beta, 3);
    row->cell[P].text = p_text(run, pair->alone.p_value, true);
    row->cell[HOLM].text = p_text(run, pair->holm, false);
    row->cell[BH].text = p_text(run, pair->benjamini_hochberg, false);
    if (table->columns < COLUMNS)
        return;
    row->cell[JOINT_ESTIMATE].text = estimate_text(run, &pair->joint, pair->columns);
    row->cell[JOINT_P].text = p_text(run, pair->joint.p_value, true);
}

/* How many rows of those offered the pairs of an outcome lack. */
static void note_left_out(struct run *run, const struct analysis *analysis,
                          const struct sweep *sweep, const struct sweep_outcome *outcome,
                          struct table *table)
{
    size_t least = SIZE_MAX, most = 0, offered = 0;
    for (size_t i = 0; i < outcome->pairs; i++) {
        const struct fit *fit = outcome->pair[i].fit;
        if (fit == NULL)
            continue;
        size_t lacks = sweep->left_outs + fit->design->left_outs;
        least = lacks < least ? lacks : least;
        most = lacks > most ? lacks : most;
        offered = fit->nobs + lacks;
    }
    const char *range = least == most ? talloc_asprintf(run, "%zu", most)
                                      : talloc_asprintf(run, "%zu to %zu", least, most);
    if (most > 0)
        table_add_note(run, table,
                       "Of %zu %s, %s left out of a model for want of a value; CSV and JSON count "
                       "why, for each.",
                       offered, analysis->rows_are,
                       talloc_asprintf(run, "%s %s", range, most == 1 ? "is" : "are"));
}

static struct table *outcome_table(struct run *run, const struct analysis *analysis,
                                   const struct sweep *sweep, const struct sweep_outcome *outcome)
{
    struct table *table =
        table_new(run, "", talloc_asprintf(run, "%s, on each predictor", outcome->text),
                  has_joint(sweep) ? COLUMNS : ALONE_COLUMNS);
    add_headings(run, outcome, sweep->request->adjusted != NULL, table);
    for (size_t i = 0; i < outcome->pairs; i++)
        add_pair(run, &outcome->pair[i], table);
    if (outcome->joint != NULL)
        table_add_note(run, table, "All together: n = %zu, R\u00B2 = %s, adjusted R\u00B2 = %s.",
                       outcome->joint->nobs, number_pointed(run, outcome->joint->r_squared, 3),
                       number_pointed(run, outcome->joint->adj_r_squared, 3));
    if (outcome->joint_why_not != NULL)
        table_add_note(run, table, "All together is not available: %s.", outcome->joint_why_not);
    note_left_out(run, analysis, sweep, outcome, table);
    return table;
}

struct counts {
    size_t raw, holm, bh, several;
};

static struct counts count(const struct sweep *sweep)
{
    struct counts counts = { 0 };
    for (size_t o = 0; o < sweep->outcomes; o++)
        for (size_t i = 0; i < sweep->outcome[o].pairs; i++) {
            const struct sweep_pair *pair = &sweep->outcome[o].pair[i];
            counts.raw += pair->alone.p_value < LEVEL;
            counts.holm += pair->holm < LEVEL;
            counts.bh += pair->benjamini_hochberg < LEVEL;
            counts.several += pair->columns > 1;
        }
    return counts;
}

static void note_family(struct run *run, const struct sweep *sweep, struct table *table)
{
    const struct counts counts = count(sweep);
    double chance = LEVEL * (double)sweep->tests;
    table_add_note(run, table,
                   "%zu test%s, taken as one family: %zu below .05 as %s, %zu after Holm (1979), "
                   "%zu after Benjamini and Hochberg (1995, BH). Were nothing associated with "
                   "anything, about %s of %zu would be below .05 by chance.",
                   sweep->tests, sweep->tests == 1 ? "" : "s", counts.raw,
                   sweep->tests == 1 ? "it stands" : "they stand", counts.holm, counts.bh,
                   number_fixed(run, chance, chance < 10 ? 1 : 0), sweep->tests);
    if (sweep->failed > 0)
        table_add_note(run, table, "%zu pair%s without a test %s not counted.", sweep->failed,
                       sweep->failed == 1 ? "" : "s", sweep->failed == 1 ? "is" : "are");
    if (sweep->own > 0)
        table_add_note(run, table,
                       "%zu pair%s left aside: the predictor is made from the outcome itself.",
                       sweep->own, sweep->own == 1 ? " is" : "s are");
    if (counts.several > 0)
        table_add_note(run, table,
                       "A predictor of several columns (texts, poly) has no one B: F tests its "
                       "columns together.");
}

static void note_method(struct run *run, const struct sweep *sweep, struct table *table)
{
    const struct sweep_request *request = sweep->request;
    if (request->adjusted != NULL)
        table_add_note(run, table, "Adjusted for in every model: %s.", request->adjusted);
    table_add_note(run, table, "%s",
                   request->common
                       ? "Every model has the same rows: those with a value of everything here."
                       : "Each model has all rows that have its own values (available cases), so "
                         "that n may differ; --rows common gives all the same rows.");
    table_add_note(run, table,
                   "beta: B in standard deviations of outcome and predictor, over the rows used%s. "
                   "A predictor that is associated alone and not together shares with the others "
                   "what it tells of the outcome.",
                   request->adjusted == NULL ? "; alone it is the correlation r" : "");
}

static void note_fits(struct run *run, const struct sweep *sweep, struct table *table)
{
    struct fit **fit = run_array(run, struct fit *, sweep->tests + sweep->outcomes + 1);
    size_t fits = 0;
    for (size_t o = 0; o < sweep->outcomes; o++)
        for (size_t i = 0; i < sweep->outcome[o].pairs; i++)
            if (!isnan(sweep->outcome[o].pair[i].alone.p_value))
                fit[fits++] = (struct fit *)sweep->outcome[o].pair[i].fit;
    for (size_t o = 0; o < sweep->outcomes; o++)
        if (sweep->outcome[o].joint != NULL)
            fit[fits++] = (struct fit *)sweep->outcome[o].joint;
    const struct table_style plain = table_style_usual(STYLE_PLAIN);
    if (fits > 0)
        fit_note_marks(run, fit, fits, &plain, table);
}

static void note_not_taken(struct run *run, const char *const *name, struct table *table)
{
    size_t count_of = 0;
    while (name != NULL && name[count_of] != NULL)
        count_of++;
    if (count_of > 0)
        table_add_note(run, table, "'.' takes columns of numbers; %s %s texts.",
                       text_list(run, name, count_of), count_of == 1 ? "has" : "have");
}

struct section *sweep_section(struct run *run, const struct analysis *analysis,
                              const struct sweep *sweep, const char *const *not_taken, bool made_up)
{
    struct section *section = talloc_zero(run, struct section);
    for (size_t o = 0; o < sweep->outcomes; o++) {
        struct table *table = outcome_table(run, analysis, sweep, &sweep->outcome[o]);
        table->made_up = made_up;
        section_add(run, section, table);
        if (o + 1 < sweep->outcomes)
            continue;
        note_family(run, sweep, table);
        note_method(run, sweep, table);
        note_not_taken(run, not_taken, table);
        note_fits(run, sweep, table);
    }
    section->csv = sweep_csv(run, sweep);
    section_json(run, section, sweep_json(run, sweep, made_up));
    return section;
}
