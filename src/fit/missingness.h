/* missingness.h - who is missing what of a model's columns, and whether they differ.
 *
 *     rows offered = complete rows + incomplete rows
 *
 * For each column: how many rows lack it, for which reasons. For each pattern, a set of columns
 * that rows lack together: how many rows. And for each column of numbers the mean of those that
 * have it, complete rows against incomplete ones, by Welch's t test (welch.h).
 *
 * A complete row has every column of the model, the weights too, whatever rule a fit follows. A
 * difference is a description: that rows are missing completely at random can be refuted by one,
 * and never be shown.
 *
 * Source: Little and Rubin (2019), Statistical Analysis with Missing Data, chapter 1.
 * Checked against R's t.test. */
#ifndef ATTAIN_FIT_MISSINGNESS_H
#define ATTAIN_FIT_MISSINGNESS_H

#include "fit/model_columns.h"
#include "fit/sample.h"
#include "fit/welch.h"

struct missing_column {
    const struct column *column;
    size_t missing;
    size_t reason[MISSING_KINDS]; /* how many for each */
    bool compared;                /* numbers, two or more on each side, that vary on each */
    struct sample_moments complete, incomplete; /* of the rows that have it */
    double difference, std_error;               /* incomplete - complete */
    double statistic, df, p_value, conf_low, conf_high;
};

struct missing_pattern {
    size_t rows;
    size_t columns; /* 0: complete */
    size_t *column; /* indices of `column` below */
};

struct missingness {
    size_t rows; /* offered */
    size_t complete;
    size_t columns;
    struct missing_column *column;
    size_t compared;
    size_t patterns; /* the most frequent first; complete rows, if any, before all */
    struct missing_pattern *pattern;
    size_t left_outs; /* incomplete rows, in order of the frame */
    struct left_out *left_out;
};

struct missingness *missingness_of(struct run *run, const struct offer *offer,
                                   const struct formula *formula, double conf_level);

#endif
