#include "report/standardised_section.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/standardised.h"
#include "report/json.h"
#include "report/section_rows.h"

static const char csv_header[] =
    "model,term,standardised,estimate,std.error,conf.low,conf.high,conf.low.rescaled,"
    "conf.high.rescaled,semi.partial,semi.partial.squared,partial\n";

/* What the row has standardised: for people, and for programs. */
static const char *const kinds_shown[] = { "x and y", "y only" };
static const char *const kinds[] = { "predictor and outcome", "outcome" };

static void add_row(struct run *run, const struct fit *fit, const struct standardised *made,
                    const struct standardised_row *from, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    size_t j = from->coefficient;
    row->cell[0].text = fit->coefficient[j].term;
    row->cell[1].text = kinds_shown[from->kind];
    row->cell[2].text = section_share(run, from->estimate);
    row->cell[3].text = section_share(run, made->delta ? from->conf_low : from->rescaled_low);
    row->cell[4].text = section_share(run, made->delta ? from->conf_high : from->rescaled_high);
    if (from->kind == STANDARDISED_OUTCOME)
        return;
    row->cell[5].text = section_share(run, made->semi_partial[j]);
    row->cell[6].text = section_share(run, made->semi_partial[j] * made->semi_partial[j]);
    row->cell[7].text = section_share(run, made->partial[j]);
}

static void note_intervals(struct run *run, const struct fit *fit, const struct standardised *made,
                           struct table *table)
{
    if (made->delta)
        table_add_note(run, table,
                       "The intervals know that the standard deviations are estimated, and take "
                       "predictors and outcome for jointly normal (delta method; Yuan and Chan "
                       "2011; Jones and Waller 2015). Those of B, rescaled, are in CSV and JSON.");
    else
        table_add_note(run, table,
                       "The intervals are those of B (%s), rescaled: they take the standard "
                       "deviations for known. Intervals that do not are there for unweighted "
                       "models with an intercept and classical standard errors.",
                       inference_names[fit->inference.kind]);
}

/* Columns that have no standard deviation, in a model without an intercept. */
static void note_constants(struct run *run, const struct fit *fit, const struct standardised *made,
                           struct table *table)
{
    const char **constant = run_array(run, const char *, fit->coefficients);
    size_t constants = 0;
    for (size_t j = 0; j < fit->coefficients; j++) {
        bool has = fit->design->column_term[j] == SIZE_MAX;
        for (size_t i = 0; i < made->rows; i++)
            has |= made->row[i].coefficient == j;
        if (!has)
            constant[constants++] = fit->coefficient[j].term;
    }
    if (constants > 0)
        table_add_note(run, table, "Not available for %s: one value in all rows.",
                       text_list(run, constant, constants));
}

static struct table *table_of(struct run *run, const struct inquiry *inquiry, size_t m,
                              const struct standardised *made)
{
    const struct fit *fit = inquiry->fit[m];
    const char *const heading[] = {
        "Term",     "Standardised",
        "Beta",     talloc_asprintf(run, "%s from", section_level(run, fit->conf_level)),
        "to",       "sr",
        "sr\u00B2", "Partial r"
    };
    struct table *table =
        table_headed(run, section_title(run, inquiry, m, "Standardised coefficients"), heading,
                     sizeof heading / sizeof *heading);
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < made->rows; i++)
        add_row(run, fit, made, &made->row[i], table);
    table_add_note(run, table,
                   "x and y: B times the %sstandard deviation of the column over that of the "
                   "outcome, %s, over the %zu rows of the model. y only: a column of zeros and "
                   "ones left as it is, so Beta is the difference between its two kinds of rows in "
                   "standard deviations of the outcome.",
                   fit->design->weight == NULL ? "" : "weighted ",
                   number_to_error(run, made->outcome_sd, made->outcome_sd), fit->nobs);
    note_intervals(run, fit, made, table);
    note_constants(run, fit, made, table);
    table_add_note(run, table,
                   "sr: semi-partial correlation; sr\u00B2 is what R\u00B2 (%s%s) would lose "
                   "without the column, and what they do not add up to is shared. Partial r: the "
                   "correlation of what the other columns leave of the two. Both from classical t.",
                   number_pointed(run, fit->r_squared, 3),
                   fit->design->formula->intercept ? "" : ", about zero");
    return table;
}

static json_t *row_json(const struct fit *fit, const struct standardised *made,
                        const struct standardised_row *row)
{
    double semi_partial = made->semi_partial[row->coefficient];
    return json_pack(
        "{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "term",
        fit->coefficient[row->coefficient].term, "standardised", kinds[row->kind], "estimate",
        json_number_or_null(row->estimate), "std_error", json_number_or_null(row->std_error),
        "conf_low", json_number_or_null(row->conf_low), "conf_high",
        json_number_or_null(row->conf_high), "conf_low_rescaled",
        json_number_or_null(row->rescaled_low), "conf_high_rescaled",
        json_number_or_null(row->rescaled_high), "semi_partial", json_number_or_null(semi_partial),
        "semi_partial_squared", json_number_or_null(semi_partial * semi_partial), "partial",
        json_number_or_null(made->partial[row->coefficient]));
}

static json_t *model_json(const struct fit *fit, const struct standardised *made)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < made->rows; i++)
        json_array_append_new(rows, row_json(fit, made, &made->row[i]));
    return json_pack("{s:s, s:o, s:o}", "formula", fit->design->formula->text, "outcome_sd",
                     json_number_or_null(made->outcome_sd), "coefficients", rows);
}

static char *csv_of(struct run *run, char *csv, const struct fit *fit,
                    const struct standardised *made)
{
    for (size_t i = 0; i < made->rows; i++) {
        const struct standardised_row *row = &made->row[i];
        double own = made->semi_partial[row->coefficient];
        const char *const text[] = { fit->design->formula->text,
                                     fit->coefficient[row->coefficient].term, kinds[row->kind] };
        const double number[] = { row->estimate,
                                  row->std_error,
                                  row->conf_low,
                                  row->conf_high,
                                  row->rescaled_low,
                                  row->rescaled_high,
                                  own,
                                  own * own,
                                  made->partial[row->coefficient] };
        csv = section_row(run, csv, text, 3, number, sizeof number / sizeof *number);
    }
    return csv;
}

bool standardised_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    char *csv = talloc_strdup(run, csv_header);
    json_t *models = json_array();
    section_json(run, section, models);
    for (size_t m = 0; m < inquiry->fits; m++) {
        const struct standardised *made = standardised_of(run, inquiry->fit[m]);
        section_add(run, section, table_of(run, inquiry, m, made));
        csv = csv_of(run, csv, inquiry->fit[m], made);
        json_array_append_new(models, model_json(inquiry->fit[m], made));
    }
    section->csv = csv;
    return true;
}
