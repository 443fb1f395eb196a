#include "report/importance_section.h"

#include <math.h>

#include "base/number.h"
#include "fit/importance.h"
#include "report/json.h"
#include "report/section_rows.h"

static const char csv_header[] =
    "model,term,lmg,share.of.r.squared,conf.low,conf.high,first,last\n";

static void add_row(struct run *run, const char *name, const struct importance_share *share,
                    struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = name;
    row->cell[1].text = section_share(run, share->share);
    row->cell[2].text = isfinite(share->part)
                            ? talloc_asprintf(run, "%s%%", number_fixed(run, 100 * share->part, 1))
                            : "\u2014";
    row->cell[3].text = section_share(run, share->conf_low);
    row->cell[4].text = section_share(run, share->conf_high);
    row->cell[5].text = section_share(run, share->first);
    row->cell[6].text = section_share(run, share->last);
}

static void add_sum(struct run *run, const struct importance *made, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_SUMMARY);
    row->rule_above = true;
    row->cell[0].text = "R\u00B2";
    row->cell[1].text = section_share(run, made->r_squared);
    row->cell[2].text = made->r_squared > 0 ? "100.0%" : "\u2014";
}

static bool has_interaction(const struct formula *formula)
{
    for (size_t t = 0; t < formula->terms; t++)
        if (formula->term[t].factors > 1)
            return true;
    return false;
}

static struct table *table_of(struct run *run, const struct inquiry *inquiry, size_t m,
                              const struct importance *made)
{
    const struct fit *fit = inquiry->fit[m];
    const struct formula *formula = fit->design->formula;
    const char *const heading[] = {
        "Term",  "LMG",
        "Share", talloc_asprintf(run, "%s from", section_level(run, fit->conf_level)),
        "to",    "Alone",
        "Last"
    };
    struct table *table = table_headed(run, section_title(run, inquiry, m, "Relative importance"),
                                       heading, sizeof heading / sizeof *heading);
    for (size_t j = 0; j < made->terms; j++)
        add_row(run, formula->term[made->share[j].term].text, &made->share[j], table);
    add_sum(run, made, table);
    table_add_note(run, table,
                   "LMG: what a term adds to R\u00B2, averaged over all orders in which terms can "
                   "enter (Lindeman, Merenda and Gold 1980; general dominance, Budescu 1993); the "
                   "parts add up to R\u00B2%s. Alone: R\u00B2 of the term by itself. Last: what it "
                   "adds to all others.",
                   formula->intercept ? "" : ", which is about zero here, not the mean");
    table_add_note(
        run, table,
        "Intervals of LMG: percentiles of %s bootstrap samples of the %zu rows (seed "
        "%llu). They are wide with few rows, and lie above zero in any case, since no "
        "term lowers R\u00B2: an order of terms whose intervals overlap is not established, "
        "and no interval here is a test.",
        number_count(run, made->replicates), fit->nobs, (unsigned long long)fit->inference.seed);
    if (has_interaction(formula))
        table_add_note(run, table,
                       "An interaction enters before and after its parts alike, and so takes "
                       "some of what is theirs.");
    return table;
}

static json_t *model_json(const struct fit *fit, const struct importance *made)
{
    json_t *terms = json_array();
    for (size_t j = 0; j < made->terms; j++) {
        const struct importance_share *share = &made->share[j];
        json_array_append_new(terms,
                              json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "term",
                                        fit->design->formula->term[share->term].text, "lmg",
                                        json_number_or_null(share->share), "share_of_r_squared",
                                        json_number_or_null(share->part), "conf_low",
                                        json_number_or_null(share->conf_low), "conf_high",
                                        json_number_or_null(share->conf_high), "first",
                                        json_number_or_null(share->first), "last",
                                        json_number_or_null(share->last)));
    }
    return json_pack("{s:s, s:o, s:I, s:I, s:o}", "formula", fit->design->formula->text,
                     "r_squared", json_number_or_null(made->r_squared), "replicates",
                     (json_int_t)made->replicates, "seed", (json_int_t)fit->inference.seed, "terms",
                     terms);
}

static char *csv_of(struct run *run, char *csv, const struct fit *fit,
                    const struct importance *made)
{
    for (size_t j = 0; j < made->terms; j++) {
        const struct importance_share *share = &made->share[j];
        const char *const text[] = { fit->design->formula->text,
                                     fit->design->formula->term[share->term].text };
        const double number[] = { share->share,     share->part,  share->conf_low,
                                  share->conf_high, share->first, share->last };
        csv = section_row(run, csv, text, 2, number, sizeof number / sizeof *number);
    }
    return csv;
}

static void refuse(struct run *run, const struct inquiry *inquiry, size_t m, const char *why,
                   struct section *section)
{
    const struct fit *fit = inquiry->fit[m];
    struct table *table =
        table_new(run, "", section_title(run, inquiry, m, "Relative importance"), 1);
    table_add_row(run, table, ROW_BODY)->cell[0].text = "not available";
    table_add_note(run, table, "It cannot be had: %s.", why);
    section_add(run, section, table);
    json_array_append_new(
        section->json,
        json_pack("{s:s, s:s}", "formula", fit->design->formula->text, "not_available", why));
}

bool importance_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    char *csv = talloc_strdup(run, csv_header);
    section_json(run, section, json_array());
    for (size_t m = 0; m < inquiry->fits; m++) {
        const struct fit *fit = inquiry->fit[m];
        size_t asked = fit->inference.replicates;
        const char *refusal = importance_refusal(run, fit);
        if (refusal != NULL) {
            refuse(run, inquiry, m, refusal, section);
            continue;
        }
        const struct importance *made =
            importance_of(run, fit, asked == USUAL_REPLICATES ? IMPORTANCE_REPLICATES : asked);
        section_add(run, section, table_of(run, inquiry, m, made));
        csv = csv_of(run, csv, fit, made);
        json_array_append_new(section->json, model_json(fit, made));
    }
    section->csv = csv;
    return true;
}
