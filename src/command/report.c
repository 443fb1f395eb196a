/* attain report: a whole study as one page of HTML, for people who read and for those who check. */
#include <glib.h>
#include <string.h>

#include "base/path.h"
#include "command/report_figures.h"
#include "command/result_files.h"
#include "command/study_request.h"
#include "fit/varied.h"
#include "report/robustness_table.h"
#include "report/study_page.h"

struct report_options {
    char *data, *output, *theme;
    char **set;
    int unfold; /* gboolean */
};

static bool check_output(struct run *run, const char *output)
{
    if (output == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "say where to: -o report.html; - is standard output");
    return strcmp(output, "-") == 0 || g_ascii_strcasecmp(path_suffix(output), ".html") == 0
           || run_fail(run, STATUS_USAGE, NOWHERE, "a report is a page of HTML; end '%s' in .html",
                       output);
}

/* How printed figures fare under the choices that the study leaves open; NULL where it leaves none.
 */
static bool vary(struct run *run, const struct request *request, const struct study *study,
                 struct table ***table)
{
    const struct report_options *options = request->options;
    struct varied *varied = NULL;
    struct robustness *robustness = NULL;
    if (study->choices == 0)
        return true;
    size_t sets = options->set == NULL ? 0 : g_strv_length(options->set);
    if (!varied_build(run, study->path, (const char *const *)options->set, sets, options->data,
                      &varied)
        || !robustness_find(run, varied, &robustness))
        return false;
    *table = robustness_tables(run, robustness, false);
    return true;
}

static bool results_of(struct run *run, const struct request *request, struct results **results)
{
    const struct report_options *options = request->options;
    struct panel *panel = NULL;
    struct fitted *fitted = NULL;
    return study_panel(run, request, options->set, options->data, &panel)
           && fitted_build(run, panel, &fitted) && results_lay_out(run, fitted, results);
}

static const char *page_of(struct run *run, const struct request *request,
                           const struct results *results, const struct html_figure *figure,
                           const struct review *review, struct table *const *varied)
{
    const struct report_options *options = request->options;
    const struct study_page page = { .fitted = results->fitted,
                                     .published = results->published,
                                     .table = results->table,
                                     .key_figures = results->key_figures,
                                     .findings = results->findings,
                                     .figure = figure,
                                     .review = review,
                                     .varied = varied,
                                     .arguments = request->words,
                                     .argument = request->word,
                                     .open = options->unfold };
    return study_page_html(run, &page);
}

static bool report_perform(struct run *run, const struct request *request)
{
    const struct report_options *options = request->options;
    struct outputs *outputs = outputs_new(run);
    struct picture_look look;
    struct results *results = NULL;
    struct html_figure *figure = NULL;
    struct review *review = NULL;
    struct table **varied = NULL;
    bool ok = check_output(run, options->output)
              && picture_look_of(run, NULL, options->theme, &look)
              && results_of(run, request, &results)
              && report_figures(run, results->fitted, look.theme, &figure)
              && review_make(run, results->fitted, &review)
              && vary(run, request, results->fitted->panel->study, &varied);
    if (!ok)
        return false;
    outputs_add_text(outputs, options->output,
                     page_of(run, request, results, figure, review, varied));
    return outputs_write(run, outputs);
}

static const char *const report_examples[] = {
    "attain report -o report.html",
    "attain report --data DIR -o report.html",
    "attain report my-study.yaml --set missing=mean -o report.html",
    "attain report --unfold -o to-be-printed.html",
    NULL,
};

static const struct option report_option_table[] = {
    { "data", '\0', OPTION_TEXT, offsetof(struct report_options, data), "DIR",
      "folder with the sources, under the names that the study gives them; without it the made-up "
      "sample is used" },
    { "set", '\0', OPTION_TEXTS, offsetof(struct report_options, set), "PATH=VALUE",
      "change a value of the study; may stand more than once" },
    { "theme", '\0', OPTION_TEXT, offsetof(struct report_options, theme), "NAME|FILE",
      picture_theme_help, theme_names },
    { "unfold", '\0', OPTION_FLAG, offsetof(struct report_options, unfold), NULL,
      "open what is folded, to be printed whole" },
    { "output", 'o', OPTION_TEXT, offsetof(struct report_options, output), "FILE",
      "the page: FILE.html; - is standard output" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_report = {
    .name = "report",
    .arguments = "[STUDY]",
    .summary = "write a study as one page of HTML: data, tables, figures, checks, methods",
    .about = "One page that needs nothing else: what was asked, the data and what was left out of "
             "them, every table and figure, checks of the models, robustness, and methods in "
             "words. What is long is folded until it is wanted.",
    .examples = report_examples,
    .options = report_option_table,
    .options_size = sizeof(struct report_options),
    .most = 1,
    .perform = report_perform,
};
