#include "report/methods.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "derive/factoring.h"
#include "report/fit_table.h"

/* What was used, for sources. */
enum used {
    USED_LEAST_SQUARES = 1,
    USED_PRINCIPAL_AXIS = 2,
    USED_MAXIMUM_LIKELIHOOD = 4,
    USED_FACTOR = 8,
    USED_REVIEW = 16,
    USED_CHOICES = 32,
    USED_LISTWISE = 64
};

/* A publication, and what it stands for: things used, or a kind of standard errors. */
static const struct publication {
    const char *words;
    unsigned used;
    unsigned errors; /* 1 << enum inference_kind */
} publications[] = {
    { "Allen (1974), Technometrics 16, 125-127: prediction error of rows left out.", USED_REVIEW,
      0 },
    { "Bell and McCaffrey (2002), Survey Methodology 28, 169-181: CR2 standard errors.", 0,
      1u << INFERENCE_CR2 },
    { "Belsley, Kuh and Welsch (1980), Regression Diagnostics: collinearity, influence, estimates "
      "without each row.",
      USED_REVIEW, 0 },
    { "Breusch and Pagan (1979), Econometrica 47, 1287-1294: variance of errors.", USED_REVIEW, 0 },
    { "Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90, 414-427: wild "
      "cluster bootstrap.",
      0, 1u << INFERENCE_WILD_CLUSTER },
    { "Cohen (1988), Statistical Power Analysis, chapter 9: what could have been found.",
      USED_REVIEW, 0 },
    { "Cook (1977), Technometrics 19, 15-18: influence.", USED_REVIEW, 0 },
    { "Cribari-Neto (2004), Computational Statistics and Data Analysis 45, 215-233: HC4 standard "
      "errors.",
      0, 1u << INFERENCE_HC4 },
    { "Davison and Hinkley (1997), Bootstrap Methods and their Application.", 0,
      1u << INFERENCE_BOOTSTRAP | 1u << INFERENCE_BOOTSTRAP_RESIDUALS },
    { "Efron and Tibshirani (1993), An Introduction to the Bootstrap.", 0,
      1u << INFERENCE_BOOTSTRAP | 1u << INFERENCE_BOOTSTRAP_RESIDUALS },
    { "Fox and Monette (1992), Journal of the American Statistical Association 87, 178-183: "
      "inflation of variance.",
      USED_REVIEW, 0 },
    { "Freedman and Lane (1983), Journal of Business & Economic Statistics 1, 292-298: permutation "
      "of residuals.",
      0, 1u << INFERENCE_PERMUTATION },
    { "Golub and Van Loan (2013), Matrix Computations, section 5.3: least squares by QR.",
      USED_LEAST_SQUARES, 0 },
    { "Harman (1976), Modern Factor Analysis, chapter 8: principal axis factoring.",
      USED_PRINCIPAL_AXIS, 0 },
    { "Jarque and Bera (1980), Economics Letters 6, 255-259: normality.", USED_REVIEW, 0 },
    { "J\u00F6reskog (1967), Psychometrika 32, 443-482: maximum likelihood factor analysis.",
      USED_MAXIMUM_LIKELIHOOD, 0 },
    { "Koenker (1981), Journal of Econometrics 17, 107-112: variance of errors.", USED_REVIEW, 0 },
    { "Little and Rubin (2019), Statistical Analysis with Missing Data, chapter 1.", USED_LISTWISE,
      0 },
    { "MacKinnon and White (1985), Journal of Econometrics 29, 305-325: HC1 to HC3 standard "
      "errors.",
      0, 1u << INFERENCE_HC1 | 1u << INFERENCE_HC2 | 1u << INFERENCE_HC3 },
    { "Pustejovsky and Tipton (2018), Journal of Business & Economic Statistics 36, 672-683: CR2 "
      "standard errors.",
      0, 1u << INFERENCE_CR2 },
    { "Ramsey (1969), Journal of the Royal Statistical Society B 31, 350-371: RESET.", USED_REVIEW,
      0 },
    { "Shapiro and Wilk (1965), Biometrika 52, 591-611: normality.", USED_REVIEW, 0 },
    { "Steegen, Tuerlinckx, Gelman and Vanpaemel (2016), Perspectives on Psychological Science 11, "
      "702-712: a result under every combination of choices.",
      USED_CHOICES, 0 },
    { "Stone (1974), Journal of the Royal Statistical Society B 36, 111-147: cross-validation.",
      USED_REVIEW, 0 },
    { "Thurstone (1935), The Vectors of Mind: factor scores by regression.", USED_FACTOR, 0 },
    { "White (1980), Econometrica 48, 817-838: standard errors for errors of unequal variance, and "
      "a test of it.",
      USED_REVIEW,
      1u << INFERENCE_HC0 | 1u << INFERENCE_HC1 | 1u << INFERENCE_HC2 | 1u << INFERENCE_HC3
          | 1u << INFERENCE_HC4 },
};

/* The words in the making. */
struct account {
    struct run *run;
    const struct fitted *fitted;
    const struct panel *panel;
    const struct study *study;
    struct methods *methods;
    unsigned used, errors;
};

static void tell(struct account *account, const char *about, const char *words)
{
    struct methods *methods = account->methods;
    methods->method = run_grow(account->run, methods->method, struct method, methods->count + 1);
    methods->method[methods->count++] = (struct method){ about, words };
}

/* Labels of the variables of that list, as a sentence's part. */
static const char *labels(struct run *run, const struct study *study, const struct texts *names)
{
    const char **label = run_array(run, const char *, names->count + 1);
    for (size_t i = 0; i < names->count; i++) {
        const struct variable *variable = study_variable(study, names->text[i]);
        label[i] = variable == NULL ? names->text[i] : variable->label;
    }
    return text_list(run, label, names->count);
}

static void tell_rows(struct account *account)
{
    struct run *run = account->run;
    const struct panel *panel = account->panel;
    const char *rows = number_count(run, panel->frame->rows);
    if (account->study->keep.count == 0)
        tell(account, "Rows",
             talloc_asprintf(run, "Each row is a local authority; all %s are in the analysis.",
                             rows));
    else
        tell(account, "Rows",
             talloc_asprintf(run,
                             "Each row is a local authority. It is in the analysis if it has a "
                             "value of %s: %s of %s.",
                             labels(run, account->study, &account->study->keep),
                             number_count(run, panel->kept_rows), rows));
}

/* Whether fits of a table were made in the same way as those of one before it; `words` are NULL of
 * a table that is left out. */
static bool is_told(const char *const *words, size_t table)
{
    for (size_t t = 0; t < table; t++)
        if (words[t] != NULL && strcmp(words[t], words[table]) == 0)
            return true;
    return false;
}

static const char *tables_of(struct account *account, const char *const *words, size_t table)
{
    const char **id = run_array(account->run, const char *, account->study->tables);
    size_t ids = 0;
    for (size_t t = table; t < account->study->tables; t++)
        if (words[t] != NULL && strcmp(words[t], words[table]) == 0)
            id[ids++] = account->study->table[t]->id;
    return text_list(account->run, id, ids);
}

static void tell_models(struct account *account)
{
    struct run *run = account->run;
    size_t tables = account->study->tables;
    const char **words = run_array(run, const char *, tables + 1);
    char *text = talloc_strdup(run, "");
    for (size_t t = 0; t < tables; t++) {
        const struct fitted_table *source = &account->fitted->table[t];
        for (size_t m = 0; source->absent == NULL && m < source->table->models; m++)
            account->errors |= 1u << source->fit[m]->inference.kind;
        if (source->absent == NULL)
            words[t] = fits_method(run, source->fit, source->table->models);
    }
    for (size_t t = 0; t < tables; t++)
        if (words[t] != NULL && !is_told(words, t))
            text = talloc_asprintf_append_buffer(text, "%s: %s ", tables_of(account, words, t),
                                                 words[t]);
    if (*text == '\0')
        return;
    account->used |= USED_LEAST_SQUARES;
    tell(account, "Models",
         talloc_asprintf(run,
                         "%sB is the difference in the outcome that goes with a difference of "
                         "one in the predictor, with the other predictors of the model as "
                         "they are; it does not say why.",
                         text));
}

static void tell_missing(struct account *account)
{
    bool mean = false, listwise = false;
    for (size_t t = 0; t < account->study->tables; t++)
        if (account->fitted->table[t].absent == NULL) {
            mean = mean || account->fitted->table[t].rule == MISSING_RULE_MEAN;
            listwise = listwise || account->fitted->table[t].rule == MISSING_RULE_LISTWISE;
        }
    if (listwise)
        account->used |= USED_LISTWISE;
    if (listwise)
        tell(account, mean ? "Missing values, in other tables" : "Missing values",
             "A model is fitted to the local authorities that have a value of its outcome and of "
             "every predictor (listwise deletion). Suppressed and unavailable values stay missing, "
             "each with its reason; none is worked out from others.");
    if (mean)
        tell(account, "Missing values replaced",
             "Where a table says so, a missing predictor takes the mean of the local authorities "
             "kept; standard errors do not know of it.");
}

/* Variables that went through a transform, by their labels. */
static const char *transformed(struct account *account, enum transform transform)
{
    struct texts names = { 0, NULL, NULL };
    for (size_t i = 0; i < account->study->variables; i++)
        if (account->study->variable[i].transform == (int)transform
            && frame_column(account->panel->frame, account->study->variable[i].name) != NULL)
            texts_add(account->run, &names, account->study->variable[i].name, NOWHERE);
    return names.count == 0 ? NULL : labels(account->run, account->study, &names);
}

static bool formulas_standardise(const struct account *account)
{
    for (size_t t = 0; t < account->study->tables; t++)
        for (size_t m = 0; m < account->study->table[t]->models; m++)
            if (strstr(account->study->table[t]->model[m].formula->text, "z(") != NULL)
                return true;
    return false;
}

static void tell_transforms(struct account *account)
{
    struct run *run = account->run;
    const char *z = transformed(account, TRANSFORM_Z), *ln = transformed(account, TRANSFORM_LN);
    char *text = talloc_strdup(run, "");
    if (z != NULL)
        text = talloc_asprintf_append_buffer(text,
                                             "Made to have mean 0 and standard deviation 1 over "
                                             "every local authority with a value, before any is "
                                             "left out: %s. ",
                                             z);
    if (formulas_standardise(account))
        text = talloc_asprintf_append_buffer(text, "z(...) in a formula does the same over %s. ",
                                             fitted_standardises_all(account->panel)
                                                 ? "every local authority with a value"
                                                 : "those in the analysis");
    if (ln != NULL)
        text = talloc_asprintf_append_buffer(text, "Natural logarithm: %s. ", ln);
    if (*text != '\0')
        tell(account, "Standardisation and logarithms", text);
}

static void tell_factors(struct account *account)
{
    struct run *run = account->run;
    for (size_t i = 0; i < account->panel->latents; i++) {
        const struct panel_latent *made = &account->panel->latent[i];
        bool axis = made->latent->factoring->method == LATENT_PAF;
        account->used |= USED_FACTOR | (axis ? USED_PRINCIPAL_AXIS : USED_MAXIMUM_LIKELIHOOD);
        tell(account, made->variable->label,
             talloc_asprintf(run,
                             "The score of one factor behind %s, by %s over the %s local "
                             "authorities that have them all; scores by regression. It carries "
                             "%s%% of their variance. Loadings, and whether these are one thing, "
                             "stand under the key figures.",
                             labels(run, account->study, &made->variable->factor),
                             latent_method_words[made->latent->factoring->method],
                             number_count(run, made->latent->rows),
                             number_fixed(run, 100 * made->latent->variance_carried, 0)));
    }
}

static void tell_tests(struct account *account)
{
    size_t tests = 0;
    for (size_t t = 0; t < account->study->tables; t++) {
        const struct fitted_table *source = &account->fitted->table[t];
        for (size_t m = 0; source->absent == NULL && m < source->table->models; m++)
            tests += source->fit[m]->coefficients - source->fit[m]->design->formula->intercept;
    }
    if (tests > 0)
        tell(account, "Tests",
             talloc_asprintf(account->run,
                             "p-values are two-sided. The tables make %s test%s of a coefficient, "
                             "constants aside, and p-values are not adjusted for their number: at "
                             "the 5%% level one in twenty would be significant where nothing goes "
                             "together.",
                             number_count(account->run, tests), tests == 1 ? "" : "s"));
}

/* Where anything is drawn at random, where that begins. */
static void tell_seeds(struct account *account, bool reviewed)
{
    char *text = talloc_strdup(account->run, "");
    for (size_t t = 0; t < account->study->tables; t++) {
        const struct inference *inference = &account->study->table[t]->inference;
        if (account->fitted->table[t].absent == NULL && inference_is_resampled(inference->kind))
            text = talloc_asprintf_append_buffer(text, "%s: %s replicates, seed %llu. ",
                                                 account->study->table[t]->id,
                                                 number_count(account->run, inference->replicates),
                                                 (unsigned long long)inference->seed);
    }
    if (reviewed)
        text = talloc_strdup_append_buffer(
            text, "Folds of cross-validation are drawn at random too; their seed stands under the "
                  "table. ");
    if (*text != '\0')
        tell(account, "Random numbers",
             talloc_asprintf(account->run, "%sThe same seed gives the same numbers (MT19937).",
                             text));
}

static void tell_rest(struct account *account, const struct methods_beside *beside)
{
    tell_tests(account);
    if (beside->published)
        tell(account, "Printed figures",
             "Under a recomputed figure stands the printed one, with a mark: = the same at the "
             "decimals of the print, stars included; \u2248 the same sign, and both or neither "
             "significant at the 5% level; ~ the same sign; \u2260 differs.");
    if (account->study->charts > 0)
        tell(account, "Figures",
             "What is fitted in a figure, to whom and with which intervals, stands under it. The "
             "numbers that it shows are folded below it.");
    tell_seeds(account, beside->reviewed);
    tell(account, "Numbers",
         "Least squares keeps 32 digits on the way. Figures are rounded once, half away from zero, "
         "when they are written; p below .001 is written <.001.");
}

static void add_sources(struct account *account)
{
    for (size_t i = 0; i < sizeof publications / sizeof *publications; i++)
        if ((publications[i].used & account->used) != 0
            || (publications[i].errors & account->errors) != 0)
            texts_add(account->run, &account->methods->source, publications[i].words, NOWHERE);
}

const struct methods *methods_of(struct run *run, const struct fitted *fitted,
                                 const struct methods_beside *beside)
{
    struct account account = { .run = run,
                               .fitted = fitted,
                               .panel = fitted->panel,
                               .study = fitted->panel->study,
                               .methods = talloc_zero(run, struct methods) };
    tell_rows(&account);
    tell_models(&account);
    tell_missing(&account);
    tell_transforms(&account);
    tell_factors(&account);
    tell_rest(&account, beside);
    account.used |= (beside->reviewed ? USED_REVIEW : 0u) | (beside->varied ? USED_CHOICES : 0u);
    add_sources(&account);
    return account.methods;
}

const char *methods_question(struct run *run, const struct fitted *fitted)
{
    const struct study *study = fitted->panel->study;
    struct texts outcomes = { 0, NULL, NULL }, predictors = { 0, NULL, NULL };
    if (study->question != NULL)
        return study->question;
    for (size_t t = 0; t < study->tables; t++)
        for (size_t m = 0; m < study->table[t]->models; m++) {
            const struct formula *formula = study->table[t]->model[m].formula;
            texts_add(run, &outcomes, formula->response.column, NOWHERE);
            for (size_t i = 0; i < formula->terms; i++)
                for (size_t f = 0; f < formula->term[i].factors; f++)
                    texts_add(run, &predictors, formula->term[i].factor[f].column, NOWHERE);
        }
    if (outcomes.count == 0)
        return NULL;
    return talloc_asprintf(run, "How %s of local authorities goes with %s.",
                           labels(run, study, &outcomes),
                           predictors.count == 0 ? "nothing else: models of a mean alone"
                                                 : labels(run, study, &predictors));
}
