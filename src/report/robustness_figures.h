/* robustness_figures.h - the part of robustness_table.h that is about single figures. */
#ifndef ATTAIN_REPORT_ROBUSTNESS_FIGURES_H
#define ATTAIN_REPORT_ROBUSTNESS_FIGURES_H

#include "report/robustness.h"
#include "report/table.h"

/* An empty table that says where it is of made-up data; its first column is of words. */
struct table *robustness_table_new(struct run *run, const struct robustness *robustness,
                                   const char *title, size_t columns);

/* The findings, and in words what no choice brings back and what none takes away. */
struct table *robust_findings_table(struct run *run, const struct robustness *robustness);

/* Every printed figure of the study's table with that index. */
struct table *robust_figures_table(struct run *run, const struct robustness *robustness,
                                   size_t table);

#endif
