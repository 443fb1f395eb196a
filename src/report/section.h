/* section.h - one analysis of the fits at hand, as it is to be printed.
 *
 *     fits ──▶ a section: tables for people, rows of numbers (CSV), JSON
 *
 * Beside its table of coefficients, `attain fit` has sections for whoever asks: influence,
 * checks, relative importance, ... Each is made by one function of this shape, which computes
 * (fit/) and lays out. A section of several models has a part for each. */
#ifndef ATTAIN_REPORT_SECTION_H
#define ATTAIN_REPORT_SECTION_H

#include "fit/analysis.h"
#include "read/area.h"
#include "report/document.h"
#include "report/json.h"
#include "report/table.h"

struct suppressed_range; /* fit/bounds.h */

/* What a section is made of. */
struct inquiry {
    const struct analysis *analysis;
    const struct analysis *whole; /* the same before rows were restricted to common ones */
    size_t fits;                  /* 1 or more */
    struct fit *const *fit;
    size_t folds;              /* of cross-validation */
    double smallest_effect;    /* of interest: in units of the outcome per unit of a predictor, for
                                  equivalence tests; NaN where none is said */
    const char *neighbours;    /* file of neighbours; NULL for none */
    const struct areas *areas; /* of a study, the register and each row's index in it; NULL */
    const size_t *area;        /* of a plain table */
    size_t imputations;        /* of multiple imputation */
    int imputation_method;     /* enum imputation_method of fit/conditional.h */
    const struct suppressed_range *suppressed; /* what the user says of suppressed cells */
    size_t suppressed_ranges;
    const char *focal; /* a term that bounds or equivalence are asked for; NULL: all */
};

struct section {
    size_t tables;
    struct table **table; /* for text, Markdown, HTML and LaTeX */
    const char *csv;      /* the numbers at full precision, a row each under a header; a column
                             `model` has the formula */
    json_t *json;         /* the same: an object, or an array of an object for each model */
    const char *withheld; /* what the rows of CSV keep back, and why; NULL: nothing */
};

/* Fails as what it computes does. */
typedef bool section_maker(struct run *run, const struct inquiry *inquiry, struct section *section);

/* Add a table at the end. */
void section_add(struct run *run, struct section *section, struct table *table);

/* Give a section JSON that the run will release. */
void section_json(struct run *run, struct section *section, json_t *json);

/* A section that is printed by itself: its tables, its CSV and its JSON. */
struct document *section_document(struct run *run, const struct section *section,
                                  const char *title);

/* Add its tables to a document. */
void section_append(struct run *run, const struct section *section, struct document *document);

#endif
