/* Fits as commands of R. */
#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/script_writing.h"
#include "report/table.h"

static void release_text(void *text)
{
    g_string_free(text, TRUE);
}

/* A name as R's formulas take it: in back-quotes unless it is plain, and no word of R's own. */
static const char *r_name(struct run *run, const char *name)
{
    static const char *const own[] = { "if",   "else",  "repeat", "while", "function", "for",
                                       "next", "break", "TRUE",   "FALSE", "NULL",     "Inf",
                                       "NaN",  "NA",    "in",     "T",     "F" };
    bool plain = g_ascii_isalpha(*name);
    for (const char *at = name; *at != '\0'; at++)
        plain = plain && (g_ascii_isalnum(*at) || *at == '.' || *at == '_');
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        plain = plain && strcmp(name, own[i]) != 0;
    return plain ? name : script_r_marked(run, name, '`');
}

static const char *z_name(struct run *run, const char *column)
{
    return talloc_asprintf(run, "z(%s)", column);
}

static const char *r_factor(struct run *run, const struct factor *factor)
{
    const char *name = r_name(run, factor->column);
    switch (factor->function) {
    case FACTOR_Z:
        return r_name(run, z_name(run, factor->column));
    case FACTOR_LN:
        return talloc_asprintf(run, "log(%s)", name);
    case FACTOR_SQRT:
        return talloc_asprintf(run, "sqrt(%s)", name);
    case FACTOR_POLY:
        return talloc_asprintf(run, "poly(%s, %d)", name, factor->degree);
    case FACTOR_RAW_POLY:
        return talloc_asprintf(run, "poly(%s, %d, raw = TRUE)", name, factor->degree);
    case FACTOR_POWER:
        return talloc_asprintf(run, "I(%s^%d)", name, factor->degree);
    default:
        return name;
    }
}

static const char *r_formula(struct run *run, const struct formula *formula)
{
    char *text = talloc_asprintf(run, "%s ~ ", r_factor(run, &formula->response));
    if (formula->terms == 0)
        text = talloc_asprintf_append_buffer(text, "%s", formula->intercept ? "1" : "0");
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            text = talloc_asprintf_append_buffer(text, "%s%s",
                                                 f > 0   ? ":"
                                                 : t > 0 ? " + "
                                                         : "",
                                                 r_factor(run, &formula->term[t].factor[f]));
    return formula->intercept || formula->terms == 0 ? text : talloc_asprintf(run, "%s - 1", text);
}

/* What is standardised, as columns of their own: over rows that the model may then leave out. */
static bool write_z(struct script_writing *writing, const struct fit *fit,
                    const struct factor *factor)
{
    struct run *run = writing->run;
    if (factor->function != FACTOR_Z)
        return true;
    const char *column = script_r_quoted(run, factor->column);
    const char *z = script_r_quoted(run, z_name(run, factor->column));
    double mean = 0, sd = 1;
    if (!writing->script->z_elsewhere) {
        g_string_append_printf(writing->text, "d[[%s]] <- z(d[[%s]])\n", z, column);
        return true;
    }
    if (!script_standard(run, writing->script, fit, factor->column, &mean, &sd))
        return false;
    g_string_append_printf(writing->text,
                           "d[[%s]] <- (d[[%s]] - %s) / %s # over all authorities, kept or not\n",
                           z, column, number_full(run, mean), number_full(run, sd));
    return true;
}

static bool write_columns(struct script_writing *writing, const struct fit *fit)
{
    const struct formula *formula = fit->design->formula;
    struct run *run = writing->run;
    size_t count = 0;
    const char *const *name = script_columns_of(run, formula, &count);
    bool mean = writing->script->analysis->offer.rule == MISSING_RULE_MEAN;
    g_string_append(writing->text, "d <- data\n");
    for (size_t i = 1; mean && i < count; i++)
        if (!script_is_text(writing->script, name[i]))
            g_string_append_printf(writing->text,
                                   "d[[%s]][is.na(d[[%s]])] <- mean(d[[%s]], na.rm = TRUE)\n",
                                   script_r_quoted(run, name[i]), script_r_quoted(run, name[i]),
                                   script_r_quoted(run, name[i]));
    if (!write_z(writing, fit, &formula->response))
        return false;
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            if (!script_repeats(formula, t, f)
                && !write_z(writing, fit, &formula->term[t].factor[f]))
                return false;
    return true;
}

/* The columns of all formulas, for rows that all can use. */
static const char *every_column(struct run *run, const struct script *script)
{
    const char **name = run_array(run, const char *, script->columns);
    size_t count = 0;
    for (size_t i = 0; i < script->columns; i++) {
        bool used = false;
        for (size_t m = 0; m < script->fits; m++) {
            size_t own = 0;
            const char *const *of = script_columns_of(run, script->fit[m]->design->formula, &own);
            for (size_t j = 0; j < own; j++)
                used = used || strcmp(of[j], script->column[i].name) == 0;
        }
        if (used)
            name[count++] = script->column[i].name;
    }
    return script_r_texts(run, name, count);
}

static void write_rows(struct script_writing *writing, const struct fit *fit)
{
    struct run *run = writing->run;
    size_t count = 0;
    const char *const *name = script_columns_of(run, fit->design->formula, &count);
    const char *weight = fit->design->weighted_by;
    g_string_append_printf(writing->text, "d <- d[complete.cases(d[%s]), , drop = FALSE]\n",
                           writing->script->common_rows ? every_column(run, writing->script)
                                                        : script_r_texts(run, name, count));
    if (weight != NULL)
        g_string_append_printf(
            writing->text,
            "d[[\".weight\"]] <- d[[%s]]\n"
            "d <- d[!is.na(d[[\".weight\"]]) & d[[\".weight\"]] > 0, , drop = FALSE]\n",
            script_r_quoted(run, weight));
    g_string_append_printf(writing->text, "stopifnot(nrow(d) == %zu)\n", fit->nobs);
    for (size_t i = 1; i < count; i++)
        if (script_is_text(writing->script, name[i]))
            g_string_append_printf(writing->text, "d[[%s]] <- category(d[[%s]])\n",
                                   script_r_quoted(run, name[i]), script_r_quoted(run, name[i]));
}

static void write_bootstrap(GString *text, const struct inference *inference)
{
    g_string_append_printf(
        text,
        "# R draws other rows than attain: standard errors agree but for the luck of the draws,\n"
        "# and are not compared. attain's intervals are of the draws; those below are of t.\n"
        "set.seed(%llu)\n"
        "V <- var(t(replicate(%zu, coef(update(fit, data = d[sample(nrow(d), replace = TRUE), , "
        "drop = FALSE])))))\n"
        "df <- df.residual(fit)\n",
        (unsigned long long)inference->seed, inference->replicates);
}

/* Standard errors and their degrees of freedom. */
static bool write_errors(struct script_writing *writing, const struct fit *fit)
{
    struct run *run = writing->run;
    const struct inference *inference = &fit->inference;
    const char *kind = inference_names[inference->kind];
    const char *cluster =
        inference->cluster == NULL ? "" : script_r_quoted(run, inference->cluster);
    GString *text = writing->text;
    switch (inference->kind) {
    case INFERENCE_CLASSICAL:
        g_string_append(text, "V <- vcov(fit)\ndf <- df.residual(fit)\n");
        break;
    case INFERENCE_HC0:
    case INFERENCE_HC1:
    case INFERENCE_HC2:
    case INFERENCE_HC3:
    case INFERENCE_HC4:
        g_string_append_printf(
            text, "V <- sandwich::vcovHC(fit, type = \"%s\")\ndf <- df.residual(fit)\n", kind);
        break;
    case INFERENCE_CR1:
        g_string_append_printf(text,
                               "V <- clubSandwich::vcovCR(fit, cluster = d[[%s]], type = \"CR1\")\n"
                               "df <- length(unique(d[[%s]])) - 1\n",
                               cluster, cluster);
        break;
    case INFERENCE_CR2:
        g_string_append_printf(text,
                               "V <- clubSandwich::vcovCR(fit, cluster = d[[%s]], type = \"CR2\")\n"
                               "df <- clubSandwich::coef_test(fit, vcov = V, test = "
                               "\"Satterthwaite\")[[\"df_Satt\"]]\n",
                               cluster);
        break;
    case INFERENCE_BOOTSTRAP:
        write_bootstrap(text, inference);
        break;
    default:
        return run_fail(
            run, STATUS_USAGE, NOWHERE,
            "R has no counterpart of --se %s that gives the same; ask for a script with "
            "classical standard errors, HC0 to HC4, CR1, CR2 or bootstrap",
            kind);
    }
    return true;
}

static const char *r_numbers(struct run *run, const struct fit *fit, bool errors)
{
    char *list = talloc_strdup(run, "c(");
    for (size_t i = 0; i < fit->coefficients; i++) {
        double value = errors ? fit->coefficient[i].std_error : fit->coefficient[i].estimate;
        list = talloc_asprintf_append_buffer(list, "%s%s",
                                             i == 0       ? ""
                                             : i % 4 == 0 ? ",\n       "
                                                          : ", ",
                                             number_full(run, value));
    }
    return talloc_asprintf_append_buffer(list, ")");
}

static void write_expected(struct script_writing *writing, const struct fit *fit)
{
    struct run *run = writing->run;
    bool drawn = inference_is_resampled(fit->inference.kind);
    for (size_t i = 0; i < fit->coefficients; i++)
        g_string_append_printf(
            writing->text, "#   %s: %s, standard error %s\n", fit->coefficient[i].term,
            number_to_error(run, fit->coefficient[i].estimate, fit->coefficient[i].std_error),
            number_to_error(run, fit->coefficient[i].std_error, fit->coefficient[i].std_error));
    g_string_append_printf(writing->text,
                           "show(fit, sqrt(diag(V)), df, level = %s,\n     %s,\n     %s)\n\n",
                           number_full(run, fit->conf_level), r_numbers(run, fit, false),
                           drawn ? "NA" : r_numbers(run, fit, true));
}

static bool write_fit(struct script_writing *writing, size_t index)
{
    const struct fit *fit = writing->script->fit[index];
    const struct formula *formula = fit->design->formula;
    g_string_append_printf(writing->text, "# %zu. %s\n", index + 1, formula->text);
    if (!write_columns(writing, fit))
        return false;
    write_rows(writing, fit);
    g_string_append_printf(writing->text, "fit <- lm(%s, data = d%s)\n",
                           r_formula(writing->run, formula),
                           fit->design->weighted_by == NULL ? "" : ", weights = .weight");
    if (!write_errors(writing, fit))
        return false;
    write_expected(writing, fit);
    return true;
}

/* The packages that the script calls. */
static const char *packages(struct run *run, const struct script *script)
{
    const char *name[3];
    size_t count = 0;
    enum inference_kind kind = script->fit[0]->inference.kind;
    if (kind >= INFERENCE_HC0 && kind <= INFERENCE_HC4)
        name[count++] = "sandwich";
    if (kind == INFERENCE_CR1 || kind == INFERENCE_CR2)
        name[count++] = "clubSandwich";
    if (script->input != NULL && script->input->program != NULL)
        name[count++] = "haven";
    return count == 0 ? NULL : text_list(run, name, count);
}

static void write_opening(struct script_writing *writing)
{
    const struct script *script = writing->script;
    const char *needed = packages(writing->run, script);
    g_string_append_printf(
        writing->text,
        "# %s of attain, again in R. Run it from the folder in which attain was run.\n",
        script->fits == 1 ? "A regression" : "Regressions");
    if (script->made_up)
        g_string_append_printf(writing->text, "# %s\n", MADE_UP_NOTE);
    if (script->made_by != NULL)
        g_string_append_printf(writing->text, "# First write the data: %s\n", script->made_by);
    if (needed != NULL)
        g_string_append_printf(writing->text, "# Needs the package%s %s.\n",
                               strstr(needed, " and ") == NULL ? "" : "s", needed);
    g_string_append(writing->text,
                    "options(contrasts = c(\"contr.treatment\", \"contr.poly\"), width = 120)\n\n");
}

bool script_r(struct run *run, const struct script *script, const char **text)
{
    struct script_writing writing = { run, script, run_adopt(run, g_string_new(NULL), release_text),
                                      NULL };
    write_opening(&writing);
    script_r_data(&writing);
    for (size_t i = 0; i < script->fits; i++)
        if (!write_fit(&writing, i))
            return false;
    g_string_append(writing.text,
                    "cat(\"R agrees with attain: estimates, and standard errors that are not "
                    "drawn.\\n\")\n");
    *text = writing.text->str;
    return true;
}
