/* answers.h - other programs' numbers, kept under tests/reference, for tests to compare with.
 *
 * The files are plain: commas, no quotes. A column of numbers and empty cells is numeric, any
 * other is text; an empty cell is missing. Tests run in the folder of the checkout. */
#ifndef ATTAIN_TESTS_ANSWERS_H
#define ATTAIN_TESTS_ANSWERS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"
#include "read/frame.h"

enum { ANSWERS_ROWS = 5000, ANSWERS_COLUMNS = 20 };

/* |actual / expected - 1| (or |actual| where zero is expected) is at most `tolerance`. */
#define assert_close(actual, expected, tolerance)                                                  \
    answers_compare((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)

static inline void answers_compare(double actual, double expected, double tolerance,
                                   const char *what, const char *file, int line)
{
    double error = expected == 0 ? fabs(actual) : fabs(actual / expected - 1);
    if (error <= tolerance)
        return;
    print_error("%s is %.17g, not %.17g: off by %.2g\n", what, actual, expected, error);
    _fail(file, line);
}

static inline void answers_column(struct run *run, struct frame *frame, const char *name,
                                  char *(*cell)[ANSWERS_COLUMNS], size_t index)
{
    double value;
    enum column_kind kind = COLUMN_NUMBER;
    for (size_t i = 0; i < frame->rows; i++)
        if (cell[i][index][0] != '\0'
            && !number_read(cell[i][index], strlen(cell[i][index]), &value))
            kind = COLUMN_TEXT;
    struct column *column = frame_add(run, frame, name, kind);
    for (size_t i = 0; i < frame->rows; i++) {
        if (cell[i][index][0] == '\0')
            column_miss(column, i, MISSING_EMPTY, "empty cell");
        else if (kind == COLUMN_TEXT)
            column->text[i] = cell[i][index];
        else
            number_read(cell[i][index], strlen(cell[i][index]), &column->number[i]);
    }
}

static inline struct frame *answers_read(struct run *run, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail_msg("%s is not there: run the tests in the folder of the checkout", path);
    char *(*cell)[ANSWERS_COLUMNS] = talloc_zero_size(run, (ANSWERS_ROWS + 1) * sizeof *cell);
    char line[1000];
    size_t rows = 0, columns = 0;
    while (rows <= ANSWERS_ROWS && fgets(line, sizeof line, file) != NULL) {
        char *rest = talloc_strdup(run, line);
        rest[strcspn(rest, "\r\n")] = '\0';
        for (columns = 0; columns < ANSWERS_COLUMNS && rest != NULL; columns++)
            cell[rows][columns] = strsep(&rest, ",");
        rows++;
    }
    fclose(file);
    struct frame *frame = frame_new(run, rows - 1, path);
    for (size_t i = 0; i < frame->rows; i++)
        frame->row_name[i] = talloc_asprintf(run, "line %zu", i + 2);
    for (size_t j = 0; j < columns; j++)
        answers_column(run, frame, cell[0][j], cell + 1, j);
    return frame;
}

/* The `index`-th number whose row has these texts in its columns case and what. */
static inline double answer(const struct frame *answers, const char *wanted, const char *what,
                            size_t index)
{
    const char *const *name = frame_column(answers, "case")->text;
    const char *const *kind = frame_column(answers, "what")->text;
    for (size_t i = 0; i < answers->rows; i++)
        if (strcmp(name[i], wanted) == 0 && strcmp(kind[i], what) == 0 && index-- == 0)
            return frame_column(answers, "value")->number[i];
    fail_msg("no answer for %s, %s", wanted, what);
    return 0;
}

#endif
