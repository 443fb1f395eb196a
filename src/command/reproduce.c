/* attain reproduce: a whole study, from its sources to tables, figures and a comparison. */
#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/path.h"
#include "command/answer.h"
#include "command/result_files.h"
#include "command/study_request.h"
#include "fit/varied.h"
#include "report/results.h"
#include "report/robustness_results.h"
#include "report/robustness_table.h"

struct reproduce_options {
    char *data, *output, *format, *width, *theme;
    char **set;
    int vary; /* gboolean */
};

/* "Figure 1a"; of a chart without an id the stem of its file. */
static const char *chart_called(const struct chart *chart)
{
    return *chart->id == '\0' ? chart->name : chart->id;
}

/* "Table A4 is left out: ..."; NULL where it is not. */
static const char *absence_line(struct run *run, const char *id, const char *absent)
{
    return absent == NULL ? NULL : talloc_asprintf(run, "%s is left out: %s.", id, absent);
}

static const char *results_csv(struct run *run, const void *answer)
{
    const struct results *results = answer;
    return results_coefficients(run, results->fitted, results->published);
}

static const char *results_as_json(struct run *run, const void *answer)
{
    const struct results *results = answer;
    return results_json(run, results->fitted, results->published);
}

/* Tables one after another, with what is left out where it would have stood. */
static struct document *results_document(struct run *run, const struct results *results)
{
    const struct fitted *fitted = results->fitted;
    const struct study *study = fitted->panel->study;
    struct document *document = document_new(run, study->title);
    document_add(run, document, results->key_figures);
    for (size_t t = 0; t < study->tables; t++) {
        const char *absent = absence_line(run, study->table[t]->id, fitted->table[t].absent);
        if (absent == NULL)
            document_add(run, document, results->table[t]);
        else
            document_add_words(run, document, absent);
    }
    for (size_t c = 0; c < study->charts; c++) {
        const char *absent =
            absence_line(run, chart_called(study->chart[c]), fitted->chart[c].absent);
        if (absent != NULL)
            document_add_words(run, document, absent);
    }
    if (results->findings != NULL)
        document_add(run, document, results->findings);
    document_answers(document, results, results_csv, results_as_json);
    return document;
}

/* Formats with rows only have no place for what is left out: it goes to the user. */
static void say_absences(struct run *run, const struct fitted *fitted)
{
    const struct study *study = fitted->panel->study;
    for (size_t t = 0; t < study->tables; t++)
        if (fitted->table[t].absent != NULL)
            run_say(run, "%s", absence_line(run, study->table[t]->id, fitted->table[t].absent));
    for (size_t c = 0; c < study->charts; c++)
        if (fitted->chart[c].absent != NULL)
            run_say(run, "%s",
                    absence_line(run, chart_called(study->chart[c]), fitted->chart[c].absent));
}

/* The tables of a study under the choices that it leaves open: all of them in what is kept. */
static struct document *varied_document(struct run *run, const struct robustness *robustness,
                                        bool all)
{
    const struct study *study = robustness->varied->any->panel->study;
    struct document *document = document_new(run, study->title);
    struct table **table = robustness_tables(run, robustness, all);
    for (size_t i = 0; table[i] != NULL; i++)
        document_add(run, document, table[i]);
    document_answers(document, robustness, robustness_csv, robustness_json);
    return document;
}

static bool vary(struct run *run, const struct request *request, struct robustness **robustness)
{
    const struct reproduce_options *options = request->options;
    const char *path = request->arguments > 0 ? request->argument[0] : NULL;
    size_t sets = options->set == NULL ? 0 : g_strv_length(options->set);
    struct varied *varied = NULL;
    return (path != NULL || share_find(run, DEFAULT_STUDY, &path))
           && varied_build(run, path, (const char *const *)options->set, sets, options->data,
                           &varied)
           && robustness_find(run, varied, robustness);
}

static bool add_varied(struct run *run, const struct robustness *robustness, const char *folder,
                       struct outputs *outputs)
{
    const struct document *document = varied_document(run, robustness, true);
    return answer_add(run, document, FORMAT_CSV, talloc_asprintf(run, "%s/vary.csv", folder),
                      outputs)
           && answer_add(run, document, FORMAT_TEXT, talloc_asprintf(run, "%s/vary.txt", folder),
                         outputs);
}

/* The study as it stands. */
static bool reproduce(struct run *run, const struct request *request,
                      const struct picture_look *look, struct outputs *outputs,
                      struct results **results)
{
    const struct reproduce_options *options = request->options;
    struct panel *panel = NULL;
    struct fitted *fitted = NULL;
    return study_panel(run, request, options->set, options->data, &panel)
           && fitted_build(run, panel, &fitted) && results_lay_out(run, fitted, results)
           && (options->output == NULL
               || result_files_add(run, *results, request, options->output, look, outputs));
}

static void say_what_rows_cannot(struct run *run, const struct results *results,
                                 const struct robustness *robustness)
{
    say_absences(run, robustness == NULL ? results->fitted : robustness->varied->any);
    if (robustness != NULL && robustness->varied->any->panel->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
}

/* What is written is a folder of many files; who names a page wants a report. */
static bool check_folder(struct run *run, const char *folder)
{
    return folder == NULL || g_ascii_strcasecmp(path_suffix(folder), ".html") != 0
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "'%s' would be a folder; 'attain report -o %s' writes a study as a page",
                       folder, folder);
}

static bool reproduce_perform(struct run *run, const struct request *request)
{
    const struct reproduce_options *options = request->options;
    struct outputs *outputs = outputs_new(run);
    enum format format = FORMAT_TEXT;
    struct picture_look look;
    struct results *results = NULL;
    struct robustness *robustness = NULL;
    const struct answer_options answer = { .format = options->format };
    bool ok = check_folder(run, options->output) && answer_format(run, &answer, &format)
              && picture_look_of(run, options->width, options->theme, &look)
              && (!options->vary || vary(run, request, &robustness))
              && ((options->vary && options->output == NULL)
                  || reproduce(run, request, &look, outputs, &results))
              && (robustness == NULL || options->output == NULL
                  || add_varied(run, robustness, options->output, outputs));
    if (!ok)
        return false;
    const struct document *document = robustness != NULL
                                          ? varied_document(run, robustness, format != FORMAT_TEXT)
                                          : results_document(run, results);
    if (!answer_add(run, document, format, NULL, outputs) || !outputs_write(run, outputs))
        return false;
    if (format == FORMAT_CSV)
        say_what_rows_cannot(run, results, robustness);
    if (options->output != NULL)
        run_say(run, "tables, figures and numbers are in %s", options->output);
    return true;
}

static const char *const reproduce_examples[] = {
    "attain reproduce -o out",
    "attain reproduce --data DIR -o out",
    "attain reproduce --data DIR --set variables.demand.method=ml --set missing=mean",
    "attain reproduce --data DIR --vary",
    "attain reproduce my-study.yaml --format markdown",
    NULL,
};

static const struct option reproduce_option_table[] = {
    { "data", '\0', OPTION_TEXT, offsetof(struct reproduce_options, data), "DIR",
      "folder with the sources, under the names that the study gives them (lait.csv, "
      "deprivation.csv, inspections.csv, "
      "survey.csv for the study that ships); without it the made-up sample is used" },
    { "set", '\0', OPTION_TEXTS, offsetof(struct reproduce_options, set), "PATH=VALUE",
      "change a value of the study, as in variables.ks4_attainment.at_least=3; may stand more than "
      "once" },
    { "vary", '\0', OPTION_FLAG, offsetof(struct reproduce_options, vary), NULL,
      "run every combination of the choices that the study leaves open, and show how each printed "
      "figure fares; with -o also vary.csv and vary.txt" },
    { "output", 'o', OPTION_TEXT, offsetof(struct reproduce_options, output), "DIR",
      "folder for tables, figures, panel, coefficients and provenance" },
    { "format", '\0', OPTION_TEXT, offsetof(struct reproduce_options, format), "FORMAT",
      "of what is printed: text, markdown, html, latex, csv, json, xlsx, docx, svg, pdf or png",
      format_names },
    { "width", '\0', OPTION_TEXT, offsetof(struct reproduce_options, width), "WIDTH",
      picture_width_help },
    { "theme", '\0', OPTION_TEXT, offsetof(struct reproduce_options, theme), "NAME|FILE",
      picture_theme_help, theme_names },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_reproduce = {
    .name = "reproduce",
    .arguments = "[STUDY]",
    .summary = "run a study: its tables, figures and key figures, beside the printed ones",
    .about = "Reads the sources of a study, makes its variables, fits its tables, and sets every "
             "figure beside the printed one where there is a printed table. With -o all tables, "
             "figures, the panel, the coefficients and their provenance go into a "
             "folder.\n\nWithout a study it runs the one that ships; without data, its made-up "
             "sample, and says so in every output.",
    .examples = reproduce_examples,
    .options = reproduce_option_table,
    .options_size = sizeof(struct reproduce_options),
    .most = 1,
    .perform = reproduce_perform,
};
