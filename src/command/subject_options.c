#include "command/subject_options.h"

#include <glib.h>

#include "command/option_number.h"

const char *const missing_rule_names[] = { "listwise", "mean", NULL };

const char subject_data_help[] =
    "CSV file with a header row, or a file of SPSS (.sav) or Stata (.dta); - is standard input. "
    "With "
    "--study: the folder with its sources. May stand more than once: tables are joined by local "
    "authority";
const char subject_study_help[] =
    "a study, by whose variables columns are called; without --data its made-up sample";
const char subject_set_help[] = "change a value of the study; may stand more than once";
const char subject_missing_rule_help[] =
    "of predictors: listwise (a row that lacks one is left out) or mean (it takes the mean of the "
    "others)";
const char subject_weights_help[] =
    "a column that weights the rows, such as the number of children behind each mean";
const char subject_group_help[] = "for --leave-one-out: a column by whose groups rows are left out "
                                  "together; region where there is one";
const char subject_se_help[] =
    "standard errors: classical (as without this), HC0 to HC4 (errors of unequal size), CR1, CR2 "
    "or "
    "wild-cluster (errors that go together within clusters), bootstrap, bootstrap-residuals or "
    "permutation (drawn again)";
const char subject_cluster_help[] = "the column of clusters, for CR1, CR2 and wild-cluster";
const char subject_replicates_help[] = "how many times to draw again; 9999 without this";
const char subject_seed_help[] =
    "where random draws begin: the same seed, the same answer; 1 without this";
const char subject_interval_help[] = "of a bootstrap: percentile (without this) or bca";
const char subject_level_help[] = "of intervals; 0.95 without this";
const char subject_name_respondents_help[] =
    "name local authorities beside answers of a survey, which are confidential";

bool subject_options_agree(struct run *run, const struct subject_options *options)
{
    if (options->data == NULL && options->study == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "say which data: --data FILE.csv, or --study FILE.yaml");
    return options->set == NULL || options->study != NULL
           || run_fail(run, STATUS_USAGE, NOWHERE, "--set changes a study; name it by --study");
}

bool subject_inference(struct run *run, const struct subject_options *options,
                       struct inference *inference)
{
    size_t seed = USUAL_SEED;
    int interval = INTERVAL_PERCENTILE, kind = INFERENCE_CLASSICAL;
    *inference = inference_usual();
    if (options->se != NULL && g_ascii_strcasecmp(options->se, "robust") == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--se cannot be 'robust', of which there are several: HC1 is Stata's, and "
                        "in a few hundred rows HC3 is the more careful; did you mean 'HC3'?");
    if (!option_choice(run, "se", options->se, inference_names, &kind)
        || !option_count(run, "replicates", options->replicates, LEAST_REPLICATES, MOST_REPLICATES,
                         &inference->replicates)
        || !option_count(run, "seed", options->seed, 0, 1000000000, &seed)
        || !option_choice(run, "interval", options->interval, interval_names, &interval)
        || !option_number(run, "level", options->level, 0.5, 0.9999, &inference->conf_level))
        return false;
    inference->kind = (enum inference_kind)kind;
    inference->seed = seed;
    inference->interval = (enum interval_kind)interval;
    inference->cluster = options->cluster;
    if (inference_is_clustered(inference->kind) && options->cluster == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--se %s needs clusters; name their column: --cluster region", options->se);
    return options->cluster == NULL || inference_is_clustered(inference->kind)
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "--cluster goes with --se CR1, CR2 or wild-cluster; say which");
}

void subject_inherit(const struct subject_options *options, const struct inference *said,
                     struct inference *inference)
{
    inference->kind = said->kind;
    inference->cluster = said->cluster;
    if (options->replicates == NULL)
        inference->replicates = said->replicates;
    if (options->seed == NULL)
        inference->seed = said->seed;
}
