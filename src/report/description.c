#include "report/description.h"

#include <stdint.h>

#include "base/number.h"
#include "base/path.h"
#include "base/text.h"

static void add(struct run *run, struct document *document, const struct table *table)
{
    if (table != NULL)
        document_add(run, document, table);
}

static void add_file(struct run *run, struct document *document,
                     const struct description *description)
{
    add(run, document, description_file(run, description));
    for (size_t i = 0; i < description->asked; i++) {
        size_t series = description->series[i];
        add(run, document, description_periods(run, description, series));
        add(run, document, description_suspects(run, description, series));
    }
    if (description->asked > 0)
        return;
    add(run, document, description_suspects(run, description, SIZE_MAX));
    add(run, document, description_filters(run, description));
    add(run, document, description_measures(run, description));
    add(run, document, description_texts(run, description));
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
static const char *descriptions_csv(struct run *run, const void *answer)
{
    const struct descriptions *all = answer;
    bool made_up = false;
    for (size_t d = 0; d < all->count; d++)
        made_up = made_up || all->description[d]->contents->made_up;
    char *text = talloc_asprintf(run,
                                 "file,measure,label,unit,holds,periods,first,last,n,missing,low,"
                                 "mean,sd,median,high,suspicious%s\n",
                                 made_up ? ",made_up" : "");
    for (size_t d = 0; d < all->count; d++) {
        const struct description *one = all->description[d];
        size_t measures = one->asked > 0 ? one->asked : one->contents->count;
        for (size_t i = 0; i < measures; i++)
            text = append_measure(run, text, one, one->asked > 0 ? one->series[i] : i, made_up);
    }
    return text;
}

struct document *descriptions_document(struct run *run, const struct descriptions *descriptions)
{
    const char **name = run_array(run, const char *, descriptions->count);
    for (size_t i = 0; i < descriptions->count; i++)
        name[i] = path_last(descriptions->description[i]->contents->input->path);
    struct document *document = document_new(
        run, talloc_asprintf(run, "What is in %s", text_list(run, name, descriptions->count)));
    for (size_t i = 0; i < descriptions->count; i++)
        add_file(run, document, descriptions->description[i]);
    document_answers(document, descriptions, descriptions_csv, descriptions_json);
    return document;
}
