#include "report/panel_file.h"

#include "base/csv_cell.h"
#include "base/number.h"

static char *area_cells(struct run *run, const struct panel *panel, size_t row, bool safe)
{
    const struct area *area = &panel->sources->areas->area[panel->area[row]];
    return talloc_asprintf(run, "%s,%s,%s,%s", area->number, area->gss_code,
                           csv_cell(run, area->name, safe), csv_cell(run, area->region, safe));
}

#define AREA_HEADINGS "la_number,gss_code,local_authority,region"

static const char *value_cell(struct run *run, const struct column *column, size_t row, bool safe)
{
    if (column->missing[row] != PRESENT)
        return "";
    return column->kind == COLUMN_NUMBER ? number_full(run, column->number[row])
                                         : csv_cell(run, column->text[row], safe);
}

const char *panel_csv(struct run *run, const struct panel *panel, bool safe)
{
    const struct frame *frame = panel->frame;
    char *text = talloc_strdup(run, AREA_HEADINGS);
    for (size_t c = 0; c < frame->columns; c++)
        text =
            talloc_asprintf_append_buffer(text, ",%s", csv_cell(run, frame->column[c].name, safe));
    text = talloc_strdup_append_buffer(text, panel->made_up ? "," MADE_UP_COLUMN "\n" : "\n");
    for (size_t row = 0; row < frame->rows; row++) {
        if (!panel->kept[row])
            continue;
        text = talloc_strdup_append_buffer(text, area_cells(run, panel, row, safe));
        for (size_t c = 0; c < frame->columns; c++)
            text = talloc_asprintf_append_buffer(text, ",%s",
                                                 value_cell(run, &frame->column[c], row, safe));
        text = talloc_strdup_append_buffer(text, panel->made_up ? ",made-up data\n" : "\n");
    }
    return text;
}

static void mark_used(const struct fit *fit, bool *used)
{
    for (size_t i = 0; i < fit->nobs; i++)
        used[fit->design->row[i]] = true;
}

const char *panel_left_out_csv(struct run *run, const struct fitted *fitted)
{
    const struct panel *panel = fitted->panel;
    bool *used = run_array(run, bool, panel->frame->rows + 1);
    size_t tables = 0;
    for (size_t t = 0; t < panel->study->tables; t++) {
        if (fitted->table[t].absent != NULL)
            continue;
        tables++;
        for (size_t m = 0; m < fitted->table[t].table->models; m++)
            mark_used(fitted->table[t].fit[m], used);
    }
    const char *kept = tables == 0 ? "kept, but the study has no table that could be fitted"
                                   : "kept, but every model needs a value that it lacks";
    char *text = talloc_strdup(run, AREA_HEADINGS ",reason\n");
    for (size_t row = 0; row < panel->frame->rows; row++) {
        const char *why = panel->left_out[row] == NULL ? kept : panel->left_out[row];
        if (!used[row])
            text = talloc_asprintf_append_buffer(text, "%s,%s\n", area_cells(run, panel, row, true),
                                                 csv_safe(run, why));
    }
    return text;
}

const char *panel_missing_csv(struct run *run, const struct panel *panel)
{
    const struct frame *frame = panel->frame;
    char *text = talloc_strdup(run, "variable," AREA_HEADINGS ",reason\n");
    for (size_t c = 0; c < frame->columns; c++)
        for (size_t row = 0; row < frame->rows; row++)
            if (panel->kept[row] && frame->column[c].missing[row] != PRESENT)
                text = talloc_asprintf_append_buffer(
                    text, "%s,%s,%s\n", csv_safe(run, frame->column[c].name),
                    area_cells(run, panel, row, true), csv_safe(run, frame->column[c].why[row]));
    return text;
}
