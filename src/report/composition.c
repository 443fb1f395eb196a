#include "report/composition.h"

#include <math.h>

#include "base/number.h"

const struct frame *composition_frame(const struct composition *layout)
{
    return layout->fitted->panel->frame;
}

const char *composition_p_value(struct run *run, double p_value, size_t decimals)
{
    const char *number =
        decimals == 3 ? number_p_value(run, p_value) : number_pointed(run, p_value, (int)decimals);
    return talloc_asprintf(run, "%s%s", number, number_stars(p_value));
}

/* The one fit of a column, or NULL where it holds several. */
static const struct fit *single_fit(const struct composition *layout, size_t g)
{
    const struct group *group = &layout->group[g];
    return group->fits == 1 ? layout->source->fit[group->fit[0]] : NULL;
}

static void add_r_squared(struct composition *layout)
{
    struct run *run = layout->run;
    int decimals = (int)layout->source->table->decimals.r_squared;
    struct table_row *row = table_add_row(run, layout->table, ROW_SUMMARY), *below = NULL;
    row->cell[0].text = "R\u00B2";
    for (size_t g = 0; g < layout->groups; g++)
        if (single_fit(layout, g) != NULL)
            row->cell[1 + 2 * g].text =
                number_pointed(run, single_fit(layout, g)->r_squared, decimals);
    for (size_t g = 0; layout->published != NULL && g < layout->groups; g++) {
        const struct group *group = &layout->group[g];
        const struct published_row *printed =
            published_find(layout->published, group->outcome, group->model, "R2");
        if (printed == NULL || single_fit(layout, g) == NULL)
            continue;
        enum verdict verdict = verdict_r_squared(run, single_fit(layout, g)->r_squared, printed);
        tally_add(layout->tally, verdict);
        if (below == NULL)
            below = table_add_row(run, layout->table, ROW_PRINTED);
        below->cell[0].text = "as printed";
        below->cell[1 + 2 * g].text =
            talloc_asprintf(run, "%s%s", printed->estimate.text, verdict_mark(verdict));
    }
}

/* What the print leaves out and a reader needs. */
static void add_fit_rows(struct composition *layout)
{
    struct run *run = layout->run;
    struct table_row *row = table_add_row(run, layout->table, ROW_SUMMARY);
    row->cell[0].text = "Adjusted R\u00B2";
    for (size_t g = 0; g < layout->groups; g++)
        if (single_fit(layout, g) != NULL)
            row->cell[1 + 2 * g].text =
                number_pointed(run, single_fit(layout, g)->adj_r_squared, 3);
    row = table_add_row(run, layout->table, ROW_SUMMARY);
    row->cell[0].text = "F (degrees of freedom)";
    for (size_t g = 0; g < layout->groups; g++) {
        const struct fit *fit = single_fit(layout, g);
        if (fit == NULL || isnan(fit->statistic))
            continue;
        row->cell[1 + 2 * g].text =
            talloc_asprintf(run, "%s (%zu, %zu)", number_pointed(run, fit->statistic, 2),
                            fit->df_model, fit->df_residual);
        row->cell[2 + 2 * g].text = composition_p_value(run, fit->p_value, 3);
    }
    row = table_add_row(run, layout->table, ROW_SUMMARY);
    row->cell[0].text = "Residual standard error";
    for (size_t g = 0; g < layout->groups; g++)
        if (single_fit(layout, g) != NULL)
            row->cell[1 + 2 * g].text = number_pointed(run, single_fit(layout, g)->sigma, 3);
}

void composition_add_summary(struct composition *layout)
{
    add_r_squared(layout);
    add_fit_rows(layout);
}
