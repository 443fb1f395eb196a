#include "report/power_section.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/power.h"
#include "report/json.h"
#include "report/section_rows.h"

static const char csv_header[] =
    "model,term,verdict,estimate,std.error,df,smallest.detectable,alpha,power,nobs,predictors,"
    "detectable.r.squared,detectable.f.squared,detectable.partial.r,detectable.partial.f.squared,"
    "smallest.effect,p.lower,p.upper,p.equivalence,equivalence.low,equivalence.high\n";

static const char *const verdicts[] = {
    [SMALLER] = "smaller", [NOT_RULED_OUT] = "not ruled out", [LARGER] = "larger"
};

/* Whether a coefficient is one that was asked for. */
static bool is_wanted(const struct inquiry *inquiry, const struct coefficient *c)
{
    return c->formula_term != SIZE_MAX
           && (inquiry->focal == NULL || strcmp(inquiry->focal, c->term) == 0);
}

static bool has_wanted(const struct inquiry *inquiry, const struct fit *fit)
{
    for (size_t j = 0; j < fit->coefficients; j++)
        if (is_wanted(inquiry, &fit->coefficient[j]))
            return true;
    return false;
}

static bool check_focal(struct run *run, const struct inquiry *inquiry)
{
    const char **term = NULL;
    size_t terms = 0;
    for (size_t m = 0; m < inquiry->fits; m++)
        for (size_t j = 0; j < inquiry->fit[m]->coefficients; j++) {
            const struct coefficient *c = &inquiry->fit[m]->coefficient[j];
            if (inquiry->focal == NULL || is_wanted(inquiry, c))
                return true;
            term = run_grow(run, term, const char *, terms + 1);
            term[terms++] = c->term;
        }
    return run_fail(run, STATUS_USAGE, NOWHERE, "--focal: no model has the term '%s'%s",
                    inquiry->focal, text_suggestion(run, inquiry->focal, term, terms));
}

static void add_model(struct run *run, const struct inquiry *inquiry, size_t m,
                      const struct detectable *made, struct table *table)
{
    const struct fit *fit = inquiry->fit[m];
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = talloc_asprintf(run, "(%zu)", m + 1);
    row->cell[1].text = talloc_asprintf(run, "%zu", fit->nobs);
    row->cell[2].text = talloc_asprintf(run, "%zu", fit->df_model);
    if (fit->df_model == 0)
        return;
    row->cell[3].text = number_fixed(run, made->rows_per_predictor, 1);
    row->cell[4].text = made->rows_per_predictor >= ROWS_PER_PREDICTOR ? "yes" : "no";
    row->cell[5].text = section_share(run, made->r_squared);
    row->cell[6].text = section_share(run, made->f_squared);
    row->cell[7].text = section_share(run, made->partial_r);
    row->cell[8].text = section_share(run, made->partial_f_squared);
}

static struct table *models_table(struct run *run, const struct inquiry *inquiry,
                                  struct detectable *const *made)
{
    static const char *const heading[] = { "Model",   "n",       "Predictors", "n each", "Ten each",
                                           "R\u00B2", "f\u00B2", "Partial r",  "f\u00B2" };
    struct table *table =
        table_headed(run, "What could have been found", heading, sizeof heading / sizeof *heading);
    for (size_t m = 0; m < inquiry->fits; m++)
        add_model(run, inquiry, m, made[m], table);
    const char *alpha = number_full(run, number_round(100 * made[0]->alpha, 4));
    table_add_note(run, table,
                   "The smallest R\u00B2 of the whole model, and the smallest partial r of one "
                   "coefficient, that a test at the %s%% level finds in %s%% of such samples, each "
                   "with its f\u00B2 (Cohen 1988; noncentral F, normal errors of one variance). "
                   "What is weaker would more often have been missed than that.",
                   alpha, number_full(run, 100 * made[0]->power));
    table_add_note(
        run, table,
        "n each: rows per predictor (coefficients but the intercept). Ten each is a rule "
        "of thumb: with fewer, estimates lean on few rows and R\u00B2 flatters.");
    table_add_note(run, table,
                   "The power of what was observed is not given: it is the p-value said in another "
                   "way (Hoenig and Heisey 2001).");
    return table;
}

static void add_estimates(struct run *run, const struct inquiry *inquiry, size_t m,
                          const struct detectable *made, struct table *table)
{
    const struct fit *fit = inquiry->fit[m];
    for (size_t j = 0; j < fit->coefficients; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        if (!is_wanted(inquiry, c))
            continue;
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = c->term;
        row->cell[1].text = number_to_error(run, c->estimate, c->std_error);
        row->cell[2].text = number_to_error(run, c->std_error, c->std_error);
        row->cell[3].text = isnan(made->estimate[j])
                                ? "\u2014"
                                : number_to_error(run, made->estimate[j], c->std_error);
    }
}

/* Whether no coefficient has degrees of freedom, by which alone a size could be said. */
static bool lacks_df(const struct fit *fit)
{
    bool lacking = true;
    for (size_t j = 0; j < fit->coefficients; j++)
        lacking &= !(fit->coefficient[j].df > 0);
    return lacking;
}

static void note_lacking(struct run *run, const struct fit *fit, const char *what,
                         struct table *table)
{
    table_add_note(run, table,
                   "Not available by %s, which draws and has no degrees of freedom: %s needs --se "
                   "classical, HC0 to HC4, CR1 or CR2.",
                   inference_names[fit->inference.kind], what);
}

static struct table *estimates_table(struct run *run, const struct inquiry *inquiry, size_t m,
                                     const struct detectable *made)
{
    static const char *const heading[] = { "Term", "B", "Std. error", "Smallest detectable |B|" };
    const struct fit *fit = inquiry->fit[m];
    struct table *table = table_headed(
        run, section_title(run, inquiry, m, "Smallest detectable coefficients"), heading, 4);
    add_estimates(run, inquiry, m, made, table);
    if (lacks_df(fit)) {
        note_lacking(run, fit, "the smallest that could be detected", table);
        return table;
    }
    table_add_note(
        run, table,
        "The coefficient that would be significant at the %s%% level in %s%% of samples, "
        "with the standard error found here (%s). Beside an estimate that is not "
        "significant it says from what size on an association would as often have been found.",
        number_full(run, number_round(100 * made->alpha, 4)), number_full(run, 100 * made->power),
        fit->inference_words);
    if (isnan(inquiry->smallest_effect))
        table_add_note(run, table,
                       "To ask whether a coefficient is too small to matter, say what is: "
                       "--smallest-effect B.");
    return table;
}

static void add_equivalence(struct run *run, const struct fit *fit, size_t j, double delta,
                            struct table *table)
{
    const struct coefficient *c = &fit->coefficient[j];
    struct equivalence made = equivalence_of(fit, j, delta);
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = c->term;
    row->cell[1].text = number_to_error(run, c->estimate, c->std_error);
    row->cell[6].text = isnan(made.p_value) ? "not available" : verdicts[made.verdict];
    if (isnan(made.p_value))
        return;
    row->cell[2].text = number_to_error(run, made.conf_low, c->std_error);
    row->cell[3].text = number_to_error(run, made.conf_high, c->std_error);
    row->cell[4].text = number_p_value(run, made.p_low);
    row->cell[5].text = number_p_value(run, made.p_high);
}

static struct table *equivalence_table(struct run *run, const struct inquiry *inquiry, size_t m)
{
    const struct fit *fit = inquiry->fit[m];
    const char *delta = number_full(run, inquiry->smallest_effect);
    const char *level = section_level(run, 2 * fit->conf_level - 1);
    const char *const heading[] = { "Term",
                                    "B",
                                    talloc_asprintf(run, "%s from", level),
                                    "to",
                                    talloc_asprintf(run, "p above -%s", delta),
                                    talloc_asprintf(run, "p below %s", delta),
                                    talloc_asprintf(run, "As large as %s", delta) };
    struct table *table =
        table_headed(run, section_title(run, inquiry, m, "Equivalence tests"), heading, 7);
    table->align[6] = ALIGN_LEFT;
    for (size_t j = 0; j < fit->coefficients; j++)
        if (is_wanted(inquiry, &fit->coefficient[j]))
            add_equivalence(run, fit, j, inquiry->smallest_effect, table);
    if (lacks_df(fit)) {
        note_lacking(run, fit, "the test", table);
        return table;
    }
    table_add_note(run, table,
                   "Two one-sided tests at the %s%% level (Schuirmann 1987; Lakens 2017), with %s. "
                   "smaller: both are significant, the %s interval lies between -%s and %s, and "
                   "an association as large as %s can be ruled out. not ruled out: it cannot, "
                   "whatever the usual p says. larger: the interval lies beyond.",
                   number_full(run, number_round(100 * (1 - fit->conf_level), 4)),
                   fit->inference_words, level, delta, delta, delta);
    if (inquiry->focal == NULL)
        table_add_note(run, table,
                       "One bound for every coefficient suits predictors of one unit only; "
                       "--focal TERM asks of one.");
    return table;
}

static json_t *equivalence_json(const struct fit *fit, size_t j, double delta)
{
    struct equivalence made = equivalence_of(fit, j, delta);
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:s}", "smallest_effect", json_number_or_null(delta),
        "p_lower", json_number_or_null(made.p_low), "p_upper", json_number_or_null(made.p_high),
        "p_value", json_number_or_null(made.p_value), "conf_low",
        json_number_or_null(made.conf_low), "conf_high", json_number_or_null(made.conf_high),
        "verdict", isnan(made.p_value) ? "not available" : verdicts[made.verdict]);
}

static json_t *model_json(const struct inquiry *inquiry, const struct fit *fit,
                          const struct detectable *made)
{
    json_t *terms = json_array();
    for (size_t j = 0; j < fit->coefficients; j++) {
        if (!is_wanted(inquiry, &fit->coefficient[j]))
            continue;
        json_t *term = json_pack("{s:s, s:o}", "term", fit->coefficient[j].term,
                                 "smallest_detectable", json_number_or_null(made->estimate[j]));
        if (!isnan(inquiry->smallest_effect))
            json_object_set_new(term, "equivalence",
                                equivalence_json(fit, j, inquiry->smallest_effect));
        json_array_append_new(terms, term);
    }
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "formula",
                     fit->design->formula->text, "alpha", json_number_or_null(made->alpha), "power",
                     json_number_or_null(made->power), "rows_per_predictor",
                     json_number_or_null(made->rows_per_predictor), "detectable_r_squared",
                     json_number_or_null(made->r_squared), "detectable_f_squared",
                     json_number_or_null(made->f_squared), "detectable_partial_r",
                     json_number_or_null(made->partial_r), "detectable_partial_f_squared",
                     json_number_or_null(made->partial_f_squared), "coefficients", terms);
}

static char *csv_of(struct run *run, char *csv, const struct inquiry *inquiry,
                    const struct fit *fit, const struct detectable *made)
{
    double delta = inquiry->smallest_effect;
    for (size_t j = 0; j < fit->coefficients; j++) {
        const struct coefficient *c = &fit->coefficient[j];
        if (!is_wanted(inquiry, c))
            continue;
        struct equivalence tested = { NAN, NAN, NAN, NAN, NAN, NOT_RULED_OUT };
        if (!isnan(delta))
            tested = equivalence_of(fit, j, delta);
        const char *const text[] = { fit->design->formula->text, c->term,
                                     isnan(tested.p_value) ? "" : verdicts[tested.verdict] };
        const double number[] = { c->estimate,
                                  c->std_error,
                                  c->df,
                                  made->estimate[j],
                                  made->alpha,
                                  made->power,
                                  (double)fit->nobs,
                                  (double)fit->df_model,
                                  made->r_squared,
                                  made->f_squared,
                                  made->partial_r,
                                  made->partial_f_squared,
                                  delta,
                                  tested.p_low,
                                  tested.p_high,
                                  tested.p_value,
                                  tested.conf_low,
                                  tested.conf_high };
        csv = section_row(run, csv, text, 3, number, sizeof number / sizeof *number);
    }
    return csv;
}

bool power_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    struct detectable **made = run_array(run, struct detectable *, inquiry->fits);
    char *csv = talloc_strdup(run, csv_header);
    section_json(run, section, json_array());
    if (inquiry->smallest_effect == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--smallest-effect must be above zero: no data can rule out every size");
    if (!check_focal(run, inquiry))
        return false;
    for (size_t m = 0; m < inquiry->fits; m++)
        made[m] = detectable_of(run, inquiry->fit[m]);
    section_add(run, section, models_table(run, inquiry, made));
    for (size_t m = 0; m < inquiry->fits; m++) {
        const struct fit *fit = inquiry->fit[m];
        if (has_wanted(inquiry, fit))
            section_add(run, section, estimates_table(run, inquiry, m, made[m]));
        if (has_wanted(inquiry, fit) && !isnan(inquiry->smallest_effect))
            section_add(run, section, equivalence_table(run, inquiry, m));
        csv = csv_of(run, csv, inquiry, fit, made[m]);
        json_array_append_new(section->json, model_json(inquiry, fit, made[m]));
    }
    section->csv = csv;
    return true;
}
