/* attain panel: from the sources to the analysis table, and no further. */
#include "base/output.h"
#include "command/study_request.h"
#include "report/panel_file.h"

struct panel_options {
    char *data, *output;
    char **set;
};

static bool panel_perform(struct run *run, const struct request *request)
{
    const struct panel_options *options = request->options;
    struct panel *panel = NULL;
    if (!study_panel(run, request, options->set, options->data, &panel))
        return false;
    struct outputs *outputs = outputs_new(run);
    outputs_add_text(outputs, options->output, panel_csv(run, panel));
    if (!outputs_write(run, outputs))
        return false;
    run_say(run, "%zu of %zu local authorities, %zu variables", panel->kept_rows,
            panel->frame->rows, panel->frame->columns);
    if (panel->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    return true;
}

static const char *const panel_examples[] = {
    "attain panel -o panel.csv",
    "attain panel --data DIR -o panel.csv",
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
      "CSV file; standard output without it" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_panel = {
    .name = "panel",
    .arguments = "[STUDY]",
    .summary = "make a study's analysis table: a row per local authority, a column per variable",
    .examples = panel_examples,
    .options = panel_option_table,
    .options_size = sizeof(struct panel_options),
    .most = 1,
    .perform = panel_perform,
};
