/* One value in all periods of an authority. */
#include <math.h>

#include "derive/suspicion_search.h"

enum { AREAS_PER_CONSTANT = 10 };

/* The periods in which all values of an area, by_area[first..first+count), are the same number;
 * 0 where they are not. */
static size_t constant_periods(const struct search *search, size_t first, size_t count,
                               double *value)
{
    size_t periods = 0;
    for (size_t i = first; i < first + count; i++) {
        const struct entry *entry = search->by_area[i];
        if (isnan(entry->value))
            continue;
        if (periods > 0 && entry->value != *value)
            return 0;
        *value = entry->value;
        periods += i == first || entry->period != search->by_area[i - 1]->period;
    }
    return periods >= SUSPICION_PERIODS && *value != 0.0 ? periods : 0;
}

static size_t periods_with_number(const struct search *search, size_t first, size_t count)
{
    size_t periods = 0;
    for (size_t i = first; i < first + count; i++)
        periods += isnan(search->by_area[i]->value) ? 0 : 1;
    return periods;
}

void search_constants(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    size_t before = search->found->count, areas = 0;
    for (size_t at = 0, count; at < series->entries; at += count) {
        count = same_area(search->by_area, at, series->entries);
        double value = NAN;
        areas += periods_with_number(search, at, count) >= SUSPICION_PERIODS;
        const struct entry *entry = search->by_area[at];
        size_t periods = entry->area == NO_INDEX || entry->period == NO_INDEX
                             ? 0
                             : constant_periods(search, at, count, &value);
        if (periods > 0)
            search_add(search, (struct suspect){ .kind = SUSPECT_CONSTANT,
                                                 .series = search->series,
                                                 .area = entry->area,
                                                 .period = NO_INDEX,
                                                 .slice = entry->slice,
                                                 .value = value,
                                                 .line = entry->line,
                                                 .count = periods,
                                                 .score = (double)periods });
    }
    size_t constant = search->found->count - before;
    if (constant < 2 || constant * AREAS_PER_CONSTANT <= areas)
        return;
    struct suspect *first = &search->found->suspect[before];
    *first = (struct suspect){ .kind = SUSPECT_CONSTANT,
                               .series = search->series,
                               .area = NO_INDEX,
                               .period = NO_INDEX,
                               .value = NAN,
                               .line = first->line,
                               .areas = constant };
    search->found->count = before + 1;
    search->found->of[SUSPECT_CONSTANT] -= constant - 1;
    search->found->series[search->series] -= constant - 1;
}
