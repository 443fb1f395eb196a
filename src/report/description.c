#include "report/description.h"

#include <stdint.h>

#include "base/number.h"

static char *append(struct run *run, char *text, const struct table *table, enum format format)
{
    if (table == NULL)
        return text;
    return talloc_asprintf_append_buffer(text, "%s%s", *text == '\0' ? "" : "\n",
                                         table_write(run, table, format));
}

static char *append_file(struct run *run, char *text, const struct description *description,
                         enum format format)
{
    text = append(run, text, description_file(run, description), format);
    for (size_t i = 0; i < description->asked; i++) {
        size_t series = description->series[i];
        text = append(run, text, description_periods(run, description, series), format);
        text = append(run, text, description_suspects(run, description, series), format);
    }
    if (description->asked > 0)
        return text;
    text = append(run, text, description_suspects(run, description, SIZE_MAX), format);
    text = append(run, text, description_filters(run, description), format);
    text = append(run, text, description_measures(run, description), format);
    return append(run, text, description_texts(run, description), format);
}

static char *append_measure(struct run *run, char *text, const struct description *description,
                            size_t at, bool made_up)
{
    const struct contents *contents = description->contents;
    const struct series *series = &contents->series[at];
    const struct spread *spread = &description->spread[at];
    const char *first = "", *last = "";
    size_t periods = series_periods(run, contents, series, &first, &last);
    const char *texts[] = { contents->input->path, series->name,
                            series->facts.label == NULL ? "" : series->facts.label,
                            series->facts.unit == NULL ? "" : series->facts.unit,
                            series_kind(series) };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : ",",
                                             csv_quoted(run, texts[i]));
    text = talloc_asprintf_append_buffer(text, ",%zu,%s,%s,%zu,%s", periods, csv_quoted(run, first),
                                         csv_quoted(run, last), series->numbers,
                                         csv_quoted(run, missing_words(run, series->missing)));
    const double numbers[] = { spread->low, spread->mean, spread->sd, spread->median,
                               spread->high };
    text = csv_add_numbers(run, text, numbers, sizeof numbers / sizeof *numbers);
    return talloc_asprintf_append_buffer(text, ",%zu%s\n", description->suspects->series[at],
                                         !made_up            ? ""
                                         : contents->made_up ? ",made-up data"
                                                             : ",");
}

/* Where one file is made up, a last column says of which. */
static const char *write_csv(struct run *run, const struct description *const *description,
                             size_t count)
{
    bool made_up = false;
    for (size_t d = 0; d < count; d++)
        made_up = made_up || description[d]->contents->made_up;
    char *text = talloc_asprintf(run,
                                 "file,measure,label,unit,holds,periods,first,last,n,missing,low,"
                                 "mean,sd,median,high,suspicious%s\n",
                                 made_up ? ",made_up" : "");
    for (size_t d = 0; d < count; d++) {
        const struct description *one = description[d];
        size_t all = one->asked > 0 ? one->asked : one->contents->count;
        for (size_t i = 0; i < all; i++)
            text = append_measure(run, text, one, one->asked > 0 ? one->series[i] : i, made_up);
    }
    return text;
}

const char *descriptions_write(struct run *run, const struct description *const *description,
                               size_t count, enum format format)
{
    if (format == FORMAT_JSON)
        return descriptions_json(run, description, count);
    if (format == FORMAT_CSV)
        return write_csv(run, description, count);
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < count; i++)
        text = append_file(run, text, description[i], format);
    return text;
}
