#include "derive/panel_ledger.h"

#include <string.h>

#include "base/text.h"
#include "derive/made_of.h"
#include "derive/one_thing.h"

/* The entry of a kind for a variable, as far as both say it. */
static struct ledger_entry entry_of(enum ledger_kind kind, const struct variable *variable)
{
    return (struct ledger_entry){
        .kind = kind, .source = variable->from, .variable = variable->name, .area = NO_AREA
    };
}

/* Has the file a cell there, and what stands in it is no number? */
static bool is_symbol(const struct reading *reading)
{
    return reading->place.line != 0 && reading->missing >= MISSING_EMPTY
           && reading->missing <= MISSING_DECLARED;
}

void panel_ledger_symbols(struct run *run, const struct panel *panel,
                          const struct readings *readings, size_t periods)
{
    size_t count[MISSING_KINDS] = { 0 };
    for (size_t i = 0; i < periods; i++)
        for (size_t area = 0; area < panel->sources->areas->count; area++)
            if (is_symbol(&readings[i].value[area]))
                count[readings[i].value[area].missing]++;
    for (enum missing missing = PRESENT; missing < MISSING_KINDS; missing++) {
        if (count[missing] == 0)
            continue;
        struct ledger_entry entry = entry_of(LEDGER_SYMBOLS, readings->variable);
        entry.count = count[missing];
        entry.confidential = readings->confidential;
        entry.what = missing_name(missing);
        ledger_add(run, panel->sources->ledger, entry);
    }
}

/* A sample stands for all files of its source. */
static bool is_one_file(const struct loaded *loaded)
{
    return loaded->source->file.count == 1 || strcmp(loaded->path[0], loaded->path[1]) == 0;
}

/* Whether a factor is made of indicators that are not one thing. */
static bool is_several(struct run *run, const struct panel *panel, const struct variable *variable)
{
    for (size_t i = 0; i < panel->latents; i++) {
        const struct latent *latent = panel->latent[i].latent;
        if (panel->latent[i].variable == variable)
            return one_thing_of(run, latent->correlations, latent->factoring, NULL)->reasons > 1;
    }
    return false;
}

static void add_made(struct run *run, const struct panel *panel, const struct variable *variable,
                     const struct column *column)
{
    struct ledger_entry entry = entry_of(LEDGER_MADE, variable);
    const struct loaded *loaded = sources_of(panel->sources, variable);
    for (size_t row = 0; row < panel->frame->rows; row++)
        entry.count += column->missing[row] == PRESENT;
    entry.what = made_of(run, variable);
    if (is_several(run, panel, variable))
        entry.what = talloc_asprintf(run, "%s; its indicators should not be taken for one thing", entry.what);
    if (loaded != NULL && is_one_file(loaded))
        entry.place.file = loaded->path[0];
    else if (loaded != NULL)
        entry.what =
            talloc_asprintf(run, "%s; from %zu files", entry.what, loaded->source->file.count);
    ledger_add(run, panel->sources->ledger, entry);
}

static void add_missing(struct run *run, const struct panel *panel, const struct variable *variable,
                        const struct column *column)
{
    struct ledger_entry entry = entry_of(LEDGER_MISSING, variable);
    entry.confidential = column->confidential;
    for (size_t row = 0; row < panel->frame->rows; row++) {
        if (!panel->kept[row] || column->missing[row] == PRESENT)
            continue;
        entry.area = panel->area[row];
        entry.what = column->why[row];
        ledger_add(run, panel->sources->ledger, entry);
    }
}

/* Does a survey decide, be it in part, that the row is not kept? */
static bool is_confidential(const struct panel *panel, size_t row)
{
    const struct texts *keep = &panel->study->keep;
    for (size_t i = 0; i < keep->count; i++) {
        const struct column *column = frame_column(panel->frame, keep->text[i]);
        if (column->confidential && column->missing[row] != PRESENT)
            return true;
    }
    return false;
}

void panel_ledger_add(struct run *run, const struct panel *panel)
{
    const struct study *study = panel->study;
    for (size_t i = 0; i < study->variables; i++) {
        const struct column *column = frame_column(panel->frame, study->variable[i].name);
        if (column == NULL)
            continue;
        add_made(run, panel, &study->variable[i], column);
        add_missing(run, panel, &study->variable[i], column);
    }
    for (size_t row = 0; row < panel->frame->rows; row++)
        if (!panel->kept[row])
            ledger_add(run, panel->sources->ledger,
                       (struct ledger_entry){ .kind = LEDGER_LEFT_OUT,
                                              .area = panel->area[row],
                                              .confidential = is_confidential(panel, row),
                                              .what = panel->left_out[row] });
}

static const char *names_of(struct run *run, const struct areas *areas,
                            const struct area_link *link, size_t links)
{
    const char **name = run_array(run, const char *, links);
    for (size_t i = 0; i < links; i++)
        name[i] = areas->area[link[i].area].name;
    return text_list(run, name, links);
}

void panel_ledger_off_map(struct run *run, const struct sources *sources, size_t index)
{
    const struct areas *areas = sources->areas;
    const struct area *area = &areas->area[index];
    char *what = talloc_asprintf(run, "not on the map of %d", sources->study->area_year);
    char *last = talloc_asprintf(run, "%d-12-31", sources->study->area_year);
    bool later = strcmp(area->opened, last) > 0;
    if (later && area->predecessors > 0)
        what = talloc_asprintf_append_buffer(
            what, ": came from %s on %s",
            names_of(run, areas, area->predecessor, area->predecessors), area->opened);
    else if (later)
        what = talloc_asprintf_append_buffer(what, ": since %s", area->opened);
    else if (area->successors > 0)
        what = talloc_asprintf_append_buffer(
            what, ": became %s on %s", names_of(run, areas, area->successor, area->successors),
            areas->area[area->successor[0].area].opened);
    else
        what = talloc_asprintf_append_buffer(what, ": until %s", area->closed);
    ledger_add(run, sources->ledger,
               (struct ledger_entry){ .kind = LEDGER_LEFT_OUT, .area = index, .what = what });
}
