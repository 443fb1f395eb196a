#include "report/checks_section.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "base/text.h"
#include "report/checks.h"
#include "report/json.h"

/* With fewer free residuals means of errors that are not normal are not normal either. */
enum { FEW_RESIDUALS = 30 };

/* Inflation factors. */

static struct table *collinearity_table(struct run *run, const struct checks *checks)
{
    static const char *const heading[] = { "Term", "df", "VIF", "VIF^(1/2df)", "Tolerance" };
    const char *formula = checks->fit->design->formula->text;
    struct table *table =
        table_headed(run, talloc_asprintf(run, "Collinearity: %s", formula), heading, 5);
    double highest = 0;
    for (size_t t = 0; t < checks->terms; t++) {
        const struct inflation *inflation = &checks->inflation[t];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = inflation->term;
        row->cell[1].text = talloc_asprintf(run, "%zu", inflation->df);
        row->cell[2].text = number_fixed(run, inflation->factor, 2);
        row->cell[3].text = number_fixed(run, inflation->root, 2);
        row->cell[4].text = number_pointed(run, inflation->tolerance, 3);
        highest = fmax(highest, inflation->root * inflation->root);
    }
    table_add_note(run, table,
                   "VIF, the variance inflation factor (of terms with several columns Fox and "
                   "Monette's of 1992): how many times the variance of the estimate is what it "
                   "would be if the term went with no other. VIF^(1/2df) is how many times the "
                   "interval is as wide. %s",
                   highest > HIGH_INFLATION      ? "Some are above 10: these terms can hardly be "
                                                   "told apart."
                   : highest > NOTABLE_INFLATION ? "Some are above 5: look at these terms together."
                                                 : "None is above 5.");
    if (!checks->fit->design->formula->intercept)
        table_add_note(run, table, "Without an intercept, about zero, not the mean.");
    return table;
}

/* Near dependences. */

static const char *who_depends(struct run *run, const struct checks *checks, size_t k)
{
    const struct fit *fit = checks->fit;
    const char **who = run_array(run, const char *, fit->coefficients);
    size_t count = 0;
    for (size_t j = 0; j < fit->coefficients; j++) {
        double share = gsl_matrix_get(checks->conditioning->share, k, j);
        if (share > HIGH_SHARE)
            who[count++] = talloc_asprintf(run, "%s %s", fit->coefficient[j].term,
                                           number_pointed(run, share, 2));
    }
    return count == 0 ? "none" : text_list(run, who, count);
}

/* The dimensions with a notable index, else the one with the highest. */
static void add_dependences(struct run *run, const struct checks *checks, struct table *table)
{
    const struct conditioning *conditioning = checks->conditioning;
    for (size_t k = 0; k < conditioning->columns; k++) {
        if (conditioning->index[k] < NOTABLE_INDEX && k + 1 < conditioning->columns)
            continue;
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = talloc_asprintf(run, "%zu of %zu", k + 1, conditioning->columns);
        row->cell[1].text = number_fixed(run, conditioning->index[k], 1);
        row->cell[2].text = who_depends(run, checks, k);
    }
}

static struct table *dependence_table(struct run *run, const struct checks *checks)
{
    static const char *const heading[] = { "Dimension", "Condition index",
                                           "More than half of the variance of" };
    const char *formula = checks->fit->design->formula->text;
    struct table *table =
        table_headed(run, talloc_asprintf(run, "Near dependences: %s", formula), heading, 3);
    table->align[2] = ALIGN_LEFT;
    add_dependences(run, checks, table);
    table_add_note(
        run, table,
        "Condition indices and variance proportions (Belsley, Kuh and Welsch 1980) of "
        "the columns as they are, the intercept's too, each of length 1; indices from "
        "%d on are shown, or the highest. Above %d, with two or more coefficients beside "
        "it, these depend on each other in the data; with the intercept among them it "
        "may only say that a predictor's values are far from zero.",
        NOTABLE_INDEX, HIGH_INDEX);
    return table;
}

/* Tests. */

static void add_test(struct run *run, const struct checks *checks, enum tested test,
                     struct table *table)
{
    const struct check *check = &checks->test[test];
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->rule_above = test == TESTED_RESET || test == TESTED_SHAPIRO_WILK || test == TESTED_MORAN;
    row->cell[0].text = test_name(test);
    if (check->lacking != NULL) {
        row->cell[4].text = "not available";
        table_add_note(run, table, "%s is not available: %s.", test_name(test), check->lacking);
        return;
    }
    row->cell[1].text = test_statistic(run, checks, test);
    row->cell[2].text = number_fixed(run, check->statistic, test == TESTED_SHAPIRO_WILK ? 4 : 2);
    row->cell[3].text = number_p_value(run, check->p_value);
    row->cell[4].text = test_reading(checks, test);
}

static void note_neighbours(struct run *run, const struct checks *checks, struct table *table)
{
    const struct moran *moran = &checks->moran;
    if (checks->neighbours == NULL) {
        table_add_note(run, table,
                       "Whether the residuals of neighbours are alike needs a file of neighbours: "
                       "--neighbours FILE.");
        return;
    }
    if (moran->lacking == NULL)
        table_add_note(run, table, "Moran's I = %s, expected %s (SD %s); p is of the upper tail.",
                       number_fixed(run, moran->statistic, 3),
                       number_fixed(run, moran->expected, 3),
                       number_fixed(run, moran->std_deviation, 3));
    table_add_note(run, table,
                   "Neighbours by %s: %zu pairs among these rows, each row's weighing 1 together. "
                   "One-way, and so taken half each way: %zu. Rows without any: %zu.",
                   checks->neighbours->path, moran->pairs, moran->one_way, moran->isolates);
    if (checks->neighbours->elsewhere > 0)
        table_add_note(run, table,
                       "%zu cells of that file name local authorities that are no rows here.",
                       checks->neighbours->elsewhere);
}

static struct table *tests_table(struct run *run, const struct checks *checks)
{
    static const char *const heading[] = { "Check", "", "Statistic", "p", "Reading" };
    const struct fit *fit = checks->fit;
    struct table *table = table_headed(
        run, talloc_asprintf(run, "Checks: %s", fit->design->formula->text), heading, 5);
    table->align[1] = table->align[4] = ALIGN_LEFT;
    for (enum tested test = TESTED_BREUSCH_PAGAN; test < TESTS; test++)
        if (test != TESTED_MORAN || checks->neighbours != NULL)
            add_test(run, checks, test, table);
    table_add_note(
        run, table,
        fit->df_residual < FEW_RESIDUALS
            ? "A small p speaks against the assumption; a large one does not prove it, "
              "least of all in %s rows, whose classical p-values and intervals lean on normal "
              "errors. RESET adds the square and cube of the fitted values."
            : "A small p speaks against the assumption; a large one does not prove it. "
              "Normality matters little for estimates and intervals of %s rows unless a "
              "few residuals are extreme. RESET adds the square and cube of the fitted "
              "values.",
        number_count(run, fit->nobs));
    if (fit->inference.kind != INFERENCE_CLASSICAL)
        table_add_note(run, table,
                       "The checks are of the residuals, whatever the standard errors (%s) do "
                       "about what they find.",
                       inference_names[fit->inference.kind]);
    if (fit->design->weight != NULL)
        table_add_note(run, table,
                       "Residuals are times the roots of the weights: whether the weights have "
                       "made the variance even is what the first three ask.");
    note_neighbours(run, checks, table);
    return table;
}

/* CSV: model,check,term,dimension,statistic,df,df.residual,p.value,reading */

static char *add_line(struct run *run, char *text, const struct checks *checks, const char *check,
                      const char *term, const char *dimension, double statistic)
{
    return talloc_asprintf_append_buffer(
        text, "%s,%s,%s,%s,%s", csv_safe(run, checks->fit->design->formula->text), check,
        csv_safe(run, term), dimension, number_full(run, statistic));
}

static char *add_terms(struct run *run, char *text, const struct checks *checks)
{
    for (size_t t = 0; t < checks->terms; t++) {
        const struct inflation *i = &checks->inflation[t];
        text = add_line(run, text, checks, "vif", i->term, "", i->factor);
        text = talloc_asprintf_append_buffer(text, ",%zu,,,\n", i->df);
        text = add_line(run, text, checks, "tolerance", i->term, "", i->tolerance);
        text = talloc_asprintf_append_buffer(text, ",%zu,,,\n", i->df);
    }
    return text;
}

static char *add_dimensions(struct run *run, char *text, const struct checks *checks)
{
    const struct conditioning *conditioning = checks->conditioning;
    for (size_t k = 0; k < conditioning->columns; k++) {
        const char *dimension = talloc_asprintf(run, "%zu", k + 1);
        text =
            add_line(run, text, checks, "condition.index", "", dimension, conditioning->index[k]);
        text = talloc_strdup_append_buffer(text, ",,,,\n");
        for (size_t j = 0; j < conditioning->columns; j++) {
            text =
                add_line(run, text, checks, "variance.proportion", checks->fit->coefficient[j].term,
                         dimension, gsl_matrix_get(conditioning->share, k, j));
            text = talloc_strdup_append_buffer(text, ",,,,\n");
        }
    }
    return text;
}

static const char *count_or_empty(struct run *run, size_t count)
{
    return count == 0 ? "" : talloc_asprintf(run, "%zu", count);
}

static char *add_tests(struct run *run, char *text, const struct checks *checks)
{
    for (enum tested test = TESTED_BREUSCH_PAGAN; test < TESTS; test++) {
        if (test == TESTED_MORAN && checks->neighbours == NULL)
            continue;
        const struct check *check = &checks->test[test];
        bool given = check->lacking == NULL;
        text = add_line(run, text, checks, test_key(test), "", "", given ? check->statistic : NAN);
        text = talloc_asprintf_append_buffer(text, ",%s,%s,%s,%s\n",
                                             count_or_empty(run, given ? check->df : 0),
                                             count_or_empty(run, given ? check->df_residual : 0),
                                             number_full(run, given ? check->p_value : NAN),
                                             csv_safe(run, test_reading(checks, test)));
    }
    if (checks->neighbours != NULL && checks->moran.lacking == NULL) {
        text = add_line(run, text, checks, "moran.i", "", "", checks->moran.statistic);
        text = talloc_strdup_append_buffer(text, ",,,,\n");
        text = add_line(run, text, checks, "moran.i.expected", "", "", checks->moran.expected);
        text = talloc_strdup_append_buffer(text, ",,,,\n");
    }
    return text;
}

/* JSON. */

static json_t *conditioning_json(const struct checks *checks)
{
    const struct conditioning *conditioning = checks->conditioning;
    json_t *array = json_array();
    for (size_t k = 0; k < conditioning->columns; k++) {
        json_t *shares = json_array();
        for (size_t j = 0; j < conditioning->columns; j++)
            json_array_append_new(
                shares, json_pack("{s:s, s:o}", "term", checks->fit->coefficient[j].term, "share",
                                  json_number_or_null(gsl_matrix_get(conditioning->share, k, j))));
        json_array_append_new(array, json_pack("{s:o, s:o}", "condition_index",
                                               json_number_or_null(conditioning->index[k]),
                                               "variance_proportions", shares));
    }
    return array;
}

static json_t *count_or_null(size_t count)
{
    return count == 0 ? json_null() : json_integer((json_int_t)count);
}

static json_t *tests_json(const struct checks *checks)
{
    json_t *array = json_array();
    for (enum tested test = TESTED_BREUSCH_PAGAN; test < TESTS; test++) {
        if (test == TESTED_MORAN && checks->neighbours == NULL)
            continue;
        const struct check *check = &checks->test[test];
        bool given = check->lacking == NULL;
        json_array_append_new(array,
                              json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:s}", "check",
                                        test_key(test), "name", test_name(test), "statistic",
                                        json_number_or_null(given ? check->statistic : NAN), "df",
                                        count_or_null(given ? check->df : 0), "df_residual",
                                        count_or_null(given ? check->df_residual : 0), "p_value",
                                        json_number_or_null(given ? check->p_value : NAN),
                                        "reading", test_reading(checks, test)));
    }
    return array;
}

static json_t *moran_json(const struct checks *checks)
{
    const struct moran *moran = &checks->moran;
    bool given = checks->neighbours != NULL && moran->lacking == NULL;
    if (checks->neighbours == NULL)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:I, s:I, s:I}", "moran_i",
                     json_number_or_null(given ? moran->statistic : NAN), "expected",
                     json_number_or_null(given ? moran->expected : NAN), "std_deviation",
                     json_number_or_null(given ? moran->std_deviation : NAN), "pairs",
                     (json_int_t)moran->pairs, "one_way", (json_int_t)moran->one_way, "isolates",
                     (json_int_t)moran->isolates);
}

static json_t *checks_json(const struct checks *checks)
{
    json_t *terms = json_array();
    for (size_t t = 0; t < checks->terms; t++)
        json_array_append_new(
            terms, json_pack("{s:s, s:I, s:o, s:o, s:o}", "term", checks->inflation[t].term, "df",
                             (json_int_t)checks->inflation[t].df, "vif",
                             json_number_or_null(checks->inflation[t].factor), "vif_root",
                             json_number_or_null(checks->inflation[t].root), "tolerance",
                             json_number_or_null(checks->inflation[t].tolerance)));
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "formula", checks->fit->design->formula->text,
                     "collinearity", terms, "conditioning", conditioning_json(checks), "tests",
                     tests_json(checks), "neighbours", moran_json(checks));
}

bool checks_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    struct neighbours *neighbours = NULL;
    if (inquiry->neighbours != NULL
        && !neighbours_read(run, inquiry->neighbours, inquiry->analysis->offer.frame,
                            inquiry->areas, inquiry->area, &neighbours))
        return false;
    json_t *models = json_array();
    char *text =
        talloc_strdup(run, "model,check,term,dimension,statistic,df,df.residual,p.value,reading\n");
    for (size_t m = 0; m < inquiry->fits; m++) {
        const struct checks *checks = checks_of(run, inquiry->fit[m], neighbours);
        if (checks->terms > 0)
            section_add(run, section, collinearity_table(run, checks));
        if (checks->terms > 1)
            section_add(run, section, dependence_table(run, checks));
        section_add(run, section, tests_table(run, checks));
        text = add_terms(run, text, checks);
        text = add_dimensions(run, text, checks);
        text = add_tests(run, text, checks);
        json_array_append_new(models, checks_json(checks));
    }
    section->csv = text;
    section_json(run, section, models);
    return true;
}
