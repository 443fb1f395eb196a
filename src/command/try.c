/* attain try: does a column that someone brings go with the outcomes of a study? */
#include <glib.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/answer.h"
#include "command/study_request.h"
#include "command/subject.h"
#include "command/tried_columns.h"
#include "command/tried_files.h"
#include "command/tried_output.h"
#include "fit/fitted.h"
#include "report/trial_log.h"

struct try_options {
    struct answer_options answer;
    char *data, *outcome, *candidates, *model, *table, *periods, *log;
    char **filter;
    int full; /* gboolean */
    struct subject_options subject;
};

/* What is asked, and what is made of it on the way. */
struct attempt {
    const struct try_options *options;
    const struct request *request;
    struct study *study;
    struct tried_models models;
    struct tried_asked asked;
    struct tried_files *tried;
    struct panel *panel;
    struct subject *subject;
    struct trial_log *log;
    struct trial_request wanted;
    struct trial *trial;
};

static bool study_take(struct run *run, struct attempt *attempt)
{
    const struct try_options *options = attempt->options;
    const struct tried_models_asked models = { options->outcome, options->table, options->model };
    return study_at(run, options->subject.study, options->subject.set, &attempt->study)
           && tried_models_choose(run, attempt->study, &models, &attempt->models);
}

static bool files_take(struct run *run, struct attempt *attempt)
{
    const struct try_options *options = attempt->options;
    attempt->asked = (struct tried_asked){ .files = attempt->request->arguments,
                                           .path = attempt->request->argument,
                                           .options = &options->subject.table,
                                           .candidates = options->candidates,
                                           .periods = options->periods,
                                           .filter = options->filter,
                                           .name_respondents = options->subject.name_respondents };
    return tried_files_add(run, &attempt->asked, attempt->study, &attempt->models, &attempt->tried)
           && study_panel_of(run, attempt->study, options->data, &attempt->panel)
           && tried_files_settle(run, attempt->panel, attempt->tried);
}

/* All models are fitted in one way: that of their tables, which must be the same. */
static bool check_tables(struct run *run, const struct attempt *attempt)
{
    const struct tried_models *models = &attempt->models;
    const struct model_table *first = models->table[0];
    const struct subject_options *options = &attempt->options->subject;
    for (size_t i = 1; i < models->count; i++) {
        const struct model_table *table = models->table[i];
        bool errors = first->inference.kind != table->inference.kind
                      || g_strcmp0(first->inference.cluster, table->inference.cluster) != 0;
        bool rule = fitted_rule(attempt->study, first) != fitted_rule(attempt->study, table);
        if ((errors && options->se == NULL) || (rule && options->missing_rule == NULL))
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "%s and %s are fitted in different ways (%s); say one by %s, or try "
                            "one outcome at a time by --outcome",
                            first->id, table->id, errors ? "standard errors" : "missing values",
                            errors ? "--se" : "--missing-rule");
    }
    return true;
}

/* A variable of a model whose source is not there. */
static bool check_sources(struct run *run, const struct attempt *attempt)
{
    for (size_t i = 0; i < attempt->models.count; i++) {
        const char *absent = formula_absent(run, attempt->panel, attempt->models.model[i].formula);
        if (absent != NULL)
            return run_fail(run, STATUS_UNREADABLE, NOWHERE, "%s; so %s cannot be fitted", absent,
                            attempt->models.model[i].name);
    }
    return true;
}

static bool subject_take(struct run *run, struct attempt *attempt)
{
    const struct subject_options *options = &attempt->options->subject;
    if (!check_tables(run, attempt) || !check_sources(run, attempt)
        || !subject_of_panel(run, options, attempt->panel, &attempt->subject))
        return false;
    if (attempt->models.table[0] != NULL)
        subject_take_table(options, attempt->models.table[0], attempt->subject);
    return true;
}

static bool trial_take(struct run *run, struct attempt *attempt)
{
    const struct tried_files *tried = attempt->tried;
    const char **column = run_array(run, const char *, tried->columns);
    for (size_t i = 0; i < tried->columns; i++)
        column[i] = tried->column[i].name;
    attempt->wanted = (struct trial_request){ .analysis = &attempt->subject->analysis,
                                              .models = attempt->models.count,
                                              .model = attempt->models.model,
                                              .candidates = tried->columns,
                                              .column = column };
    if (attempt->log != NULL)
        trial_log_count(run, attempt->log, &attempt->wanted);
    return trial_make(run, &attempt->wanted, &attempt->trial);
}

static struct trial_report report_of(struct run *run, const struct attempt *attempt)
{
    const struct tried_files *tried = attempt->tried;
    const char **label = run_array(run, const char *, tried->columns);
    const char **one = run_array(run, const char *, tried->columns);
    for (size_t i = 0; i < tried->columns; i++) {
        label[i] = tried->column[i].label;
        one[i] = column_is_yes_no(tried->column[i].series) ? "yes" : NULL;
    }
    return (struct trial_report){ .trial = attempt->trial,
                                  .understood = tried->understood,
                                  .made_up = attempt->subject->made_up,
                                  .label = label,
                                  .one = one,
                                  .panel = attempt->panel,
                                  .full = attempt->options->full };
}

static bool log_take(struct run *run, struct attempt *attempt)
{
    const char *path = attempt->options->log;
    const char *output = attempt->options->answer.output;
    if (path == NULL)
        return true;
    if (strcmp(path, "-") == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a log is a file that grows; name one: --log tried.csv");
    if (output != NULL && strcmp(output, path) == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "the answer and the log would both be written to '%s'; give one of them "
                        "another name",
                        path);
    return trial_log_read(run, path, &attempt->log);
}

/* What is written is said where a person would look for it. */
static void say_files(struct run *run, const struct attempt *attempt,
                      const struct tried_where *where)
{
    if (where->kind == TRIED_FOLDER)
        run_say(run, "the answer, its figures and numbers are in %s", where->path);
    if (attempt->log == NULL)
        return;
    size_t new = trial_log_new(run, attempt->log, attempt->trial);
    if (new == 0)
        run_say(run, "%s has these tests already", attempt->options->log);
    else
        run_say(run, "%zu test%s added to %s", new, new == 1 ? "" : "s", attempt->options->log);
}

static bool results_write(struct run *run, const struct attempt *attempt,
                          const struct tried_where *where)
{
    const struct trial_report report = report_of(run, attempt);
    struct outputs *outputs = outputs_new(run);
    if (!tried_output_add(run, &report, where, attempt->request, outputs))
        return false;
    if (attempt->log != NULL && trial_log_new(run, attempt->log, attempt->trial) > 0)
        outputs_add(outputs, attempt->options->log, trial_log_grown(run, attempt->log, &report));
    if (!outputs_write(run, outputs))
        return false;
    if (where->format == FORMAT_CSV && report.made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    say_files(run, attempt, where);
    return true;
}

static bool try_perform(struct run *run, const struct request *request)
{
    const struct try_options *options = request->options;
    struct attempt attempt = { .options = options, .request = request };
    struct tried_where where;
    return tried_output_where(run, &options->answer, &where) && log_take(run, &attempt)
           && study_take(run, &attempt) && files_take(run, &attempt) && subject_take(run, &attempt)
           && trial_take(run, &attempt) && results_write(run, &attempt, &where);
}

static const char *const try_examples[] = {
    "attain try school-moves.csv --data DIR",
    "attain try school-moves.csv --data DIR -o school-moves.html",
    "attain try moves.csv visits.csv --data DIR --candidates moves,visits --log tried.csv",
    "attain try DIR/lait.csv --data DIR --candidates Emotional_LAC --periods 2017-2019",
    "attain try moves.csv --study my-study.yaml --outcome attendance --se HC3 -o moves-tried",
    "attain try moves.csv --data DIR --model 'ks4_attainment ~ imd + persistent_absence'",
    NULL,
};

static const struct option try_option_table[] = {
    HEADING("What is tried"),
    { "candidates", '\0', OPTION_TEXT, offsetof(struct try_options, candidates), "A,B",
      "columns or measures of the files, by their headings; without this every column that can be, "
      "at most 20. A heading with commas stands in back-quotes" },
    { "periods", '\0', OPTION_TEXT, offsetof(struct try_options, periods), "YEARS",
      "of files with several years: the mean of those that there are of these; those of the "
      "outcome without this" },
    { "filter", '\0', OPTION_TEXTS, offsetof(struct try_options, filter), "COLUMN=ITEM",
      "of files with several values for an authority and year: which counts, as sex=Total; may "
      "stand more than once" },
    SUBJECT_TABLE_OPTION(struct try_options, layout, "layout", OPTION_TEXT, "LAYOUT"),
    SUBJECT_TABLE_OPTION(struct try_options, missing, "missing", OPTION_TEXTS, "TEXT"),
    SUBJECT_TABLE_OPTION(struct try_options, symbols, "symbols", OPTION_TEXT, "KIND"),
    SUBJECT_TABLE_OPTION(struct try_options, decimal, "decimal", OPTION_TEXT, "SIGN"),
    SUBJECT_TABLE_OPTION(struct try_options, separator, "separator", OPTION_TEXT, "NAME"),
    SUBJECT_TABLE_OPTION(struct try_options, header_row, "header-row", OPTION_TEXT, "N"),
    HEADING("What it is tried beside"),
    { "data", '\0', OPTION_TEXT, offsetof(struct try_options, data), "DIR",
      "folder with the study's files; without it the study's made-up sample" },
    { "study", '\0', OPTION_TEXT, offsetof(struct try_options, subject.study), "FILE",
      "a study; without this the one that ships" },
    SUBJECT_OPTION(struct try_options, set, "set", OPTION_TEXTS, "PATH=VALUE"),
    { "outcome", '\0', OPTION_TEXT, offsetof(struct try_options, outcome), "A,B",
      "outcomes of the study; all without this" },
    { "table", '\0', OPTION_TEXT, offsetof(struct try_options, table), "NAME",
      "the table of the study that has the models: A3. Without this each outcome has the first "
      "model of two predictors or more" },
    { "model", '\0', OPTION_TEXT, offsetof(struct try_options, model), "FORMULA",
      "a model of your own: 'ks4_attainment ~ imd + demand'" },
    SUBJECT_FIT_OPTIONS(struct try_options),
    { "group", '\0', OPTION_TEXT, offsetof(struct try_options, subject.group), "COLUMN",
      "a column by whose groups local authorities are left out together, to see whether one "
      "carries "
      "the answer; region without this" },
    SUBJECT_DRAW_OPTIONS(struct try_options),
    HEADING("Output"),
    { "full", '\0', OPTION_FLAG, offsetof(struct try_options, full), NULL,
      "every detail of every candidate, also where there is nothing to tell" },
    { "log", '\0', OPTION_TEXT, offsetof(struct try_options, log), "FILE",
      "a CSV file of all that was ever tried: its tests count among these, and these are added" },
    ANSWER_FORMAT_OPTION(struct try_options, answer_format_help),
    { "output", 'o', OPTION_TEXT, offsetof(struct try_options, answer.output), "FILE",
      "file, in the format of its suffix: .html is a report with figures. A name without a suffix "
      "is a folder with the report, the answer as text, CSV and JSON, and the figures. Standard "
      "output without this" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_try = {
    .name = "try",
    .arguments = "FILE...",
    .summary = "try new predictors: do columns of a file go with a study's outcomes?",
    .about =
        "For whoever has a column or two for each local authority and asks whether they go with "
        "the study's outcomes. It recognises each file, finds the key, joins, and says what it "
        "understood. Each column is tried alone and beside the predictors of the study's own "
        "model: what it adds, what it overlaps with, what it does to the other estimates, "
        "whether one local authority or region carries it, whether a straight line will do, "
        "and what these data could have shown.\n\nThe answer opens with plain words, made of "
        "the numbers by rules. All columns tried are one family of tests, with those of "
        "--log; adjusted p-values stand beside plain ones. What is found is an association: "
        "it does not say what would happen if a local authority changed.",
    .examples = try_examples,
    .options = try_option_table,
    .options_size = sizeof(struct try_options),
    .least = 1,
    .most = 20,
    .perform = try_perform,
};
