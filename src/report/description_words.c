#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/description.h"

bool description_on_map(const struct description *description, size_t area)
{
    const struct contents *contents = description->contents;
    const struct area *one = &contents->areas->area[area];
    if (one->aggregate || one->elsewhere || one->fictitious != contents->made_up)
        return false;
    return description->year != 0 ? area_on_map(one, description->year) : *one->closed == '\0';
}

const char *missing_words(struct run *run, const size_t missing[MISSING_KINDS])
{
    char *words = talloc_strdup(run, "");
    for (enum missing kind = MISSING_EMPTY; kind < MISSING_KINDS; kind++)
        if (missing[kind] > 0)
            words = talloc_asprintf_append_buffer(
                words, "%s%s %s", *words == '\0' ? "" : ", ", number_count(run, missing[kind]),
                kind == MISSING_EMPTY ? "empty" : missing_name(kind));
    return words;
}

static bool is_before(const struct period *one, const struct period *other)
{
    return one->year != other->year ? one->year < other->year : strcmp(one->text, other->text) < 0;
}

size_t series_periods(struct run *run, const struct contents *contents, const struct series *series,
                      const char **first, const char **last)
{
    bool *seen = run_array(run, bool, contents->periods + 1);
    const struct period *low = NULL, *high = NULL;
    size_t count = 0;
    *first = *last = "";
    for (size_t i = 0; i < series->entries; i++) {
        unsigned at = series->entry[i].period;
        if (at == NO_INDEX || seen[at])
            continue;
        const struct period *period = &contents->period[at];
        seen[at] = true;
        count++;
        low = low == NULL || is_before(period, low) ? period : low;
        high = high == NULL || is_before(high, period) ? period : high;
    }
    talloc_free(seen);
    *first = low == NULL ? "" : low->text;
    *last = high == NULL ? "" : high->text;
    return count;
}

const char *value_words(struct run *run, double value, const struct spread *spread)
{
    enum { SHORT = 8 };
    if (!isfinite(value))
        return "";
    const char *full = number_full(run, value);
    if (strlen(full) <= SHORT)
        return full;
    double size = spread->sd > 0.0 ? spread->sd : fabs(value);
    if (!(size > 1e-12 && size < 1e15))
        return full;
    double decimals = fmin(fmax(2.0 - floor(log10(size)), 0.0), 15.0);
    return number_fixed(run, value, (int)decimals);
}

const char *series_kind(const struct series *series)
{
    if (series->numbers == 0 && series->texts == 0)
        return "empty";
    return series->numbers >= series->texts ? "numbers" : "text";
}

size_t series_texts(struct run *run, const struct contents *contents, const struct series *series,
                    size_t most, struct text_count *text)
{
    enum { SEVERAL = 3 };
    GHashTableIter iterator;
    gpointer key = NULL, value = NULL;
    size_t count = 0;
    (void)run;
    if (series->text == NULL)
        return 0;
    g_hash_table_iter_init(&iterator, series->text);
    while (g_hash_table_iter_next(&iterator, &key, &value)) {
        struct text_count one = { key, GPOINTER_TO_SIZE(value) };
        if (contents->confidential && one.count < SEVERAL)
            continue;
        size_t at = count < most ? count++ : most;
        while (at > 0
               && (text[at - 1].count < one.count
                   || (text[at - 1].count == one.count && strcmp(text[at - 1].text, one.text) > 0)))
            at--;
        for (size_t i = count; i-- > at + 1;)
            text[i] = text[i - 1];
        if (at < count)
            text[at] = one;
    }
    return count;
}

struct table *description_table(struct run *run, const struct description *description,
                                const char *title, const char *const *heading, size_t columns,
                                size_t left)
{
    struct table *table = table_new(run, "", title, columns);
    table->made_up = description->contents->made_up;
    struct table_row *head = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        head->cell[c].text = heading[c];
        table->align[c] = c < left ? ALIGN_LEFT : ALIGN_RIGHT;
    }
    return table;
}

void spread_fill(struct run *run, const struct spread *spread, struct cell *cell)
{
    cell[0].text = value_words(run, spread->low, spread);
    cell[1].text = value_words(run, spread->mean, spread);
    cell[2].text = value_words(run, spread->sd, spread);
    cell[3].text = value_words(run, spread->high, spread);
}

struct table *table_narrowed(struct run *run, const struct table *full)
{
    size_t *kept = run_array(run, size_t, full->columns), count = 0;
    for (size_t c = 0; c < full->columns; c++) {
        bool any = c == 0;
        for (size_t r = 1; r < full->rows && !any; r++)
            any = *full->row[r].cell[c].text != '\0';
        if (any)
            kept[count++] = c;
    }
    struct table *table = table_new(run, full->id, full->title, count);
    for (size_t i = 0; i < count; i++)
        table->align[i] = full->align[kept[i]];
    for (size_t r = 0; r < full->rows; r++) {
        struct table_row *row = table_add_row(run, table, full->row[r].kind);
        for (size_t i = 0; i < count; i++)
            row->cell[i] = full->row[r].cell[kept[i]];
    }
    table->notes = full->notes;
    table->note = full->note;
    table->made_up = full->made_up;
    return table;
}
