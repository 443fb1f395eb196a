/* What to look at first: the second table of a description. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/description.h"

enum { FIRST_OF_A_KIND = 25 };

enum { WHY, SERIES, ITEMS, AREA, PERIOD, VALUE, USUAL, OWN, Z, LINE, FINDING_COLUMNS };

static const char *series_name(const struct contents *contents, size_t series)
{
    return series == SIZE_MAX ? "" : contents->series[series].name;
}

static const char *area_words(struct run *run, const struct contents *contents,
                              const struct suspect *suspect)
{
    if (suspect->areas > 0)
        return talloc_asprintf(run, "%s local authorities", number_count(run, suspect->areas));
    return suspect->area == NO_INDEX || contents->confidential
               ? ""
               : contents->areas->area[suspect->area].name;
}

static const char *period_words(struct run *run, const struct contents *contents,
                                const struct suspect *suspect)
{
    if (suspect->kind == SUSPECT_CONSTANT && suspect->count > 0)
        return talloc_asprintf(run, "all %zu", suspect->count);
    return suspect->period == NO_INDEX ? "" : contents->period[suspect->period].text;
}

static const char *what_words(struct run *run, const struct contents *contents,
                              const struct suspect *suspect, const struct spread *spread)
{
    switch (suspect->kind) {
    case SUSPECT_NO_YEAR:
        return talloc_asprintf(run, "%s %s", number_count(run, suspect->count),
                               suspect->count == 1 ? "cell" : "cells");
    case SUSPECT_TEXT:
        return talloc_asprintf(
            run, "%s %s%s", number_count(run, suspect->count),
            suspect->count == 1 ? "cell" : "cells",
            contents->confidential
                ? ""
                : talloc_asprintf(run, ", as '%s'", contents->series[suspect->series].odd));
    default:
        return isnan(suspect->value) ? "" : value_words(run, suspect->value, spread);
    }
}

static void fill_row(struct run *run, const struct description *description,
                     const struct suspect *suspect, struct table_row *row)
{
    static const struct spread none = { .sd = NAN };
    const struct contents *contents = description->contents;
    bool distance = suspect->kind == SUSPECT_ZERO || suspect->kind == SUSPECT_FAR;
    const struct spread *spread =
        suspect->series == SIZE_MAX ? &none : &description->spread[suspect->series];
    row->cell[WHY].text = suspicion_title(suspect->kind);
    row->cell[SERIES].text = series_name(contents, suspect->series);
    row->cell[ITEMS].text = contents->slice[suspect->slice];
    row->cell[AREA].text = area_words(run, contents, suspect);
    row->cell[PERIOD].text = period_words(run, contents, suspect);
    row->cell[VALUE].text = what_words(run, contents, suspect, spread);
    row->cell[USUAL].text = distance ? value_words(run, suspect->usual, spread) : "";
    row->cell[OWN].text = distance ? value_words(run, suspect->own, spread) : "";
    row->cell[Z].text = distance && isfinite(suspect->z) ? number_fixed(run, suspect->z, 1) : "";
    row->cell[LINE].text = suspect->other == 0
                               ? talloc_asprintf(run, "%zu", suspect->line)
                               : talloc_asprintf(run, "%zu and %zu", suspect->other, suspect->line);
}

static void add_rules(struct run *run, struct table *table, const size_t shown[SUSPICIONS])
{
    if (shown[SUSPECT_ZERO] > 0)
        table_add_note(
            run, table,
            "A zero amid large values: 1 value, or at most 1 in 20, of the measure and "
            "period is zero, and the others are all a quarter of their median or more, or the "
            "authority's other periods half of it. Some zeros are true.");
    if (shown[SUSPECT_ZERO] + shown[SUSPECT_FAR] > 0)
        table_add_note(run, table,
                       "z is the distance from the mean of the measure in the period, in its "
                       "standard deviations (of a zero: those of the others); far is over 4. First "
                       "comes what is far from the others and from the authority's own other "
                       "periods, by the smaller of the two distances.");
    if (shown[SUSPECT_CONSTANT] > 0)
        table_add_note(run, table,
                       "Equal in all periods: one value, not zero, in 3 periods or more.");
}

static void add_rest(struct run *run, struct table *table, const struct description *description,
                     const size_t shown[SUSPICIONS])
{
    const struct suspects *suspects = description->suspects;
    const char *rest[SUSPICIONS];
    size_t rests = 0;
    for (enum suspicion kind = 0; kind < SUSPICIONS; kind++)
        if (suspects->of[kind] > shown[kind])
            rest[rests++] =
                talloc_asprintf(run, "%s %s", number_count(run, suspects->of[kind] - shown[kind]),
                                suspicion_titles(kind));
    if (rests > 0)
        table_add_note(run, table,
                       "Not shown: %s. --all shows every one, --measure those of one "
                       "measure.",
                       text_list(run, rest, rests));
}

static void add_unusual(struct run *run, struct table *table, const struct description *description)
{
    const struct contents *contents = description->contents;
    const struct suspects *suspects = description->suspects;
    if (suspects->unusual == 0 || contents->confidential)
        return;
    const char **name = run_array(run, const char *, suspects->unusual);
    for (size_t i = 0; i < suspects->unusual; i++)
        name[i] = contents->areas->area[suspects->unusual_area[i]].name;
    table_add_note(run, table,
                   "Last come local authorities that stand out as a whole, with over 1 in 100 of "
                   "all that was found: %s.",
                   text_list(run, name, suspects->unusual));
}

struct table *description_suspects(struct run *run, const struct description *description,
                                   size_t series)
{
    static const char *const heading[FINDING_COLUMNS] = {
        "Why",        "Measure", "Items", "Local authority", "Period", "Value", "Median",
        "Own median", "z",       "Line"
    };
    const struct contents *contents = description->contents;
    const struct suspects *suspects = description->suspects;
    bool every = series != SIZE_MAX;
    struct table *table =
        table_new(run, "", every ? "Suspicious values" : "What to look at first", FINDING_COLUMNS);
    static const enum align align[FINDING_COLUMNS] = { [VALUE] = ALIGN_POINT,
                                                       [USUAL] = ALIGN_POINT,
                                                       [OWN] = ALIGN_POINT,
                                                       [Z] = ALIGN_POINT,
                                                       [LINE] = ALIGN_RIGHT };
    memcpy(table->align, align, sizeof align);
    struct table_row *head = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < FINDING_COLUMNS; c++)
        head->cell[c].text = c == SERIES && !contents->measures ? "Column" : heading[c];
    size_t shown[SUSPICIONS] = { 0 };
    for (size_t i = 0; i < suspects->count; i++) {
        const struct suspect *suspect = &suspects->suspect[i];
        if (every ? suspect->series != series
                  : !description->all && shown[suspect->kind] >= FIRST_OF_A_KIND)
            continue;
        shown[suspect->kind]++;
        fill_row(run, description, suspect, table_add_row(run, table, ROW_BODY));
    }
    if (table->rows == 1)
        return NULL;
    add_rules(run, table, shown);
    if (!every) {
        add_rest(run, table, description, shown);
        add_unusual(run, table, description);
    }
    table->made_up = contents->made_up;
    return table_narrowed(run, table);
}
