#include "printed/cell.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>

#include "fit/distribution.h"

const char *cell_kind_name(enum cell_kind kind)
{
    static const char *const name[] = { "B", "SE", "p", "R2" };
    return name[kind];
}

static bool model_fill(struct run *run, const struct quantities *quantities,
                       const struct model_table *table, const struct model *model,
                       struct printed_model *printed)
{
    const struct formula *formula = model->formula;
    *printed =
        (struct printed_model){ .table = table,
                                .model = model,
                                .outcome = quantities_view(quantities, formula->response.column),
                                .terms = formula->terms,
                                .view = run_array(run, size_t, formula->terms),
                                .z = run_array(run, bool, formula->terms),
                                .intercept = formula->intercept };
    bool plain = formula->response.function == FACTOR_PLAIN;
    for (size_t t = 0; t < formula->terms && plain; t++) {
        const struct factor *factor = formula->term[t].factor;
        plain = formula->term[t].factors == 1
                && (factor->function == FACTOR_PLAIN || factor->function == FACTOR_Z);
        printed->view[t] = quantities_view(quantities, factor->column);
        printed->z[t] = factor->function == FACTOR_Z;
    }
    return plain
           || run_fail(run, STATUS_UNSUPPORTED, formula->place,
                       "'%s': data can be made for models of columns and z(column) only; leave "
                       "other terms out",
                       formula->text);
}

/* |t| for the two-sided p, which may be 0 or 1. */
static double t_of(double p, double df)
{
    return p >= 1 ? 0 : p <= 0 ? INFINITY : t_quantile(1 - p / 2, df);
}

static struct interval interval_of_t(const struct printed *printed, double df)
{
    struct interval p = interval_of_p_value(printed);
    if (!interval_is_printed(p))
        return p;
    return (struct interval){ t_of(p.high, df), t_of(p.low, df) };
}

static void cell_add(struct run *run, struct printed_cells *cells, size_t model, size_t coefficient,
                     enum cell_kind kind, const struct published_row *row, struct interval interval)
{
    if (!interval_is_printed(interval))
        return;
    cells->cell = run_grow(run, cells->cell, struct printed_cell, cells->count + 1);
    struct printed_cell *cell = &cells->cell[cells->count++];
    *cell = (struct printed_cell){ .model = model,
                                   .coefficient = coefficient,
                                   .kind = kind,
                                   .row = row,
                                   .interval = interval,
                                   .open = isinf(interval.high) };
    cell->half = cell->open ? interval.low / 4 : (interval.high - interval.low) / 2;
    cell->centre = interval.low + cell->half;
}

static bool coefficient_cells(struct run *run, struct printed_cells *cells, size_t at,
                              size_t coefficient, const struct published_row *row)
{
    struct printed_model *model = &cells->model[at];
    if (row == NULL)
        return true;
    size_t parameters = model->terms + model->intercept;
    if (row->nobs <= parameters)
        return run_fail(run, STATUS_UNSUPPORTED, row->place,
                        "%zu observations leave no degrees of freedom for %zu coefficients; look "
                        "at the printed n",
                        row->nobs, parameters);
    if (model->nobs != 0 && model->nobs != row->nobs)
        return run_fail(run, STATUS_MALFORMED, row->place,
                        "n is %zu here and %zu in an earlier row of the same model; write the same",
                        row->nobs, model->nobs);
    model->nobs = row->nobs;
    double df = (double)(row->nobs - parameters);
    if (coefficient == SIZE_MAX) {
        cell_add(run, cells, at, 0, CELL_R_SQUARED, row, interval_of_share(&row->estimate));
        return true;
    }
    cell_add(run, cells, at, coefficient, CELL_ESTIMATE, row, interval_of_estimate(&row->estimate));
    cell_add(run, cells, at, coefficient, CELL_STD_ERROR, row,
             interval_of_std_error(&row->std_error));
    cell_add(run, cells, at, coefficient, CELL_P_VALUE, row, interval_of_t(&row->p_value, df));
    return true;
}

static bool model_cells(struct run *run, struct printed_cells *cells, size_t at,
                        const struct published *published)
{
    const struct printed_model *model = &cells->model[at];
    const struct view *view = cells->quantities->view;
    const char *outcome = view[model->outcome].variable->label, *name = model->model->name;
    if (model->intercept
        && !coefficient_cells(run, cells, at, 0,
                              published_find(published, outcome, name, "CONSTANT")))
        return false;
    for (size_t t = 0; t < model->terms; t++)
        if (!coefficient_cells(
                run, cells, at, t + model->intercept,
                published_find(published, outcome, name, view[model->view[t]].variable->label)))
            return false;
    return coefficient_cells(run, cells, at, SIZE_MAX,
                             published_find(published, outcome, name, "R2"));
}

static bool table_cells(struct run *run, struct printed_cells *cells,
                        const struct model_table *table)
{
    struct published *published = NULL;
    if (!published_of_table(run, table, &published))
        return false;
    if (published == NULL)
        return true;
    for (size_t m = 0; m < table->models; m++) {
        cells->model = run_grow(run, cells->model, struct printed_model, cells->models + 1);
        size_t at = cells->models++;
        if (!model_fill(run, cells->quantities, table, &table->model[m], &cells->model[at])
            || !model_cells(run, cells, at, published))
            return false;
    }
    return true;
}

bool printed_cells_of(struct run *run, const struct quantities *quantities,
                      struct printed_cells **cells)
{
    struct printed_cells *made = talloc_zero(run, struct printed_cells);
    *cells = made;
    made->quantities = quantities;
    for (size_t t = 0; t < quantities->study->tables; t++)
        if (!table_cells(run, made, quantities->study->table[t]))
            return false;
    return made->count > 0
           || run_fail(run, STATUS_UNSUPPORTED, (struct place){ quantities->study->path, 0, 0 },
                       "no table of the study has printed figures ('published'); name the file of "
                       "one by 'published', for data to come back to it");
}

double cell_within(const struct printed_cell *cell, double statistic)
{
    double within = (statistic - cell->centre) / cell->half;
    return cell->open && within > 0 ? 0 : within;
}
