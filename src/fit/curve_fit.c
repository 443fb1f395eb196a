#include "fit/curve_fit.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/parallel.h"
#include "base/progress.h"
#include "fit/curve_rows.h"
#include "fit/curve_walk.h"
#include "fit/ols.h"

/* A status on the way: doubles did not suffice. */
#define DELICATE_STATUS SPECIFICATION_STATUSES

/* Below this part of its length the residual is judged in quads. */
#define NEARLY_EXACT 1e-6

enum { PIECES = 64, MOST_SETTINGS = 20000 };

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

/* The specifications of one ground, on the way. */
struct making {
    struct curve_fit *fit;
    const struct ground *ground;
    size_t chosen;           /* slots that number the pieces */
    double **room, **weight; /* of each worker */
};

/* The specifications of one focal form and subset of a ground: one for each kind. */
static struct specification *kinds_of(const struct making *making, size_t focal, size_t subset)
{
    const struct ground *ground = making->ground;
    const struct chosen chosen = { ground->outcome, ground->rows_rule,
                                   ground->missing, focal,
                                   subset,          0 };
    return making->fit->specification + specification_index(making->fit->curve, &chosen);
}

static void status_set(const struct making *making, size_t focal, size_t subset, unsigned columns,
                       unsigned status)
{
    struct specification *specification = kinds_of(making, focal, subset);
    for (size_t k = 0; k < making->fit->curve->kinds; k++)
        specification[k] = (struct specification){ .estimate = NAN,
                                                   .std_error = NAN,
                                                   .std_estimate = NAN,
                                                   .nobs = (unsigned)making->ground->field.rows,
                                                   .columns = columns,
                                                   .status = status };
}

/* The estimate and its errors, x and y being residuals beside the other columns. */
static void judge(const struct making *making, size_t focal, size_t subset, size_t columns,
                  const double *x, const double *y, const double *leverage, double *v)
{
    const struct ground *ground = making->ground;
    const struct field *field = &ground->field;
    double b = rows_product(x, y, field->stride) / rows_product(x, x, field->stride);
    struct specification *specification = kinds_of(making, focal, subset);
    for (size_t k = 0; k < making->fit->curve->kinds; k++, specification++) {
        enum inference_kind kind = making->fit->curve->kind[k];
        bool ok = error_weights(kind, field, columns, x, leverage, v);
        double variance = ok ? error_variance(v, x, y, b, field->stride) : NAN;
        *specification = (struct specification){
            .estimate = b * ground->unit[focal],
            .std_estimate = b * ground->std_unit[focal],
            .std_error = sqrt(variance) * ground->unit[focal],
            .nobs = (unsigned)field->rows,
            .columns = (unsigned)columns,
            .status = ok ? SPECIFICATION_ESTIMATED : SPECIFICATION_FULL_LEVERAGE,
        };
    }
}

static double residual_length(const double *x, const double *y, double *v, size_t stride)
{
    double b = rows_product(x, y, stride) / rows_product(x, x, stride);
    for (size_t i = 0; i < stride; i++)
        v[i] = 1;
    return sqrt(error_variance(v, x, y, b, stride));
}

struct visitor {
    const struct making *making;
    double *weight;
};

static void leaf_judge(const struct standing *standing, void *context)
{
    const struct visitor *visitor = context;
    const struct making *making = visitor->making;
    const struct field *field = &making->ground->field;
    for (size_t f = 0; f < field->focals; f++) {
        const double *x = standing->focal + f * field->stride;
        double square = rows_product(x, x, field->stride);
        unsigned columns = (unsigned)standing->columns, status = SPECIFICATION_ESTIMATED;
        if (field->rows <= standing->columns)
            status = SPECIFICATION_TOO_FEW_ROWS;
        else if (standing->collinear || field->focal_left[f] == 0)
            status = SPECIFICATION_COLLINEAR;
        else if (standing->delicate || square < DELICATE * DELICATE
                 || residual_length(x, standing->outcome, visitor->weight, field->stride)
                        < NEARLY_EXACT)
            status = DELICATE_STATUS;
        if (status != SPECIFICATION_ESTIMATED)
            status_set(making, f, standing->subset, columns, status);
        else
            judge(making, f, standing->subset, standing->columns, x, standing->outcome,
                  standing->leverage, visitor->weight);
    }
}

static size_t choices_at(const struct field *field, size_t s)
{
    return field->slot[s].forms + field->slot[s].optional;
}

/* The choices in the first slots by the number of a piece. */
static void piece_choices(const struct making *making, size_t piece, size_t *choice)
{
    for (size_t s = making->chosen; s-- > 0;) {
        size_t choices = choices_at(&making->ground->field, s);
        choice[s] = piece % choices;
        piece /= choices;
    }
}

static void piece_do(size_t piece, size_t worker, void *context)
{
    const struct making *making = context;
    size_t choice[PIECES];
    struct visitor visitor = { making, making->weight[worker] };
    piece_choices(making, piece, choice);
    walk_leaves(&(struct walk){ .field = &making->ground->field,
                                .chosen = making->chosen,
                                .choice = choice,
                                .visit = leaf_judge,
                                .context = &visitor,
                                .room = making->room[worker] });
}

/* Whether a subset is one of the ground's, and the choices in the slots of its field. */
static bool field_choices(const struct ground *ground, size_t subset, size_t *all, size_t *choice)
{
    const struct curve *curve = ground->curve;
    bool here = true;
    size_t slots = 0;
    subset_choices(curve, subset, all);
    for (size_t s = 0; s < curve->slots; s++) {
        here &= ground->fixed[s] == SIZE_MAX || ground->fixed[s] == all[s];
        if (ground->fixed[s] == SIZE_MAX && slot_choices(&curve->slot[s]) > 1)
            choice[slots++] = all[s];
    }
    return here;
}

/* One subset that doubles did not do justice, again in quads. */
static void subset_settle(struct run *room, const struct making *making, size_t focal,
                          size_t subset, const size_t *choice)
{
    const struct ground *ground = making->ground;
    size_t columns = 0, stride = ground->field.stride;
    double *x = run_array(room, double, stride), *y = run_array(room, double, stride);
    double *h = run_array(room, double, stride), *v = run_array(room, double, stride);
    if (!ground_stand(room, ground, focal, choice, x, y, h, &columns))
        status_set(making, focal, subset, (unsigned)columns, SPECIFICATION_COLLINEAR);
    else if (residual_length(x, y, v, stride) * ground->outcome_left <= EXACT_TOLERANCE)
        status_set(making, focal, subset, (unsigned)columns, SPECIFICATION_EXACT);
    else
        judge(making, focal, subset, columns, x, y, h, v);
}

static void delicate_settle(struct run *run, const struct making *making)
{
    const struct curve *curve = making->fit->curve;
    size_t *all = run_array(run, size_t, curve->slots + 1);
    size_t *choice = run_array(run, size_t, curve->slots + 1);
    for (size_t f = 0; f < curve->focals; f++)
        for (size_t subset = 0; subset < curve->subsets; subset++) {
            if (kinds_of(making, f, subset)->status != DELICATE_STATUS
                || !field_choices(making->ground, subset, all, choice))
                continue;
            struct run *room = run_new();
            subset_settle(room, making, f, subset, choice);
            talloc_free(room);
        }
}

/* Every specification of a ground. */
static void ground_fit(struct run *room, struct curve_fit *fit, const struct ground *ground)
{
    struct making making = { .fit = fit, .ground = ground };
    const struct field *field = &ground->field;
    size_t pieces = 1, workers = parallel_workers();
    while (making.chosen < field->slots && pieces < PIECES)
        pieces *= choices_at(field, making.chosen++);
    making.room = run_array(room, double *, workers);
    making.weight = run_array(room, double *, workers);
    for (size_t w = 0; w < workers; w++) {
        making.room[w] = run_array(room, double, walk_room(field));
        making.weight[w] = run_array(room, double, field->stride);
    }
    parallel_do(pieces, piece_do, &making);
    delicate_settle(room, &making);
    fit->offered = ground->offered > fit->offered ? ground->offered : fit->offered;
    fit->imputed = ground->imputed > fit->imputed ? ground->imputed : fit->imputed;
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
    progress_clear(run);
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
                    "few rows, %zu fitted exactly, %zu with a row of full leverage",
                    curve->specifications, made->count[SPECIFICATION_COLLINEAR],
                    made->count[SPECIFICATION_TOO_FEW_ROWS], made->count[SPECIFICATION_EXACT],
                    made->count[SPECIFICATION_FULL_LEVERAGE]);
}
