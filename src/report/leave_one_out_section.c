#include "report/leave_one_out_section.h"

#include <math.h>
#include <stdint.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "base/text.h"
#include "fit/leave_one_out.h"
#include "report/json.h"

enum { MOST_NAMED = 5 };

/* One fit and what was left out of it in turn: rows, or groups. */
struct leaving {
    const struct analysis *analysis;
    const struct fit *fit;
    const struct leave_one_out *left;
    const struct groups *groups; /* NULL: rows */
    double alpha;
    bool withheld; /* what is left out is neither named nor listed: it could tell who answered */
};

static const char *what_is(const struct leaving *leaving)
{
    return leaving->groups == NULL ? leaving->analysis->row_is : leaving->groups->column;
}

static const char *name_of(const struct leaving *leaving, size_t index)
{
    return leaving->groups != NULL ? leaving->groups->name[index]
                                   : analysis_row_name(leaving->analysis, leaving->fit, index);
}

static const char *changes(struct run *run, const struct movement *movement)
{
    if (movement->crossings + movement->reversals == 0)
        return "0";
    const char *sign = movement->reversals == 0
                           ? ""
                           : talloc_asprintf(run, "%s%zu sign", movement->crossings > 0 ? ", " : "",
                                             movement->reversals);
    return talloc_asprintf(
        run, "%s%s",
        movement->crossings == 0 ? "" : talloc_asprintf(run, "%zu p", movement->crossings), sign);
}

/* What becomes of a term without one of them: "Torbay (least)". */
static void add_end(struct run *run, const struct leaving *leaving, size_t term, size_t index,
                    const char *end, struct table *table)
{
    const struct leave_one_out *left = leaving->left;
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[1].text = leaving->withheld
                            ? talloc_asprintf(run, "(%s)", end)
                            : talloc_asprintf(run, "%s (%s)", name_of(leaving, index), end);
    row->cell[2].text =
        number_to_error(run, gsl_matrix_get(left->estimates, index, term), left->std_error[term]);
    row->cell[3].text = number_p_value(run, gsl_matrix_get(left->p_values, index, term));
}

static void add_term(struct run *run, const struct leaving *leaving, size_t term,
                     struct table *table)
{
    const struct leave_one_out *left = leaving->left;
    struct movement movement = movement_of(left, term, leaving->alpha);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = leaving->fit->coefficient[term].term;
    row->cell[1].text = "(nothing)";
    row->cell[2].text = number_to_error(run, left->estimate[term], left->std_error[term]);
    row->cell[3].text = number_p_value(run, left->p_value[term]);
    row->cell[4].text = changes(run, &movement);
    if (movement.least == SIZE_MAX)
        return;
    if (movement.least == movement.most) {
        add_end(run, leaving, term, movement.least, "the only one", table);
        return;
    }
    add_end(run, leaving, term, movement.least, "least", table);
    add_end(run, leaving, term, movement.most, "most", table);
    if (movement.p_most != movement.least && movement.p_most != movement.most)
        add_end(run, leaving, term, movement.p_most, "largest p", table);
}

/* "Torbay", or "one local authority" */
static const char *without_words(struct run *run, const struct leaving *leaving, size_t index)
{
    return leaving->withheld ? talloc_asprintf(run, "one %s", what_is(leaving))
                             : name_of(leaving, index);
}

/* "absence: p from .004 to .061 without Torbay" */
static const char *change_words(struct run *run, const struct leaving *leaving, size_t term,
                                size_t index)
{
    const struct leave_one_out *left = leaving->left;
    const char *name = leaving->fit->coefficient[term].term;
    if (leaves_crossing(left, term, index, leaving->alpha))
        return talloc_asprintf(run, "%s: p from %s to %s without %s", name,
                               number_p_value(run, left->p_value[term]),
                               number_p_value(run, gsl_matrix_get(left->p_values, index, term)),
                               without_words(run, leaving, index));
    return talloc_asprintf(
        run, "%s: from %s to %s without %s", name,
        number_to_error(run, left->estimate[term], left->std_error[term]),
        number_to_error(run, gsl_matrix_get(left->estimates, index, term), left->std_error[term]),
        without_words(run, leaving, index));
}

/* Of a term: the change over the level that is furthest from where p is; else none. */
static size_t furthest_crossing(const struct leaving *leaving, size_t term)
{
    const struct leave_one_out *left = leaving->left;
    size_t furthest = SIZE_MAX;
    double most = 0;
    for (size_t i = 0; i < left->count; i++) {
        double distance = fabs(gsl_matrix_get(left->p_values, i, term) - left->p_value[term]);
        if (leaves_crossing(left, term, i, leaving->alpha)
            && (furthest == SIZE_MAX || distance > most)) {
            furthest = i;
            most = distance;
        }
    }
    return furthest;
}

/* Terms of the formula, not the intercept: what moves over the level, significant ones first. */
static void note_conclusions(struct run *run, const struct leaving *leaving, struct table *table)
{
    const struct leave_one_out *left = leaving->left;
    const char **hanging = run_array(run, const char *, left->terms + 1);
    size_t count = 0, significant = 0, lost = 0;
    for (int gained = 0; gained < 2; gained++)
        for (size_t j = 0; j < left->terms; j++) {
            bool is_significant = left->p_value[j] < leaving->alpha;
            if (leaving->fit->coefficient[j].formula_term == SIZE_MAX
                || is_significant == (gained == 1))
                continue;
            significant += is_significant;
            size_t index = furthest_crossing(leaving, j);
            if (index == SIZE_MAX)
                continue;
            lost += is_significant;
            if (count < MOST_NAMED)
                hanging[count++] = change_words(run, leaving, j, index);
        }
    const char *level = number_full(run, number_round(100 * leaving->alpha, 6));
    const char *what = what_is(leaving);
    char *text = significant == 0
                     ? talloc_asprintf(run, "No term is significant at the %s%% level", level)
                     : talloc_asprintf(run,
                                       "Terms significant at the %s%% level that hang on one %s: "
                                       "%zu of %zu",
                                       level, what, lost, significant);
    for (size_t i = 0; i < count; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? ". " : "; ", hanging[i]);
    table_add_note(run, table, "%s.", text);
}

static void note_kind(struct run *run, const struct leaving *leaving, struct table *table)
{
    const struct leave_one_out *left = leaving->left;
    const char *errors =
        left->kind == leaving->fit->inference.kind
            ? talloc_asprintf(run, "%s standard errors", inference_names[left->kind])
            : talloc_asprintf(run,
                              "classical standard errors, with and without (%s "
                              "ones would take too long)",
                              inference_names[leaving->fit->inference.kind]);
    const char *how = leaving->groups != NULL || left->kind != INFERENCE_CLASSICAL
                          ? "refitted"
                          : "by formula, equal to refitting (Belsley, Kuh and Welsch 1980)";
    table_add_note(run, table,
                   "Each estimate without each %s in turn, %s; %s. z(...) and poly(...) stay as "
                   "they were over all rows. Changes: how many move p over the level, or change "
                   "the sign.",
                   what_is(leaving), how, errors);
}

static void note_withheld(struct run *run, const struct leaving *leaving, struct table *table)
{
    const struct analysis *analysis = leaving->analysis;
    if (!leaving->withheld)
        return;
    if (leaving->groups == NULL)
        table_add_note(run, table,
                       "Of %zu %s, whose answers are confidential: none is named or listed, as it "
                       "could be told by what is public; --name-respondents does.",
                       leaving->fit->nobs, analysis->rows_are);
    else
        table_add_note(run, table,
                       "A %s has fewer than %d %s whose answers are confidential: none is named or "
                       "listed; --name-respondents does.",
                       leaving->groups->column, FEWEST_ANSWERS, analysis->rows_are);
}

static void note_unknown(struct run *run, const struct leaving *leaving, struct table *table)
{
    const struct leave_one_out *left = leaving->left;
    const char **name = run_array(run, const char *, left->count + 1);
    size_t count = 0, more = 0;
    for (size_t i = 0; i < left->count; i++) {
        bool unknown = false;
        for (size_t j = 0; j < left->terms; j++)
            unknown = unknown || isnan(gsl_matrix_get(left->p_values, i, j));
        if (unknown && count < MOST_NAMED && !leaving->withheld)
            name[count++] = name_of(leaving, i);
        else
            more += unknown;
    }
    if (more > 0)
        name[count++] = talloc_asprintf(run, leaving->withheld ? "any of %zu" : "%zu more", more);
    if (count > 0)
        table_add_note(run, table,
                       "Without %s the rest cannot tell every coefficient: these are not counted.",
                       text_list(run, name, count));
}

static struct table *leaving_table(struct run *run, const struct leaving *leaving)
{
    static const char *const heading[] = { "Term", "Without", "Estimate", "p", "Changes" };
    const size_t columns = sizeof heading / sizeof *heading;
    struct table *table = table_new(run, "",
                                    talloc_asprintf(run, "Without each %s: %s", what_is(leaving),
                                                    leaving->fit->design->formula->text),
                                    columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 2 || c == 3 ? ALIGN_POINT : ALIGN_LEFT;
    }
    for (size_t j = 0; j < leaving->left->terms; j++)
        add_term(run, leaving, j, table);
    note_conclusions(run, leaving, table);
    note_unknown(run, leaving, table);
    note_withheld(run, leaving, table);
    note_kind(run, leaving, table);
    return table;
}

static char *add_lines(struct run *run, char *text, const struct leaving *leaving)
{
    const struct leave_one_out *left = leaving->left;
    for (size_t i = 0; i < left->count && !leaving->withheld; i++)
        for (size_t j = 0; j < left->terms; j++)
            text = talloc_asprintf_append_buffer(
                text, "%s,%s,%s,%s,%s,%s,%s,%s\n",
                csv_safe(run, leaving->fit->design->formula->text),
                leaving->groups == NULL ? "row" : csv_safe(run, leaving->groups->column),
                csv_safe(run, name_of(leaving, i)),
                csv_safe(run, leaving->fit->coefficient[j].term),
                number_full(run, gsl_matrix_get(left->estimates, i, j)),
                number_full(run, gsl_matrix_get(left->errors, i, j)),
                number_full(run, gsl_matrix_get(left->p_values, i, j)),
                inference_names[left->kind]);
    return text;
}

static json_t *without_json(const struct leaving *leaving, size_t i)
{
    const struct leave_one_out *left = leaving->left;
    json_t *terms = json_array();
    for (size_t j = 0; j < left->terms; j++)
        json_array_append_new(
            terms, json_pack("{s:s, s:o, s:o, s:o}", "term", leaving->fit->coefficient[j].term,
                             "estimate", json_number_or_null(gsl_matrix_get(left->estimates, i, j)),
                             "std_error", json_number_or_null(gsl_matrix_get(left->errors, i, j)),
                             "p_value", json_number_or_null(gsl_matrix_get(left->p_values, i, j))));
    return json_pack("{s:o, s:o}", "without", json_name(name_of(leaving, i)), "coefficients",
                     terms);
}

static json_t *end_json(const gsl_matrix *values, size_t index, size_t term, bool known)
{
    return known ? json_number_or_null(gsl_matrix_get(values, index, term)) : json_null();
}

static json_t *term_json(const struct leaving *leaving, size_t term)
{
    const struct leave_one_out *left = leaving->left;
    struct movement movement = movement_of(left, term, leaving->alpha);
    bool known = movement.least != SIZE_MAX;
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:I}", "term",
                     leaving->fit->coefficient[term].term, "estimate",
                     json_number_or_null(left->estimate[term]), "std_error",
                     json_number_or_null(left->std_error[term]), "p_value",
                     json_number_or_null(left->p_value[term]), "estimate_least",
                     end_json(left->estimates, movement.least, term, known), "estimate_most",
                     end_json(left->estimates, movement.most, term, known), "p_value_least",
                     end_json(left->p_values, movement.p_least, term, known), "p_value_most",
                     end_json(left->p_values, movement.p_most, term, known), "crossings",
                     (json_int_t)movement.crossings, "reversals", (json_int_t)movement.reversals,
                     "unknown", (json_int_t)movement.unknown);
}

static json_t *leaving_json(const struct leaving *leaving)
{
    json_t *each = leaving->withheld ? json_null() : json_array(), *terms = json_array();
    for (size_t j = 0; j < leaving->left->terms; j++)
        json_array_append_new(terms, term_json(leaving, j));
    for (size_t i = 0; i < leaving->left->count && !leaving->withheld; i++)
        json_array_append_new(each, without_json(leaving, i));
    return json_pack("{s:o, s:s, s:f, s:o, s:o}", "left_out",
                     json_name(leaving->groups == NULL ? "row" : leaving->groups->column),
                     "std_error_type", inference_names[leaving->left->kind], "alpha",
                     leaving->alpha, "terms", terms, "each", each);
}

/* The groups of a fit, where each row has one and there are two or more: else NULL, and why. That a
 * column of groups has gaps is no failure. */
static struct groups *groups_for(struct run *run, const struct analysis *analysis,
                                 const struct fit *fit, const char **why)
{
    *why = NULL;
    if (analysis->group == NULL)
        return NULL;
    struct groups *groups = NULL;
    struct run *trial = run_new();
    bool complete = groups_of(trial, analysis->offer.frame, analysis->group, fit->design, &groups);
    talloc_free(trial);
    if (complete && !groups_of(run, analysis->offer.frame, analysis->group, fit->design, &groups))
        return NULL;
    if (!complete || groups->count == 1)
        *why = talloc_asprintf(
            run, "Nothing is shown without each %s: %s.", analysis->group,
            complete ? talloc_asprintf(run, "all %s have the same", analysis->rows_are)
                     : talloc_asprintf(run, "not every %s has one", analysis->row_is));
    return *why == NULL ? groups : NULL;
}

/* Whether leaving out some group is leaving out so few that they could be told. */
static bool has_few(const struct groups *groups)
{
    bool few = false;
    for (size_t g = 0; g < groups->count; g++)
        few |= groups->size[g] < FEWEST_ANSWERS;
    return few;
}

static void leave(struct run *run, const struct leaving *leaving, char **text, json_t *parts,
                  struct section *section)
{
    section_add(run, section, leaving_table(run, leaving));
    *text = add_lines(run, *text, leaving);
    json_array_append_new(parts, leaving_json(leaving));
    if (leaving->withheld)
        section->withheld = "what leaving out a respondent of a survey, or a group with fewer than "
                            "5 of them, does is not listed, as it could tell who they are; "
                            "--format text has ranges, --name-respondents all";
}

bool leave_one_out_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    const struct analysis *analysis = inquiry->analysis;
    json_t *models = json_array();
    char *text = talloc_strdup(
        run, "model,left.out,without,term,estimate,std.error,p.value,std.error.type\n");
    for (size_t m = 0; m < inquiry->fits; m++) {
        const struct fit *fit = inquiry->fit[m];
        const struct geometry *geometry = geometry_of(run, fit);
        const char *ungrouped;
        const struct groups *groups = groups_for(run, analysis, fit, &ungrouped);
        json_t *parts = json_array();
        struct leaving leaving = { analysis,
                                   fit,
                                   leave_rows_out(run, analysis, fit, geometry),
                                   NULL,
                                   1 - fit->conf_level,
                                   !analysis_may_name(analysis, fit) };
        leave(run, &leaving, &text, parts, section);
        if (ungrouped != NULL)
            table_add_note(run, section->table[section->tables - 1], "%s", ungrouped);
        if (groups != NULL) {
            leaving.left = leave_groups_out(run, analysis, fit, geometry, groups);
            leaving.groups = groups;
            leaving.withheld = leaving.withheld && has_few(groups);
            leave(run, &leaving, &text, parts, section);
        }
        json_array_append_new(
            models, json_pack("{s:s, s:o}", "formula", fit->design->formula->text, "parts", parts));
    }
    section->csv = text;
    section_json(run, section, models);
    return true;
}
