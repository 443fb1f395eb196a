#include "derive/suspicion_search.h"

#include <stdint.h>
#include <stdlib.h>

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

const char *suspicion_titles(enum suspicion kind)
{
    static const char *const titles[SUSPICIONS] = {
        [SUSPECT_NO_YEAR] = "periods that are no year",
        [SUSPECT_TEXT] = "columns with texts among numbers",
        [SUSPECT_TWICE] = "cells or rows that stand twice",
        [SUSPECT_ZERO] = "zeros amid large values",
        [SUSPECT_FAR] = "values far from the others",
        [SUSPECT_CONSTANT] = "values equal in all periods",
    };
    return titles[kind];
}

const char *suspicion_key(enum suspicion kind)
{
    static const char *const key[SUSPICIONS] = {
        [SUSPECT_NO_YEAR] = "no_year", [SUSPECT_TEXT] = "text", [SUSPECT_TWICE] = "twice",
        [SUSPECT_ZERO] = "zero",       [SUSPECT_FAR] = "far",   [SUSPECT_CONSTANT] = "constant",
    };
    return key[kind];
}

void search_add(struct search *search, struct suspect suspect)
{
    struct suspects *found = search->found;
    if ((found->count & (found->count - 1)) == 0)
        found->suspect = run_grow(search->run, found->suspect, struct suspect,
                                  found->count == 0 ? 1 : 2 * found->count);
    found->of[suspect.kind]++;
    if (suspect.series != SIZE_MAX)
        found->series[suspect.series]++;
    found->suspect[found->count++] = suspect;
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

size_t same_group(const struct entry *const *entry, size_t at, size_t count)
{
    size_t end = at;
    while (end < count && entry[end]->slice == entry[at]->slice
           && entry[end]->period == entry[at]->period)
        end++;
    return end - at;
}

size_t same_area(const struct entry *const *entry, size_t at, size_t count)
{
    size_t end = at;
    while (end < count && entry[end]->slice == entry[at]->slice
           && entry[end]->area == entry[at]->area)
        end++;
    return end - at;
}

static void search_series(struct search *search)
{
    const struct series *series = &search->contents->series[search->series];
    search->by_group = sorted(search->run, series, compare_in_group);
    search->by_area = sorted(search->run, series, compare_in_area);
    search->work = run_array(search->run, double, series->entries + 1);
    search_places(search);
    search_values(search);
    search_constants(search);
    talloc_free(search->by_group);
    talloc_free(search->by_area);
    talloc_free(search->work);
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
