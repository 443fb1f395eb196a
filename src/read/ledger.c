#include "read/ledger.h"

#include <string.h>

const char *ledger_kind_name(enum ledger_kind kind)
{
    static const char *const name[LEDGER_KINDS] = {
        [LEDGER_READ] = "read",
        [LEDGER_WARNING] = "warning",
        [LEDGER_PASSED] = "passed over",
        [LEDGER_PERSONAL] = "personal data dropped",
        [LEDGER_LEFT] = "no local authority",
        [LEDGER_CHOSEN] = "chosen",
        [LEDGER_MADE] = "made from",
        [LEDGER_SYMBOLS] = "symbols",
        [LEDGER_ZERO] = "zero taken as missing",
        [LEDGER_RANGE] = "outside range",
        [LEDGER_COMBINED] = "combined",
        [LEDGER_MISSING] = "missing",
        [LEDGER_LEFT_OUT] = "left out",
    };
    return name[kind];
}

struct ledger *ledger_new(struct run *run)
{
    return talloc_zero(run, struct ledger);
}

static bool same_text(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

static bool same_entry(const struct ledger_entry *one, const struct ledger_entry *other)
{
    return one->kind == other->kind && one->area == other->area && one->count == other->count
           && one->place.line == other->place.line && one->place.column == other->place.column
           && same_text(one->place.file, other->place.file) && same_text(one->source, other->source)
           && same_text(one->variable, other->variable) && same_text(one->period, other->period)
           && same_text(one->what, other->what);
}

void ledger_add(struct run *run, struct ledger *ledger, struct ledger_entry entry)
{
    for (size_t i = 0; i < ledger->entries; i++)
        if (same_entry(&ledger->entry[i], &entry))
            return;
    if ((ledger->entries & (ledger->entries + 1)) == 0) /* room doubles */
        ledger->entry =
            run_grow(run, ledger->entry, struct ledger_entry, 2 * (ledger->entries + 1));
    ledger->entry[ledger->entries++] = entry;
}
