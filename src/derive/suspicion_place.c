/* Cells that are suspicious by where they stand: what they hold does not matter. */
#include <math.h>
#include <stdint.h>

#include "derive/suspicion_search.h"

static void search_twice(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    size_t first = 0;
    for (size_t i = 1; i < series->entries && search->contents->measures; i++) {
        const struct entry *one = search->by_group[first], *two = search->by_group[i];
        if (one->slice != two->slice || one->period != two->period || one->area != two->area) {
            first = i;
            continue;
        }
        search_add(search, (struct suspect){ .kind = SUSPECT_TWICE,
                                             .series = search->series,
                                             .area = two->area,
                                             .period = two->period,
                                             .slice = two->slice,
                                             .value = two->value,
                                             .line = two->line,
                                             .other = one->line });
    }
}

static void search_years(struct search *search)
{
    const struct contents *contents = search->contents;
    const struct series *series = &contents->series[search->series];
    for (size_t at = 0, count; at < series->entries; at += count) {
        count = same_group(search->by_group, at, series->entries);
        const struct entry *entry = search->by_group[at];
        if (entry->period == NO_INDEX || contents->period[entry->period].year != 0)
            continue;
        unsigned line = entry->line;
        for (size_t i = at; i < at + count; i++)
            line = search->by_group[i]->line < line ? search->by_group[i]->line : line;
        search_add(search, (struct suspect){ .kind = SUSPECT_NO_YEAR,
                                             .series = search->series,
                                             .area = NO_INDEX,
                                             .period = entry->period,
                                             .slice = entry->slice,
                                             .value = NAN,
                                             .line = line,
                                             .count = count });
    }
}

static void search_texts(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    if (series->texts == 0 || series->numbers <= series->texts)
        return;
    search_add(search, (struct suspect){ .kind = SUSPECT_TEXT,
                                         .series = search->series,
                                         .area = NO_INDEX,
                                         .period = NO_INDEX,
                                         .value = NAN,
                                         .line = series->odd_line,
                                         .count = series->texts });
}

void search_places(struct search *search)
{
    search_years(search);
    search_texts(search);
    search_twice(search);
}

/* Rows of columns, where the authority itself stands twice. */
void search_rows(struct search *search)
{
    const struct contents *contents = search->contents;
    for (size_t i = 0; i < contents->agains; i++)
        search_add(search, (struct suspect){ .kind = SUSPECT_TWICE,
                                             .series = SIZE_MAX,
                                             .area = contents->again[i].area,
                                             .period = NO_INDEX,
                                             .value = NAN,
                                             .line = contents->again[i].second,
                                             .other = contents->again[i].first });
}
