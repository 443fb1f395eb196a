/* distribution.h - how the values of a variable lie, and where some local authorities stand.
 *
 *     a dot a row, stacked     up to 200 rows: each can be pointed at, and named
 *     bars (bins.h)            more rows, or a stack too high for its dots
 *
 * Dots are stacked after Wilkinson: from the least value on, those within a dot's width stand in
 * one stack, at the middle of their values. Above them lie the median and the quartiles. Groups
 * (chart->facet) lie below each other on one axis, that of the highest median first. A row that is
 * named has a mark of its own and, in words, its value, its rank and the share of rows below it.
 *
 * Answers of a survey are never dots and never named; neighbouring bars are put together until each
 * stands for FEWEST_ANSWERS or more (the area of a bar tells how many), groups have their median
 * and quartiles alone, those of fewer answers nothing, and neither end of the range is said.
 *
 * Source: Wilkinson (1999), Dot plots, The American Statistician 53, 276-281. */
#ifndef ATTAIN_DRAW_DISTRIBUTION_H
#define ATTAIN_DRAW_DISTRIBUTION_H

#include "derive/spread.h"
#include "draw/bins.h"
#include "draw/figure.h"
#include "draw/marker.h"

enum { MOST_DOTS = 200, MOST_GROUPS = 12, MOST_MARKED = 5, FEWEST_FOR_QUARTILES = 4 };

/* A row that is shown. */
struct shown {
    double value;
    const char *name;
    size_t row; /* of the frame */
    size_t group;
    size_t marked; /* 0, or which of the marked, from 1 */
};

/* The rows of a group; all of them where there are none. */
struct shown_group {
    const char *name; /* NULL of all */
    size_t first, count;
    double *value; /* count, ascending */
    struct spread spread;
    bool quartiles; /* there are rows enough to give them */
};

struct shown_rows {
    const struct drawing *drawing;
    struct column *column;
    const char *title;      /* of the variable, with its unit */
    const char *grouped_by; /* what the groups are of: "region"; NULL where there are none */
    size_t count;
    struct shown *shown; /* count: by group, and in these by value, ascending */
    size_t groups;
    struct shown_group *group;
    struct shown_group all;
    size_t marks;
    struct shown **mark; /* in the order of chart->label, then the most unusual */
    const char *absent;  /* those of chart->label that have no value, in words; or NULL */
    bool confidential;   /* values and names of single rows are withheld */
    size_t withheld;     /* rows in groups too small to show */
    bool *used;          /* rows of the frame */
    int decimals;        /* of a value in words */
};

/* The shape of the i-th mark, from 1. */
enum marker shown_marker(size_t mark);

/* Take the rows. Fails with STATUS_UNSUPPORTED where the variable is not there, is text or has no
 * value, where a label is no row's name or may not be named, where there are more groups or marks
 * than fit, or fewer than FEWEST_ANSWERS answers; and STATUS_USAGE of weights. */
bool shown_rows_take(struct run *run, const struct drawing *drawing, struct shown_rows *rows);

/* A value in words. */
const char *shown_value(struct run *run, const struct shown_rows *rows, double value);

/* All values in bins, and how many a bar stands for at least: 0 where that does not matter. */
struct bins shown_bins(struct run *run, const struct shown_rows *rows);
size_t shown_fewest(const struct shown_rows *rows);

/* "Barnet: 22.3, 34th highest of 145; 76% are lower" */
const char *shown_mark_words(struct run *run, const struct shown_rows *rows,
                             const struct shown *mark);

/* Notes underneath, the alt text, and the data (in distribution_words.c); `kind` is "Dot plot". */
void distribution_notes(struct run *run, const struct shown_rows *rows, struct page *page);
const char *distribution_alt(struct run *run, const struct shown_rows *rows, const char *kind);
void distribution_data(struct run *run, const struct shown_rows *rows, struct figure *figure);

figure_maker distribution_figure;

#endif
