#include "command/fit_script.h"

#include <glib.h>
#include <string.h>

#include "read/numeral.h"

const char fit_format_help[] =
    "text, markdown, html, latex, csv, json, xlsx (a workbook), docx (Word), svg, pdf or png "
    "(pictures), r or stata (commands that make the fits again there); by default what the "
    "output's "
    "suffix says (.R, .do), or text";

static const char panel_path[] = "panel.csv";

bool fit_script_asked(const struct answer_options *options, enum script_language *language)
{
    if (options->format != NULL)
        return script_named(options->format, language);
    return options->output != NULL && script_of_path(options->output, language);
}

static bool check_data(struct run *run, const struct subject_options *subject,
                       const struct question *question)
{
    size_t files = 0;
    for (char **data = subject->data; data != NULL && *data != NULL; data++)
        files += !g_file_test(*data, G_FILE_TEST_IS_DIR);
    if (question->sections > 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a script holds the fits alone; leave out what asks for more, such as --%s",
                        question->section[0].option);
    if (question->subject->panel == NULL && strcmp(subject->data[0], "-") == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a script cannot read what was given on standard input; name the file by "
                        "--data");
    return question->subject->panel == NULL || files == 0
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "a script reads one table, and these are several that attain joins; join "
                       "them in a study, and write its panel by 'attain panel'");
}

static bool check_rows(struct run *run, const struct question *question)
{
    return question->common == NULL
           || question->subject->analysis.offer.rule == MISSING_RULE_LISTWISE
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "--common-rows and --missing-rule mean together are not written for other "
                       "programs; leave one of them out");
}

/* A word of a command line as the shell would take it. */
static const char *shell_word(struct run *run, const char *word)
{
    bool plain = *word != '\0';
    for (const char *at = word; *at != '\0'; at++)
        plain = plain && (g_ascii_isalnum(*at) || strchr("-_./=:,+@", *at) != NULL);
    if (plain)
        return word;
    char *quoted = g_shell_quote(word);
    const char *kept = talloc_strdup(run, quoted);
    g_free(quoted);
    return kept;
}

/* "attain panel STUDY --data DIR -o panel.csv". */
static const char *panel_command(struct run *run, const struct subject_options *subject)
{
    char *command = talloc_asprintf(run, "attain panel %s", shell_word(run, subject->study));
    for (char **data = subject->data; data != NULL && *data != NULL; data++)
        command = talloc_asprintf_append_buffer(command, " --data %s", shell_word(run, *data));
    for (char **set = subject->set; set != NULL && *set != NULL; set++)
        command = talloc_asprintf_append_buffer(command, " --set %s", shell_word(run, *set));
    return talloc_asprintf_append_buffer(command, " -o %s", panel_path);
}

/* The number of a column in the file: of a panel behind those that say the authority. */
static size_t cell_of(const struct subject *subject, const char *name)
{
    enum { REGION = 4 };
    const struct frame *frame = subject->analysis.offer.frame;
    if (subject->grid != NULL)
        return grid_find(subject->grid, name)->cell[0];
    for (size_t i = 0; i < frame->columns; i++)
        if (strcmp(frame->column[i].name, name) == 0)
            return REGION + i + 1;
    return REGION;
}

static void column_add(struct run *run, const struct subject *subject, const char *name,
                       struct script *script)
{
    if (name == NULL || script_column(script, name) != NULL)
        return;
    struct script_column *columns = (struct script_column *)(size_t)script->column;
    columns = run_grow(run, columns, struct script_column, script->columns + 1);
    columns[script->columns++] =
        (struct script_column){ frame_column(subject->analysis.offer.frame, name), name,
                                cell_of(subject, name) };
    script->column = columns;
}

static void columns_take(struct run *run, const struct question *question, struct script *script)
{
    const struct subject *subject = question->subject;
    for (size_t i = 0; i < script->fits; i++) {
        size_t count = 0;
        const char *const *name = script_columns_of(run, script->fit[i]->design->formula, &count);
        for (size_t c = 0; c < count; c++)
            column_add(run, subject, name[c], script);
    }
    column_add(run, subject, subject->analysis.offer.weight, script);
    column_add(run, subject, subject->analysis.inference.cluster, script);
}

bool fit_script_write(struct run *run, const struct answer_options *options,
                      const struct subject_options *subject, const struct question *question,
                      enum script_language language)
{
    const struct subject *read = question->subject;
    if (!check_data(run, subject, question) || !check_rows(run, question))
        return false;
    struct script script = { .path = read->grid == NULL ? panel_path : subject->data[0],
                             .analysis = &question->whole,
                             .common_rows = question->common != NULL,
                             .made_up = read->made_up,
                             .fits = question->formulas,
                             .fit = question->fit };
    if (read->grid == NULL) {
        script.made_by = panel_command(run, subject);
        script.z_elsewhere = question->whole.offer.over == NULL;
    } else {
        script.input = read->grid->file[0].input;
        script.decimal_comma = read->grid->decimal == DECIMAL_COMMA;
        script.missing = &read->grid->source->missing;
    }
    columns_take(run, question, &script);
    const char *text = NULL;
    bool ok =
        language == SCRIPT_R ? script_r(run, &script, &text) : script_stata(run, &script, &text);
    struct outputs *outputs = outputs_new(run);
    if (ok)
        outputs_add_text(outputs, options->output, text);
    return ok && outputs_write(run, outputs);
}
