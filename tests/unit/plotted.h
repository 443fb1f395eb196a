/* plotted.h - data for tests of scatter plots: a frame of x and y, and their fit. */
#ifndef ATTAIN_TESTS_PLOTTED_H
#define ATTAIN_TESTS_PLOTTED_H

#include <math.h>

#include "base/matrix.h"
#include "fit/ols.h"
#include "read/frame.h"
#include "spec/chart.h"

/* Twelve pairs without a tie; in R: x <- c(1:12); y as below;
 * summary(lm(y ~ x)); confint(lm(y ~ x)) */
static const double plotted_x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
static const double plotted_y[] = { 2.1, 1.3, 3.8, 3.1, 5.9, 4.2, 4.4, 7.7, 6.1, 5.8, 9.2, 6.6 };

enum { PLOTTED = 12 };

static inline struct chart plotted_chart(void)
{
    return (struct chart){ .id = "Figure 1",
                           .title = "Title",
                           .x = { .variable = "x" },
                           .y = { .variable = "y" },
                           .layers = LAYER_POINT | LAYER_LINE | LAYER_BAND };
}

/* x scaled and shifted, and so y. */
static inline struct frame *plotted_frame(struct run *run, double x_shift, double x_scale,
                                          double y_shift, double y_scale)
{
    struct frame *frame = frame_new(run, PLOTTED, "test.csv");
    frame_add(run, frame, "x", COLUMN_NUMBER);
    frame_add(run, frame, "y", COLUMN_NUMBER);
    for (size_t i = 0; i < PLOTTED; i++) {
        frame->row_name[i] = "A";
        frame->column[0].number[i] = x_shift + x_scale * plotted_x[i];
        frame->column[1].number[i] = y_shift + y_scale * plotted_y[i];
    }
    return frame;
}

/* The design of the rows without a missing value, put together by hand. */
static inline struct design *plotted_design(struct run *run, const struct frame *frame)
{
    static const struct factor x_factor = { .column = "x", .text = "x", .degree = 1 };
    static struct term term = { .text = "x", .factors = 1, .factor = (struct factor *)&x_factor };
    static const struct formula formula = {
        .text = "y ~ x",
        .response = { .column = "y", .text = "y", .degree = 1 },
        .intercept = true,
        .terms = 1,
        .term = &term,
    };
    static const char *names[] = { "(Intercept)", "x" };
    static size_t terms[] = { SIZE_MAX, 0 };

    struct design *design = talloc_zero(run, struct design);
    design->formula = &formula;
    design->column_name = names;
    design->column_term = terms;
    design->row = run_array(run, size_t, frame->rows);
    size_t rows = 0;
    for (size_t i = 0; i < frame->rows; i++)
        if (frame->column[0].missing[i] == PRESENT && frame->column[1].missing[i] == PRESENT)
            design->row[rows++] = i;
    design->X = matrix_new(run, rows, 2);
    design->y = vector_new(run, rows);
    for (size_t i = 0; i < rows; i++) {
        gsl_matrix_set(design->X, i, 0, 1.0);
        gsl_matrix_set(design->X, i, 1, frame->column[0].number[design->row[i]]);
        gsl_vector_set(design->y, i, frame->column[1].number[design->row[i]]);
    }
    return design;
}

static inline struct fit *plotted_fit(struct run *run, const struct frame *frame)
{
    struct fit *fit = NULL;
    if (!ols_fit(run, plotted_design(run, frame), &fit))
        fail_msg("%s", run->message);
    return fit;
}

#endif
