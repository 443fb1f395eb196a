#include "derive/suspicion.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "derive/spread.h"

#define FAR 4.0
enum { OTHERS = 10, VALUES_PER_ZERO = 20, YEARS = 3, AREAS_PER_CONSTANT = 10 };

const char *suspicion_title(enum suspicion kind)
{
    static const char *const title[SUSPICIONS] = {
        [SUSPECT_NO_YEAR] = "a period that is no year",
        [SUSPECT_TEXT] = "a text among numbers",
        [SUSPECT_TWICE] = "stands twice",
        [SUSPECT_ZERO] = "a zero amid large values",
        [SUSPECT_FAR] = "far from the others",
        [SUSPECT_CONSTANT] = "equal in all periods",
    };
    return title[kind];
}

/* One series under search. */
struct search {
    struct run *run;
    const struct contents *contents;
    struct suspects *found;
    size_t series;
    const struct entry **by_group; /* slice, period, area */
    const struct entry **by_area;  /* slice, area, period */
    double *work;
};

static struct suspect *add(struct search *search, struct suspect suspect)
{
    struct suspects *found = search->found;
    if ((found->count & (found->count - 1)) == 0)
        found->suspect = run_grow(search->run, found->suspect, struct suspect,
                                  found->count == 0 ? 1 : 2 * found->count);
    found->of[suspect.kind]++;
    if (suspect.series != SIZE_MAX)
        found->series[suspect.series]++;
    found->suspect[found->count] = suspect;
    return &found->suspect[found->count++];
}

static int compare(unsigned one, unsigned other)
{
    return (one > other) - (one < other);
}

static int compare_places(const struct entry *one, const struct entry *other, bool group)
{
    int by = compare(one->slice, other->slice);
    int period = compare(one->period, other->period), area = compare(one->area, other->area);
    by = by != 0 ? by : group ? period : area;
    by = by != 0 ? by : group ? area : period;
    return by != 0 ? by : compare(one->line, other->line);
}

static int compare_in_group(const void *one, const void *other)
{
    return compare_places(*(const struct entry *const *)one, *(const struct entry *const *)other,
                          true);
}

static int compare_in_area(const void *one, const void *other)
{
    return compare_places(*(const struct entry *const *)one, *(const struct entry *const *)other,
                          false);
}

static const struct entry **sorted(struct run *run, const struct series *series,
                                   int (*order)(const void *, const void *))
{
    const struct entry **entry = run_array(run, const struct entry *, series->entries + 1);
    for (size_t i = 0; i < series->entries; i++)
        entry[i] = &series->entry[i];
    qsort(entry, series->entries, sizeof *entry, order);
    return entry;
}

/* How many entries from `at` on are of the same group, or the same area. */
static size_t same_group(const struct entry *const *entry, size_t at, size_t count)
{
    size_t end = at;
    while (end < count && entry[end]->slice == entry[at]->slice
           && entry[end]->period == entry[at]->period)
        end++;
    return end - at;
}

static size_t same_area(const struct entry *const *entry, size_t at, size_t count)
{
    size_t end = at;
    while (end < count && entry[end]->slice == entry[at]->slice
           && entry[end]->area == entry[at]->area)
        end++;
    return end - at;
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
    add(search, (struct suspect){ .kind = kind,
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
           || (own->n >= YEARS && own->low >= others->median / 2.0);
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

static void search_groups(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    for (size_t at = 0, count; at < series->entries; at += count) {
        count = same_group(search->by_group, at, series->entries);
        search_group(search, at, count);
    }
}

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
        add(search, (struct suspect){ .kind = SUSPECT_TWICE,
                                      .series = search->series,
                                      .area = two->area,
                                      .period = two->period,
                                      .slice = two->slice,
                                      .value = two->value,
                                      .line = two->line,
                                      .other = one->line });
    }
}

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
    return periods >= YEARS && *value != 0.0 ? periods : 0;
}

static size_t periods_with_number(const struct search *search, size_t first, size_t count)
{
    size_t periods = 0;
    for (size_t i = first; i < first + count; i++)
        periods += isnan(search->by_area[i]->value) ? 0 : 1;
    return periods;
}

static void search_constants(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    size_t before = search->found->count, areas = 0;
    for (size_t at = 0, count; at < series->entries; at += count) {
        count = same_area(search->by_area, at, series->entries);
        double value = NAN;
        areas += periods_with_number(search, at, count) >= YEARS;
        const struct entry *entry = search->by_area[at];
        size_t periods = entry->area == NO_INDEX || entry->period == NO_INDEX
                             ? 0
                             : constant_periods(search, at, count, &value);
        if (periods > 0)
            add(search, (struct suspect){ .kind = SUSPECT_CONSTANT,
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
        add(search, (struct suspect){ .kind = SUSPECT_NO_YEAR,
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
    add(search, (struct suspect){ .kind = SUSPECT_TEXT,
                                  .series = search->series,
                                  .area = NO_INDEX,
                                  .period = NO_INDEX,
                                  .value = NAN,
                                  .line = series->odd_line,
                                  .count = series->texts });
}

static void search_series(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    search->by_group = sorted(search->run, series, compare_in_group);
    search->by_area = sorted(search->run, series, compare_in_area);
    search->work = run_array(search->run, double, series->entries + 1);
    search_years(search);
    search_texts(search);
    search_twice(search);
    search_groups(search);
    search_constants(search);
    talloc_free(search->by_group);
    talloc_free(search->by_area);
    talloc_free(search->work);
}

/* Rows of columns, where the authority itself stands twice. */
static void search_rows(struct search *search)
{
    const struct contents *contents = search->contents;
    for (size_t i = 0; i < contents->agains; i++)
        add(search, (struct suspect){ .kind = SUSPECT_TWICE,
                                      .series = SIZE_MAX,
                                      .area = contents->again[i].area,
                                      .period = NO_INDEX,
                                      .value = NAN,
                                      .line = contents->again[i].second,
                                      .other = contents->again[i].first });
}

struct suspects *suspects_find(struct run *run, const struct contents *contents)
{
    struct suspects *found = talloc_zero(run, struct suspects);
    found->series = run_array(run, size_t, contents->count + 1);
    struct search search = { .run = run, .contents = contents, .found = found };
    for (search.series = 0; search.series < contents->count; search.series++)
        search_series(&search);
    search_rows(&search);
    suspects_order(run, contents, found);
    return found;
}
