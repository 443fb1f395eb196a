/* left_outs.h - a leave-one-out picture in the making, and its words: inside
 * leave_one_out_plot.h only. */
#ifndef ATTAIN_DRAW_LEFT_OUTS_H
#define ATTAIN_DRAW_LEFT_OUTS_H

#include "draw/figure.h"
#include "draw/interval_rows.h"
#include "fit/leave_one_out.h"

enum left_outs_series { WHOLE, WITHOUT, CROSSING, SERIES };

struct left_outs {
    struct run *run;
    const struct drawing *drawing;
    const char *model; /* "the model y ~ a", "the model called Model 1" */
    struct fit *fit;
    const struct leave_one_out *left;
    const struct groups *groups; /* NULL: rows */
    size_t term;                 /* coefficient */
    const char *label;           /* of it */
    bool withheld;               /* what is left out may be neither named nor listed */
    size_t count;                /* that leave an estimate */
    size_t *order;               /* count: from the least estimate to the most */
    bool *named;                 /* left->count: has a row of its own */
    const char *elsewhere;       /* asked for and not in the model; NULL for none */
};

/* "local authority", "region" */
const char *left_outs_what(const struct left_outs *outs);

/* What is left out: "Barnet", "London". */
const char *left_outs_name(const struct left_outs *outs, size_t index);

/* Of one of them. */
double left_outs_estimate(const struct left_outs *outs, size_t index);
double left_outs_p_value(const struct left_outs *outs, size_t index);
bool left_outs_crosses(const struct left_outs *outs, size_t index);

/* "-.704": to a hundredth of the standard error, so that estimates can be told apart. */
const char *left_outs_value(const struct left_outs *outs, double value);

/* The whole, then each from the least to the most; `series` in the order of left_outs_series. */
struct interval_rows left_outs_rows(const struct left_outs *outs,
                                    const struct interval_series *series);

void left_outs_notes(const struct left_outs *outs, struct page *page);
const char *left_outs_alt(const struct left_outs *outs);

#endif
