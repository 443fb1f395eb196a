#include "report/factor_report.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum { MOST_NAMES = 10, DECIMALS = 3 };

static const char *figure(struct run *run, double value)
{
    return isnan(value) ? "" : number_pointed(run, value, DECIMALS);
}

/* "factor" or "component" */
static const char *thing(const struct factor_report *report)
{
    return report->analysis->settings.method == LATENT_PC ? "component" : "factor";
}

static struct table *loading_table(struct run *run, const struct factor_report *report,
                                   const gsl_matrix *loading, const char *title)
{
    const struct factoring *factoring = report->analysis->factoring;
    size_t factors = factoring->factors, k = factoring->indicators;
    const char **heading = run_array(run, const char *, factors + 3);
    heading[0] = "Indicator";
    for (size_t r = 0; r < factors; r++)
        heading[1 + r] = factors == 1 ? "Loading" : talloc_asprintf(run, "%zu", r + 1);
    heading[factors + 1] = "Communality";
    heading[factors + 2] =
        report->analysis->settings.method == LATENT_PC ? "Left over" : "Uniqueness";
    struct table *table = table_headed(run, title, heading, factors + 3);
    double carried = 0;
    for (size_t j = 0; j < k; j++) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = report->label[j];
        for (size_t r = 0; r < factors; r++)
            row->cell[1 + r].text = figure(run, gsl_matrix_get(loading, j, r));
        row->cell[factors + 1].text = figure(run, factoring->communality[j]);
        row->cell[factors + 2].text = figure(run, factoring->uniqueness[j]);
    }
    struct table_row *row = table_add_row(run, table, ROW_SUMMARY);
    row->cell[0].text = "Share of the variance";
    for (size_t r = 0; r < factors; r++) {
        double share = loadings_variance(loading, r) / (double)k;
        carried += share;
        row->cell[1 + r].text = figure(run, share);
    }
    if (factors > 1)
        row->cell[factors + 1].text = figure(run, carried);
    return table;
}

/* The names of the rows left out for the reason of row `i`: "Barnet and Bury". */
static const char *names_of_reason(struct run *run, const struct factor_report *report, size_t i,
                                   bool *told)
{
    const struct sample *sample = report->sample;
    const char **name = run_array(run, const char *, sample->left_outs);
    size_t names = 0;
    for (size_t j = i; j < sample->left_outs; j++) {
        if (strcmp(sample->left_out[i].why, sample->left_out[j].why) != 0)
            continue;
        told[j] = true;
        name[names++] = report->frame->row_name[sample->left_out[j].row];
    }
    if (names > MOST_NAMES)
        return talloc_asprintf(run, "%zu %s", names, report->rows_are);
    return text_list(run, name, names);
}

/* Rows left out, counted; by reason and name where they may be named. */
static void note_left_out(struct run *run, const struct factor_report *report, struct table *table)
{
    const struct sample *sample = report->sample;
    if (sample->left_outs == 0)
        return;
    bool *told = run_array(run, bool, sample->left_outs);
    char *text = talloc_strdup(run, "");
    size_t reasons = 0;
    for (size_t i = 0; report->named && i < sample->left_outs && reasons < MOST_NAMES; i++)
        if (!told[i])
            text = talloc_asprintf_append_buffer(text, "%s%s (%s)", reasons++ == 0 ? ": " : "; ",
                                                 names_of_reason(run, report, i, told),
                                                 sample->left_out[i].why);
    size_t untold = 0;
    for (size_t i = 0; i < sample->left_outs; i++)
        untold += !told[i];
    if (report->named && untold > 0)
        text = talloc_asprintf_append_buffer(text, "; and %zu more", untold);
    table_add_note(run, table, "Left out, %zu of %zu %s%s.", sample->left_outs,
                   sample->left_outs + sample->rows, report->rows_are, text);
}

static void note_method(struct run *run, const struct factor_report *report, struct table *table)
{
    static const char *const sources[] = {
        [LATENT_PAF] = "Principal axis (Harman 1976), communalities repeated until none changes "
                       "by 1e-13. A loading is the correlation of an indicator with the factor; "
                       "its square is what the factor carries of it.",
        [LATENT_ML] = "Maximum likelihood (Joreskog 1967), uniquenesses between .005 and 1. A "
                      "loading is the correlation of an indicator with the factor; its square is "
                      "what the factor carries of it.",
        [LATENT_PC] = "A principal component is the sum of the indicators that varies most, not a "
                      "factor behind them: its loadings come out larger than those of a common "
                      "factor.",
    };
    table_add_note(run, table, "%s", sources[report->analysis->settings.method]);
}

static void add_loadings(struct run *run, const struct factor_report *report,
                         struct section *section)
{
    const struct factor_analysis *analysis = report->analysis;
    const char *sentence[ONE_THING_CAUTIONS + 1];
    size_t factors = analysis->factoring->factors, k = analysis->factoring->indicators;
    const char *kind =
        analysis->settings.method == LATENT_PC ? "principal component" : "common factor";
    const char *by =
        analysis->settings.method == LATENT_PC
            ? ""
            : talloc_asprintf(run, ", by %s", latent_method_words[analysis->settings.method]);
    const char *title = talloc_asprintf(run, "%zu %s%s of %zu indicators%s (n = %zu)", factors,
                                        kind, factors == 1 ? "" : "s", k, by, report->sample->rows);
    struct table *table = loading_table(run, report, analysis->factoring->loading, title);
    size_t sentences = factor_report_cautions(run, report, sentence);
    for (size_t i = 0; i < sentences; i++)
        table_add_note(run, table, "%s", sentence[i]);
    note_left_out(run, report, table);
    note_method(run, report, table);
    section_add(run, section, table);
    if (analysis->varimax == NULL)
        return;
    table = loading_table(run, report, analysis->varimax, "Loadings after varimax rotation");
    table_add_note(run, table,
                   "Turned so that each %s is large in few indicators (Kaiser 1958, normalised); "
                   "what the %ss carry together stays.",
                   thing(report), thing(report));
    section_add(run, section, table);
}

static void add_eigenvalues(struct run *run, const struct factor_report *report,
                            struct section *section)
{
    static const char *const heading[] = { "No.", "Eigenvalue", "Share", "Unrelated: mean",
                                           "95 of 100 below" };
    const struct parallel_analysis *parallel = report->analysis->parallel;
    size_t k = report->analysis->correlations->size;
    struct table *table = table_headed(run, "Eigenvalues of the correlations", heading, 5);
    for (size_t j = 0; j < k; j++) {
        double value = gsl_vector_get(report->analysis->correlations->eigen->value, j);
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = talloc_asprintf(run, "%zu", j + 1);
        row->cell[1].text = number_fixed(run, value, DECIMALS);
        row->cell[2].text = figure(run, value / (double)k);
        row->cell[3].text = number_fixed(run, parallel->mean[j], DECIMALS);
        row->cell[4].text = number_fixed(run, parallel->percentile[j], DECIMALS);
    }
    table_add_note(
        run, table,
        "Above 1: %zu (Guttman 1954, Kaiser 1960; a rule that finds too many rather than "
        "too few). Above what 95 of 100 sets of unrelated indicators have: %zu, and so "
        "many factors do the data ask for (parallel analysis, Horn 1965, Glorfeld 1995; "
        "%s sets of %zu normal indicators over %zu rows, seed %llu).",
        report->analysis->one_thing->large, parallel->retained,
        number_count(run, parallel->replicates), k, report->sample->rows,
        (unsigned long long)parallel->seed);
    section_add(run, section, table);
}

static void add_indicators(struct run *run, const struct factor_report *report,
                           struct section *section)
{
    static const char *const heading[] = { "Indicator",         "Mean",          "SD",
                                           "r with the others", "Alpha without", "KMO" };
    const struct factor_analysis *analysis = report->analysis;
    const struct one_thing *one_thing = analysis->one_thing;
    struct table *table = table_headed(run, "Each indicator beside the others", heading, 6);
    for (size_t j = 0; j < analysis->correlations->size; j++) {
        const struct reliability_of_item *item = &one_thing->reliability->item[j];
        double deviation = analysis->correlations->deviation[j];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = report->label[j];
        row->cell[1].text = number_to_error(run, analysis->correlations->mean[j], deviation);
        row->cell[2].text = number_to_error(run, deviation, deviation);
        row->cell[3].text = figure(run, item->rest);
        row->cell[4].text = figure(run, item->alpha_without);
        row->cell[5].text = figure(run, one_thing->adequacy->kmo_of[j]);
    }
    table_add_note(run, table,
                   "r with the sum of the others, and Cronbach's alpha without the indicator (%s "
                   "with it), of the standardised indicators as they stand. An indicator whose "
                   "absence raises alpha does not go with the others.",
                   figure(run, one_thing->reliability->alpha));
    section_add(run, section, table);
}

static void add_line(struct run *run, struct table *table, const char *what, const char *value)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = what;
    row->cell[1].text = value;
}

static const char *test_words(struct run *run, double chi_square, double df, double p_value)
{
    return talloc_asprintf(run, "\u03C7\u00B2(%s) = %s, %s", number_df(run, df),
                           number_fixed(run, chi_square, 2), number_p_phrase(run, p_value));
}

static void add_scores(struct run *run, const struct factor_report *report,
                       const struct factor_scores *scores, const char *kind, struct table *table)
{
    static const char *const none = "not available: a uniqueness is not above 0";
    static const char *const more = "not available: a communality is above 1";
    size_t factors = report->analysis->factoring->factors;
    for (size_t r = 0; r < factors; r++) {
        const char *which =
            factors == 1 ? "" : talloc_asprintf(run, ", %s %zu", thing(report), r + 1);
        const char *value =
            scores == NULL ? none
            : isnan(scores->validity[r])
                ? more
                : talloc_asprintf(run, "%s; two as good may correlate %s",
                                  figure(run, scores->validity[r]), figure(run, scores->least[r]));
        add_line(run, table, talloc_asprintf(run, "Validity of %s scores%s", kind, which), value);
    }
}

static void add_fit(struct run *run, const struct factor_report *report, struct table *table)
{
    const struct factoring *factoring = report->analysis->factoring;
    if (!isnan(factoring->df))
        add_line(run, table, "Fit of the model",
                 test_words(run, factoring->chi_square, factoring->df, factoring->p_value));
    else if (report->analysis->settings.method == LATENT_ML)
        add_line(run, table, "Fit of the model", "not available: no degrees of freedom are left");
    add_line(run, table, "RMSR, of correlations less the model's", figure(run, factoring->rmsr));
    if (report->analysis->settings.method == LATENT_PC)
        return;
    add_scores(run, report, report->analysis->regression, "regression", table);
    add_scores(run, report, report->analysis->bartlett, "Bartlett", table);
}

static void add_whole(struct run *run, const struct factor_report *report, struct section *section)
{
    static const char *const heading[] = { "The whole", "" };
    const struct factor_analysis *analysis = report->analysis;
    const struct reliability *reliability = analysis->one_thing->reliability;
    const struct adequacy *adequacy = analysis->one_thing->adequacy;
    struct table *table = table_headed(run, "Reliability, adequacy and fit", heading, 2);
    table->align[1] = ALIGN_LEFT;
    add_line(run, table, "Mean correlation", figure(run, reliability->mean_correlation));
    add_line(run, table, "Alpha, standardised", figure(run, reliability->alpha));
    if (analysis->one_thing->negatives > 0)
        add_line(run, table, "  with negative loadings turned round",
                 figure(run, reliability->turned));
    add_line(run, table, "Alpha, in the units as they are", figure(run, reliability->raw_alpha));
    if (analysis->settings.method != LATENT_PC)
        add_line(run, table, "Omega (total)",
                 isnan(analysis->omega) ? "not available: a communality is above 1"
                                        : figure(run, analysis->omega));
    add_line(run, table, "KMO", figure(run, adequacy->kmo));
    add_line(run, table, "Bartlett's test of sphericity",
             test_words(run, adequacy->chi_square, adequacy->df, adequacy->p_value));
    add_fit(run, report, table);
    bool component = analysis->settings.method == LATENT_PC;
    table_add_note(run, table,
                   "Alpha: Cronbach 1951%s signs as they stand. KMO: Kaiser and Rice 1974. "
                   "Sphericity: Bartlett 1951, whether the indicators are related at all.",
                   component ? "; it takes the" : ". Omega: McDonald 1999. Both take the");
    if (!component)
        table_add_note(run, table,
                       "Validity: the correlation of a score with its factor; two scores that fit "
                       "as well may correlate as little as is said (Guttman 1955). Scores by "
                       "regression: Thurstone 1935; Bartlett 1937.");
    section_add(run, section, table);
}

void factor_tables_add(struct run *run, const struct factor_report *report, struct section *section)
{
    add_loadings(run, report, section);
    add_eigenvalues(run, report, section);
    add_indicators(run, report, section);
    add_whole(run, report, section);
    for (size_t t = 0; t < section->tables; t++)
        section->table[t]->made_up = report->made_up;
}
