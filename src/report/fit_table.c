#include "report/fit_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/composition.h"
#include "spec/yaml.h"

enum { MOST_NAMES = 10 };

const char *r_squared_caution(const struct fit *fit)
{
    return fit->design->formula->intercept
               ? ""
               : " Without an intercept R\u00B2 is about zero, not the mean.";
}

static void note_model(struct run *run, const struct fit *fit, struct table *table)
{
    char *text = talloc_asprintf(run,
                                 "n = %zu; R\u00B2 = %s, adjusted R\u00B2 = %s; residual standard "
                                 "error %s on %zu degree%s of freedom",
                                 fit->nobs, number_pointed(run, fit->r_squared, 3),
                                 number_pointed(run, fit->adj_r_squared, 3),
                                 number_to_error(run, fit->sigma, fit->sigma), fit->df_residual,
                                 fit->df_residual == 1 ? "" : "s");
    if (!isnan(fit->statistic))
        text = talloc_asprintf_append_buffer(
            text, "; F(%zu, %s) = %s, %s", fit->df_model, number_df(run, fit->df_statistic),
            number_fixed(run, fit->statistic, 2), number_p_phrase(run, fit->p_value));
    table_add_note(run, table, "%s.%s", text, r_squared_caution(fit));
}

/* Whether that reason was given before. */
static bool is_given(const struct design *design, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(design->left_out[i].why, design->left_out[index].why) == 0)
            return true;
    return false;
}

/* "Leeds and Barnet (absence: not available); Hull (...)": the first so many, by their reasons. */
static const char *named_reasons(struct run *run, const struct frame *frame,
                                 const struct design *design, size_t shown)
{
    char *text = talloc_strdup(run, "");
    const char **name = run_array(run, const char *, shown + 1);
    for (size_t i = 0; i < shown; i++) {
        size_t names = 0;
        for (size_t k = i; k < shown && !is_given(design, i); k++)
            if (strcmp(design->left_out[k].why, design->left_out[i].why) == 0)
                name[names++] = frame->row_name[design->left_out[k].row];
        if (names > 0)
            text =
                talloc_asprintf_append_buffer(text, "%s%s (%s)", i == 0 ? ": " : "; ",
                                              text_list(run, name, names), design->left_out[i].why);
    }
    return text;
}

/* Rows left out, counted; named, by the reason that they share, where that may be. */
void fit_note_left_out(struct run *run, const struct analysis *analysis, const struct fit *fit,
                       const char *before, struct table *table)
{
    const struct frame *frame = analysis->offer.frame;
    const struct design *design = fit->design;
    if (design->left_outs == 0)
        return;
    bool named = analysis_may_name(analysis, fit);
    size_t shown = !named ? 0 : design->left_outs < MOST_NAMES ? design->left_outs : MOST_NAMES;
    const char *text = named_reasons(run, frame, design, shown);
    if (shown > 0 && design->left_outs > shown)
        text = talloc_asprintf(run, "%s; and %zu more", text, design->left_outs - shown);
    table_add_note(run, table, "%sLeft out, %zu of %zu %s%s.", before, design->left_outs,
                   design->left_outs + fit->nobs, analysis->rows_are, text);
}

static bool standardises(struct fit *const *fit, size_t fits)
{
    bool any = false;
    for (size_t m = 0; m < fits; m++)
        any |= strstr(fit[m]->design->formula->text, "z(") != NULL;
    return any;
}

/* Whether the words of a fit are those of one before it. */
static bool is_said(struct fit *const *fit, size_t index)
{
    for (size_t m = 0; m < index; m++)
        if (strcmp(fit[m]->inference_words, fit[index]->inference_words) == 0)
            return true;
    return false;
}

const char *fits_method(struct run *run, struct fit *const *fit, size_t fits)
{
    const char *weights = fit[0]->design->weighted_by;
    char *text = weights == NULL
                     ? talloc_strdup(run, "Least squares")
                     : talloc_asprintf(run, "Weighted least squares, weights: %s,", weights);
    for (size_t m = 0; m < fits; m++)
        if (!is_said(fit, m))
            text = talloc_asprintf_append_buffer(text, "%s %s", m == 0 ? " with" : "; or",
                                                 fit[m]->inference_words);
    return talloc_asprintf(run, "%s.", text);
}

/* The sentences of a caution that are not among the texts yet. */
static void sentences_add(struct run *run, const char *caution, struct texts *texts)
{
    for (const char *end = caution; end != NULL; caution = end + 2) {
        end = strstr(caution, ". ");
        const char *sentence =
            end == NULL ? caution : talloc_strndup(run, caution, (size_t)(end - caution) + 1);
        texts_add(run, texts, sentence, NOWHERE);
        if (end == NULL)
            return;
    }
}

void fits_note_cautions(struct run *run, struct fit *const *fit, size_t fits, struct table *table)
{
    struct texts texts = { 0, NULL, NULL };
    for (size_t m = 0; m < fits; m++)
        if (fit[m]->inference_caution != NULL)
            sentences_add(run, fit[m]->inference_caution, &texts);
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < texts.count; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : " ", texts.text[i]);
    if (texts.count > 0)
        table_add_note(run, table, "%s", text);
}

/* What was standardised, by the formula's own word or by the mark that stands for it. */
static void note_transforms(struct run *run, struct fit *const *fit, size_t fits,
                            struct table *table)
{
    const char *over = standardises(fit, fits) ? " over all rows that have a value" : "";
    if (table_has_mark(table, "z"))
        table_add_note(run, table, "z = standardised%s%s.", *over == '\0' ? "" : "; z(...),", over);
    else if (*over != '\0')
        table_add_note(run, table, "z(...): standardised%s.", over);
    if (table_has_mark(table, "ln"))
        table_add_note(run, table, "ln = natural logarithm.");
}

const char *stars_words(const struct table_style *style)
{
    return style->stars && style->style != STYLE_APA
               ? "* significant at the 5% level, ** at the 1% level, *** at the 0.1% level. "
               : "";
}

void fit_note_marks(struct run *run, struct fit *const *fit, size_t fits,
                    const struct table_style *style, struct table *table)
{
    size_t imputed = 0;
    for (size_t m = 0; m < fits; m++)
        imputed = fit[m]->design->imputed > imputed ? fit[m]->design->imputed : imputed;
    if (imputed > 0)
        table_add_note(
            run, table,
            "%zu missing %s replaced by the mean of the predictor, and standard errors do "
            "not know of it.",
            imputed, imputed == 1 ? "value was" : "values were");
    note_transforms(run, fit, fits, table);
    table_add_note(run, table, "%s%s", stars_words(style), fits_method(run, fit, fits));
    fits_note_cautions(run, fit, fits, table);
}

void table_close_notes(struct run *run, const struct table_style *style, struct table *table)
{
    if (style->style != STYLE_APA)
        return;
    if (table->notes > 0)
        table->note[0] = talloc_asprintf(run, "Note. %s", table->note[0]);
    if (style->stars)
        table_add_note(run, table, "* p < .05. ** p < .01. *** p < .001.");
}

/* The title of a plain table is the formula; others stand under what they are about. */
static const char *title_of(struct run *run, const struct composition *layout)
{
    const struct fit *fit = layout->fit[0];
    return layout->style->style == STYLE_PLAIN
               ? fit->design->formula->text
               : talloc_asprintf(run, "Regression model for %s", outcome_label(layout->frame, fit));
}

static void note_fit(struct run *run, const struct composition *layout)
{
    const struct fit *fit = layout->fit[0];
    if (layout->style->style != STYLE_PLAIN)
        table_add_note(run, layout->table, "%s.%s", fit->design->formula->text,
                       layout->summarised ? r_squared_caution(fit) : "");
    if (!layout->summarised)
        note_model(run, fit, layout->table);
    composition_note_cells(layout);
}

bool fit_table(struct run *run, const struct analysis *analysis, struct fit *fit,
               const struct table_style *style, struct table **table)
{
    struct fit *const one[] = { fit };
    const bool report = style->style == STYLE_REPORT;
    struct composition layout = { .run = run,
                                  .frame = analysis->offer.frame,
                                  .style = style,
                                  .fits = 1,
                                  .fit = one,
                                  .headed = report,
                                  .summarised = report };
    const char *outcome = outcome_label(layout.frame, fit);
    composition_group(&layout, outcome, "", 0)->heading =
        composition_heading(&layout, outcome, fit->nobs);
    if (!composition_begin(&layout, ARRANGED_ALONE)
        || !composition_compose(&layout, "", title_of(run, &layout)))
        return false;
    *table = layout.table;
    note_fit(run, &layout);
    fit_note_left_out(run, analysis, fit, "", layout.table);
    fit_note_marks(run, one, 1, style, layout.table);
    return true;
}
