/* comparison.h - two results beside each other, laid out: `attain compare`.
 *
 *     differences (printed/difference.h)          what changed, cell by cell
 *     settings, files, values (fit/data_change.h) from which inputs
 *     attribution (fit/attribution.h)             and how much goes with which
 *
 * Begins with a paragraph in plain words. Tables have what differs, and with `full` what is the
 * same, too; a part that nothing is known of is left out. CSV has a row per coefficient; JSON has
 * all. */
#ifndef ATTAIN_REPORT_COMPARISON_H
#define ATTAIN_REPORT_COMPARISON_H

#include "fit/attribution.h"
#include "fit/data_change.h"
#include "printed/difference.h"
#include "report/document.h"
#include "spec/settings.h"

/* A key figure of both studies; "" where one has not got it. */
struct figure_change {
    const char *label, *old, *new;
};

struct comparison_of_results {
    const struct differences *differences;
    const struct data_change *data;          /* NULL where the values are not known */
    const struct setting_changes *settings;  /* NULL where the settings are not known */
    const struct attributions *attributions; /* NULL where they could not be made */
    size_t figures;
    const struct figure_change *figure;
    size_t remarks;
    const char **remark; /* sentences on what could not be done */
    bool full;
};

/* What of it differs to print: any cell, model or key figure. */
bool comparison_differs(const struct comparison_of_results *comparison);

struct document *comparison_document(struct run *run,
                                     const struct comparison_of_results *comparison);

/* The parts of it. */
const char *comparison_words(struct run *run, const struct comparison_of_results *comparison);
void comparison_cells_add(struct run *run, const struct comparison_of_results *comparison,
                          struct document *document);
void comparison_origins_add(struct run *run, const struct comparison_of_results *comparison,
                            struct document *document);
void comparison_parts_add(struct run *run, const struct comparison_of_results *comparison,
                          struct document *document);
const char *comparison_csv(struct run *run, const void *comparison);
const char *comparison_json(struct run *run, const void *comparison);

/* "KS4 Attainment, Model 1 (A3)", and a coefficient's name as tables print it. */
const char *comparison_model_name(struct run *run, const struct result_model *model);
const char *comparison_term(struct run *run, const struct difference *difference);

/* The predictor of a model that has one; else NULL. It tells models of one name apart. */
const char *comparison_predictor(const struct result_model *model);

/* "Leeds, York and 3 more". */
const char *comparison_names(struct run *run, const char *const *name, size_t count);

/* Every table of the comparison is one of these: says whether data are made up. */
struct table *comparison_table(struct run *run, const struct comparison_of_results *comparison,
                               const char *title, const char *const *heading, size_t columns);

#endif
