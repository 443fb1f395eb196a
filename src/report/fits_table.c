#include "report/fits_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/fit_table.h"

/* The terms of all models, each once, in order of appearance; the intercept last. */
static const char **terms_of(struct run *run, struct fit *const *fit, size_t fits, size_t *count)
{
    const char **term = NULL;
    bool intercept = false;
    *count = 0;
    for (size_t m = 0; m < fits; m++)
        for (size_t c = 0; c < fit[m]->coefficients; c++) {
            const char *name = fit[m]->coefficient[c].term;
            size_t at = 0;
            while (at < *count && strcmp(term[at], name) != 0)
                at++;
            bool constant = strcmp(name, "(Intercept)") == 0;
            intercept |= constant;
            if (at < *count || constant)
                continue;
            term = run_grow(run, term, const char *, *count + 1);
            term[(*count)++] = name;
        }
    term = run_grow(run, term, const char *, *count + 1);
    if (intercept)
        term[(*count)++] = "(Intercept)";
    return term;
}

static const struct coefficient *coefficient_of(const struct fit *fit, const char *term)
{
    for (size_t c = 0; c < fit->coefficients; c++)
        if (strcmp(fit->coefficient[c].term, term) == 0)
            return &fit->coefficient[c];
    return NULL;
}

static void add_headings(struct run *run, struct table *table, struct fit *const *fit, size_t fits)
{
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t m = 0; m < fits; m++)
        table_row_span(
            row, 1 + 2 * m, 2,
            talloc_asprintf(run, "(%zu) %s", m + 1, fit[m]->design->formula->response.text));
    row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = "Term";
    table->align[0] = ALIGN_LEFT;
    for (size_t m = 0; m < fits; m++) {
        row->cell[1 + 2 * m].text = "B (SE)";
        row->cell[2 + 2 * m].text = "p";
        table->align[1 + 2 * m] = table->align[2 + 2 * m] = ALIGN_POINT;
    }
}

static void add_term(struct run *run, struct table *table, struct fit *const *fit, size_t fits,
                     const char *term)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = term;
    for (size_t m = 0; m < fits; m++) {
        const struct coefficient *c = coefficient_of(fit[m], term);
        if (c == NULL)
            continue;
        row->cell[1 + 2 * m].text =
            talloc_asprintf(run, "%s (%s)", number_to_error(run, c->estimate, c->std_error),
                            number_to_error(run, c->std_error, c->std_error));
        row->cell[2 + 2 * m].text =
            talloc_asprintf(run, "%s%s", number_p_value(run, c->p_value), number_stars(c->p_value));
    }
}

/* One line of the summary: what it is of each model. */
static const char *summary_of(struct run *run, const struct fit *fit, size_t line)
{
    switch (line) {
    case 0:
        return talloc_asprintf(run, "%zu", fit->nobs);
    case 1:
        return number_pointed(run, fit->r_squared, 3);
    case 2:
        return number_pointed(run, fit->adj_r_squared, 3);
    case 3:
        return number_to_error(run, fit->sigma, fit->sigma);
    case 4:
        return isnan(fit->statistic) ? "" : number_fixed(run, fit->statistic, 2);
    case 5:
        return number_fixed(run, fit->aic, 1);
    default:
        return number_fixed(run, fit->bic, 1);
    }
}

static void add_summary(struct run *run, struct table *table, struct fit *const *fit, size_t fits)
{
    static const char *const names[] = {
        "n", "R\u00B2", "Adjusted R\u00B2", "Residual standard error", "F", "AIC", "BIC"
    };
    for (size_t line = 0; line < sizeof names / sizeof *names; line++) {
        struct table_row *row = table_add_row(run, table, ROW_SUMMARY);
        row->rule_above = line == 0;
        row->cell[0].text = names[line];
        for (size_t m = 0; m < fits; m++) {
            row->cell[1 + 2 * m].text = summary_of(run, fit[m], line);
            if (line == 4 && !isnan(fit[m]->statistic))
                row->cell[2 + 2 * m].text = number_p_value(run, fit[m]->p_value);
        }
    }
}

/* Whether one list says of all fits what they leave out (common_rows.h), or there is one fit. */
static bool same_left_out(struct fit *const *fit, size_t fits)
{
    for (size_t m = 1; m < fits; m++)
        if (fit[m]->design->left_out != fit[0]->design->left_out)
            return false;
    return true;
}

/* Models on other rows have other outcomes to explain. */
static bool same_rows(const struct fit *a, const struct fit *b)
{
    return a->nobs == b->nobs
           && memcmp(a->design->row, b->design->row, a->nobs * sizeof *a->design->row) == 0
           && strcmp(a->design->formula->response.column, b->design->formula->response.column) == 0;
}

static void note_rows(struct run *run, struct table *table, struct fit *const *fit, size_t fits)
{
    bool same = true;
    for (size_t m = 1; m < fits; m++)
        same = same && same_rows(fit[0], fit[m]);
    if (!same)
        table_add_note(run, table,
                       "R\u00B2, AIC and BIC of models with other outcomes or other rows cannot be "
                       "compared.");
}

static struct table *table_abreast(struct run *run, struct fit *const *fit, size_t fits)
{
    struct table *table = table_new(run, "", "Models side by side", 1 + 2 * fits);
    size_t terms = 0;
    const char **term = terms_of(run, fit, fits, &terms);
    add_headings(run, table, fit, fits);
    for (size_t i = 0; i < terms; i++)
        add_term(run, table, fit, fits, term[i]);
    add_summary(run, table, fit, fits);
    return table;
}

static void add_coefficient(struct run *run, struct table *table, const struct fit *fit, size_t m,
                            size_t c)
{
    const struct coefficient *coefficient = &fit->coefficient[c];
    const double error = coefficient->std_error;
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->rule_above = c == 0 && m > 0;
    row->cell[1].text = coefficient->term;
    row->cell[2].text = number_to_error(run, coefficient->estimate, error);
    row->cell[3].text = number_to_error(run, error, error);
    row->cell[4].text = talloc_asprintf(run, "%s%s", number_p_value(run, coefficient->p_value),
                                        number_stars(coefficient->p_value));
    if (c > 0)
        return;
    row->cell[0].text = talloc_asprintf(run, "(%zu)", m + 1);
    row->cell[5].text = talloc_asprintf(run, "%zu", fit->nobs);
    row->cell[6].text = number_pointed(run, fit->r_squared, 3);
}

static struct table *table_stacked(struct run *run, struct fit *const *fit, size_t fits)
{
    static const char *const headings[] = { "Model", "Term", "Estimate", "Std. error",
                                            "p",     "n",    "R\u00B2" };
    const size_t columns = sizeof headings / sizeof *headings;
    struct table *table = table_new(run, "", "Models below each other", columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = headings[c];
        table->align[c] = c < 2 ? ALIGN_LEFT : ALIGN_POINT;
    }
    for (size_t m = 0; m < fits; m++)
        for (size_t c = 0; c < fit[m]->coefficients; c++)
            add_coefficient(run, table, fit[m], m, c);
    return table;
}

struct table *fits_table(struct run *run, const struct analysis *analysis, struct fit *const *fit,
                         size_t fits)
{
    struct table *table =
        fits <= FITS_ABREAST ? table_abreast(run, fit, fits) : table_stacked(run, fit, fits);
    for (size_t m = 0; m < fits; m++)
        table_add_note(run, table, "(%zu) %s.%s", m + 1, fit[m]->design->formula->text,
                       r_squared_caution(fit[m]));
    note_rows(run, table, fit, fits);
    bool same = same_left_out(fit, fits);
    for (size_t m = 0; m < (same ? 1 : fits); m++)
        fit_note_left_out(run, analysis, fit[m], same ? "" : talloc_asprintf(run, "(%zu) ", m + 1),
                          table);
    fit_note_marks(run, fit, fits, table);
    return table;
}
