#include "synthesise/lattice.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

enum { SPARE_DECIMALS = 2 }; /* tried first, and taken back one by one */

static bool is_kept_by(const struct study *study, const struct variable *variable)
{
    for (size_t k = 0; k < study->keep.count; k++)
        if (strcmp(study->keep.text[k], variable->name) == 0)
            return true;
    return false;
}

struct lattice *lattice_new(struct run *run, const struct sketch *sketch)
{
    const struct quantities *quantities = sketch->quantities;
    struct lattice *lattice = talloc_zero(run, struct lattice);
    lattice->decimals = run_array(run, size_t, quantities->count);
    lattice->years = run_array(run, unsigned char, quantities->count * sketch->areas);
    lattice->heads = run_array(run, double, sketch->areas);
    lattice->settled = run_array(run, bool, quantities->count);
    for (size_t q = 0; q < quantities->count; q++) {
        const struct variable *variable = quantities->quantity[q].variable;
        size_t all = variable->measure == NULL
                         ? 1
                         : (size_t)(variable->periods.last - variable->periods.first + 1);
        bool may_lack = is_kept_by(sketch->study, variable) && all > variable->at_least;
        lattice->decimals[q] =
            appearance_of(sketch->appearances, variable)->decimals + SPARE_DECIMALS;
        for (size_t i = 0; i < sketch->areas; i++)
            lattice->years[q * sketch->areas + sketch->order[i]] =
                (unsigned char)(may_lack && i % 16 == 15 ? all - 1 : all);
    }
    return lattice;
}

double lattice_unit(const struct sketch *sketch, const struct lattice *lattice, size_t quantity,
                    size_t area)
{
    const struct variable *variable = sketch->quantities->quantity[quantity].variable;
    if (variable->ratio.count > 0)
        return lattice->heads[area] > 0 ? 1 / lattice->heads[area] : 0;
    if (variable->factor.count > 0)
        return 0; /* a score is what the indicators make it */
    return pow(10, -(double)lattice->decimals[quantity])
           / lattice->years[quantity * sketch->areas + area];
}

static void value_round(const struct solver *solver, const struct lattice *lattice, size_t quantity,
                        size_t area)
{
    const struct sketch *sketch = solver->sketch;
    double unit = lattice_unit(sketch, lattice, quantity, area);
    double *value = &sketch->quantities->quantity[quantity].value[area];
    if (unit > 0)
        *value = round(*value / unit) * unit;
    solver->fixed[quantity * sketch->areas + area] = true;
}

void lattice_settle(struct solver *solver, struct lattice *lattice, size_t quantity)
{
    enum { PORTIONS = 5 };
    const struct sketch *sketch = solver->sketch;
    for (size_t portion = 0; portion < PORTIONS; portion++) {
        for (size_t i = sketch->areas * portion / PORTIONS;
             i < sketch->areas * (portion + 1) / PORTIONS; i++)
            value_round(solver, lattice, quantity, sketch->order[i]);
        solver_run(solver, 1, .8, 4);
    }
    lattice->settled[quantity] = true;
}

/* A value that may be moved, and what one unit does to each cell, in half-widths. */
struct move {
    double *value, unit, least, most;
    const float *effect; /* cells */
};

static size_t moves_list(struct solver *solver, const struct lattice *lattice, struct move *move,
                         float *effect)
{
    const struct sketch *sketch = solver->sketch;
    const struct printed_cells *cells = sketch->cells;
    size_t moves = 0;
    for (size_t q = 0; q < sketch->quantities->count; q++) {
        struct quantity *quantity = &sketch->quantities->quantity[q];
        const struct appearance *look = appearance_of(sketch->appearances, quantity->variable);
        if (!lattice->settled[q] || quantity->yes || look->whole)
            continue;
        for (size_t i = 0; i < sketch->areas; i++) {
            double unit = lattice_unit(sketch, lattice, q, i);
            if (!quantity->present[i] || unit == 0)
                continue;
            unit = fmax(unit, ceil(solver->spread[q] * 1e-4 / unit) * unit);
            float *column = effect + moves * cells->count;
            for (size_t c = 0; c < cells->count; c++)
                column[c] = (float)(gsl_matrix_get(solver->J, c, q * sketch->areas + i) * unit
                                    / cells->cell[c].half);
            move[moves++] =
                (struct move){ &quantity->value[i], unit, look->least, look->most, column };
        }
    }
    return moves;
}

/* The cells as the annealing sees them: plain arrays, for speed. */
struct linear {
    size_t count;
    float *place, *weight, *top; /* top: how far up is inside; huge where the cell is open */
};

static float outside_sum(const struct linear *linear, const float *effect, float sign, float aim)
{
    float sum = 0;
    for (size_t c = 0; c < linear->count; c++) {
        float place = linear->place[c] + sign * effect[c];
        float above = place - linear->top[c], below = -aim - place;
        float out = above > below ? above : below;
        out = out > 0 ? out : 0;
        sum += linear->weight[c] * out * out;
    }
    return sum;
}

static void anneal(const struct sketch *sketch, struct linear *linear, const struct move *move,
                   size_t moves, size_t proposals, float aim)
{
    static const float nothing[4096];
    float now = outside_sum(linear, nothing, 0, aim), heat = now / 50 + 1e-3F;
    float cooling = expf(logf(1e-6F) / (float)proposals);
    for (size_t k = 0; k < proposals && now > 0; k++, heat *= cooling) {
        const struct move *chosen = &move[gsl_rng_uniform_int(sketch->rng, moves)];
        float sign = gsl_rng_uniform(sketch->rng) < .5 ? -1 : 1;
        double value = *chosen->value + (double)sign * chosen->unit;
        if (value < chosen->least || value > chosen->most)
            continue;
        float sum = outside_sum(linear, chosen->effect, sign, aim);
        if (sum > now && (float)gsl_rng_uniform(sketch->rng) >= expf((now - sum) / heat))
            continue;
        *chosen->value = value;
        now = sum;
        for (size_t c = 0; c < linear->count; c++)
            linear->place[c] += sign * chosen->effect[c];
    }
}

static double off(const struct solver *solver)
{
    double sum = 0;
    for (size_t c = 0; c < solver->sketch->cells->count; c++) {
        double within = fabs(cell_within(&solver->sketch->cells->cell[c], solver->statistic[c]));
        sum += solver->weight[c] > 0 && within > .97 ? (within - .97) * (within - .97) : 0;
    }
    return sum;
}

size_t lattice_anneal(struct solver *solver, const struct lattice *lattice, size_t rounds)
{
    const size_t cells = solver->sketch->cells->count;
    struct run *run = talloc_zero(solver->run, struct run);
    struct move *move = run_array(run, struct move, solver->unknowns);
    float *effect = run_array(run, float, solver->unknowns *cells);
    double *best = run_array(run, double, solver->unknowns), least = INFINITY;
    struct linear linear = { cells, run_array(run, float, cells), run_array(run, float, cells),
                             run_array(run, float, cells) };
    const float aim = .9F;
    for (size_t round = 0; round <= rounds; round++) {
        response_compute(solver->response, solver->statistic, solver->J);
        double now = off(solver);
        size_t moves = moves_list(solver, lattice, move, effect);
        for (size_t m = 0; m < moves; m++) {
            if (now < least)
                best[m] = *move[m].value;
            else
                *move[m].value = best[m];
        }
        if (now >= least) /* back to where it was best, and on from there */
            response_compute(solver->response, solver->statistic, solver->J);
        least = fmin(least, now);
        if (least == 0 || round == rounds || moves == 0)
            break;
        for (size_t c = 0; c < cells; c++) {
            const struct printed_cell *cell = &solver->sketch->cells->cell[c];
            linear.place[c] = (float)((solver->statistic[c] - cell->centre) / cell->half);
            linear.weight[c] = solver->weight[c] > 0 ? 1 : 0;
            linear.top[c] = cell->open ? 1e30F : aim;
        }
        anneal(solver->sketch, &linear, move, moves, 300000, aim);
    }
    talloc_free(run);
    return solver_outside(solver, true);
}

static void values_copy(const struct solver *solver, double *copy, bool back)
{
    const struct sketch *sketch = solver->sketch;
    for (size_t u = 0; u < solver->unknowns; u++) {
        double *value = &sketch->quantities->quantity[u / sketch->areas].value[u % sketch->areas];
        if (back)
            *value = copy[u];
        else
            copy[u] = *value;
    }
}

/* Whether the quantity can do with one decimal less, after moves of all. */
static bool can_do_with_less(struct solver *solver, struct lattice *lattice, size_t quantity,
                             size_t outside, size_t rounds)
{
    const struct sketch *sketch = solver->sketch;
    double *copy = run_array(solver->run, double, solver->unknowns);
    values_copy(solver, copy, false);
    lattice->decimals[quantity]--;
    for (size_t i = 0; i < sketch->areas; i++)
        value_round(solver, lattice, quantity, i);
    bool ok = lattice_anneal(solver, lattice, rounds) <= outside;
    if (!ok) {
        values_copy(solver, copy, true);
        lattice->decimals[quantity]++;
    }
    talloc_free(copy);
    return ok;
}

void lattice_coarsen(struct solver *solver, struct lattice *lattice, size_t rounds)
{
    const struct sketch *sketch = solver->sketch;
    size_t outside = solver_outside(solver, true);
    for (size_t pass = 0; pass < SPARE_DECIMALS; pass++)
        for (size_t q = 0; q < sketch->quantities->count; q++) {
            const struct quantity *quantity = &sketch->quantities->quantity[q];
            const struct appearance *look = appearance_of(sketch->appearances, quantity->variable);
            bool made = quantity->variable->ratio.count > 0 || quantity->variable->factor.count > 0;
            if (quantity->yes || look->whole || made)
                lattice->decimals[q] = look->decimals;
            else if (lattice->decimals[q] > look->decimals)
                can_do_with_less(solver, lattice, q, outside, rounds);
        }
}
