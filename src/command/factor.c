/* attain factor: what several indicators have in common, and whether they are one thing. */
#include <string.h>

#include "base/matrix.h"
#include "base/text.h"
#include "command/answer.h"
#include "command/option_number.h"
#include "command/subject.h"
#include "report/factor_report.h"

struct factor_options {
    struct answer_options answer;
    char *method, *factors, *scores;
    struct subject_options subject;
};

/* The indicators, what they are taken from, and what is found. */
struct factoring_asked {
    struct factor_settings settings;
    struct subject *subject;
    size_t indicators;
    const char *const *name;
    struct column **column;
    const char **label;
    const char *who;
    struct factor_report report;
    struct section section;
};

static const struct place indicators_place = { "indicators", 0, 0 };

static bool check_words(struct run *run, const struct request *request)
{
    for (size_t i = 0; i < request->arguments; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(request->argument[i], request->argument[j]) == 0)
                return run_fail(run, STATUS_USAGE, NOWHERE,
                                "%s is named twice; write each "
                                "indicator once",
                                request->argument[i]);
    const struct factor_options *options = request->options;
    return request->arguments != 1 || options->subject.study != NULL
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "%s alone has nothing in common with itself; name at least 3 columns, or a "
                       "factor of a study by --study",
                       request->argument[0]);
}

/* One word is the name of a factor that the study makes. */
static bool factor_of_study(struct run *run, const char *name, const struct factor_options *options,
                            struct factoring_asked *asked)
{
    const struct study *study = asked->subject->panel->study;
    const char **factors = run_array(run, const char *, study->variables + 1);
    size_t count = 0;
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (variable->factor.count == 0)
            continue;
        factors[count++] = variable->name;
        if (strcmp(variable->name, name) != 0)
            continue;
        asked->indicators = variable->factor.count;
        asked->name = variable->factor.text;
        asked->who = talloc_asprintf(run, "the %zu indicators of %s", variable->factor.count,
                                     variable->label);
        if (options->method == NULL)
            asked->settings.method = variable->method == 0 ? LATENT_PAF : LATENT_ML;
        return true;
    }
    return run_fail(run, STATUS_UNSUPPORTED, (struct place){ study->path, 0, 0 },
                    "the study makes no factor '%s'%s; name one, or at least 3 variables", name,
                    count == 0 ? ""
                               : talloc_asprintf(run, ", but %s", text_list(run, factors, count)));
}

static bool choose_indicators(struct run *run, const struct request *request,
                              struct factoring_asked *asked)
{
    asked->indicators = request->arguments;
    asked->name = request->argument;
    asked->who = talloc_asprintf(run, "these %zu indicators", request->arguments);
    return request->arguments != 1
           || factor_of_study(run, request->argument[0], request->options, asked);
}

/* A variable that is made from a source that is not there. */
static bool check_there(struct run *run, const struct panel *panel, const char *name)
{
    const struct panel_absence *absence = panel == NULL ? NULL : panel_absence(panel, name);
    return absence == NULL
           || run_fail(run, STATUS_UNREADABLE, (struct place){ absence->loaded->path[0], 0, 0 },
                       "is not there, and '%s' is made from it; put the file there, or leave the "
                       "variable out",
                       name);
}

static bool find_columns(struct run *run, struct factoring_asked *asked)
{
    const struct frame *frame = asked->subject->analysis.offer.frame;
    asked->column = run_array(run, struct column *, asked->indicators);
    asked->label = run_array(run, const char *, asked->indicators);
    for (size_t i = 0; i < asked->indicators; i++) {
        if (!check_there(run, asked->subject->panel, asked->name[i])
            || !frame_need(run, frame, asked->name[i], indicators_place, &asked->column[i]))
            return false;
        if (asked->column[i]->kind == COLUMN_TEXT)
            return run_fail(run, STATUS_UNSUPPORTED, indicators_place,
                            "'%s' has texts; a factor is found in numbers", asked->name[i]);
        asked->label[i] = asked->column[i]->label;
    }
    return true;
}

static bool choose_settings(struct run *run, const struct factor_options *options,
                            struct factoring_asked *asked)
{
    int method = LATENT_PAF;
    asked->settings.factors = 1;
    if (!option_choice(run, "method", options->method, latent_method_names, &method)
        || !option_count(run, "factors", options->factors, 1, 50, &asked->settings.factors))
        return false;
    asked->settings.method = (enum latent_method)method;
    return true;
}

static bool may_name(const struct factoring_asked *asked)
{
    bool confidential = false;
    for (size_t i = 0; i < asked->indicators; i++)
        confidential |= asked->column[i]->confidential;
    return !confidential || asked->subject->analysis.name_respondents;
}

/* The rows that have every indicator: of a study all authorities, as the study's own factors. */
static bool analyse(struct run *run, struct factoring_asked *asked)
{
    struct analysis *analysis = &asked->subject->analysis;
    struct sample *sample = NULL;
    struct factor_analysis *found = NULL;
    analysis->offer.offered = NULL;
    analysis->offer.rule = MISSING_RULE_LISTWISE;
    asked->settings.replicates = analysis->inference.replicates;
    asked->settings.seed = analysis->inference.seed;
    if (!sample_take(run, &analysis->offer, asked->column, asked->indicators, indicators_place,
                     &sample))
        return false;
    gsl_matrix *X = matrix_new(run, sample->rows, asked->indicators);
    for (size_t i = 0; i < asked->indicators; i++) {
        gsl_vector_const_view column =
            gsl_vector_const_view_array(sample->variable[i].number, sample->rows);
        gsl_matrix_set_col(X, i, &column.vector);
    }
    if (!factor_analysis_of(run, X, asked->name, &asked->settings, indicators_place, &found))
        return false;
    asked->report = (struct factor_report){ .analysis = found,
                                            .frame = analysis->offer.frame,
                                            .panel = asked->subject->panel,
                                            .sample = sample,
                                            .label = asked->label,
                                            .who = asked->who,
                                            .rows_are = analysis->rows_are,
                                            .named = may_name(asked),
                                            .made_up = asked->subject->made_up };
    factor_report_make(run, &asked->report, &asked->section);
    return true;
}

/* CSV has rows of numbers only: what else a reader must know goes to the user. */
static void say_what_csv_cannot(struct run *run, const struct factoring_asked *asked)
{
    const char *sentence[ONE_THING_CAUTIONS + 1];
    size_t sentences = factor_report_cautions(run, &asked->report, sentence);
    const struct sample *sample = asked->report.sample;
    if (asked->report.made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    for (size_t i = 0; i < sentences; i++)
        run_say(run, "%s", sentence[i]);
    if (sample->left_outs > 0)
        run_say(run, "%zu of %zu %s left out for missing values", sample->left_outs,
                sample->left_outs + sample->rows, asked->report.rows_are);
}

static bool scores_add(struct run *run, const char *path, const struct factoring_asked *asked,
                       struct outputs *outputs)
{
    if (path == NULL)
        return true;
    if (!asked->report.named)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "scores are told by local authority, and answers of a survey are "
                        "confidential; say --name-respondents if they may be");
    outputs_add_text(outputs, path, factor_scores_csv(run, &asked->report));
    return true;
}

static bool factor_perform(struct run *run, const struct request *request)
{
    const struct factor_options *options = request->options;
    struct outputs *outputs = outputs_new(run);
    enum format format = FORMAT_TEXT;
    struct factoring_asked asked = { 0 };
    struct subject_options from = options->subject;
    from.named_by = indicators_place.file;
    bool ok = answer_format(run, &options->answer, &format) && choose_settings(run, options, &asked)
              && check_words(run, request)
              && subject_read(run, &from, request->argument, request->arguments, &asked.subject)
              && choose_indicators(run, request, &asked) && find_columns(run, &asked)
              && analyse(run, &asked) && scores_add(run, options->scores, &asked, outputs);
    if (!ok)
        return false;
    if (!answer_add(run, section_document(run, &asked.section, "Factor analysis"), format,
                    options->answer.output, outputs)
        || !outputs_write(run, outputs))
        return false;
    if (format == FORMAT_CSV)
        say_what_csv_cannot(run, &asked);
    return true;
}

static const char *const factor_examples[] = {
    "attain factor turnover caseload vacancies agency --data table.csv",
    "attain factor workforce --study models/virtual-schools.yaml",
    "attain factor a b c d e f --data table.csv --method ml --factors 2",
    "attain factor a b c d --data table.csv --scores scores.csv -o factor.md",
    NULL,
};

static const struct option factor_option_table[] = {
    SUBJECT_SOURCE_OPTIONS(struct factor_options),
    HEADING("The analysis"),
    { "method", '\0', OPTION_TEXT, offsetof(struct factor_options, method), "METHOD",
      "paf (principal axis), ml (maximum likelihood) or pc (principal components); without this "
      "what the study says of its factor, or paf",
      latent_method_names },
    { "factors", '\0', OPTION_TEXT, offsetof(struct factor_options, factors), "K",
      "how many; 1 without this. Two or more are shown after varimax rotation too" },
    { "scores", '\0', OPTION_TEXT, offsetof(struct factor_options, scores), "FILE",
      "CSV file for the scores of each row, by regression and by Bartlett's method" },
    SUBJECT_DRAW_OPTIONS(struct factor_options),
    SUBJECT_OPTION(struct factor_options, name_respondents, "name-respondents", OPTION_FLAG, NULL),
    HEADING("Output"),
    ANSWER_OPTIONS(struct factor_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_factor = {
    .name = "factor",
    .arguments = "COLUMN...",
    .summary = "find what indicators have in common, and say whether they are one thing",
    .about = "Asks whether several columns are one thing: correlations, adequacy, how many factors "
             "there are, loadings, what share of variance the score carries, and reliability.",
    .examples = factor_examples,
    .options = factor_option_table,
    .options_size = sizeof(struct factor_options),
    .least = 1,
    .most = 50,
    .perform = factor_perform,
};
