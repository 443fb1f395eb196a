#include "read/years.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/record.h"

struct year_column {
    size_t cell; /* from 0 */
    const char *heading;
    int year;
    bool split;
};

struct years {
    const char *path;
    size_t measure;   /* cell with the measure, from 1; 0: the source says it */
    const char *code; /* of the measure under way */
    char *kept;       /* the same where a column says it */
    bool wanted;
    size_t columns;
    struct year_column *column;
};

/* The measure: of a column, or of the source, but not of both. */
static bool settle_measure(struct run *run, struct walk *walk, struct years *years,
                           struct place place)
{
    const char *said = walk->source->measure;
    if (years->measure == 0 && said == NULL)
        said = walk->observer.unnamed;
    if (years->measure == 0 && said == NULL)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the columns are periods of one measure, and nothing says which; name it "
                        "with 'measure' in the source");
    if (years->measure != 0 && said != NULL)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the column 'Measure' says which measure a row is of; take 'measure: %s' "
                        "out of the source",
                        said);
    years->code = said;
    years->wanted = said != NULL && walk->observer.wants(run, walk->observer.state, said);
    return true;
}

bool years_begin(struct run *run, struct walk *walk, const char *path,
                 const struct csv_record *header, const struct key *key, size_t measure,
                 struct years **made)
{
    struct years *years = *made = talloc_zero(run, struct years);
    struct place place = { path, header->line, 0 };
    years->path = path;
    years->measure = measure;
    years->column = run_array(run, struct year_column, header->cells);
    const char **passed = run_array(run, const char *, header->cells);
    size_t others = 0;
    for (size_t i = 0; i < header->cells; i++) {
        struct year_column column = { .cell = i };
        column.heading = record_text(run, header, i + 1);
        if (walk_heading_year(column.heading, strlen(column.heading),
                              (enum year_name)walk->source->years, &column.year, &column.split))
            years->column[years->columns++] = column;
        else if (!key_has(key, i + 1) && i + 1 != measure)
            passed[others++] = column.heading;
    }
    if (others > 0)
        ledger_tell(
            run, walk->ledger, LEDGER_PASSED, walk->source->name, place, others,
            talloc_asprintf(run, "columns that are no period: %s", text_list(run, passed, others)));
    return settle_measure(run, walk, years, place);
}

/* Rows of one measure follow each other. */
static void read_measure(struct run *run, struct walk *walk, struct years *years,
                         const struct csv_record *record)
{
    const char *code = walk_cell(run, walk, record, years->measure);
    if (years->code != NULL && strcmp(years->code, code) == 0)
        return;
    talloc_free(years->kept);
    years->code = years->kept = talloc_strdup(run, code);
    years->wanted = walk->observer.wants(run, walk->observer.state, years->code);
}

bool years_take(struct run *run, struct walk *walk, struct years *years,
                const struct csv_record *record, const struct observed *row)
{
    struct observed observed = *row;
    if (years->measure != 0)
        read_measure(run, walk, years, record);
    if (!years->wanted)
        return true;
    observed.code = years->code;
    for (size_t i = 0; i < years->columns; i++) {
        const struct year_column *column = &years->column[i];
        const struct csv_cell *cell = &record->cell[column->cell];
        observed.year = column->year;
        observed.split = column->split;
        observed.period = column->heading;
        observed.text = cell->text;
        observed.length = cell->length;
        observed.place = (struct place){ years->path, record->line, column->cell + 1 };
        text_bounds(&observed.text, &observed.length);
        if (!walk->observer.take(run, walk->observer.state, &observed))
            return false;
    }
    return true;
}
