/* What a tile map says in words: under itself, and to readers who cannot see it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/tile_sketch.h"

enum { NAMED_AT_ENDS = 5, MOST_REASONS = 8, MOST_REGIONS = 40 };

static const char *authorities(struct run *run, size_t count)
{
    return talloc_asprintf(run, "%s local %s", number_count(run, count),
                           count == 1 ? "authority" : "authorities");
}

/* What the colours are, and of how many. */
static const char *what_words(const struct tile_sketch *sketch)
{
    struct run *run = sketch->run;
    const struct tile_values *values = &sketch->values;
    const char *n = authorities(run, values->with_value);
    const struct fit *fit = values->fit;
    if (fit != NULL)
        return talloc_asprintf(run,
                               "%s. Residuals, the value less what the model fits (%s; R² = %s): "
                               "pointing up where it is above, down where it is below.",
                               n, values->model->formula->text,
                               number_pointed(run, fit->r_squared, 2));
    if (sketch->classes.single)
        return talloc_asprintf(run, "%s, a colour for each value.", n);
    return talloc_asprintf(run,
                           "%s, in %zu classes of about as many each. A value that stands in the "
                           "key belongs to the class on its right.",
                           n, sketch->classes.count);
}

/* "8 local authorities have no value: confidential (5); no row in the data (3)." Reasons of a model
 * are many, and in the numbers of the figure. */
static const char *missing_words(const struct tile_sketch *sketch)
{
    struct run *run = sketch->run;
    const struct tile_values *values = &sketch->values;
    const char *reason[MOST_REASONS];
    size_t number[MOST_REASONS] = { 0 }, reasons = 0, missing = 0;
    for (size_t i = 0; i < values->count; i++) {
        const struct tile_value *value = &values->value[i];
        if (value->state != TILE_MISSING)
            continue;
        missing++;
        size_t at = 0;
        while (at < reasons && strcmp(reason[at], value->why) != 0)
            at++;
        if (at == MOST_REASONS)
            continue;
        reason[at] = value->why;
        reasons += at == reasons ? 1 : 0;
        number[at]++;
    }
    if (missing == 0)
        return NULL;
    const char *have = missing == 1 ? "has" : "have";
    if (values->fit != NULL || reasons == MOST_REASONS)
        return talloc_asprintf(run, "%s %s no value that this needs.", authorities(run, missing),
                               have);
    char *words = talloc_asprintf(run, "%s %s no value:", authorities(run, missing), have);
    for (size_t i = 0; i < reasons; i++)
        words =
            talloc_asprintf_append(words, "%s %s (%zu)", i == 0 ? "" : ";", reason[i], number[i]);
    return talloc_strdup_append(words, ".");
}

static const char *not_kept_words(const struct tile_sketch *sketch)
{
    size_t count = 0;
    for (size_t i = 0; i < sketch->values.count; i++)
        count += sketch->values.value[i].state == TILE_NOT_KEPT ? 1 : 0;
    return count == 0 ? NULL
                      : talloc_asprintf(sketch->run, "%s %s not among those that the study keeps.",
                                        authorities(sketch->run, count), count == 1 ? "is" : "are");
}

static const char *tileless_words(const struct tile_sketch *sketch)
{
    const struct tile_values *values = &sketch->values;
    return values->without == 0
               ? NULL
               : talloc_asprintf(sketch->run, "Not drawn, as the map has no tile for %s: %s.",
                                 values->without == 1 ? "it" : "them",
                                 text_list(sketch->run, values->tileless, values->without));
}

static const char *place_words(const struct tile_sketch *sketch)
{
    const struct tile_values *values = &sketch->values;
    if (values->fictitious)
        return "Each square is one local authority. These are fictitious: where they stand means "
               "nothing. Thick lines part regions.";
    const char *year =
        values->year == 0
            ? ""
            : talloc_asprintf(sketch->run, ", as they were on 31 December %d", values->year);
    return talloc_asprintf(sketch->run,
                           "Each square is one local authority%s, in roughly geographic position; "
                           "thick lines part regions.",
                           year);
}

static const char *outlined_words(const struct tile_sketch *sketch)
{
    return sketch->most == 0
               ? NULL
               : talloc_asprintf(sketch->run, "Outlined are the %zu furthest from %s.",
                                 sketch->most,
                                 sketch->values.fit == NULL ? "the mean" : "what is fitted");
}

/* Sentences with a space between them; NULLs are left out. */
static const char *joined(struct run *run, const char *const *sentence, size_t sentences)
{
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < sentences; i++)
        if (sentence[i] != NULL)
            text = talloc_asprintf_append(text, "%s%s", *text == '\0' ? "" : " ", sentence[i]);
    return text;
}

void tile_notes_add(const struct tile_sketch *sketch)
{
    struct run *run = sketch->run;
    const char *of_values[] = { what_words(sketch), "Numbers in the key count local authorities.",
                                missing_words(sketch), not_kept_words(sketch),
                                tileless_words(sketch) };
    const char *of_map[] = { place_words(sketch), outlined_words(sketch),
                             sketch->short_names
                                 ? NULL
                                 : "Names would be too small to read at this size; they are with "
                                   "the numbers of this figure." };
    page_note(sketch->page, joined(run, of_values, sizeof of_values / sizeof *of_values));
    page_note(sketch->page, joined(run, of_map, sizeof of_map / sizeof *of_map));
}

/* The mean of a region's values. */
struct region_mean {
    const char *name;
    size_t n;
    double mean;
};

static int highest_first(const void *a, const void *b)
{
    double one = ((const struct region_mean *)a)->mean,
           other = ((const struct region_mean *)b)->mean;
    return one > other ? -1 : one < other;
}

/* "By region, means: London 21.2 (32 local authorities), ..., North East 18.0 (12)." */
static const char *regions_words(const struct tile_sketch *sketch)
{
    struct run *run = sketch->run;
    struct region_mean region[MOST_REGIONS];
    size_t regions = 0;
    for (size_t i = 0; i < sketch->values.count; i++) {
        const struct tile_value *value = &sketch->values.value[i];
        if (value->state != TILE_VALUE)
            continue;
        size_t at = 0;
        while (at < regions && strcmp(region[at].name, value->tile->region) != 0)
            at++;
        if (at == MOST_REGIONS)
            return NULL;
        if (at == regions)
            region[regions++] = (struct region_mean){ value->tile->region, 0, 0.0 };
        region[at].n++;
        region[at].mean += (value->value - region[at].mean) / (double)region[at].n;
    }
    if (regions < 2)
        return NULL;
    qsort(region, regions, sizeof *region, highest_first);
    char *words = talloc_strdup(run, "Means by region (number of local authorities):");
    for (size_t r = 0; r < regions; r++)
        words = talloc_asprintf_append(words, "%s %s %s (%zu)", r == 0 ? "" : ",", region[r].name,
                                       tile_mean(sketch, region[r].mean), region[r].n);
    return talloc_strdup_append(words, ".");
}

static int highest_value_first(const void *a, const void *b)
{
    const struct tile_value *one = *(const struct tile_value *const *)a;
    const struct tile_value *other = *(const struct tile_value *const *)b;
    if (one->value != other->value)
        return one->value > other->value ? -1 : 1;
    return strcmp(one->name, other->name);
}

static const char *names_of(const struct tile_sketch *sketch, const struct tile_value **value,
                            size_t from, size_t count)
{
    const char *item[NAMED_AT_ENDS];
    for (size_t i = 0; i < count; i++)
        item[i] = talloc_asprintf(sketch->run, "%s %s", value[from + i]->name,
                                  tile_number(sketch, value[from + i]->value));
    return text_list(sketch->run, item, count);
}

/* "Highest: A 31.0, B 30.2 and C 29.9; lowest: ... " */
static const char *ends_words(const struct tile_sketch *sketch)
{
    const struct tile_values *values = &sketch->values;
    const struct tile_value **value =
        run_array(sketch->run, const struct tile_value *, values->with_value);
    size_t n = 0;
    for (size_t i = 0; i < values->count; i++)
        if (values->value[i].state == TILE_VALUE)
            value[n++] = &values->value[i];
    qsort(value, n, sizeof *value, highest_value_first);
    if (value[0]->value == value[n - 1]->value)
        return talloc_asprintf(sketch->run, "All have the value %s.",
                               tile_number(sketch, value[0]->value));
    size_t few = n / 2 < NAMED_AT_ENDS ? n / 2 : NAMED_AT_ENDS;
    double median = n % 2 == 1 ? value[n / 2]->value
                               : value[n / 2]->value / 2.0 + value[n / 2 - 1]->value / 2.0;
    return talloc_asprintf(sketch->run,
                           "Values run from %s to %s; median %s. Highest: %s. Lowest: %s.",
                           tile_number(sketch, value[n - 1]->value),
                           tile_number(sketch, value[0]->value), tile_mean(sketch, median),
                           names_of(sketch, value, 0, few), names_of(sketch, value, n - few, few));
}

static const char *labels_words(const struct tile_sketch *sketch)
{
    if (sketch->outlined == 0)
        return NULL;
    const char **item = run_array(sketch->run, const char *, sketch->outlined);
    for (size_t i = 0; i < sketch->outlined; i++) {
        const struct tile_value *value = &sketch->values.value[sketch->outline[i]];
        item[i] = talloc_asprintf(sketch->run, "%s %s", value->name,
                                  value->state == TILE_VALUE ? tile_number(sketch, value->value)
                                                             : value->why);
    }
    return talloc_asprintf(sketch->run, "Outlined: %s.",
                           text_list(sketch->run, item, sketch->outlined));
}

const char *tile_alt(const struct tile_sketch *sketch)
{
    struct run *run = sketch->run;
    const char *sentence[] = {
        talloc_asprintf(run, "Tile map of %s: one square for each of %s.", sketch->values.what,
                        authorities(run, sketch->values.count)),
        what_words(sketch),
        ends_words(sketch),
        regions_words(sketch),
        labels_words(sketch),
        missing_words(sketch),
        not_kept_words(sketch),
        tileless_words(sketch),
        place_words(sketch),
    };
    return talloc_asprintf(run, "%s%s",
                           chart_opening(run, sketch->drawing->chart, sketch->page->made_up),
                           joined(run, sentence, sizeof sentence / sizeof *sentence));
}
