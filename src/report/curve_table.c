#include "report/curve_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* One decimal; what only rounds to none or to all says so. */
static const char *percent(struct run *run, double share)
{
    double rounded = number_round(100 * share, 1);
    if (share > 0 && rounded == 0)
        return "<0.1%";
    if (share < 1 && rounded == 100)
        return ">99.9%";
    return talloc_asprintf(run, "%s%%", number_fixed(run, rounded, 1));
}

/* "1 specification", "2,048 specifications" */
static const char *counted(struct run *run, size_t count, const char *what)
{
    return talloc_asprintf(run, "%s %s%s", number_count(run, count), what, count == 1 ? "" : "s");
}

/* Estimates to four significant digits of what they spread over. */
static const char *estimate(struct run *run, const struct curve_summary *summary, double value)
{
    double spread = summary->decile[DECILES - 1] - summary->decile[0];
    if (isnan(value))
        return "\u2014";
    return number_to_error(run, value, spread > 0 ? spread : fabs(summary->median));
}

const char *specification_words(struct run *run, const struct curve *curve, size_t index)
{
    const struct chosen chosen = specification_chosen(curve, index);
    size_t *choice = run_array(run, size_t, curve->slots + 1);
    subset_choices(curve, chosen.subset, choice);
    const char *formula = curve_formula(run, curve, chosen.outcome, chosen.focal, choice);
    const char *part[2];
    size_t parts = 0;
    if (curve->rows > 1)
        part[parts++] = talloc_asprintf(run, "rows: %s", curve->row[chosen.rows].name);
    if (curve->missings > 1)
        part[parts++] =
            talloc_asprintf(run, "missing: %s", curve->mean[chosen.missing] ? "mean" : "listwise");
    return parts == 0 ? formula
                      : talloc_asprintf(run, "%s (%s)", formula, text_list(run, part, parts));
}

static struct table *headed(struct run *run, const char *id, const char *title, size_t columns,
                            const char *const *heading)
{
    struct table *table = table_headed(run, title, heading, columns);
    table->id = id;
    return table;
}

/* The same with an empty row for spans above. */
static struct table *spanned(struct run *run, const char *id, const char *title, size_t columns,
                             const char *const *heading)
{
    struct table *table = table_new(run, id, title, columns);
    table_add_row(run, table, ROW_HEAD);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 ? ALIGN_LEFT : ALIGN_POINT;
    }
    return table;
}

static const char *statistic_text(struct run *run, const struct curve_answer *answer,
                                  enum curve_statistic statistic, double value)
{
    if (statistic == CURVE_SHARE)
        return percent(run, value);
    return statistic == CURVE_MEDIAN ? estimate(run, answer->summary, value)
                                     : number_fixed(run, value, 2);
}

static void add_statistics(struct run *run, const struct curve_answer *answer, struct table *table)
{
    static const char *const name[] = { "Median estimate", "Significant, as the median", "Mean Z" };
    const struct curve_test *test = answer->test;
    for (size_t s = 0; s < CURVE_STATISTICS; s++) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = name[s];
        row->cell[1].text = statistic_text(run, answer, (enum curve_statistic)s, test->observed[s]);
        if (test->unavailable != NULL)
            continue;
        row->cell[2].text = statistic_text(run, answer, (enum curve_statistic)s, test->low[s]);
        row->cell[3].text = statistic_text(run, answer, (enum curve_statistic)s, test->high[s]);
        row->cell[4].text = number_p_value(run, test->p_value[s]);
    }
}

static void add_line(struct run *run, struct table *table, const char *name, const char *value)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = name;
    row->cell[1].text = value;
}

/* Why some specifications have no estimate. */
static void note_not_estimated(struct run *run, const struct curve_fit *fit, struct table *table)
{
    static const char *const why[] = { NULL, "collinear", "with no more rows than coefficients",
                                       "fitted exactly",
                                       "with a row fitted exactly, for which there is no HC2 to "
                                       "HC4" };
    const char *part[SPECIFICATION_STATUSES];
    size_t parts = 0;
    for (size_t s = 1; s < SPECIFICATION_STATUSES; s++)
        if (fit->count[s] > 0)
            part[parts++] = talloc_asprintf(run, "%s %s", number_count(run, fit->count[s]), why[s]);
    if (parts > 0)
        table_add_note(run, table, "Not estimated, of %s: %s.",
                       counted(run, fit->curve->specifications, "specification"),
                       text_list(run, part, parts));
}

static void note_rows(struct run *run, const struct curve_answer *answer, struct table *table)
{
    const struct curve_fit *fit = answer->fit;
    const char *used = fit->fewest == fit->most
                           ? talloc_asprintf(run, "n = %zu", fit->most)
                           : talloc_asprintf(run, "n = %zu to %zu", fit->fewest, fit->most);
    if (fit->curve->cases == CASES_AVAILABLE)
        table_add_note(run, table,
                       "%s, of %zu %s: each specification has the rows that are complete for its "
                       "own terms (available cases), so specifications differ in rows as in terms.",
                       used, fit->offered, answer->rows_are);
    else
        table_add_note(run, table,
                       "%s, of %zu %s: those complete for every term of the curve (common cases), "
                       "so that subsets of terms differ in nothing else.",
                       used, fit->offered, answer->rows_are);
    if (fit->imputed > 0)
        table_add_note(run, table,
                       "Under the rule 'mean', up to %zu missing values were replaced by the mean "
                       "of the predictor, and standard errors do not know of it.",
                       fit->imputed);
}

static const char *kinds_words(struct run *run, const struct curve *curve)
{
    const char **name = run_array(run, const char *, curve->kinds);
    for (size_t k = 0; k < curve->kinds; k++)
        name[k] = inference_names[curve->kind[k]];
    return text_list(run, name, curve->kinds);
}

static void note_test(struct run *run, const struct curve_answer *answer, struct table *table)
{
    const struct curve *curve = answer->fit->curve;
    const struct curve_test *test = answer->test;
    if (test->unavailable != NULL) {
        table_add_note(run, table, "Test of the whole curve not available: %s.", test->unavailable);
        return;
    }
    table_add_note(
        run, table,
        curve->null == NULL_BOOTSTRAP
            ? "Under the null: %s bootstrap samples of the rows, the estimate of each "
              "specification taken from its outcome (seed %llu)."
            : "Under the null: %s permutations of what all terms but the focal one leave "
              "of the outcome (Freedman and Lane 1983; seed %llu), so that the focal "
              "term says nothing beside all the others.",
        number_count(run, test->replicates), (unsigned long long)curve->seed);
    table_add_note(run, table,
                   "A small p: chance alone seldom gives a curve as far out. It is no p of any one "
                   "specification, and no argument for the association being more than one.");
}

static void note_reading(struct run *run, const struct curve_answer *answer, struct table *table)
{
    const struct curve_summary *summary = answer->summary;
    const struct curve_fit *fit = answer->fit;
    double alpha = 100 * (1 - fit->curve->conf_level);
    double share = summary->positive ? summary->share_positive : summary->share_negative;
    table_add_note(run, table,
                   "The focal term is %s associated with the outcome in %s of %s, significantly so "
                   "at the %s%% level in %s; significantly the other way in %s.",
                   summary->positive ? "positively" : "negatively", percent(run, share),
                   counted(run, summary->specifications, "specification"),
                   number_full(run, number_round(alpha, 6)),
                   percent(run, summary->share_significant), percent(run, summary->share_other));
    if (fit->standardised)
        table_add_note(run, table,
                       "Outcomes or forms of the focal term differ in unit, so estimates are in "
                       "standard deviations of the outcome per standard deviation of the term.");
}

static struct table *summary_table(struct run *run, const struct curve_answer *answer)
{
    static const char *const heading[] = { "Curve", "Observed", "from", "to", "p" };
    const struct curve_fit *fit = answer->fit;
    const struct curve_summary *summary = answer->summary;
    const struct curve *curve = fit->curve;
    bool tested = answer->test->unavailable == NULL;
    struct table *table = tested ? spanned(run, curve->id, curve->title, 5, heading)
                                 : headed(run, curve->id, curve->title, 2, heading);
    if (tested)
        table_row_span(&table->row[0], 2, 2, "95% under the null");
    add_statistics(run, answer, table);
    add_line(run, table, "Least estimate", estimate(run, summary, summary->decile[0]));
    add_line(run, table, "Largest estimate", estimate(run, summary, summary->decile[DECILES - 1]));
    add_line(run, table, "Estimates above zero", percent(run, summary->share_positive));
    note_reading(run, answer, table);
    table_add_note(run, table, "Least: %s. Largest: %s.",
                   specification_words(run, curve, summary->lowest),
                   specification_words(run, curve, summary->highest));
    note_not_estimated(run, fit, table);
    note_rows(run, answer, table);
    note_test(run, answer, table);
    table_add_note(run, table,
                   "Specification curve after Simonsohn, Simmons and Nelson (2020); %s with "
                   "standard errors: %s.",
                   fit->offer->weight == NULL ? "least squares" : "weighted least squares",
                   kinds_words(run, curve));
    return table;
}

static struct table *decile_table(struct run *run, const struct curve_answer *answer)
{
    static const char *const heading[] = { "Share of estimates below", "Estimate" };
    const struct curve_summary *summary = answer->summary;
    struct table *table = headed(run, answer->fit->curve->id, "The curve by tenths", 2, heading);
    if (summary->estimates < DECILES)
        return NULL;
    for (size_t d = 0; d < DECILES; d++)
        add_line(run, table, talloc_asprintf(run, "%zu%%", 10 * d),
                 estimate(run, summary, summary->decile[d]));
    table_add_note(run, table, "%s in order of size.",
                   counted(run, summary->estimates, "estimate"));
    return table;
}

/* Whether the options at `i` are out and in. */
static bool is_in_or_out(const struct curve_summary *summary, size_t i)
{
    return i + 1 < summary->options && strcmp(summary->option[i].option, "out") == 0
           && strcmp(summary->option[i + 1].option, "in") == 0
           && strcmp(summary->option[i].choice, summary->option[i + 1].choice) == 0;
}

static const char *share_of(struct run *run, const struct curve_option *option)
{
    return option->count == 0 ? "\u2014" : percent(run, option->share_significant);
}

static struct table *terms_table(struct run *run, const struct curve_answer *answer)
{
    static const char *const heading[] = { "Optional term", "without it", "with it", "without it",
                                           "with it" };
    const struct curve_summary *summary = answer->summary;
    struct table *table =
        spanned(run, answer->fit->curve->id, "Estimates without and with each term", 5, heading);
    table_row_span(&table->row[0], 1, 2, "Mean estimate");
    table_row_span(&table->row[0], 3, 2, "Significant");
    size_t terms = 0;
    for (size_t i = 0; i < summary->options; i++) {
        if (!is_in_or_out(summary, i))
            continue;
        const struct curve_option *out = &summary->option[i], *in = &summary->option[i + 1];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = out->choice;
        row->cell[1].text = estimate(run, summary, out->mean);
        row->cell[2].text = estimate(run, summary, in->mean);
        row->cell[3].text = share_of(run, out);
        row->cell[4].text = share_of(run, in);
        terms++;
        i++;
    }
    table_add_note(run, table,
                   "Means over the specifications without and with a term, all other choices "
                   "alike: where they are far apart, the answer hangs on that term.");
    return terms == 0 ? NULL : table;
}

static struct table *choices_table(struct run *run, const struct curve_answer *answer)
{
    static const char *const heading[] = { "Choice", "Option", "Specifications", "Mean estimate",
                                           "Significant" };
    const struct curve_summary *summary = answer->summary;
    struct table *table =
        headed(run, answer->fit->curve->id, "Estimates under each other choice", 5, heading);
    size_t options = 0;
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < summary->options; i++) {
        const struct curve_option *option = &summary->option[i];
        if (is_in_or_out(summary, i)) {
            i++;
            continue;
        }
        bool first = i == 0 || strcmp(option->choice, summary->option[i - 1].choice) != 0;
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = first ? option->choice : "";
        row->cell[1].text = option->option;
        row->cell[2].text = number_count(run, option->count);
        row->cell[3].text = estimate(run, summary, option->mean);
        row->cell[4].text = share_of(run, option);
        options++;
    }
    return options == 0 ? NULL : table;
}

void curve_tables(struct run *run, const struct curve_answer *answer, struct section *section)
{
    struct table *const made[] = { summary_table(run, answer), decile_table(run, answer),
                                   terms_table(run, answer), choices_table(run, answer) };
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        if (made[i] == NULL)
            continue;
        made[i]->made_up = answer->made_up;
        section_add(run, section, made[i]);
    }
}
