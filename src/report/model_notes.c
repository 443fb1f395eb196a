#include "report/model_notes.h"

#include <string.h>

#include "base/text.h"
#include "derive/one_thing.h"
#include "fit/model_columns.h"
#include "report/fit_table.h"

/* More names than this are counted, and listed in the file of rows left out. */
enum { MOST_NAMES = 10 };

/* Rows of the frame that lack the same values for the same reasons. */
struct reason {
    const char *why;
    size_t rows;
    size_t *row;
    bool named; /* false where a survey is part of the reason */
};

struct reasons {
    size_t count;
    struct reason *reason;
};

static void reason_add(struct run *run, struct reasons *reasons, const char *why, size_t row,
                       bool named)
{
    size_t at = 0;
    while (at < reasons->count && strcmp(reasons->reason[at].why, why) != 0)
        at++;
    if (at == reasons->count) {
        reasons->reason = run_grow(run, reasons->reason, struct reason, reasons->count + 1);
        reasons->reason[reasons->count++] = (struct reason){ why, 0, NULL, named };
    }
    struct reason *reason = &reasons->reason[at];
    reason->row = run_grow(run, reason->row, size_t, reason->rows + 1);
    reason->row[reason->rows++] = row;
}

static const char *reason_words(struct run *run, const struct frame *frame,
                                const struct reason *reason)
{
    if (!reason->named || reason->rows > MOST_NAMES)
        return talloc_asprintf(run, "%zu %s (%s)", reason->rows,
                               reason->rows == 1 ? "authority" : "authorities", reason->why);
    const char **names = run_array(run, const char *, reason->rows);
    for (size_t i = 0; i < reason->rows; i++)
        names[i] = frame->row_name[reason->row[i]];
    return talloc_asprintf(run, "%s (%s)", text_list(run, names, reason->rows), reason->why);
}

/* The columns that the models of a table use, each once. */
static struct model_columns columns_of(struct run *run, const struct frame *frame,
                                       const struct fitted_table *source)
{
    struct model_columns columns = { 0, NULL };
    for (size_t m = 0; m < source->table->models; m++) {
        const struct formula *formula = source->fit[m]->design->formula;
        model_columns_add(run, frame, formula->response.column, &columns);
        model_columns_add_terms(run, frame, formula->term, formula->terms, &columns);
    }
    return columns;
}

/* An answer that a survey lacks is told by its reason alone, without question or name. */
static const char *confidential_why(const struct model_columns *columns, size_t row)
{
    const char *why = NULL;
    for (size_t i = 0; i < columns->count; i++)
        if (columns->column[i]->confidential && columns->column[i]->missing[row] != PRESENT)
            why = columns->column[i]->why[row];
    return why;
}

static bool *rows_left_out(struct run *run, const struct frame *frame,
                           const struct fitted_table *source)
{
    bool *left_out = run_array(run, bool, frame->rows);
    for (size_t m = 0; m < source->table->models; m++) {
        const struct design *design = source->fit[m]->design;
        for (size_t i = 0; i < design->left_outs; i++)
            left_out[design->left_out[i].row] = true;
    }
    return left_out;
}

static void note_left_out(struct run *run, const struct fitted *fitted,
                          const struct fitted_table *source, struct table *table)
{
    const struct frame *frame = fitted->panel->frame;
    const struct offer offer = fitted_offer(fitted->panel, MISSING_RULE_LISTWISE);
    struct model_columns columns = columns_of(run, frame, source);
    const bool *left_out = rows_left_out(run, frame, source);
    struct reasons reasons = { 0, NULL };
    for (size_t row = 0; row < frame->rows; row++) {
        if (!left_out[row])
            continue;
        const char *survey = confidential_why(&columns, row);
        const char *why = survey != NULL
                              ? survey
                              : sample_row_lacks(run, &offer, columns.column, columns.count, row);
        reason_add(run, &reasons, why, row, survey == NULL && !offer.confidential);
    }
    if (reasons.count == 0)
        return;
    char *text = talloc_strdup(run, source->table->models > 1
                                        ? "Left out of the models that need what they lack: "
                                        : "Left out: ");
    for (size_t i = 0; i < reasons.count; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : "; ",
                                             reason_words(run, frame, &reasons.reason[i]));
    table_add_note(run, table, "%s. By model: rows-left-out.csv, which attain reproduce -o writes.", text);
}

static void note_imputed(struct run *run, const struct fitted_table *source, struct table *table)
{
    size_t imputed = 0;
    for (size_t i = 0; i < source->table->models; i++)
        imputed =
            source->fit[i]->design->imputed > imputed ? source->fit[i]->design->imputed : imputed;
    if (source->rule == MISSING_RULE_MEAN)
        table_add_note(run, table,
                       "Missing predictors were replaced by their mean over the authorities kept "
                       "(at most %zu cells in one model); standard errors do not know of it.",
                       imputed);
}

static bool is_standardised(const struct formula *formula, const char *column)
{
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (formula->term[t].factor[f].function == FACTOR_Z
                && strcmp(formula->term[t].factor[f].column, column) == 0)
                return true;
    return false;
}

/* Labels of the predictors that the formulas of a table standardise themselves; NULL for none. */
static const char *standardised_here(struct run *run, const struct model_columns *columns,
                                     const struct fitted_table *source)
{
    const char **name = run_array(run, const char *, columns->count + 1);
    size_t names = 0;
    for (size_t i = 0; i < columns->count; i++) {
        bool here = false;
        for (size_t m = 0; !here && m < source->table->models; m++)
            here = is_standardised(source->fit[m]->design->formula, columns->column[i]->name);
        if (here)
            name[names++] = columns->column[i]->label;
    }
    return names == 0 ? NULL : text_list(run, name, names);
}

/* What z means here: over whom each predictor was standardised. */
static const char *z_words(struct run *run, const struct fitted *fitted,
                           const struct fitted_table *source, const struct table *table)
{
    struct model_columns columns = columns_of(run, fitted->panel->frame, source);
    const char *here = standardised_here(run, &columns, source);
    if (!table_has_mark(table, "z"))
        return "";
    if (here == NULL || fitted_standardises_all(fitted->panel))
        return "z = standardised over every local authority with a value. ";
    return talloc_asprintf(run,
                           "z = standardised over every local authority with a value; %s over "
                           "those kept. ",
                           here);
}

static void note_marks(struct run *run, const struct fitted *fitted,
                       const struct fitted_table *source, struct table *table)
{
    table_add_note(run, table, "%s%s%s%s", stars_words(&source->table->style),
                   z_words(run, fitted, source, table),
                   table_has_mark(table, "ln") ? "ln = natural logarithm. " : "",
                   fits_method(run, source->fit, source->table->models));
    fits_note_cautions(run, source->fit, source->table->models, table);
}

/* Many models of one term each are as many tests. */
static void note_tests(struct run *run, const struct fitted_table *source, struct table *table)
{
    size_t tests = 0;
    for (size_t m = 0; m < source->table->models; m++) {
        const struct fit *fit = source->fit[m];
        tests += fit->coefficients - fit->design->formula->intercept;
        if (*r_squared_caution(fit) != '\0') {
            table_add_note(run, table, "%s:%s", fit->design->formula->text, r_squared_caution(fit));
        }
    }
    if (tests > 1)
        table_add_note(run, table,
                       "The table makes %zu tests of a coefficient, constants aside; p-values "
                       "are not adjusted for their number.",
                       tests);
}

/* A predictor that is made of indicators that should not be taken for one thing; the key figures say why. */
static void note_factors(struct run *run, const struct fitted *fitted,
                         const struct fitted_table *source, struct table *table)
{
    const struct panel *panel = fitted->panel;
    struct model_columns columns = columns_of(run, panel->frame, source);
    for (size_t i = 0; i < panel->latents; i++) {
        const char *name = panel->latent[i].variable->name;
        const struct latent *latent = panel->latent[i].latent;
        for (size_t c = 0; c < columns.count; c++)
            if (strcmp(columns.column[c]->name, name) == 0
                && one_thing_of(run, latent->correlations, latent->factoring, NULL)->reasons > 1)
                table_add_note(run, table,
                               "Caution: the indicators of %s should not be taken for one thing; "
                               "see the key figures.",
                               columns.column[c]->label);
    }
}

void model_notes_add(struct run *run, const struct fitted *fitted,
                     const struct fitted_table *source, const struct published *published,
                     const struct tally *tally, struct table *table)
{
    note_marks(run, fitted, source, table);
    note_tests(run, source, table);
    if (published != NULL && tally_printed(tally) > 0)
        table_add_note(run, table, "As printed: %s.", tally_words(run, tally, "cells"));
    note_left_out(run, fitted, source, table);
    note_imputed(run, source, table);
    note_factors(run, fitted, source, table);
    for (size_t i = 0; i < source->table->notes.count; i++)
        table_add_note(run, table, "%s", source->table->notes.text[i]);
    table_close_notes(run, &source->table->style, table);
}
