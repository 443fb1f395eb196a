/* attain check: every mistake in a study and the files that it names, before anything runs. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/output.h"
#include "base/path.h"
#include "command/pasted_line.h"
#include "command/study_check.h"
#include "spec/theme.h"

struct check_options {
    char *data;
    char **set;
};

enum kind { KIND_STUDY, KIND_TABLE, KIND_CHART, KIND_CURVE, KIND_THEME, KIND_DATA, KIND_NONE };

/* What a file is, by the keys that only such a file has. */
static enum kind kind_of(const struct yaml *root)
{
    static const struct {
        const char *key;
        enum kind kind;
    } told[] = { { "kind", KIND_CHART },      { "focal", KIND_CURVE },
                 { "outcomes", KIND_CURVE },  { "sources", KIND_STUDY },
                 { "variables", KIND_STUDY }, { "registers", KIND_STUDY },
                 { "tables", KIND_STUDY },    { "models", KIND_TABLE },
                 { "base", KIND_THEME },      { "families", KIND_THEME },
                 { "series", KIND_THEME },    { "ramp", KIND_THEME },
                 { "ground", KIND_THEME },    { "text", KIND_THEME } };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (yaml_at(root, told[i].key) != NULL)
            return told[i].kind;
    return KIND_NONE;
}

/* What was looked at so far: files, and lines about their data. */
struct looked {
    size_t files;
    char *words;
};

static bool check_study(struct run *run, const struct check_options *options, const char *path,
                        struct looked *looked)
{
    struct study *study = NULL;
    size_t sets = 0;
    while (options->set != NULL && options->set[sets] != NULL)
        sets++;
    bool read = study_read(run, path, (const char *const *)options->set, sets, &study);
    looked->files += study == NULL ? 1 : study_files(study);
    const char *words =
        read ? study_check(run, study, options->data) : "data: not looked at; mend these first\n";
    looked->words = talloc_strdup_append_buffer(looked->words, words);
    return read;
}

static bool is_data(const char *path)
{
    const char *suffix = path_suffix(path);
    return g_ascii_strcasecmp(suffix, ".csv") == 0 || g_ascii_strcasecmp(suffix, ".tsv") == 0;
}

static bool fail_data(struct run *run, const char *path)
{
    return run_fail(run, STATUS_USAGE, (struct place){ path, 0, 0 },
                    "is data, and what is checked are studies and their files; for data write: "
                    "attain describe %s",
                    shell_quoted(run, path));
}

static bool check_file(struct run *run, const struct check_options *options, const char *path,
                       struct looked *looked)
{
    struct yaml *root = NULL;
    struct model_table *table = NULL;
    struct chart *chart = NULL;
    struct curve *curve = NULL;
    const struct theme *theme = NULL;
    enum kind kind = is_data(path)                 ? KIND_DATA
                     : yaml_read(run, path, &root) ? kind_of(root)
                                                   : KIND_NONE;
    if (kind == KIND_STUDY)
        return check_study(run, options, path, looked);
    looked->files++;
    switch (kind) {
    case KIND_DATA:
        return fail_data(run, path);
    case KIND_TABLE:
        return model_table_read(run, path, &table);
    case KIND_CHART:
        return chart_read(run, path, &chart);
    case KIND_CURVE:
        return curve_read(run, path, &curve);
    case KIND_THEME:
        return theme_read(run, path, &theme);
    default:
        return root != NULL
               && run_fail(run, STATUS_MALFORMED, root->place,
                           "this is no study (sources, variables), table (models), chart (kind), "
                           "curve (focal) or theme (base)");
    }
}

/* "my-study.yaml and 8 other files: no mistake", or how many there are. */
static const char *verdict(struct run *run, const struct request *request,
                           const struct looked *looked)
{
    size_t others = looked->files - 1, mistakes = run->mistakes->count;
    const char *and =
        others == 0 ? ""
                    : talloc_asprintf(run, " and %zu other file%s", others, others == 1 ? "" : "s");
    if (mistakes == 0)
        return talloc_asprintf(run, "%s%s: no mistake\n", request->argument[0], and);
    return talloc_asprintf(run, "%s%s: %zu mistake%s\n", request->argument[0], and, mistakes,
                           mistakes == 1 ? "" : "s");
}

static bool check_perform(struct run *run, const struct request *request)
{
    const struct check_options *options = request->options;
    struct outputs *outputs = outputs_new(run);
    struct looked looked = { 0, talloc_strdup(run, "") };
    run->mistakes = talloc_zero(run, struct mistakes);
    for (size_t i = 0; i < request->arguments; i++)
        if (!check_file(run, options, request->argument[i], &looked))
            run_go_on(run);
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < run->mistakes->count; i++)
        text = talloc_asprintf_append_buffer(text, "%s\n", run->mistakes->message[i]);
    text =
        talloc_asprintf_append_buffer(text, "%s%s", looked.words, verdict(run, request, &looked));
    outputs_add_text(outputs, NULL, text);
    if (!outputs_write(run, outputs))
        return false;
    if (run->mistakes->count > 0)
        run->status = STATUS_NO;
    return run->status == STATUS_DONE;
}

static const char *const check_examples[] = {
    "attain check my-study.yaml",
    "attain check my-study.yaml --data DIR",
    "attain check models/table-a1.yaml plots/figure-1a.yaml plots/theme-example.yaml",
    NULL,
};

static const struct option check_option_table[] = {
    { "data", '\0', OPTION_TEXT, offsetof(struct check_options, data), "DIR",
      "folder with the sources of a study, under the names that it gives them; without it its "
      "sample, or the files beside it" },
    { "set", '\0', OPTION_TEXTS, offsetof(struct check_options, set), "PATH=VALUE",
      "check the study with a value changed; may stand more than once" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_check = {
    .name = "check",
    .arguments = "STUDY|TABLE|CHART|CURVE|THEME...",
    .summary = "find every mistake in a study and its files before it runs; status 1 if any",
    .about = "Reads a study with every file that it names and finds all mistakes, not the first "
             "alone: keys, names in formulas, sources, measures, columns, models that cannot be "
             "fitted, charts and curves. Each is told with its file, line and column and with what "
             "to do. Nothing is written.",
    .examples = check_examples,
    .options = check_option_table,
    .options_size = sizeof(struct check_options),
    .least = 1,
    .most = SIZE_MAX,
    .perform = check_perform,
};
