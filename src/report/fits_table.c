#include "report/fits_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/composition.h"
#include "report/fit_table.h"

/* Characters of text that a page is wide, and of them what names of terms usually take. */
enum { PAGE = 100, USUAL_NAME = 22 };

/* "(1)": what headings and notes call a model. */
static const char *model_name(struct run *run, size_t m)
{
    return talloc_asprintf(run, "(%zu)", m + 1);
}

static bool same_lists(const struct design *a, const struct design *b)
{
    for (size_t i = 0; i < a->left_outs && i < b->left_outs; i++)
        if (a->left_out[i].row != b->left_out[i].row
            || strcmp(a->left_out[i].why, b->left_out[i].why) != 0)
            return false;
    return a->left_outs == b->left_outs;
}

/* Whether one list says of all fits what they leave out, or there is one fit. What is left out of
 * the same rows is the same share of them. */
static bool same_left_out(const struct analysis *analysis, struct fit *const *fit, size_t fits)
{
    for (size_t m = 1; m < fits; m++)
        if (!same_lists(fit[m]->design, fit[0]->design) || fit[m]->nobs != fit[0]->nobs
            || analysis_may_name(analysis, fit[m]) != analysis_may_name(analysis, fit[0]))
            return false;
    return true;
}

/* Models on other rows have other outcomes to explain. */
static bool same_rows(const struct fit *a, const struct fit *b)
{
    return a->nobs == b->nobs
           && memcmp(a->design->row, b->design->row, a->nobs * sizeof *a->design->row) == 0
           && strcmp(a->design->formula->response.column, b->design->formula->response.column) == 0;
}

static void note_rows(struct run *run, struct table *table, struct fit *const *fit, size_t fits)
{
    bool same = true;
    for (size_t m = 1; m < fits; m++)
        same = same && same_rows(fit[0], fit[m]);
    if (!same)
        table_add_note(run, table,
                       "R\u00B2, AIC and BIC of models with other outcomes or other rows cannot be "
                       "compared.");
}

static bool fits_page(const struct composition *layout)
{
    size_t widest = USUAL_NAME;
    for (size_t t = 0; t < layout->terms.shown; t++) {
        size_t width = text_width(layout->terms.term[t].label);
        widest = width > widest ? width : widest;
    }
    return widest + layout->fits * figures_width(&layout->figures) <= PAGE;
}

/* "Regression models for KS4 Attainment", where all have one outcome. */
static const char *title_of(struct run *run, const struct composition *layout)
{
    const char *outcome = outcome_label(layout->frame, layout->fit[0]);
    for (size_t m = 1; m < layout->fits; m++)
        if (strcmp(outcome_label(layout->frame, layout->fit[m]), outcome) != 0)
            return "Regression models";
    return talloc_asprintf(run, "Regression models for %s", outcome);
}

static bool compose_abreast(struct run *run, struct composition *layout)
{
    const bool plain = layout->style->style == STYLE_PLAIN;
    for (size_t m = 0; m < layout->fits; m++) {
        const struct fit *fit = layout->fit[m];
        const char *name = model_name(run, m), *outcome = outcome_label(layout->frame, fit);
        composition_group(layout, outcome, name, m)->heading =
            plain ? talloc_asprintf(run, "%s %s", name, fit->design->formula->response.text)
                  : composition_heading(layout, outcome, fit->nobs);
    }
    return composition_compose(layout, "", plain ? "Models side by side" : title_of(run, layout));
}

static void fill_coefficient(struct composition *layout, size_t m, const struct shown_term *term,
                             size_t c, struct table_row *row)
{
    row->cell[1] = (struct cell){ term->label, term->mark, 1 };
    for (size_t k = 0; k < layout->figures.count; k++)
        row->cell[2 + k].text =
            figure_text(layout->run, &layout->figures, k, &layout->fit[m]->coefficient[c],
                        layout->beta == NULL ? NAN : layout->beta[m][c]);
}

/* The first row of a model says which it is, even where none of its terms is shown. */
static void fill_model(struct composition *layout, size_t m, struct table_row *row)
{
    struct run *run = layout->run;
    const struct fit *fit = layout->fit[m];
    const size_t figures = layout->figures.count;
    row->rule_above = m > 0;
    row->cell[0].text = model_name(run, m);
    row->cell[2 + figures].text = talloc_asprintf(run, "%zu", fit->nobs);
    row->cell[3 + figures].text =
        number_pointed(run, fit->r_squared, table_style_decimals(layout->style, FIGURE_R_SQUARED));
}

static void add_model(struct composition *layout, size_t m)
{
    const struct fit *fit = layout->fit[m];
    const size_t first = layout->table->rows;
    for (size_t t = 0; t < layout->terms.shown; t++)
        for (size_t c = 0; c < fit->coefficients; c++)
            if (strcmp(fit->coefficient[c].term, layout->terms.term[t].term) == 0)
                fill_coefficient(layout, m, &layout->terms.term[t], c,
                                 table_add_row(layout->run, layout->table, ROW_BODY));
    if (layout->table->rows == first)
        table_add_row(layout->run, layout->table, ROW_BODY);
    fill_model(layout, m, &layout->table->row[first]);
}

/* A row per model and term. */
static void compose_stacked(struct run *run, struct composition *layout)
{
    const size_t figures = layout->figures.count, columns = 4 + figures;
    const bool plain = layout->style->style == STYLE_PLAIN;
    const char **heading = run_array(run, const char *, columns);
    heading[0] = "Model";
    heading[1] = plain ? "Term" : "Variable";
    for (size_t k = 0; k < figures; k++)
        heading[2 + k] = figure_heading(run, &layout->figures, k, layout->fit[0]);
    heading[2 + figures] = "n";
    heading[3 + figures] = "R\u00B2";
    layout->table = table_headed(run, plain ? "Models below each other" : title_of(run, layout),
                                 heading, columns);
    layout->table->italic_title = layout->style->style == STYLE_APA;
    layout->table->align[1] = ALIGN_LEFT;
    for (size_t m = 0; m < layout->fits; m++)
        add_model(layout, m);
}

static void note_fits(struct run *run, const struct analysis *analysis,
                      const struct composition *layout)
{
    struct fit *const *fit = layout->fit;
    for (size_t m = 0; m < layout->fits; m++)
        table_add_note(run, layout->table, "%s %s.%s", model_name(run, m),
                       fit[m]->design->formula->text, r_squared_caution(fit[m]));
    note_rows(run, layout->table, fit, layout->fits);
    composition_note_cells(layout);
    bool same = same_left_out(analysis, fit, layout->fits);
    for (size_t m = 0; m < (same ? 1 : layout->fits); m++)
        fit_note_left_out(run, analysis, fit[m],
                          same ? "" : talloc_asprintf(run, "%s ", model_name(run, m)),
                          layout->table);
    fit_note_marks(run, fit, layout->fits, layout->style, layout->table);
}

bool fits_table(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                size_t fits, const struct table_style *style, struct table **table)
{
    struct composition layout = { .run = run,
                                  .frame = analysis->offer.frame,
                                  .style = style,
                                  .fits = fits,
                                  .fit = fit,
                                  .headed = true,
                                  .summarised = true };
    if (fits == 1)
        return fit_table(run, analysis, fit[0], style, table);
    if (!composition_begin(&layout, ARRANGED_ABREAST))
        return false;
    bool abreast = fits_page(&layout);
    if (abreast ? !compose_abreast(run, &layout) : !composition_begin(&layout, ARRANGED_STACKED))
        return false;
    if (!abreast)
        compose_stacked(run, &layout);
    note_fits(run, analysis, &layout);
    *table = layout.table;
    return true;
}
