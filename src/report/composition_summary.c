/* What stands below the terms: the second half of what composition.h promises. */
#include <math.h>

#include "base/number.h"
#include "report/composition.h"

/* One row: what it says of each model. */
struct line {
    const char *name;
    const char *(*text)(struct run *run, const struct figures *figures, const struct fit *fit);
    bool tested; /* the p of the model stands beside it */
};

static const char *share(struct run *run, const struct figures *figures, double value)
{
    return number_pointed(run, value, table_style_decimals(figures->style, FIGURE_R_SQUARED));
}

static const char *nobs_text(struct run *run, const struct figures *figures, const struct fit *fit)
{
    (void)figures;
    return talloc_asprintf(run, "%zu", fit->nobs);
}

static const char *r_squared_text(struct run *run, const struct figures *figures,
                                  const struct fit *fit)
{
    return share(run, figures, fit->r_squared);
}

static const char *adj_r_squared_text(struct run *run, const struct figures *figures,
                                      const struct fit *fit)
{
    return share(run, figures, fit->adj_r_squared);
}

static const char *sigma_text(struct run *run, const struct figures *figures, const struct fit *fit)
{
    int decimals = figures->style->style == STYLE_REPORT ? 3 : BY_STYLE;
    return figures_number(run, figures, fit->sigma, fit->sigma, decimals);
}

static const char *f_text(struct run *run, const struct figures *figures, const struct fit *fit)
{
    return isnan(fit->statistic) ? "" : figures_number(run, figures, fit->statistic, NAN, 2);
}

static const char *f_df_text(struct run *run, const struct figures *figures, const struct fit *fit)
{
    return isnan(fit->statistic)
               ? ""
               : talloc_asprintf(run, "%s (%zu, %s)", f_text(run, figures, fit), fit->df_model,
                                 number_df(run, fit->df_statistic));
}

static const char *aic_text(struct run *run, const struct figures *figures, const struct fit *fit)
{
    (void)figures;
    return number_fixed(run, fit->aic, 1);
}

static const char *bic_text(struct run *run, const struct figures *figures, const struct fit *fit)
{
    (void)figures;
    return number_fixed(run, fit->bic, 1);
}

/* The p of a model stands in its column, or where there is none behind F. */
static void add_test(struct composition *layout, size_t g, const struct fit *fit,
                     struct table_row *row)
{
    struct run *run = layout->run;
    const struct figures *figures = &layout->figures;
    bool stars = figures->starred == FIGURE_P_VALUE && layout->style->style == STYLE_REPORT;
    size_t at = figures_at(figures, FIGURE_P_VALUE), column = composition_column(layout, g);
    if (isnan(fit->p_value))
        return;
    if (at > 0 && at < figures->count)
        row->cell[column + at].text = figures_p_value(run, figures, fit->p_value, stars);
    else
        row->cell[column].text = talloc_asprintf(run, "%s, %s", row->cell[column].text,
                                                 number_p_phrase(run, fit->p_value));
}

static struct table_row *add_line(struct composition *layout, const struct line *line)
{
    struct table_row *row = table_add_row(layout->run, layout->table, ROW_SUMMARY);
    row->cell[0].text = line->name;
    for (size_t g = 0; g < layout->groups; g++) {
        const struct fit *fit = composition_single(layout, g);
        if (fit == NULL)
            continue;
        row->cell[composition_column(layout, g)].text =
            line->text(layout->run, &layout->figures, fit);
        if (line->tested)
            add_test(layout, g, fit, row);
    }
    return row;
}

static void add_printed_r_squared(struct composition *layout)
{
    struct run *run = layout->run;
    struct table_row *row = NULL;
    for (size_t g = 0; layout->published != NULL && g < layout->groups; g++) {
        const struct group *group = &layout->group[g];
        const struct fit *fit = composition_single(layout, g);
        const struct published_row *printed =
            published_find(layout->published, group->outcome, group->model, "R2");
        if (printed == NULL || fit == NULL)
            continue;
        enum verdict verdict = verdict_r_squared(run, fit->r_squared, printed);
        tally_add(layout->tally, verdict);
        if (row == NULL)
            row = table_add_row(run, layout->table, ROW_PRINTED);
        row->cell[0].text = "as printed";
        row->cell[composition_column(layout, g)].text =
            talloc_asprintf(run, "%s%s", printed->estimate.text, verdict_mark(verdict));
    }
}

static void add_plain(struct composition *layout)
{
    static const struct line lines[] = {
        { "n", nobs_text, false },
        { "R\u00B2", r_squared_text, false },
        { "Adjusted R\u00B2", adj_r_squared_text, false },
        { "Residual standard error", sigma_text, false },
        { "F", f_text, true },
        { "AIC", aic_text, false },
        { "BIC", bic_text, false },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add_line(layout, &lines[i])->rule_above = i == 0;
}

void composition_add_summary(struct composition *layout)
{
    static const struct line printed = { "R\u00B2", r_squared_text, false };
    static const struct line further[] = {
        { "Adjusted R\u00B2", adj_r_squared_text, false },
        { "F (degrees of freedom)", f_df_text, true },
        { "Residual standard error", sigma_text, false },
    };
    if (layout->style->style == STYLE_PLAIN) {
        add_plain(layout);
        return;
    }
    add_line(layout, &printed)->rule_above = layout->style->style == STYLE_APA;
    add_printed_r_squared(layout);
    for (size_t i = 0; i < sizeof further / sizeof *further; i++)
        add_line(layout, &further[i]);
}
