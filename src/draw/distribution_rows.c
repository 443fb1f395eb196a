/* The rows of a distribution: who is shown, in which group, and who is marked. */
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/caption.h"
#include "draw/distribution.h"
#include "fit/groups.h"

enum { FEWEST_FOR_ANSWERED_QUARTILES = 10 };

enum marker shown_marker(size_t mark)
{
    static const enum marker shape[MOST_MARKED] = { MARKER_DIAMOND, MARKER_TRIANGLE, MARKER_SQUARE,
                                                    MARKER_CROSS, MARKER_TRIANGLE_DOWN };
    return shape[(mark - 1) % MOST_MARKED];
}

/* The median of a group is the value of a local authority: where that is public, and the group an
 * answer, it tells who gave it. */
static bool check_facet(struct run *run, const struct drawing *drawing, const struct column *column)
{
    const struct chart_axis *facet = &drawing->chart->facet;
    const struct column *by = frame_column(drawing->analysis->offer.frame, facet->variable);
    return by == NULL || !by->confidential || column->confidential
           || drawing->analysis->name_respondents
           || run_fail(run, STATUS_UNSUPPORTED, facet->place,
                       "'%s' has answers of a survey, which are confidential, and values of '%s' "
                       "could tell who gave them; a scatter chart of the two has means, "
                       "--name-respondents draws the values",
                       facet->variable, column->name);
}

static bool find_column(struct run *run, const struct drawing *drawing, struct shown_rows *rows)
{
    const struct chart *chart = drawing->chart;
    const struct analysis *analysis = drawing->analysis;
    const struct frame *frame = analysis->offer.frame;
    if (analysis->offer.weight != NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a distribution has no weights; leave out --weights");
    if (!frame_need(run, frame, chart->x.variable, chart->x.place, &rows->column))
        return false;
    if (rows->column->kind != COLUMN_NUMBER)
        return run_fail(run, STATUS_UNSUPPORTED, chart->x.place,
                        "'%s' is text; a distribution is of numbers", chart->x.variable);
    rows->confidential =
        (rows->column->confidential || analysis->offer.confidential) && !analysis->name_respondents;
    rows->title = caption_axis_title(run, frame, &chart->x);
    if (chart->facet.variable != NULL)
        rows->grouped_by = caption_axis_title(run, frame, &chart->facet);
    return chart->facet.variable == NULL
           || (groups_need(run, frame, chart->facet.variable, chart->facet.place)
               && check_facet(run, drawing, rows->column));
}

/* Which of the groups so far it is; a new one where it is none of them. */
static size_t group_of(struct run *run, struct shown_rows *rows, const char *name)
{
    for (size_t g = 0; g < rows->groups; g++)
        if (name == NULL || strcmp(rows->group[g].name, name) == 0)
            return g;
    rows->group = run_grow(run, rows->group, struct shown_group, rows->groups + 1);
    rows->group[rows->groups] = (struct shown_group){ .name = name };
    return rows->groups++;
}

static void take_rows(struct run *run, struct shown_rows *rows)
{
    const struct analysis *analysis = rows->drawing->analysis;
    const struct frame *frame = analysis->offer.frame;
    const char *facet = rows->drawing->chart->facet.variable;
    rows->shown = run_array(run, struct shown, frame->rows);
    rows->used = run_array(run, bool, frame->rows);
    for (size_t row = 0; row < frame->rows; row++) {
        if (!offer_has(&analysis->offer, row) || rows->column->missing[row] != PRESENT)
            continue;
        const char *name = facet == NULL ? NULL : groups_name(run, frame, facet, row);
        if (facet != NULL && name == NULL)
            continue;
        rows->used[row] = true;
        rows->shown[rows->count++] = (struct shown){ .value = rows->column->number[row],
                                                     .name = frame->row_label[row],
                                                     .row = row,
                                                     .group = group_of(run, rows, name) };
    }
}

static struct shown_group summarise(struct run *run, const struct shown_rows *rows,
                                    struct shown_group group, size_t index)
{
    group.value = run_array(run, double, rows->count);
    group.count = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (index == SIZE_MAX || rows->shown[i].group == index)
            group.value[group.count++] = rows->shown[i].value;
    group.spread = spread_of(group.value, group.count);
    group.quartiles = group.count >= (rows->confidential ? (size_t)FEWEST_FOR_ANSWERED_QUARTILES
                                                         : (size_t)FEWEST_FOR_QUARTILES);
    return group;
}

/* Leave out the groups of a survey that are near to being an answer. */
static void withhold_groups(struct shown_rows *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->group[rows->shown[i].group].count < FEWEST_ANSWERS)
            rows->withheld++;
        else
            rows->shown[kept++] = rows->shown[i];
    }
    rows->count = kept;
}

/* Highest median first; equals as they stood. `place` has the new place of each. */
static void sort_groups(struct run *run, struct shown_rows *rows)
{
    struct shown_group *sorted = run_array(run, struct shown_group, rows->groups);
    size_t *place = run_array(run, size_t, rows->groups), groups = 0;
    for (size_t g = 0; g < rows->groups; g++) {
        place[g] = 0;
        for (size_t h = 0; h < rows->groups; h++) {
            double mine = rows->group[g].spread.median, other = rows->group[h].spread.median;
            bool before = other > mine || (other >= mine && h < g);
            place[g] += h != g && before;
        }
        sorted[place[g]] = rows->group[g];
    }
    for (size_t g = 0; g < rows->groups; g++)
        if (!rows->confidential || sorted[g].count >= FEWEST_ANSWERS)
            sorted[groups++] = sorted[g];
    for (size_t i = 0; i < rows->count; i++) {
        size_t at = 0;
        while (strcmp(sorted[at].name, rows->group[rows->shown[i].group].name) != 0)
            at++;
        rows->shown[i].group = at;
    }
    rows->group = sorted;
    rows->groups = groups;
}

static int by_group_and_value(const void *left, const void *right)
{
    const struct shown *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->value < b->value || a->value > b->value)
        return a->value < b->value ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static bool settle_groups(struct run *run, struct shown_rows *rows)
{
    const struct chart *chart = rows->drawing->chart;
    bool faceted = chart->facet.variable != NULL;
    if (rows->groups > MOST_GROUPS)
        return run_fail(run, STATUS_UNSUPPORTED, chart->facet.place,
                        "'%s' has %zu values, and a picture has room for %d; group them first",
                        chart->facet.variable, rows->groups, MOST_GROUPS);
    for (size_t g = 0; g < rows->groups; g++)
        rows->group[g] = summarise(run, rows, rows->group[g], g);
    if (faceted && rows->confidential)
        withhold_groups(rows);
    if (rows->count == 0)
        return true;
    if (faceted)
        sort_groups(run, rows);
    qsort(rows->shown, rows->count, sizeof *rows->shown, by_group_and_value);
    for (size_t g = 0, first = 0; g < rows->groups; first += rows->group[g++].count)
        rows->group[g].first = first;
    rows->all = summarise(run, rows, (struct shown_group){ .name = NULL }, SIZE_MAX);
    return true;
}

static bool check_count(struct run *run, const struct shown_rows *rows)
{
    const struct chart *chart = rows->drawing->chart;
    if (rows->count == 0 && rows->withheld == 0)
        return run_fail(run, STATUS_UNSUPPORTED, chart->x.place, "no row has a value of '%s'%s",
                        chart->x.variable, chart->facet.variable == NULL ? "" : " and a group");
    return !rows->confidential || rows->count >= FEWEST_ANSWERS
           || run_fail(run, STATUS_UNSUPPORTED, chart->x.place,
                       "answers of a survey are shown %d together at least, and '%s' has too few; "
                       "say --name-respondents where they may be shown",
                       FEWEST_ANSWERS, chart->x.variable);
}

static bool add_mark(struct run *run, struct shown_rows *rows, struct shown *shown)
{
    if (shown->marked != 0)
        return true;
    if (rows->marks == MOST_MARKED)
        return run_fail(run, STATUS_UNSUPPORTED, rows->drawing->chart->place,
                        "a distribution marks %d %s at most", MOST_MARKED,
                        rows->drawing->analysis->rows_are);
    rows->mark[rows->marks++] = shown;
    shown->marked = rows->marks;
    return true;
}

/* A label that is the name of a row without a value is said; one that is no row's is refused. */
static bool mark_label(struct run *run, struct shown_rows *rows, const char *label,
                       struct place place)
{
    const struct frame *frame = rows->drawing->analysis->offer.frame;
    for (size_t i = 0; i < rows->count; i++)
        if (strcmp(rows->shown[i].name, label) == 0)
            return add_mark(run, rows, &rows->shown[i]);
    for (size_t row = 0; row < frame->rows; row++) {
        if (strcmp(frame->row_label[row], label) != 0)
            continue;
        bool value = rows->column->missing[row] == PRESENT;
        const char *why =
            value ? "it is not among the rows that are shown"
                  : talloc_asprintf(run, "no value (%s)",
                                    missing_name((enum missing)rows->column->missing[row]));
        rows->absent = talloc_asprintf(run, "%s%s%s: %s.", rows->absent == NULL ? "" : rows->absent,
                                       rows->absent == NULL ? "" : " ", label, why);
        return true;
    }
    return run_fail(run, STATUS_UNSUPPORTED, place, "no %s is called '%s'%s",
                    rows->drawing->analysis->row_is, label,
                    text_suggestion(run, label, frame->row_label, frame->rows));
}

/* Those farthest from the median of all. */
static bool mark_most(struct run *run, struct shown_rows *rows, size_t most)
{
    for (size_t taken = 0; taken < most && taken < rows->count; taken++) {
        struct shown *farthest = NULL;
        double distance = -1.0;
        for (size_t i = 0; i < rows->count; i++) {
            double far = fabs(rows->shown[i].value - rows->all.spread.median);
            if (rows->shown[i].marked == 0 && far > distance) {
                farthest = &rows->shown[i];
                distance = far;
            }
        }
        if (farthest != NULL && !add_mark(run, rows, farthest))
            return false;
    }
    return true;
}

static bool mark_rows(struct run *run, struct shown_rows *rows)
{
    const struct chart *chart = rows->drawing->chart;
    rows->mark = run_array(run, struct shown *, MOST_MARKED);
    if (chart->label.count + chart->label_most == 0)
        return true;
    if (rows->confidential)
        return run_fail(run, STATUS_UNSUPPORTED, chart->x.place,
                        "'%s' tells who answered a survey, so nobody is named beside it; "
                        "--name-respondents lets them be",
                        chart->x.variable);
    for (size_t i = 0; i < chart->label.count; i++)
        if (!mark_label(run, rows, chart->label.text[i], chart->label.place[i]))
            return false;
    return mark_most(run, rows, chart->label_most);
}

/* Digits that tell values apart: a hundredth of their range. */
static int decimals_of(const struct spread *spread)
{
    double range = spread->high > spread->low ? spread->high - spread->low : fabs(spread->high);
    return range > 0.0 ? (int)fmin(fmax(2.0 - floor(log10(range)), 0.0), 15.0) : 0;
}

bool shown_rows_take(struct run *run, const struct drawing *drawing, struct shown_rows *rows)
{
    *rows = (struct shown_rows){ .drawing = drawing };
    if (!find_column(run, drawing, rows))
        return false;
    take_rows(run, rows);
    if (!settle_groups(run, rows) || !check_count(run, rows) || !mark_rows(run, rows))
        return false;
    rows->decimals = decimals_of(&rows->all.spread);
    return true;
}

struct bins shown_bins(struct run *run, const struct shown_rows *rows)
{
    return bins_of(run, rows->all.value, rows->all.count);
}

size_t shown_fewest(const struct shown_rows *rows)
{
    return rows->confidential ? FEWEST_ANSWERS : 0;
}
