/* attain synthesise: made-up sources that give a study's printed tables. */
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <stdio.h>

#include "base/number.h"
#include "command/study_request.h"
#include "synthesise/account.h"
#include "synthesise/source_files.h"

struct synthesise_options {
    char *seed, *output;
};

/* Every quantity of the kind asked for goes onto its lattice. */
static void settle(struct solver *solver, struct lattice *lattice, bool outcomes)
{
    const struct sketch *sketch = solver->sketch;
    for (size_t q = 0; q < sketch->quantities->count; q++) {
        const struct variable *variable = sketch->quantities->quantity[q].variable;
        if (sketch_is_outcome(sketch, q) == outcomes && !lattice->settled[q]
            && (outcomes || variable->ratio.count == 0))
            lattice_settle(solver, lattice, q);
    }
}

static bool round_all(struct run *run, struct solver *solver, struct all_series *all,
                      struct lattice *lattice)
{
    const struct sketch *sketch = solver->sketch;
    solver_run(solver, 1, .7, 40);
    if (!series_of_factors(run, all))
        return false;
    for (size_t q = 0; q < sketch->quantities->count; q++)
        if (sketch->quantities->quantity[q].variable->factor.count > 0)
            for (size_t i = 0; i < sketch->areas; i++)
                solver->fixed[q * sketch->areas + i] = lattice->settled[q] = true;
    solver_run(solver, 1, .7, 40);
    series_of_heads(run, all, lattice);
    if (getenv("TRACE")) printf("scores: %zu outside\n", solver_outside(solver, true));
    settle(solver, lattice, false);
    if (getenv("TRACE")) printf("predictors: %zu outside\n", solver_outside(solver, true));
    for (size_t q = 0; q < sketch->quantities->count; q++)
        if (!sketch_is_outcome(sketch, q) && !lattice->settled[q])
            lattice_settle(solver, lattice, q);
    solver_run(solver, 1, .7, 40);
    if (getenv("TRACE")) printf("ratios: %zu outside\n", solver_outside(solver, true));
    settle(solver, lattice, true);
    if (getenv("TRACE")) printf("outcomes: %zu outside\n", solver_outside(solver, true));
    lattice_anneal(solver, lattice, 20);
    if (getenv("TRACE")) printf("annealed: %zu outside\n", solver_outside(solver, true));
    lattice_coarsen(solver, lattice, 6);
    if (getenv("TRACE")) { printf("coarsened: %zu outside\n", solver_outside(solver, true)); for (size_t q = 0; q < sketch->quantities->count; q++) printf(" %s %zu\n", sketch->quantities->quantity[q].variable->name, lattice->decimals[q]); }
    series_fill(run, all, lattice);
    return true;
}

static bool synthesise_perform(struct run *run, const struct request *request)
{
    const struct synthesise_options *options = request->options;
    struct study *study = NULL;
    struct appearances *appearances = NULL;
    struct sketch *sketch = NULL;
    unsigned long seed = options->seed == NULL ? 1 : strtoul(options->seed, NULL, 10);
    if (options->output == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE, "say where the files shall go: -o DIR");
    if (!study_read(run, request->argument[0], NULL, 0, &study)
        || !appearances_read(run, study, &appearances)
        || !sketch_draw(run, study, appearances, seed, &sketch))
        return false;
    struct solver *solver = solver_new(run, sketch);
    if (getenv("LOAD")) { FILE *f = fopen(getenv("LOAD"), "r"); double x; for (size_t u = 0; u < solver->unknowns; u++) { if (fscanf(f, "%lf", &x) != 1) abort(); sketch->quantities->quantity[u / sketch->areas].value[u % sketch->areas] = x; } for (size_t c = 0; c < sketch->cells->count; c++) if (fscanf(f, "%lf", &solver->weight[c]) != 1) abort(); fclose(f); }
    else solver_solve(solver);
    if (getenv("SAVE")) { FILE *f = fopen(getenv("SAVE"), "w"); for (size_t u = 0; u < solver->unknowns; u++) fprintf(f, "%.17g\n", sketch->quantities->quantity[u / sketch->areas].value[u % sketch->areas]); for (size_t c = 0; c < sketch->cells->count; c++) fprintf(f, "%g\n", solver->weight[c]); fclose(f); printf("solved: %zu outside of all\n", solver_outside(solver, false)); }
    struct all_series *all = series_new(run, sketch);
    struct outputs *outputs = outputs_new(run);
    if (!round_all(run, solver, all, lattice_new(run, sketch)))
        return false;
    source_files_add(run, all, options->output, outputs);
    size_t outside = solver_outside(solver, false);
    outputs_add_text(outputs, talloc_asprintf(run, "%s/cells.csv", options->output),
                     account_csv(run, solver));
    outputs_add_text(outputs, talloc_asprintf(run, "%s/cells.txt", options->output),
                     account_text(run, solver));
    outputs_add_text(outputs, NULL, account_text(run, solver));
    if (!outputs_write(run, outputs))
        return false;
    run_say(run, "%zu of %zu printed cells come back; the files are in %s",
            sketch->cells->count - outside, sketch->cells->count, options->output);
    return true;
}

static const char *const synthesise_examples[] = { "attain synthesise my-study.yaml -o made-up", NULL };

static const struct option synthesise_option_table[] = {
    { "seed", '\0', OPTION_TEXT, offsetof(struct synthesise_options, seed), "N",
      "of the random numbers; 1 without it" },
    { "output", 'o', OPTION_TEXT, offsetof(struct synthesise_options, output), "DIR",
      "folder for the sources and cells.csv" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_synthesise = {
    .name = "synthesise",
    .arguments = "STUDY",
    .summary = "make up data that give a study's printed tables",
    .examples = synthesise_examples,
    .options = synthesise_option_table,
    .options_size = sizeof(struct synthesise_options),
    .least = 1,
    .most = 1,
    .perform = synthesise_perform,
};
