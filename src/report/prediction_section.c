#include "report/prediction_section.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "fit/prediction.h"
#include "report/json.h"
#include "report/section_rows.h"

static const char csv_header[] =
    "model,nobs,AIC,AICc,BIC,sigma,rmse.in.sample,rmse.leave.one.out,rmse.folds,rmse.folds.low,"
    "rmse.folds.high,folds,rounds,unpredicted,PRESS,r.squared,adj.r.squared,predicted.r.squared\n";

/* What is said of a model, by its name for people and in JSON. */
enum shape { SHAPE_CRITERION, SHAPE_COUNT, SHAPE_ERROR, SHAPE_SUM, SHAPE_SHARE };
struct line {
    const char *name, *key;
    enum shape shape;
    double value;
};
enum { LINES = 14, MOST_ABREAST = 7 };

static void lines_fill(const struct fit *fit, const struct prediction *made,
                       struct line line[LINES])
{
    const struct line all[LINES] = {
        { "AIC", "aic", SHAPE_CRITERION, fit->aic },
        { "AICc", "aicc", SHAPE_CRITERION, made->aicc },
        { "BIC", "bic", SHAPE_CRITERION, fit->bic },
        { "Residual standard error", "sigma", SHAPE_ERROR, fit->sigma },
        { "RMSE of the rows fitted", "rmse_in_sample", SHAPE_ERROR, made->in_sample_rmse },
        { "RMSE leaving one out", "rmse_leave_one_out", SHAPE_ERROR, made->rmse },
        { "RMSE in folds", "rmse_folds", SHAPE_ERROR, made->fold_rmse },
        { "  lowest of a round", "rmse_folds_low", SHAPE_ERROR, made->fold_rmse_low },
        { "  highest of a round", "rmse_folds_high", SHAPE_ERROR, made->fold_rmse_high },
        { "  folds", "folds", SHAPE_COUNT, (double)made->folds },
        { "PRESS", "press", SHAPE_SUM, made->press },
        { "R\u00B2", "r_squared", SHAPE_SHARE, fit->r_squared },
        { "Adjusted R\u00B2", "adj_r_squared", SHAPE_SHARE, fit->adj_r_squared },
        { "Predicted R\u00B2", "predicted_r_squared", SHAPE_SHARE, made->predicted_r_squared },
    };
    memcpy(line, all, sizeof all);
}

static const char *line_text(struct run *run, const struct line *line, double sigma)
{
    if (!isfinite(line->value))
        return "\u2014";
    switch (line->shape) {
    case SHAPE_CRITERION:
        return number_fixed(run, line->value, 1);
    case SHAPE_COUNT:
        return number_fixed(run, line->value, 0);
    case SHAPE_ERROR:
        return number_to_error(run, line->value, sigma);
    case SHAPE_SUM:
        return talloc_asprintf(run, "%.5g", line->value);
    default:
        return number_pointed(run, line->value, 3);
    }
}

static bool same_rows(const struct fit *a, const struct fit *b)
{
    return a->nobs == b->nobs
           && memcmp(a->design->row, b->design->row, a->nobs * sizeof *a->design->row) == 0
           && strcmp(a->design->formula->response.text, b->design->formula->response.text) == 0;
}

static void note_rows(struct run *run, const struct inquiry *inquiry, struct table *table)
{
    bool same = true;
    for (size_t m = 1; m < inquiry->fits; m++)
        same &= same_rows(inquiry->fit[0], inquiry->fit[m]);
    if (!same)
        table_add_note(run, table,
                       "These models are of different rows or outcomes: what stands here of one "
                       "does not compare with another (rows: --common-rows).");
}

static void note_unpredicted(struct run *run, const struct inquiry *inquiry,
                             const struct prediction *made, struct table *table)
{
    for (size_t m = 0; m < inquiry->fits; m++) {
        const char *which = section_title(run, inquiry, m, "");
        if (isnan(made[m].press))
            table_add_note(run, table,
                           "%s%sA row is fitted exactly whatever its outcome (leverage 1), so "
                           "there is no PRESS and no error leaving it out.",
                           which, *which == '\0' ? "" : " ");
        if (made[m].unpredicted > 0)
            table_add_note(run, table,
                           "%s%s%zu of %zu predictions in folds cannot be made, since no row in "
                           "the other folds has that level or value; the error is of the others.",
                           which, *which == '\0' ? "" : " ", made[m].unpredicted,
                           made[m].rounds * inquiry->fit[m]->nobs);
    }
}

/* Of models from `first` on, as many as a page is wide. */
static struct table *table_of(struct run *run, const struct inquiry *inquiry,
                              const struct prediction *made, size_t first)
{
    size_t count = inquiry->fits - first < MOST_ABREAST ? inquiry->fits - first : MOST_ABREAST;
    const char *heading[MOST_ABREAST + 1] = { "" };
    for (size_t m = 0; m < count; m++)
        heading[m + 1] =
            inquiry->fits == 1 ? "Value" : talloc_asprintf(run, "(%zu)", first + m + 1);
    struct table *table = table_headed(run, "Prediction", heading, count + 1);
    struct line line[LINES];
    for (size_t i = 0; i < LINES; i++) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        for (size_t m = 0; m < count; m++) {
            const struct fit *fit = inquiry->fit[first + m];
            lines_fill(fit, &made[first + m], line);
            row->cell[0].text = line[i].name;
            row->cell[m + 1].text = line_text(run, &line[i], fit->sigma);
        }
    }
    return table;
}

static void note_all(struct run *run, const struct inquiry *inquiry, const struct prediction *made,
                     struct table *table)
{
    note_rows(run, inquiry, table);
    note_unpredicted(run, inquiry, made, table);
    table_add_note(run, table,
                   "Of AIC, AICc and BIC the lower is the better, within one outcome on the same "
                   "rows. RMSE: root of the mean%s square of the errors, in units of the outcome; "
                   "leaving one out, each row is predicted by all others (PRESS: the sum of those "
                   "squares, Allen 1974; predicted R\u00B2 = 1 - PRESS / TSS). Folds: %zu rounds "
                   "at random (seed %llu; Stone 1974).",
                   inquiry->fit[0]->design->weight == NULL ? "" : ", weighted,", made[0].rounds,
                   (unsigned long long)inquiry->fit[0]->inference.seed);
    table_add_note(
        run, table,
        "Where the error on rows not seen is well above that of the rows fitted, the "
        "model has learnt these rows, not what is general. A model chosen by looking at "
        "these rows, or standardised over them, does better here than it would elsewhere.");
}

static json_t *model_json(const struct fit *fit, const struct prediction *made)
{
    struct line line[LINES];
    json_t *object =
        json_pack("{s:s, s:I, s:I, s:I}", "formula", fit->design->formula->text, "rounds",
                  (json_int_t)made->rounds, "seed", (json_int_t)fit->inference.seed, "unpredicted",
                  (json_int_t)made->unpredicted);
    lines_fill(fit, made, line);
    for (size_t i = 0; i < LINES; i++)
        json_object_set_new(object, line[i].key,
                            line[i].shape == SHAPE_COUNT ? json_integer((json_int_t)line[i].value)
                                                         : json_number_or_null(line[i].value));
    return object;
}

static char *csv_of(struct run *run, char *csv, const struct fit *fit,
                    const struct prediction *made)
{
    const char *const text[] = { fit->design->formula->text };
    const double number[] = { (double)fit->nobs,
                              fit->aic,
                              made->aicc,
                              fit->bic,
                              fit->sigma,
                              made->in_sample_rmse,
                              made->rmse,
                              made->fold_rmse,
                              made->fold_rmse_low,
                              made->fold_rmse_high,
                              (double)made->folds,
                              (double)made->rounds,
                              (double)made->unpredicted,
                              made->press,
                              fit->r_squared,
                              fit->adj_r_squared,
                              made->predicted_r_squared };
    return section_row(run, csv, text, 1, number, sizeof number / sizeof *number);
}

bool prediction_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    struct prediction *made = run_array(run, struct prediction, inquiry->fits);
    char *csv = talloc_strdup(run, csv_header);
    section_json(run, section, json_array());
    for (size_t m = 0; m < inquiry->fits; m++) {
        made[m] = prediction_of(run, inquiry->fit[m], inquiry->folds, USUAL_ROUNDS);
        csv = csv_of(run, csv, inquiry->fit[m], &made[m]);
        json_array_append_new(section->json, model_json(inquiry->fit[m], &made[m]));
    }
    for (size_t first = 0; first < inquiry->fits; first += MOST_ABREAST)
        section_add(run, section, table_of(run, inquiry, made, first));
    note_all(run, inquiry, made, section->table[section->tables - 1]);
    section->csv = csv;
    return true;
}
