#include "fit/completion.h"

#include <string.h>

/* A copy of a numeric column that may be written to. */
static struct column own_column(struct run *run, const struct column *column, size_t rows)
{
    struct column own = *column;
    own.number = run_array(run, double, rows);
    own.missing = run_array(run, unsigned char, rows);
    own.why = run_array(run, const char *, rows);
    memcpy(own.number, column->number, rows * sizeof *own.number);
    memcpy(own.missing, column->missing, rows * sizeof *own.missing);
    memcpy(own.why, column->why, rows * sizeof *own.why);
    return own;
}

struct completion *completion_of(struct run *run, const struct frame *frame,
                                 const struct hole *hole, size_t holes)
{
    struct completion *completion = talloc_zero(run, struct completion);
    completion->frame = talloc_zero(run, struct frame);
    *completion->frame = *frame;
    completion->frame->column = run_array(run, struct column, frame->columns);
    memcpy(completion->frame->column, frame->column, frame->columns * sizeof *frame->column);
    completion->holes = holes;
    completion->cell = run_array(run, double *, holes);
    for (size_t i = 0; i < holes; i++) {
        struct column *column = &completion->frame->column[hole[i].column];
        if (column->number == frame->column[hole[i].column].number)
            *column = own_column(run, column, frame->rows);
        column->missing[hole[i].row] = PRESENT;
        column->why[hole[i].row] = NULL;
        completion->cell[i] = &column->number[hole[i].row];
    }
    return completion;
}

void completion_put(struct completion *completion, const double *value)
{
    for (size_t i = 0; i < completion->holes; i++)
        *completion->cell[i] = value[i];
}
