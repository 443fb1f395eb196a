#include "read/dictionary.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "read/record.h"

static const char *const heading[] = { "Measure_short", "Chart_title", "y_axis_name", "dps",
                                       "Year_Type" };
enum { CODE, LABEL, UNIT, DECIMALS, YEAR_TYPE, DICTIONARY_COLUMNS };

struct entry {
    struct measure_facts facts;
    size_t line;
};

struct dictionary_reader {
    const char *path;
    const struct source *source;
    const struct observer *observer;
    struct ledger *ledger;
    size_t at[DICTIONARY_COLUMNS]; /* from 1; 0: there is none */
    GHashTable *known;             /* code -> struct entry */
};

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct dictionary_reader *reader = state;
    for (size_t i = 0; i < DICTIONARY_COLUMNS; i++)
        reader->at[i] = layout_heading(record, heading[i]);
    return reader->at[CODE] != 0
           || run_fail(run, STATUS_MALFORMED, (struct place){ reader->path, record->line, 0 },
                       "no column '%s': this is not the dictionary of LAIT, whose columns are "
                       "Measure_short, Chart_title, y_axis_name, dps, Year_Type and others",
                       heading[CODE]);
}

/* NULL for a cell that says nothing. */
static const char *text_at(struct run *run, const struct dictionary_reader *reader,
                           const struct csv_record *record, int column)
{
    const char *text = record_text(run, record, reader->at[column]);
    bool nothing = *text == '\0' || strcmp(text, "NA") == 0 || strcmp(text, "-") == 0;
    return nothing ? NULL : text;
}

/* The first fact of two that differ, in words; NULL where they agree. */
static const char *difference(const struct measure_facts *one, const struct measure_facts *other)
{
    if (g_strcmp0(one->label, other->label) != 0)
        return "Chart_title";
    if (g_strcmp0(one->unit, other->unit) != 0)
        return "y_axis_name";
    if (one->decimals != other->decimals)
        return "dps";
    return g_strcmp0(one->year_type, other->year_type) != 0 ? "Year_Type" : NULL;
}

static void warn(struct run *run, const struct dictionary_reader *reader, const char *code,
                 const struct entry *first, const char *what, size_t line)
{
    ledger_tell(run, reader->ledger, LEDGER_WARNING, reader->source->name,
                (struct place){ reader->path, line, 0 }, 0,
                talloc_asprintf(run, "%s stands twice with another %s; line %zu counts", code, what,
                                first->line));
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    enum { MOST = 17 };
    struct dictionary_reader *reader = state;
    const char *code = text_at(run, reader, record, CODE);
    const char *decimals = text_at(run, reader, record, DECIMALS);
    double value = -1;
    if (code == NULL)
        return true;
    if (decimals != NULL)
        number_read(decimals, strlen(decimals), &value);
    struct measure_facts facts = { .label = text_at(run, reader, record, LABEL),
                                   .unit = text_at(run, reader, record, UNIT),
                                   .decimals = value >= 0 && value <= MOST ? (int)value : -1,
                                   .year_type = text_at(run, reader, record, YEAR_TYPE) };
    const struct entry *first = g_hash_table_lookup(reader->known, code);
    const char *what = first == NULL ? NULL : difference(&first->facts, &facts);
    if (what != NULL)
        warn(run, reader, code, first, what, record->line);
    if (first != NULL)
        return true;
    struct entry *entry = talloc(run, struct entry);
    *entry = (struct entry){ facts, record->line };
    g_hash_table_insert(reader->known, talloc_strdup(run, code), entry);
    if (reader->observer->facts != NULL)
        reader->observer->facts(run, reader->observer->state, code, &facts);
    return true;
}

static void release_known(void *known)
{
    g_hash_table_destroy(known);
}

bool dictionary_read(struct run *run, const char *path, const struct source *source,
                     const struct observer *observer, struct ledger *ledger,
                     const struct input **input)
{
    struct dictionary_reader reader = {
        .path = path,
        .source = source,
        .observer = observer,
        .ledger = ledger,
        .known = run_adopt(run, g_hash_table_new(g_str_hash, g_str_equal), release_known)
    };
    struct csv_taker taker = { &reader, take_header, take_row };
    struct input *read = NULL;
    bool ok = csv_read(run, path, &taker, &read);
    *input = read;
    return ok;
}
