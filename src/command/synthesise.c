/* attain synthesise: made-up sources that give a study's printed tables. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "command/study_request.h"
#include "synthesise/account.h"
#include "synthesise/made.h"
#include "synthesise/source_files.h"

struct synthesise_options {
    char *seed, *tries, *output;
};

/* A whole number from `least` to `most`; 1 where nothing is said. */
static bool read_whole(struct run *run, const char *option, const char *text, double least,
                       double most, double *value)
{
    *value = 1;
    return text == NULL
           || (number_read(text, strlen(text), value) && *value >= least && *value <= most
               && *value <= floor(*value))
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "--%s is a whole number from %.0f to %.0f, not '%s'", option, least, most,
                       text);
}

static bool read_study(struct run *run, const struct request *request, struct study **study)
{
    const char *path = request->arguments > 0 ? request->argument[0] : NULL;
    return (path != NULL || share_find(run, DEFAULT_STUDY, &path))
           && study_read(run, path, NULL, 0, study);
}

static bool synthesise_perform(struct run *run, const struct request *request)
{
    const struct synthesise_options *options = request->options;
    struct outputs *outputs = outputs_new(run);
    struct study *study = NULL;
    struct made made = { NULL, NULL, NULL };
    double seed, tries;
    if (options->output == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "the made-up files need a folder: write -o DIR");
    if (!read_whole(run, "seed", options->seed, 0, UINT32_MAX, &seed)
        || !read_whole(run, "tries", options->tries, 1, 100, &tries)
        || !read_study(run, request, &study)
        || !made_of_study(run, study, (unsigned long)seed, (size_t)tries, &made))
        return false;
    const char *account = account_text(run, made.solver);
    source_files_add(run, made.series, options->output, outputs);
    outputs_add_text(outputs, talloc_asprintf(run, "%s/cells.csv", options->output),
                     account_csv(run, made.solver));
    outputs_add_text(outputs, talloc_asprintf(run, "%s/cells.txt", options->output), account);
    outputs_add_text(outputs, NULL, account);
    if (!outputs_write(run, outputs))
        return false;
    size_t cells = made.sketch->cells->count;
    run_say(run, "%zu of %zu printed cells come back; the made-up files are in %s",
            cells - solver_outside(made.solver, false), cells, options->output);
    return true;
}

static const char *const synthesise_examples[] = {
    "attain synthesise -o made-up",
    "attain synthesise my-study.yaml --seed 7 -o made-up",
    NULL,
};

static const struct option synthesise_option_table[] = {
    { "seed", '\0', OPTION_TEXT, offsetof(struct synthesise_options, seed), "N",
      "of the random numbers; 1 without it" },
    { "tries", '\0', OPTION_TEXT, offsetof(struct synthesise_options, tries), "N",
      "draws to begin from, with seeds from that one on, until one gives every printed cell; the "
      "best counts; 1 without it" },
    { "output", 'o', OPTION_TEXT, offsetof(struct synthesise_options, output), "DIR",
      "folder for the sources, under the names that the study gives them, and for cells.csv and "
      "cells.txt: what was asked of each printed cell and what came" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_synthesise = {
    .name = "synthesise",
    .arguments = "[STUDY]",
    .summary = "make up data that give a study's printed tables",
    .about = "Makes up sources about fictitious authorities whose regressions give the printed "
             "tables of a study, so that it can be run and tested without the real data. What is "
             "drawn from them says so.",
    .examples = synthesise_examples,
    .options = synthesise_option_table,
    .options_size = sizeof(struct synthesise_options),
    .most = 1,
    .perform = synthesise_perform,
};
