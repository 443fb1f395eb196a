/* attain fit: formulas on any plain CSV file or on a study, and what a careful analyst asks next.
 */
#include <math.h>
#include <string.h>

#include "command/answer.h"
#include "command/fit_question.h"
#include "command/fit_script.h"
#include "command/given_words.h"
#include "command/option_number.h"
#include "command/style_options.h"
#include "command/suppressed_option.h"
#include "fit/fitted.h"
#include "fit/imputation.h"

struct fit_options {
    struct answer_options answer;
    char *table;
    int common_rows; /* gboolean */
    char *folds, *smallest_effect, *neighbours, *imputations, *imputation_method, *focal;
    char **suppressed;
    struct fit_sections_asked sections;
    struct style_options style;
    struct subject_options subject;
};

static bool formulas_read(struct run *run, const struct request *request,
                          const struct fit_options *options, struct question *question)
{
    if (request->arguments == 0 && options->table == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "write: attain fit FORMULA... FILE, or --study FILE --table NAME; "
                        "see 'attain fit --help'");
    question->formula = run_array(run, struct formula *, request->arguments);
    for (size_t i = 0; i < request->arguments; i++)
        if (!given_formula(run, request, &options->subject, request->argument[i],
                           &question->formula[i]))
            return false;
    question->formulas = request->arguments;
    return true;
}

/* Add the formulas of a table of the study, and fit as it says. */
static bool table_take(struct run *run, const struct fit_options *options,
                       struct question *question)
{
    const char *name = options->table;
    if (name == NULL)
        return true;
    if (question->subject->panel == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--table names a table of a study; say which study by --study");
    const struct model_table *table = NULL;
    if (!study_need_table(run, question->subject->panel->study, name, NOWHERE, &table))
        return false;
    size_t total = question->formulas + table->models;
    question->formula = run_grow(run, question->formula, struct formula *, total);
    for (size_t i = 0; i < table->models; i++)
        question->formula[question->formulas++] = table->model[i].formula;
    subject_take_table(&options->subject, table, question->subject);
    return true;
}

/* A variable of a study whose source is not there. */
static bool check_sources(struct run *run, const struct question *question)
{
    const struct panel *panel = question->subject->panel;
    for (size_t i = 0; panel != NULL && i < question->formulas; i++) {
        const char *absent = formula_absent(run, panel, question->formula[i]);
        if (absent != NULL)
            return run_fail(run, STATUS_UNREADABLE, NOWHERE, "%s", absent);
    }
    return true;
}

static bool subject_take(struct run *run, const struct fit_options *options,
                         struct question *question)
{
    size_t count = 0;
    const char *const *columns =
        subject_columns(run, question->formula, question->formulas, &count);
    return subject_read(run, &options->subject, columns, count, &question->subject)
           && table_take(run, options, question) && check_sources(run, question);
}

static bool fit_make(struct run *run, struct question *question, size_t i)
{
    const struct analysis *analysis = &question->subject->analysis;
    return question->common == NULL
               ? analysis_fit(run, analysis, question->formula[i], &question->fit[i])
               : common_rows_fit(run, analysis, question->common, question->formula[i],
                                 &question->fit[i]);
}

static bool fits_make(struct run *run, const struct fit_options *options, struct question *question)
{
    question->fit = run_array(run, struct fit *, question->formulas);
    if (options->common_rows
        && !common_rows_of(run, &question->subject->analysis, question->formula, question->formulas,
                           &question->common))
        return false;
    for (size_t i = 0; i < question->formulas; i++)
        if (!fit_make(run, question, i))
            return false;
    question->whole = question->subject->analysis;
    /* What is fitted again later is fitted to these rows too. */
    if (question->common != NULL) {
        question->subject->analysis.offer.offered = question->common->offered;
        question->subject->analysis.offer.confidential = question->common->confidential;
    }
    return true;
}

static bool choose_imputation(struct run *run, const struct fit_options *options,
                              struct inquiry *inquiry)
{
    return option_count(run, "imputations", options->imputations, 2, 10000, &inquiry->imputations)
           && option_choice(run, "imputation-method", options->imputation_method, imputation_names,
                            &inquiry->imputation_method);
}

static bool sections_make(struct run *run, const struct fit_options *options,
                          struct question *question)
{
    const struct panel *panel = question->subject->panel;
    struct inquiry inquiry = { .analysis = &question->subject->analysis,
                               .whole = &question->whole,
                               .areas = panel == NULL ? NULL : panel->sources->areas,
                               .area = panel == NULL ? NULL : panel->area,
                               .fits = question->formulas,
                               .fit = question->fit,
                               .folds = 10,
                               .smallest_effect = NAN,
                               .neighbours = options->neighbours,
                               .imputations = 20,
                               .imputation_method = IMPUTATION_PMM,
                               .focal = options->focal };
    return option_count(run, "folds", options->folds, 2, 1000, &inquiry.folds)
           && option_number(run, "smallest-effect", options->smallest_effect, 0, 1e300,
                            &inquiry.smallest_effect)
           && choose_imputation(run, options, &inquiry)
           && suppressed_ranges(run, options->suppressed, question->subject->analysis.offer.frame,
                                &inquiry)
           && fit_sections_make(run, &options->sections, &inquiry, &question->section,
                                &question->sections);
}

static bool fit_perform(struct run *run, const struct request *request)
{
    struct fit_options asked = *(const struct fit_options *)request->options;
    const struct fit_options *options = &asked;
    struct request rest;
    enum format format = FORMAT_TEXT;
    enum script_language language;
    bool script = fit_script_asked(&options->answer, &language);
    struct question question = { 0 };
    bool ok = (script || answer_format(run, &options->answer, &format))
              && style_choose(run, &options->style, &question.style)
              && given_files_take(run, request, 0, &asked.subject, &rest)
              && formulas_read(run, &rest, options, &question)
              && subject_take(run, options, &question) && fits_make(run, options, &question)
              && sections_make(run, options, &question) && question_check(run, &question, format)
              && question_table(run, &question);
    if (!ok)
        return false;
    if (script)
        return fit_script_write(run, &options->answer, &options->subject, &question, language);
    if (!answer_write(run, &options->answer, format, question_document(run, &question)))
        return false;
    question_say(run, &question, format);
    return true;
}

static const char *const fit_examples[] = {
    "attain fit 'attainment ~ absence + deprivation' table.csv",
    "attain fit 'y ~ x' 'y ~ x + z(w) + region' --data table.csv --se HC3 --nested",
    "attain fit --study models/virtual-schools.yaml --table A3 --checks --influence",
    "attain fit 'y ~ .' --data table.csv --missing n/a --full -o fit.md",
    "attain fit 'y ~ x' 'y ~ x + region' --data table.csv --style apa --columns B,SE,p "
    "--drop-terms "
    "region",
    "attain fit 'y ~ x + region' --data table.csv --se HC3 -o again.R",
    "attain fit 'y ~ x' --data - --separator semicolon --decimal comma <table.csv",
    NULL,
};

static const struct option fit_option_table[] = {
    SUBJECT_SOURCE_OPTIONS(struct fit_options),
    { "table", '\0', OPTION_TEXT, offsetof(struct fit_options, table), "TABLE",
      "the formulas of a table of the study: A3" },
    SUBJECT_FIT_OPTIONS(struct fit_options),
    { "common-rows", '\0', OPTION_FLAG, offsetof(struct fit_options, common_rows), NULL,
      "fit every formula to the rows that all of them can use" },
    SUBJECT_DRAW_OPTIONS(struct fit_options),
    HEADING("What to show beside the estimates"),
    { "full", '\0', OPTION_FLAG, offsetof(struct fit_options, sections.full), NULL,
      "all of these but --nested, --impute and --bounds" },
    FIT_SECTIONS_EACH(FIT_SECTION_OPTION) HEADING("Settings of these"),
    SUBJECT_OPTION(struct fit_options, group, "group", OPTION_TEXT, "COLUMN"),
    { "neighbours", '\0', OPTION_TEXT, offsetof(struct fit_options, neighbours), "FILE",
      "for --checks: CSV file of neighbouring local authorities, for Moran's I" },
    { "folds", '\0', OPTION_TEXT, offsetof(struct fit_options, folds), "K",
      "for --prediction: parts of the cross-validation; 10 without this" },
    { "smallest-effect", '\0', OPTION_TEXT, offsetof(struct fit_options, smallest_effect), "B",
      "for --power: the smallest coefficient that would matter; asks whether one as large can be "
      "ruled out" },
    { "focal", '\0', OPTION_TEXT, offsetof(struct fit_options, focal), "TERM",
      "for --power and --bounds: the one term to look at; all without this" },
    { "imputations", '\0', OPTION_TEXT, offsetof(struct fit_options, imputations), "M",
      "for --impute: how many completed data sets; 20 without this" },
    { "imputation-method", '\0', OPTION_TEXT, offsetof(struct fit_options, imputation_method),
      "METHOD",
      "for --impute: pmm (values of the rows predicted nearest; as without this) or norm (a normal "
      "regression)",
      imputation_names },
    { "suppressed", '\0', OPTION_TEXTS, offsetof(struct fit_options, suppressed),
      "[COLUMN=]LOW:HIGH",
      "for --bounds: between which values suppressed ones lie; may stand more than once" },
    STYLE_OPTIONS(struct fit_options),
    HEADING("Output"),
    ANSWER_FORMAT_OPTION(struct fit_options, fit_format_help),
    ANSWER_OUTPUT_OPTION(struct fit_options, answer_output_help),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_fit = {
    .name = "fit",
    .arguments = "[FORMULA...] [FILE...]",
    .summary = "fit formulas to a CSV file or a study by least squares, and judge the fits",
    .about = "Fits one formula or several by least squares to any table with a header row, to "
             "tables joined by local authority, or to the variables of a study. Columns of texts "
             "become groups. A row without a value that a formula needs is left out and "
             "counted.\n\nBeside the estimates it answers what is asked next: checks of what the "
             "model assumes, rows that the fit leans on, what each formula adds, how well it "
             "predicts, what these data could have shown, and what missing values could change.",
    .examples = fit_examples,
    .options = fit_option_table,
    .options_size = sizeof(struct fit_options),
    .least = 0,
    .most = 50,
    .perform = fit_perform,
};
