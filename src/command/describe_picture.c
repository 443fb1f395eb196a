#include "command/describe_picture.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "base/path.h"
#include "command/picture_files.h"
#include "draw/histogram.h"

enum { MOST_PANELS = 12 };

static struct distribution distribution_of(struct run *run, const struct description *description,
                                           size_t at)
{
    const struct series *series = &description->contents->series[at];
    double *value = run_array(run, double, series->entries + 1);
    size_t n = 0;
    for (size_t i = 0; i < series->entries; i++)
        if (!isnan(series->entry[i].value))
            value[n++] = series->entry[i].value;
    gsl_sort(value, 1, n);
    const char *label = series->facts.label == NULL ? series->name : series->facts.label;
    bool unit = series->facts.unit != NULL && *series->facts.unit != '\0';
    return (struct distribution){
        .name = series->name,
        .axis =
            unit ? talloc_asprintf(run, "%s (%s)", label, series->facts.unit) : series->facts.label,
        .n = n,
        .value = value,
        .median = description->spread[at].median,
        .missing = series->entries - n,
    };
}

/* The series to draw: `at` has room for as many as there are. */
static bool choose_series(struct run *run, const struct description *description, size_t *at,
                          size_t *count)
{
    const struct contents *contents = description->contents;
    size_t with_numbers = 0;
    *count = 0;
    for (size_t i = 0; i < description->asked; i++) {
        at[(*count)++] = description->series[i];
        if (contents->series[description->series[i]].numbers == 0)
            return run_fail(run, STATUS_UNSUPPORTED, (struct place){ contents->input->path, 0, 0 },
                            "'%s' holds no numbers, and a histogram needs some; name a column or "
                            "measure of numbers",
                            contents->series[description->series[i]].name);
    }
    for (size_t i = 0; i < contents->count && description->asked == 0; i++) {
        bool numbers = contents->series[i].numbers > contents->series[i].texts;
        if (numbers && with_numbers++ < MOST_PANELS)
            at[(*count)++] = i;
    }
    if (*count == 0)
        return run_fail(run, STATUS_UNSUPPORTED, (struct place){ contents->input->path, 0, 0 },
                        "nothing in it holds numbers, and a histogram needs some; see what it "
                        "holds without a picture");
    if (with_numbers > MOST_PANELS)
        run_say(run, "the first %d of %zu are drawn; --measure chooses others", MOST_PANELS,
                with_numbers);
    return true;
}

/* The years of what is drawn. */
static const char *note_of(struct run *run, const struct contents *contents, const size_t *at,
                           size_t count)
{
    int first = 0, last = 0;
    for (size_t i = 0; i < count; i++) {
        const struct series *series = &contents->series[at[i]];
        for (size_t e = 0; e < series->entries && contents->periods > 0; e++) {
            int year = contents->period[series->entry[e].period].year;
            first = year != 0 && (first == 0 || year < first) ? year : first;
            last = year > last ? year : last;
        }
    }
    const char *whose = contents->confidential ? "Values of answers"
                        : contents->keyed      ? "Values of local authorities"
                                               : "Values of rows";
    if (first == last)
        return first == 0 ? talloc_asprintf(run, "%s.", whose)
                          : talloc_asprintf(run, "%s, %d.", whose, first);
    return talloc_asprintf(run, "%s, of all periods%s together, %d to %d.", whose,
                           contents->filters > 0 ? " and items of filters" : "", first, last);
}

bool describe_picture_add(struct run *run, const struct description *description,
                          const struct theme *theme, const char *path, enum picture_format format,
                          struct outputs *outputs)
{
    const struct contents *contents = description->contents;
    size_t *at = run_array(run, size_t, contents->count + description->asked + 1), count = 0;
    if (!choose_series(run, description, at, &count))
        return false;
    struct distribution *distribution = run_array(run, struct distribution, count);
    for (size_t i = 0; i < count; i++)
        distribution[i] = distribution_of(run, description, at[i]);
    const char *name = path_last(contents->input->path);
    struct histogram_page page = { .title = talloc_asprintf(run, "How values lie in %s", name),
                                   .note = note_of(run, contents, at, count),
                                   .source = name,
                                   .theme = theme,
                                   .made_up = contents->made_up,
                                   .count = count,
                                   .distribution = distribution };
    return picture_with_words_add(run, histogram_scene(run, &page), path, format, outputs);
}
