#include "fit/curve_ground.h"

#include <math.h>
#include <stdint.h>

#include "base/parallel.h"
#include "fit/curve_walk.h"
#include "fit/ols.h"

/* A status on the way: doubles did not suffice. */
#define DELICATE_STATUS SPECIFICATION_STATUSES

/* Below this part of its length the residual is judged in quads. */
#define NEARLY_EXACT 1e-6

enum { PIECES = 64 };

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

void ground_fit(struct run *room, struct curve_fit *fit, const struct ground *ground)
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
    parallel_show(room, "fitting specifications", pieces, piece_do, &making);
    delicate_settle(room, &making);
    fit->offered = ground->offered > fit->offered ? ground->offered : fit->offered;
    fit->imputed = ground->imputed > fit->imputed ? ground->imputed : fit->imputed;
}
