#include "fit/bounds_search.h"

#include <math.h>
#include <string.h>

#include "base/progress.h"
#include "base/random.h"

enum {
    RANDOM_STARTS = 20,
    QUARTERS = 4,       /* of a range: five points to try */
    MOST_ROUNDS = 10,   /* through all cells, from one start */
    MOST_TRIALS = 50000 /* some tens of seconds */
};

/* A climb has to gain more than rounding. */
#define GAIN 1e-9

/* The last steps of a climb, as a share of a cell's range. */
#define FINEST 1e-3

/* The best points so far: for the low end and the high end of each coefficient. */
struct search {
    struct trial *trial;
    struct bounds *made;
    double *b;     /* terms: of the last trial */
    double *best;  /* 2 x terms: of the low ends, negated, and of the high ends */
    double *point; /* 2 x terms x cells */
    double *value; /* cells: being tried */
};

/* In memory of its own: a search makes thousands of fits. */
static bool fit_at(struct trial *trial, bool whole, const double *value, struct run *own,
                   struct fit **fit)
{
    struct design *design = NULL;
    own->quiet = true;
    completion_put(trial->completion, value);
    if (whole)
        return analysis_fit(own, &trial->analysis, trial->formula, fit);
    return design_build(own, trial->formula, &trial->analysis.offer, &design)
           && ols_solve(own, design, fit);
}

bool trial_begin(struct run *run, struct trial *trial, struct bounds *made)
{
    for (size_t end = 0; end < 2; end++) {
        struct run *own = run_new();
        struct fit *fit = NULL;
        bool ok = fit_at(trial, true, end == 0 ? made->from : made->to, own, &fit);
        if (!ok)
            run_fail(run, own->status, NOWHERE,
                     "suppressed cells at the %s ends of their ranges: %s; say other ranges: "
                     "--suppressed COLUMN=LOW:HIGH",
                     end == 0 ? "low" : "high", own->message);
        if (ok && end == 0) {
            made->nobs = fit->nobs;
            made->terms = fit->coefficients;
            made->bound = run_array(run, struct bound, made->terms);
            for (size_t j = 0; j < made->terms; j++)
                made->bound[j].term = talloc_strdup(run, fit->coefficient[j].term);
        }
        talloc_free(own);
        if (!ok)
            return false;
    }
    return true;
}

bool trial_end(struct run *run, struct trial *trial, const double *value, size_t j,
               struct bound_end *end)
{
    struct run *own = run_new();
    struct fit *fit = NULL;
    bool ok = fit_at(trial, true, value, own, &fit);
    if (ok) {
        const struct coefficient *c = &fit->coefficient[j];
        *end =
            (struct bound_end){ c->estimate, c->std_error, c->p_value, c->conf_low, c->conf_high };
    } else {
        run_fail(run, own->status, NOWHERE, "at an end of the bounds of %s: %s",
                 trial->completion->frame->file, own->message);
    }
    talloc_free(own);
    return ok;
}

/* Fit at search->value, and keep the point wherever it goes further than any before. */
static bool try(struct search *search)
{
    struct run *own = run_new();
    struct fit *fit = NULL;
    size_t terms = search->made->terms, cells = search->made->cells;
    bool ok = fit_at(search->trial, false, search->value, own, &fit) && fit->coefficients == terms;
    search->made->tried++;
    for (size_t j = 0; j < terms; j++)
        search->b[j] = ok ? fit->coefficient[j].estimate : NAN;
    talloc_free(own);
    for (size_t end = 0; ok && end < 2 * terms; end++) {
        double reached = end < terms ? -search->b[end] : search->b[end - terms];
        if (!(reached > search->best[end]))
            continue;
        search->best[end] = reached;
        memcpy(search->point + end * cells, search->value, cells * sizeof *search->value);
    }
    return ok;
}

static void try_corners(struct search *search)
{
    const struct bounds *made = search->made;
    for (size_t corner = 0; corner < (size_t)1 << made->cells; corner++) {
        for (size_t c = 0; c < made->cells; c++)
            search->value[c] = corner >> c & 1 ? made->to[c] : made->from[c];
        try(search);
    }
}

static void try_some_corners(struct run *run, struct search *search)
{
    const struct bounds *made = search->made;
    gsl_rng *random = random_new(run);
    memcpy(search->value, made->from, made->cells * sizeof *search->value);
    try(search);
    memcpy(search->value, made->to, made->cells * sizeof *search->value);
    try(search);
    for (size_t start = 0; start < RANDOM_STARTS; start++) {
        random_begin(random, search->trial->analysis.inference.seed, start);
        for (size_t c = 0; c < made->cells; c++)
            search->value[c] = random_below(random, 2) == 1 ? made->to[c] : made->from[c];
        try(search);
    }
}

static void try_middle(struct search *search)
{
    const struct bounds *made = search->made;
    for (size_t c = 0; c < made->cells; c++)
        search->value[c] = made->from[c] + (made->to[c] - made->from[c]) / 2;
    try(search);
}

/* The best point of one end, with one cell moved to `value`, if that is another and in range. */
static void try_moved(struct search *search, size_t end, size_t c, double value)
{
    const struct bounds *made = search->made;
    memcpy(search->value, search->point + end * made->cells, made->cells * sizeof *search->value);
    if (search->value[c] == value || value < made->from[c] || value > made->to[c]
        || made->tried >= MOST_TRIALS)
        return;
    search->value[c] = value;
    try(search);
}

/* Move one cell at a time to each quarter of its range; true where a round gained. */
static bool climb_round(struct search *search, size_t end)
{
    const struct bounds *made = search->made;
    double before = search->best[end];
    for (size_t c = 0; c < made->cells; c++) {
        for (size_t quarter = 0; quarter < QUARTERS; quarter++)
            try_moved(search, end, c,
                      made->from[c] + (made->to[c] - made->from[c]) * (double)quarter / QUARTERS);
        try_moved(search, end, c, made->to[c]);
    }
    return search->best[end] - before > GAIN * fabs(before);
}

/* The same by a share of its range, up and down from where it is. */
static bool step_round(struct search *search, size_t end, double share)
{
    const struct bounds *made = search->made;
    double before = search->best[end];
    for (size_t c = 0; c < made->cells; c++) {
        const double *now = search->point + end * made->cells + c;
        double step = share * (made->to[c] - made->from[c]);
        try_moved(search, end, c, fmin(*now + step, made->to[c]));
        try_moved(search, end, c, fmax(*now - step, made->from[c]));
    }
    return search->best[end] - before > GAIN * fabs(before);
}

static void climb(struct search *search, size_t end)
{
    size_t rounds = 0;
    while (rounds++ < MOST_ROUNDS && climb_round(search, end))
        continue;
    for (double share = 0.5 / QUARTERS; share > FINEST; share /= 2)
        for (rounds = 0; rounds < MOST_ROUNDS && step_round(search, end, share); rounds++)
            continue;
}

bool bounds_search(struct run *run, struct trial *trial, struct bounds *made)
{
    static const char what[] = "searching for the bounds";
    struct search search = { .trial = trial,
                             .made = made,
                             .b = run_array(run, double, made->terms),
                             .best = run_array(run, double, 2 * made->terms),
                             .point = run_array(run, double, 2 * made->terms * made->cells),
                             .value = run_array(run, double, made->cells) };
    for (size_t end = 0; end < 2 * made->terms; end++)
        search.best[end] = -INFINITY;
    try_middle(&search);
    if (made->cells <= CORNERS)
        try_corners(&search);
    else
        try_some_corners(run, &search);
    for (size_t end = 0; end < 2 * made->terms; end++) {
        climb(&search, end);
        progress_show(run, what, (double)(end + 1) / (double)(2 * made->terms));
    }
    progress_end(run, what);
    for (size_t j = 0; j < made->terms; j++)
        if (!trial_end(run, trial, search.point + j * made->cells, j, &made->bound[j].low)
            || !trial_end(run, trial, search.point + (made->terms + j) * made->cells, j,
                          &made->bound[j].high))
            return false;
    return true;
}
