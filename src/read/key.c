#include "read/key.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/key_candidate.h"
#include "read/observer.h"
#include "read/record.h"
#include "read/wording.h"

/* Headings as wording_of_heading has them. What stands under them decides whether they are
 * numbers, codes or names. */
static const char *const key_headings[] = { "lanumber",
                                            "lano",
                                            "lanum",
                                            "lea",
                                            "leanumber",
                                            "leacode",
                                            "oldlacode",
                                            "lacode",
                                            "la",
                                            "localauthority",
                                            "localauthoritycode",
                                            "localauthoritynumber",
                                            "localauthorityname",
                                            "newlacode",
                                            "gsscode",
                                            "gss",
                                            "onscode",
                                            "ecode",
                                            "laname",
                                            "name",
                                            "code",
                                            "area",
                                            "areacode",
                                            "areaname",
                                            "authority",
                                            "authoritycode",
                                            "authorityname",
                                            "council",
                                            "councilname",
                                            "laandregions",
                                            NULL };
static const char *const period_headings[] = {
    "year",         "years",         "period",       "timeperiod",    "schoolyear",
    "academicyear", "financialyear", "calendaryear", "reportingyear", NULL
};

static const char *plain_of(struct run *run, const char *heading)
{
    return run_adopt(run, wording_of_heading(heading), g_free);
}

/* One of the list, or "Upper Tier Local Authority District code (2019)", "CTYUA19CD". */
static bool is_key_heading(struct run *run, const char *heading)
{
    const char *plain = plain_of(run, heading);
    bool long_form = g_str_has_prefix(plain, "uppertierlocalauthority")
                     || g_str_has_prefix(plain, "localauthoritydistrict");
    bool ons = g_str_has_prefix(plain, "ctyua") || g_str_has_prefix(plain, "utla");
    return g_strv_contains(key_headings, plain) || long_form || ons;
}

static bool is_borne_out(const struct candidate *candidate)
{
    return candidate->known > 0 && candidate->known >= candidate->unknown;
}

/* What a heading seems to be where no rows are there to tell. */
static enum area_key kind_by_heading(struct run *run, const char *heading)
{
    const char *plain = plain_of(run, heading);
    if (strstr(plain, "gss") != NULL || strstr(plain, "new") != NULL
        || strstr(plain, "ons") != NULL)
        return AREA_GSS_CODE;
    bool number = strstr(plain, "code") != NULL || g_str_has_prefix(plain, "lan");
    return number && strstr(plain, "name") == NULL ? AREA_NUMBER : AREA_NAME;
}

/* Two columns that say the same in every row are one. */
static bool says_same(const struct candidate *one, const struct candidate *other)
{
    return memcmp(one->area, other->area, sizeof one->area) == 0;
}

static bool add_candidate(struct run *run, const struct key_search *search,
                          const struct candidate *candidate, struct candidate *taken,
                          struct key *key)
{
    const struct csv_record *header = &search->file->record[search->header];
    struct candidate *before = &taken[candidate->kind];
    if (key->column[candidate->kind] == 0) {
        key->column[candidate->kind] = candidate->column;
        *before = *candidate;
        return true;
    }
    return says_same(before, candidate)
           || run_fail(
               run, STATUS_UNSUPPORTED, search->source->place,
               "%s has two columns that may say which local authority a row is of, '%s' and "
               "'%s'; %s",
               search->file->input->path, record_text(run, header, before->column),
               record_text(run, header, candidate->column),
               search->source->given ? "take one out" : "say which with 'key'");
}

/* `any`: one cell of a heading is enough, for the others will be told at their places. */
static bool by_heading(struct run *run, const struct key_search *search, bool any, struct key *key)
{
    const struct csv_record *header = &search->file->record[search->header];
    bool empty = search->header + search->header_rows >= search->file->records;
    struct candidate taken[AREA_KEYS];
    for (size_t column = 1; column <= header->cells; column++) {
        const char *heading = record_text(run, header, column);
        if (!is_key_heading(run, heading))
            continue;
        struct candidate candidate = candidate_judge(run, search, column);
        if (empty)
            candidate.kind = kind_by_heading(run, heading);
        if ((empty || is_borne_out(&candidate) || (any && candidate.known > 0))
            && !add_candidate(run, search, &candidate, taken, key))
            return false;
    }
    return true;
}

static bool by_content(struct run *run, const struct key_search *search, bool numbers,
                       struct key *key)
{
    /* Counts that happen to be LA numbers are not rare among a few rows; among 30 they are. */
    enum { NUMBERS_NEEDED = 30, OF_TEN = 9 };
    const struct csv_record *header = &search->file->record[search->header];
    struct candidate taken[AREA_KEYS];
    for (size_t column = 1; column <= header->cells; column++) {
        struct candidate candidate = candidate_judge(run, search, column);
        size_t cells = candidate.known + candidate.unknown;
        bool number = candidate.kind == AREA_NUMBER;
        bool enough =
            !number
            || (candidate.different >= NUMBERS_NEEDED && 10 * candidate.known >= OF_TEN * cells);
        if (number == numbers && enough && candidate.known > candidate.unknown
            && !add_candidate(run, search, &candidate, taken, key))
            return false;
    }
    return true;
}

bool key_has(const struct key *key, size_t cell)
{
    return cell == key->column[AREA_NUMBER] || cell == key->column[AREA_GSS_CODE]
           || cell == key->column[AREA_NAME];
}

bool key_is_found(const struct key *key)
{
    return key->column[AREA_NUMBER] + key->column[AREA_GSS_CODE] + key->column[AREA_NAME] > 0;
}

bool key_is_header(struct run *run, const struct key_search *search)
{
    const struct csv_record *header = &search->file->record[search->header];
    for (size_t column = 1; column <= header->cells; column++) {
        if (!is_key_heading(run, record_text(run, header, column)))
            continue;
        struct candidate candidate = candidate_judge(run, search, column);
        if (is_borne_out(&candidate))
            return true;
    }
    return false;
}

size_t key_column(struct run *run, const struct key_search *search, const char *wanted,
                  size_t *count)
{
    const struct csv_record *header = &search->file->record[search->header];
    size_t exact = layout_heading(header, wanted), found = 0;
    size_t rows = search->file->records - search->header; /* of those, one or two have questions */
    rows = rows < search->header_rows ? rows : search->header_rows;
    *count = exact != 0;
    for (size_t i = exact; exact != 0 && i < header->cells; i++)
        *count += strcmp(record_text(run, header, i + 1), wanted) == 0;
    if (exact != 0 || !search->survey)
        return exact;
    for (size_t i = 1; i <= header->cells; i++)
        for (size_t row = 0; row < rows && row < 2; row++) {
            const char *text = record_text(run, &header[row], i);
            if (*text == '\0' || !wording_same_question(text, wanted))
                continue;
            found = found == 0 ? i : found;
            ++*count;
            break;
        }
    return found;
}

static bool fail_unknown_column(struct run *run, const struct key_search *search,
                                const char *wanted)
{
    enum { SHOWN = 12 };
    const struct csv_record *header = &search->file->record[search->header];
    const char **names = run_array(run, const char *, header->cells + 1);
    size_t count = 0;
    for (size_t i = 0; i < header->cells; i++)
        if (header->cell[i].length > 0)
            names[count++] = record_text(run, header, i + 1);
    const char *near = text_suggestion(run, wanted, names, count);
    if (*near == '\0' && count <= SHOWN)
        near = talloc_asprintf(run, count == 1 ? "; its only column is %s" : "; its columns are %s",
                               text_list(run, names, count));
    return run_fail(run, STATUS_UNSUPPORTED, search->source->place, "%s has no column '%s'%s",
                    search->file->input->path, wanted, near);
}

/* The column that the source names for a purpose. */
static bool said_column(struct run *run, const struct key_search *search, const char *wanted,
                        size_t *column)
{
    size_t count = 0;
    *column = key_column(run, search, wanted, &count);
    if (count > 1)
        return run_fail(run, STATUS_MALFORMED,
                        (struct place){ search->file->input->path,
                                        search->file->record[search->header].line, 0 },
                        "the column '%s' stands twice; rename one", wanted);
    return count == 1 || fail_unknown_column(run, search, wanted);
}

static bool said_key(struct run *run, const struct key_search *search, struct key *key)
{
    static const enum area_key kind_of[] = {
        [KEY_LA_NUMBER] = AREA_NUMBER, [KEY_GSS_CODE] = AREA_GSS_CODE, [KEY_NAME] = AREA_NAME
    };
    const struct source *source = search->source;
    size_t column = 0;
    if (!said_column(run, search, source->key, &column))
        return false;
    if (source->key_is != KEY_ANY) {
        key->column[kind_of[source->key_is]] = column;
        return true;
    }
    struct candidate best = candidate_judge(run, search, column);
    key->column[best.known > 0 ? best.kind : kind_by_heading(run, source->key)] = column;
    return true;
}

/* Are all cells of a column that are not empty periods? */
static bool holds_periods(struct run *run, const struct key_search *search, size_t column)
{
    size_t periods = 0;
    int year = 0;
    bool split = false;
    for (size_t i = search->header + search->header_rows; i < search->file->records; i++) {
        const char *text = record_text(run, &search->file->record[i], column);
        if (*text != '\0' && !walk_year(text, strlen(text), true, YEAR_START, &year, &split))
            return false;
        periods += *text != '\0';
    }
    return periods > 0;
}

static bool find_period(struct run *run, const struct key_search *search, struct key *key)
{
    const struct csv_record *header = &search->file->record[search->header];
    if (search->source->period != NULL)
        return said_column(run, search, search->source->period, &key->period);
    for (size_t column = 1; column <= header->cells; column++) {
        const char *heading = record_text(run, header, column);
        if (!wording_heading_among(period_headings, heading) || !holds_periods(run, search, column))
            continue;
        if (key->period != 0)
            return run_fail(run, STATUS_UNSUPPORTED, search->source->place,
                            "%s has two columns of periods, '%s' and '%s'; say which with 'period'",
                            search->file->input->path, record_text(run, header, key->period),
                            heading);
        key->period = column;
    }
    return true;
}

/* What stands behind the period of a heading, plain; "" for "2018 (Rev)", "2018 provisional". */
static const char *behind_period(struct run *run, const char *heading)
{
    static const char *const status[] = { "provisional", "prov",  "p",  "revised", "rev",
                                          "r",           "final", "ot", NULL };
    const char *blank = strchr(heading, ' ');
    while (blank != NULL && *blank == ' ')
        blank++;
    if (blank == NULL || *blank == '(' || *blank == '[')
        return "";
    const char *plain = plain_of(run, blank);
    return g_strv_contains(status, plain) ? "" : plain;
}

/* At least half of the headings that are no key are years, and of one thing: "2017 pupils" and
 * "2018 staff" are not. */
static bool are_years(struct run *run, const struct key_search *search, const struct key *key)
{
    const struct csv_record *header = &search->file->record[search->header];
    const char *thing = NULL;
    size_t years = 0, others = 0;
    for (size_t column = 1; column <= header->cells; column++) {
        const char *heading = record_text(run, header, column);
        int year = 0;
        bool split = false;
        if (key_has(key, column) || *heading == '\0')
            continue;
        bool is_year = walk_heading_year(heading, strlen(heading), YEAR_START, &year, &split);
        years += is_year;
        others += !is_year;
        if (!is_year)
            continue;
        if (thing != NULL && strcmp(thing, behind_period(run, heading)) != 0)
            return false;
        thing = behind_period(run, heading);
    }
    return key->period == 0 && years > 0 && years >= others;
}

bool key_find(struct run *run, const struct key_search *search, struct key *key)
{
    const bool said = search->source->layout == LAYOUT_KEYED;
    *key = (struct key){ .period = 0 };
    if (search->source->key != NULL) {
        if (!said_key(run, search, key))
            return false;
    } else if (!by_heading(run, search, false, key)
               || (!key_is_found(key) && said && !by_heading(run, search, true, key)))
        return false;
    if (!key_is_found(key)) {
        if (!by_content(run, search, false, key)
            || (!key_is_found(key) && !by_content(run, search, true, key)))
            return false;
        key->by_content = key_is_found(key);
    }
    if (!key_is_found(key) || search->survey)
        return true;
    if (!find_period(run, search, key))
        return false;
    key->years = are_years(run, search, key);
    return true;
}
