/* attain fit: formulas on any plain CSV file or on a study, and what a careful analyst asks next.
 */
#include <math.h>
#include <string.h>

#include "base/output.h"
#include "base/text.h"
#include "command/fit_sections.h"
#include "command/option_number.h"
#include "command/subject.h"
#include "command/suppressed_option.h"
#include "fit/imputation.h"
#include "fit/common_rows.h"
#include "report/fit_table.h"
#include "report/fits_results.h"
#include "report/fits_table.h"
#include "report/objection_notes.h"

struct fit_options {
    char *format, *output, *table;
    int common_rows; /* gboolean */
    char *folds, *smallest_effect, *neighbours, *imputations, *imputation_method, *focal;
    char **suppressed;
    struct fit_sections_asked sections;
    struct subject_options subject;
};

/* The formulas, what they are fitted to, their fits and what is said of them. */
struct question {
    size_t formulas;
    struct formula **formula;
    struct subject *subject;
    struct analysis whole;      /* the subject's, before rows are restricted to common ones */
    struct common_rows *common; /* NULL: each formula has its own rows */
    struct fit **fit;
    struct made_section *section;
    size_t sections;
};

/* A formula without quotes comes as several words: y, ~, x. */
static bool check_quotes(struct run *run, const struct request *request)
{
    for (size_t i = 0; i < request->arguments; i++)
        if (strcmp(request->argument[i], "~") == 0)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "a formula is one word: put quotes around it, as in 'y ~ x'");
    return true;
}

static bool formulas_read(struct run *run, const struct request *request, const char *table,
                          struct question *question)
{
    if (request->arguments == 0 && table == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "write: attain fit FORMULA... --data FILE, or --study FILE --table NAME; "
                        "see 'attain fit --help'");
    if (!check_quotes(run, request))
        return false;
    question->formula = run_array(run, struct formula *, request->arguments);
    for (size_t i = 0; i < request->arguments; i++)
        if (!formula_parse(run, request->argument[i], (struct place){ "formula", 0, 0 },
                           &question->formula[i]))
            return false;
    question->formulas = request->arguments;
    return true;
}

static const struct model_table *table_called(const struct study *study, const char *name)
{
    for (size_t i = 0; i < study->tables; i++)
        if (strcmp(study->table[i]->key, name) == 0 || strcmp(study->table[i]->id, name) == 0
            || strcmp(study->table[i]->name, name) == 0)
            return study->table[i];
    return NULL;
}

/* Add the formulas of a table of the study. */
static bool formulas_of_table(struct run *run, const char *name, struct question *question)
{
    if (name == NULL)
        return true;
    if (question->subject->panel == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--table names a table of a study; say which study by --study");
    const struct study *study = question->subject->panel->study;
    const struct model_table *table = table_called(study, name);
    const char **names = run_array(run, const char *, study->tables + 1);
    for (size_t i = 0; i < study->tables; i++)
        names[i] = study->table[i]->key;
    if (table == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE, "the study has no table '%s'; it has %s", name,
                        text_list(run, names, study->tables));
    size_t total = question->formulas + table->models;
    question->formula = run_grow(run, question->formula, struct formula *, total);
    for (size_t i = 0; i < table->models; i++)
        question->formula[question->formulas++] = table->model[i].formula;
    return true;
}

static bool subject_take(struct run *run, const struct fit_options *options,
                         struct question *question)
{
    size_t count = 0;
    const char *const *columns =
        subject_columns(run, question->formula, question->formulas, &count);
    return subject_read(run, &options->subject, columns, count, &question->subject)
           && formulas_of_table(run, options->table, question);
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
    int method = IMPUTATION_PMM;
    bool ok =
        option_count(run, "imputations", options->imputations, 2, 10000, &inquiry->imputations)
        && option_choice(run, "imputation-method", options->imputation_method, imputation_names,
                         &method);
    inquiry->imputation_method = (enum imputation_method)method;
    return ok;
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

/* "Fitted to the 42 rows that every model can use; by itself (1) could use 46, (2) 44." */
static const char *common_words(struct run *run, const struct question *question)
{
    char *text =
        talloc_asprintf(run, "All are fitted to the %zu %s that every model can use; by itself",
                        question->common->count, question->subject->analysis.rows_are);
    for (size_t i = 0; i < question->formulas; i++)
        text = talloc_asprintf_append_buffer(text, "%s (%zu) could use %zu", i == 0 ? "" : ",",
                                             i + 1, question->common->usable[i]);
    return talloc_asprintf(run, "%s.", text);
}

/* The same for programs. */
static json_t *common_json(const struct question *question)
{
    json_t *usable = json_array();
    for (size_t i = 0; i < question->formulas; i++)
        json_array_append_new(usable, json_integer((json_int_t)question->common->usable[i]));
    return json_pack("{s:I, s:o}", "rows", (json_int_t)question->common->count, "usable", usable);
}

static struct table *main_table(struct run *run, const struct question *question)
{
    const struct analysis *analysis = &question->subject->analysis;
    struct table *table = question->formulas == 1
                              ? fit_table(run, analysis, question->fit[0])
                              : fits_table(run, analysis, question->fit, question->formulas);
    if (question->common != NULL && question->formulas > 1)
        table_add_note(run, table, "%s", common_words(run, question));
    objections_note(run, analysis, question->fit, question->formulas, table);
    return table;
}

static const char *render_tables(struct run *run, const struct question *question,
                                 enum format format)
{
    struct table *table = main_table(run, question);
    table->made_up = question->subject->made_up;
    char *text = talloc_strdup(run, table_write(run, table, format));
    for (size_t i = 0; i < question->sections; i++)
        for (size_t t = 0; t < question->section[i].section.tables; t++) {
            table = question->section[i].section.table[t];
            table->made_up = question->subject->made_up;
            text = talloc_asprintf_append_buffer(text, "\n%s", table_write(run, table, format));
        }
    return text;
}

static const char *render_json(struct run *run, const struct question *question)
{
    json_t *document = fits_json(run, &question->subject->analysis, question->fit,
                                 question->formulas, question->subject->made_up);
    if (question->common != NULL)
        json_object_set_new(document, "common_rows", common_json(question));
    for (size_t i = 0; i < question->sections; i++)
        json_object_set(document, question->section[i].key, question->section[i].section.json);
    return json_text(run, document);
}

/* A CSV file is one table: the coefficients, or the one section that is asked for. */
static bool check_csv(struct run *run, const struct question *question)
{
    return question->sections <= 1
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "a CSV file holds one table, and --%s and --%s are two; ask for one at a "
                       "time, or use --format json",
                       question->section[0].option, question->section[1].option);
}

static const char *render(struct run *run, const struct question *question, enum format format)
{
    if (format == FORMAT_JSON)
        return render_json(run, question);
    if (format != FORMAT_CSV)
        return render_tables(run, question, format);
    return question->sections == 1 ? question->section[0].section.csv
                                   : fits_csv(run, question->fit, question->formulas);
}

/* CSV has rows of numbers only: what else a reader must know goes to the user. */
static void say_what_csv_cannot(struct run *run, const struct question *question)
{
    if (question->subject->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    for (size_t i = 0; i < question->formulas; i++) {
        const struct fit *fit = question->fit[i];
        if (fit->design->left_outs > 0)
            run_say(run, "%s%s%zu of %zu rows left out for missing values",
                    question->formulas > 1 ? fit->design->formula->text : "",
                    question->formulas > 1 ? ": " : "", fit->design->left_outs,
                    fit->design->left_outs + fit->nobs);
        if (fit->inference_caution != NULL)
            run_say(run, "%s", fit->inference_caution);
    }
    if (question->sections == 1 && question->section[0].section.withheld != NULL)
        run_say(run, "%s", question->section[0].section.withheld);
}

static bool fit_perform(struct run *run, const struct request *request)
{
    const struct fit_options *options = request->options;
    struct outputs *outputs = outputs_new(run);
    enum format format = FORMAT_TEXT;
    struct question question = { 0 };
    bool ok = format_choose(run, options->format, options->output, &format)
              && formulas_read(run, request, options->table, &question)
              && subject_take(run, options, &question) && fits_make(run, options, &question)
              && sections_make(run, options, &question)
              && (format != FORMAT_CSV || check_csv(run, &question));
    if (!ok)
        return false;
    outputs_add_text(outputs, options->output, render(run, &question, format));
    if (!outputs_write(run, outputs))
        return false;
    if (format == FORMAT_CSV)
        say_what_csv_cannot(run, &question);
    return true;
}

static const char *const fit_examples[] = {
    "attain fit 'attainment ~ absence + deprivation' --data table.csv",
    "attain fit 'y ~ x' 'y ~ x + z(w) + region' --data table.csv --se HC3 --nested",
    "attain fit --study models/virtual-schools.yaml --table A3 --checks --influence",
    "attain fit 'y ~ .' --data table.csv --missing n/a --full -o fit.md",
    "attain fit 'y ~ x' --data - --separator semicolon --decimal comma <table.csv",
    NULL,
};

static const struct option fit_option_table[] = {
    SUBJECT_SOURCE_OPTIONS(struct fit_options),
    { "table", '\0', OPTION_TEXT, offsetof(struct fit_options, table), "NAME",
      "the formulas of a table of the study: A3" },
    SUBJECT_FIT_OPTIONS(struct fit_options),
    SUBJECT_DRAW_OPTIONS(struct fit_options),
    { "full", '\0', OPTION_FLAG, offsetof(struct fit_options, sections.full), NULL,
      "all that a careful analyst asks next" },
    FIT_SECTIONS_EACH(FIT_SECTION_OPTION){ "folds", '\0', OPTION_TEXT,
                                           offsetof(struct fit_options, folds), "K",
                                           "of cross-validation; 10 without this" },
    { "smallest-effect", '\0', OPTION_TEXT, offsetof(struct fit_options, smallest_effect), "B",
      "the smallest coefficient of interest, for equivalence tests" },
    { "neighbours", '\0', OPTION_TEXT, offsetof(struct fit_options, neighbours), "FILE",
      "CSV file of neighbouring local authorities, for Moran's I" },
    { "imputations", '\0', OPTION_TEXT, offsetof(struct fit_options, imputations), "M",
      "of multiple imputation; 20 without this" },
    { "common-rows", '\0', OPTION_FLAG, offsetof(struct fit_options, common_rows), NULL,
      "fit every formula to the rows that all of them can use" },
    { "imputation-method", '\0', OPTION_TEXT, offsetof(struct fit_options, imputation_method),
      "METHOD", "pmm (values of the nearest rows; without this) or norm (a normal regression)" },
    { "suppressed", '\0', OPTION_TEXTS, offsetof(struct fit_options, suppressed),
      "[COLUMN=]LOW:HIGH",
      "where suppressed values may lie, for --bounds; may stand more than once" },
    { "focal", '\0', OPTION_TEXT, offsetof(struct fit_options, focal), "TERM",
      "the term that power and bounds are about; all without this" },
    { "format", '\0', OPTION_TEXT, offsetof(struct fit_options, format), "FORMAT",
      "text, markdown, html, latex, csv or json; by default what the output's suffix says, or "
      "text" },
    { "output", 'o', OPTION_TEXT, offsetof(struct fit_options, output), "FILE",
      "file; standard output without it" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_fit = {
    .name = "fit",
    .arguments = "FORMULA...",
    .summary = "fit formulas to a CSV file or a study by least squares, and judge the fits",
    .examples = fit_examples,
    .options = fit_option_table,
    .options_size = sizeof(struct fit_options),
    .least = 0,
    .most = 50,
    .perform = fit_perform,
};
