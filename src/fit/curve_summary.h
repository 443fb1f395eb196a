/* curve_summary.h - what a specification curve says as a whole, and which choices move it.
 *
 * The median and the range are over the estimates (standard errors of several kinds have one
 * estimate between them); shares and Z are over all specifications that are estimated. An estimate
 * is significant where p of its t is below 1 - conf_level. Z is the standard normal deviate with
 * the same p and the sign of t; mean_z is their mean, Stouffer's Z over the root of their number.
 *
 * Source: Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4, 1208-1214. */
#ifndef ATTAIN_FIT_CURVE_SUMMARY_H
#define ATTAIN_FIT_CURVE_SUMMARY_H

#include "fit/curve_fit.h"

enum { DECILES = 11 };

/* One of the options that a choice has. */
struct curve_option {
    const char *choice, *option; /* "demand", "in"; "standard errors", "HC3" */
    size_t count;                /* specifications estimated */
    double mean;                 /* of what is compared */
    double share_significant;    /* in the direction of the curve's median */
    bool term;                   /* the choice is of a term that is in or out, or of its form */
    size_t step, options, index; /* which specifications have it: specification_has */
};

struct curve_summary {
    size_t specifications; /* estimated */
    size_t estimates;      /* the same, kinds of standard errors apart */
    double median;
    double decile[DECILES]; /* the least, 10%, ..., 90%, the most (Hyndman and Fan's type 7) */
    size_t lowest, highest; /* specifications */
    bool positive;          /* the median is not below zero */
    double share_significant, share_other; /* in the median's direction, and in the other */
    double share_positive, share_negative;
    double mean_z;
    size_t options;
    struct curve_option
        *option; /* of choices that have two or more, in order of the curve's file */
};

/* Whether a specification, by its number, is of that option. */
bool specification_has(const struct curve_option *option, size_t specification);

struct curve_summary *curve_summarise(struct run *run, const struct curve_fit *fit);

/* The two-sided t beyond which an estimate is significant, for 1 to `most` degrees of freedom. */
double *critical_values(struct run *run, double conf_level, size_t most);

/* The standard normal deviate that has the p-value and sign of t. */
double t_normal_score(double t, double df);

/* The same by Hill (1970), CACM 13, 617-619, to 1e-5 from 5 degrees of freedom on: for draws. */
double t_normal_score_quick(double t, double df);

#endif
