/* How much of each change goes with rules, rows and values: comparison_parts_add of comparison.h.
 */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/comparison.h"

/* The coefficient among the differences, by which it is known whether it differs to print. */
static const struct difference *difference_of(const struct differences *differences,
                                              const struct attribution *attribution,
                                              const char *term)
{
    for (size_t i = 0; i < differences->count; i++) {
        const struct difference *row = &differences->row[i];
        if (row->old != NULL && row->new != NULL &&strcmp(row->new->term, term) == 0
            && strcmp(row->new_model->table, attribution->table->key) == 0
            && strcmp(row->new_model->name, attribution->model->name) == 0
            && strcmp(row->new_model->formula, attribution->model->formula->text) == 0)
            return row->verdict.row == VERDICT_PRINT ? NULL : row;
    }
    return NULL;
}

/* The table of parts while it is made: the steps in which any estimate shown moves. */
struct parts {
    const struct comparison_of_results *comparison;
    bool shown[STEPS];
    struct table *table;
    const char *last; /* the model said last */
};

static void find_steps(struct parts *parts, const struct attribution *attribution)
{
    for (size_t c = 0; attribution->why_not == NULL && c < attribution->coefficients; c++) {
        const struct attributed *one = &attribution->coefficient[c];
        if (difference_of(parts->comparison->differences, attribution, one->term) == NULL)
            continue;
        for (size_t s = 0; s < STEPS; s++)
            parts->shown[s] |= fabs(one->part[s]) > 1e-12 * fabs(one->old);
    }
}

/* The table with a column for each of the steps. */
static void parts_head(struct run *run, struct parts *parts)
{
    const char *heading[STEPS + 4] = { "Model", "Term", "Old" };
    size_t columns = 3;
    for (size_t s = 0; s < STEPS; s++)
        if (parts->shown[s])
            heading[columns++] = step_names[s];
    heading[columns++] = "New";
    parts->table = comparison_table(run, parts->comparison,
                                    "What the change in each estimate goes with", heading, columns);
    parts->table->align[1] = ALIGN_LEFT;
}

static void add_parts(struct run *run, struct parts *parts, const struct attributed *one,
                      const struct difference *row)
{
    const char *name = comparison_model_name(run, row->new_model);
    int decimals = difference_decimals(row);
    size_t column = 0;
    struct table_row *line = table_add_row(run, parts->table, ROW_BODY);
    line->cell[column++].text = parts->last != NULL && strcmp(parts->last, name) == 0 ? "" : name;
    parts->last = name;
    line->cell[column++].text = comparison_term(run, row);
    line->cell[column++].text = number_pointed(run, one->old, decimals);
    for (size_t s = 0; s < STEPS; s++)
        if (parts->shown[s])
            line->cell[column++].text =
                isnan(one->part[s]) ? "" : number_pointed(run, one->part[s], decimals);
    line->cell[column].text = number_pointed(run, one->new, decimals);
}

static bool has_note(const struct table *table, const char *words)
{
    for (size_t i = 0; i < table->notes; i++)
        if (strstr(table->note[i], words) != NULL)
            return true;
    return false;
}

/* Who left and who came, once for all models of the same rows; never of a survey. */
static void note_rows(struct run *run, const struct attribution *attribution, struct table *table)
{
    const char *name =
        talloc_asprintf(run, "%s, %s", attribution->table->id, attribution->model->name);
    if (attribution->why_not != NULL) {
        if (!has_note(table, name))
            table_add_note(run, table, "%s is not split: %s.", name, attribution->why_not);
        return;
    }
    if (attribution->left + attribution->came == 0 || attribution->left_name == NULL)
        return;
    const char *rows = talloc_asprintf(
        run, "local authorities in both fits: %zu; that left: %s; that came: %s.",
        attribution->in_both,
        attribution->left == 0 ? "none"
                               : comparison_names(run, attribution->left_name, attribution->left),
        attribution->came == 0 ? "none"
                               : comparison_names(run, attribution->came_name, attribution->came));
    if (!has_note(table, rows))
        table_add_note(run, table, "%s: %s", name, rows);
}

static void attribution_add(struct run *run, const struct attribution *attribution,
                            struct parts *parts)
{
    bool any = false;
    for (size_t c = 0; c < attribution->coefficients; c++) {
        const struct attributed *one = &attribution->coefficient[c];
        const struct difference *row =
            difference_of(parts->comparison->differences, attribution, one->term);
        any |= row != NULL;
        if (row != NULL && attribution->why_not == NULL)
            add_parts(run, parts, one, row);
    }
    if (any)
        note_rows(run, attribution, parts->table);
}

void comparison_parts_add(struct run *run, const struct comparison_of_results *comparison,
                          struct document *document)
{
    const struct attributions *attributions = comparison->attributions;
    struct parts parts = { .comparison = comparison };
    for (size_t i = 0; attributions != NULL && i < attributions->count; i++)
        find_steps(&parts, &attributions->of[i]);
    if (attributions == NULL)
        return;
    parts_head(run, &parts);
    for (size_t i = 0; i < attributions->count; i++)
        attribution_add(run, &attributions->of[i], &parts);
    table_add_note(
        run, parts.table,
        "Old and the parts add up to new. Each part is the step from one fit of the same formula "
        "to "
        "the next: the new rules on the old data (where rules and data both differ), without the "
        "rows that left, with the new values, with the rows that came. Values include what "
        "standardising and factor scores make of them. It is an account in this order and no "
        "test; another order would share the change out otherwise.");
    if (parts.table->rows > 1)
        document_add(run, document, parts.table);
}
