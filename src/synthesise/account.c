#include "synthesise/account.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "fit/distribution.h"

/* A cell as a reader knows it: p instead of t. */
struct told {
    const struct printed_model *model;
    const char *printed;
    struct interval asked;
    double reached;
    bool inside;
};

static struct told tell(const struct solver *solver, size_t at)
{
    const struct printed_cell *cell = &solver->sketch->cells->cell[at];
    const struct published_row *row = cell->row;
    const struct printed_model *model = &solver->sketch->cells->model[cell->model];
    double statistic = solver->statistic[at];
    struct told told = { .model = model,
                         .asked = cell->interval,
                         .reached = statistic,
                         .inside = fabs(cell_within(cell, statistic)) < 1 };
    told.printed = cell->kind == CELL_STD_ERROR ? row->std_error.text
                   : cell->kind == CELL_P_VALUE ? row->p_value.text
                                                : row->estimate.text;
    if (cell->kind == CELL_P_VALUE) {
        double df = (double)(model->nobs - model->terms - model->intercept);
        told.asked = interval_of_p_value(&row->p_value);
        told.reached = t_p_value(statistic, df);
    }
    return told;
}

static const char *csv_text(struct run *run, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL)
        return text;
    char *quoted = talloc_strdup(run, "\"");
    for (; *text != '\0'; text++)
        quoted = talloc_asprintf_append_buffer(quoted, *text == '"' ? "\"%c" : "%c", *text);
    return talloc_strdup_append_buffer(quoted, "\"");
}

const char *account_csv(struct run *run, const struct solver *solver)
{
    const struct printed_cells *cells = solver->sketch->cells;
    char *text = talloc_strdup(
        run, "table,outcome,model,term,cell,printed,asked.low,asked.high,reached,inside\n");
    for (size_t c = 0; c < cells->count; c++) {
        const struct published_row *row = cells->cell[c].row;
        struct told told = tell(solver, c);
        text = talloc_asprintf_append_buffer(
            text, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", told.model->table->key,
            csv_text(run, row->outcome), csv_text(run, row->model), csv_text(run, row->term),
            cell_kind_name(cells->cell[c].kind), csv_text(run, told.printed),
            number_full(run, told.asked.low), number_full(run, told.asked.high),
            number_full(run, told.reached), told.inside ? "yes" : "no");
    }
    return text;
}

/* "Table A1: 60 of 63 cells", and a line for each of the others. */
static char *table_told(struct run *run, const struct solver *solver,
                        const struct model_table *table, char *text)
{
    const struct printed_cells *cells = solver->sketch->cells;
    size_t inside = 0, count = 0;
    char *others = talloc_strdup(run, "");
    for (size_t c = 0; c < cells->count; c++) {
        struct told told = tell(solver, c);
        const struct published_row *row = cells->cell[c].row;
        if (told.model->table != table)
            continue;
        count++;
        inside += told.inside;
        if (!told.inside)
            others = talloc_asprintf_append_buffer(
                others,
                "  %s:%zu: %s for %s, %s: %s printed %s asks for %s to %s; beside the other cells "
                "the "
                "nearest that was found is %s\n",
                row->place.file, row->place.line, row->term, row->outcome, row->model,
                cell_kind_name(cells->cell[c].kind), told.printed,
                number_fixed(run, told.asked.low, 5), number_fixed(run, told.asked.high, 5),
                number_fixed(run, told.reached, 5));
    }
    return count == 0 ? text
                      : talloc_asprintf_append_buffer(text, "%s: %zu of %zu printed cells\n%s",
                                                      table->id, inside, count, others);
}

const char *account_text(struct run *run, const struct solver *solver)
{
    const struct study *study = solver->sketch->study;
    char *text = talloc_strdup(run, "");
    for (size_t t = 0; t < study->tables; t++)
        text = table_told(run, solver, study->table[t], text);
    return text;
}
