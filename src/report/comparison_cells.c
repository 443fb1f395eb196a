/* Cells and models of a comparison: comparison_cells_add of comparison.h. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/comparison.h"

static const char *figure_text(struct run *run, const struct printed *figure, int decimals)
{
    if (isnan(figure->value))
        return "";
    if (*figure->text != '\0')
        return figure->text;
    return number_pointed(run, figure->value,
                          figure_is_exact(figure) ? decimals : (int)figure->decimals);
}

static const char *estimate_text(struct run *run, const struct result_coefficient *coefficient,
                                 int decimals)
{
    if (coefficient == NULL)
        return "";
    const char *estimate = figure_text(run, &coefficient->estimate, decimals);
    const char *std_error = figure_text(run, &coefficient->std_error, decimals);
    return *std_error == '\0' ? estimate : talloc_asprintf(run, "%s (%s)", estimate, std_error);
}

static const char *p_text(struct run *run, const struct result_coefficient *coefficient)
{
    if (coefficient == NULL || isnan(coefficient->p_value.value))
        return "";
    return figure_is_exact(&coefficient->p_value)
               ? number_p_starred(run, coefficient->p_value.value, 3)
               : figure_text(run, &coefficient->p_value, 3);
}

static const struct result_model *row_model(const struct difference *row)
{
    const struct result_model *old = row->old_model, *new = row->new_model;
    if (old == NULL || new == NULL)
        return old == NULL ? new : old;
    return *new->outcome_label == '\0' && *old->outcome_label != '\0' ? old : new;
}

/* The model is said once, above its coefficients. */
static const char *model_once(struct run *run, const struct difference *row, const char **last)
{
    const char *name = comparison_model_name(run, row_model(row));
    bool again = *last != NULL && strcmp(*last, name) == 0;
    *last = name;
    return again ? "" : name;
}

static const char *what_changed(struct run *run, const struct difference *row)
{
    const char *level = row->gained ? "significant only in the new"
                        : row->lost ? "significant only in the old"
                                    : "";
    if (!row->sign_changed)
        return level;
    return *level == '\0' ? "changed sign" : talloc_asprintf(run, "changed sign, %s", level);
}

/* What a reader has to know first. */
static void turned_add(struct run *run, const struct comparison_of_results *comparison,
                       struct document *document)
{
    static const char *const heading[] = { "Model",      "Term",  "Old B (SE)",  "Old p",
                                           "New B (SE)", "New p", "What changed" };
    enum { MODEL, TERM, OLD, OLD_P, NEW, NEW_P, WHAT, COLUMNS };
    const struct differences *differences = comparison->differences;
    if (differences->sign_changed + differences->gained + differences->lost == 0)
        return;
    struct table *table =
        comparison_table(run, comparison, "What changed sign or significance", heading, COLUMNS);
    table->align[TERM] = table->align[WHAT] = ALIGN_LEFT;
    const char *last = NULL;
    for (size_t i = 0; i < differences->count; i++) {
        const struct difference *row = &differences->row[i];
        if (!row->sign_changed && !row->gained && !row->lost)
            continue;
        struct table_row *line = table_add_row(run, table, ROW_BODY);
        line->cell[MODEL].text = model_once(run, row, &last);
        line->cell[TERM].text = comparison_term(run, row);
        line->cell[OLD].text = estimate_text(run, row->old, difference_decimals(row));
        line->cell[OLD_P].text = p_text(run, row->old);
        line->cell[NEW].text = estimate_text(run, row->new, difference_decimals(row));
        line->cell[NEW_P].text = p_text(run, row->new);
        line->cell[WHAT].text = what_changed(run, row);
    }
    document_add(run, document, table);
}

static const char *mark_of(const struct difference *row)
{
    if (row->old == NULL)
        return "new only";
    return row->new == NULL ? "old only" : verdict_mark(row->verdict.row);
}

static void add_cell_row(struct run *run, const struct difference *row, const char **last,
                         struct table *table)
{
    enum { MODEL, TERM, OLD, OLD_P, NEW, NEW_P, CHANGE, IN_ERRORS, MARK };
    int decimals = difference_decimals(row);
    struct table_row *line = table_add_row(run, table, ROW_BODY);
    line->cell[MODEL].text = model_once(run, row, last);
    line->cell[TERM].text = comparison_term(run, row);
    line->cell[OLD].text = estimate_text(run, row->old, decimals);
    line->cell[OLD_P].text = p_text(run, row->old);
    line->cell[NEW].text = estimate_text(run, row->new, decimals);
    line->cell[NEW_P].text = p_text(run, row->new);
    line->cell[CHANGE].text = isnan(row->change) ? "" : number_pointed(run, row->change, decimals);
    line->cell[IN_ERRORS].text =
        isnan(row->in_std_errors) ? "" : number_pointed(run, row->in_std_errors, 2);
    line->cell[MARK].text = mark_of(row);
}

static void cells_note(struct run *run, const struct comparison_of_results *comparison,
                       struct table *table)
{
    table_add_note(run, table,
                   "Difference: new less old; in SEs: in standard errors of the old estimate. No "
                   "test of a difference is given: both results come from much the same rows, so "
                   "their errors are not independent.");
    table_add_note(run, table, "%s %s, %s %s, %s %s, %s %s.", verdict_mark(VERDICT_PRINT),
                   verdict_name(VERDICT_PRINT), verdict_mark(VERDICT_SIGNIFICANCE),
                   verdict_name(VERDICT_SIGNIFICANCE), verdict_mark(VERDICT_SIGN),
                   verdict_name(VERDICT_SIGN), verdict_mark(VERDICT_DIFFERS),
                   verdict_name(VERDICT_DIFFERS));
    if (comparison->differences->old->printed || comparison->differences->new->printed)
        table_add_note(run, table,
                       "A printed figure stands for all that rounds to it: a difference below half "
                       "of its last decimal says nothing.");
}

static void table_of_cells_add(struct run *run, const struct comparison_of_results *comparison,
                               struct document *document)
{
    static const char *const heading[] = { "Model",      "Term",       "Old B (SE)",
                                           "Old p",      "New B (SE)", "New p",
                                           "Difference", "in SEs",     "Mark" };
    const struct differences *differences = comparison->differences;
    const char *last = NULL;
    struct table *table = comparison_table(
        run, comparison, comparison->full ? "Cell by cell" : "Cell by cell: what differs to print",
        heading, sizeof heading / sizeof *heading);
    table->align[1] = ALIGN_LEFT;
    table->align[table->columns - 1] = ALIGN_LEFT;
    for (size_t i = 0; i < differences->count; i++)
        if (comparison->full || differences->row[i].verdict.row != VERDICT_PRINT)
            add_cell_row(run, &differences->row[i], &last, table);
    cells_note(run, comparison, table);
    if (last != NULL)
        document_add(run, document, table);
}

static const char *count_text(struct run *run, const struct result_model *model)
{
    return model == NULL || model->nobs == UNKNOWN_COUNT ? "" : number_count(run, model->nobs);
}

static const char *share_text(struct run *run, const struct result_model *model, bool adjusted)
{
    if (model == NULL)
        return "";
    return figure_text(run, adjusted ? &model->adj_r_squared : &model->r_squared, 3);
}

static bool model_differs(const struct model_difference *model)
{
    return model->old == NULL || model->new == NULL || model->nobs_differs
           || model->r_squared == VERDICT_DIFFERS || model->adj_r_squared == VERDICT_DIFFERS
           || model->formula_differs || model->std_errors_differ;
}

static void add_model_row(struct run *run, const struct model_difference *model,
                          struct table *table)
{
    const struct result_model *named = model->new == NULL ? model->old : model->new;
    const char *name = comparison_model_name(run, named), *predictor = comparison_predictor(named);
    if (*named->name != '\0' && predictor != NULL)
        name = talloc_asprintf(run, "%s: %s", name, predictor);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = model->new == NULL   ? talloc_asprintf(run, "%s: old only", name)
                        : model->old == NULL ? talloc_asprintf(run, "%s: new only", name)
                                             : name;
    row->cell[1].text = count_text(run, model->old);
    row->cell[2].text = count_text(run, model->new);
    for (size_t a = 0; a < 2; a++) {
        row->cell[3 + 2 * a].text = share_text(run, model->old, a == 1);
        row->cell[4 + 2 * a].text = share_text(run, model->new, a == 1);
    }
    if (model->formula_differs)
        table_add_note(run, table, "%s: the formula was %s, and now is %s.", name,
                       model->old->formula, model->new->formula);
    if (model->std_errors_differ)
        table_add_note(run, table, "%s: standard errors were %s, and now are %s.", name,
                       model->old->std_error_type, model->new->std_error_type);
}

static void models_add(struct run *run, const struct comparison_of_results *comparison,
                       struct document *document)
{
    static const char *const heading[] = { "Model",  "Old n",       "New n",      "Old R²",
                                           "New R²", "Old adj. R²", "New adj. R²" };
    const struct differences *differences = comparison->differences;
    struct table *table =
        comparison_table(run, comparison, "Models", heading, sizeof heading / sizeof *heading);
    for (size_t i = 0; i < differences->models; i++)
        if (comparison->full || model_differs(&differences->model[i]))
            add_model_row(run, &differences->model[i], table);
    if (table->rows > 1)
        document_add(run, document, table);
}

static void figures_add(struct run *run, const struct comparison_of_results *comparison,
                        struct document *document)
{
    static const char *const heading[] = { "Figure", "Old", "New" };
    struct table *table = comparison_table(run, comparison, "Key figures", heading, 3);
    table->align[1] = table->align[2] = ALIGN_RIGHT;
    for (size_t i = 0; i < comparison->figures; i++) {
        const struct figure_change *figure = &comparison->figure[i];
        if (!comparison->full && strcmp(figure->old, figure->new) == 0)
            continue;
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = figure->label;
        row->cell[1].text = figure->old;
        row->cell[2].text = figure->new;
    }
    if (table->rows > 1)
        document_add(run, document, table);
}

void comparison_cells_add(struct run *run, const struct comparison_of_results *comparison,
                          struct document *document)
{
    turned_add(run, comparison, document);
    table_of_cells_add(run, comparison, document);
    models_add(run, comparison, document);
    figures_add(run, comparison, document);
}
