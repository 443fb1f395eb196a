/* fitted.h - every model of a study, fitted to its panel.
 *
 * One fitted_table per table of the study, one fitted_chart per plot, in their order.
 * A table or plot that needs a variable whose source is absent is left out and says
 * why. What a plot fits is its own affair (draw/figure.h). Everything that a renderer may say of a model is in its fit. */
#ifndef ATTAIN_FIT_FITTED_H
#define ATTAIN_FIT_FITTED_H

#include "derive/panel.h"
#include "fit/analysis.h"

struct fitted_table {
    const struct model_table *table;
    enum missing_rule rule; /* of missing predictors */
    struct fit **fit;       /* as many as table->models; NULL if absent */
    const char *absent;     /* why the table is left out; NULL if it is not */
};

struct fitted_chart {
    const struct chart *chart;
    const char *absent; /* why it cannot be drawn; NULL if it can */
};

struct fitted {
    const struct panel *panel;
    struct fitted_table *table; /* study->tables */
    struct fitted_chart *chart; /* study->charts */
};

/* Tables with the standard errors that they or the study ask for. Fails
 * as design_build, ols_fit and infer do, at the formula in its file. */
bool fitted_build(struct run *run, const struct panel *panel, struct fitted **fitted);

/* One table of it. */
bool fitted_table_build(struct run *run, const struct panel *panel, const struct model_table *table,
                        struct fitted_table *fitted);

/* "'staffing' comes from survey.csv, which is not there": why a formula cannot be fitted for want of
 * a source; NULL if it can. */
const char *formula_absent(struct run *run, const struct panel *panel,
                           const struct formula *formula);

/* To what, and how, a plot of a study fits: the rows that it asks for. */
struct analysis fitted_chart_analysis(const struct panel *panel, const struct chart *chart);

/* Whether z() in the study's formulas standardises over all with a value, not the kept only. */
bool fitted_standardises_all(const struct panel *panel);

/* What a table says of missing predictors, else its study. */
enum missing_rule fitted_rule(const struct study *study, const struct model_table *table);

/* What the models of a study are fitted to: the rows kept. */
struct offer fitted_offer(const struct panel *panel, enum missing_rule rule);

#endif
