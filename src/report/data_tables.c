#include "report/data_tables.h"

#include <string.h>

#include "base/number.h"
#include "derive/made_of.h"
#include "report/input_name.h"

static const char *source_title(const struct source *source)
{
    return source->title == NULL ? source->name : source->title;
}

static void source_rows(struct run *run, const struct panel *panel, const struct loaded *loaded,
                        struct table *table)
{
    if (loaded->absent) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = source_title(loaded->source);
        row->cell[1].text = input_name(run, panel->sources, loaded->path[0]);
        row->cell[3].text = "not there";
        return;
    }
    for (size_t i = 0; i < loaded->inputs; i++) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = source_title(loaded->source);
        row->cell[1].text = input_name(run, panel->sources, loaded->input[i]->path);
        row->cell[2].text = number_count(run, loaded->input[i]->records);
        row->cell[3].text = layout_title(loaded->layout);
    }
}

struct table *data_sources_table(struct run *run, const struct panel *panel)
{
    static const char *const heading[] = { "Source", "File", "Rows", "Read as" };
    struct table *table = table_headed(run, "Sources", heading, 4);
    table->made_up = panel->made_up;
    table->align[1] = table->align[3] = ALIGN_LEFT;
    for (size_t i = 0; i < panel->sources->count; i++)
        source_rows(run, panel, &panel->sources->loaded[i], table);
    return table;
}

/* The rows that are left out for one reason. */
static void reason_row(struct run *run, const struct panel *panel, const char *why,
                       struct table *table)
{
    char *names = talloc_strdup(run, ""); /* some have commas: semicolons between them */
    size_t count = 0;
    for (size_t row = 0; row < panel->frame->rows; row++)
        if (panel->left_out[row] != NULL && strcmp(panel->left_out[row], why) == 0)
            names = talloc_asprintf_append_buffer(names, "%s%s", count++ == 0 ? "" : "; ",
                                                  panel->frame->row_name[row]);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = why;
    row->cell[1].text = number_count(run, count);
    row->cell[2].text = names;
}

static bool is_first(const struct panel *panel, size_t at)
{
    for (size_t row = 0; row < at; row++)
        if (panel->left_out[row] != NULL && strcmp(panel->left_out[row], panel->left_out[at]) == 0)
            return false;
    return true;
}

struct table *data_left_out_table(struct run *run, const struct panel *panel)
{
    static const char *const heading[] = { "Why", "Number", "Local authorities" };
    size_t left_out = panel->frame->rows - panel->kept_rows;
    bool named = !fitted_offer(panel, MISSING_RULE_LISTWISE).confidential;
    if (left_out == 0)
        return NULL;
    struct table *table = table_headed(run, "Local authorities that are left out", heading, 3);
    table->made_up = panel->made_up;
    table->align[2] = ALIGN_LEFT;
    for (size_t row = 0; named && row < panel->frame->rows; row++)
        if (panel->left_out[row] != NULL && is_first(panel, row))
            reason_row(run, panel, panel->left_out[row], table);
    if (!named) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = "no answer to the survey, or none to what the study needs";
        row->cell[1].text = number_count(run, left_out);
        row->cell[2].text = "not named: confidential";
    }
    return table;
}

/* Every variable that a name stands for, and what these are made of. */
static void need(const struct panel *panel, const char *name, bool *needed)
{
    const struct study *study = panel->study;
    const struct variable *variable = name == NULL ? NULL : study_variable(study, name);
    if (variable == NULL || needed[variable - study->variable])
        return;
    needed[variable - study->variable] = true;
    need(panel, variable->of, needed);
    for (size_t i = 0; i < variable->ratio.count; i++)
        need(panel, variable->ratio.text[i], needed);
    for (size_t i = 0; i < variable->factor.count; i++)
        need(panel, variable->factor.text[i], needed);
}

static void need_formula(const struct panel *panel, const struct formula *formula, bool *needed)
{
    need(panel, formula->response.column, needed);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            need(panel, formula->term[t].factor[f].column, needed);
}

static const bool *variables_needed(struct run *run, const struct panel *panel)
{
    const struct study *study = panel->study;
    bool *needed = run_array(run, bool, study->variables + 1);
    for (size_t i = 0; i < study->keep.count; i++)
        need(panel, study->keep.text[i], needed);
    for (size_t t = 0; t < study->tables; t++)
        for (size_t m = 0; m < study->table[t]->models; m++)
            need_formula(panel, study->table[t]->model[m].formula, needed);
    for (size_t c = 0; c < study->charts; c++) {
        struct texts columns;
        bool named = chart_columns(run, study->chart[c], &columns);
        for (size_t i = 0; named && i < columns.count; i++)
            need(panel, columns.text[i], needed);
    }
    return needed;
}

static const char *values_of(struct run *run, const struct panel *panel, const char *name)
{
    const struct column *column = frame_column(panel->frame, name);
    size_t present = 0;
    if (column == NULL)
        return "not there";
    for (size_t row = 0; row < panel->frame->rows; row++)
        present += column->missing[row] == PRESENT;
    return number_count(run, present);
}

struct table *data_variables_table(struct run *run, const struct panel *panel)
{
    static const char *const heading[] = { "Name", "Variable", "Values", "Source", "Made of" };
    const struct study *study = panel->study;
    const bool *needed = variables_needed(run, panel);
    struct table *table = table_headed(run, "Variables, and what they are made of", heading, 5);
    table->made_up = panel->made_up;
    table->align[1] = table->align[3] = table->align[4] = ALIGN_LEFT;
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (!needed[i])
            continue;
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = variable->name;
        row->cell[1].text = variable->unit == NULL || *variable->unit == '\0'
                                ? variable->label
                                : talloc_asprintf(run, "%s (%s)", variable->label, variable->unit);
        row->cell[2].text = values_of(run, panel, variable->name);
        row->cell[3].text = variable->from;
        row->cell[4].text = made_of(run, variable);
    }
    table_add_note(
        run, table,
        "Values: local authorities that have one, before any is left out. Variables that "
        "no table or figure needs are not listed.");
    return table;
}
