#include "report/imputation_section.h"

#include <math.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "base/text.h"
#include "fit/imputed.h"
#include "report/json.h"

/* Of the rows of one variable: with half missing, 95% intervals by matching have held the truth 88
 * to 95 times of 100, with a sixth missing 94 to 95 (tests/simulate/imputation.c). */
#define MUCH_MISSING 0.3

static const char *const method_words[] = {
    [IMPUTATION_PMM] = "predictive mean matching (the value of one of the 5 rows nearest in "
                       "prediction)",
    [IMPUTATION_NORM] = "Bayesian linear regression",
};

static const struct coefficient *listwise_of(const struct imputed *imputed, const char *term)
{
    for (size_t c = 0; c < imputed->listwise->coefficients; c++)
        if (strcmp(imputed->listwise->coefficient[c].term, term) == 0)
            return &imputed->listwise->coefficient[c];
    return NULL;
}

static const char *estimate_words(struct run *run, double estimate, double std_error)
{
    return talloc_asprintf(run, "%s (%s)", number_to_error(run, estimate, std_error),
                           number_to_error(run, std_error, std_error));
}

static void add_headings(struct run *run, const struct imputed *imputed, struct table *table)
{
    static const char *const heading[] = { "Term", "B (SE)", "p", "B (SE)", "df", "p", "fmi" };
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    table_row_span(row, 1, 2,
                   talloc_asprintf(run, "Complete rows, n = %zu", imputed->listwise->nobs));
    table_row_span(row, 3, 4, talloc_asprintf(run, "Imputed, n = %zu", imputed->nobs));
    row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < sizeof heading / sizeof *heading; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 ? ALIGN_LEFT : ALIGN_POINT;
    }
}

static void add_term(struct run *run, const struct imputed *imputed, size_t j, struct table *table)
{
    const struct pooled *pooled = &imputed->pooled[j];
    const struct coefficient *listwise = listwise_of(imputed, imputed->term[j]);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = imputed->term[j];
    if (listwise != NULL) {
        row->cell[1].text = estimate_words(run, listwise->estimate, listwise->std_error);
        row->cell[2].text = number_p_starred(run, listwise->p_value, 3);
    }
    row->cell[3].text = estimate_words(run, pooled->estimate, pooled->std_error);
    row->cell[4].text = number_fixed(run, pooled->df, 1);
    row->cell[5].text = number_p_starred(run, pooled->p_value, 3);
    row->cell[6].text = number_pointed(run, pooled->fmi, 2);
}

static void add_r_squared(struct run *run, const struct imputed *imputed, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_SUMMARY);
    row->rule_above = true;
    row->cell[0].text = "R\u00B2";
    row->cell[1].text = number_pointed(run, imputed->listwise->r_squared, 3);
    row->cell[3].text = number_pointed(run, imputed->r_squared.estimate, 3);
}

static bool is_rearranged(const struct formula *formula)
{
    bool rearranged = formula->response.function != FACTOR_PLAIN;
    for (size_t t = 0; t < formula->terms; t++) {
        rearranged |= formula->term[t].factors > 1;
        for (size_t f = 0; f < formula->term[t].factors; f++)
            rearranged |= formula->term[t].factor[f].function != FACTOR_PLAIN
                          && formula->term[t].factor[f].function != FACTOR_Z;
    }
    return rearranged;
}

/* "imd (3), demand (2)": what was imputed. */
static const char *columns_words(struct run *run, const struct imputation *imputation)
{
    const char **name = run_array(run, const char *, imputation->columns);
    for (size_t i = 0; i < imputation->columns; i++)
        name[i] = talloc_asprintf(run, "%s (%zu)", imputation->column[i].column->name,
                                  imputation->column[i].cells);
    return text_list(run, name, imputation->columns);
}

static double worst_r_hat(const struct imputation *imputation)
{
    double worst = NAN;
    for (size_t i = 0; i < imputation->columns; i++)
        worst = fmax(worst, imputation->column[i].r_hat);
    return worst;
}

static void note_settled(struct run *run, const struct imputation *imputation, struct table *table)
{
    double worst = worst_r_hat(imputation);
    if (isnan(worst))
        table_add_note(run, table,
                       "Imputed values are the same in every data set, so there is nothing that "
                       "could fail to settle.");
    else if (worst < SETTLED_BELOW)
        table_add_note(run, table,
                       "The chains have settled: R = %s at most over the last %d of %d sweeps "
                       "(Gelman and Rubin 1992; below %s is taken as settled).",
                       number_fixed(run, worst, 3), SWEEPS / 2, SWEEPS,
                       number_full(run, SETTLED_BELOW));
    else
        table_add_note(run, table,
                       "The chains have NOT settled: R = %s over the last %d of %d sweeps, where "
                       "below %s is taken as settled (Gelman and Rubin 1992). Do not use these "
                       "numbers; leave out a variable that others nearly repeat, or ask for more "
                       "imputations if they are few.",
                       number_fixed(run, worst, 3), SWEEPS / 2, SWEEPS,
                       number_full(run, SETTLED_BELOW));
}

/* What chained equations cannot know of. */
static void note_cautions(struct run *run, const struct imputation *imputation, struct table *table)
{
    size_t suppressed = 0, no_row = 0, most = 0;
    for (size_t i = 0; i < imputation->columns; i++) {
        most = imputation->column[i].cells > most ? imputation->column[i].cells : most;
        suppressed += imputation->column[i].suppressed;
        no_row += imputation->column[i].no_row;
    }
    if (imputation->settings.method == IMPUTATION_PMM
        && (double)most > MUCH_MISSING * (double)imputation->rows)
        table_add_note(run, table,
                       "Caution: a variable is missing in %s%% of rows. Matching then repeats few "
                       "observed values and its intervals are somewhat short; compare "
                       "--imputation-method norm.",
                       number_fixed(run, 100 * (double)most / (double)imputation->rows, 0));
    if (no_row > 0)
        table_add_note(run, table,
                       "Caution: %zu imputed values belong to rows that their source does not have "
                       "at all, such as authorities that did not answer a survey. That these are "
                       "like those that did, given the other variables, is assumed, not known.",
                       no_row);
    if (suppressed > 0)
        table_add_note(run, table,
                       "Caution: suppressed values were imputed (%zu), and numbers are suppressed "
                       "because they are small. Imputation takes them to be like those of rows "
                       "alike in all else, and cannot know better; --bounds says what they could "
                       "do.",
                       suppressed);
}

static void note_method(struct run *run, const struct imputed *imputed, struct table *table)
{
    const struct imputation *imputation = imputed->imputation;
    const struct formula *formula = imputed->listwise->design->formula;
    table_add_note(run, table,
                   "%zu data sets, in each of which every missing value of %s is drawn by chained "
                   "equations (van Buuren 2018) and %s, from all variables of the model, the "
                   "outcome included. Rows completed: %zu of %zu. Seed %llu.",
                   imputation->settings.count, columns_words(run, imputation),
                   method_words[imputation->settings.method], imputation->completed,
                   imputation->rows, (unsigned long long)imputation->settings.seed);
    table_add_note(run, table,
                   "Pooled by Rubin's rules (1987), degrees of freedom of Barnard and Rubin "
                   "(1999); R\u00B2 by Harel (2009). fmi: the fraction of information about a "
                   "coefficient that is missing. Least squares with %s.",
                   imputed->listwise->inference_words);
    if (strstr(formula->text, "z(") != NULL)
        table_add_note(run, table, "z(...) is standardised within each completed data set.");
    if (is_rearranged(formula))
        table_add_note(run, table,
                       "Functions and products are made anew from each completed data set; the "
                       "imputation itself knows the variables only as they are, which may draw "
                       "curves and interactions towards none (Seaman, Bartlett and White 2012).");
}

static void note_number(struct run *run, const struct imputed *imputed, struct table *table)
{
    double most = 0;
    for (size_t j = 0; j < imputed->terms; j++)
        most = fmax(most, imputed->pooled[j].monte_carlo_error / imputed->pooled[j].std_error);
    size_t count = imputed->imputation->settings.count;
    table_add_note(run, table,
                   "Another seed would move an estimate by about %s of its standard error at "
                   "most (Monte Carlo error). %s",
                   number_fixed(run, most, 2),
                   count >= imputed->enough
                       ? "The imputations are enough for standard errors that repeat to 5% (von "
                         "Hippel 2020)."
                       : talloc_asprintf(run,
                                         "For standard errors that repeat to 5%%, %zu imputations "
                                         "are needed (von Hippel 2020): --imputations %zu.",
                                         imputed->enough, imputed->enough));
}

static void add_notes(struct run *run, const struct analysis *analysis,
                      const struct imputed *imputed, struct table *table)
{
    const struct imputation *imputation = imputed->imputation;
    if (imputation->holes > 0) {
        note_method(run, imputed, table);
        note_settled(run, imputation, table);
        note_number(run, imputed, table);
        note_cautions(run, imputation, table);
    } else {
        table_add_note(run, table,
                       "Nothing is imputed: no predictor is missing in a row that has the "
                       "outcome%s. The numbers are those of complete rows.",
                       imputation->left_outs > 0 ? " and could be completed" : "");
    }
    if (imputation->left_outs > 0)
        table_add_note(run, table,
                       "Not imputed and left out: %zu of %zu %s, without the outcome, a text or a "
                       "weight, or with what is not applicable or undefined.",
                       imputation->left_outs, imputation->left_outs + imputation->rows,
                       analysis->rows_are);
}

static struct table *part_table(struct run *run, const struct analysis *analysis,
                                const struct imputed *imputed)
{
    struct table *table = table_new(
        run, "",
        talloc_asprintf(run, "Multiple imputation: %s", imputed->listwise->design->formula->text),
        7);
    add_headings(run, imputed, table);
    for (size_t j = 0; j < imputed->terms; j++)
        add_term(run, imputed, j, table);
    add_r_squared(run, imputed, table);
    add_notes(run, analysis, imputed, table);
    return table;
}

/* What is said of a coefficient in numbers: the headings of CSV are broom's and mice's. */
enum { NUMBERS = 13 };
static const char *const number_key[NUMBERS] = {
    "estimate",      "std_error", "statistic",        "df",      "p_value",
    "conf_low",      "conf_high", "within",           "between", "increase",
    "missing_share", "fmi",       "monte_carlo_error"
};

static void numbers_of(const struct pooled *p, double value[NUMBERS])
{
    const double values[NUMBERS] = { p->estimate,         p->std_error, p->statistic,     p->df,
                                     p->p_value,          p->conf_low,  p->conf_high,     p->within,
                                     p->between,          p->increase,  p->missing_share, p->fmi,
                                     p->monte_carlo_error };
    memcpy(value, values, sizeof values);
}

static char *add_csv(struct run *run, const struct imputed *imputed, char *text)
{
    const struct imputation_settings *settings = &imputed->imputation->settings;
    for (size_t j = 0; j < imputed->terms; j++) {
        double value[NUMBERS];
        const struct coefficient *c = listwise_of(imputed, imputed->term[j]);
        numbers_of(&imputed->pooled[j], value);
        text = talloc_asprintf_append_buffer(
            text, "%s,%s,%zu,%s", csv_safe(run, imputed->listwise->design->formula->text),
            csv_safe(run, imputed->term[j]), settings->count, imputation_names[settings->method]);
        text = csv_add_numbers(run, text, value, NUMBERS);
        text = talloc_asprintf_append_buffer(
            text, ",%s,%s,%s,%zu,%zu\n", number_full(run, c == NULL ? NAN : c->estimate),
            number_full(run, c == NULL ? NAN : c->std_error),
            number_full(run, c == NULL ? NAN : c->p_value), imputed->nobs, imputed->listwise->nobs);
    }
    return text;
}

static json_t *term_json(const struct imputed *imputed, size_t j)
{
    double value[NUMBERS];
    const struct coefficient *c = listwise_of(imputed, imputed->term[j]);
    json_t *object = json_pack("{s:s}", "term", imputed->term[j]);
    numbers_of(&imputed->pooled[j], value);
    for (size_t k = 0; k < NUMBERS; k++)
        json_object_set_new(object, number_key[k], json_number_or_null(value[k]));
    json_object_set_new(object, "listwise", c == NULL ? json_null() : json_coefficient(c));
    return object;
}

static json_t *columns_json(const struct imputation *imputation)
{
    json_t *columns = json_array();
    for (size_t i = 0; i < imputation->columns; i++) {
        const struct imputed_column *column = &imputation->column[i];
        json_t *object = json_pack("{s:o}", "variable", json_name(column->column->name));
        json_object_set_new(object, "imputed", json_integer((json_int_t)column->cells));
        json_object_set_new(object, "suppressed", json_integer((json_int_t)column->suppressed));
        json_object_set_new(object, "no_row", json_integer((json_int_t)column->no_row));
        json_object_set_new(object, "r_hat", json_number_or_null(column->r_hat));
        json_array_append_new(columns, object);
    }
    return columns;
}

static json_t *part_json(const struct imputed *imputed)
{
    const struct imputation *imputation = imputed->imputation;
    const struct imputation_settings *settings = &imputation->settings;
    const struct pooled_r_squared *r_squared = &imputed->r_squared;
    const struct {
        const char *key;
        size_t count;
    } counts[] = { { "imputations", settings->count },
                   { "sweeps", SWEEPS },
                   { "seed", settings->seed },
                   { "nobs", imputed->nobs },
                   { "listwise_nobs", imputed->listwise->nobs },
                   { "completed_rows", imputation->completed },
                   { "left_out_count", imputation->left_outs },
                   { "imputations_enough", imputed->enough } };
    json_t *terms = json_array();
    json_t *object = json_pack("{s:s, s:s}", "formula", imputed->listwise->design->formula->text,
                               "method", imputation_names[settings->method]);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_object_set_new(object, counts[i].key, json_integer((json_int_t)counts[i].count));
    json_object_set_new(object, "imputed", columns_json(imputation));
    json_object_set_new(object, "r_squared",
                        json_pack("{s:o, s:o, s:o}", "estimate",
                                  json_number_or_null(r_squared->estimate), "conf_low",
                                  json_number_or_null(r_squared->conf_low), "conf_high",
                                  json_number_or_null(r_squared->conf_high)));
    for (size_t j = 0; j < imputed->terms; j++)
        json_array_append_new(terms, term_json(imputed, j));
    json_object_set_new(object, "coefficients", terms);
    return object;
}

bool imputation_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    const struct imputation_settings settings = {
        inquiry->imputations, (enum imputation_method)inquiry->imputation_method,
        inquiry->whole->inference.seed
    };
    json_t *models = json_array();
    char *text = talloc_strdup(run, "model,term,imputations,method,estimate,std.error,statistic,df,"
                                    "p.value,conf.low,conf.high,within,between,riv,lambda,fmi,"
                                    "mc.error,listwise.estimate,listwise.std.error,"
                                    "listwise.p.value,nobs,listwise.nobs\n");
    section_json(run, section, models);
    for (size_t m = 0; m < inquiry->fits; m++) {
        struct imputed *imputed = NULL;
        if (!imputed_fit(run, inquiry->whole, inquiry->fit[m]->design->formula, &settings,
                         &imputed))
            return false;
        section_add(run, section, part_table(run, inquiry->whole, imputed));
        text = add_csv(run, imputed, text);
        json_array_append_new(models, part_json(imputed));
    }
    section->csv = text;
    return true;
}
