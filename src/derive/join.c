#include "derive/join.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { TOGETHER = 16 }; /* authorities that one answer may name */

/* The joining of one source. */
struct joining {
    const struct loaded *loaded;
    const struct grid *grid;
    const struct areas *areas;
    struct ledger *ledger;
    bool survey;
    const char *answer; /* "row"; "answer" of a survey */
    bool *note;         /* rows: under the table */
    size_t *row;        /* areas: the row that counts; SIZE_MAX for none */
    bool *shared;
    const char ***line; /* areas: the lines of its rows, where there are several */
    size_t *lines;
    size_t left[AREA_OUTCOMES], first_left[AREA_OUTCOMES];
};

/* What the cells of a row say. */
struct where {
    const char *text[AREA_KEYS];
    const struct grid_column *column[AREA_KEYS];
    enum area_outcome outcome;
    enum area_key wrong;
    size_t area, other;
};

static struct where where_is(const struct joining *joining, size_t row)
{
    const struct grid *grid = joining->grid;
    struct where where = { .area = SIZE_MAX, .other = SIZE_MAX, .wrong = AREA_KEYS };
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        where.column[key] = grid->key[key] == NULL ? NULL : grid_find(grid, grid->key[key]);
        where.text[key] = where.column[key] == NULL ? NULL : where.column[key]->text[row];
        if (where.column[key] != NULL && where.wrong == AREA_KEYS)
            where.wrong = key;
    }
    where.outcome =
        areas_resolve(joining->areas, where.text, &where.area, &where.other, &where.wrong);
    return where;
}

static void tell(struct run *run, const struct joining *joining, struct ledger_entry entry,
                 size_t row)
{
    entry.source = joining->loaded->source->name;
    entry.confidential = joining->survey && entry.area != NO_AREA;
    entry.place = grid_row_place(joining->grid, row);
    ledger_add(run, joining->ledger, entry);
}

/* Which of two rows of an authority counts. */
static size_t chosen_row(const struct joining *joining, size_t kept, size_t row)
{
    const size_t *filled = joining->grid->filled;
    switch (joining->loaded->source->duplicates) {
    case DUPLICATES_FIRST:
        return kept;
    case DUPLICATES_MOST_COMPLETE:
        return filled[row] >= filled[kept] ? row : kept;
    default:
        return row;
    }
}

static void add_line(struct run *run, struct joining *joining, size_t area, size_t row)
{
    size_t *lines = &joining->lines[area];
    joining->line[area] = run_grow(run, joining->line[area], const char *, *lines + 1);
    joining->line[area][(*lines)++] =
        talloc_asprintf(run, "line %s", grid_line_words(run, joining->grid, row));
}

/* What a study can do about two rows; a file of the command line has no rules to change. */
static const char *or_rule(struct run *run, const struct source *source)
{
    return source->given ? ""
                         : talloc_asprintf(run,
                                           ", or say which counts with 'duplicates' of the source "
                                           "'%s': first, last or most complete",
                                           source->name);
}

static bool take_row(struct run *run, struct joining *joining, size_t area, size_t row,
                     struct place place)
{
    const struct source *source = joining->loaded->source;
    size_t *kept = &joining->row[area];
    if (*kept == row)
        return true;
    if (*kept != SIZE_MAX && source->duplicates == DUPLICATES_ERROR)
        return run_fail(run, STATUS_MALFORMED, place,
                        "a second %s for %s; the first is in line %s; take one out%s",
                        joining->answer, joining->areas->area[area].name,
                        grid_line_words(run, joining->grid, *kept), or_rule(run, source));
    add_line(run, joining, area, row);
    *kept = *kept == SIZE_MAX ? row : chosen_row(joining, *kept, row);
    return true;
}

static const char *names_of(struct run *run, const struct areas *areas, const size_t *area,
                            size_t count)
{
    const char *names[TOGETHER];
    for (size_t i = 0; i < count; i++)
        names[i] = areas->area[area[i]].name;
    return text_list(run, names, count);
}

/* An answer for several authorities. */
static bool share_row(struct run *run, struct joining *joining, const struct where *where,
                      size_t row)
{
    const struct source *source = joining->loaded->source;
    size_t area[TOGETHER], count = 0;
    enum area_key key = where->wrong;
    for (enum area_key k = AREA_NUMBER; k < AREA_KEYS && count == 0; k++)
        if (where->text[k] != NULL) {
            count = areas_combined(joining->areas, where->text[k], area, TOGETHER);
            key = k;
        }
    struct place place = grid_place(joining->grid, where->column[key], row);
    if (source->shared == SHARED_ERROR && source->given)
        return run_fail(run, STATUS_MALFORMED, place,
                        "one answer for %s; give each a row of its own, or take it out",
                        names_of(run, joining->areas, area, count));
    if (source->shared == SHARED_ERROR)
        return run_fail(run, STATUS_MALFORMED, place,
                        "one answer for %s; say with 'shared' of the source '%s' whether it counts "
                        "for each (both) or for none (leave out)",
                        names_of(run, joining->areas, area, count), source->name);
    bool both = source->shared == SHARED_BOTH;
    for (size_t i = 0; i < count; i++) {
        const char *what = talloc_asprintf(
            run, "one answer for %zu local authorities, which %s", count,
            both ? "counts for each (shared: both)" : "is left out (shared: leave out)");
        struct ledger_entry entry = {
            .kind = LEDGER_CHOSEN, .area = area[i], .count = 1, .what = what
        };
        tell(run, joining, entry, row);
        joining->shared[area[i]] = joining->shared[area[i]] || !both;
        if (both && !take_row(run, joining, area[i], row, place))
            return false;
    }
    return true;
}

static bool fail_conflict(struct run *run, const struct joining *joining, const struct where *where,
                          size_t row)
{
    const struct area *area = joining->areas->area;
    enum area_key first = AREA_NUMBER; /* of the cells before, the one that says an area */
    while (first < where->wrong
           && (where->text[first] == NULL
               || areas_find(joining->areas, first, where->text[first]) != where->area))
        first++;
    return run_fail(run, STATUS_MALFORMED,
                    grid_place(joining->grid, where->column[where->wrong], row),
                    "'%s' is %s, and '%s' in the column '%s' is %s; correct the one that is wrong%s",
                    where->text[where->wrong], area[where->other].name, where->text[first],
                    where->column[first]->name, area[where->area].name,
                    joining->loaded->source->given ? ""
                                                   : ", or say with 'key' which column counts");
}

/* Could the text be meant as an authority? A number, a code, or nearly a name. */
static bool is_nearly_area(struct run *run, const struct areas *areas, const struct where *where)
{
    const char *text = where->text[where->wrong];
    if (where->outcome != AREA_UNKNOWN)
        return false;
    if (where->wrong != AREA_NAME)
        return strchr(text, ' ') == NULL;
    const char **names = run_array(run, const char *, areas->count + 1);
    for (size_t i = 0; i < areas->count; i++)
        names[i] = areas->area[i].name;
    return text_nearest(text, names, areas->count) != NULL;
}

/* From the end of each file upwards, as long as they are notes. */
static void find_notes(struct run *run, struct joining *joining)
{
    const struct grid *grid = joining->grid;
    joining->note = run_array(run, bool, grid->rows + 1);
    for (size_t row = grid->rows; row-- > 0 && !joining->survey;) {
        bool last = row + 1 == grid->rows || grid->of[row + 1] != grid->of[row];
        if ((!last && !joining->note[row + 1]) || grid->filled[row] > 1)
            continue;
        struct where where = where_is(joining, row);
        bool nobody = where.outcome == AREA_UNKNOWN || where.outcome == AREA_NOWHERE;
        joining->note[row] = nobody && !is_nearly_area(run, joining->areas, &where);
    }
}

/* A row of no known authority. */
static bool meet_unknown(struct run *run, const struct joining *joining, const struct where *where,
                         struct place place)
{
    const struct source *source = joining->loaded->source;
    const char *text = where->text[where->wrong];
    if (!source->unknown_told)
        return areas_unknown(run, joining->areas, where->wrong, text, place);
    ledger_tell(run, joining->ledger, LEDGER_UNKNOWN, source->name, place, 1,
                areas_unknown_words(run, joining->areas, where->wrong, text));
    return true;
}

static bool join_row(struct run *run, struct joining *joining, size_t row)
{
    if (joining->note[row]) {
        struct ledger_entry entry = {
            .kind = LEDGER_PASSED, .area = NO_AREA, .count = 1, .what = "a note under the table"
        };
        tell(run, joining, entry, row);
        return true;
    }
    struct where where = where_is(joining, row);
    struct place place = grid_place(joining->grid, where.column[where.wrong], row);
    if (where.outcome == AREA_AUTHORITY)
        return take_row(run, joining, where.area, row, place);
    if (where.outcome == AREA_CONFLICT)
        return fail_conflict(run, joining, &where, row);
    if (where.outcome == AREA_UNKNOWN)
        return meet_unknown(run, joining, &where, place);
    if (where.outcome == AREA_COMBINED && joining->survey)
        return share_row(run, joining, &where, row);
    if (joining->left[where.outcome]++ == 0)
        joining->first_left[where.outcome] = row;
    return true;
}

/* What was decided, and who left. */
static void tell_choices(struct run *run, struct joining *joining)
{
    static const char *const rule[] = { [DUPLICATES_FIRST] = "first",
                                        [DUPLICATES_LAST] = "last",
                                        [DUPLICATES_MOST_COMPLETE] = "most complete" };
    for (size_t area = 0; area < joining->areas->count; area++) {
        size_t row = joining->row[area], lines = joining->lines[area];
        if (lines < 2)
            continue;
        const char *what = talloc_asprintf(
            run, "of %zu %ss, in %s, that in line %s (duplicates: %s)", lines, joining->answer,
            text_list(run, joining->line[area], lines), grid_line_words(run, joining->grid, row),
            rule[joining->loaded->source->duplicates]);
        struct ledger_entry entry = {
            .kind = LEDGER_CHOSEN, .area = area, .count = lines - 1, .what = what
        };
        tell(run, joining, entry, row);
    }
    for (enum area_outcome outcome = 0; outcome < AREA_OUTCOMES; outcome++) {
        struct ledger_entry entry = { .kind = LEDGER_LEFT,
                                      .area = NO_AREA,
                                      .count = joining->left[outcome],
                                      .what = talloc_asprintf(run, "rows of %s",
                                                              area_outcome_name(outcome)) };
        if (entry.count > 0)
            tell(run, joining, entry, joining->first_left[outcome]);
    }
}

static bool join_grid(struct run *run, struct joining *joining)
{
    const struct grid *grid = joining->grid;
    bool keyed = false;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        keyed = keyed || grid->key[key] != NULL;
    if (!keyed)
        return layout_keyless(run, grid->file[0].input->path, joining->loaded->source);
    find_notes(run, joining);
    for (size_t row = 0; row < grid->rows; row++)
        if (!join_row(run, joining, row))
            return false;
    for (size_t area = 0; area < joining->areas->count; area++)
        joining->shared[area] = joining->shared[area] && joining->row[area] == SIZE_MAX;
    tell_choices(run, joining);
    return true;
}

static bool join_source(struct run *run, const struct sources *sources, size_t source,
                        struct joined *joined)
{
    const struct loaded *loaded = &sources->loaded[source];
    const size_t areas = sources->areas->count;
    joined->row[source] = run_array(run, size_t, areas);
    joined->shared[source] = run_array(run, bool, areas);
    for (size_t area = 0; area < areas; area++)
        joined->row[source][area] = SIZE_MAX;
    bool survey = layout_is_survey(loaded->grid->layout);
    struct joining joining = { .loaded = loaded,
                               .grid = loaded->grid,
                               .areas = sources->areas,
                               .ledger = sources->ledger,
                               .survey = survey,
                               .answer = survey ? "answer" : "row",
                               .row = joined->row[source],
                               .shared = joined->shared[source],
                               .line = run_array(run, const char **, areas),
                               .lines = run_array(run, size_t, areas) };
    return join_grid(run, &joining);
}

bool sources_join(struct run *run, const struct sources *sources, struct joined **joined)
{
    const size_t areas = sources->areas->count;
    struct joined *made = *joined = talloc_zero(run, struct joined);
    made->row = run_array(run, size_t *, sources->count);
    made->shared = run_array(run, bool *, sources->count);
    made->seen = run_array(run, bool, areas);
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        if (loaded->grid != NULL && !join_source(run, sources, i, made))
            return false;
        for (size_t area = 0; area < areas && !loaded->absent; area++)
            made->seen[area] |= loaded->grid == NULL
                                    ? loaded->seen[area]
                                    : made->row[i][area] != SIZE_MAX || made->shared[i][area];
    }
    return true;
}
