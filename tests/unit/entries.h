/* entries.h - what a test finds in the ledger of a panel. */
#ifndef ATTAIN_TESTS_ENTRIES_H
#define ATTAIN_TESTS_ENTRIES_H

#include "village.h"

static inline size_t entries_of(const struct panel *panel, enum ledger_kind kind)
{
    const struct ledger *ledger = panel->sources->ledger;
    size_t count = 0;
    for (size_t i = 0; i < ledger->entries; i++)
        count += ledger->entry[i].kind == kind;
    return count;
}

/* The entry number `at` of a kind. */
static inline const struct ledger_entry *entry_of(const struct panel *panel, enum ledger_kind kind,
                                                  size_t at)
{
    const struct ledger *ledger = panel->sources->ledger;
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == kind && at-- == 0)
            return &ledger->entry[i];
    fail_msg("the ledger has no such entry of '%s'", ledger_kind_name(kind));
    return NULL;
}

/* What an entry says: "Ambridge 2017 3 lait.csv:2 M is 0", parts that it does not have left out. */
static inline const char *entry_words(struct bench *bench, const struct panel *panel,
                                      const struct ledger_entry *entry)
{
    char *text = talloc_strdup(bench->run, "");
    if (entry->area != NO_AREA)
        text = talloc_asprintf_append_buffer(text, "%s ",
                                             panel->sources->areas->area[entry->area].name);
    if (entry->period != NULL)
        text = talloc_asprintf_append_buffer(text, "%s ", entry->period);
    if (entry->count > 0)
        text = talloc_asprintf_append_buffer(text, "%zu ", entry->count);
    if (entry->place.line > 0)
        text = talloc_asprintf_append_buffer(text, "%s:%zu ", bench_plain(bench, entry->place.file),
                                             entry->place.line);
    return talloc_asprintf_append_buffer(text, "%s", entry->what);
}

static inline void assert_entry(struct bench *bench, const struct panel *panel,
                                enum ledger_kind kind, size_t at, const char *words)
{
    assert_string_equal(entry_words(bench, panel, entry_of(panel, kind, at)), words);
}

#endif
