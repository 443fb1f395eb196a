#include "fit/curve_fit.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/progress.h"
#include "fit/curve_ground.h"
#include "fit/curve_rows.h"

enum { MOST_SETTINGS = 20000 };

const char *const specification_status_names[] = { "estimated", "collinear",     "too few rows",
                                                   "exact fit", "full leverage", NULL };

struct chosen specification_chosen(const struct curve *curve, size_t index)
{
    struct chosen chosen;
    chosen.kind = index % curve->kinds;
    index /= curve->kinds;
    chosen.subset = index % curve->subsets;
    index /= curve->subsets;
    chosen.focal = index % curve->focals;
    index /= curve->focals;
    chosen.missing = index % curve->missings;
    index /= curve->missings;
    chosen.rows = index % curve->rows;
    chosen.outcome = index / curve->rows;
    return chosen;
}

size_t specification_index(const struct curve *curve, const struct chosen *chosen)
{
    size_t index = chosen->outcome * curve->rows + chosen->rows;
    index = (index * curve->missings + chosen->missing) * curve->focals + chosen->focal;
    return (index * curve->subsets + chosen->subset) * curve->kinds + chosen->kind;
}

double specification_value(const struct curve_fit *fit, size_t index)
{
    const struct specification *specification = &fit->specification[index];
    return fit->standardised ? specification->std_estimate : specification->estimate;
}

double specification_df(const struct specification *specification)
{
    return (double)specification->nobs - (double)specification->columns;
}

double specification_statistic(const struct specification *specification)
{
    return specification->estimate / specification->std_error;
}

static size_t *fixed_none(struct run *run, const struct curve *curve)
{
    size_t *fixed = run_array(run, size_t, curve->slots + 1);
    for (size_t s = 0; s < curve->slots; s++)
        fixed[s] = SIZE_MAX;
    return fixed;
}

static bool fail_base(struct run *run, const struct ground *ground)
{
    const struct curve *curve = ground->curve;
    for (size_t s = 0; s < curve->slots; s++)
        if (slot_choices(&curve->slot[s]) == 1)
            return run_fail(run, STATUS_UNSUPPORTED, curve->slot[s].form[0]->place,
                            "the terms that are always in are collinear on the %zu rows of '%s'; "
                            "leave one of them out",
                            ground->field.rows, curve->row[ground->rows_rule].name);
    return run_fail(run, STATUS_UNSUPPORTED, curve->place, "the intercept is collinear");
}

static bool common_fit(struct run *run, struct curve_fit *fit, struct chosen chosen)
{
    struct ground *ground = &fit->ground[fit->grounds];
    if (!ground_make(run, fit->curve, fit->offer, chosen.outcome, chosen.rows, chosen.missing,
                     fixed_none(run, fit->curve), ground))
        return false;
    if (ground->base_collinear)
        return fail_base(run, ground);
    fit->grounds++;
    ground_fit(run, fit, ground);
    return true;
}

/* The slots of which a form lacks a value in a row that outcome and focal term have. */
static bool slots_with_gaps(struct run *run, const struct curve_fit *fit, struct chosen chosen,
                            bool *gaps)
{
    const struct curve *curve = fit->curve;
    const struct frame *frame = fit->offer->frame;
    bool *rows = run_array(run, bool, frame->rows), *complete = run_array(run, bool, frame->rows);
    if (!rows_offered(run, curve, chosen.rows, fit->offer, rows))
        return false;
    for (size_t s = 0; s < curve->slots; s++) {
        gaps[s] = false;
        for (size_t f = 0; f < curve->slot[s].forms; f++) {
            if (!rows_complete(run, frame, curve->slot[s].form[f], rows,
                               curve->mean[chosen.missing], complete))
                return false;
            gaps[s] |= memcmp(rows, complete, frame->rows * sizeof *rows) != 0;
        }
    }
    return true;
}

/* What cannot be a ground for want of rows: each of its specifications has too few. */
static void ground_lacks(struct run *room, struct curve_fit *fit, struct chosen chosen,
                         const size_t *fixed, unsigned status)
{
    const struct curve *curve = fit->curve;
    size_t *choice = run_array(room, size_t, curve->slots + 1);
    for (chosen.subset = 0; chosen.subset < curve->subsets; chosen.subset++) {
        bool here = true;
        subset_choices(curve, chosen.subset, choice);
        for (size_t s = 0; s < curve->slots; s++)
            here &= fixed[s] == SIZE_MAX || fixed[s] == choice[s];
        for (chosen.focal = 0; here && chosen.focal < curve->focals; chosen.focal++)
            for (chosen.kind = 0; chosen.kind < curve->kinds; chosen.kind++)
                fit->specification[specification_index(curve, &chosen)] = (struct specification){
                    .estimate = NAN, .std_error = NAN, .std_estimate = NAN, .status = status
                };
    }
}

/* One way to fill the slots with gaps; what it takes is given back. */
static bool available_part(struct run *run, struct curve_fit *fit, struct chosen chosen,
                           const size_t *fixed)
{
    struct ground ground;
    struct run *room = run_new();
    room->quiet = run->quiet;
    bool ok = ground_make(room, fit->curve, fit->offer, chosen.outcome, chosen.rows, chosen.missing,
                          fixed, &ground);
    if (ok && !ground.base_collinear)
        ground_fit(room, fit, &ground);
    else if (ok || ground.lacks_rows)
        ground_lacks(room, fit, chosen, fixed,
                     ok ? SPECIFICATION_COLLINEAR : SPECIFICATION_TOO_FEW_ROWS);
    else
        run_fail(run, room->status, NOWHERE, "%s", room->message);
    ok = ok || ground.lacks_rows;
    talloc_free(room);
    return ok;
}

static bool available_fit(struct run *run, struct curve_fit *fit, struct chosen chosen)
{
    const struct curve *curve = fit->curve;
    bool *gaps = run_array(run, bool, curve->slots + 1);
    size_t parts = 1;
    if (!slots_with_gaps(run, fit, chosen, gaps))
        return false;
    for (size_t s = 0; s < curve->slots && parts <= MOST_SETTINGS; s++)
        parts *= gaps[s] ? slot_choices(&curve->slot[s]) : 1;
    if (parts > MOST_SETTINGS)
        return run_fail(run, STATUS_UNSUPPORTED, curve->place,
                        "with available cases the terms that lack values make more than %d sets of "
                        "rows; use common cases, or fewer optional terms",
                        MOST_SETTINGS);
    for (size_t part = 0; part < parts; part++) {
        size_t *fixed = fixed_none(run, curve), rest = part;
        for (size_t s = 0; s < curve->slots; s++) {
            if (!gaps[s])
                continue;
            fixed[s] = rest % slot_choices(&curve->slot[s]);
            rest /= slot_choices(&curve->slot[s]);
        }
        progress_show(run, "available cases", (double)part / (double)parts);
        if (!available_part(run, fit, chosen, fixed))
            return false;
    }
    progress_end(run, "available cases");
    return true;
}

static void count_statuses(struct curve_fit *fit)
{
    fit->fewest = SIZE_MAX;
    for (size_t i = 0; i < fit->curve->specifications; i++) {
        const struct specification *specification = &fit->specification[i];
        fit->count[specification->status]++;
        if (specification->status != SPECIFICATION_ESTIMATED)
            continue;
        fit->most = specification->nobs > fit->most ? specification->nobs : fit->most;
        fit->fewest = specification->nobs < fit->fewest ? specification->nobs : fit->fewest;
    }
}

bool curve_fit_make(struct run *run, const struct curve *curve, const struct offer *offer,
                    struct curve_fit **fit)
{
    struct curve_fit *made = talloc_zero(run, struct curve_fit);
    *fit = made;
    made->curve = curve;
    made->offer = offer;
    made->standardised = curve->outcomes > 1 || curve->focals > 1;
    made->specification = run_array(run, struct specification, curve->specifications);
    made->ground = run_array(run, struct ground, curve->outcomes * curve->rows * curve->missings);
    for (size_t o = 0; o < curve->outcomes; o++)
        for (size_t r = 0; r < curve->rows; r++)
            for (size_t m = 0; m < curve->missings; m++) {
                const struct chosen chosen = { .outcome = o, .rows = r, .missing = m };
                if (!(curve->cases == CASES_AVAILABLE ? available_fit(run, made, chosen)
                                                      : common_fit(run, made, chosen)))
                    return false;
            }
    count_statuses(made);
    if (made->count[SPECIFICATION_ESTIMATED] > 0)
        return true;
    return run_fail(run, STATUS_UNSUPPORTED, curve->place,
                    "none of the %zu specifications can be estimated: %zu collinear, %zu with too "
                    "few rows, %zu fitted exactly, %zu with a row of full leverage; use fewer "
                    "terms, or more rows",
                    curve->specifications, made->count[SPECIFICATION_COLLINEAR],
                    made->count[SPECIFICATION_TOO_FEW_ROWS], made->count[SPECIFICATION_EXACT],
                    made->count[SPECIFICATION_FULL_LEVERAGE]);
}
