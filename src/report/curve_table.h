/* curve_table.h - a specification curve as tables: its summary and test, its deciles, and which
 * choices move it. */
#ifndef ATTAIN_REPORT_CURVE_TABLE_H
#define ATTAIN_REPORT_CURVE_TABLE_H

#include "fit/curve_test.h"
#include "report/section.h"

/* All that is known of one curve. */
struct curve_answer {
    const struct curve_fit *fit;
    const struct curve_summary *summary;
    const struct curve_test *test;
    const char *rows_are; /* "local authorities" */
    bool made_up;
};

/* Add its tables to a section. */
void curve_tables(struct run *run, const struct curve_answer *answer, struct section *section);

/* What a table says of a specification: "y ~ x + a (rows: without London; HC3)". */
const char *specification_words(struct run *run, const struct curve *curve, size_t index);

#endif
