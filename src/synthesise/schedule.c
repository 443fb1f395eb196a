#include "synthesise/schedule.h"

#include <math.h>
#include <stdint.h>

#include "synthesise/counts.h"

static void values_copy(const struct solver *solver, double *copy, bool back)
{
    for (size_t u = 0; u < solver->unknowns; u++) {
        if (back)
            *solver_value(solver, u) = copy[u];
        else
            copy[u] = *solver_value(solver, u);
    }
}

/* The cell without which the others come nearest, in a few steps each from here. A cell that
 * is hardly off may be it: what is narrow is bent before what is wide. */
static size_t cell_in_the_way(struct solver *solver, double tolerance, double aim, size_t steps)
{
    const struct printed_cells *cells = solver->sketch->cells;
    struct run *room = talloc_zero(solver->run, struct run);
    double *before = run_array(room, double, solver->unknowns), least = INFINITY;
    bool *outside = run_array(room, bool, cells->count);
    size_t chosen = SIZE_MAX;
    values_copy(solver, before, false);
    response_compute(solver->response, solver->statistic, NULL);
    for (size_t c = 0; c < cells->count; c++) {
        const struct printed_cell *cell = &cells->cell[c];
        double place = (solver->statistic[c] - cell->centre) / (cell->half * tolerance);
        outside[c] = solver->weight[c] > 0 && fabs(solver_cell_outside(cell, place, aim)) > 1e-3;
    }
    for (size_t c = 0; c < cells->count; c++) {
        if (!outside[c])
            continue;
        solver->weight[c] = 0;
        double left = solver_run(solver, tolerance, aim, steps);
        solver->weight[c] = 1;
        values_copy(solver, before, true);
        if (left < least) {
            least = left;
            chosen = c;
        }
    }
    talloc_free(room);
    return chosen;
}

/* Run; where it stands still outside, give up the cell that stands in the way. */
static void run_or_give_up(struct solver *solver, double tolerance, double aim, size_t steps)
{
    enum { MOST_GIVEN_UP = 12 };
    for (size_t given = 0; given < MOST_GIVEN_UP; given++) {
        double left = solver_run(solver, tolerance, aim, steps);
        for (double before = INFINITY; left > 0 && left < .8 * before;) {
            before = left;
            left = solver_run(solver, tolerance, aim, steps);
        }
        if (left < 1e-9)
            return;
        size_t cell = cell_in_the_way(solver, tolerance, aim, steps / 3);
        if (cell != SIZE_MAX)
            solver->weight[cell] = 0;
    }
}

/* Ask again for each cell that was given up: some only came in the way of others for a
 * while. The data go back to what they were where it does not come. */
static void regain(struct solver *solver, double aim, size_t steps)
{
    double *before = run_array(solver->run, double, solver->unknowns);
    for (size_t c = 0; c < solver->sketch->cells->count; c++) {
        if (solver->weight[c] > 0)
            continue;
        values_copy(solver, before, false);
        solver->weight[c] = 1;
        solver_run(solver, 3, aim, steps);
        solver_run(solver, 1.5, aim, steps);
        if (solver_run(solver, 1, aim, 3 * steps) < 1e-9)
            continue;
        solver->weight[c] = 0;
        values_copy(solver, before, true);
    }
}

/* Every column of yes and no, then every column of whole numbers onto its few values, with
 * the others making good after each. */
static void counts_fix(struct solver *solver)
{
    const struct sketch *sketch = solver->sketch;
    bool *settled = run_array(solver->run, bool, sketch->quantities->count);
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t q = 0; q < sketch->quantities->count; q++) {
            const struct quantity *quantity = &sketch->quantities->quantity[q];
            bool whole = appearance_of(sketch->appearances, quantity->variable)->whole;
            if (!(pass == 0 ? quantity->yes : whole && !quantity->yes))
                continue;
            counts_settle(solver->run, sketch, q, settled);
            settled[q] = true;
            for (size_t i = 0; i < sketch->areas; i++)
                solver->fixed[q * sketch->areas + i] = true;
            solver_run(solver, 30, 1, 20);
            solver_run(solver, 8, 1, 20);
            solver_run(solver, 1, 1, 20);
        }
}

size_t schedule_run(struct solver *solver)
{
    static const double coarse[] = { 300, 100, 30, 10, 4, 2, 1 }, fine[] = { 30, 10, 4, 2, 1 };
    for (size_t s = 0; s < sizeof coarse / sizeof *coarse; s++)
        solver_run(solver, coarse[s], 1, 40);
    counts_fix(solver);
    for (size_t s = 0; s < sizeof fine / sizeof *fine; s++)
        if (fine[s] > 4)
            solver_run(solver, fine[s], 1, 40);
        else
            run_or_give_up(solver, fine[s], fine[s] > 1 ? 1 : .98, 30);
    regain(solver, .98, 40);
    return solver_outside(solver, true);
}
