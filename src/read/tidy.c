#include "read/tidy.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/record.h"
#include "read/value.h"

struct tidy {
    const char *path;
    struct value_rules rules;
    size_t columns, undecided;
    struct tidy_column *column;
    size_t filters;
    struct filter *filter;
    size_t *filter_cell; /* per filter: its cell, from 0 */
    GString **item;      /* per filter: its cell in the last row */
};

static void release_item(void *item)
{
    g_string_free(item, TRUE);
}

void tidy_add_filter(struct run *run, struct tidy *tidy, const char *column, size_t cell)
{
    size_t at = tidy->filters++;
    tidy->filter = run_grow(run, tidy->filter, struct filter, tidy->filters);
    tidy->filter_cell = run_grow(run, tidy->filter_cell, size_t, tidy->filters);
    tidy->item = run_grow(run, tidy->item, GString *, tidy->filters);
    tidy->filter[at] = (struct filter){ column, "" };
    tidy->filter_cell[at] = cell;
    tidy->item[at] = run_adopt(run, g_string_new(NULL), release_item);
}

/* What one cell says of its column. */
static enum tidy_kind kind_of(struct run *run, const struct tidy *tidy, const struct csv_cell *cell)
{
    const char *text = cell->text;
    size_t length = cell->length;
    struct numeral numeral = { .value = 0 };
    enum missing missing = PRESENT;
    text_bounds(&text, &length);
    char *trimmed = talloc_strndup(run, text, length);
    bool known = value_read(trimmed, &tidy->rules, &numeral, &missing);
    talloc_free(trimmed);
    if (!known && !numeral.doubtful)
        return TIDY_FILTER;
    return missing == PRESENT ? TIDY_MEASURE : TIDY_UNDECIDED;
}

/* By the records of the head: a text anywhere makes a filter, as in 16, 17, Total; `mixed` tells
 * that there are numbers beside. */
static enum tidy_kind kind_by_head(struct run *run, const struct tidy *tidy,
                                   const struct csv_file *file, const struct csv_record *header,
                                   size_t cell, bool *mixed)
{
    bool seen[TIDY_KINDS] = { false };
    for (size_t i = 0; i < file->records; i++) {
        const struct csv_record *record = &file->record[i];
        if (record->line <= header->line || cell >= record->cells)
            continue;
        seen[kind_of(run, tidy, &record->cell[cell])] = true;
    }
    *mixed = seen[TIDY_FILTER] && seen[TIDY_MEASURE];
    return seen[TIDY_FILTER] ? TIDY_FILTER : seen[TIDY_MEASURE] ? TIDY_MEASURE : TIDY_UNDECIDED;
}

static bool is_pinned(const struct walk *walk, const char *column)
{
    const struct observer *observer = &walk->observer;
    return observer->pinned != NULL && observer->pinned(observer->state, column);
}

static bool is_asked(const struct walk *walk, const char *column)
{
    const struct observer *observer = &walk->observer;
    return observer->asked != NULL && observer->asked(observer->state, column);
}

/* A wanted measure with a number in it is one whatever else it holds, and so is one that the study
 * asks for by name, so that what is wrong with its cells is told at them. */
static void settle(struct run *run, struct walk *walk, struct tidy_column *column,
                   enum tidy_kind kind, bool mixed)
{
    struct observer *observer = &walk->observer;
    if (kind == TIDY_MEASURE && is_pinned(walk, column->name))
        kind = TIDY_FILTER;
    column->kind = kind;
    if (kind != TIDY_FILTER || mixed || is_asked(walk, column->name))
        column->wanted = observer->wants(run, observer->state, column->name);
    if (column->wanted)
        column->kind = TIDY_MEASURE;
}

static bool check_twice(struct run *run, const struct tidy *tidy, const struct csv_record *header,
                        size_t at)
{
    const struct tidy_column *column = &tidy->column[at];
    if (column->kind != TIDY_FILTER && !column->wanted)
        return true;
    for (size_t i = 0; i < at; i++)
        if (strcmp(tidy->column[i].name, column->name) == 0)
            return run_fail(
                run, STATUS_MALFORMED, (struct place){ tidy->path, header->line, at + 1 },
                "the column '%s' stands twice; the first is column %zu", column->name, i + 1);
    return true;
}

bool tidy_begin(struct run *run, struct walk *walk, const struct csv_file *file,
                const struct csv_record *header, const enum tidy_kind *known, struct tidy **made)
{
    struct tidy *tidy = *made = talloc_zero(run, struct tidy);
    tidy->path = file->input->path;
    tidy->rules =
        (struct value_rules){ .decimal = decimal_of(walk->source, file),
                              .dialect = dialect_of(walk->source, walk->recognised->layout),
                              .declared = &walk->source->missing };
    tidy->columns = header->cells;
    tidy->column = run_array(run, struct tidy_column, header->cells);
    for (size_t i = 0; i < header->cells; i++) {
        struct tidy_column *column = &tidy->column[i];
        column->name = record_text(run, header, i + 1);
        bool nameless = *column->name == '\0', mixed = false;
        enum tidy_kind kind = nameless ? TIDY_NEITHER : known[i];
        if (kind == TIDY_UNDECIDED)
            kind = kind_by_head(run, tidy, file, header, i, &mixed);
        if (kind != TIDY_NEITHER)
            settle(run, walk, column, kind, mixed);
        else
            column->kind = kind;
        tidy->undecided += column->kind == TIDY_UNDECIDED;
        if (!check_twice(run, tidy, header, i))
            return false;
        if (column->kind == TIDY_FILTER)
            tidy_add_filter(run, tidy, column->name, i);
    }
    return true;
}

/* Columns that have shown nothing yet: the first text makes a filter. */
static void decide(struct run *run, struct tidy *tidy, const struct csv_record *record)
{
    for (size_t i = 0; i < tidy->columns; i++) {
        struct tidy_column *column = &tidy->column[i];
        if (column->kind != TIDY_UNDECIDED)
            continue;
        enum tidy_kind kind = kind_of(run, tidy, &record->cell[i]);
        if (kind == TIDY_UNDECIDED)
            continue;
        column->kind = kind;
        tidy->undecided--;
        if (kind == TIDY_FILTER)
            tidy_add_filter(run, tidy, column->name, i);
    }
}

static void read_filters(struct tidy *tidy, const struct csv_record *record)
{
    for (size_t i = 0; i < tidy->filters; i++) {
        const char *text = record->cell[tidy->filter_cell[i]].text;
        size_t length = record->cell[tidy->filter_cell[i]].length;
        text_bounds(&text, &length);
        g_string_truncate(tidy->item[i], 0);
        g_string_append_len(tidy->item[i], text, (gssize)length);
        tidy->filter[i].item = tidy->item[i]->str;
    }
}

bool tidy_take(struct run *run, struct walk *walk, struct tidy *tidy,
               const struct csv_record *record, const struct observed *row)
{
    struct observed observed = *row;
    if (tidy->undecided > 0)
        decide(run, tidy, record);
    read_filters(tidy, record);
    observed.filters = tidy->filters;
    observed.filter = tidy->filter;
    for (size_t i = 0; i < tidy->columns; i++) {
        if (!tidy->column[i].wanted)
            continue;
        observed.code = tidy->column[i].name;
        observed.text = record->cell[i].text;
        observed.length = record->cell[i].length;
        observed.place = (struct place){ tidy->path, record->line, i + 1 };
        text_bounds(&observed.text, &observed.length);
        if (!walk->observer.take(run, walk->observer.state, &observed))
            return false;
    }
    return true;
}
