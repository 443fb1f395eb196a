/* attain synthesise: made-up sources that give a study's printed tables. */
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <stdio.h>

#include "base/number.h"
#include "command/study_request.h"
#include "synthesise/solve.h"

struct synthesise_options {
    char *seed, *output;
};

static bool synthesise_perform(struct run *run, const struct request *request)
{
    const struct synthesise_options *options = request->options;
    struct study *study = NULL;
    struct appearances *appearances = NULL;
    struct sketch *sketch = NULL;
    unsigned long seed = options->seed == NULL ? 1 : strtoul(options->seed, NULL, 10);
    if (!study_read(run, request->argument[0], NULL, 0, &study)
        || !appearances_read(run, study, &appearances)
        || !sketch_draw(run, study, appearances, seed, &sketch))
        return false;
    struct solver *solver = solver_new(run, sketch);
    size_t outside = solver_solve(solver);
    printf("seed %lu: %zu of %zu outside after %zu steps\n", seed, outside, sketch->cells->count, solver->steps);
    for (size_t c = 0; c < sketch->cells->count; c++) {
        const struct printed_cell *cell = &sketch->cells->cell[c];
        double w = cell_within(cell, solver->statistic[c]);
        if (!(fabs(w) < 1) && outside < 60)
            printf("  %s | %s | %s: %g (%+.2f)\n", sketch->cells->model[cell->model].model->formula->text, cell->row->term, cell_kind_name(cell->kind), solver->statistic[c], w);
    }
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
