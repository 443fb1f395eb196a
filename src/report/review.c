#include "report/review.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "fit/groups.h"
#include "report/checks_section.h"
#include "report/influence_section.h"
#include "report/leave_one_out_section.h"
#include "report/missing_data_section.h"
#include "report/model_table.h"
#include "report/objection_notes.h"
#include "report/power_section.h"
#include "report/prediction_section.h"
#include "report/standardised_section.h"

enum { USUAL_FOLDS = 10 };

static const struct kind {
    const char *title;
    section_maker *make;
    bool where_rows_are_left_out; /* and not otherwise */
} kinds[] = {
    { "coefficients in standard deviations", standardised_section, false },
    { "collinearity, variance, form and normality", checks_section, false },
    { "rows that the fit leans on", influence_section, false },
    { "estimates without each row and each region", leave_one_out_section, false },
    { "how well rows not fitted are predicted", prediction_section, false },
    { "what could have been found", power_section, false },
    { "which rows are missing, and why", missing_data_section, true },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* The multiple models of a table. */
struct multiple {
    const struct fitted *fitted;
    const struct fitted_table *table;
    struct analysis analysis;
    size_t fits, left_outs;
    struct fit **fit;
    const char **name; /* "KS4 Attainment, Model 1" */
};

static struct multiple multiple_of(struct run *run, const struct fitted *fitted,
                                   const struct fitted_table *table)
{
    const struct panel *panel = fitted->panel;
    struct multiple multiple = { .fitted = fitted,
                                 .table = table,
                                 .analysis = { .offer = fitted_offer(panel, table->rule),
                                               .inference = table->table->inference,
                                               .rows_are = "local authorities",
                                               .row_is = "local authority" } };
    if (groups_known(panel->frame, "region"))
        multiple.analysis.group = "region";
    multiple.fit = run_array(run, struct fit *, table->table->models);
    multiple.name = run_array(run, const char *, table->table->models);
    for (size_t m = 0; m < table->table->models; m++) {
        struct fit *fit = table->fit[m];
        const char *name = table->table->model[m].name, *of = outcome_label(panel->frame, fit);
        if (fit->design->formula->terms < 2)
            continue;
        multiple.left_outs += fit->design->left_outs;
        multiple.name[multiple.fits] =
            name == NULL || *name == '\0' ? of : talloc_asprintf(run, "%s, %s", of, name);
        multiple.fit[multiple.fits++] = fit;
    }
    return multiple;
}

/* The models as sections number them. */
static const char *numbered(struct run *run, const struct multiple *multiple)
{
    const char **name = run_array(run, const char *, multiple->fits);
    for (size_t m = 0; m < multiple->fits; m++)
        name[m] = talloc_asprintf(run, "(%zu) %s", m + 1, multiple->name[m]);
    return multiple->fits == 1 ? NULL : text_list(run, name, multiple->fits);
}

static void objections_add(struct run *run, const struct multiple *multiple,
                           struct reviewed *reviewed)
{
    for (size_t m = 0; m < multiple->fits; m++) {
        const struct objections *found = objections_to(run, &multiple->analysis, multiple->fit[m]);
        for (size_t i = 0; i < found->count; i++) {
            reviewed->objection =
                run_grow(run, reviewed->objection, const char *, reviewed->objections + 1);
            reviewed->objection[reviewed->objections++] = talloc_asprintf(
                run, "Of %s: %s", multiple->name[m],
                objection_words(run, &multiple->analysis, multiple->fit[m], &found->objection[i]));
        }
    }
}

static bool section_add_kind(struct run *run, const struct multiple *multiple,
                             const struct kind *kind, struct reviewed *reviewed)
{
    const struct panel *panel = multiple->fitted->panel;
    const struct inquiry inquiry = { .analysis = &multiple->analysis,
                                     .whole = &multiple->analysis,
                                     .areas = panel->sources->areas,
                                     .area = panel->area,
                                     .fits = multiple->fits,
                                     .fit = multiple->fit,
                                     .folds = USUAL_FOLDS,
                                     .smallest_effect = NAN };
    struct reviewed_section *section = &reviewed->section[reviewed->sections++];
    section->title = kind->title;
    if (!kind->make(run, &inquiry, &section->section))
        return false;
    for (size_t t = 0; t < section->section.tables; t++)
        section->section.table[t]->made_up = panel->made_up;
    return true;
}

bool review_make(struct run *run, const struct fitted *fitted, struct review **review)
{
    const struct study *study = fitted->panel->study;
    struct review *made = talloc_zero(run, struct review);
    *review = made;
    made->reviewed = run_array(run, struct reviewed, study->tables);
    for (size_t t = 0; t < study->tables; t++) {
        if (fitted->table[t].absent != NULL)
            continue;
        const struct multiple multiple = multiple_of(run, fitted, &fitted->table[t]);
        if (multiple.fits == 0)
            continue;
        struct reviewed *reviewed = &made->reviewed[made->count++];
        reviewed->table = &fitted->table[t];
        reviewed->models = numbered(run, &multiple);
        reviewed->section = run_array(run, struct reviewed_section, KINDS);
        objections_add(run, &multiple, reviewed);
        for (size_t i = 0; i < KINDS; i++)
            if ((!kinds[i].where_rows_are_left_out || multiple.left_outs > 0)
                && !section_add_kind(run, &multiple, &kinds[i], reviewed))
                return false;
    }
    return true;
}
