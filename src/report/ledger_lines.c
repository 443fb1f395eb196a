#include "report/ledger_lines.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "report/input_name.h"

static size_t source_at(const struct study *study, const char *name)
{
    for (size_t i = 0; name != NULL && i < study->sources; i++)
        if (strcmp(study->source[i].name, name) == 0)
            return i;
    return study->sources;
}

/* From 1; 0 for none. */
static size_t variable_at(const struct study *study, const char *name)
{
    for (size_t i = 0; name != NULL && i < study->variables; i++)
        if (strcmp(study->variable[i].name, name) == 0)
            return i + 1;
    return 0;
}

static struct ledger_line line_of(struct run *run, const struct panel *panel, size_t at)
{
    const struct study *study = panel->study;
    const struct ledger_entry *entry = &panel->sources->ledger->entry[at];
    bool hidden = entry->confidential && entry->area != NO_AREA;
    bool told = !hidden && entry->area != NO_AREA;
    const struct area *area = told ? &panel->sources->areas->area[entry->area] : NULL;
    struct ledger_line line = { .kind = entry->kind,
                                .source = entry->source,
                                .variable = entry->variable,
                                .area_number = area == NULL ? NULL : area->number,
                                .area_name = area == NULL ? NULL : area->name,
                                .period = entry->period,
                                .count = hidden && entry->count == 0 ? 1 : entry->count,
                                .file = input_name(run, panel->sources, entry->place.file),
                                .line = hidden ? 0 : entry->place.line,
                                .what = entry->what == NULL ? "" : entry->what,
                                .group = source_at(study, entry->source),
                                .of = variable_at(study, entry->variable),
                                .at = at };
    line.group += line.group == study->sources && entry->variable == NULL;
    return line;
}

/* Put a line about one respondent to one that says the same of others, if there is one. */
static bool add_to_same(struct ledger_lines *lines, const struct ledger_line *added)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct ledger_line *line = &lines->line[i];
        if (line->kind != added->kind || line->group != added->group || line->of != added->of
            || line->area_name != NULL || line->line != 0
            || g_strcmp0(line->period, added->period) != 0
            || g_strcmp0(line->what, added->what) != 0 || g_strcmp0(line->file, added->file) != 0)
            continue;
        line->count += added->count;
        return true;
    }
    return false;
}

static int in_order(const void *one, const void *other)
{
    const struct ledger_line *a = one, *b = other;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->of != b->of)
        return a->of < b->of ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

const struct ledger_lines *ledger_lines(struct run *run, const struct panel *panel)
{
    const struct ledger *ledger = panel->sources->ledger;
    struct ledger_lines *lines = talloc_zero(run, struct ledger_lines);
    lines->line = run_array(run, struct ledger_line, ledger->entries + 1);
    for (size_t i = 0; i < ledger->entries; i++) {
        const struct ledger_entry *entry = &ledger->entry[i];
        struct ledger_line line = line_of(run, panel, i);
        if (!entry->confidential || entry->area == NO_AREA || !add_to_same(lines, &line))
            lines->line[lines->count++] = line;
    }
    qsort(lines->line, lines->count, sizeof *lines->line, in_order);
    return lines;
}
