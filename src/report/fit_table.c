#include "report/fit_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

enum { SIGNIFICANT_DIGITS = 4, MOST_NAMES = 10, MOST_DECIMALS = 8, LARGEST_POWER = 6 };

/* A number to the decimals that give its standard error four significant digits; in
 * powers of ten where these would be too many, or the error a million or more. */
static const char *to_error(struct run *run, double value, double std_error)
{
    if (!(std_error > 0))
        return number_full(run, value);
    int power = (int)floor(log10(std_error));
    int decimals = SIGNIFICANT_DIGITS - 1 - power;
    if (decimals <= MOST_DECIMALS && power < LARGEST_POWER)
        return number_fixed(run, value, decimals > 0 ? decimals : 0);
    int above = value == 0 ? 0 : (int)floor(log10(fabs(value))) - power;
    int places = SIGNIFICANT_DIGITS - 1 + (above > 0 ? above : 0);
    return number_scientific(run, value, places < 16 ? places : 16);
}

static void add_coefficient(struct run *run, struct table *table,
                            const struct coefficient *coefficient)
{
    double error = coefficient->std_error;
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = coefficient->term;
    row->cell[1].text = to_error(run, coefficient->estimate, error);
    row->cell[2].text = to_error(run, error, error);
    row->cell[3].text = number_fixed(run, coefficient->statistic, 2);
    row->cell[4].text = talloc_asprintf(run, "%s%s", number_p_value(run, coefficient->p_value),
                                        number_stars(coefficient->p_value));
    row->cell[5].text = to_error(run, coefficient->conf_low, error);
    row->cell[6].text = to_error(run, coefficient->conf_high, error);
}

const char *r_squared_caution(const struct fit *fit)
{
    return fit->design->formula->intercept
               ? ""
               : " Without an intercept R\u00B2 is about zero, not the mean.";
}

static void note_model(struct run *run, const struct fit *fit, struct table *table)
{
    char *text = talloc_asprintf(run,
                                 "n = %zu; R\u00B2 = %s, adjusted R\u00B2 = %s; residual standard "
                                 "error %s on %zu degrees of "
                                 "freedom",
                                 fit->nobs, number_pointed(run, fit->r_squared, 3),
                                 number_pointed(run, fit->adj_r_squared, 3),
                                 to_error(run, fit->sigma, fit->sigma), fit->df_residual);
    if (!isnan(fit->statistic))
        text = talloc_asprintf_append_buffer(text, "; F(%zu, %zu) = %s, %s", fit->df_model,
                                             fit->df_residual, number_fixed(run, fit->statistic, 2),
                                             number_p_phrase(run, fit->p_value));
    table_add_note(run, table, "%s.%s", text, r_squared_caution(fit));
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
        add_coefficient(run, table, &fit->coefficient[c]);
    note_model(run, fit, table);
    note_left_out(run, frame, fit, table);
    if (strstr(fit->design->formula->text, "z(") != NULL)
        table_add_note(run, table, "z(...): standardised over all rows that have a value.");
    table_add_note(run, table,
                   "* significant at the 5%% level, ** at the 1%% level, *** at the 0.1%% level. "
                   "Least squares with classical standard errors.");
    return table;
}
