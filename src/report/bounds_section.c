#include "report/bounds_section.h"

#include <math.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "base/text.h"
#include "fit/bounds.h"
#include "report/json.h"

enum { MOST_NAMES = 20 };

/* One model's part. */
struct part {
    struct run *run;
    const struct analysis *analysis;
    const struct fit *fit; /* as it is without the suppressed rows */
    const struct bounds *bounds;
    const char *focal; /* NULL: all terms */
};

static bool is_wanted(const struct part *part, const char *term)
{
    return part->focal == NULL || strcmp(part->focal, term) == 0;
}

/* Whether a fit has the term that is asked for. */
static bool has_focal(const struct fit *fit, const char *focal)
{
    for (size_t c = 0; c < fit->coefficients; c++)
        if (focal == NULL || strcmp(fit->coefficient[c].term, focal) == 0)
            return true;
    return false;
}

static bool check_focal(struct run *run, const struct inquiry *inquiry)
{
    const struct fit *first = inquiry->fit[0];
    for (size_t m = 0; m < inquiry->fits; m++)
        if (has_focal(inquiry->fit[m], inquiry->focal))
            return true;
    return run_fail(
        run, STATUS_UNSUPPORTED, first->design->formula->place, "--focal '%s' is no term of %s%s",
        inquiry->focal, inquiry->fits == 1 ? first->design->formula->text : "any model",
        text_suggestion(run, inquiry->focal, first->design->column_name, first->coefficients));
}

static const struct coefficient *without(const struct part *part, const char *term)
{
    for (size_t c = 0; c < part->fit->coefficients; c++)
        if (strcmp(part->fit->coefficient[c].term, term) == 0)
            return &part->fit->coefficient[c];
    return NULL;
}

static void add_headings(const struct part *part, struct table *table)
{
    static const char *const heading[] = { "Term", "B",         "p", "Lowest B",
                                           "p",    "Highest B", "p", "Sign" };
    struct table_row *row = table_add_row(part->run, table, ROW_HEAD);
    table_row_span(row, 1, 2, talloc_asprintf(part->run, "Without, n = %zu", part->fit->nobs));
    table_row_span(row, 3, 5, talloc_asprintf(part->run, "With, n = %zu", part->bounds->nobs));
    row = table_add_row(part->run, table, ROW_HEAD);
    for (size_t c = 0; c < table->columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 || c == 7 ? ALIGN_LEFT : ALIGN_POINT;
    }
}

/* An estimate this small a part of its error is zero to rounding: the intercept of z(y). */
#define NO_SIGN 1e-10

static bool keeps_sign(const struct bound *bound)
{
    return bound->low.estimate > NO_SIGN * bound->low.std_error
           || bound->high.estimate < -NO_SIGN * bound->high.std_error;
}

static void add_bound(const struct part *part, const struct bound *bound, struct table *table)
{
    struct run *run = part->run;
    const struct coefficient *c = without(part, bound->term);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = bound->term;
    if (c != NULL) {
        row->cell[1].text = number_to_error(run, c->estimate, c->std_error);
        row->cell[2].text = number_p_starred(run, c->p_value, 3);
    }
    row->cell[3].text = number_to_error(run, bound->low.estimate, bound->low.std_error);
    row->cell[4].text = number_p_starred(run, bound->low.p_value, 3);
    row->cell[5].text = number_to_error(run, bound->high.estimate, bound->high.std_error);
    row->cell[6].text = number_p_starred(run, bound->high.p_value, 3);
    row->cell[7].text = keeps_sign(bound) ? "keeps" : "open";
}

/* "3 confidential from 2 to 9 (the range observed)". */
static const char *range_words(struct run *run, size_t cells, const char *kind, double from,
                               double to, const char *source)
{
    return talloc_asprintf(run, "%zu %s from %s to %s (%s)", cells, kind, number_full(run, from),
                           number_full(run, to), source);
}

static void note_ranges(const struct part *part, struct table *table)
{
    struct run *run = part->run;
    for (size_t i = 0; i < part->bounds->columns; i++) {
        const struct suppressed_column *column = &part->bounds->column[i];
        const char *confidential = "", *low = "";
        if (column->confidential > 0)
            confidential = range_words(run, column->confidential, "confidential",
                                       column->confidential_from, column->confidential_to,
                                       column->said ? "as said" : "the range observed");
        if (column->low > 0)
            low = range_words(run, column->low, "low", column->low_from, column->low_to,
                              column->said            ? "as said"
                              : column->low_from == 0 ? "zero to the least above it"
                                                      : "the range observed");
        table_add_note(run, table, "%s: %s%s%s.", column->column->name, confidential,
                       *confidential != '\0' && *low != '\0' ? "; " : "", low);
    }
    for (size_t i = 0; i < part->bounds->columns; i++) {
        if (part->bounds->column[i].said || part->bounds->column[i].confidential == 0)
            continue;
        table_add_note(run, table,
                       "A number that is suppressed because it is small may lie below all that "
                       "are observed: say what is known of it by --suppressed COLUMN=LOW:HIGH.");
        return;
    }
}

static void note_rows(const struct part *part, struct table *table)
{
    const struct bounds *bounds = part->bounds;
    const struct frame *frame = part->analysis->offer.frame;
    const char **name = run_array(part->run, const char *, bounds->cells + 1);
    size_t names = 0;
    if (!analysis_may_name(part->analysis, part->fit))
        return;
    for (size_t c = 0; c < bounds->cells; c++) {
        const char *own = frame->row_name[bounds->hole[c].row];
        bool known = false;
        for (size_t i = 0; i < names; i++)
            known |= strcmp(name[i], own) == 0;
        if (!known)
            name[names++] = own;
    }
    if (names > MOST_NAMES) {
        name[MOST_NAMES - 1] = talloc_asprintf(part->run, "%zu more", names - MOST_NAMES + 1);
        names = MOST_NAMES;
    }
    table_add_note(part->run, table, "Suppressed in: %s.", text_list(part->run, name, names));
}

static void note_reading(const struct part *part, struct table *table)
{
    struct run *run = part->run;
    table_add_note(run, table, "%s",
                   part->bounds->exact
                       ? "Only the outcome is suppressed, so that estimates are a straight line in "
                         "the suppressed values: the ends are exact (Horowitz and Manski 2006)."
                       : talloc_asprintf(run,
                                         "A predictor is suppressed, or the outcome standardised, "
                                         "so that the ends were searched for, in %zu fits: the "
                                         "bounds are at least this wide (Horowitz and Manski "
                                         "2006).",
                                         part->bounds->tried));
    table_add_note(run, table,
                   "Whatever the suppressed values are within these ranges, an estimate lies "
                   "between its ends%s. Sampling error comes on top: p is that of the fit at each "
                   "end%s. A sign that keeps does not hang on what is suppressed.",
                   part->bounds->exact ? "" : ", or not far beyond",
                   ", with standard errors of the kind in use, and may be larger or smaller "
                   "elsewhere");
}

static struct table *nothing_table(const struct part *part, struct table *table)
{
    struct table_row *row = table_add_row(part->run, table, ROW_HEAD);
    row->cell[0].text = "Suppressed values";
    row = table_add_row(part->run, table, ROW_BODY);
    row->cell[0].text = "none";
    table->align[0] = ALIGN_LEFT;
    if (part->bounds->others == 0)
        table_add_note(part->run, table,
                       "No value of this model is suppressed (confidential, or low): there is "
                       "nothing to bound.");
    else
        table_add_note(part->run, table,
                       "%zu suppressed values are all in rows that lack something else too and "
                       "stay out: there is nothing to bound.",
                       part->bounds->others);
    return table;
}

static struct table *part_table(const struct part *part)
{
    const struct bounds *bounds = part->bounds;
    const char *title = talloc_asprintf(part->run, "Bounds for suppressed values: %s",
                                        part->fit->design->formula->text);
    if (bounds->cells == 0)
        return nothing_table(part, table_new(part->run, "", title, 1));
    struct table *table = table_new(part->run, "", title, 8);
    add_headings(part, table);
    for (size_t j = 0; j < bounds->terms; j++)
        if (is_wanted(part, bounds->bound[j].term))
            add_bound(part, &bounds->bound[j], table);
    note_ranges(part, table);
    note_rows(part, table);
    if (bounds->others > 0)
        table_add_note(part->run, table,
                       "%zu more suppressed values are in rows that lack something else too and "
                       "stay out.",
                       bounds->others);
    note_reading(part, table);
    return table;
}

static char *add_csv(const struct part *part, char *text)
{
    struct run *run = part->run;
    for (size_t j = 0; j < part->bounds->terms; j++) {
        const struct bound *b = &part->bounds->bound[j];
        if (!is_wanted(part, b->term))
            continue;
        const struct coefficient *c = without(part, b->term);
        const double values[] = { c == NULL ? NAN : c->estimate,
                                  c == NULL ? NAN : c->std_error,
                                  c == NULL ? NAN : c->p_value,
                                  b->low.estimate,
                                  b->low.std_error,
                                  b->low.p_value,
                                  b->low.conf_low,
                                  b->low.conf_high,
                                  b->high.estimate,
                                  b->high.std_error,
                                  b->high.p_value,
                                  b->high.conf_low,
                                  b->high.conf_high };
        text = talloc_asprintf_append_buffer(text, "%s,%s,%zu,%s",
                                             csv_safe(run, part->fit->design->formula->text),
                                             csv_safe(run, b->term), part->bounds->cells,
                                             part->bounds->exact ? "exact" : "at least this wide");
        text = csv_add_numbers(run, text, values, sizeof values / sizeof *values);
        text =
            talloc_asprintf_append_buffer(text, ",%zu,%zu\n", part->fit->nobs, part->bounds->nobs);
    }
    return text;
}

static json_t *end_json(const struct bound_end *end)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "estimate", json_number_or_null(end->estimate),
                     "std_error", json_number_or_null(end->std_error), "p_value",
                     json_number_or_null(end->p_value), "conf_low",
                     json_number_or_null(end->conf_low), "conf_high",
                     json_number_or_null(end->conf_high));
}

static json_t *range_json(size_t cells, double from, double to)
{
    return json_pack("{s:I, s:o, s:o}", "cells", (json_int_t)cells, "low",
                     json_number_or_null(cells > 0 ? from : NAN), "high",
                     json_number_or_null(cells > 0 ? to : NAN));
}

static json_t *part_json(const struct part *part)
{
    const struct bounds *bounds = part->bounds;
    json_t *columns = json_array(), *terms = json_array();
    for (size_t i = 0; i < bounds->columns; i++) {
        const struct suppressed_column *c = &bounds->column[i];
        json_array_append_new(
            columns,
            json_pack("{s:o, s:b, s:o, s:o}", "variable", json_name(c->column->name), "said",
                      c->said, "confidential",
                      range_json(c->confidential, c->confidential_from, c->confidential_to), "low",
                      range_json(c->low, c->low_from, c->low_to)));
    }
    for (size_t j = 0; j < bounds->terms; j++)
        if (is_wanted(part, bounds->bound[j].term))
            json_array_append_new(terms,
                                  json_pack("{s:s, s:o, s:o, s:b}", "term", bounds->bound[j].term,
                                            "lowest", end_json(&bounds->bound[j].low), "highest",
                                            end_json(&bounds->bound[j].high), "keeps_sign",
                                            keeps_sign(&bounds->bound[j])));
    return json_pack("{s:s, s:I, s:I, s:b, s:I, s:I, s:o, s:o}", "formula",
                     part->fit->design->formula->text, "cells", (json_int_t)bounds->cells,
                     "cells_elsewhere", (json_int_t)bounds->others, "exact", bounds->exact, "nobs",
                     (json_int_t)bounds->nobs, "fits_tried", (json_int_t)bounds->tried,
                     "suppressed", columns, "coefficients", terms);
}

bool bounds_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    json_t *models = json_array();
    char *text = talloc_strdup(run, "model,term,cells,bounds,without.estimate,without.std.error,"
                                    "without.p.value,low.estimate,low.std.error,low.p.value,"
                                    "low.conf.low,low.conf.high,high.estimate,high.std.error,"
                                    "high.p.value,high.conf.low,high.conf.high,without.nobs,"
                                    "nobs\n");
    section_json(run, section, models);
    if (!check_focal(run, inquiry))
        return false;
    for (size_t m = 0; m < inquiry->fits; m++) {
        struct bounds *bounds = NULL;
        const struct fit *fit = inquiry->fit[m];
        if (!has_focal(fit, inquiry->focal))
            continue;
        if (!bounds_find(run, inquiry->analysis, fit->design->formula, inquiry->suppressed,
                         inquiry->suppressed_ranges, &bounds))
            return false;
        const struct part part = { run, inquiry->analysis, fit, bounds, inquiry->focal };
        section_add(run, section, part_table(&part));
        text = add_csv(&part, text);
        json_array_append_new(models, part_json(&part));
    }
    section->csv = text;
    return true;
}
