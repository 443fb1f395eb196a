#include "report/fit_table.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"

enum { SIGNIFICANT_DIGITS = 4, MOST_NAMES = 10 };

/* Decimals that show four significant digits of a column's numbers: as many as its
 * smallest standard error asks for, so that one column has one number of decimals. */
static int decimals_for(const struct fit *fit)
{
    double least = INFINITY;
    for (size_t c = 0; c < fit->coefficients; c++)
        if (fit->coefficient[c].std_error > 0)
            least = fmin(least, fit->coefficient[c].std_error);
    int decimals = isfinite(least) ? SIGNIFICANT_DIGITS - 2 - (int)floor(log10(least)) : 3;
    return decimals < 2 ? 2 : decimals > 12 ? 12 : decimals;
}

static void add_coefficient(struct run *run, struct table *table,
                            const struct coefficient *coefficient, int decimals)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = coefficient->term;
    row->cell[1].text = number_fixed(run, coefficient->estimate, decimals);
    row->cell[2].text = number_fixed(run, coefficient->std_error, decimals);
    row->cell[3].text = number_fixed(run, coefficient->statistic, 2);
    row->cell[4].text = talloc_asprintf(run, "%s%s", number_p_value(run, coefficient->p_value),
                                        number_stars(coefficient->p_value));
    row->cell[5].text = number_fixed(run, coefficient->conf_low, decimals);
    row->cell[6].text = number_fixed(run, coefficient->conf_high, decimals);
}

static void note_model(struct run *run, const struct fit *fit, struct table *table)
{
    char *text = talloc_asprintf(
        run,
        "n = %zu; R\u00B2 = %s, adjusted R\u00B2 = %s; residual standard error %s on %zu "
        "degrees of freedom",
        fit->nobs, number_pointed(run, fit->r_squared, 3),
        number_pointed(run, fit->adj_r_squared, 3),
        number_fixed(run, fit->sigma, decimals_for(fit)), fit->df_residual);
    if (!isnan(fit->statistic))
        text = talloc_asprintf_append_buffer(text, "; F(%zu, %zu) = %s, p %s%s", fit->df_model,
                                             fit->df_residual, number_fixed(run, fit->statistic, 2),
                                             fit->p_value < .001 ? "" : "= ",
                                             number_p_value(run, fit->p_value));
    table_add_note(run, table, "%s.%s", text,
                   fit->design->formula->intercept
                       ? ""
                       : " Without an intercept R\u00B2 is about zero, not the mean.");
}

static void note_left_out(struct run *run, const struct frame *frame, const struct fit *fit,
                          struct table *table)
{
    const struct design *design = fit->design;
    if (design->left_outs == 0)
        return;
    size_t named = design->left_outs < MOST_NAMES ? design->left_outs : MOST_NAMES;
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < named; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s (%s)", i == 0 ? "" : "; ",
                                             frame->row_name[design->left_out[i].row],
                                             design->left_out[i].why);
    if (design->left_outs > named)
        text = talloc_asprintf_append_buffer(text, "; and %zu more", design->left_outs - named);
    table_add_note(run, table, "Left out, %zu of %zu rows: %s.", design->left_outs, frame->rows,
                   text);
}

struct table *fit_table(struct run *run, const struct frame *frame, const struct fit *fit)
{
    static const char *const heading[] = { "Term", "Estimate", "Std. error", "t",
                                           "p",    "95% from", "to" };
    const size_t columns = sizeof heading / sizeof *heading;
    struct table *table = table_new(run, "", fit->design->formula->text, columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 ? ALIGN_LEFT : ALIGN_POINT;
    }
    for (size_t c = 0; c < fit->coefficients; c++)
        add_coefficient(run, table, &fit->coefficient[c], decimals_for(fit));
    note_model(run, fit, table);
    note_left_out(run, frame, fit, table);
    table_add_note(run, table,
                   "* significant at the 5%% level, ** at the 1%% level, *** at the 0.1%% level. "
                   "Least squares with classical standard errors.");
    return table;
}
