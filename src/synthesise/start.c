#include "synthesise/start.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

double sketch_normal(const struct sketch *sketch)
{
    return gsl_ran_gaussian_ziggurat(sketch->rng, 1);
}

bool sketch_is_outcome(const struct sketch *sketch, size_t quantity)
{
    for (size_t m = 0; m < sketch->cells->models; m++)
        if (sketch->quantities->view[sketch->cells->model[m].outcome].quantity == quantity)
            return true;
    return false;
}

static bool is_in(const struct sketch *sketch, const struct printed_model *model, size_t quantity)
{
    for (size_t t = 0; t < model->terms; t++)
        if (sketch->quantities->view[model->view[t]].quantity == quantity)
            return true;
    return false;
}

/* The most rows of a printed model that has the quantity among its terms. */
static size_t most_nobs(const struct sketch *sketch, size_t quantity)
{
    size_t most = 0;
    for (size_t m = 0; m < sketch->cells->models; m++) {
        const struct printed_model *model = &sketch->cells->model[m];
        if (is_in(sketch, model, quantity) && model->nobs > most)
            most = model->nobs;
    }
    return most == 0 ? sketch->kept : most;
}

static bool choose_areas(struct run *run, struct sketch *sketch)
{
    struct areas *areas = NULL;
    const struct texts *registers = &sketch->study->registers;
    const char **path = run_array(run, const char *, registers->count);
    for (size_t i = 0; i < registers->count; i++)
        path[i] = study_path(run, sketch->study, registers->text[i]);
    if (!areas_read(run, path, registers->count, &areas))
        return false;
    sketch->register_ = areas;
    sketch->area = run_array(run, size_t, areas->count);
    for (size_t i = 0; i < areas->count; i++)
        if (areas->area[i].fictitious && !areas->area[i].aggregate)
            sketch->area[sketch->areas++] = i;
    return sketch->areas > 0
           || run_fail(run, STATUS_UNSUPPORTED, (struct place){ sketch->study->path, 0, 0 },
                       "the study's registers have no fictitious authority to make data about; add "
                       "them to a register");
}

/* An outcome of which some variable, or a formula over all, takes the z-score has values beyond
 * those kept, to take its mean and SD from; not the first outcome, without which nobody is kept. */
static bool is_standardised_outcome(const struct sketch *sketch, size_t quantity)
{
    const struct quantities *quantities = sketch->quantities;
    const struct texts *keep = &sketch->study->keep;
    const char *name = quantities->quantity[quantity].variable->name;
    bool z = false;
    for (size_t v = 0; v < quantities->views; v++)
        for (size_t s = 0; s < quantities->view[v].steps; s++)
            z = z
                || (quantities->view[v].quantity == quantity
                    && quantities->view[v].step[s].kind == STEP_Z);
    for (size_t m = 0; sketch->study->standardise_made_up == 1 && m < sketch->cells->models; m++)
        for (size_t t = 0; t < sketch->cells->model[m].terms; t++)
            z = z
                || (sketch->cells->model[m].z[t]
                    && quantities->view[sketch->cells->model[m].view[t]].quantity == quantity);
    return z && keep->count > 1 && strcmp(keep->text[0], name) != 0;
}

static bool choose_kept(struct run *run, struct sketch *sketch)
{
    struct quantities *quantities = sketch->quantities;
    for (size_t m = 0; m < sketch->cells->models; m++)
        if (sketch->cells->model[m].nobs > sketch->kept)
            sketch->kept = sketch->cells->model[m].nobs;
    if (sketch->kept > sketch->areas)
        return run_fail(run, STATUS_UNSUPPORTED, (struct place){ sketch->study->path, 0, 0 },
                        "the largest printed n is %zu, and the registers have %zu fictitious "
                        "authorities; add more to a register",
                        sketch->kept, sketch->areas);
    sketch->order = run_array(run, size_t, sketch->areas);
    for (size_t i = 0; i < sketch->areas; i++)
        sketch->order[i] = i;
    gsl_ran_shuffle(sketch->rng, sketch->order, sketch->areas, sizeof *sketch->order);
    for (size_t i = sketch->kept; i < sketch->areas; i++) {
        quantities->kept[sketch->order[i]] = sketch->study->keep.count == 0;
        for (size_t q = 0; q < quantities->count; q++)
            if (sketch_is_outcome(sketch, q) && !(i % 2 == 0 && is_standardised_outcome(sketch, q)))
                quantities->quantity[q].present[sketch->order[i]] = false;
    }
    return true;
}

/* Of the incomplete rows, in the order of chance: those that no variable lacks yet are
 * first to lose this one. */
static void gaps_place(struct run *run, const struct sketch *sketch, struct quantity *quantity,
                       size_t first, size_t rows, size_t gaps, bool *lacks)
{
    for (size_t k = 0; k < rows && gaps > 0; k++)
        if (!lacks[k]) {
            lacks[k] = true;
            quantity->present[sketch->order[first + k]] = false;
            gaps--;
        }
    size_t *left = run_array(run, size_t, rows + 1), count = 0;
    for (size_t k = 0; k < rows; k++)
        if (quantity->present[sketch->order[first + k]])
            left[count++] = k;
    if (gaps > 0 && count > 0) /* GSL cannot shuffle nothing */
        gsl_ran_shuffle(sketch->rng, left, count, sizeof *left);
    for (size_t k = 0; k < gaps && k < count; k++)
        quantity->present[sketch->order[first + left[k]]] = false;
}

/* Who answers the source at all, and which of its single answers are not there. */
static void source_gaps(struct run *run, struct sketch *sketch, size_t source)
{
    struct quantities *quantities = sketch->quantities;
    const char *name = sketch->study->source[source].name;
    size_t answers = 0, complete = sketch->kept;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t q = 0; q < quantities->count; q++) {
            const struct variable *variable = quantities->quantity[q].variable;
            if (variable->from == NULL || strcmp(variable->from, name) != 0
                || sketch_is_outcome(sketch, q))
                continue;
            size_t nobs = most_nobs(sketch, q);
            answers = nobs > answers ? nobs : answers;
            for (size_t m = 0; pass == 1 && m < sketch->cells->models; m++)
                if (is_in(sketch, &sketch->cells->model[m], q)
                    && sketch->cells->model[m].nobs < complete)
                    complete = sketch->cells->model[m].nobs;
        }
    sketch->answer[source] = answers > 0 && answers < sketch->kept ? answers : sketch->areas;
    size_t rows = answers > complete ? answers - complete : 0;
    bool *lacks = run_array(run, bool, rows + 1);
    for (size_t q = 0; q < quantities->count; q++) {
        struct quantity *quantity = &quantities->quantity[q];
        if (quantity->variable->from == NULL || strcmp(quantity->variable->from, name) != 0
            || sketch_is_outcome(sketch, q))
            continue;
        for (size_t i = sketch->answer[source]; i < sketch->areas; i++)
            quantity->present[sketch->order[i]] = false;
        gaps_place(run, sketch, quantity, answers - rows, rows, answers - most_nobs(sketch, q),
                   lacks);
    }
}

static bool check_nobs(struct run *run, const struct sketch *sketch)
{
    const struct response *response = response_new(run, sketch->cells);
    for (size_t m = 0; m < sketch->cells->models; m++) {
        const struct printed_model *model = &sketch->cells->model[m];
        if (model->nobs != 0 && response_nobs(response, m) != model->nobs)
            return run_fail(run, STATUS_UNSUPPORTED, model->model->formula->place,
                            "no gaps were found that leave this model the printed n of %zu (%zu "
                            "came out); look at the printed n",
                            model->nobs, response_nobs(response, m));
    }
    return true;
}

/* The index of the quantity behind a variable of the study, or SIZE_MAX. */
static size_t quantity_behind(const struct sketch *sketch, const char *name)
{
    const struct variable *variable = study_variable(sketch->study, name);
    for (size_t depth = 0; variable->of != NULL && depth < sketch->study->variables; depth++)
        variable = study_variable(sketch->study, variable->of);
    for (size_t q = 0; q < sketch->quantities->count; q++)
        if (sketch->quantities->quantity[q].variable == variable)
            return q;
    return SIZE_MAX;
}

/* Standard normal scores of a quantity and of those that it follows, each drawn once. */
static void scores_draw(struct run *run, const struct sketch *sketch, size_t q, double **score)
{
    if (score[q] != NULL)
        return;
    const struct appearance *look =
        appearance_of(sketch->appearances, sketch->quantities->quantity[q].variable);
    double rest = 1;
    double *t = run_array(run, double, sketch->areas);
    score[q] = t;
    for (size_t f = 0; f < look->follows; f++) {
        size_t other = quantity_behind(sketch, look->along[f]);
        if (other == SIZE_MAX || other == q)
            continue;
        scores_draw(run, sketch, other, score);
        for (size_t i = 0; i < sketch->areas; i++)
            t[i] += look->correlation[f] * score[other][i];
        rest -= look->correlation[f] * look->correlation[f];
    }
    for (size_t i = 0; i < sketch->areas; i++)
        t[i] += sqrt(rest) * sketch_normal(sketch);
}

/* The rows with the highest scores say yes, so many as the share asks for. */
static void yes_draw(struct run *run, const struct sketch *sketch, struct quantity *quantity,
                     double share, const double *score)
{
    const bool *kept = sketch->quantities->kept;
    size_t *row = run_array(run, size_t, sketch->areas), rows = 0;
    for (size_t i = 0; i < sketch->areas; i++)
        if (quantity->present[i] && kept[i])
            row[rows++] = i;
    for (size_t a = 0; a < rows; a++) {
        size_t above = 0;
        for (size_t b = 0; b < rows; b++)
            above += score[row[b]] > score[row[a]];
        quantity->value[row[a]] = (double)above < floor(share * (double)rows) ? 1 : 0;
    }
    for (size_t i = 0; i < sketch->areas; i++)
        if (quantity->present[i] && !kept[i])
            quantity->value[i] = score[i] > 0 ? 1 : 0;
}

/* mean + sd t; where the lower bound is near, skewed away from it with the same moments. */
static double looked(const struct appearance *look, double t)
{
    double x = look->mean + look->sd * t, above = look->mean - look->least;
    if (above < 2.5 * look->sd) {
        double s2 = log1p(look->sd / above * (look->sd / above));
        x = look->least + above * exp(sqrt(s2) * t - s2 / 2);
    }
    return fmin(look->most, fmax(look->least, look->whole ? round(x) : x));
}

static void predictors_draw(struct run *run, const struct sketch *sketch)
{
    double **score = run_array(run, double *, sketch->quantities->count);
    for (size_t q = 0; q < sketch->quantities->count; q++) {
        struct quantity *quantity = &sketch->quantities->quantity[q];
        const struct appearance *look = appearance_of(sketch->appearances, quantity->variable);
        scores_draw(run, sketch, q, score);
        if (quantity->yes)
            yes_draw(run, sketch, quantity, look->share, score[q]);
        else
            for (size_t i = 0; i < sketch->areas; i++)
                quantity->value[i] = looked(look, score[q][i]);
    }
}

/* The printed cell of a coefficient, or NULL. */
static const struct published_row *printed_row(const struct sketch *sketch, size_t model,
                                               size_t coefficient, enum cell_kind kind)
{
    for (size_t c = 0; c < sketch->cells->count; c++) {
        const struct printed_cell *cell = &sketch->cells->cell[c];
        if (cell->model == model && cell->coefficient == coefficient && cell->kind == kind)
            return cell->row;
    }
    return NULL;
}

/* The outcome as its printed model says, noise included; what is not printed counts as 0. */
static void outcome_draw(struct run *run, const struct sketch *sketch, size_t at)
{
    const struct quantities *quantities = sketch->quantities;
    const struct printed_model *model = &sketch->cells->model[at];
    const size_t areas = sketch->areas;
    struct quantity *outcome = &quantities->quantity[quantities->view[model->outcome].quantity];
    double *sum = run_array(run, double, areas), *z = run_array(run, double, areas);
    for (size_t t = 0; t < model->terms; t++) {
        const struct published_row *row =
            printed_row(sketch, at, t + model->intercept, CELL_ESTIMATE);
        struct passage *passage = passage_new(run, quantities, &quantities->view[model->view[t]]);
        memcpy(z, passage->seen, areas * sizeof *z);
        if (model->z[t])
            standardise_among(z, quantities->kept, areas);
        for (size_t i = 0; row != NULL && i < areas; i++)
            sum[i] += row->estimate.value * z[i];
    }
    const struct published_row *constant = printed_row(sketch, at, 0, CELL_ESTIMATE);
    const struct published_row *share = printed_row(sketch, at, 0, CELL_R_SQUARED);
    memcpy(z, sum, areas * sizeof *z);
    double spread = standardise_among(z, outcome->present, areas);
    const struct appearance *look = appearance_of(sketch->appearances, outcome->variable);
    double noise =
        share == NULL ? look->sd : spread * sqrt(1 / fmax(.01, share->estimate.value) - 1);
    double level = constant != NULL && model->intercept ? constant->estimate.value : look->mean;
    for (size_t i = 0; i < areas; i++)
        outcome->value[i] =
            fmin(look->most, fmax(look->least, level + sum[i] + noise * sketch_normal(sketch)));
}

/* The largest model of each outcome, in the order in which outcomes first occur: one that
 * predicts from another outcome finds it drawn. */
static void outcomes_draw(struct run *run, const struct sketch *sketch)
{
    bool *drawn = run_array(run, bool, sketch->quantities->views);
    for (size_t m = 0; m < sketch->cells->models; m++) {
        size_t outcome = sketch->cells->model[m].outcome, best = m;
        for (size_t k = m; k < sketch->cells->models; k++)
            if (sketch->cells->model[k].outcome == outcome
                && sketch->cells->model[k].terms > sketch->cells->model[best].terms)
                best = k;
        if (!drawn[outcome])
            outcome_draw(run, sketch, best);
        drawn[outcome] = true;
    }
}

bool sketch_draw(struct run *run, const struct study *study, const struct appearances *appearances,
                 unsigned long seed, struct sketch **sketch)
{
    struct sketch *made = talloc_zero(run, struct sketch);
    *sketch = made;
    made->study = study;
    made->appearances = appearances;
    made->rng = run_adopt(run, gsl_rng_alloc(gsl_rng_mt19937), (void (*)(void *))gsl_rng_free);
    gsl_rng_set(made->rng, seed);
    made->answer = run_array(run, size_t, study->sources);
    if (!choose_areas(run, made) || !quantities_of(run, study, made->areas, &made->quantities)
        || !printed_cells_of(run, made->quantities, &made->cells) || !choose_kept(run, made))
        return false;
    for (size_t s = 0; s < study->sources; s++)
        source_gaps(run, made, s);
    if (!check_nobs(run, made))
        return false;
    predictors_draw(run, made);
    outcomes_draw(run, made);
    return true;
}
