/* What is in a file: its measures or columns, its texts, its filters. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/description.h"

/* "Merton 2017: 0" */
static const char *first_words(struct run *run, const struct description *description,
                               size_t series)
{
    const struct contents *contents = description->contents;
    const struct suspect *first = suspects_first(description->suspects, series);
    if (first == NULL)
        return "";
    bool named = first->area != NO_INDEX && !contents->confidential;
    const char *period = first->period == NO_INDEX ? "" : contents->period[first->period].text;
    const char *area = named ? contents->areas->area[first->area].name
                       : first->kind == SUSPECT_NO_YEAR
                           ? "period"
                           : talloc_asprintf(run, "line %zu", first->line);
    const char *value =
        isnan(first->value)
            ? ""
            : talloc_asprintf(run, ": %s",
                              value_words(run, first->value, &description->spread[series]));
    return talloc_asprintf(run, "%s%s%s%s", area, *period == '\0' ? "" : " ", period, value);
}

static struct table *measures_table(struct run *run, const struct description *description)
{
    static const char *const heading[] = { "Measure", "Periods", "From", "To",   "n",     "Missing",
                                           "Low",     "Mean",    "SD",   "High", "Found", "First" };
    enum { COLUMNS = sizeof heading / sizeof *heading };
    const struct contents *contents = description->contents;
    struct table *table = description_table(run, description, "Measures", heading, COLUMNS, 1);
    table->align[5] = table->align[COLUMNS - 1] = ALIGN_LEFT;
    for (size_t i = 0; i < contents->count; i++) {
        const struct series *series = &contents->series[i];
        const char *first = "", *last = "";
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        size_t periods = series_periods(run, contents, series, &first, &last);
        row->cell[0].text = series->name;
        row->cell[1].text = talloc_asprintf(run, "%zu", periods);
        row->cell[2].text = first;
        row->cell[3].text = last;
        row->cell[4].text = number_count(run, series->numbers);
        row->cell[5].text = missing_words(run, series->missing);
        spread_fill(run, &description->spread[i], &row->cell[6]);
        size_t found = description->suspects->series[i];
        row->cell[10].text = found == 0 ? "" : number_count(run, found);
        row->cell[11].text = first_words(run, description, i);
    }
    table_add_note(run, table,
                   "Of local authorities, over all periods%s. Found counts what looks suspicious, "
                   "First is the value to look at first; --measure shows a measure period by "
                   "period.",
                   contents->filters > 0 ? " and all items of the filters" : "");
    return table_narrowed(run, table);
}

static struct table *columns_table(struct run *run, const struct description *description)
{
    static const char *const heading[] = { "Column", "Holds", "n",    "Missing", "Low",
                                           "Mean",   "SD",    "High", "Found",   "First" };
    enum { COLUMNS = sizeof heading / sizeof *heading };
    const struct contents *contents = description->contents;
    struct table *table = description_table(run, description, "Columns", heading, COLUMNS, 2);
    table->align[3] = table->align[COLUMNS - 1] = ALIGN_LEFT;
    for (size_t i = 0; i < contents->count; i++) {
        const struct series *series = &contents->series[i];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        bool text = strcmp(series_kind(series), "text") == 0;
        row->cell[0].text = series->name;
        row->cell[1].text = series_kind(series);
        row->cell[2].text = number_count(run, text ? series->texts : series->numbers);
        row->cell[3].text = missing_words(run, series->missing);
        if (!text)
            spread_fill(run, &description->spread[i], &row->cell[4]);
        size_t found = description->suspects->series[i];
        row->cell[8].text = found == 0 ? "" : number_count(run, found);
        row->cell[9].text = first_words(run, description, i);
    }
    return table_narrowed(run, table);
}

struct table *description_measures(struct run *run, const struct description *description)
{
    if (description->contents->count == 0)
        return NULL;
    return description->contents->measures ? measures_table(run, description)
                                           : columns_table(run, description);
}

struct table *description_texts(struct run *run, const struct description *description)
{
    enum { FEW = 4, LONGEST = 40 };
    static const char *const heading[] = { "Column", "Different", "Most frequent" };
    const struct contents *contents = description->contents;
    struct table *table = description_table(run, description, "Texts", heading, 3, 3);
    table->align[1] = ALIGN_RIGHT;
    for (size_t i = 0; i < contents->count; i++) {
        const struct series *series = &contents->series[i];
        struct text_count frequent[FEW];
        if (strcmp(series_kind(series), "text") != 0)
            continue;
        size_t count = series_texts(run, contents, series, FEW, frequent);
        while (count > 0 && frequent[count - 1].count == 1)
            count--; /* one is no more frequent than another */
        const char *words[FEW];
        for (size_t t = 0; t < count; t++) {
            bool long_text = g_utf8_strlen(frequent[t].text, -1) > LONGEST;
            char *kept = long_text ? g_utf8_substring(frequent[t].text, 0, LONGEST) : NULL;
            words[t] =
                talloc_asprintf(run, "%s%s (%s)", long_text ? kept : frequent[t].text,
                                long_text ? "..." : "", number_count(run, frequent[t].count));
            g_free(kept);
        }
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = series->name;
        row->cell[1].text = number_count(run, g_hash_table_size(series->text));
        row->cell[2].text = text_list(run, words, count);
    }
    if (contents->confidential)
        table_add_note(run, table, "Of a survey, only texts that 3 answers or more share.");
    return table->rows == 1 ? NULL : table;
}

struct table *description_filters(struct run *run, const struct description *description)
{
    static const char *const heading[] = { "Filter", "Item", "Rows" };
    const struct contents *contents = description->contents;
    if (contents->filters == 0)
        return NULL;
    struct table *table = description_table(run, description, "Filters", heading, 3, 2);
    for (size_t f = 0; f < contents->filters; f++)
        for (size_t i = 0; i < contents->filter[f].items; i++) {
            struct table_row *row = table_add_row(run, table, ROW_BODY);
            row->cell[0].text = i == 0 ? contents->filter[f].column : "";
            row->cell[1].text = contents->filter[f].item[i];
            row->cell[2].text = number_count(run, contents->filter[f].rows[i]);
        }
    table_add_note(run, table,
                   "Rows of local authorities. To use a measure, pin every filter to one item.");
    return table;
}
