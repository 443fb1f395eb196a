/* A measure or column in full: each of its periods, and of each the items of the filters. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "report/description.h"

/* The cells of one period and combination of items. */
struct portion {
    unsigned slice;
    int year;
    const char *period; /* "" for none */
    size_t count, missing[MISSING_KINDS];
    double *value;
};

static int compare_portions(const void *a, const void *b)
{
    const struct portion *one = a, *other = b;
    if (one->slice != other->slice)
        return one->slice < other->slice ? -1 : 1;
    if (one->year != other->year)
        return one->year < other->year ? -1 : 1;
    return strcmp(one->period, other->period);
}

static struct portion portion_of(const struct contents *contents, const struct entry *entry)
{
    static const struct period none = { "", 0 };
    const struct period *period =
        entry->period == NO_INDEX ? &none : &contents->period[entry->period];
    return (struct portion){ .slice = entry->slice, .year = period->year, .period = period->text };
}

/* The portions of a series, in the order of items and time. */
static struct portion *portions_of(struct run *run, const struct contents *contents,
                                   const struct series *series, size_t *count)
{
    GHashTable *index = g_hash_table_new(g_int64_hash, g_int64_equal);
    struct portion *portion = NULL;
    *count = 0;
    for (size_t i = 0; i < series->entries; i++) {
        const struct entry *entry = &series->entry[i];
        gint64 *key = talloc(run, gint64);
        *key = (gint64)entry->slice << 32 | entry->period;
        size_t at = GPOINTER_TO_SIZE(g_hash_table_lookup(index, key));
        if (at == 0) {
            portion = run_grow(run, portion, struct portion, *count + 1);
            portion[*count] = portion_of(contents, entry);
            at = ++*count;
            g_hash_table_insert(index, key, GSIZE_TO_POINTER(at));
        }
        struct portion *one = &portion[at - 1];
        if ((one->count & (one->count - 1)) == 0)
            one->value = run_grow(run, one->value, double, one->count == 0 ? 1 : 2 * one->count);
        one->value[one->count++] = entry->value;
        one->missing[entry->missing] += entry->missing != PRESENT;
    }
    g_hash_table_destroy(index);
    if (*count > 0)
        qsort(portion, *count, sizeof *portion, compare_portions);
    return portion;
}

static const char *measure_title(struct run *run, const struct series *series)
{
    const char *label =
        series->facts.label == NULL ? "" : talloc_asprintf(run, ": %s", series->facts.label);
    const char *unit = series->facts.unit == NULL || *series->facts.unit == '\0'
                           ? ""
                           : talloc_asprintf(run, " (%s)", series->facts.unit);
    return talloc_asprintf(run, "%s%s%s", series->name, label, unit);
}

struct table *description_periods(struct run *run, const struct description *description,
                                  size_t series)
{
    static const char *const heading[] = { "Period", "Items", "n",    "Missing", "Low",
                                           "Mean",   "SD",    "High", "Median" };
    enum { COLUMNS = sizeof heading / sizeof *heading };
    const struct contents *contents = description->contents;
    const struct series *one = &contents->series[series];
    struct table *table =
        description_table(run, description, measure_title(run, one), heading, COLUMNS, 2);
    table->align[3] = ALIGN_LEFT;
    size_t count = 0;
    struct portion *portion = portions_of(run, contents, one, &count);
    for (size_t i = 0; i < count; i++) {
        struct spread spread = spread_of(portion[i].value, portion[i].count);
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = portion[i].period;
        row->cell[1].text = contents->slice[portion[i].slice];
        row->cell[2].text = number_count(run, spread.n);
        row->cell[3].text = missing_words(run, portion[i].missing);
        spread_fill(run, &spread, &row->cell[4]);
        row->cell[8].text = value_words(run, spread.median, &spread);
    }
    table_add_note(run, table, "n counts local authorities with a number.");
    return table_narrowed(run, table);
}
