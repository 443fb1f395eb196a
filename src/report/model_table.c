#include "report/model_table.h"

#include <string.h>

#include "report/composition.h"
#include "report/model_notes.h"
#include "report/printed_rows.h"

/* The n that all models of a group share; 0 if they differ. */
static size_t group_nobs(const struct composition *layout, const struct group *group)
{
    size_t nobs = layout->fit[group->fit[0]]->nobs;
    for (size_t i = 1; i < group->fits; i++)
        if (layout->fit[group->fit[i]]->nobs != nobs)
            return 0;
    return nobs;
}

/* The n printed for a group; 0 where nothing is printed. */
static size_t group_printed_nobs(const struct composition *layout, const struct group *group)
{
    for (size_t r = 0; layout->published != NULL && r < layout->published->rows; r++) {
        const struct published_row *row = &layout->published->row[r];
        if (strcmp(row->outcome, group->outcome) == 0 && strcmp(row->model, group->model) == 0)
            return row->nobs;
    }
    return 0;
}

static const char *group_heading(const struct composition *layout, const struct group *group)
{
    size_t nobs = group_nobs(layout, group), printed = group_printed_nobs(layout, group);
    if (layout->nobs_column)
        return group->outcome;
    if (printed == 0 || printed == nobs)
        return composition_heading(layout, group->outcome, nobs);
    return talloc_asprintf(layout->run, "%s (n=%zu; printed %zu)", group->outcome, nobs, printed);
}

/* n stands in the headings if each group has one n, and the author does not say otherwise. */
static bool needs_nobs_column(const struct composition *layout)
{
    for (size_t g = 0; g < layout->groups; g++)
        if (group_nobs(layout, &layout->group[g]) == 0)
            return true;
    return layout->models->nobs == 1;
}

void composition_fill_printed(struct composition *layout, const struct found *found, size_t g,
                              struct table_row *row)
{
    struct run *run = layout->run;
    const size_t column = composition_column(layout, g);
    const struct published_row *printed = found->printed;
    struct comparison verdict = verdict_compare(run, found->coefficient, printed);
    tally_add(layout->tally, verdict.estimate);
    tally_add(layout->tally, verdict.std_error);
    tally_add(layout->tally, verdict.p_value);
    const char *error = *printed->std_error.text == '\0'
                            ? ""
                            : talloc_asprintf(run, " (%s)%s", printed->std_error.text,
                                              verdict_mark(verdict.std_error));
    row->cell[column].text = talloc_asprintf(run, "%s%s%s", printed->estimate.text,
                                             verdict_mark(verdict.estimate), error);
    if (*printed->p_value.text != '\0')
        row->cell[column + 1].text =
            talloc_asprintf(run, "%s%s", printed->p_value.text, verdict_mark(verdict.p_value));
    if (*printed->note != '\0')
        table_add_note(run, layout->table, "%s, %s: %s.", printed->term, printed->model,
                       printed->note);
}

static void gather(struct composition *layout)
{
    for (size_t i = 0; i < layout->fits; i++)
        composition_group(layout, outcome_label(layout->frame, layout->fit[i]),
                          layout->models->model[i].name, i);
    layout->nobs_column = needs_nobs_column(layout);
    for (size_t g = 0; g < layout->groups; g++)
        layout->group[g].heading = group_heading(layout, &layout->group[g]);
}

bool model_table_layout(struct run *run, const struct fitted *fitted,
                        const struct fitted_table *source, const struct published *published,
                        struct table **table, struct tally *tally)
{
    const struct model_table *models = source->table;
    struct composition layout = { .run = run,
                                  .frame = fitted->panel->frame,
                                  .style = &models->style,
                                  .fits = models->models,
                                  .fit = source->fit,
                                  .models = models,
                                  .published = published,
                                  .tally = tally,
                                  .headed = true,
                                  .summarised = true };
    gather(&layout);
    if (!composition_begin(&layout, ARRANGED_ABREAST)
        || !composition_compose(&layout, models->id, models->title)
        || (published != NULL && !printed_rows_check(run, fitted, source, published)))
        return false;
    *table = layout.table;
    layout.table->made_up = fitted->panel->made_up;
    composition_note_cells(&layout);
    model_notes_add(run, fitted, source, published, tally, layout.table);
    return true;
}
