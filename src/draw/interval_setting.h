/* interval_setting.h - rows of intervals in the making: what has to be measured before anything can
 * be placed. Inside interval_rows.h only. Lengths in points. */
#ifndef ATTAIN_DRAW_INTERVAL_SETTING_H
#define ATTAIN_DRAW_INTERVAL_SETTING_H

#include "draw/interval_rows.h"
#include "draw/plot_area.h"

/* Columns abreast. */
struct interval_setting {
    struct page *page;
    const struct interval_rows *rows;
    double left, right;  /* of all */
    size_t first, count; /* columns */
    bool *shown;         /* rows: has a mark in these columns, or is the heading of one that has */
    double *height;      /* rows */
    double labels;       /* width */
    bool tight;          /* as close as can be read */
    struct plot_area *area; /* count */
};

/* All columns, between the margins of the page. */
struct interval_setting interval_setting_of(struct page *page, const struct interval_rows *rows);

/* How many columns find room beside the labels; `count` becomes that. */
size_t interval_abreast(struct interval_setting *setting);

/* Settle which rows these columns show, their heights and the width of the labels; the sum of the
 * heights. */
double interval_measure(struct interval_setting *setting);

/* From mark to mark of a row, and between two rows. */
double interval_lane(const struct interval_setting *setting);
double interval_between(const struct interval_setting *setting);

/* What the axis of a column covers: its bars, and zero. */
struct scale interval_scale(const struct interval_rows *rows, size_t column);

/* The left and right of a column of the page; in it the room for words right of the plot. */
struct box interval_column_box(const struct interval_setting *setting, size_t at);
double interval_beside(const struct interval_setting *setting, size_t column);

/* A label, and how far it is indented. */
const char *interval_label_markup(struct run *run, const struct interval_row *row);
double interval_indent(const struct interval_setting *setting, const struct interval_row *row);

#endif
