/* chart.h - a chart as its author asks for it, in the words of Vega-Lite and ggplot2.
 *
 *     kind: scatter                    which picture: the names below
 *     id: Figure 1b
 *     headline: ...                    what the chart says; its author's words, or none
 *     title: ...                       what it is: what, where, when; made from labels without it
 *     alt: ...                         what the alt text begins with; else the title
 *     note: ...
 *     source: ...
 *     rows: kept                       of a study: or all (every authority with the values)
 *
 *     x: { variable: all_attainment, title: "..." }       columns that become places,
 *     y: { variable: ks4_attainment, title: "..." }
 *     x: { variable: spending, transform: ln }            ln, sqrt or z of a column (scatter)
 *     colour: { variable: region }                        colours and shapes,
 *     colour: { variable: region, values: [London] }      of these; the rest in grey (scatter)
 *     size: { variable: children }                        sizes,
 *     facet: { variable: region }                         or a panel for each value
 *     layers: [band, line, point]      (as it is without them) band: confidence band for the mean; prediction: band for one
 *                                      more; line: least squares; point: the rows; rug, histogram:
 *                                      the margins. Painted so that nothing covers a point
 *     label: [Barnet, Leeds]           local authorities (rows) that are named beside their marks
 *     label_most: 3                    and that many of the most unusual
 *     reference: [ { axis: y, value: 18.5, label: England } ]
 *
 *     models: [y ~ a + b]              formulas, with names where it is a map,
 *     table: A3                        or those of a table of the study; of kind table, that table
 *     model: Model 2                   of these, the one
 *     term: z(absence)                 the term that is looked at
 *     group: region                    rows are left out by the groups of this column
 *     keep_terms, drop_terms: [...]    the terms that are shown, in this order; `*`
 *                                      stands for any letters
 *     rename: { z(imd): Deprivation }
 *     sort: none                       or estimate, abs, p; of variables none or abs
 *     standardised: no                 coefficients in standard deviations
 *     published: no                    beside the printed ones of the table
 *     variables: [a, b, c]             columns that are set against each other
 *     method: pearson                  or spearman: correlation of ranks
 *     cases: common                    rows with all variables; or available: with each pair
 *     curve: Curve 1                   a specification curve of the study, or its file (.yaml);
 *                                      model is the specification in it that is marked
 *     standard_errors: HC3             with cluster, replicates, seed (inference.h)
 *
 * Which of these a kind has is a table in chart.c; any other is an error at its place. A chart file
 * and the options of `attain plot` say the same things in the same words. */
#ifndef ATTAIN_SPEC_CHART_H
#define ATTAIN_SPEC_CHART_H

#include "spec/curve.h"
#include "spec/formula.h"
#include "spec/inference.h"
#include "spec/yaml.h"

enum chart_kind {
    CHART_SCATTER,
    CHART_COEFFICIENTS,
    CHART_FOREST,
    CHART_LEAVE_ONE_OUT,
    CHART_ADDED_VARIABLE,
    CHART_COMPONENT_RESIDUAL,
    CHART_DIAGNOSTICS,
    CHART_CURVE,
    CHART_CORRELATION,
    CHART_DISTRIBUTION,
    CHART_TILE_MAP,
    CHART_TABLE,
    CHART_KINDS
};

extern const char *const chart_kind_names[]; /* "scatter", ...; ends with NULL */

/* What `rows`, `sort`, `method` and `layers` of one can be; each ends with NULL. */
extern const char *const chart_row_names[], *const chart_sort_names[], *const chart_method_names[],
    *const chart_layer_names[];

enum layer {
    LAYER_BAND = 1,
    LAYER_PREDICTION = 2,
    LAYER_LINE = 4,
    LAYER_POINT = 8,
    LAYER_RUG = 16,
    LAYER_HISTOGRAM = 32
};

enum correlation_method { CORRELATION_PEARSON, CORRELATION_SPEARMAN };
enum chart_sort { SORT_NONE, SORT_ESTIMATE, SORT_ABS, SORT_P };

struct chart_axis {
    const char *variable; /* NULL where the chart has no such */
    const char *title;    /* with its unit; NULL: the variable's label and unit */
    int transform;        /* of x and y: enum factor_function, up to FACTOR_SQRT */
    struct texts values;  /* of colour: those that are told apart; none: all */
    struct place place;
};

struct chart_reference {
    char axis; /* 'x' or 'y' */
    double value;
    const char *label; /* NULL: the value */
    struct place place;
};

struct chart_model {
    const char *name; /* NULL: its formula */
    struct formula *formula;
};

struct chart {
    const char *file; /* where it was read from */
    const char *name; /* "figure-1b": of its output files */
    enum chart_kind kind;
    struct place place;
    const char *id; /* "Figure 1b"; "" for none */
    const char *headline, *title; /* NULL where not said */
    const char *alt, *note, *source; /* NULL for none */
    int rows;                        /* 0 kept, 1 all */
    size_t published_nobs;           /* n as printed where it repeats a printed one; 0 for none */
    struct chart_axis x, y, colour, size, facet;
    unsigned layers; /* enum layer */
    struct texts label;
    size_t label_most;
    bool label_most_said; /* 0 may be meant */
    size_t references;
    struct chart_reference *reference;
    size_t models;
    struct chart_model *model;
    const char *table, *one_model, *term, *group, *curve;
    struct place group_place;
    struct texts keep_terms, drop_terms, variables;
    struct texts renamed, new_name; /* in pairs */
    int sort;                       /* enum chart_sort */
    int standardised, published;    /* 0 or 1 */
    int method, cases;              /* enum correlation_method, enum curve_cases */
    struct curve *specifications;   /* of that file, or of the study that plots it; else NULL */
    struct inference_said said;     /* of standard errors */
    struct inference inference;     /* that, settled by who reads the study */
};

bool chart_read(struct run *run, const char *path, struct chart **chart);

/* The same of a map that is at hand, of a file or of options; `path` names the chart. */
bool chart_of_yaml(struct run *run, const struct yaml *root, const char *path,
                   struct chart **chart);

/* "ln(spending)": what an axis shows, as a formula writes it. */
const char *chart_axis_text(struct run *run, const struct chart_axis *axis);

/* What it calls a term instead of `name`; NULL where it says nothing. */
const char *chart_new_name(const struct chart *chart, const char *name);

/* How many of the most unusual it asks to have named; `usual` where it does not say. */
size_t chart_label_most(const struct chart *chart, size_t usual);

/* The columns of the data that it names, each once and where it does so first, those of formulas
 * among them; false where a formula asks for all by `.`. */
bool chart_columns(struct run *run, const struct chart *chart, struct texts *columns);

#endif
