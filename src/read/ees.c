/* Explore Education Statistics: tidy files with time_period, time_identifier, geographic_level,
 * codes and names of areas, filters and indicators. Rows of other levels than the local authority
 * leave, counted; what stands for several authorities or for none leaves too. */
#include <glib.h>
#include <string.h>

#include "read/ees_meta.h"
#include "read/ees_period.h"
#include "read/record.h"
#include "read/tidy.h"

static const char *const own_column[] = { "time_period", "time_identifier", "geographic_level",
                                          "old_la_code", "new_la_code",     "la_name" };
enum { TIME_PERIOD, TIME_IDENTIFIER, LEVEL, OLD_CODE, NEW_CODE, NAME, OWN_COLUMNS };

/* Columns of places that every file may have: neither filters nor indicators. */
static const char *const places[] = { "country_code",
                                      "country_name",
                                      "region_code",
                                      "region_name",
                                      "lad_code",
                                      "lad_name",
                                      "rsc_region_lead_name",
                                      "pcon_code",
                                      "pcon_name",
                                      "lsip_code",
                                      "lsip_name",
                                      "local_enterprise_partnership_code",
                                      "local_enterprise_partnership_name",
                                      "english_devolved_area_code",
                                      "english_devolved_area_name",
                                      "opportunity_area_code",
                                      "opportunity_area_name",
                                      "ward_code",
                                      "ward_name",
                                      "trust_id",
                                      "trust_name",
                                      "sponsor_id",
                                      "sponsor_name",
                                      "school_urn",
                                      "school_name",
                                      "school_laestab",
                                      "provider_ukprn",
                                      "provider_name",
                                      "institution_id",
                                      "institution_name",
                                      "planning_area_code",
                                      "planning_area_name",
                                      "pfa_code",
                                      "pfa_name",
                                      NULL };

/* A level other than the local authority, and its rows. */
struct level {
    const char *name;
    size_t rows;
};
enum { MOST_LEVELS = 32 };

struct ees_reader {
    struct walk *walk;
    const struct csv_file *file;
    const char *path;
    size_t at[OWN_COLUMNS]; /* from 1; 0: there is none */
    struct tidy *tidy;
    struct ees_period period;
    size_t levels;
    struct level level[MOST_LEVELS];
};

static struct place place_of(const struct ees_reader *reader, const struct csv_record *record,
                             int column)
{
    return (struct place){ reader->path, record->line, reader->at[column] };
}

/* What a file of this kind always has and this one lacks does no harm, but is said. */
static void warn_of_country(struct run *run, const struct ees_reader *reader,
                            const struct csv_record *header)
{
    for (const char *const *place = places; place < places + 2; place++)
        if (layout_heading(header, *place) == 0)
            ledger_tell(run, reader->walk->ledger, LEDGER_WARNING, reader->walk->source->name,
                        (struct place){ reader->path, header->line, 0 }, 0,
                        talloc_asprintf(run,
                                        "no column '%s', which published files have; nothing is "
                                        "made from it",
                                        *place));
}

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct ees_reader *reader = state;
    enum tidy_kind *kind = run_array(run, enum tidy_kind, record->cells);
    for (size_t i = 0; i < OWN_COLUMNS; i++)
        reader->at[i] = layout_heading(record, own_column[i]);
    struct place place = { reader->path, record->line, 0 };
    for (size_t i = 0; i <= LEVEL; i++)
        if (reader->at[i] == 0)
            return run_fail(run, STATUS_MALFORMED, place,
                            "no column '%s', which a file of Explore Education Statistics has",
                            own_column[i]);
    if (reader->at[OLD_CODE] + reader->at[NEW_CODE] + reader->at[NAME] == 0)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "no old_la_code, new_la_code or la_name: the file is not about local "
                        "authorities");
    warn_of_country(run, reader, record);
    if (!ees_meta_read(run, reader->walk, reader->path, record, kind))
        return false;
    for (size_t i = 0; i < record->cells; i++)
        if (g_strv_contains(places, record_text(run, record, i + 1)))
            kind[i] = TIDY_NEITHER;
    for (size_t i = 0; i < OWN_COLUMNS; i++)
        if (reader->at[i] != 0)
            kind[reader->at[i] - 1] = TIDY_NEITHER;
    if (!tidy_begin(run, reader->walk, reader->file, record, kind, &reader->tidy))
        return false;
    tidy_add_filter(run, reader->tidy, own_column[TIME_IDENTIFIER],
                    reader->at[TIME_IDENTIFIER] - 1);
    return true;
}

static const char *own_text(struct run *run, const struct ees_reader *reader,
                            const struct csv_record *record, int column)
{
    return walk_cell(run, reader->walk, record, reader->at[column]);
}

/* Count a row of a level that is no local authority. */
static void leave(struct run *run, struct ees_reader *reader, const char *level)
{
    size_t i = 0;
    while (i < reader->levels && strcmp(reader->level[i].name, level) != 0)
        i++;
    if (i == MOST_LEVELS)
        i--;
    if (i == reader->levels)
        reader->level[reader->levels++].name = talloc_strdup(run, level);
    reader->level[i].rows++;
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct ees_reader *reader = state;
    const char *level = own_text(run, reader, record, LEVEL);
    const char *period = own_text(run, reader, record, TIME_PERIOD);
    struct observed row = { .area = NO_AREA, .split = false };
    if (!ees_identify(run, &reader->period, own_text(run, reader, record, TIME_IDENTIFIER),
                      place_of(reader, record, TIME_IDENTIFIER))
        || !ees_year(run, &reader->period, period, strlen(period),
                     (enum year_name)reader->walk->source->years,
                     place_of(reader, record, TIME_PERIOD), &row.year))
        return false;
    if (g_ascii_strcasecmp(level, "Local authority") != 0) {
        leave(run, reader, level);
        return true;
    }
    const char *text[AREA_KEYS] = { [AREA_NUMBER] = own_text(run, reader, record, OLD_CODE),
                                    [AREA_GSS_CODE] = own_text(run, reader, record, NEW_CODE),
                                    [AREA_NAME] = own_text(run, reader, record, NAME) };
    const size_t column[AREA_KEYS] = { reader->at[OLD_CODE], reader->at[NEW_CODE],
                                       reader->at[NAME] };
    if (!walk_area(run, reader->walk, text, column, reader->path, record->line, &row.area))
        return false;
    row.split = reader->period.six;
    row.period = period;
    return row.area == NO_AREA || tidy_take(run, reader->walk, reader->tidy, record, &row);
}

static void tell_levels(struct run *run, const struct ees_reader *reader)
{
    for (size_t i = 0; i < reader->levels; i++)
        ledger_tell(run, reader->walk->ledger, LEDGER_LEFT, reader->walk->source->name,
                    (struct place){ reader->path, 0, 0 }, reader->level[i].rows,
                    talloc_asprintf(run, "rows of the level '%s'", reader->level[i].name));
}

bool ees_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    struct ees_reader *reader = talloc_zero(run, struct ees_reader);
    reader->walk = walk;
    reader->file = file;
    reader->path = file->input->path;
    struct csv_taker taker = { reader, take_header, take_row };
    if (!csv_walk(run, file, walk->recognised->header, &taker))
        return false;
    tell_levels(run, reader);
    return true;
}
