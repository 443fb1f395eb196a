/* resampled.h - small made-up data fitted and judged by drawing again. */
#ifndef ATTAIN_TESTS_RESAMPLED_H
#define ATTAIN_TESTS_RESAMPLED_H

#include "answers.h"
#include "bench.h"

#include "fit/infer.h"

#define RESAMPLED_DATA "tests/reference/r/made-up-resampling.csv"
#define RESAMPLED_ANSWERS "tests/reference/r/resampling.csv"

/* The seven rows that R permutes. */
static const size_t resampled_few[] = { 0, 4, 8, 13, 19, 24, 32 };

static inline struct fit *resampled_fit(struct run *run, const struct offer *offer,
                                        const char *text)
{
    struct formula *formula = NULL;
    struct design *design = NULL;
    struct fit *fit = NULL;
    if (!formula_parse(run, text, (struct place){ "formula", 0, 0 }, &formula)
        || !design_build(run, formula, offer, &design) || !ols_fit(run, design, &fit))
        fail_msg("%s", run->message);
    return fit;
}

/* The offer of R's seven rows. */
static inline struct offer resampled_offer_few(struct run *run, const struct frame *frame)
{
    bool *offered = run_array(run, bool, frame->rows);
    for (size_t i = 0; i < COUNT(resampled_few); i++)
        offered[resampled_few[i]] = true;
    return (struct offer){ .frame = frame, .offered = offered };
}

static inline struct inference resampled_by(enum inference_kind kind, size_t replicates)
{
    struct inference inference = inference_usual();
    inference.kind = kind;
    inference.replicates = replicates;
    return inference;
}

/* p-values, standard errors and intervals are R's, of a case of resampling.csv, from coefficient
 * `first` on. */
static inline void assert_answers(const struct frame *answers, const char *name,
                                  const struct fit *fit, size_t first)
{
    for (size_t j = first; j < fit->coefficients; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        double error = answer(answers, name, "std.error", j);
        assert_close(c->p_value, answer(answers, name, "p.value", j), 1e-12);
        assert_close(c->std_error, error, 1e-12);
        double low = answer(answers, name, "conf.low", j);
        double high = answer(answers, name, "conf.high", j);
        if (fabs(c->conf_low - low) > 2e-9 * error || fabs(c->conf_high - high) > 2e-9 * error)
            fail_msg("%s, %s: %.17g to %.17g, not %.17g to %.17g", name, c->term, c->conf_low,
                     c->conf_high, low, high);
    }
}

/* An interval at 1 - p ends at zero: just inside, zero is in it; just outside, it is not. */
static inline void assert_interval_goes_with_p(struct run *run, const struct frame *frame,
                                               const struct inference *inference, struct fit *fit,
                                               size_t j)
{
    double p_value = fit->coefficient[j].p_value;
    for (int side = -1; side <= 1; side += 2) {
        struct inference moved = *inference;
        moved.conf_level = 1 - p_value * (1 + side * 1e-3);
        if (!infer(run, frame, &moved, fit))
            fail_msg("%s", run->message);
        const struct coefficient *c = &fit->coefficient[j];
        assert_int_equal(c->conf_low <= 0 && c->conf_high >= 0, side < 0);
    }
}

#endif
