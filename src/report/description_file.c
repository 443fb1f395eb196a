/* What a file is: the first table of its description. */

#include "base/number.h"
#include "base/text.h"
#include "report/description.h"

struct sheet {
    struct run *run;
    const struct description *description;
    const struct contents *contents;
    struct table *table;
};

static void say(struct sheet *sheet, const char *what, const char *words)
{
    if (*words == '\0')
        return;
    struct table_row *row = table_add_row(sheet->run, sheet->table, ROW_BODY);
    row->cell[0].text = what;
    row->cell[1].text = words;
}

static const char *counted(struct run *run, size_t count, const char *one, const char *many)
{
    return talloc_asprintf(run, "%s %s", number_count(run, count), count == 1 ? one : many);
}

static const char *separator_words(struct run *run, char separator)
{
    switch (separator) {
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "pipe";
    default:
        return talloc_asprintf(run, "'%c'", separator);
    }
}

static void say_form(struct sheet *sheet)
{
    struct run *run = sheet->run;
    const struct input *input = sheet->contents->input;
    say(sheet, "Layout", layout_title(sheet->contents->layout));
    say(sheet, "Encoding",
        talloc_asprintf(run, "%s%s", input->encoding, input->compressed ? ", compressed" : ""));
    if (input->program == NULL)
        say(sheet, "Separator", separator_words(run, input->separator));
    say(sheet, "Size", counted(run, input->bytes, "byte", "bytes"));
    say(sheet, "SHA-256", input->sha256);
    const char *above = input->preamble == 0
                            ? ""
                            : talloc_asprintf(run, ", below %s of something else",
                                              counted(run, input->preamble, "row", "rows"));
    if (input->program == NULL)
        say(sheet, "Header", talloc_asprintf(run, "line %zu%s", input->header_line, above));
    say(sheet, "Rows", number_count(run, input->records));
    if (input->blank_records > 0)
        say(sheet, "Blank rows", number_count(run, input->blank_records));
    if (input->blank_columns > 0)
        say(sheet, "Blank columns", number_count(run, input->blank_columns));
    if (input->twice_decoded > 0)
        say(sheet, "Decoded twice",
            talloc_asprintf(run, "%s, the first in line %zu",
                            counted(run, input->twice_decoded, "cell", "cells"),
                            input->twice_line));
}

/* "7, 201617 to 202223", or, where a year is written in several ways, "2013 to 2025, ...". */
static const char *period_words(struct run *run, const struct contents *contents, size_t odds)
{
    enum { YEARS = 10000 };
    const struct period *first = NULL, *last = NULL;
    bool *seen = run_array(run, bool, YEARS), again = false;
    for (size_t i = 0; i < contents->periods; i++) {
        const struct period *period = &contents->period[i];
        if (period->year <= 0 || period->year >= YEARS)
            continue;
        first = first == NULL || period->year < first->year ? period : first;
        last = last == NULL || period->year > last->year ? period : last;
        again = again || seen[period->year];
        seen[period->year] = true;
    }
    size_t ways = contents->periods - odds;
    if (first == NULL)
        return "none";
    return again ? talloc_asprintf(run, "%d to %d, written in %zu ways", first->year, last->year,
                                   ways)
                 : talloc_asprintf(run, "%zu, %s to %s", ways, first->text, last->text);
}

static void say_periods(struct sheet *sheet)
{
    enum { FEW = 6, MANY = 100 };
    struct run *run = sheet->run;
    const struct contents *contents = sheet->contents;
    const char **odd = run_array(run, const char *, contents->periods + 1);
    const char **text = run_array(run, const char *, contents->periods + 1);
    size_t odds = 0;
    for (size_t i = 0; i < contents->periods; i++) {
        text[i] = contents->period[i].text;
        if (contents->period[i].year == 0)
            odd[odds++] = talloc_asprintf(run, "'%s'", text[i]);
    }
    if (contents->periods == 0)
        return;
    if (contents->periods <= FEW) {
        say(sheet, "Periods", text_list(run, text, contents->periods));
        return;
    }
    const char *others = odds == 0 ? ""
                         : odds > MANY
                             ? talloc_asprintf(run, ", and %zu that are no year", odds)
                             : talloc_asprintf(run, ", and %s, no year", text_list(run, odd, odds));
    say(sheet, "Periods", talloc_asprintf(run, "%s%s", period_words(run, contents, odds), others));
}

/* Names of the areas that `is` picks; how many there are. */
static size_t names(const struct sheet *sheet,
                    bool (*is)(const struct description *description, size_t area),
                    const char **name)
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->contents->areas->count; i++)
        if (is(sheet->description, i))
            name[count++] = sheet->contents->areas->area[i].name;
    return count;
}

static bool is_covered(const struct description *description, size_t area)
{
    return description->contents->seen[area] && description_on_map(description, area);
}

static bool is_missing(const struct description *description, size_t area)
{
    return !description->contents->seen[area] && description_on_map(description, area);
}

static bool is_off_map(const struct description *description, size_t area)
{
    return description->contents->seen[area] && !description_on_map(description, area);
}

static bool is_larger(const struct description *description, size_t area)
{
    return description->contents->seen_larger[area];
}

/* "'code' (GSS code) and 'Council' (name)": a wrong key is a wrong join. */
static void say_key(struct sheet *sheet)
{
    static const char *const kind[AREA_KEYS] = { "LA number", "GSS code", "name" };
    const char **words = run_array(sheet->run, const char *, AREA_KEYS);
    size_t count = 0;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        if (sheet->contents->key[key] != NULL)
            words[count++] =
                talloc_asprintf(sheet->run, "'%s' (%s)", sheet->contents->key[key], kind[key]);
    if (count > 0)
        say(sheet, "Local authority by", text_list(sheet->run, words, count));
}

static void say_areas(struct sheet *sheet)
{
    struct run *run = sheet->run;
    const struct contents *contents = sheet->contents;
    if (!contents->keyed)
        return;
    say_key(sheet);
    const char **name = run_array(run, const char *, contents->areas->count + 1);
    size_t covered = names(sheet, is_covered, name), off = names(sheet, is_off_map, name);
    size_t larger = names(sheet, is_larger, name), missing = names(sheet, is_missing, name);
    const char *map = sheet->description->year == 0
                          ? "today"
                          : talloc_asprintf(run, "%d", sheet->description->year);
    const char *authorities = counted(run, covered + off, "local authority", "local authorities");
    say(sheet, "Areas",
        larger == 0
            ? authorities
            : talloc_asprintf(run, "%s: %s, and %s", number_count(run, covered + off + larger),
                              authorities,
                              counted(run, larger, "country or region", "countries and regions")));
    say(sheet, talloc_asprintf(run, "Of those of %s", map),
        talloc_asprintf(run, "%zu of %zu, %zu missing", covered, covered + missing, missing));
    if (!contents->confidential && missing > 0 && covered > 0)
        table_add_note(run, sheet->table, "Missing of the local authorities of %s: %s.", map,
                       text_list(run, name, missing));
    off = names(sheet, is_off_map, name);
    if (off > 0)
        say(sheet, talloc_asprintf(run, "Not on the map of %s", map), number_count(run, off));
    if (off > 0 && !contents->confidential)
        table_add_note(run, sheet->table,
                       "Local authorities that are not on the map of %s, and have rows: %s.", map,
                       text_list(run, name, off));
    for (enum area_outcome outcome = AREA_AGGREGATE; outcome < AREA_OUTCOMES; outcome++)
        if (contents->left[outcome] > 0)
            say(sheet, talloc_asprintf(run, "Left out: %s", area_outcome_name(outcome)),
                counted(run, contents->left[outcome], "row", "rows"));
    if (contents->strangers > 0 && !contents->confidential)
        table_add_note(
            run, sheet->table,
            "The first row of a local authority that is unknown, or of two, is line %zu: "
            "'%s'; these rows are not described.",
            contents->first_stranger.line, contents->first_stranger.text);
}

static void say_cells(struct sheet *sheet)
{
    struct run *run = sheet->run;
    const struct contents *contents = sheet->contents;
    size_t numbers = 0, texts = 0, missing[MISSING_KINDS] = { 0 };
    for (size_t i = 0; i < contents->count; i++) {
        const struct series *series = &contents->series[i];
        numbers += series->numbers;
        texts += series->texts;
        for (size_t kind = 0; kind < MISSING_KINDS; kind++)
            missing[kind] += series->missing[kind];
    }
    say(sheet, contents->measures ? "Measures" : "Columns", number_count(run, contents->count));
    const char *parts[] = { counted(run, numbers, "number", "numbers"),
                            texts == 0 ? "" : counted(run, texts, "text", "texts"),
                            missing_words(run, missing) };
    char *words = talloc_strdup(run, "");
    for (size_t i = 0; i < 3; i++)
        if (*parts[i] != '\0')
            words =
                talloc_asprintf_append_buffer(words, "%s%s", *words == '\0' ? "" : ", ", parts[i]);
    say(sheet, contents->keyed ? "Cells of local authorities" : "Cells", words);
}

static void say_findings(struct sheet *sheet)
{
    const struct suspects *suspects = sheet->description->suspects;
    for (enum suspicion kind = 0; kind < SUSPICIONS; kind++)
        if (suspects->of[kind] > 0)
            say(sheet, talloc_asprintf(sheet->run, "Found: %s", suspicion_titles(kind)),
                number_count(sheet->run, suspects->of[kind]));
    if (sheet->contents->repeated > 0) {
        say(sheet, "Codes that repeat", number_count(sheet->run, sheet->contents->repeated));
        table_add_note(
            sheet->run, sheet->table, "Codes that stand more than once: %s.",
            text_list(sheet->run, sheet->contents->repetition, sheet->contents->repeated));
    }
}

/* What reading dropped or passed over. */
static void say_ledger(struct sheet *sheet)
{
    struct run *run = sheet->run;
    const struct ledger *ledger = sheet->contents->ledger;
    for (size_t i = 0; i < ledger->entries; i++) {
        const struct ledger_entry *entry = &ledger->entry[i];
        const char *kind = ledger_kind_name(entry->kind);
        const char *count =
            entry->count == 0 ? "" : talloc_asprintf(run, " (%s)", number_count(run, entry->count));
        if (entry->kind != LEDGER_READ && entry->what != NULL)
            table_add_note(run, sheet->table, "%c%s: %s%s.", g_ascii_toupper(*kind), kind + 1,
                           entry->what, count);
    }
}

struct table *description_file(struct run *run, const struct description *description)
{
    struct sheet sheet = { run, description, description->contents, NULL };
    sheet.table = table_new(run, "", sheet.contents->input->path, 2);
    sheet.table->made_up = sheet.contents->made_up;
    say_form(&sheet);
    say_periods(&sheet);
    say_areas(&sheet);
    say_cells(&sheet);
    say_findings(&sheet);
    say_ledger(&sheet);
    if (sheet.contents->confidential)
        table_add_note(run, sheet.table,
                       "A survey is described without naming who answered. Nothing in it is a "
                       "single answer but what is found suspicious.");
    return sheet.table;
}
