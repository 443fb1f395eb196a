#include "read/ees_meta.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/record.h"

static const char *const meta_column[] = { "col_name", "col_type", "label", "indicator_unit",
                                           "indicator_dp" };
enum { COL_NAME, COL_TYPE, LABEL, UNIT, DECIMALS, META_COLUMNS, META_NEEDED = LABEL };

struct meta_reader {
    const char *path, *data_path;
    struct walk *walk;
    const struct csv_record *header; /* of the data file */
    enum tidy_kind *kind;
    size_t at[META_COLUMNS]; /* from 1; 0: there is none */
};

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct meta_reader *reader = state;
    for (size_t i = 0; i < META_COLUMNS; i++) {
        reader->at[i] = layout_heading(record, meta_column[i]);
        if (i < META_NEEDED && reader->at[i] == 0)
            return run_fail(run, STATUS_MALFORMED, (struct place){ reader->path, record->line, 0 },
                            "no column '%s': this is not the meta file of %s; take it away, or "
                            "bring the one that belongs to it",
                            meta_column[i], reader->data_path);
    }
    return true;
}

/* A column of the data file for a name; 0 and a failure where there is none. */
static size_t data_column(struct run *run, const struct meta_reader *reader,
                          const struct csv_record *record, const char *name)
{
    size_t cell = layout_heading(reader->header, name);
    if (cell != 0)
        return cell;
    const char **names = run_array(run, const char *, reader->header->cells);
    for (size_t i = 0; i < reader->header->cells; i++)
        names[i] = reader->header->cell[i].text;
    run_fail(run, STATUS_MALFORMED,
             (struct place){ reader->path, record->line, reader->at[COL_NAME] },
             "%s has no column '%s'%s", reader->data_path, name,
             text_suggestion(run, name, names, reader->header->cells));
    return 0;
}

static void tell_facts(struct run *run, const struct meta_reader *reader,
                       const struct csv_record *record, const char *name)
{
    enum { UNSAID = 2, MOST = 17 };
    const struct observer *observer = &reader->walk->observer;
    const char *decimals = record_text(run, record, reader->at[DECIMALS]);
    const char *label = record_text(run, record, reader->at[LABEL]);
    const char *unit = record_text(run, record, reader->at[UNIT]);
    double value = UNSAID;
    number_read(decimals, strlen(decimals), &value);
    struct measure_facts facts = { .label = *label == '\0' ? NULL : label,
                                   .unit = *unit == '\0' ? NULL : unit,
                                   .decimals = value >= 0 && value <= MOST ? (int)value : -1 };
    if (observer->facts != NULL)
        observer->facts(run, observer->state, name, &facts);
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct meta_reader *reader = state;
    const char *name = record_text(run, record, reader->at[COL_NAME]);
    const char *type = record_text(run, record, reader->at[COL_TYPE]);
    size_t cell = data_column(run, reader, record, name);
    if (cell == 0)
        return false;
    bool indicator = g_ascii_strcasecmp(type, "Indicator") == 0;
    if (!indicator && g_ascii_strcasecmp(type, "Filter") != 0)
        return run_fail(run, STATUS_MALFORMED,
                        (struct place){ reader->path, record->line, reader->at[COL_TYPE] },
                        "col_type is '%s', and can be Filter or Indicator", type);
    reader->kind[cell - 1] = indicator ? TIDY_MEASURE : TIDY_FILTER;
    if (indicator)
        tell_facts(run, reader, record, name);
    return true;
}

/* "ks4.csv" and "ks4.csv.gz" have the twin "ks4.meta.csv". */
static const char *twin_of(struct run *run, const char *path)
{
    static const char *const ends[] = { ".csv", ".csv.gz" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (g_str_has_suffix(path, ends[i]))
            return talloc_asprintf(run, "%.*s.meta.csv", (int)(strlen(path) - strlen(ends[i])),
                                   path);
    return NULL;
}

bool ees_meta_read(struct run *run, struct walk *walk, const char *path,
                   const struct csv_record *header, enum tidy_kind *kind)
{
    const char *twin = twin_of(run, path);
    if (twin == NULL || !g_file_test(twin, G_FILE_TEST_EXISTS))
        return true;
    struct meta_reader reader = { twin, path, walk, header, kind, { 0 } };
    struct csv_taker taker = { &reader, take_header, take_row };
    struct input *input = NULL;
    if (!csv_read(run, twin, &taker, &input))
        return false;
    walk->beside = input;
    return true;
}
