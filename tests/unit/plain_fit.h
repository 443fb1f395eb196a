/* plain_fit.h - one model fitted to a plain CSV file. */
#ifndef ATTAIN_TESTS_PLAIN_FIT_H
#define ATTAIN_TESTS_PLAIN_FIT_H

#include "village.h"

#include "read/grid.h"

static inline struct fit *plain_fit(struct bench *bench, const char *csv, const char *text,
                                          struct frame **frame)
{
    struct run *run = bench->run;
    struct grid *grid = NULL;
    struct formula *formula = NULL;
    struct design *design = NULL;
    struct fit *fit = NULL;
    assert_done(bench,
                grid_read_plain(run, bench_put(bench, "f.csv", csv), &grid)
                    && grid_frame(run, grid, NULL, frame)
                    && formula_parse(run, text, (struct place){ "FORMULA", 0, 0 }, &formula)
                    && design_build(run, formula, &(struct offer){ .frame = *frame }, &design)
                    && ols_fit(run, design, &fit));
    return fit;
}

#endif
