/* Where a change comes from: settings, files, values: comparison_origins_add of comparison.h. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/path.h"
#include "base/text.h"
#include "report/comparison.h"

/* Digits of a digest that tell files apart for people; JSON has all. */
enum { SHORT_DIGEST = 12, MOST_NAMED = 20 };

static void settings_add(struct run *run, const struct comparison_of_results *comparison,
                         struct document *document)
{
    static const char *const heading[] = { "Setting", "Old", "New" };
    const struct setting_changes *settings = comparison->settings;
    if (settings == NULL || settings->count == 0)
        return;
    struct table *table =
        comparison_table(run, comparison, "Settings of the study that differ", heading, 3);
    table->align[1] = table->align[2] = ALIGN_LEFT;
    for (size_t i = 0; i < settings->count; i++) {
        const struct setting_change *change = &settings->change[i];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = change->path;
        row->cell[1].text = *change->old == '\0' ? "not said" : change->old;
        row->cell[2].text = *change->new == '\0' ? "not said" : change->new;
    }
    document_add(run, document, table);
}

/* The old input that plays the same part: of its source, by its file where that has several. */
static const struct result_input *input_find(const struct result *result,
                                             const struct result_input *wanted, bool *taken)
{
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < result->inputs; i++)
            if (!taken[i] && strcmp(result->input[i].what, wanted->what) == 0
                && (pass == 1
                    || strcmp(path_last(result->input[i].file), path_last(wanted->file)) == 0)) {
                taken[i] = true;
                return &result->input[i];
            }
    return NULL;
}

static const char *rows_text(struct run *run, const struct result_input *input)
{
    return input == NULL || input->rows == UNKNOWN_COUNT ? "" : number_count(run, input->rows);
}

static const char *digest_text(struct run *run, const struct result_input *input)
{
    return input == NULL ? "" : talloc_strndup(run, input->sha256, SHORT_DIGEST);
}

static const char *input_verdict(const struct result_input *old, const struct result_input *new)
{
    if (old == NULL || new == NULL)
        return old == NULL ? "new only" : "old only";
    return strcmp(old->sha256, new->sha256) == 0 ? "same" : "different";
}

static void input_add(struct run *run, const struct result_input *old,
                      const struct result_input *new, struct table *table)
{
    enum { WHAT, FILE_NAME, OLD_ROWS, NEW_ROWS, OLD_DIGEST, NEW_DIGEST, VERDICT };
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[WHAT].text = (new == NULL ? old : new)->what;
    row->cell[FILE_NAME].text = (new == NULL ? old : new)->file;
    row->cell[OLD_ROWS].text = rows_text(run, old);
    row->cell[NEW_ROWS].text = rows_text(run, new);
    row->cell[OLD_DIGEST].text = digest_text(run, old);
    row->cell[NEW_DIGEST].text = digest_text(run, new);
    row->cell[VERDICT].text = input_verdict(old, new);
}

static void versions_note(struct run *run, const struct comparison_of_results *comparison,
                          struct table *table)
{
    const struct result *old = comparison->differences->old, *new = comparison->differences->new;
    if (strcmp(old->version, new->version) != 0)
        table_add_note(run, table, "The old comes from attain %s, the new from attain %s.",
                       old->version, new->version);
    if (*old->command != '\0' && *new->command != '\0' && strcmp(old->command, new->command) != 0)
        table_add_note(run, table, "The old was made by '%s', the new by '%s'.", old->command,
                       new->command);
}

static void inputs_add(struct run *run, const struct comparison_of_results *comparison,
                       struct document *document)
{
    static const char *const heading[] = { "Input",       "File",        "Old rows", "New rows",
                                           "Old SHA-256", "New SHA-256", "File is" };
    const struct result *old = comparison->differences->old, *new = comparison->differences->new;
    if (old->inputs == 0 || new->inputs == 0)
        return;
    struct table *table = comparison_table(run, comparison, "Files that were read", heading,
                                           sizeof heading / sizeof *heading);
    for (size_t c = 0; c < table->columns; c++)
        table->align[c] = c == 2 || c == 3 ? ALIGN_RIGHT : ALIGN_LEFT;
    bool *taken = run_array(run, bool, old->inputs);
    for (size_t i = 0; i < new->inputs; i++)
        input_add(run, input_find(old, &new->input[i], taken), &new->input[i], table);
    for (size_t i = 0; i < old->inputs; i++)
        if (!taken[i])
            input_add(run, &old->input[i], NULL, table);
    versions_note(run, comparison, table);
    document_add(run, document, table);
}

const char *comparison_names(struct run *run, const char *const *name, size_t count)
{
    return count <= MOST_NAMED
               ? text_list(run, name, count)
               : talloc_asprintf(run, "%s and %zu more", text_list(run, name, MOST_NAMED),
                                 count - MOST_NAMED);
}

static const char *authorities(struct run *run, const struct data_change *data,
                               const struct result_values *values, const size_t *row, size_t count)
{
    const char **name = run_array(run, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        name[i] = values->frame->row_label[row[i]];
    if (count == 0)
        return "none";
    return data->named ? talloc_asprintf(run, "%zu (%s)", count, comparison_names(run, name, count))
                       : talloc_asprintf(
                           run, "%zu (not named: answers of a survey are confidential)", count);
}

static const char *value_text(struct run *run, double value)
{
    double digits = value == 0 ? 0 : floor(log10(fabs(value)));
    return number_fixed(run, value, (int)fmin(fmax(3 - digits, 0), 9));
}

static const char *largest_text(struct run *run, const struct data_change *data,
                                const struct variable_change *variable)
{
    char *text = talloc_strdup(run, "");
    if (variable->largest > 0 && !variable->named)
        return "withheld: confidential";
    for (size_t i = 0; i < variable->largest; i++) {
        const struct value_change *change = &variable->change[i];
        text = talloc_asprintf_append_buffer(
            text, "%s%s %s → %s (%s SD)", i == 0 ? "" : "; ",
            data->old->frame->row_label[change->old_row], value_text(run, change->old),
            value_text(run, change->new), number_pointed(run, change->off, 2));
    }
    return text;
}

static void add_variable(struct run *run, const struct data_change *data,
                         const struct variable_change *variable, struct table *table)
{
    const struct column *column = variable->new == NULL ? variable->old : variable->new;
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = column->label;
    if (variable->old == NULL || variable->new == NULL) {
        row->cell[5].text = variable->old == NULL ? "in the new only" : "in the old only";
        return;
    }
    const size_t count[] = { variable->changed, variable->gained, variable->lost,
                             variable->rescaled };
    for (size_t i = 0; i < sizeof count / sizeof *count; i++)
        row->cell[i + 1].text = number_count(run, count[i]);
    row->cell[5].text = largest_text(run, data, variable);
}

static void values_add(struct run *run, const struct comparison_of_results *comparison,
                       struct document *document)
{
    static const char *const heading[] = { "Variable", "changed",  "gained",
                                           "lost",     "rescaled", "Largest changes" };
    const struct data_change *data = comparison->data;
    if (data == NULL)
        return;
    document_add_words(
        run, document,
        talloc_asprintf(run,
                        "Local authorities in both analyses: %zu. In the old only: %s. In the "
                        "new only: %s.",
                        data->in_both,
                        authorities(run, data, data->old, data->left_row, data->left),
                        authorities(run, data, data->new, data->came_row, data->came)));
    struct table *table = comparison_table(
        run, comparison, "Values that changed, of local authorities in both analyses", heading, 6);
    table->align[5] = ALIGN_LEFT;
    for (size_t i = 0; i < data->variables; i++)
        if (variable_changed(&data->variable[i]))
            add_variable(run, data, &data->variable[i], table);
    table_add_note(run, table,
                   "Numbers of local authorities whose value changed, who gained one or lost it. "
                   "Rescaled: on one straight line with most others, as standardised values "
                   "are when the mean or the spread moves. Largest: by how many old "
                   "standard deviations, a rescaling aside. A factor score moves for all when "
                   "its weights move.");
    if (table->rows > 1)
        document_add(run, document, table);
}

void comparison_origins_add(struct run *run, const struct comparison_of_results *comparison,
                            struct document *document)
{
    comparison_parts_add(run, comparison, document);
    settings_add(run, comparison, document);
    values_add(run, comparison, document);
    inputs_add(run, comparison, document);
    for (size_t i = 0; i < comparison->remarks; i++)
        document_add_words(run, document, comparison->remark[i]);
}
