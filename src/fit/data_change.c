#include "fit/data_change.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Values this near, in standard deviations, are the same. */
#define SAME_VALUE 1e-9

/* An authority in both analyses, with a number for the variable in each. */
struct pair {
    size_t old_row, new_row;
    double old, new;
};

struct pairing {
    size_t count;
    size_t *old_row, *new_row;
};

static bool is_kept(const struct result_values *values, size_t row)
{
    return values->kept == NULL || values->kept[row];
}

/* The row of an authority in the analysis; SIZE_MAX for none. */
static size_t row_of(const struct result_values *values, const char *number)
{
    for (size_t row = 0; row < values->frame->rows; row++)
        if (is_kept(values, row) && strcmp(values->number[row], number) == 0)
            return row;
    return SIZE_MAX;
}

static struct pairing pairing_of(struct run *run, struct data_change *change)
{
    size_t rows = change->old->frame->rows;
    struct pairing pairing = { 0, run_array(run, size_t, rows), run_array(run, size_t, rows) };
    change->left_row = run_array(run, size_t, rows);
    change->came_row = run_array(run, size_t, change->new->frame->rows);
    for (size_t row = 0; row < rows; row++) {
        if (!is_kept(change->old, row))
            continue;
        size_t other = row_of(change->new, change->old->number[row]);
        if (other == SIZE_MAX) {
            change->left_row[change->left++] = row;
            continue;
        }
        pairing.old_row[pairing.count] = row;
        pairing.new_row[pairing.count++] = other;
    }
    for (size_t row = 0; row < change->new->frame->rows; row++)
        if (is_kept(change->new, row) && row_of(change->old, change->new->number[row]) == SIZE_MAX)
            change->came_row[change->came++] = row;
    change->in_both = pairing.count;
    return pairing;
}

static int compare_old(const void *a, const void *b)
{
    const struct pair *one = a, *other = b;
    return (one->old > other->old) - (one->old < other->old);
}

static int compare_number(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static double median(double *number, size_t count)
{
    qsort(number, count, sizeof *number, compare_number);
    return count % 2 == 1 ? number[count / 2] : (number[count / 2 - 1] + number[count / 2]) / 2;
}

static double spread_of(const struct pair *pair, size_t count)
{
    double mean = 0, squares = 0;
    for (size_t i = 0; i < count; i++)
        mean += pair[i].old / (double)count;
    for (size_t i = 0; i < count; i++)
        squares += (pair[i].old - mean) * (pair[i].old - mean);
    return count < 2 ? 0 : sqrt(squares / (double)(count - 1));
}

/* How far a value is from the line, beyond rounding; zero if it is on it. */
static double off_line(const struct pair *pair, double intercept, double slope, double spread)
{
    double off = pair->new - (intercept + slope * pair->old);
    double least = SAME_VALUE * fmax(spread, 1e-3 * fabs(pair->old));
    return fabs(off) <= least ? 0 : off;
}

static size_t count_off(const struct pair *pair, size_t count, double intercept, double slope,
                        double spread)
{
    size_t off = 0;
    for (size_t i = 0; i < count; i++)
        off += off_line(&pair[i], intercept, slope, spread) != 0;
    return off;
}

/* The straight line through most of the pairs, which are in order of the old values. */
static bool rescaling(struct run *run, const struct pair *pair, size_t count, double spread,
                      double *intercept, double *slope)
{
    double *part = run_array(run, double, count);
    size_t slopes = 0;
    for (size_t i = 1; i < count; i++)
        if (pair[i].old - pair[i - 1].old > 1e-6 * spread)
            part[slopes++] = (pair[i].new - pair[i - 1].new) / (pair[i].old - pair[i - 1].old);
    if (slopes == 0)
        return false;
    *slope = median(part, slopes);
    for (size_t i = 0; i < count; i++)
        part[i] = pair[i].new - *slope *pair[i].old;
    *intercept = median(part, count);
    return 2 * count_off(pair, count, *intercept, *slope, spread) < count;
}

static int compare_off(const void *a, const void *b)
{
    const struct value_change *one = a, *other = b;
    double first = fabs(one->off), second = fabs(other->off);
    if (first != second)
        return first < second ? 1 : -1;
    return (one->old_row > other->old_row) - (one->old_row < other->old_row);
}

/* Those off the line, the largest first. */
static void take_changes(struct run *run, const struct pair *pair, size_t count, double spread,
                         struct variable_change *change)
{
    change->change = run_array(run, struct value_change, count + 1);
    for (size_t i = 0; i < count; i++) {
        double off = off_line(&pair[i], change->intercept, change->slope, spread);
        if (off != 0)
            change->change[change->changed++] =
                (struct value_change){ pair[i].old_row, pair[i].new_row, pair[i].old, pair[i].new,
                                       spread > 0 ? off / spread : off };
    }
    qsort(change->change, change->changed, sizeof *change->change, compare_off);
    change->largest = change->changed < LARGEST_CHANGES ? change->changed : LARGEST_CHANGES;
}

static void numbers_compare(struct run *run, struct pair *pair, size_t count,
                            struct variable_change *change)
{
    qsort(pair, count, sizeof *pair, compare_old);
    double spread = spread_of(pair, count);
    double intercept = 0, slope = 1;
    change->slope = 1;
    size_t moved = count_off(pair, count, 0, 1, spread);
    if (2 * moved > count && rescaling(run, pair, count, spread, &intercept, &slope)) {
        change->intercept = intercept;
        change->slope = slope;
    }
    take_changes(run, pair, count, spread, change);
    change->rescaled = moved > change->changed ? moved - change->changed : 0;
}

static void texts_compare(const struct pairing *pairing, struct variable_change *change)
{
    change->slope = 1;
    for (size_t i = 0; i < pairing->count; i++) {
        const char *old = change->old->text[pairing->old_row[i]];
        const char *new = change->new->text[pairing->new_row[i]];
        change->changed += old != NULL && new != NULL &&strcmp(old, new) != 0;
    }
}

static void variable_compare(struct run *run, const struct pairing *pairing,
                             struct variable_change *change)
{
    const struct column *old = change->old, *new = change->new;
    struct pair *pair = run_array(run, struct pair, pairing->count + 1);
    for (size_t i = 0; i < pairing->count; i++) {
        size_t old_row = pairing->old_row[i], new_row = pairing->new_row[i];
        bool before = old->missing[old_row] == PRESENT, now = new->missing[new_row] == PRESENT;
        change->gained += now && !before;
        change->lost += before && !now;
        if (!before || !now)
            continue;
        if (old->kind == COLUMN_NUMBER && new->kind == COLUMN_NUMBER)
            pair[change->in_both] =
                (struct pair){ old_row, new_row, old->number[old_row], new->number[new_row] };
        change->in_both++;
    }
    if (old->kind == COLUMN_NUMBER && new->kind == COLUMN_NUMBER)
        numbers_compare(run, pair, change->in_both, change);
    else if (old->kind == new->kind)
        texts_compare(pairing, change);
    else
        change->changed = change->in_both;
}

static void variable_add(struct run *run, const struct column *old, const struct column *new,
                         const struct pairing *pairing, struct data_change *change)
{
    struct variable_change *made = &change->variable[change->variables++];
    made->old = old;
    made->new = new;
    made->named =
        change->named && (old == NULL || !old->confidential) && (new == NULL || !new->confidential);
    if (old != NULL && new != NULL)
        variable_compare(run, pairing, made);
}

struct data_change *data_change_of(struct run *run, const struct result_values *old,
                                   const struct result_values *new)
{
    const struct frame *before = old->frame, *now = new->frame;
    struct data_change *change = talloc_zero(run, struct data_change);
    change->old = old;
    change->new = new;
    change->named = !old->survey && !new->survey;
    const struct pairing pairing = pairing_of(run, change);
    change->variable = run_array(run, struct variable_change, before->columns + now->columns + 1);
    for (size_t c = 0; c < before->columns; c++)
        variable_add(run, &before->column[c], frame_column(now, before->column[c].name), &pairing,
                     change);
    for (size_t c = 0; c < now->columns; c++)
        if (frame_column(before, now->column[c].name) == NULL)
            variable_add(run, NULL, &now->column[c], &pairing, change);
    return change;
}

bool variable_changed(const struct variable_change *variable)
{
    return variable->old == NULL || variable->new == NULL || variable->gained > 0
           || variable->lost > 0 || variable->changed > 0 || variable->rescaled > 0;
}
