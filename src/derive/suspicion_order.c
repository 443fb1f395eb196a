/* Which finding to look at first: what suspicion.h says of their order. */
#include <stdint.h>
#include <stdlib.h>

#include "derive/suspicion.h"

enum { LEAST_UNUSUAL = 10, FINDINGS_PER_UNUSUAL = 100 };

/* Authorities with so many findings that the findings say nothing of single values. */
static void mark_unusual(struct run *run, const struct contents *contents, struct suspects *found)
{
    size_t *count = run_array(run, size_t, contents->areas->count + 1), all = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct suspect *suspect = &found->suspect[i];
        bool value = suspect->kind == SUSPECT_ZERO || suspect->kind == SUSPECT_FAR;
        all += value;
        if (value && suspect->area != NO_INDEX)
            count[suspect->area]++;
    }
    unsigned *area = run_array(run, unsigned, contents->areas->count + 1);
    found->unusual_area = area;
    for (size_t i = 0; i < contents->areas->count; i++) {
        bool unusual = count[i] > LEAST_UNUSUAL && count[i] * FINDINGS_PER_UNUSUAL > all;
        if (!unusual)
            continue;
        area[found->unusual++] = (unsigned)i;
        for (size_t j = 0; j < found->count; j++)
            found->suspect[j].unusual = found->suspect[j].unusual || found->suspect[j].area == i;
    }
}

static int compare_scores(const struct suspect *one, const struct suspect *other)
{
    if (one->score != other->score)
        return one->score > other->score ? -1 : 1;
    if (one->series != other->series)
        return one->series < other->series ? -1 : 1;
    return (one->line > other->line) - (one->line < other->line);
}

static int compare_suspects(const void *a, const void *b)
{
    const struct suspect *one = a, *other = b;
    if (one->kind != other->kind)
        return one->kind < other->kind ? -1 : 1;
    if (one->unusual != other->unusual)
        return one->unusual ? 1 : -1;
    if (one->again != other->again)
        return one->again ? 1 : -1;
    return compare_scores(one, other);
}

/* Order them, find which is each measure's first of its kind, and order them by that too. */
static void put_in_order(struct run *run, const struct contents *contents, struct suspects *found)
{
    if (found->count == 0)
        return;
    qsort(found->suspect, found->count, sizeof *found->suspect, compare_suspects);
    size_t *last = run_array(run, size_t, contents->count + 1); /* kind + 1 of the last seen */
    for (size_t i = 0; i < found->count; i++) {
        struct suspect *suspect = &found->suspect[i];
        if (suspect->series == SIZE_MAX)
            continue;
        suspect->again = last[suspect->series] == (size_t)suspect->kind + 1;
        last[suspect->series] = (size_t)suspect->kind + 1;
    }
    qsort(found->suspect, found->count, sizeof *found->suspect, compare_suspects);
}

void suspects_order(struct run *run, const struct contents *contents, struct suspects *found)
{
    mark_unusual(run, contents, found);
    put_in_order(run, contents, found);
}

const struct suspect *suspects_first(const struct suspects *suspects, size_t series)
{
    const struct suspect *first = NULL;
    for (size_t i = 0; i < suspects->count; i++) {
        const struct suspect *suspect = &suspects->suspect[i];
        if (suspect->series != series)
            continue;
        bool better = first == NULL || (first->unusual && !suspect->unusual)
                      || (first->unusual == suspect->unusual && suspect->score > first->score);
        first = better ? suspect : first;
    }
    return first;
}
