/* robustness_table.h - a study under the choices that it leaves open, as tables.
 *
 *     combinations   each combination, best agreeing first: cells by verdict, findings kept
 *     choices          the same, averaged over the combinations that have each value
 *     findings         each printed finding: its range, and in how many combinations it is kept;
 *                      in words what no choice brings back and what none takes away
 *     tables           cells by verdict of each printed table under each combination
 *     figures          every printed figure of a table, and the combination that is nearest */
#ifndef ATTAIN_REPORT_ROBUSTNESS_TABLE_H
#define ATTAIN_REPORT_ROBUSTNESS_TABLE_H

#include "report/robustness.h"
#include "report/table.h"

/* The first three, or with `all` every table; ends with NULL. */
struct table **robustness_tables(struct run *run, const struct robustness *robustness, bool all);

#endif
