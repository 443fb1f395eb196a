#include "report/nested_section.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/nested.h"
#include "report/json.h"
#include "report/section_rows.h"

static const char csv_header[] =
    "model,compared.with,r.squared,r.squared.change,statistic,df1,df2,p.value\n";

static void add_row(struct run *run, size_t m, const struct nested_step *step, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text = talloc_asprintf(run, "(%zu)", m + 1);
    row->cell[1].text = m == 0 ? "no predictors" : talloc_asprintf(run, "(%zu)", m);
    row->cell[2].text = section_share(run, step->r_squared);
    row->cell[3].text = section_share(run, step->change);
    if (isnan(step->statistic))
        return;
    row->cell[4].text = number_fixed(run, step->statistic, 2);
    row->cell[5].text =
        talloc_asprintf(run, "%s, %s", number_df(run, step->df1), number_df(run, step->df2));
    row->cell[6].text = number_p_starred(run, step->p_value, 3);
}

/* "imd, region": the columns of a model that the one before it does not have. */
static const char *added_columns(struct run *run, const struct fit *fit, const struct fit *before)
{
    const char **name = run_array(run, const char *, fit->coefficients);
    size_t names = 0;
    for (size_t j = 0; j < fit->coefficients; j++) {
        bool had = false;
        for (size_t k = 0; k < before->coefficients; k++)
            had |= strcmp(fit->coefficient[j].term, before->coefficient[k].term) == 0;
        if (!had)
            name[names++] = fit->coefficient[j].term;
    }
    return text_list(run, name, names);
}

static void note_test(struct run *run, const struct fit *fit, struct table *table)
{
    if (fit->inference.kind == INFERENCE_CLASSICAL)
        table_add_note(run, table,
                       "F: of the change, by the residual variance of the larger model (Cohen, "
                       "Cohen, West and Aiken 2003). A small p says that what was added is "
                       "associated with the outcome beyond what was there.");
    else if (nested_tests(fit->inference.kind))
        table_add_note(run, table,
                       "F: Wald test that all coefficients of what was added are zero, with %s. "
                       "The change of R\u00B2 itself does not depend on them.",
                       fit->inference_words);
    else
        table_add_note(run, table, "By %s there is no F of what one model adds to another.",
                       inference_names[fit->inference.kind]);
}

static struct table *table_of(struct run *run, const struct inquiry *inquiry,
                              const struct nested_step *step)
{
    static const char *const heading[] = { "Model", "Compared with", "R\u00B2", "Change", "F", "df",
                                           "p" };
    struct table *table =
        table_headed(run, "Nested models", heading, sizeof heading / sizeof *heading);
    table->align[1] = table->align[5] = ALIGN_LEFT;
    for (size_t m = 0; m < inquiry->fits; m++)
        add_row(run, m, &step[m], table);
    for (size_t m = 1; m < inquiry->fits; m++)
        table_add_note(run, table, "(%zu) adds to (%zu): %s.", m + 1, m,
                       added_columns(run, inquiry->fit[m], inquiry->fit[m - 1]));
    table_add_note(run, table, "Change: of R\u00B2, on the same %zu rows.", inquiry->fit[0]->nobs);
    note_test(run, inquiry->fit[0], table);
    return table;
}

static json_t *step_json(const struct inquiry *inquiry, size_t m, const struct nested_step *step)
{
    return json_pack(
        "{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "formula",
        inquiry->fit[m]->design->formula->text, "compared_with",
        m == 0 ? json_null() : json_string(inquiry->fit[m - 1]->design->formula->text), "r_squared",
        json_number_or_null(step->r_squared), "r_squared_change", json_number_or_null(step->change),
        "statistic", json_number_or_null(step->statistic), "df1", json_number_or_null(step->df1),
        "df2", json_number_or_null(step->df2), "p_value", json_number_or_null(step->p_value));
}

static char *csv_of(struct run *run, char *csv, const struct inquiry *inquiry, size_t m,
                    const struct nested_step *step)
{
    const char *const text[] = { inquiry->fit[m]->design->formula->text,
                                 m == 0 ? "" : inquiry->fit[m - 1]->design->formula->text };
    const double number[] = { step->r_squared, step->change, step->statistic,
                              step->df1,       step->df2,    step->p_value };
    return section_row(run, csv, text, 2, number, sizeof number / sizeof *number);
}

bool nested_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    struct nested_step *step = NULL;
    char *csv = talloc_strdup(run, csv_header);
    json_t *models = json_array();
    section_json(run, section, models);
    if (inquiry->fits < 2)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--nested compares models: give two formulas or more, each with all of "
                        "the one before it");
    if (!nested_steps(run, inquiry->analysis, inquiry->fit, inquiry->fits, &step))
        return false;
    section_add(run, section, table_of(run, inquiry, step));
    for (size_t m = 0; m < inquiry->fits; m++) {
        csv = csv_of(run, csv, inquiry, m, &step[m]);
        json_array_append_new(models, step_json(inquiry, m, &step[m]));
    }
    section->csv = csv;
    return true;
}
