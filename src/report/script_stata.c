/* Fits as commands of Stata (16 or later).
 *
 * Columns are read by their number and given names that Stata allows; what a formula does to a
 * column is generated as a variable of its own; a category is encoded in the order of its texts,
 * over the rows of the model, so that its first level is the base. */
#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/script_writing.h"
#include "report/statistical_names.h"
#include "report/table.h"

static void release_text(void *text)
{
    g_string_free(text, TRUE);
}

static bool refuse(struct run *run, const char *what)
{
    return run_fail(run, STATUS_USAGE, NOWHERE, "%s", what);
}

static size_t index_of(const struct script_writing *writing, const char *column)
{
    return (size_t)(script_column(writing->script, column) - writing->script->column);
}

static const char *column_name(const struct script_writing *writing, const char *column)
{
    return writing->name[index_of(writing, column)];
}

/* A generated variable: attain_z3 of the third column, attain_ln3, ...; else the column itself. */
static const char *made_name(const struct script_writing *writing, const struct factor *factor,
                             int power)
{
    struct run *run = writing->run;
    size_t number = index_of(writing, factor->column) + 1;
    switch (factor->function) {
    case FACTOR_Z:
        return talloc_asprintf(run, "attain_z%zu", number);
    case FACTOR_LN:
        return talloc_asprintf(run, "attain_ln%zu", number);
    case FACTOR_SQRT:
        return talloc_asprintf(run, "attain_sqrt%zu", number);
    case FACTOR_RAW_POLY:
    case FACTOR_POWER:
        return power == 1 ? column_name(writing, factor->column)
                          : talloc_asprintf(run, "attain_power%zu_%d", number, power);
    default:
        return script_is_text(writing->script, factor->column)
                   ? talloc_asprintf(run, "attain_category%zu", number)
                   : column_name(writing, factor->column);
    }
}

/* z() is over rows that the model may then leave out, so it comes before these go. */
static bool write_z(struct script_writing *writing, const struct fit *fit,
                    const struct factor *factor)
{
    struct run *run = writing->run;
    const char *made = made_name(writing, factor, 1), *column = NULL;
    double mean = 0, sd = 1;
    if (factor->function != FACTOR_Z)
        return true;
    column = column_name(writing, factor->column);
    if (!writing->script->z_elsewhere) {
        g_string_append_printf(writing->text, "egen double %s = std(%s)\n", made, column);
        return true;
    }
    if (!script_standard(run, writing->script, fit, factor->column, &mean, &sd))
        return false;
    g_string_append_printf(writing->text,
                           "generate double %s = (%s - %s) / %s // over all authorities\n", made,
                           column, number_full(run, mean), number_full(run, sd));
    return true;
}

/* The rows of the model are there: everything else that a factor needs. */
static bool write_factor(struct script_writing *writing, const struct factor *factor)
{
    const char *column = column_name(writing, factor->column);
    const char *made = made_name(writing, factor, 1);
    bool text = script_is_text(writing->script, factor->column);
    if (factor->function == FACTOR_POLY)
        return refuse(writing->run, "Stata's orthogonal polynomials are scaled otherwise than "
                                    "poly(x, 2); write poly(x, 2, raw) for --format stata");
    if (text)
        g_string_append_printf(writing->text, "encode %s, generate(%s)\n", column, made);
    else if (factor->function == FACTOR_LN || factor->function == FACTOR_SQRT)
        g_string_append_printf(writing->text, "generate double %s = %s(%s)\n", made,
                               factor->function == FACTOR_LN ? "ln" : "sqrt", column);
    bool raw = factor->function == FACTOR_RAW_POLY, power = factor->function == FACTOR_POWER;
    for (int k = power ? factor->degree : 2; (raw || power) && k <= factor->degree; k++)
        g_string_append_printf(writing->text, "generate double %s = %s^%d\n",
                               made_name(writing, factor, k), column, k);
    return true;
}

/* Whether a term is in the formula on its own. */
static bool has_term(const struct formula *formula, const struct factor *factor)
{
    for (size_t t = 0; t < formula->terms; t++)
        if (formula->term[t].factors == 1
            && strcmp(formula->term[t].factor[0].text, factor->text) == 0)
            return true;
    return false;
}

/* Where all levels of a category are coded, Stata would leave one out, or another. */
static bool check_levels(const struct script_writing *writing, const struct formula *formula)
{
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++) {
            const struct factor *factor = &formula->term[t].factor[f];
            bool text = script_is_text(writing->script, factor->column);
            bool alone = formula->term[t].factors > 1 && !has_term(formula, factor);
            if ((text && !formula->intercept) || alone)
                return refuse(writing->run,
                              "Stata codes categories otherwise in a formula without an intercept, "
                              "or with an interaction whose parts are no terms of their own; write "
                              "a*b, with the intercept, for --format stata");
            if (formula->term[t].factors > 1 && factor->function == FACTOR_RAW_POLY)
                return refuse(writing->run, "an interaction of a polynomial is not written for "
                                            "Stata; write x + I(x^2) in its place");
        }
    return true;
}

/* "c.attain_z1#i.attain_category2"; the powers of a polynomial one after another. */
static const char *term_words(const struct script_writing *writing, const struct term *term)
{
    struct run *run = writing->run;
    char *words = talloc_strdup(run, "");
    const struct factor *first = &term->factor[0];
    if (first->function == FACTOR_RAW_POLY) {
        for (int k = 1; k <= first->degree; k++)
            words = talloc_asprintf_append_buffer(words, " %s", made_name(writing, first, k));
        return words;
    }
    for (size_t f = 0; f < term->factors; f++) {
        const struct factor *factor = &term->factor[f];
        bool text = script_is_text(writing->script, factor->column);
        const char *kind = text ? "i." : term->factors > 1 ? "c." : "";
        words = talloc_asprintf_append_buffer(words, "%s%s%s", f == 0 ? " " : "#", kind,
                                              made_name(writing, factor, factor->degree));
    }
    return words;
}

/* What stands in vce(); NULL where Stata has no counterpart. */
static const char *vce_words(const struct script_writing *writing,
                             const struct inference *inference)
{
    struct run *run = writing->run;
    switch (inference->kind) {
    case INFERENCE_CLASSICAL:
        return "ols";
    case INFERENCE_HC1:
        return "robust";
    case INFERENCE_HC2:
        return "hc2";
    case INFERENCE_HC3:
        return "hc3";
    case INFERENCE_BOOTSTRAP:
        return talloc_asprintf(run, "bootstrap, reps(%zu) seed(%llu)", inference->replicates,
                               (unsigned long long)inference->seed);
    default:
        return NULL;
    }
}

static bool check_errors(const struct script_writing *writing, const struct fit *fit)
{
    enum inference_kind kind = fit->inference.kind;
    if (vce_words(writing, &fit->inference) == NULL)
        return run_fail(
            writing->run, STATUS_USAGE, NOWHERE,
            "Stata's regress has no counterpart of --se %s that gives the same; ask for "
            "a script with classical standard errors, HC1, HC2, HC3 or bootstrap, or "
            "for one of R: --format r",
            inference_names[kind]);
    return fit->design->weighted_by == NULL || kind == INFERENCE_CLASSICAL || kind == INFERENCE_HC1
           || refuse(writing->run, "Stata weights rows only with classical standard errors or HC1; "
                                   "ask for one of these, or for --format r");
}

static void write_means(struct script_writing *writing, const char *const *name, size_t count)
{
    bool mean = writing->script->analysis->offer.rule == MISSING_RULE_MEAN;
    for (size_t i = 1; mean && i < count; i++) {
        const char *column = column_name(writing, name[i]);
        if (!script_is_text(writing->script, name[i]))
            g_string_append_printf(writing->text,
                                   "quietly summarize %s\n"
                                   "replace %s = r(mean) if missing(%s)\n",
                                   column, column, column);
    }
}

static void keep_rows(struct script_writing *writing, const struct formula *formula)
{
    size_t count = 0;
    const char *const *name = script_columns_of(writing->run, formula, &count);
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(writing->text, "drop if missing(%s)\n",
                               column_name(writing, name[i]));
}

static void write_rows(struct script_writing *writing, const struct fit *fit)
{
    const struct script *script = writing->script;
    for (size_t i = 0; i < script->fits; i++)
        if (script->common_rows || script->fit[i] == fit)
            keep_rows(writing, script->fit[i]->design->formula);
    if (fit->design->weighted_by != NULL)
        g_string_append_printf(writing->text, "drop if missing(%s) | %s <= 0\n",
                               column_name(writing, fit->design->weighted_by),
                               column_name(writing, fit->design->weighted_by));
    g_string_append_printf(writing->text, "assert _N == %zu\n", fit->nobs);
}

static bool write_columns(struct script_writing *writing, const struct fit *fit)
{
    const struct formula *formula = fit->design->formula;
    size_t count = 0;
    const char *const *name = script_columns_of(writing->run, formula, &count);
    write_means(writing, name, count);
    if (!write_z(writing, fit, &formula->response))
        return false;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (!script_repeats(formula, t, f)
                && !write_z(writing, fit, &formula->term[t].factor[f]))
                return false;
    write_rows(writing, fit);
    if (!write_factor(writing, &formula->response))
        return false;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (!script_repeats(formula, t, f)
                && !write_factor(writing, &formula->term[t].factor[f]))
                return false;
    return true;
}

static void write_regress(struct script_writing *writing, const struct fit *fit)
{
    struct run *run = writing->run;
    const struct formula *formula = fit->design->formula;
    const struct factor *response = &formula->response;
    g_string_append_printf(writing->text, "regress %s",
                           made_name(writing, response, response->degree));
    for (size_t t = 0; t < formula->terms; t++)
        g_string_append(writing->text, term_words(writing, &formula->term[t]));
    if (fit->design->weighted_by != NULL)
        g_string_append_printf(writing->text, " [aweight = %s]",
                               column_name(writing, fit->design->weighted_by));
    g_string_append_printf(
        writing->text, ", vce(%s) level(%s)%s\n", vce_words(writing, &fit->inference),
        number_full(run, 100 * fit->conf_level), formula->intercept ? "" : " noconstant");
}

/* A term of one number has its name in _b[]; the intercept is _cons. */
static const char *coefficient_name(const struct script_writing *writing, const struct fit *fit,
                                    size_t j)
{
    size_t t = fit->coefficient[j].formula_term;
    if (t == SIZE_MAX)
        return "_cons";
    const struct term *term = &fit->design->formula->term[t];
    const struct factor *factor = &term->factor[0];
    bool single = term->factors == 1 && factor->function != FACTOR_RAW_POLY
                  && !script_is_text(writing->script, factor->column);
    return single ? made_name(writing, factor, factor->degree) : NULL;
}

static void write_expected(struct script_writing *writing, const struct fit *fit)
{
    struct run *run = writing->run;
    bool drawn = inference_is_resampled(fit->inference.kind);
    for (size_t j = 0; j < fit->coefficients; j++) {
        const struct coefficient *coefficient = &fit->coefficient[j];
        const char *estimate = number_full(run, coefficient->estimate);
        const char *error = number_full(run, coefficient->std_error);
        const char *name = coefficient_name(writing, fit, j);
        g_string_append_printf(writing->text, "* %s: %s, standard error %s%s\n", coefficient->term,
                               estimate, error, drawn ? " (Stata draws other rows)" : "");
        if (name != NULL)
            g_string_append_printf(writing->text, "assert abs(_b[%s] - (%s)) < 1e-8 * (%s)\n", name,
                                   estimate, error);
        if (name != NULL && !drawn)
            g_string_append_printf(writing->text, "assert reldif(_se[%s], %s) < 1e-7\n", name,
                                   error);
    }
}

static bool write_fit(struct script_writing *writing, size_t index)
{
    const struct fit *fit = writing->script->fit[index];
    if (!check_errors(writing, fit) || !check_levels(writing, fit->design->formula))
        return false;
    g_string_append_printf(writing->text, "\n* %zu. %s\npreserve\n", index + 1,
                           fit->design->formula->text);
    if (!write_columns(writing, fit))
        return false;
    write_regress(writing, fit);
    write_expected(writing, fit);
    g_string_append(writing->text, "restore\n");
    return true;
}

static void write_opening(struct script_writing *writing)
{
    const struct script *script = writing->script;
    g_string_append_printf(
        writing->text,
        "* %s of attain, again in Stata. Run it from the folder in which attain was run.\n"
        "* Written by Stata's manuals; it has not been run by its makers. It stops at an assert\n"
        "* where an estimate is not that of attain.\n",
        script->fits == 1 ? "A regression" : "Regressions");
    if (script->made_up)
        g_string_append_printf(writing->text, "* %s\n", MADE_UP_NOTE);
    if (script->made_by != NULL)
        g_string_append_printf(writing->text, "* First write the data: %s\n", script->made_by);
    g_string_append(writing->text, "version 16\n");
}

bool script_stata(struct run *run, const struct script *script, const char **text)
{
    const char **wanted = run_array(run, const char *, script->columns + 1);
    for (size_t i = 0; i < script->columns; i++)
        wanted[i] = script->column[i].name;
    struct script_writing writing = { run, script, run_adopt(run, g_string_new(NULL), release_text),
                                      statistical_names(run, wanted, script->columns,
                                                        PROGRAM_STATA) };
    write_opening(&writing);
    script_stata_data(&writing);
    for (size_t i = 0; i < script->fits; i++)
        if (!write_fit(&writing, i))
            return false;
    *text = writing.text->str;
    return true;
}
