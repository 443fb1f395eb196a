#include "draw/series.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/groups.h"

static size_t group_at(struct run *run, struct series *series, const char *name)
{
    for (size_t g = 0; g < series->count; g++)
        if (strcmp(series->group[g].name, name) == 0)
            return g;
    series->group = run_grow(run, series->group, struct series_group, series->count + 1);
    series->group[series->count] = (struct series_group){ .name = name };
    return series->count++;
}

static int by_name(const void *left, const void *right)
{
    const struct series_group *a = left, *b = right;
    double one, other;
    if (number_read(a->name, strlen(a->name), &one)
        && number_read(b->name, strlen(b->name), &other))
        return (one > other) - (one < other);
    return strcmp(a->name, b->name);
}

static int by_rows(const void *left, const void *right)
{
    const struct series_group *a = left, *b = right;
    return a->rows != b->rows ? (a->rows < b->rows) - (a->rows > b->rows) : by_name(left, right);
}

#define NO_VALUE "no value"

static const char *name_of(struct run *run, const struct frame *frame,
                           const struct chart_axis *axis, size_t row)
{
    const char *name = groups_name(run, frame, axis->variable, row);
    return name == NULL ? NO_VALUE : name;
}

/* Put each row into the group of its name, the last where none has it. */
static void rows_assign(struct run *run, const struct frame *frame, const struct chart_axis *axis,
                        const size_t *row, size_t count, struct series *series)
{
    series->of = run_array(run, size_t, count + 1);
    for (size_t g = 0; g < series->count; g++)
        series->group[g].rows = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_of(run, frame, axis, row[i]);
        size_t g = 0;
        while (g + 1 < series->count && strcmp(series->group[g].name, name) != 0)
            g++;
        series->of[i] = g;
        series->group[g].rows++;
    }
}

bool series_split(struct run *run, const struct frame *frame, const struct chart_axis *axis,
                  const size_t *row, size_t count, struct series **series)
{
    struct series *made = talloc_zero(run, struct series);
    *series = made;
    if (!groups_need(run, frame, axis->variable, axis->place))
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t g = group_at(run, made, name_of(run, frame, axis, row[i]));
        made->group[g].rows++;
    }
    qsort(made->group, made->count, sizeof *made->group, by_name);
    rows_assign(run, frame, axis, row, count, made);
    return true;
}

/* Move the groups that are asked for to the front; false where there is no such. */
static bool choose(struct run *run, const struct chart_axis *axis, struct series *all, size_t *kept)
{
    const char **name = run_array(run, const char *, all->count + 1);
    for (size_t g = 0; g < all->count; g++)
        name[g] = all->group[g].name;
    for (*kept = 0; *kept < axis->values.count; ++*kept) {
        const char *wanted = axis->values.text[*kept];
        size_t at = *kept;
        while (at < all->count && strcmp(all->group[at].name, wanted) != 0)
            at++;
        if (at == all->count)
            return run_fail(run, STATUS_UNSUPPORTED, axis->values.place[*kept],
                            "no row shown has '%s' in '%s'%s", wanted, axis->variable,
                            text_suggestion(run, wanted, name, all->count));
        struct series_group found = all->group[at];
        memmove(&all->group[*kept + 1], &all->group[*kept], (at - *kept) * sizeof found);
        all->group[*kept] = found;
    }
    return *kept <= MOST_SERIES
           || run_fail(run, STATUS_UNSUPPORTED, axis->place,
                       "%zu values in colour are too many to tell apart; at most %d", *kept,
                       MOST_SERIES);
}

/* The groups from `kept` on become one, named last. */
static void rest_gather(struct run *run, struct series *all, size_t kept)
{
    const char **name = run_array(run, const char *, all->count + 1);
    size_t rest = all->count - kept;
    qsort(all->group + kept, rest, sizeof *all->group, by_name);
    for (size_t g = kept; g < all->count; g++)
        name[g - kept] = all->group[g].name;
    all->rest = talloc_asprintf(run, "Other: %s.", text_list(run, name, rest));
    all->group[kept].name = "other";
    all->count = kept + 1;
}

bool series_of(struct run *run, const struct frame *frame, const struct chart_axis *axis,
               const struct theme *theme, const size_t *row, size_t count, struct series **series)
{
    size_t kept = 0;
    if (!series_split(run, frame, axis, row, count, series))
        return false;
    struct series *made = *series;
    size_t most = theme->count < MOST_SERIES ? theme->count : MOST_SERIES;
    if (axis->values.count > 0) {
        if (!choose(run, axis, made, &kept))
            return false;
    } else if (made->count > most) {
        qsort(made->group, made->count, sizeof *made->group, by_rows);
        kept = most - 1;
        qsort(made->group, kept, sizeof *made->group, by_name);
    } else {
        kept = made->count;
    }
    for (size_t g = 0; g < kept; g++) {
        made->group[g].colour = theme->series[g % theme->count];
        made->group[g].marker = (enum marker)(g % MARKERS);
    }
    if (kept < made->count) {
        rest_gather(run, made, kept);
        made->group[kept].colour = theme->muted;
        made->group[kept].marker = MARKER_DISC;
        made->group[kept].hollow = true;
        if (kept + 1 == theme->count) /* the last but one is a grey too */
            made->group[kept - 1].colour = theme->series[kept];
    }
    rows_assign(run, frame, axis, row, count, made);
    return true;
}

const char *series_words(struct run *run, const struct series *series)
{
    const char **part = run_array(run, const char *, series->count + 1);
    for (size_t g = 0; g < series->count; g++)
        part[g] = talloc_asprintf(run, "%s (%s)", series->group[g].name,
                                  number_count(run, series->group[g].rows));
    return text_list(run, part, series->count);
}
