#include "report/factor_report.h"

#include <math.h>

#include "base/csv_cell.h"
#include "base/number.h"

size_t factor_report_cautions(struct run *run, const struct factor_report *report,
                              const char *sentence[ONE_THING_CAUTIONS + 1])
{
    const struct one_thing *one_thing = report->analysis->one_thing;
    sentence[0] = one_thing_sentence(run, one_thing, report->who, report->label);
    return 1 + one_thing_cautions(run, one_thing, report->label, sentence + 1);
}

static char *add_loadings(struct run *run, char *text, const gsl_matrix *loading, size_t j)
{
    for (size_t r = 0; loading != NULL && r < loading->size2; r++)
        text = talloc_asprintf_append_buffer(text, ",%s",
                                             number_full(run, gsl_matrix_get(loading, j, r)));
    return text;
}

static char *add_headings(char *text, const char *name, const gsl_matrix *loading)
{
    for (size_t r = 0; loading != NULL && r < loading->size2; r++)
        text = loading->size2 == 1 ? talloc_asprintf_append_buffer(text, ",%s", name)
                                   : talloc_asprintf_append_buffer(text, ",%s.%zu", name, r + 1);
    return text;
}

/* A row for each indicator. */
static const char *indicators_csv(struct run *run, const struct factor_report *report)
{
    const struct factor_analysis *analysis = report->analysis;
    const struct one_thing *one_thing = analysis->one_thing;
    char *text =
        add_headings(talloc_strdup(run, "indicator"), "loading", analysis->factoring->loading);
    text = add_headings(text, "varimax", analysis->varimax);
    text = talloc_strdup_append_buffer(
        text, ",communality,uniqueness,kmo,item.rest.r,alpha.without,raw.item.rest.r,"
              "raw.alpha.without,mean,sd,eigenvalue,random.mean,random.95,method,nobs\n");
    for (size_t j = 0; j < analysis->correlations->size; j++) {
        const struct reliability_of_item *item = &one_thing->reliability->item[j];
        const double values[] = { analysis->factoring->communality[j],
                                  analysis->factoring->uniqueness[j],
                                  one_thing->adequacy->kmo_of[j],
                                  item->rest,
                                  item->alpha_without,
                                  item->raw_rest,
                                  item->raw_alpha_without,
                                  analysis->correlations->mean[j],
                                  analysis->correlations->deviation[j],
                                  gsl_vector_get(analysis->correlations->eigen->value, j),
                                  analysis->parallel->mean[j],
                                  analysis->parallel->percentile[j] };
        text = talloc_strdup_append_buffer(text, csv_safe(run, analysis->correlations->names[j]));
        text = add_loadings(run, text, analysis->factoring->loading, j);
        text = add_loadings(run, text, analysis->varimax, j);
        text = csv_add_numbers(run, text, values, sizeof values / sizeof *values);
        text = talloc_asprintf_append_buffer(text, ",%s,%zu\n",
                                             latent_method_names[analysis->settings.method],
                                             report->sample->rows);
    }
    return text;
}

void factor_report_make(struct run *run, const struct factor_report *report,
                        struct section *section)
{
    factor_tables_add(run, report, section);
    section->csv = indicators_csv(run, report);
    section_json(run, section, factor_json(run, report));
}

/* What a row is called: as an authority of a study, with its code, or as a row of a table. */
static const char *row_cells(struct run *run, const struct factor_report *report, size_t row)
{
    const struct panel *panel = report->panel;
    if (panel == NULL)
        return csv_safe(run, report->frame->row_label[row]);
    return talloc_asprintf(run, "%s,%s", panel->sources->areas->area[panel->area[row]].gss_code,
                           csv_safe(run, report->frame->row_label[row]));
}

const char *factor_scores_csv(struct run *run, const struct factor_report *report)
{
    const struct factor_analysis *analysis = report->analysis;
    const gsl_matrix *regression = analysis->regression->score;
    const gsl_matrix *bartlett = analysis->bartlett == NULL ? NULL : analysis->bartlett->score;
    const char *end = report->made_up ? ",made-up data\n" : "\n";
    char *text = talloc_strdup(run, report->panel == NULL ? "row" : "gss_code,local_authority");
    text = add_headings(text, analysis->settings.method == LATENT_PC ? "component" : "regression",
                        regression);
    text = add_headings(text, "bartlett", bartlett);
    text = talloc_strdup_append_buffer(text, report->made_up ? "," MADE_UP_COLUMN "\n" : "\n");
    for (size_t i = 0; i < report->sample->rows; i++) {
        text = talloc_strdup_append_buffer(text, row_cells(run, report, report->sample->row[i]));
        text = add_loadings(run, text, regression, i);
        text = add_loadings(run, text, bartlett, i);
        text = talloc_strdup_append_buffer(text, end);
    }
    return text;
}
