/* caption.h - what a scatter plot says in words, under itself and to readers who cannot
 * see it. Every number comes from the fit:
 *
 *     r = sign(b1) sqrt(R^2),   slope b1 with its interval and p-value as in the fit
 *
 * The slope is given to the first digit of its standard error, and to two decimals at
 * least. Words go no further than "goes with". */
#ifndef ATTAIN_DRAW_CAPTION_H
#define ATTAIN_DRAW_CAPTION_H

#include "fit/ols.h"
#include "read/frame.h"
#include "spec/chart.h"

/* What is drawn: chart, data, fit of chart->y on an intercept and chart->x. */
struct plotted {
    const struct chart *chart;
    const struct frame *frame;
    const struct fit *fit;
    bool made_up;
};

/* The words of the author, else the variable's label with its unit. */
const char *caption_axis_title(struct run *run, const struct frame *frame,
                               const struct chart_axis *axis);

/* "145 local authorities. r = .07; slope .05 (95% CI -.06 to .16), p = .381. Line: ..." */
const char *caption_findings(struct run *run, const struct plotted *plotted);

/* "13 local authorities are not shown: no value for KS4 Attainment (confidential: 10; not
 * available: 3)." NULL where all are shown. */
const char *caption_not_shown(struct run *run, const struct plotted *plotted);

/* The alt text. */
const char *caption_alt(struct run *run, const struct plotted *plotted);

#endif
