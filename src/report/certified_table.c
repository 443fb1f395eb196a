#include "report/certified_table.h"

#include <math.h>

#include "base/number.h"
#include "report/json.h"

enum { SET, OBSERVATIONS, COEFFICIENTS, DIGITS, COLUMNS = DIGITS + CERTIFIED_PARTS };

static const char *const part_names[CERTIFIED_PARTS] = {
    [CERTIFIED_ESTIMATE] = "B",  [CERTIFIED_STD_ERROR] = "SE", [CERTIFIED_R_SQUARED] = "R²",
    [CERTIFIED_SIGMA] = "sigma", [CERTIFIED_F] = "F",
};

/* As JSON calls them. */
static const char *const part_keys[CERTIFIED_PARTS] = {
    [CERTIFIED_ESTIMATE] = "estimate",   [CERTIFIED_STD_ERROR] = "std_error",
    [CERTIFIED_R_SQUARED] = "r_squared", [CERTIFIED_SIGMA] = "sigma",
    [CERTIFIED_F] = "statistic",
};

static double cut(double digits)
{
    return floor(digits * 10) / 10;
}

static void head_add(struct run *run, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[SET].text = "Set";
    row->cell[OBSERVATIONS].text = "n";
    row->cell[COEFFICIENTS].text = "p";
    for (int part = 0; part < CERTIFIED_PARTS; part++)
        row->cell[DIGITS + part].text = part_names[part];
}

static void set_add(struct run *run, struct table *table, const struct certified_set *set)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->cell[SET].text = set->name;
    row->cell[OBSERVATIONS].text = talloc_asprintf(run, "%zu", set->fit->nobs);
    row->cell[COEFFICIENTS].text = talloc_asprintf(run, "%zu", set->fit->coefficients);
    for (int part = 0; part < CERTIFIED_PARTS; part++)
        row->cell[DIGITS + part].text = number_fixed(run, cut(set->digits[part]), 1);
}

static const char *certified_json(struct run *run, const void *answer)
{
    const struct certified *certified = answer;
    json_t *sets = json_array();
    for (size_t i = 0; i < certified->sets; i++) {
        const struct certified_set *set = &certified->set[i];
        json_t *digits = json_object();
        for (int part = 0; part < CERTIFIED_PARTS; part++)
            json_object_set_new(digits, part_keys[part], json_real(cut(set->digits[part])));
        json_array_append_new(sets,
                              json_pack("{s:s, s:I, s:I, s:o}", "set", set->name, "nobs",
                                        (json_int_t)set->fit->nobs, "coefficients",
                                        (json_int_t)set->fit->coefficients, "digits", digits));
    }
    return json_text(run, json_pack("{s:i, s:i, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                                    "least_asked", CERTIFIED_LEAST, "sets", sets));
}

struct document *certified_document(struct run *run, const struct certified *certified)
{
    const char *title = "Digits that agree with certified regressions";
    struct table *table = table_new(run, "", title, COLUMNS);
    for (size_t j = OBSERVATIONS; j < COLUMNS; j++)
        table->align[j] = ALIGN_RIGHT;
    head_add(run, table);
    for (size_t i = 0; i < certified->sets; i++)
        set_add(run, table, &certified->set[i]);
    table_add_note(run, table,
                   "Of B (coefficients) and SE (standard errors), the worst. Digits are "
                   "-log10(|found - certified| / |certified|), cut to one decimal, and at most %d, "
                   "as many as are certified.",
                   CERTIFIED_DIGITS);
    table_add_note(run, table,
                   "Sets: Statistical Reference Datasets, linear regression (NIST). Wampler1 and "
                   "Wampler2 are fitted exactly: standard errors of zero are certified.");
    struct document *document = document_new(run, title);
    document_add(run, document, table);
    document_answers(document, certified, NULL, certified_json);
    return document;
}
