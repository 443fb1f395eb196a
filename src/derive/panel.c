#include "derive/panel.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

const struct panel_absence *panel_absence(const struct panel *panel, const char *variable)
{
    for (size_t i = 0; i < panel->absences; i++)
        if (strcmp(panel->absence[i].variable->name, variable) == 0)
            return &panel->absence[i];
    return NULL;
}

struct panel *panel_new(struct run *run, const struct sources *sources, const bool *seen)
{
    struct panel *panel = talloc_zero(run, struct panel);
    panel->study = sources->study;
    panel->sources = sources;
    const struct areas *areas = panel->sources->areas;
    size_t rows = 0;
    panel->area = run_array(run, size_t, areas->count + 1);
    for (size_t i = 0; i < areas->count; i++)
        if (seen[i])
            panel->area[rows++] = i;
    panel->frame = frame_new(run, rows, "the study");
    panel->frame->columns_are = "variable";
    panel->kept = run_array(run, bool, rows + 1);
    panel->left_out = run_array(run, const char *, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        const struct area *area = &areas->area[panel->area[row]];
        panel->frame->row_name[row] = area->name;
        panel->made_up = panel->made_up || area->fictitious;
    }
    return panel;
}

bool panel_keep(struct run *run, struct panel *panel)
{
    const struct texts *keep = &panel->study->keep;
    for (size_t i = 0; i < keep->count; i++) {
        const struct panel_absence *absence = panel_absence(panel, keep->text[i]);
        if (absence != NULL)
            return run_fail(run, STATUS_UNREADABLE, (struct place){ absence->loaded->path[0], 0, 0 },
                            "is not there, and '%s', which decides who is kept, is made from it",
                            keep->text[i]);
    }
    for (size_t row = 0; row < panel->frame->rows; row++) {
        char *why = NULL;
        for (size_t i = 0; i < keep->count; i++) {
            const struct column *column = frame_column(panel->frame, keep->text[i]);
            if (column->missing[row] != PRESENT)
                why = talloc_asprintf(run, "%s%s%s: %s", why == NULL ? "" : why,
                                      why == NULL ? "" : "; ", column->label, column->why[row]);
        }
        panel->left_out[row] = why;
        panel->kept[row] = why == NULL;
        panel->kept_rows += panel->kept[row];
    }
    return panel->kept_rows > 0
           || run_fail(run, STATUS_UNSUPPORTED, (struct place){ panel->study->path, 0, 0 },
                       "no authority has all of %s", text_list(run, keep->text, keep->count));
}
