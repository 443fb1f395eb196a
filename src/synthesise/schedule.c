#include "synthesise/schedule.h"

#include <math.h>
#include <stdint.h>

#include "synthesise/counts.h"

/* Cells that lie outside count by the root of how far they do: the sum of squares becomes a
 * sum of distances, which is least where few cells take all of the blame. */
static void weigh_by_distance(struct solver *solver, double tolerance, double aim)
{
    const struct printed_cells *cells = solver->sketch->cells;
    response_compute(solver->response, solver->statistic, NULL);
    for (size_t c = 0; c < cells->count; c++) {
        const struct printed_cell *cell = &cells->cell[c];
        double place = (solver->statistic[c] - cell->centre) / (cell->half * tolerance);
        if (solver->weight[c] > 0)
            solver->weight[c] = 1 / sqrt(fabs(solver_cell_outside(cell, place, aim)) + .02);
    }
}

/* The cell that is furthest outside, SIZE_MAX if none is. */
static size_t worst_cell(const struct solver *solver)
{
    const struct printed_cells *cells = solver->sketch->cells;
    size_t worst = SIZE_MAX;
    double most = 0;
    for (size_t c = 0; c < cells->count; c++) {
        double outside =
            fabs(solver_cell_outside(&cells->cell[c], cell_within(&cells->cell[c], solver->statistic[c]), 1));
        if (solver->weight[c] > 0 && outside > most) {
            most = outside;
            worst = c;
        }
    }
    return worst;
}

/* Run; where it stands still outside, give up the cell that stands in the way. */
static void run_or_give_up(struct solver *solver, double tolerance, double aim, size_t steps)
{
    enum { MOST_GIVEN_UP = 12, REWEIGHTINGS = 3 };
    for (size_t given = 0; given < MOST_GIVEN_UP; given++) {
        double left = solver_run(solver, tolerance, aim, steps);
        for (double before = INFINITY; left > 0 && left < .8 * before;) {
            before = left;
            left = solver_run(solver, tolerance, aim, steps);
        }
        if (left < 1e-9)
            return;
        for (size_t k = 0; k < REWEIGHTINGS; k++) {
            weigh_by_distance(solver, tolerance, aim);
            solver_run(solver, tolerance, aim, steps / 2);
        }
        size_t worst = worst_cell(solver);
        for (size_t c = 0; c < solver->sketch->cells->count; c++)
            solver->weight[c] = solver->weight[c] > 0 ? 1 : 0;
        if (worst == SIZE_MAX)
            continue;
        solver->weight[worst] = 0;
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
        for (size_t u = 0; u < solver->unknowns; u++)
            before[u] = *solver_value(solver, u);
        solver->weight[c] = 1;
        solver_run(solver, 3, aim, steps);
        solver_run(solver, 1.5, aim, steps);
        if (solver_run(solver, 1, aim, 3 * steps) < 1e-9)
            continue;
        solver->weight[c] = 0;
        for (size_t u = 0; u < solver->unknowns; u++)
            *solver_value(solver, u) = before[u];
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
