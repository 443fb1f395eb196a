/* attain panel: from the sources to the analysis table, and no further. */
#include <glib.h>
#include <string.h>

#include "base/output.h"
#include "base/path.h"
#include "command/answer.h"
#include "command/study_request.h"
#include "report/ledger_table.h"
#include "report/panel_file.h"
#include "report/statistical_file.h"

struct panel_options {
    char *data, *output, *ledger;
    char **set;
    int excel_safe; /* gboolean */
};

static bool is_stdout(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

/* Beside panel.csv its ledger is panel-ledger.csv; NULL where the panel goes to no file. */
static const char *ledger_beside(struct run *run, const char *panel)
{
    if (is_stdout(panel)
        || (g_file_test(panel, G_FILE_TEST_EXISTS) && !g_file_test(panel, G_FILE_TEST_IS_REGULAR)))
        return NULL;
    int length = (int)(strlen(panel) - strlen(path_suffix(panel)));
    return talloc_asprintf(run, "%.*s-ledger.csv", length, panel);
}

/* CSV under the name of another kind of file would not open. */
static bool check_kind(struct run *run, const char *panel)
{
    static const char *const kinds[] = { "", ".csv", ".sav", ".dta", ".txt", NULL };
    bool file =
        !is_stdout(panel)
        && (!g_file_test(panel, G_FILE_TEST_EXISTS) || g_file_test(panel, G_FILE_TEST_IS_REGULAR));
    char *suffix = run_adopt(run, g_ascii_strdown(file ? path_suffix(panel) : "", -1), g_free);
    return g_strv_contains(kinds, suffix)
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "the end of '%s' names no format of a panel; use .csv (spreadsheets and "
                       "R read it), .sav (SPSS) or .dta (Stata)",
                       panel);
}

/* Where the ledger goes and in which format; NULL where it is not wanted. */
static bool choose_ledger(struct run *run, const struct panel_options *options, const char **path,
                          enum format *format)
{
    *path = options->ledger != NULL ? options->ledger : ledger_beside(run, options->output);
    if (is_stdout(options->ledger) && is_stdout(options->output) && options->ledger != NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "the panel and its ledger would both go to standard output; name a file "
                        "for one of them: -o panel.csv");
    if (options->ledger != NULL && !is_stdout(options->output)
        && strcmp(options->ledger, options->output) == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "the panel and its ledger would both be written to '%s'; give the ledger "
                        "another name",
                        options->ledger);
    *format = FORMAT_TEXT;
    if (*path == NULL || is_stdout(*path) || format_of_path(*path, format))
        return true;
    return *path_suffix(*path) == '\0'
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "the end of '%s' names no format; use .txt, .md, .html, .tex, .csv, .json, "
                       ".xlsx, .docx, .svg, .pdf or .png",
                       *path);
}

/* The panel in the format that the end of its name says: a file of SPSS or Stata, else CSV. */
static bool panel_add(struct run *run, const struct panel_options *options,
                      const struct panel *panel, struct outputs *outputs)
{
    enum statistical_program program;
    struct statistical_file file = { { NULL, 0 }, NULL };
    if (is_stdout(options->output) || !statistical_program_of(options->output, &program)) {
        outputs_add_text(outputs, options->output, panel_csv(run, panel, options->excel_safe));
        return true;
    }
    if (!statistical_file_of(run, panel, program, &file))
        return false;
    if (file.renamed != NULL)
        run_say(run, "columns under another name, as the program allows no such names: %s",
                file.renamed);
    outputs_add(outputs, options->output, file.bytes);
    return true;
}

static bool panel_perform(struct run *run, const struct request *request)
{
    const struct panel_options *options = request->options;
    struct panel *panel = NULL;
    const char *ledger = NULL;
    enum format format = FORMAT_TEXT;
    if (!check_kind(run, options->output) || !choose_ledger(run, options, &ledger, &format)
        || !study_panel(run, request, options->set, options->data, &panel))
        return false;
    struct outputs *outputs = outputs_new(run);
    bool ok =
        panel_add(run, options, panel, outputs)
        && (ledger == NULL || answer_add(run, ledger_document(run, panel), format, ledger, outputs))
        && outputs_write(run, outputs);
    if (!ok)
        return false;
    run_say(run, "%zu of %zu local authorities, %zu variable%s", panel->kept_rows,
            panel->frame->rows, panel->frame->columns, panel->frame->columns == 1 ? "" : "s");
    if (panel->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    return true;
}

static const char *const panel_examples[] = {
    "attain panel -o panel.csv",
    "attain panel --data DIR -o panel.csv",
    "attain panel -o panel.sav",
    "attain panel -o panel.dta",
    "attain panel my-study.yaml -o panel.csv --ledger ledger.html",
    "attain panel my-study.yaml --set variables.ks4_attainment.at_least=3 -o panel.csv",
    NULL,
};

static const struct option panel_option_table[] = {
    { "data", '\0', OPTION_TEXT, offsetof(struct panel_options, data), "DIR",
      "folder with the sources, under the names that the study gives them; without it the sample "
      "is used" },
    { "set", '\0', OPTION_TEXTS, offsetof(struct panel_options, set), "PATH=VALUE",
      "change a value of the study, as in variables.demand.method=ml" },
    { "output", 'o', OPTION_TEXT, offsetof(struct panel_options, output), "FILE",
      "CSV file, or by its end a file of SPSS (.sav) or Stata (.dta); CSV on standard output "
      "without it. Beside it, panel-ledger.csv says where each value came from" },
    { "ledger", '\0', OPTION_TEXT, offsetof(struct panel_options, ledger), "FILE",
      "the ledger elsewhere, as .txt, .md, .html, .tex, .csv, .json, .xlsx, .docx, .svg, .pdf or "
      ".png; - is standard output" },
    { "excel-safe", '\0', OPTION_FLAG, offsetof(struct panel_options, excel_safe), NULL,
      "a text that a spreadsheet would run as a formula gets an apostrophe; the ledger is always "
      "so" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_panel = {
    .name = "panel",
    .arguments = "[STUDY]",
    .summary = "make a study's analysis table: a row per local authority, a column per variable",
    .about = "Makes the variables of a study and writes them as a table, a row for each authority "
             "that is kept; the ledger beside it says where each value came from and why others "
             "are missing.",
    .examples = panel_examples,
    .options = panel_option_table,
    .options_size = sizeof(struct panel_options),
    .most = 1,
    .perform = panel_perform,
};
