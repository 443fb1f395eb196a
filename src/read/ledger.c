#include "read/ledger.h"

#include <glib.h>

const char *ledger_kind_name(enum ledger_kind kind)
{
    static const char *const name[LEDGER_KINDS] = {
        [LEDGER_READ] = "read",
        [LEDGER_WARNING] = "warning",
        [LEDGER_PASSED] = "passed over",
        [LEDGER_PERSONAL] = "personal data dropped",
        [LEDGER_LEFT] = "no local authority",
        [LEDGER_UNKNOWN] = "unknown authority",
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

static bool same_entry(const struct ledger_entry *one, const struct ledger_entry *other)
{
    return one->kind == other->kind && one->area == other->area && one->count == other->count
           && one->place.line == other->place.line && one->place.column == other->place.column
           && g_strcmp0(one->place.file, other->place.file) == 0
           && g_strcmp0(one->source, other->source) == 0
           && g_strcmp0(one->variable, other->variable) == 0
           && g_strcmp0(one->period, other->period) == 0 && g_strcmp0(one->what, other->what) == 0;
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

void ledger_tell(struct run *run, struct ledger *ledger, enum ledger_kind kind, const char *source,
                 struct place place, size_t count, const char *what)
{
    ledger_add(run, ledger,
               (struct ledger_entry){ .kind = kind,
                                      .source = source,
                                      .area = NO_AREA,
                                      .count = count,
                                      .place = place,
                                      .what = what });
}
