/* The rows of a leave-one-out picture: part of what left_outs.h promises. */
#include <math.h>

#include "base/number.h"
#include "draw/left_outs.h"

/* Height of what has no name, in the size of the type: of each, and of all at least and at most. */
#define FINE_PITCH 0.16
#define LEAST_FINE 2.0
#define MOST_FINE 18.0

static struct interval_row *row_add(struct run *run, struct interval_rows *rows, const char *label,
                                    size_t marks)
{
    rows->row = run_grow(run, rows->row, struct interval_row, rows->rows + 1);
    struct interval_row *row = &rows->row[rows->rows++];
    *row = (struct interval_row){ .label = label, .cell = run_array(run, struct interval_cell, 1) };
    row->cell->mark = run_array(run, struct interval_mark, marks);
    return row;
}

static const char *mark_name(const struct left_outs *outs, size_t index)
{
    if (outs->withheld)
        return NULL;
    return talloc_asprintf(outs->run, "Without %s: %s, %s", left_outs_name(outs, index),
                           left_outs_value(outs, left_outs_estimate(outs, index)),
                           number_p_phrase(outs->run, left_outs_p_value(outs, index)));
}

static void mark_put(const struct left_outs *outs, size_t index, struct interval_cell *cell)
{
    cell->mark[cell->marks++] = (struct interval_mark){
        .series = left_outs_crosses(outs, index) ? CROSSING : WITHOUT,
        .estimate = left_outs_estimate(outs, index),
        .low = gsl_matrix_get(outs->left->lows, index, outs->term),
        .high = gsl_matrix_get(outs->left->highs, index, outs->term),
        .inner_low = NAN,
        .inner_high = NAN,
        .name = mark_name(outs, index),
    };
}

static void add_whole(const struct left_outs *outs, struct interval_rows *rows)
{
    const struct leave_one_out *left = outs->left;
    struct interval_row *row = row_add(outs->run, rows, "Nothing left out", 1);
    row->cell->marks = 1;
    row->cell->mark[0] = (struct interval_mark){ .series = WHOLE,
                                                 .estimate = left->estimate[outs->term],
                                                 .low = left->conf_low[outs->term],
                                                 .high = left->conf_high[outs->term],
                                                 .inner_low = NAN,
                                                 .inner_high = NAN,
                                                 .name = "Nothing left out" };
    row->cell->beside = left_outs_value(outs, left->estimate[outs->term]);
}

static void add_one(const struct left_outs *outs, size_t index, const char *label,
                    struct interval_rows *rows)
{
    struct interval_row *row = row_add(outs->run, rows, label, 1);
    mark_put(outs, index, row->cell);
    row->cell->beside = left_outs_value(outs, left_outs_estimate(outs, index));
}

static const char *row_label(const struct left_outs *outs, size_t index)
{
    const char *name = left_outs_name(outs, index);
    return outs->groups == NULL
               ? name
               : talloc_asprintf(outs->run, "%s (%zu)", name, outs->groups->size[index]);
}

/* Those between two that have names; how many there were. */
static size_t add_fine(const struct left_outs *outs, size_t first, struct interval_rows *rows)
{
    size_t count = 0;
    while (first + count < outs->count && !outs->named[outs->order[first + count]])
        count++;
    struct interval_row *row =
        row_add(outs->run, rows,
                talloc_asprintf(outs->run, "%s other%s", number_count(outs->run, count),
                                count == 1 ? "" : "s"),
                count);
    row->fine = fmin(fmax(FINE_PITCH * (double)count, LEAST_FINE), MOST_FINE);
    for (size_t i = 0; i < count; i++)
        mark_put(outs, outs->order[first + i], row->cell);
    return count;
}

/* Without names there is no more than the range. */
static void add_range(const struct left_outs *outs, struct interval_rows *rows)
{
    const char *what = left_outs_what(outs);
    add_one(outs, outs->order[0], talloc_asprintf(outs->run, "Without one %s: the least", what),
            rows);
    if (outs->count > 1)
        add_one(outs, outs->order[outs->count - 1],
                talloc_asprintf(outs->run, "Without one %s: the most", what), rows);
}

struct interval_rows left_outs_rows(const struct left_outs *outs,
                                    const struct interval_series *series)
{
    static struct interval_column column = { NULL };
    struct interval_rows rows = {
        .x_title = talloc_asprintf(outs->run, "Coefficient of %s", outs->label),
        .series = SERIES,
        .one = series,
        .columns = 1,
        .column = &column,
        .line = outs->left->estimate[outs->term],
        .line_colour = outs->drawing->theme->line,
        .place = outs->drawing->chart->place,
    };
    add_whole(outs, &rows);
    if (outs->withheld) {
        add_range(outs, &rows);
        return rows;
    }
    for (size_t i = 0; i < outs->count;) {
        size_t index = outs->order[i];
        if (outs->named[index])
            add_one(outs, index, row_label(outs, index), &rows);
        i += outs->named[index] ? 1 : add_fine(outs, i, &rows);
    }
    return rows;
}
