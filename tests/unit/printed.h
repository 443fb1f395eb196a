/* printed.h - a printed table for the one table of a village's study. */
#ifndef ATTAIN_TESTS_PRINTED_H
#define ATTAIN_TESTS_PRINTED_H

#include "village.h"

#include "read/published.h"

/* One entry per table, as reports take them. */
static inline struct published **printed_tables(struct bench *bench, const char *rows)
{
    struct published **published = run_array(bench->run, struct published *, 2);
    const char *text = talloc_asprintf(
        bench->run, "table,outcome,model,term,transform,n,b,se,p,b_reading,se_reading,note\n%s",
        rows);
    assert_done(bench,
                published_read(bench->run, bench_put(bench, "p.csv", text), "1", &published[0]));
    return published;
}

#endif
