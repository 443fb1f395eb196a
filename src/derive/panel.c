#include "derive/panel.h"

#include <string.h>

#include "base/text.h"
#include "derive/panel_ledger.h"

const struct panel_absence *panel_absence(const struct panel *panel, const char *variable)
{
    for (size_t i = 0; i < panel->absences; i++)
        if (strcmp(panel->absence[i].variable->name, variable) == 0)
            return &panel->absence[i];
    return NULL;
}

/* Does the area occur, or others that together are it? */
static bool is_seen(const struct panel *panel, const bool *seen, size_t area)
{
    const struct lineage *lineage = panel->lineage == NULL ? NULL : panel->lineage[area];
    for (size_t s = 0; lineage != NULL && s < lineage->sets; s++)
        for (size_t i = 0; i < lineage->set[s].parts; i++)
            if (seen[lineage->set[s].part[i]])
                return true;
    return seen[area];
}

/* The rows: areas that occur, if there is a map those that are on it. */
static size_t find_rows(struct run *run, struct panel *panel, const bool *seen)
{
    const struct areas *areas = panel->sources->areas;
    size_t rows = 0;
    panel->area = run_array(run, size_t, areas->count + 1);
    for (size_t area = 0; area < areas->count; area++) {
        bool off_map = panel->lineage != NULL && panel->lineage[area] == NULL;
        if (off_map && seen[area])
            panel_ledger_off_map(run, panel->sources, area);
        else if (!off_map && is_seen(panel, seen, area))
            panel->area[rows++] = area;
    }
    return rows;
}

bool panel_new(struct run *run, const struct sources *sources, const bool *seen,
               struct panel **panel)
{
    struct panel *made = *panel = talloc_zero(run, struct panel);
    const struct study *study = made->study = sources->study;
    made->sources = sources;
    if (study->area_year != 0
        && !lineages_find(run, sources->areas, study->area_year, &made->lineage))
        return false;
    size_t rows = find_rows(run, made, seen);
    if (rows == 0 && study->area_year != 0)
        return run_fail(run, STATUS_UNSUPPORTED, (struct place){ study->path, 0, 0 },
                        "none of the local authorities in the sources is on the map of %d; write "
                        "another 'area_year'",
                        study->area_year);
    made->frame = frame_new(run, rows, "the study");
    made->frame->grouped_by = "region";
    made->frame->group = run_array(run, const char *, rows);
    made->frame->columns_are = "variable";
    made->kept = run_array(run, bool, rows + 1);
    made->left_out = run_array(run, const char *, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        const struct area *area = &sources->areas->area[made->area[row]];
        made->frame->row_name[row] = area->name;
        made->frame->group[row] = area->region;
        made->made_up = made->made_up || area->fictitious;
    }
    return true;
}

bool panel_keep(struct run *run, struct panel *panel)
{
    const struct texts *keep = &panel->study->keep;
    for (size_t i = 0; i < keep->count; i++) {
        const struct panel_absence *absence = panel_absence(panel, keep->text[i]);
        if (absence != NULL)
            return run_fail(run, STATUS_UNREADABLE,
                            (struct place){ absence->loaded->path[0], 0, 0 },
                            "is not there, and '%s', which decides who is kept, is made from it; "
                            "put the file there, or change 'keep'",
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
    struct place nowhere = { panel->study->path, 0, 0 };
    if (panel->frame->rows == 0)
        return run_fail(
            run, STATUS_UNSUPPORTED, nowhere,
            "no file has a row of a local authority; look at each by 'attain describe FILE'");
    return panel->kept_rows > 0
           || run_fail(run, STATUS_UNSUPPORTED, nowhere, "no local authority has all of %s",
                       text_list(run, keep->text, keep->count));
}
