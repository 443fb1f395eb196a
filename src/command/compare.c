/* attain compare: two results, cell by cell, and where their differences come from. */
#include <glib.h>
#include <string.h>

#include "command/answer.h"
#include "command/compared_side.h"
#include "command/study_request.h"
#include "report/comparison.h"
#include "report/key_figures.h"

struct compare_options {
    struct answer_options answer;
    char **data, **set;
    int full; /* gboolean */
};

static size_t count_of(char *const *text)
{
    return text == NULL ? 0 : g_strv_length((char **)text);
}

static bool check_data(struct run *run, const struct compare_options *options, size_t studies)
{
    size_t data = count_of(options->data);
    if (data > 2)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--data was given %zu times; give one folder, or the old one and the new",
                        data);
    if (data > studies)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        studies == 0 ? "--data is the folder of a study, and neither is one; leave "
                                       "it out, or name a study (.yaml)"
                                     : "two --data need a study on both sides; give one");
    return true;
}

/* The same study on the same data twice would say nothing. */
static bool check_sides(struct run *run, const struct compared_side *old,
                        const struct compared_side *new)
{
    return !side_is_study(old->path) || strcmp(old->path, new->path) != 0 || new->set != NULL
           || g_strcmp0(old->data, new->data) != 0
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "old and new are the same; write --data OLD --data NEW, --set PATH=VALUE "
                       "for the new rule, or name two results");
}

/* What is old and what is new: two arguments, or one study (without one, that which ships) twice.
 */
static bool find_sides(struct run *run, const struct request *request, struct compared_side *old,
                       struct compared_side *new)
{
    const struct compare_options *options = request->options;
    if (request->arguments == 0 && !share_find(run, DEFAULT_STUDY, &old->path))
        return false;
    if (request->arguments > 0)
        old->path = request->argument[0];
    new->path = request->arguments == 2 ? request->argument[1] : old->path;
    if (request->arguments == 1 && !side_is_study(old->path))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "compare needs two results, and '%s' is one; name the other beside it",
                        old->path);
    size_t data = count_of(options->data);
    if (!check_data(run, options, (size_t)side_is_study(old->path) + side_is_study(new->path)))
        return false;
    if (options->set != NULL && !side_is_study(new->path))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--set changes the new study, and '%s' is none; name a study (.yaml) as "
                        "the second",
                        new->path);
    old->data = data > 0 ? options->data[0] : NULL;
    new->data = data > 0 ? options->data[data - 1] : NULL;
    new->set = options->set;
    return check_sides(run, old, new);
}

static void remark(struct run *run, struct comparison_of_results *comparison, const char *sentence)
{
    comparison->remark = run_grow(run, comparison->remark, const char *, comparison->remarks + 1);
    comparison->remark[comparison->remarks++] = sentence;
}

/* Tables that one side leaves out for want of a source. */
static void remark_absences(struct run *run, const struct compared_side *side, const char *which,
                            struct comparison_of_results *comparison)
{
    const struct fitted *fitted = side->fitted;
    for (size_t t = 0; fitted != NULL && t < fitted->panel->study->tables; t++)
        if (fitted->table[t].absent != NULL)
            remark(run, comparison,
                   talloc_asprintf(run, "%s is left out of the %s: %s.",
                                   fitted->panel->study->table[t]->id, which,
                                   fitted->table[t].absent));
}

static const char *figure_of(struct run *run, const struct panel *panel, const char *label)
{
    for (size_t i = 0; i < panel->study->key_figures; i++)
        if (strcmp(panel->study->key_figure[i].label, label) == 0)
            return key_figure_text(run, panel, &panel->study->key_figure[i]);
    return "";
}

/* Those of the new study, then those that only the old one has. */
static void compare_figures(struct run *run, const struct panel *old, const struct panel *new,
                            struct comparison_of_results *comparison)
{
    size_t most = old->study->key_figures + new->study->key_figures;
    struct figure_change *figure = run_array(run, struct figure_change, most + 1);
    for (size_t i = 0; i < new->study->key_figures; i++) {
        const char *label = new->study->key_figure[i].label;
        figure[comparison->figures++] =
            (struct figure_change){ label, figure_of(run, old, label),
                                    key_figure_text(run, new, &new->study->key_figure[i]) };
    }
    for (size_t i = 0; i < old->study->key_figures; i++) {
        const char *label = old->study->key_figure[i].label;
        if (*figure_of(run, new, label) == '\0')
            figure[comparison->figures++] =
                (struct figure_change){ label, figure_of(run, old, label), "" };
    }
    comparison->figure = figure;
}

static bool compare_settings(struct run *run, const struct compared_side *old,
                             const struct compared_side *new, struct setting_changes **settings)
{
    const struct settings_of before = { old->path, (const char *const *)old->set,
                                        count_of(old->set) };
    const struct settings_of now = { new->path, (const char *const *)new->set, count_of(new->set) };
    return settings_compare(run, &before, &now, settings);
}

/* How much of each change goes with what. Where rules and data both differ, the new rules have to
 * be run on the old data, too: where that fails, it is said, and all else stands. */
static bool attribute(struct run *run, const struct compared_side *old,
                      const struct compared_side *new, struct comparison_of_results *comparison)
{
    const struct fitted *middle = NULL;
    struct attributions *attributions = NULL;
    bool both = comparison->settings->count > 0 && g_strcmp0(old->data, new->data) != 0;
    if (both && !side_fit(run, new, old->data, &middle)) {
        remark(run, comparison,
               talloc_asprintf(run,
                               "What the change goes with is not told: the new study cannot "
                               "be run on the old data (%s).",
                               run_forgive(run)));
        return true;
    }
    attributions_find(run, old->fitted, middle, new->fitted, &attributions);
    comparison->attributions = attributions;
    return run->status == STATUS_DONE;
}

static bool compare_studies(struct run *run, const struct compared_side *old,
                            const struct compared_side *new,
                            struct comparison_of_results *comparison)
{
    struct setting_changes *settings = NULL;
    compare_figures(run, old->fitted->panel, new->fitted->panel, comparison);
    if (!compare_settings(run, old, new, &settings))
        return false;
    comparison->settings = settings;
    return attribute(run, old, new, comparison);
}

static bool compare(struct run *run, const struct compared_side *old,
                    const struct compared_side *new, struct comparison_of_results *comparison)
{
    struct differences *differences = NULL;
    if (!differences_find(run, old->result, new->result, &differences))
        return false;
    comparison->differences = differences;
    if (old->result->values != NULL && new->result->values != NULL)
        comparison->data = data_change_of(run, old->result->values, new->result->values);
    remark_absences(run, old, "old", comparison);
    remark_absences(run, new, "new", comparison);
    return old->fitted == NULL || new->fitted == NULL || compare_studies(run, old, new, comparison);
}

static bool compare_perform(struct run *run, const struct request *request)
{
    const struct compare_options *options = request->options;
    struct compared_side old = { .path = NULL }, new = { .path = NULL };
    struct comparison_of_results comparison = { .full = options->full };
    enum format format = FORMAT_TEXT;
    bool ok = answer_format(run, &options->answer, &format) && find_sides(run, request, &old, &new)
              && side_read(run, &old) && side_read(run, &new)
              && compare(run, &old, &new, &comparison)
              && answer_write(run, &options->answer, format, comparison_document(run, &comparison));
    if (ok && format == FORMAT_CSV && (old.result->made_up || new.result->made_up))
        run_say(run, "%s", MADE_UP_NOTE);
    if (ok && comparison_differs(&comparison))
        run->status = STATUS_NO;
    return ok && run->status == STATUS_DONE;
}

static const char *const compare_examples[] = {
    "attain compare --data lait-2022 --data lait-2023",
    "attain compare out-2022 out-2023",
    "attain compare --data DIR --set missing=mean",
    "attain compare study-2022.yaml study-2023.yaml --data DIR",
    "attain compare data/published/table-a3.csv models/virtual-schools.yaml --data DIR",
    "attain compare from-r.csv from-attain.csv -o compared.html",
    NULL,
};

static const struct option compare_option_table[] = {
    { "data", '\0', OPTION_TEXTS, offsetof(struct compare_options, data), "DIR",
      "folder with the sources of the study; given twice, the old one and the new; without it "
      "the made-up sample" },
    { "set", '\0', OPTION_TEXTS, offsetof(struct compare_options, set), "PATH=VALUE",
      "change a value of the study on the new side only, as in missing=mean; may stand more than "
      "once" },
    { "full", '\0', OPTION_FLAG, offsetof(struct compare_options, full), NULL,
      "show what is the same to print, too" },
    ANSWER_OPTIONS(struct compare_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_compare = {
    .name = "compare",
    .arguments = "[OLD] [NEW]",
    .summary = "say what changed between two results, cell by cell; status 1 if anything did",
    .about =
        "Sets two results beside each other, cell by cell: folders that attain reproduce left, "
        "files of coefficients from here or from another program, printed tables, or studies "
        "that are run now. It says what changed sign or significance, which local "
        "authorities, values, files and settings differ, and how much of each change goes "
        "with rules, rows and values.\n\nNo test of a difference is given: both results come "
        "from much the same rows, so that their errors are not independent.",
    .examples = compare_examples,
    .options = compare_option_table,
    .options_size = sizeof(struct compare_options),
    .most = 2,
    .perform = compare_perform,
};
