#include "read/observer.h"

#include "base/text.h"

const char *walk_cell(struct run *run, struct walk *walk, const struct csv_record *record,
                      size_t cell)
{
    if (cell == 0)
        return NULL;
    const char *text = record->cell[cell - 1].text;
    size_t length = record->cell[cell - 1].length;
    text_bounds(&text, &length);
    if (text[length] == '\0')
        return text;
    if (walk->texts == NULL)
        walk->texts = talloc_new(run);
    if (walk->line != record->line)
        talloc_free_children(walk->texts);
    walk->line = record->line;
    return talloc_strndup(walk->texts, text, length);
}

static bool fail_conflict(struct run *run, const struct walk *walk, struct place place, size_t area,
                          size_t other)
{
    return run_fail(run, STATUS_MALFORMED, place,
                    "this row is of two local authorities: by its number or code of %s, by another "
                    "cell of %s; correct the one that is wrong",
                    walk->areas->area[area].name, walk->areas->area[other].name);
}

bool walk_area(struct run *run, struct walk *walk, const char *const text[AREA_KEYS],
               const size_t column[AREA_KEYS], const char *path, size_t line, size_t *area)
{
    size_t other = NO_AREA;
    enum area_key wrong = AREA_NUMBER;
    enum area_outcome outcome = areas_resolve(walk->areas, text, area, &other, &wrong);
    struct place place = { path, line, column[wrong] };
    if (outcome == AREA_UNKNOWN && walk->source->unknown_told)
        ledger_tell(run, walk->ledger, LEDGER_UNKNOWN, walk->source->name, place, 1,
                    areas_unknown_words(run, walk->areas, wrong, text[wrong]));
    else if (outcome == AREA_UNKNOWN)
        return areas_unknown(run, walk->areas, wrong, text[wrong], place);
    if (outcome == AREA_CONFLICT)
        return fail_conflict(run, walk, place, *area, other);
    if (outcome == AREA_AUTHORITY) {
        walk->seen[*area] = true;
        return true;
    }
    walk->left[outcome]++;
    if (outcome == AREA_AGGREGATE && *area != NO_AREA && walk->seen_larger != NULL)
        walk->seen_larger[*area] = true;
    *area = NO_AREA;
    return true;
}

static bool digits(const char *text, size_t length, size_t from, size_t count, int *value)
{
    *value = 0;
    for (size_t i = from; i < from + count; i++) {
        if (i >= length || text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool walk_year(const char *text, size_t length, bool six, enum year_name name, int *year,
               bool *split)
{
    int last = 0;
    *split = false;
    if (!digits(text, length, 0, 4, year))
        return false;
    bool joined = six && length == 6 && digits(text, length, 4, 2, &last);
    bool apart = length >= 7 && (text[4] == '/' || text[4] == '-')
                 && digits(text, length, 5, 2, &last) && (length == 7 || text[7] == ' ');
    *split = (joined || apart) && last == (*year + 1) % 100;
    if (six && length == 6 && !*split)
        return false;
    *year += *split && name == YEAR_END;
    return true;
}

bool walk_heading_year(const char *text, size_t length, enum year_name name, int *year, bool *split)
{
    text_bounds(&text, &length);
    if (!walk_year(text, length, true, name, year, split) || *year < 1900 || *year > 2200)
        return false;
    bool single = length == 4 || (length > 4 && text[4] == ' ');
    return single || *split;
}

walker walker_of(enum layout layout)
{
    static const walker walkers[LAYOUTS] = {
        [LAYOUT_LAIT] = lait_walk,         [LAYOUT_LAIT_WIDE] = lait_wide_walk,
        [LAYOUT_LAIT_APP] = lait_app_walk, [LAYOUT_EES] = ees_walk,
        [LAYOUT_KEYED] = keyed_walk,
    };
    return walkers[layout];
}
