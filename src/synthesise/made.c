#include "synthesise/made.h"

#include <stdint.h>

#include "synthesise/schedule.h"

enum { STEPS = 40, ROUNDS = 20, ROUNDS_PER_DECIMAL = 6 };
static const double aim = .7; /* towards the middle: rounding will need room */

static bool is_score(const struct made *made, size_t quantity)
{
    return made->sketch->quantities->quantity[quantity].variable->factor.count > 0;
}

/* Scores cannot move once their indicators are rounded; the rest makes that good. */
static bool scores_settle(struct run *run, struct made *made, struct lattice *lattice)
{
    const size_t areas = made->sketch->areas;
    solver_run(made->solver, 1, aim, STEPS);
    if (!series_of_factors(run, made->series))
        return false;
    for (size_t q = 0; q < made->sketch->quantities->count; q++)
        for (size_t i = 0; is_score(made, q) && i < areas; i++)
            made->solver->fixed[q * areas + i] = lattice->settled[q] = true;
    solver_run(made->solver, 1, aim, STEPS);
    return true;
}

/* What is coarse first, ratios (all but continuous) after, outcomes last. */
static void values_settle(struct run *run, struct made *made, struct lattice *lattice)
{
    enum { PREDICTORS, RATIOS, OUTCOMES, TURNS };
    const struct quantities *quantities = made->sketch->quantities;
    series_of_heads(run, made->series, lattice);
    for (size_t turn = 0; turn < TURNS; turn++) {
        for (size_t q = 0; q < quantities->count; q++) {
            bool ratio = quantities->quantity[q].variable->ratio.count > 0;
            size_t its = sketch_is_outcome(made->sketch, q) ? OUTCOMES
                         : ratio                            ? RATIOS
                                                            : PREDICTORS;
            if (its == turn && !lattice->settled[q])
                lattice_settle(made->solver, lattice, q);
        }
        solver_run(made->solver, 1, aim, STEPS);
    }
    lattice_anneal(made->solver, lattice, ROUNDS);
    lattice_coarsen(made->solver, lattice, ROUNDS_PER_DECIMAL);
}

static bool try_once(struct run *run, const struct study *study, unsigned long seed,
                     struct made *made)
{
    struct appearances *appearances = NULL;
    if (!appearances_read(run, study, &appearances)
        || !sketch_draw(run, study, appearances, seed, &made->sketch))
        return false;
    made->solver = solver_new(run, made->sketch);
    made->series = series_new(run, made->sketch);
    struct lattice *lattice = lattice_new(run, made->sketch);
    schedule_run(made->solver);
    if (!scores_settle(run, made, lattice))
        return false;
    values_settle(run, made, lattice);
    series_fill(run, made->series, lattice);
    return true;
}

bool made_of_study(struct run *run, const struct study *study, unsigned long seed, size_t tries,
                   struct made *made)
{
    size_t least = SIZE_MAX;
    for (size_t k = 0; k < tries && least > 0; k++) {
        struct made next = { NULL, NULL, NULL };
        if (!try_once(run, study, seed + k, &next))
            return false;
        size_t outside = solver_outside(next.solver, false);
        if (outside < least)
            *made = next;
        least = outside < least ? outside : least;
    }
    return true;
}
