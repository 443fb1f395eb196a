/* Zeros amid large values, and values far from the others. */
#include <math.h>

#include "derive/spread.h"
#include "derive/suspicion_search.h"

#define FAR 4.0
enum { OTHERS = 10, VALUES_PER_ZERO = 20 };

static int compare(unsigned one, unsigned other)
{
    return (one > other) - (one < other);
}

/* The area's own values of other periods, smallest first; how many there are. */
static size_t own_others(struct search *search, const struct entry *entry, struct spread *own)
{
    const struct series *series = &search->contents->series[search->series];
    *own = spread_of(search->work, 0);
    if (entry->area == NO_INDEX || entry->period == NO_INDEX)
        return 0;
    size_t low = 0, high = series->entries;
    while (low < high) { /* the area's first entry */
        size_t middle = (low + high) / 2;
        const struct entry *other = search->by_area[middle];
        int by = compare(other->slice, entry->slice);
        by = by != 0 ? by : compare(other->area, entry->area);
        low = by < 0 ? middle + 1 : low;
        high = by < 0 ? high : middle;
    }
    size_t count = 0, end = low + same_area(search->by_area, low, series->entries);
    double *value = run_array(search->run, double, end - low + 1);
    for (size_t i = low; i < end; i++)
        if (search->by_area[i]->period != entry->period && !isnan(search->by_area[i]->value))
            value[count++] = search->by_area[i]->value;
    *own = spread_of(value, count);
    talloc_free(value);
    return count;
}

static void add_value(struct search *search, enum suspicion kind, const struct entry *entry,
                      const struct spread *others, const struct spread *own)
{
    double z = (entry->value - others->mean) / others->sd;
    double gap = fabs(entry->value - own->median) / others->sd;
    search_add(search,
               (struct suspect){ .kind = kind,
                                 .series = search->series,
                                 .area = entry->area,
                                 .period = entry->period,
                                 .slice = entry->slice,
                                 .value = entry->value,
                                 .line = entry->line,
                                 .z = z,
                                 .usual = others->median,
                                 .own = own->median,
                                 .score = own->n < 2 ? fabs(z) / 2.0 : fmin(fabs(z), gap) });
}

/* Is a zero suspicious, its group's other values being so? */
static bool zero_stands_out(const struct spread *others, size_t zeros, const struct spread *own)
{
    bool rare = zeros == 1 || zeros * VALUES_PER_ZERO <= others->n + zeros;
    if (others->n < OTHERS || !rare || !(others->low > 0.0))
        return false;
    return others->low >= others->median / 4.0
           || (own->n >= SUSPICION_PERIODS && own->low >= others->median / 2.0);
}

/* The values of a group that is by_group[first..first+count), in `work`; zeros only if asked. */
static struct spread group_spread(struct search *search, size_t first, size_t count, bool zeros)
{
    size_t kept = 0;
    for (size_t i = first; i < first + count; i++) {
        double value = search->by_group[i]->value;
        if (!isnan(value) && (zeros || value != 0.0))
            search->work[kept++] = value;
    }
    return spread_of(search->work, kept);
}

static void search_group(struct search *search, size_t first, size_t count)
{
    struct spread all = group_spread(search, first, count, true);
    struct spread others = all, own;
    if (all.low <= 0.0)
        others = group_spread(search, first, count, false);
    size_t zeros = all.n - others.n;
    if (all.n < OTHERS)
        return;
    for (size_t i = first; i < first + count; i++) {
        const struct entry *entry = search->by_group[i];
        bool zero = entry->value == 0.0, far = fabs(entry->value - all.mean) > FAR * all.sd;
        if (!zero && !far)
            continue;
        own_others(search, entry, &own);
        if (zero && zero_stands_out(&others, zeros, &own))
            add_value(search, SUSPECT_ZERO, entry, &others, &own);
        else if (far)
            add_value(search, SUSPECT_FAR, entry, &all, &own);
    }
}

void search_values(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    for (size_t at = 0, count; at < series->entries; at += count) {
        count = same_group(search->by_group, at, series->entries);
        search_group(search, at, count);
    }
}
