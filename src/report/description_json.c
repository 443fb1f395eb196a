/* A description as JSON: everything, whatever was asked for. */
#include <math.h>
#include <stdint.h>

#include "report/description.h"
#include "report/json.h"

/* A text of a file, a path: bytes that are no UTF-8 are replaced. */
static json_t *json_words(const char *text)
{
    if (text == NULL)
        return json_null();
    char *valid = g_utf8_make_valid(text, -1);
    json_t *words = json_string(valid);
    g_free(valid);
    return words;
}

static json_t *json_count(size_t count)
{
    return json_integer((json_int_t)count);
}

static json_t *json_missing(const size_t missing[MISSING_KINDS])
{
    json_t *object = json_object();
    for (enum missing kind = MISSING_EMPTY; kind < MISSING_KINDS; kind++)
        if (missing[kind] > 0)
            json_object_set_new(object, missing_name(kind), json_count(missing[kind]));
    return object;
}

static json_t *json_periods(const struct contents *contents)
{
    json_t *periods = json_array();
    for (size_t i = 0; i < contents->periods; i++)
        json_array_append_new(periods, json_pack("{s:o, s:o}", "period",
                                                 json_words(contents->period[i].text), "year",
                                                 contents->period[i].year == 0
                                                     ? json_null()
                                                     : json_integer(contents->period[i].year)));
    return periods;
}

/* The names of authorities that have rows (or have none) and are on the map (or are not). */
static json_t *json_names(const struct description *description, bool seen, bool on_map)
{
    const struct contents *contents = description->contents;
    json_t *names = json_array();
    for (size_t i = 0; i < contents->areas->count && !contents->confidential; i++)
        if (contents->seen[i] == seen && description_on_map(description, i) == on_map)
            json_array_append_new(names, json_words(contents->areas->area[i].name));
    return names;
}

static size_t seen_in(const bool *seen, const struct contents *contents)
{
    size_t count = 0;
    for (size_t i = 0; i < contents->areas->count; i++)
        count += seen[i];
    return count;
}

static json_t *json_areas(const struct description *description)
{
    const struct contents *contents = description->contents;
    json_t *left = json_object();
    for (enum area_outcome outcome = AREA_AGGREGATE; outcome < AREA_OUTCOMES; outcome++)
        if (contents->left[outcome] > 0)
            json_object_set_new(left, area_outcome_name(outcome),
                                json_count(contents->left[outcome]));
    json_t *key = json_pack("{s:o, s:o, s:o}", "la_number", json_words(contents->key[AREA_NUMBER]),
                            "gss_code", json_words(contents->key[AREA_GSS_CODE]), "name",
                            json_words(contents->key[AREA_NAME]));
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "columns", key, "count",
                     json_count(seen_in(contents->seen, contents)), "larger",
                     json_count(seen_in(contents->seen_larger, contents)), "map_of",
                     description->year == 0 ? json_null() : json_integer(description->year),
                     "present", json_names(description, true, true), "missing",
                     json_names(description, false, true), "not_on_the_map",
                     json_names(description, true, false), "rows_left", left);
}

static json_t *json_filters(const struct contents *contents)
{
    json_t *filters = json_array();
    for (size_t f = 0; f < contents->filters; f++) {
        const struct filter_items *filter = &contents->filter[f];
        json_t *items = json_array();
        for (size_t i = 0; i < filter->items; i++)
            json_array_append_new(items,
                                  json_pack("{s:o, s:o}", "item", json_words(filter->item[i]),
                                            "rows", json_count(filter->rows[i])));
        json_array_append_new(
            filters, json_pack("{s:o, s:o}", "filter", json_words(filter->column), "items", items));
    }
    return filters;
}

static json_t *json_texts(struct run *run, const struct contents *contents,
                          const struct series *series)
{
    enum { FEW = 10 };
    struct text_count frequent[FEW];
    json_t *texts = json_array();
    size_t count = series_texts(run, contents, series, FEW, frequent);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(texts, json_pack("{s:o, s:o}", "text", json_words(frequent[i].text),
                                               "cells", json_count(frequent[i].count)));
    return json_pack("{s:o, s:o, s:o}", "cells", json_count(series->texts), "different",
                     json_count(series->text == NULL ? 0 : g_hash_table_size(series->text)),
                     "most_frequent", texts);
}

static json_t *json_measure(struct run *run, const struct description *description, size_t at)
{
    const struct contents *contents = description->contents;
    const struct series *series = &contents->series[at];
    const struct spread *spread = &description->spread[at];
    const char *first = "", *last = "";
    size_t periods = series_periods(run, contents, series, &first, &last);
    return json_pack(
        "{s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
        "name", json_words(series->name), "label", json_words(series->facts.label), "unit",
        json_words(series->facts.unit), "holds", series_kind(series), "periods",
        json_count(periods), "first_period", json_words(first), "last_period", json_words(last),
        "n", json_count(series->numbers), "missing", json_missing(series->missing), "low",
        json_number_or_null(spread->low), "lower_quartile",
        json_number_or_null(spread->lower_quartile), "median", json_number_or_null(spread->median),
        "mean", json_number_or_null(spread->mean), "sd", json_number_or_null(spread->sd),
        "upper_quartile", json_number_or_null(spread->upper_quartile), "high",
        json_number_or_null(spread->high), "texts", json_texts(run, contents, series));
}

static json_t *json_suspect(const struct description *description, const struct suspect *suspect)
{
    const struct contents *contents = description->contents;
    bool distance = suspect->kind == SUSPECT_ZERO || suspect->kind == SUSPECT_FAR;
    bool named = suspect->area != NO_INDEX && !contents->confidential;
    const char *series =
        suspect->series == SIZE_MAX ? NULL : contents->series[suspect->series].name;
    const char *period =
        suspect->period == NO_INDEX ? NULL : contents->period[suspect->period].text;
    const struct area *area = named ? &contents->areas->area[suspect->area] : NULL;
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}",
                     "kind", suspicion_key(suspect->kind), "measure", json_words(series), "items",
                     json_words(contents->slice[suspect->slice]), "area_code",
                     json_words(area == NULL ? NULL : area->number), "area_name",
                     json_words(area == NULL ? NULL : area->name), "period", json_words(period),
                     "value", json_number_or_null(suspect->value), "median",
                     json_number_or_null(distance ? suspect->usual : NAN), "own_median",
                     json_number_or_null(distance ? suspect->own : NAN), "z",
                     json_number_or_null(distance ? suspect->z : NAN), "line",
                     json_count(suspect->line), "first_line",
                     suspect->other == 0 ? json_null() : json_count(suspect->other), "count",
                     suspect->count == 0 ? json_null() : json_count(suspect->count), "areas",
                     suspect->areas == 0 ? json_null() : json_count(suspect->areas), "unusual_area",
                     (int)suspect->unusual);
}

static json_t *json_ledger(const struct ledger *ledger)
{
    json_t *entries = json_array();
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind != LEDGER_READ && ledger->entry[i].what != NULL)
            json_array_append_new(entries,
                                  json_pack("{s:s, s:o, s:o}", "kind",
                                            ledger_kind_name(ledger->entry[i].kind), "what",
                                            json_words(ledger->entry[i].what), "line",
                                            ledger->entry[i].place.line == 0
                                                ? json_null()
                                                : json_count(ledger->entry[i].place.line)));
    return entries;
}

static json_t *json_input(const struct contents *contents)
{
    const struct input *input = contents->input;
    const char separator[] = { input->separator, '\0' };
    return json_pack(
        "{s:o, s:s, s:o, s:b, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "path",
        json_words(input->path), "sha256", input->sha256, "bytes", json_count(input->bytes),
        "compressed", (int)input->compressed, "encoding", input->encoding, "separator",
        *separator == '\0' ? json_null() : json_words(separator), "header_line",
        json_count(input->header_line), "rows_above_header", json_count(input->preamble), "rows",
        json_count(input->records), "blank_rows", json_count(input->blank_records), "blank_columns",
        json_count(input->blank_columns), "twice_decoded_cells", json_count(input->twice_decoded));
}

static json_t *json_file(struct run *run, const struct description *description)
{
    const struct contents *contents = description->contents;
    const struct suspects *suspects = description->suspects;
    json_t *measures = json_array(), *suspicious = json_array(), *repeated = json_array();
    for (size_t i = 0; i < contents->count; i++)
        json_array_append_new(measures, json_measure(run, description, i));
    for (size_t i = 0; i < suspects->count; i++)
        json_array_append_new(suspicious, json_suspect(description, &suspects->suspect[i]));
    for (size_t i = 0; i < contents->repeated; i++)
        json_array_append_new(repeated, json_words(contents->repetition[i]));
    return json_pack("{s:o, s:s, s:b, s:b, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "file",
                     json_input(contents), "layout", layout_names[contents->layout], "has_measures",
                     (int)contents->measures, "survey", (int)contents->confidential, "made_up",
                     (int)contents->made_up, "periods", json_periods(contents), "local_authorities",
                     contents->keyed ? json_areas(description) : json_null(), "filters",
                     json_filters(contents), "measures", measures, "suspicious", suspicious,
                     "repeated_codes", repeated, "ledger", json_ledger(contents->ledger));
}

const char *descriptions_json(struct run *run, const void *answer)
{
    const struct descriptions *all = answer;
    json_t *files = json_array();
    for (size_t i = 0; i < all->count; i++)
        json_array_append_new(files, json_file(run, all->description[i]));
    return json_text(
        run, json_pack("{s:i, s:o}", "schema_version", JSON_SCHEMA_VERSION, "files", files));
}
