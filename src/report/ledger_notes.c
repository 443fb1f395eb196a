#include "report/ledger_notes.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* More than these are counted. */
enum { MOST_ITEMS = 30 };

/* "a, b and 12 more". */
static const char *list_of(struct run *run, const struct texts *items)
{
    if (items->count <= MOST_ITEMS)
        return text_list(run, items->text, items->count);
    const char *shown[MOST_ITEMS + 1];
    memcpy(shown, items->text, MOST_ITEMS * sizeof *shown);
    shown[MOST_ITEMS] =
        talloc_asprintf(run, "%s more", number_count(run, items->count - MOST_ITEMS));
    return text_list(run, shown, MOST_ITEMS + 1);
}

static size_t entries_like(const struct ledger *ledger, const struct ledger_entry *like)
{
    size_t count = 0;
    for (size_t i = 0; i < ledger->entries; i++)
        count += ledger->entry[i].kind == like->kind
                 && strcmp(ledger->entry[i].variable, like->variable) == 0;
    return count;
}

/* "Merton 2017 (LAC_KS4_AVG_Attain8)"; of a survey "3 answers (question)". */
static const char *item_of(struct run *run, const struct panel *panel,
                           const struct ledger_entry *entry)
{
    const struct variable *variable = study_variable(panel->study, entry->variable);
    const char *of = variable == NULL ? entry->variable : variable_origin(variable);
    if (entry->confidential) {
        size_t answers = entries_like(panel->sources->ledger, entry);
        return talloc_asprintf(run, "%zu %s (%s)", answers, answers == 1 ? "answer" : "answers",
                               of);
    }
    const char *area = panel->sources->areas->area[entry->area].name;
    return entry->period == NULL ? talloc_asprintf(run, "%s (%s)", area, of)
                                 : talloc_asprintf(run, "%s %s (%s)", area, entry->period, of);
}

/* Two variables of one measure take the same value away: it is told once. */
static void note_kind(struct run *run, const struct panel *panel, enum ledger_kind kind,
                      const char *words, struct table *table)
{
    const struct ledger *ledger = panel->sources->ledger;
    struct texts *items = talloc_zero(run, struct texts);
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == kind)
            texts_add(run, items, item_of(run, panel, &ledger->entry[i]), NOWHERE);
    if (items->count > 0)
        table_add_note(run, table, "%s: %s.", words, list_of(run, items));
}

static void note_combined(struct run *run, const struct panel *panel, struct table *table)
{
    const struct ledger *ledger = panel->sources->ledger;
    size_t *values = run_array(run, size_t, panel->sources->areas->count + 1);
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == LEDGER_COMBINED && !ledger->entry[i].confidential)
            values[ledger->entry[i].area]++;
    struct texts *items = talloc_zero(run, struct texts);
    for (size_t area = 0; area < panel->sources->areas->count; area++)
        if (values[area] > 0)
            texts_add(run, items,
                      talloc_asprintf(run, "%s (%s %s)", panel->sources->areas->area[area].name,
                                      number_count(run, values[area]),
                                      values[area] == 1 ? "value" : "values"),
                      NOWHERE);
    if (items->count > 0)
        table_add_note(run, table,
                       "On the map of %d values of local authorities of other years stand, by the "
                       "variables' rules, for %s; the ledger lists each.",
                       panel->study->area_year, list_of(run, items));
}

/* Rows of all sources, by what they are instead. */
static void note_left(struct run *run, const struct panel *panel, struct table *table)
{
    const struct ledger *ledger = panel->sources->ledger;
    struct texts *kinds = talloc_zero(run, struct texts), *items = talloc_zero(run, struct texts);
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == LEDGER_LEFT)
            texts_add(run, kinds, ledger->entry[i].what, NOWHERE);
    for (size_t kind = 0; kind < kinds->count; kind++) {
        size_t rows = 0;
        for (size_t i = 0; i < ledger->entries; i++)
            if (ledger->entry[i].kind == LEDGER_LEFT
                && strcmp(ledger->entry[i].what, kinds->text[kind]) == 0)
                rows += ledger->entry[i].count;
        texts_add(run, items,
                  talloc_asprintf(run, "%s (%s)", kinds->text[kind], number_count(run, rows)),
                  NOWHERE);
    }
    if (items->count > 0)
        table_add_note(run, table, "No local authority, and passed over: %s.", list_of(run, items));
}

void ledger_notes_add(struct run *run, const struct panel *panel, struct table *table)
{
    note_kind(run, panel, LEDGER_ZERO, "Zeros taken as missing, as the study says", table);
    note_kind(run, panel, LEDGER_RANGE,
              "Values outside the range that the study states, taken as missing", table);
    note_combined(run, panel, table);
    note_left(run, panel, table);
}
