/* chart.h - a chart as its author wrote it in plots/, in the words of Vega-Lite and ggplot2.
 *
 *     id: Figure 1b
 *     title: ...                       what the chart says or shows; the author's words
 *     mark: point
 *     x: { variable: all_attainment, title: "..." }
 *     y: { variable: ks4_attainment, title: "..." }
 *     layers: [band, line, point]      band: 95% confidence band for the mean; line: the
 *                                      least squares line; point: the rows; painted in
 *                                      this order, so that nothing covers a point
 *     rows: kept                       or: all (every authority with both values)
 *     source: ...
 *     note: ...
 */
#ifndef ATTAIN_SPEC_CHART_H
#define ATTAIN_SPEC_CHART_H

#include "base/run.h"

struct chart_axis {
    const char *variable;
    const char *title; /* with its unit; NULL: the variable's label and unit */
    struct place place;
};

struct chart {
    const char *file; /* where it was read from */
    const char *name; /* "figure-1b": of its output files */
    const char *id;   /* "Figure 1b" */
    const char *title;
    const char *alt;  /* what the alt text begins with; NULL: the title */
    const char *rows; /* "kept" or "all" */
    struct chart_axis x, y;
    bool point, line, band;
    const char *source, *note; /* NULL for none */
    bool errors_differ;        /* tables of its study have other than classical standard errors */
    long published_nobs;       /* n as printed where the chart repeats a printed one; 0 for none */
};

bool chart_read(struct run *run, const char *path, struct chart **chart);

#endif
