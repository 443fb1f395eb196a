#include "read/frame.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

const char *missing_name(enum missing missing)
{
    static const char *const name[MISSING_KINDS] = {
        [PRESENT] = "present",
        [MISSING_EMPTY] = "empty cell",
        [MISSING_NOT_AVAILABLE] = "not available",
        [MISSING_NOT_APPLICABLE] = "not applicable",
        [MISSING_CONFIDENTIAL] = "confidential",
        [MISSING_LOW] = "low: rounds to zero and is not zero",
        [MISSING_UNRELIABLE] = "unreliable",
        [MISSING_NONE_RECORDED] = "none recorded",
        [MISSING_ERROR] = "marked as an error",
        [MISSING_DECLARED] = "declared missing",
        [MISSING_ZERO] = "zero, which the study takes as missing",
        [MISSING_RANGE] = "outside the range that the study states",
        [MISSING_RANKS] = "ranks that are no permutation",
        [MISSING_SHARED] = "one answer for several authorities",
        [MISSING_REORGANISED] = "reorganised",
        [MISSING_PERIODS] = "too few periods with a value",
        [MISSING_NO_ROW] = "no row",
        [MISSING_UNDEFINED] = "not defined",
        [MISSING_PART] = "made from a missing value",
    };
    return name[missing];
}

struct frame *frame_new(struct run *run, size_t rows, const char *file)
{
    struct frame *frame = talloc_zero(run, struct frame);
    frame->rows = rows;
    frame->row_name = run_array(run, const char *, rows);
    frame->row_label = frame->row_name;
    frame->file = file;
    frame->columns_are = "column";
    return frame;
}

struct column *frame_add(struct run *run, struct frame *frame, const char *name,
                         enum column_kind kind)
{
    frame->column = run_grow(run, frame->column, struct column, frame->columns + 1);
    struct column *column = &frame->column[frame->columns++];
    *column =
        (struct column){ .name = name, .label = name, .unit = "", .transform = "", .kind = kind };
    if (kind == COLUMN_NUMBER)
        column->number = run_array(run, double, frame->rows);
    else
        column->text = run_array(run, const char *, frame->rows);
    column->missing = run_array(run, unsigned char, frame->rows);
    column->why = run_array(run, const char *, frame->rows);
    return column;
}

struct column *frame_column(const struct frame *frame, const char *name)
{
    for (size_t i = 0; i < frame->columns; i++)
        if (strcmp(frame->column[i].name, name) == 0)
            return &frame->column[i];
    return NULL;
}

bool frame_need(struct run *run, const struct frame *frame, const char *name, struct place place,
                struct column **column)
{
    *column = frame_column(frame, name);
    if (*column != NULL)
        return true;
    const char **names = run_array(run, const char *, frame->columns);
    for (size_t i = 0; i < frame->columns; i++)
        names[i] = frame->column[i].name;
    return run_fail(run, STATUS_UNSUPPORTED, place, "%s has no %s '%s'%s", frame->file,
                    frame->columns_are, name, text_suggestion(run, name, names, frame->columns));
}

const char *frame_row_told(const struct frame *frame, size_t row, bool confidential)
{
    return confidential ? "a row (not named: confidential)" : frame->row_name[row];
}

void column_miss(struct column *column, size_t row, enum missing missing, const char *why)
{
    column->missing[row] = (unsigned char)missing;
    column->why[row] = why;
    if (column->kind == COLUMN_NUMBER)
        column->number[row] = NAN;
    else
        column->text[row] = NULL;
}
